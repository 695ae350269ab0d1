/* SPDX-License-Identifier: ISC */
/* libFuzzer over the reader of workbooks: the input stands as rows in the XML of a worksheet of an otherwise good workbook. What
 * comes out as rows is well-formed UTF-8 in ascending lines. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <zip.h>

#include <luqu/reader.h>
#include <luqu/text.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

struct part {
	const char *name, *text;
};
static const struct part parts[] = {
	{ "_rels/.rels", RELATIONS "<Relationship Id=\"a\" Type=\"" TYPE "officeDocument\" Target=\"b.xml\"/></Relationships>" },
	{ "b.xml", "<workbook " MAIN " xmlns:r=\"r\"><sheets><sheet r:id=\"s\"/></sheets></workbook>" },
	{ "_rels/b.xml.rels", RELATIONS "<Relationship Id=\"s\" Type=\"" TYPE "worksheet\" Target=\"s.xml\"/>"
	                                "<Relationship Id=\"t\" Type=\"" TYPE "sharedStrings\" Target=\"t.xml\"/>"
	                                "<Relationship Id=\"f\" Type=\"" TYPE "styles\" Target=\"f.xml\"/></Relationships>" },
	{ "t.xml", "<sst " MAIN "><si><t>code</t></si><si><t>name</t></si><si><t>date</t></si></sst>" },
	{ "f.xml",
	  "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"200\" formatCode=\"0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
	  "<xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>" },
};
static const char before[] =
        "<worksheet " MAIN "><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>";
static const char after[] = "</sheetData></worksheet>";

static void add(zip_t *archive, const char *name, const void *bytes, size_t length)
{
	zip_source_t *source = zip_source_buffer(archive, bytes, length, 0);
	const zip_int64_t index = source ? zip_file_add(archive, name, source, 0) : -1;
	if (index < 0 || zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0) != 0)
		abort();
}

/* The archive is made in memory and put into a nameless file. */
static int make_workbook(const char *sheet, size_t length)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
	if (!archive)
		abort();
	zip_source_keep(buffer);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		add(archive, parts[i].name, parts[i].text, strlen(parts[i].text));
	add(archive, "s.xml", sheet, length);
	if (zip_close(archive) != 0 || zip_source_open(buffer) != 0)
		abort();
	const int fd = memfd_create("fuzz", 0);
	char block[4096];
	for (zip_int64_t got; (got = zip_source_read(buffer, block, sizeof block)) > 0;) {
		if (write(fd, block, (size_t)got) != got)
			abort();
	}
	zip_source_close(buffer);
	zip_source_free(buffer);
	return fd;
}

static void expect_utf8(const struct cell *cell)
{
	for (size_t i = 0; i < cell->length;) {
		uint32_t character;
		const size_t step = utf8_decode(cell->bytes + i, cell->length - i, &character);
		if (step == 0)
			abort();
		i += step;
	}
}

static void read_all(const char *path)
{
	struct findings findings = { 0 };
	struct problem problem;
	struct reader *reader;
	struct cell cells[FIELDS_MOST];
	uint64_t line = 0, last = 0;
	const struct reader_options options = { .path = path, .kind = KIND_EXAMS, .findings = &findings };
	if (reader_open(&options, &reader, &problem) != STATUS_OK)
		abort();
	for (enum reader_answer answer; (answer = reader_next(reader, cells, &line, &problem)) != READER_END; last = line) {
		if (answer == READER_FAILED || line <= last)
			abort();
		for (size_t i = 0; answer == READER_ROW && i < kind_table(KIND_EXAMS)->n_fields; i++)
			expect_utf8(&cells[i]);
	}
	reader_close(reader);
	findings_clear(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const size_t length = sizeof before - 1 + size + sizeof after - 1;
	char *sheet = malloc(length);
	char path[32];
	memcpy(sheet, before, sizeof before - 1);
	memcpy(sheet + sizeof before - 1, data, size);
	memcpy(sheet + sizeof before - 1 + size, after, sizeof after - 1);
	const int fd = make_workbook(sheet, length);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	read_all(path);
	close(fd);
	free(sheet);
	return 0;
}
