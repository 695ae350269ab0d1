/* SPDX-License-Identifier: ISC */
/* The second channel for trouble: something wrong in the data. Work goes on, so that one call reports every bad row. */
#ifndef LUQU_FINDING_H
#define LUQU_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FINDINGS_KEPT = 100 }; /* texts beyond these are counted, not kept: memory stays bounded */

struct finding {
	char *place; /* "FILE:LINE: COLUMN", "FILE:LINE" or "FILE"; "" where there is none */
	char *text;  /* what is wrong, with the value; no control characters */
};

struct findings {
	struct finding kept[FINDINGS_KEPT]; /* the first ones, in the order found */
	size_t n_kept;
	uint64_t count;     /* all of them */
	bool out_of_memory; /* sticky: a finding's text could not be kept (it is counted all the same) */
};

/* A zeroed struct is an empty list. Texts are owned by the list. */
void findings_clear(struct findings *findings);

/* Adds one. line 0: no line; column NULL: no column. Unshowable bytes in file, column and text become U+FFFD. */
__attribute__((format(printf, 5, 6))) void findings_add(struct findings *findings, const char *file, uint64_t line,
							const char *column, const char *format, ...);

#endif
