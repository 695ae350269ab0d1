/* SPDX-License-Identifier: ISC */
/* A workbook as an archive of XML parts, none of which is trusted. */
#ifndef EXCHANGE_XLSX_PART_H
#define EXCHANGE_XLSX_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <expat.h>
#include <zip.h>

#include <luqu/problem.h>

#include "decode.h"

enum xlsx_answer {
	XLSX_GOOD,
	XLSX_REFUSED, /* *why is a translated sentence for a finding */
	XLSX_FAILED,  /* the problem is set */
};

enum { XLSX_NAME = 256 }; /* bytes of a part's name */

struct xlsx_archive {
	zip_t *zip;
	uint64_t part_most; /* bytes that one part may unpack to */
};

/* Takes the whole file, of which the decoder holds the first block, to a nameless temporary file: an archive cannot be read from a
 * pipe, and what has been taken does not change any more. */
enum xlsx_answer xlsx_archive_open(struct xlsx_archive *archive, struct decoder *decoder, const char **why,
                                   struct problem *problem);
void xlsx_archive_close(struct xlsx_archive *archive);
bool xlsx_archive_has(const struct xlsx_archive *archive, const char *name);

/* What is done with a part's XML. Names come without their namespace. */
struct xlsx_handlers {
	void (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *bytes, int length); /* NULL: not wanted */
	void *context;
};

struct xlsx_part {
	struct xlsx_handlers handlers;
	zip_file_t *file;
	uint64_t most; /* bytes it may have */
	XML_Parser parser;
	uint64_t bytes, size; /* read so far; as the archive says */
	uint64_t bytes_known; /* read when the parser last told of something */
	bool has_ended;
	bool is_suspended;
	const char *why;    /* set by xlsx_part_refuse */
	bool has_no_memory; /* set by handlers */
};

enum xlsx_answer xlsx_part_open(struct xlsx_part *part, struct xlsx_archive *archive, const char *name,
                                const struct xlsx_handlers *handlers, const char **why);
/* Reads on to the part's end, or until a handler suspends it (part->is_suspended then). */
enum xlsx_answer xlsx_part_run(struct xlsx_part *part, const char **why);
void xlsx_part_close(struct xlsx_part *part); /* accepts a zeroed one */

/* For handlers. */
void xlsx_part_suspend(struct xlsx_part *part);
void xlsx_part_refuse(struct xlsx_part *part, const char *why);
/* An attribute's value by its name without namespace; NULL: none. */
const char *xlsx_attribute(const char **attributes, const char *name);

/* All of it at once. */
enum xlsx_answer xlsx_part_read(struct xlsx_archive *archive, const char *name, const struct xlsx_handlers *handlers,
                                struct xlsx_part *part, const char **why);

#endif
