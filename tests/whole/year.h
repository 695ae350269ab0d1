/* SPDX-License-Identifier: ISC */
/* A year as plain rows of text cells, exactly as they stand in the files: what the reference reads and the engine is given. */
#ifndef LUQU_TESTS_YEAR_H
#define LUQU_TESTS_YEAR_H

#include <luqu/dataset.h>
#include <luqu/kind.h>

#include "paper.h"

struct year_row {
	char *cells[FIELDS_MOST]; /* in the order of the kind's table; never NULL, "" is the empty cell */
};
struct year_table {
	struct year_row *rows;
	size_t n_rows, room;
};
struct year {
	struct year_table tables[KIND_COUNT];
};

struct year *year_make(void);
void year_free(struct year *year); /* accepts NULL */
struct year *year_copy(const struct year *year);

size_t year_add(struct year *year, enum kind kind); /* an empty row at the end; its number */
void year_drop(struct year *year, enum kind kind, size_t row);
void year_swap(struct year *year, enum kind kind, size_t row, size_t other);
size_t year_count(const struct year *year, enum kind kind);
__attribute__((format(printf, 5, 6))) void year_set(struct year *year, enum kind kind, size_t row, const char *column,
                                                    const char *format, ...);
const char *year_get(const struct year *year, enum kind kind, size_t row, const char *column);
/* Aborts where the kind has no such column: a misspelt one is a fault of the test. */
size_t year_column(enum kind kind, const char *column);

/* The file of a kind: all columns that some row fills, key columns always. */
void year_write_csv(const struct year *year, enum kind kind, struct paper *paper);
/* All files that are not empty, each under a line `## KIND.csv`. */
void year_write(const struct year *year, struct paper *paper);
/* Adds the rows of one file. false: *why says what is wrong with it. */
bool year_read_csv(struct year *year, enum kind kind, const char *text, struct paper *why);
/* Writes KIND.csv for each kind into a folder that exists; false: errno. */
bool year_save(const struct year *year, const char *folder);

/* The year as a dataset: every row through row_check, sorted by its key, and built. NULL: findings says why. */
struct dataset *year_dataset(const struct year *year, struct findings *findings);

#endif
