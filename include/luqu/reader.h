/* SPDX-License-Identifier: ISC */
/* Reading rows of a kind from a file that somebody sent: CSV in any encoding we know, or the first worksheet of an XLSX file
 * (the file's bytes decide, not its name). Memory stays bounded whatever the file holds. */
#ifndef LUQU_READER_H
#define LUQU_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/digest.h>
#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>

enum {
	FIELD_BYTES_MOST = 64 * 1024,  /* a longer cell is a finding, the row is bad */
	LINE_BYTES_MOST = 1024 * 1024, /* a longer line is a finding, nothing after it is read */
};

/* ENCODING_DETECT: a byte order mark; else NUL bytes in the pattern of UTF-16; else UTF-8 where the first block is well-formed
 * UTF-8; else GB18030. ENCODING_UTF16: its byte order mark decides, without one the pattern. */
enum encoding { ENCODING_DETECT, ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16, ENCODING_UTF16LE, ENCODING_UTF16BE };
/* Names as given to --encoding, in any case: detect, utf-8, gb18030, utf-16, utf-16le, utf-16be; with or without hyphen; gbk and gb2312 mean
 * gb18030, which holds both. false: no such name. */
bool encoding_find(const char *name, enum encoding *encoding);
const char *encoding_name(enum encoding encoding); /* "utf-8" ... */

struct reader; /* opaque */

/* All that a pipe sends, taken before anybody waits for it. Zeroed: nothing was taken, the path is read. */
enum ahead_state { AHEAD_NONE, AHEAD_TAKING, AHEAD_TAKEN };
struct reader_ahead {
	enum ahead_state state;
	bool is_whole; /* else it was left where a fault let nothing more be read, which whoever reads it finds too */
	int fd;        /* but for AHEAD_NONE: a nameless temporary file in $TMPDIR, else /tmp */
};

struct reader_options {
	const char *path;           /* "-": standard input */
	const char *name;           /* how findings call the file; NULL: path. Must outlive the reader */
	enum kind kind;
	const struct kind_table *table; /* the columns of a file that is of no kind; NULL: the kind's */
	enum encoding encoding;
	struct findings *findings;  /* every fault of the file's form goes here; must outlive the reader */
	bool needs_digest;          /* compute SHA-256 of the raw bytes along the way */
	const struct reader_ahead *ahead; /* where the path is a pipe: what has been taken of it; NULL: it is read itself */
};

/* Where the path is no regular file (a pipe, standard input, a device), reads it to its end, or to a fault after which nothing can be read,
 * so that what is done with its rows waits for nobody: other users wait while a transaction is open. Elsewhere does nothing. ahead: filled in;
 * closed by the caller after all readers of it, one at a time, are closed. STATUS_OK also where the file is at fault: reading it tells.
 * STATUS_ENVIRONMENT: it cannot be read, no space for the temporary file ... STATUS_FAULT: cancelled. */
enum status reader_ahead(const struct reader_options *options, const struct progress *progress, struct reader_ahead *ahead,
                         struct problem *problem);
void reader_ahead_close(struct reader_ahead *ahead); /* accepts a zeroed one */

/* Opens the file and reads its header. STATUS_OK: *reader is made; where the header is at fault (or the file is empty, packed,
 * no table at all ...) the findings say so, and reader_next answers READER_END at once. STATUS_ENVIRONMENT: cannot be opened or read
 * (no such file, a folder, no permission, a pipe nobody writes to), or no memory; *reader is NULL. */
enum status reader_open(const struct reader_options *options, struct reader **reader, struct problem *problem);
void reader_close(struct reader *reader); /* accepts NULL */

enum reader_answer {
	READER_ROW,    /* cells and line are filled in; the cells are well-formed UTF-8, not otherwise checked: that is row_check's task */
	READER_BAD,    /* a row whose form is at fault: the finding has been added, *line is set, go on */
	READER_END,    /* no more rows, be it the end or a fault after which nothing can be read (there is a finding then) */
	READER_FAILED, /* STATUS_ENVIRONMENT, the problem is set: read error or no memory */
};
/* The next row: kind_table(kind)->n_fields cells in the table's order, a column that is left out as an empty cell. They are valid until the
 * next call. *line: the line (in XLSX the row) where it begins, the header's first line being 1. */
enum reader_answer reader_next(struct reader *reader, struct cell cells[FIELDS_MOST], uint64_t *line, struct problem *problem);

const char *reader_name(const struct reader *reader);            /* for row_check and findings_add */
bool reader_has_column(const struct reader *reader, int field);  /* is the kind's field number `field` among the file's columns? */
enum encoding reader_encoding(const struct reader *reader);      /* the one in use, never ENCODING_DETECT; UTF-8 for XLSX */
/* Bytes of the file read so far, for a progress bar; *total 0: unknown (a pipe). */
void reader_position(const struct reader *reader, uint64_t *done, uint64_t *total);
/* SHA-256 of all bytes of the file. false: not asked for, or the file was not read to its end (a fault ended it early). After READER_END only. */
bool reader_digest(const struct reader *reader, unsigned char digest[DIGEST_BYTES]);

#endif
