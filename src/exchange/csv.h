/* SPDX-License-Identifier: ISC */
/* Records of a CSV text (RFC 4180), one after the other, in bounded memory. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/kind.h>

#include "decode.h"

enum { CSV_CELLS_KEPT = 256 }; /* cells of a record beyond these are counted, not kept */

struct csv {
	struct decoder *decoder;
	struct findings *findings;
	const char *name; /* of the file, for findings */
	/* Columns' names for findings, in the file's order, once the header is known; NULL: none. */
	const char *const *column_names;
	size_t n_column_names;
	char *buffer;
	size_t start, end;                            /* of what waits in the buffer */
	size_t searched;                              /* bytes from start on that are known to hold no line end */
	uint64_t base;                                /* offset in the decoded text of buffer[0] */
	uint64_t line;                                /* number of the line at start */
	bool has_ended;                               /* nothing follows what is in the buffer */
	bool has_quotes, has_returns, has_high_bytes; /* does what waits in the buffer hold any? */
};

struct csv_record {
	uint64_t line;                     /* where it begins */
	size_t n_cells;                    /* may be more than are kept */
	struct cell cells[CSV_CELLS_KEPT]; /* in the buffer: valid until the next call */
};

enum csv_answer {
	CSV_RECORD,
	CSV_BLANK,   /* a line of nothing, record->line is set */
	CSV_BAD,     /* a finding has been added, record->line is set; the next call goes on at the next line */
	CSV_END,     /* after the last record */
	CSV_STOPPED, /* a finding has been added, and nothing can be read any more */
	CSV_FAILED,  /* read error: the problem is set */
};

enum status csv_open(struct csv *csv, struct decoder *decoder, struct problem *problem);
void csv_close(struct csv *csv);

/* The next line as it stands, without taking it. CSV_RECORD, CSV_END, CSV_STOPPED or CSV_FAILED. */
enum csv_answer csv_peek_line(struct csv *csv, struct cell *line, struct problem *problem);
enum csv_answer csv_next(struct csv *csv, struct csv_record *record, struct problem *problem);

#endif
