/* SPDX-License-Identifier: ISC */
/* A record as a file has it, before anybody knows what its columns mean. */
#ifndef EXCHANGE_RECORD_H
#define EXCHANGE_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include <luqu/kind.h>

enum { RECORD_CELLS_KEPT = 256 }; /* cells beyond these are counted, not kept */

struct record {
	uint64_t line;                        /* where it begins; in a workbook its row */
	size_t n_cells;                       /* may be more than are kept */
	struct cell cells[RECORD_CELLS_KEPT]; /* valid until the next record is read */
};

/* What is known of the columns once the header has been read, in the file's order. */
struct record_columns {
	size_t count;
	const char *names[FIELDS_MOST]; /* the fields' own, for findings */
	enum field_type types[FIELDS_MOST];
};

enum record_answer {
	RECORD_GOOD,
	RECORD_BLANK,   /* a line of nothing, record->line is set */
	RECORD_BAD,     /* a finding has been added, record->line is set; the next call goes on behind it */
	RECORD_END,     /* after the last record */
	RECORD_STOPPED, /* a finding has been added, and nothing can be read any more */
	RECORD_FAILED,  /* read error or no memory: the problem is set */
};

#endif
