/* SPDX-License-Identifier: ISC */
/* Good rows of every kind, of which a test changes one or two cells. */
#ifndef LUQU_TESTS_MODEL_ROWS_H
#define LUQU_TESTS_MODEL_ROWS_H

#include <luqu/kind.h>

/* A change: the column and what it holds then. column NULL: none. */
struct change {
	const char *column;
	struct cell cell;
};

#define CHANGE(name, literal)                                                                                                      \
	{                                                                                                                          \
		name,                                                                                                              \
		{                                                                                                                  \
			literal, sizeof(literal) - 1                                                                               \
		}                                                                                                                  \
	}

/* Checks the kind's good row with these changes, as line 7 of the file FILE.csv. */
bool rows_check(enum kind kind, struct change one, struct change other, struct row *row, struct findings *findings);
/* The stored value of a column as it stands in a file, in a buffer of 100 bytes. */
const char *rows_show(const struct row *row, const char *column, char buffer[100]);

#endif
