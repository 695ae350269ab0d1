/* SPDX-License-Identifier: ISC */
/* Rows of one file, read and checked in one thread and taken in by another: half of the time of a load is reading, half writing. */
#ifndef LUQU_SERVICE_LOAD_INTAKE_H
#define LUQU_SERVICE_LOAD_INTAKE_H

#include "load.h"

struct intake_row {
	const struct row *row;
	uint64_t line;
	bool is_stand_in;     /* a row at fault whose key can be read: only its key values are filled in */
	bool repeats_program; /* choices: the program stands on an earlier line of the same list, seen while lists come in key order
	                       */
};

struct intake {
	/* asked */
	enum kind kind;
	const char *path, *name; /* as for a reader */
	enum encoding encoding;
	const struct reader_ahead *ahead; /* as for a reader */
	const struct config *config; /* rows of large tables are held against it; NULL: not yet */
	struct places *places;
	const struct progress *progress;
	struct findings *findings;
	/* Called for each row in the order of the file, findings of earlier rows told before. false: stop, the trouble is known
	 * elsewhere. */
	bool (*take)(void *context, const struct intake_row *row);
	/* Called when what rows point to is about to go: texts must have been used up. NULL: they are at once. false: as above. */
	bool (*settle)(void *context);
	void *context;
	/* answered */
	uint64_t rows;        /* good ones */
	bool has_form_faults; /* rows or the whole could not be told apart */
	bool has_dropped;     /* rows that name a row at fault, and are themselves none */
	bool is_unsorted;     /* choices: candidates not in order, repeats_program did not see everything */
	bool has_digest;
	unsigned char digest[DIGEST_BYTES];
};
/* STATUS_OK: the file has been read to its end, or take said stop; faults are in findings. STATUS_FAULT: cancelled. */
enum status intake_read(struct intake *intake, struct problem *problem);

#endif
