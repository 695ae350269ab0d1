/* SPDX-License-Identifier: ISC */
/* A small year written as text becomes a database: what these tests look at, changed in one place by each. */
#ifndef LUQU_TESTS_SMALL_STORE_H
#define LUQU_TESTS_SMALL_STORE_H

#include <luqu/store.h>

/* A text of blocks: a line `KIND: column | column`, then rows `cell | cell`, then a blank line. Blanks around cells do not count. */
struct small_store {
	char folder[64], path[96];
	struct store *store; /* open for writing, nothing begun */
};
void small_store_make(struct small_store *small, const char *text); /* aborts where the text is at fault */
void small_store_close(struct small_store *small);                  /* and removes it */

/* Puts more rows into it, by key over what is there. */
void small_store_put(struct small_store *small, const char *text);

/* A copy of text, malloc'd, in which the one place that reads `from` reads `to`; aborts where there is none or more than one. from "": to is
 * put behind the text. */
char *small_text_change(const char *text, const char *from, const char *to);

#endif
