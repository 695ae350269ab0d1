/* SPDX-License-Identifier: ISC */
/* Lines of cells, as years and outcomes of these tests are written. */
#ifndef LUQU_TESTS_VERIFY_LINES_H
#define LUQU_TESTS_VERIFY_LINES_H

#include <stddef.h>
#include <stdint.h>

enum { CELLS_MOST = 16, LINE_MOST = 512 };

struct line {
	char text[LINE_MOST];
	char *cells[CELLS_MOST];
	size_t n_cells;
};
/* The next line of *text that is not empty, cut into cells; 0: no more. Aborts where a line is too long. */
int line_read(const char **text, struct line *line);
const char *line_cell(const struct line *line, size_t i);               /* "" where there is none */
const char *line_named(const struct line *line, const char *name);      /* of name=value; NULL where there is none */
int64_t line_number(const struct line *line, size_t i, unsigned scale); /* of a decimal, in 1/10^scale */
int64_t line_named_number(const struct line *line, const char *name, int64_t otherwise); /* a whole number */

#endif
