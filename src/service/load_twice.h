/* SPDX-License-Identifier: ISC */
/* What stands twice in a file: noted while the file is taken in, found again with its lines in one further pass. */
#ifndef LUQU_SERVICE_LOAD_TWICE_H
#define LUQU_SERVICE_LOAD_TWICE_H

#include "load.h"

enum twice_form {
	TWICE_KEY,     /* two rows of one key */
	TWICE_PROGRAM, /* choices: a program twice in a list */
	TWICE_FORMS,
};

enum { TWICE_MOST = FINDINGS_KEPT * STORE_ROWS_AT_ONCE };

struct twice {
	struct strings *wanted[TWICE_FORMS]; /* parts joined by `/`; TWICE_MOST of them at most; not all need stand twice */
	uint64_t n_rows[TWICE_FORMS];        /* that repeat another: so many faults there are */
	bool is_out_of_memory;
};
void twice_free(struct twice *twice);
/* A row that may repeat another. How many do is for the caller to count (n_rows), but in twice_search_choices. */
void twice_want(struct twice *twice, enum kind kind, enum twice_form form, const struct value *values);
/* Goes through the table of choices, in key order, for lists that name a program twice. */
enum status twice_search_choices(struct store *store, struct twice *twice, struct problem *problem);

struct twice_file {
	const char *path, *name;
	enum kind kind;
	enum encoding encoding;
	const struct reader_ahead *ahead;
};
/* Tells of all that is wanted, with both lines, and frees. */
enum status twice_tell(struct twice *twice, const struct twice_file *file, struct findings *findings, struct problem *problem);

#endif
