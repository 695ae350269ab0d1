/* SPDX-License-Identifier: ISC */
/* How many rows a list has, and how many stand before its window: counted in slices. */
#include <string.h>

#include "list_internal.h"

void list_begin_count(struct list *list)
{
	struct list_from from = list_order(list, NULL, false);

	from.sort = -1; /* the count is the same in any order */
	from.is_falling = false;
	from.has_keys_only = !list->filter.text[0];
	scan_close(&list->counting, NULL);
	list->counted = 0;
	list->is_counting = scan_open(&list->counting, list->view, &from, &list->problem);
}

bool list_is_same_row(const struct list_row *a, const struct list_row *b, bool has_keys_only)
{
	if (a->number != b->number)
		return false;
	for (size_t i = 0; i < a->n_cells && i < b->n_cells; i++)
		if (strcmp(a->cells[i], b->cells[i]) != 0 && !(has_keys_only && !a->cells[i][0]))
			return false;
	return true;
}

static void count_row(struct list *list, const struct list_row *row)
{
	if (matcher_try(&list->filter, list->view->screen, row) != PATTERN_YES)
		return;
	if (list->top == TOP_UNKNOWN && list->sort < 0 && list->n_rows > 0 && list_is_same_row(row, &list->rows[0].row, list->counting.from.has_keys_only))
		list->top = (int64_t)list->counted;
	list->counted++;
}

void list_count_slice(struct list *list, int64_t deadline_ms)
{
	struct list_row row;

	for (size_t n = 1; list->is_counting; n++) {
		if (scan_next(&list->counting, &row, &list->problem)) {
			count_row(list, &row);
		} else {
			list->count = list->counted;
			list->is_count_final = true;
			list->is_counting = false;
			if (list->top == TOP_UNKNOWN)
				list->top = TOP_NOWHERE;
			scan_close(&list->counting, &list->problem);
			return;
		}
		if (n % ROWS_BETWEEN_LOOKS == 0 && clock_ms() >= deadline_ms)
			return;
	}
}

uint64_t list_count(const struct list *list, bool *is_final)
{
	*is_final = list->is_count_final;
	return list->is_count_final ? list->count : list->counted;
}
