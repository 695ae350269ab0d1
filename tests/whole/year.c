/* SPDX-License-Identifier: ISC */
/* A year as plain rows of text cells. */
#include "year.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct year *year_make(void)
{
	return must_make(1, sizeof(struct year));
}

static void row_free(struct year_row *row)
{
	for (size_t i = 0; i < FIELDS_MOST; i++)
		free(row->cells[i]);
}

void year_free(struct year *year)
{
	if (year == NULL)
		return;
	for (size_t k = 0; k < KIND_COUNT; k++) {
		for (size_t r = 0; r < year->tables[k].n_rows; r++)
			row_free(&year->tables[k].rows[r]);
		free(year->tables[k].rows);
	}
	free(year);
}

size_t year_add(struct year *year, enum kind kind)
{
	struct year_table *table = &year->tables[kind];
	if (table->n_rows == table->room) {
		table->room = table->room * 2 + 8;
		table->rows = must_grow(table->rows, table->room, sizeof table->rows[0]);
	}
	struct year_row *row = &table->rows[table->n_rows];
	for (size_t i = 0; i < FIELDS_MOST; i++)
		row->cells[i] = must_copy("", 0);
	return table->n_rows++;
}

struct year *year_copy(const struct year *year)
{
	struct year *copy = year_make();
	for (enum kind k = 0; k < KIND_COUNT; k++) {
		for (size_t r = 0; r < year->tables[k].n_rows; r++) {
			size_t added = year_add(copy, k);
			for (size_t i = 0; i < FIELDS_MOST; i++) {
				const char *cell = year->tables[k].rows[r].cells[i];
				free(copy->tables[k].rows[added].cells[i]);
				copy->tables[k].rows[added].cells[i] = must_copy(cell, strlen(cell));
			}
		}
	}
	return copy;
}

void year_drop(struct year *year, enum kind kind, size_t row)
{
	struct year_table *table = &year->tables[kind];
	row_free(&table->rows[row]);
	table->n_rows--;
	memmove(&table->rows[row], &table->rows[row + 1], (table->n_rows - row) * sizeof table->rows[0]);
}

void year_swap(struct year *year, enum kind kind, size_t row, size_t other)
{
	struct year_row kept = year->tables[kind].rows[row];
	year->tables[kind].rows[row] = year->tables[kind].rows[other];
	year->tables[kind].rows[other] = kept;
}

size_t year_count(const struct year *year, enum kind kind)
{
	return year->tables[kind].n_rows;
}

size_t year_column(enum kind kind, const char *column)
{
	int position = kind_field(kind, column, strlen(column));
	if (position < 0) {
		fprintf(stderr, "%s has no column %s\n", kind_table(kind)->name, column);
		abort();
	}
	return (size_t)position;
}

void year_set(struct year *year, enum kind kind, size_t row, const char *column, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	char *text = NULL;
	int length = vasprintf(&text, format, list);
	va_end(list);
	if (length < 0)
		abort();
	char **cell = &year->tables[kind].rows[row].cells[year_column(kind, column)];
	free(*cell);
	*cell = text;
}

const char *year_get(const struct year *year, enum kind kind, size_t row, const char *column)
{
	return year->tables[kind].rows[row].cells[year_column(kind, column)];
}
