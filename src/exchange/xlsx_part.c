/* SPDX-License-Identifier: ISC */
/* A workbook as an archive of XML parts, none of which is trusted: sizes are bounded, document types refused. */
#include "xlsx_part.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>

#include "spool.h"

enum {
	BLOCK = 64 * 1024,
	ENTRIES_MOST = 10000,
	TOKEN_MOST = 4 * 1024 * 1024, /* bytes without a complete tag or text: expat would go on collecting them */
	END_RECORD = 22,              /* bytes of an archive's end record, which a comment of 64 KiB may follow */
	END_SEARCHED = END_RECORD + 65535,
};
static const uint64_t file_most = (uint64_t)256 << 20; /* bytes of a workbook's file */
/* Bytes of one part's XML: a million rows of 14 columns are 700 MB, packed to a tenth. A bomb packs a thousand to one. */
static const uint64_t part_most = (uint64_t)2048 << 20, part_free = (uint64_t)256 << 20;
enum { PART_RATIO = 200 };

/* --- the archive ------------------------------------------------------------------------------------------------------------- */

static enum xlsx_answer take_file(int fd, struct decoder *decoder, const char **why, struct problem *problem)
{
	char *bytes = decoder->raw + decoder->raw_start;
	size_t length = decoder->raw_end - decoder->raw_start;
	while (length > 0) {
		if (decoder->source->bytes_read > file_most) {
			*why = _("the workbook is larger than 256 MiB: save it as CSV UTF-8");
			return XLSX_REFUSED;
		}
		if (spool_write(fd, bytes, length, problem) != STATUS_OK)
			return XLSX_FAILED;
		const ssize_t got = source_read(decoder->source, decoder->raw, DECODE_BLOCK, problem);
		if (got < 0)
			return XLSX_FAILED;
		bytes = decoder->raw;
		length = (size_t)got;
	}
	decoder->raw_start = decoder->raw_end = 0;
	return XLSX_GOOD;
}

/* An archive of millions of entries would take memory before anything else can be asked. Its end record tells their number. */
static bool has_sane_end(int fd)
{
	static const char signature[] = { 'P', 'K', 5, 6 };
	const off_t size = lseek(fd, 0, SEEK_END);
	char *tail = malloc(END_SEARCHED);
	bool is_sane = false;
	if (!tail || size < END_RECORD) {
		free(tail);
		return false;
	}
	const size_t wanted = size < END_SEARCHED ? (size_t)size : END_SEARCHED;
	const ssize_t got = pread(fd, tail, wanted, size - (off_t)wanted);
	for (ssize_t at = got - END_RECORD; at >= 0; at--) {
		const unsigned char *end = (const unsigned char *)tail + at;
		if (memcmp(end, signature, sizeof signature) == 0) {
			is_sane = (end[10] | end[11] << 8) <= ENTRIES_MOST;
			break;
		}
	}
	free(tail);
	return is_sane;
}

static enum xlsx_answer open_zip(struct xlsx_archive *archive, int fd, const char **why)
{
	int error = 0;
	if (has_sane_end(fd))
		archive->zip = zip_fdopen(fd, 0, &error);
	if (archive->zip)
		return XLSX_GOOD;
	close(fd);
	*why = _("the archive is damaged: the file may be cut off");
	return XLSX_REFUSED;
}

enum xlsx_answer xlsx_archive_open(struct xlsx_archive *archive, struct decoder *decoder, const char **why, struct problem *problem)
{
	archive->zip = NULL;
	const int fd = spool_make(problem);
	if (fd < 0)
		return XLSX_FAILED;
	const enum xlsx_answer answer = take_file(fd, decoder, why, problem);
	const uint64_t most = part_free + PART_RATIO * decoder->source->bytes_read;
	archive->part_most = most < part_most ? most : part_most;
	if (answer != XLSX_GOOD) {
		close(fd);
		return answer;
	}
	return open_zip(archive, fd, why);
}

void xlsx_archive_close(struct xlsx_archive *archive)
{
	if (archive->zip)
		zip_discard(archive->zip);
	archive->zip = NULL;
}

bool xlsx_archive_has(const struct xlsx_archive *archive, const char *name)
{
	return zip_name_locate(archive->zip, name, ZIP_FL_NOCASE) >= 0;
}

/* --- parts ------------------------------------------------------------------------------------------------------------------- */

static const char namespace_end = '|';

static const char *bare_name(const char *name)
{
	const char *end = strrchr(name, namespace_end);
	return end ? end + 1 : name;
}

const char *xlsx_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		if (strcmp(bare_name(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}

static void XMLCALL handle_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xlsx_part *part = data;
	part->bytes_known = part->bytes;
	part->handlers.start(part->handlers.context, bare_name(name), attributes);
}

static void XMLCALL handle_end(void *data, const XML_Char *name)
{
	struct xlsx_part *part = data;
	part->bytes_known = part->bytes;
	part->handlers.end(part->handlers.context, bare_name(name));
}

static void XMLCALL handle_text(void *data, const XML_Char *bytes, int length)
{
	struct xlsx_part *part = data;
	part->bytes_known = part->bytes;
	if (part->handlers.text)
		part->handlers.text(part->handlers.context, bytes, length);
}

static void XMLCALL handle_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                                   int has_internal)
{
	(void)name, (void)system, (void)public, (void)has_internal;
	xlsx_part_refuse(data, _("the workbook's XML declares a document type, which no spreadsheet does"));
}

void xlsx_part_suspend(struct xlsx_part *part)
{
	if (!part->why)
		XML_StopParser(part->parser, XML_TRUE);
}

void xlsx_part_refuse(struct xlsx_part *part, const char *why)
{
	if (!part->why)
		part->why = why;
	XML_StopParser(part->parser, XML_FALSE);
}

enum xlsx_answer xlsx_part_open(struct xlsx_part *part, struct xlsx_archive *archive, const char *name,
                                const struct xlsx_handlers *handlers, const char **why)
{
	zip_stat_t about;
	memset(part, 0, sizeof *part);
	part->handlers = *handlers;
	if (zip_stat(archive->zip, name, ZIP_FL_NOCASE, &about) == 0)
		part->file = zip_fopen(archive->zip, name, ZIP_FL_NOCASE);
	if (!part->file) {
		*why = _("the archive holds no workbook, or a part of it is missing or locked by a password");
		return XLSX_REFUSED;
	}
	part->size = about.size;
	part->most = archive->part_most;
	part->parser = XML_ParserCreateNS(NULL, namespace_end);
	if (!part->parser)
		return XLSX_FAILED;
	XML_SetUserData(part->parser, part);
	XML_SetElementHandler(part->parser, handle_start, handle_end);
	XML_SetCharacterDataHandler(part->parser, handle_text);
	XML_SetStartDoctypeDeclHandler(part->parser, handle_doctype);
	return XLSX_GOOD;
}

/* Reads a block into the parser. XLSX_GOOD: go on asking the parser. */
static enum xlsx_answer feed(struct xlsx_part *part, enum XML_Status *status, const char **why)
{
	void *block = XML_GetBuffer(part->parser, BLOCK);
	if (!block)
		return XLSX_FAILED;
	const zip_int64_t got = zip_fread(part->file, block, BLOCK);
	if (got < 0) {
		*why = _("the archive is damaged: a part of the workbook cannot be unpacked");
		return XLSX_REFUSED;
	}
	part->bytes += (uint64_t)got;
	if (part->bytes > part->most || part->bytes - part->bytes_known > TOKEN_MOST) {
		*why = _("the workbook unpacks to more than a workbook can hold");
		return XLSX_REFUSED;
	}
	part->has_ended = got == 0;
	*status = XML_ParseBuffer(part->parser, (int)got, part->has_ended);
	return XLSX_GOOD;
}

static enum xlsx_answer judge(const struct xlsx_part *part, enum XML_Status status, const char **why)
{
	if (part->has_no_memory || (status == XML_STATUS_ERROR && XML_GetErrorCode(part->parser) == XML_ERROR_NO_MEMORY))
		return XLSX_FAILED;
	if (status != XML_STATUS_ERROR)
		return XLSX_GOOD;
	*why = part->why ? part->why : _("the workbook's XML is damaged");
	return XLSX_REFUSED;
}

enum xlsx_answer xlsx_part_run(struct xlsx_part *part, const char **why)
{
	enum xlsx_answer answer = XLSX_GOOD;
	enum XML_Status status = XML_STATUS_OK;
	if (part->is_suspended)
		status = XML_ResumeParser(part->parser);
	for (;;) {
		part->is_suspended = status == XML_STATUS_SUSPENDED;
		if (answer == XLSX_GOOD)
			answer = judge(part, status, why);
		if (answer != XLSX_GOOD || part->is_suspended || part->has_ended)
			return answer;
		answer = feed(part, &status, why);
	}
}

void xlsx_part_close(struct xlsx_part *part)
{
	if (part->parser)
		XML_ParserFree(part->parser);
	if (part->file)
		zip_fclose(part->file);
	memset(part, 0, sizeof *part);
}

enum xlsx_answer xlsx_part_read(struct xlsx_archive *archive, const char *name, const struct xlsx_handlers *handlers,
                                struct xlsx_part *part, const char **why)
{
	enum xlsx_answer answer = xlsx_part_open(part, archive, name, handlers, why);
	if (answer == XLSX_GOOD)
		answer = xlsx_part_run(part, why);
	xlsx_part_close(part);
	return answer;
}
