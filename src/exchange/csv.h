/* SPDX-License-Identifier: ISC */
/* Records of a CSV text (RFC 4180), one after the other, in bounded memory. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>

#include "decode.h"
#include "record.h"

struct csv {
	struct decoder *decoder;
	struct findings *findings;
	const char *name;                     /* of the file, for findings */
	const struct record_columns *columns; /* NULL: not known yet */
	char *buffer;
	size_t start, end;                            /* of what waits in the buffer */
	size_t searched;                              /* bytes from start on that are known to hold no line end */
	uint64_t base;                                /* offset in the decoded text of buffer[0] */
	uint64_t line;                                /* number of the line at start */
	bool has_ended;                               /* nothing follows what is in the buffer */
	bool has_quotes, has_returns, has_high_bytes; /* does what waits in the buffer hold any? */
};

enum status csv_open(struct csv *csv, struct decoder *decoder, struct problem *problem);
void csv_close(struct csv *csv);

/* The next line as it stands, without taking it. RECORD_GOOD, RECORD_END, RECORD_STOPPED or RECORD_FAILED. */
enum record_answer csv_peek_line(struct csv *csv, struct cell *line, struct problem *problem);
enum record_answer csv_next(struct csv *csv, struct record *record, struct problem *problem);

#endif
