/* SPDX-License-Identifier: ISC */
/* The window of a list: its rows, and how they are fetched in slices. */
#include <stdio.h>
#include <string.h>

#include "list_internal.h"

void list_drop_rows(struct list *list)
{
	for (size_t i = 0; i < list->n_rows; i++)
		kept_free(&list->rows[i]);
	list->n_rows = list->focus = 0;
}

void list_put_cell(struct list *list, size_t cell, const char *text)
{
	const size_t length = strlen(text) + 1;
	struct list_row *row = list->extending;

	if (cell >= LIST_CELLS_MOST || list->extra_used + length > sizeof list->extra)
		return;
	while (row->n_cells <= cell)
		row->cells[row->n_cells++] = "";
	row->cells[cell] = memcpy(list->extra + list->extra_used, text, length);
	list->extra_used += length;
}

/* A row as it is shown: with the cells that its source adds. */
static bool keep_row(struct list *list, struct kept *kept, const struct list_row *row)
{
	struct list_row whole = *row;

	list->extending = &whole;
	list->extra_used = 0;
	if (list->source->extend)
		list->source->extend(list->view, row, list);
	list->extending = NULL;
	if (kept_copy(kept, &whole))
		return true;
	problem_memory(&list->problem);
	return false;
}

static bool append_row(struct list *list, const struct list_row *row)
{
	struct kept kept = { .memory = NULL };

	if (!keep_row(list, &kept, row))
		return false;
	if (list->n_rows == list->height) {
		kept_free(&list->rows[0]);
		memmove(&list->rows[0], &list->rows[1], (list->n_rows - 1) * sizeof list->rows[0]);
		list->n_rows--;
		list->top += list->top >= 0;
	}
	list->rows[list->n_rows++] = kept;
	return true;
}

static bool prepend_row(struct list *list, const struct list_row *row)
{
	struct kept kept = { .memory = NULL };

	if (!keep_row(list, &kept, row))
		return false;
	if (list->n_rows == list->height)
		kept_free(&list->rows[--list->n_rows]);
	else if (list->n_rows > 0)
		list->focus++;
	memmove(&list->rows[1], &list->rows[0], list->n_rows * sizeof list->rows[0]);
	list->rows[0] = kept;
	list->n_rows++;
	if (list->top > 0)
		list->top--;
	return true;
}

/* --- fetching --------------------------------------------------------------------------------------------------------------------------------- */

struct list_from list_order(const struct list *list, const struct list_row *row, bool is_backward)
{
	return (struct list_from){ .row = row, .is_backward = is_backward, .sort = list->sort, .is_falling = list->is_falling };
}

static bool begin_fetch(struct list *list, const struct fetch *fetch)
{
	struct list_from from = list_order(list, fetch->row, fetch->is_backward);

	from.is_included = fetch->is_included;
	from.limit = list->filter.text[0] ? 0 : fetch->wanted;
	list->goal = fetch->goal;
	list->wanted = fetch->wanted;
	list->got = 0;
	struct scan scan;
	const bool is_open = scan_open(&scan, list->view, &from, &list->problem); /* before the old one goes: it may hold the row */
	scan_close(&list->fetching, NULL);
	if (is_open)
		list->fetching = scan;
	return is_open;
}

/* Rows came to an end before the window was full: those before it fill it up. */
static void fill_before(struct list *list)
{
	struct fetch fetch = { .is_backward = true, .wanted = list->height - list->n_rows, .goal = GOAL_LAST };
	struct kept start = { .memory = NULL };

	if (list->n_rows > 0)
		fetch.row = &list->rows[0].row;
	else if (list->fetching.start.memory && kept_copy(&start, &list->fetching.start.row))
		fetch.row = &start.row;
	else
		fetch.wanted = 0;
	if (fetch.wanted > 0)
		begin_fetch(list, &fetch);
	else
		scan_close(&list->fetching, &list->problem);
	kept_free(&start);
}

static void end_fetch(struct list *list)
{
	const bool is_short = list->got < list->wanted;

	if (is_short && list->goal == GOAL_FILL && list->n_rows < list->height && list->fetching.from.row) {
		fill_before(list);
		return;
	}
	if (is_short && list->goal == GOAL_PAGE)
		list->focus = list->fetching.from.is_backward || list->n_rows == 0 ? 0 : list->n_rows - 1;
	if (list->fetching.from.is_backward && list->fetching.is_at_end && is_short)
		list->top = 0;
	scan_close(&list->fetching, &list->problem);
}

/* true: there is more to fetch. */
bool list_fetch_slice(struct list *list, int64_t deadline_ms)
{
	struct list_row row;

	for (size_t n = 1; list->fetching.walk; n++) {
		if (list->got == list->wanted || !scan_next(&list->fetching, &row, &list->problem)) {
			end_fetch(list);
			continue;
		}
		const enum pattern_answer answer = matcher_try(&list->filter, list->view->screen, &row);
		if (answer == PATTERN_LIMIT)
			snprintf(list->why, sizeof list->why, "%s", _("the pattern takes too long on some rows"));
		else if (answer == PATTERN_YES) {
			list->got++;
			if (!(list->fetching.from.is_backward ? prepend_row(list, &row) : append_row(list, &row)))
				scan_close(&list->fetching, NULL);
		}
		if (n % ROWS_BETWEEN_LOOKS == 0 && clock_ms() >= deadline_ms)
			break;
	}
	return list->fetching.walk != NULL;
}

void list_fetch(struct list *list, const struct fetch *what)
{
	if (begin_fetch(list, what))
		list_fetch_slice(list, clock_ms() + SLICE_MS);
}
