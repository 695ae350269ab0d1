/* SPDX-License-Identifier: ISC */
/* The program on a pseudo-terminal over a small year, for whole files of tests. */
#ifndef LUQU_TESTS_PSEUDO_YEAR_H
#define LUQU_TESTS_PSEUDO_YEAR_H

#include "pseudo.h"

extern struct pseudo pseudo; /* the one that runs */

int pseudo_year_make(void **state); /* three candidates: an ordinary name, a Latin one with a combining mark, a rare character */
const char *pseudo_year_folder(void);
int pseudo_year_drop(void **state);
int stop(void **state);
#define ON_TERMINAL(test) cmocka_unit_test_teardown(test, stop)

void start_with(int lines, int columns, const char *const *environment);
void start_as(const char *const *environment, const char *const *arguments); /* 24x80; arguments before -d DATABASE */
void start(void);           /* until home is seen, in English */
void open_candidates(void);

#endif
