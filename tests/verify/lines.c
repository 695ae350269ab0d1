/* SPDX-License-Identifier: ISC */
/* Cutting lines into cells. */
#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

int line_read(const char **text, struct line *line)
{
	size_t length;

	*text += strspn(*text, "\n");
	length = strcspn(*text, "\n");
	if (length == 0)
		return 0;
	if (length >= LINE_MOST)
		abort();
	memcpy(line->text, *text, length);
	line->text[length] = '\0';
	*text += length;
	line->n_cells = 0;
	for (char *cell = line->text, *end; cell; cell = end ? end + 1 : NULL) {
		if (line->n_cells == CELLS_MOST)
			abort();
		end = strchr(cell, '|');
		if (end)
			*end = '\0';
		line->cells[line->n_cells++] = cell;
	}
	return 1;
}

const char *line_cell(const struct line *line, size_t i)
{
	return i < line->n_cells ? line->cells[i] : "";
}

const char *line_named(const struct line *line, const char *name)
{
	const size_t length = strlen(name);

	for (size_t i = 1; i < line->n_cells; i++)
		if (strncmp(line->cells[i], name, length) == 0 && line->cells[i][length] == '=')
			return line->cells[i] + length + 1;
	return NULL;
}

int64_t line_number(const struct line *line, size_t i, unsigned scale)
{
	const char *cell = line_cell(line, i);
	int64_t number = 0;

	if (decimal_read(cell, strlen(cell), scale, scale, &number) != DECIMAL_GOOD) {
		fprintf(stderr, "cell %zu of a line `%s` is no number: `%s`\n", i, line_cell(line, 0), cell);
		abort();
	}
	return number;
}

int64_t line_named_number(const struct line *line, const char *name, int64_t otherwise)
{
	const char *value = line_named(line, name);

	return value ? strtoll(value, NULL, 10) : otherwise;
}
