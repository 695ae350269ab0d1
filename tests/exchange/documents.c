/* SPDX-License-Identifier: ISC */
/* Looking into documents: XML by expat, ZIP archives by libzip. */
#include "documents.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "../support/folder.h"

static int XMLCALL refuse_reference(XML_Parser parser, const XML_Char *context, const XML_Char *base, const XML_Char *system,
                                    const XML_Char *public)
{
	(void)parser, (void)context, (void)base, (void)system, (void)public;
	return XML_STATUS_ERROR;
}

void expect_xml(const char *text, size_t length)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	assert_non_null(parser);
	XML_SetExternalEntityRefHandler(parser, refuse_reference);
	if (XML_Parse(parser, text, (int)length, XML_TRUE) != XML_STATUS_OK) {
		print_error("line %lu: %s\n", (unsigned long)XML_GetCurrentLineNumber(parser),
		            XML_ErrorString(XML_GetErrorCode(parser)));
		fail();
	}
	XML_ParserFree(parser);
}

char *archive_read(const char *path, const char *name)
{
	int error;
	zip_stat_t about;
	zip_t *archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	assert_non_null(archive);
	char *text = NULL;
	if (zip_stat(archive, name, 0, &about) == 0) {
		zip_file_t *entry = zip_fopen(archive, name, 0);
		text = calloc(1, about.size + 1);
		assert_non_null(entry);
		assert_non_null(text);
		assert_int_equal(zip_fread(entry, text, about.size), about.size);
		zip_fclose(entry);
	}
	zip_discard(archive);
	return text;
}

size_t archive_count(const char *path)
{
	int error;
	zip_t *archive = zip_open(path, ZIP_RDONLY, &error);
	assert_non_null(archive);
	const zip_int64_t count = zip_get_num_entries(archive, 0);
	zip_discard(archive);
	return (size_t)count;
}

void archive_write(const char *path, const struct archive_entry *entries, size_t count)
{
	int error;
	zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(archive);
	for (size_t i = 0; i < count; i++) {
		const size_t length = entries[i].length ? entries[i].length : strlen(entries[i].text);
		zip_source_t *source = zip_source_buffer(archive, entries[i].text, length, 0);
		assert_non_null(source);
		assert_true(zip_file_add(archive, entries[i].name, source, 0) >= 0);
	}
	assert_int_equal(zip_close(archive), 0);
}
