/* SPDX-License-Identifier: ISC */
/* Rows kept in memory, and walks over any number of rows. */
#include <stdlib.h>
#include <string.h>

#include "list_internal.h"

enum { PART_ROWS = 5000 };

void kept_free(struct kept *kept)
{
	free(kept->memory);
	*kept = (struct kept){ .memory = NULL };
}

bool kept_copy(struct kept *kept, const struct list_row *row)
{
	size_t size = 1;
	struct kept copy = { .row = { .number = row->number, .n_cells = row->n_cells } };
	char *at;

	for (size_t i = 0; i < row->n_cells; i++)
		size += strlen(row->cells[i]) + 1;
	copy.memory = at = malloc(size);
	if (!at)
		return false;
	for (size_t i = 0; i < row->n_cells; i++) {
		const size_t length = strlen(row->cells[i]) + 1;
		memcpy(at, row->cells[i], length);
		copy.row.cells[i] = at;
		at += length;
	}
	kept_free(kept);
	*kept = copy;
	return true;
}

/* --- scans -------------------------------------------------------------------------------------------------------------------------------- */

static bool open_part(struct scan *scan, struct problem *problem)
{
	struct list_from from = scan->from;

	from.row = scan->start.memory ? &scan->start.row : NULL;
	if (from.sort >= 0 && (from.limit == 0 || from.limit > PART_ROWS))
		from.limit = PART_ROWS;
	scan->n_read = 0;
	scan->walk = scan->view->screen->source->open(scan->view, &from, problem);
	return scan->walk != NULL;
}

bool scan_open(struct scan *scan, struct view *view, const struct list_from *from, struct problem *problem)
{
	*scan = (struct scan){ .view = view, .from = *from };
	if (from->row && !kept_copy(&scan->start, from->row)) {
		problem_memory(problem);
		return false;
	}
	if (open_part(scan, problem))
		return true;
	kept_free(&scan->start);
	return false;
}

/* The part is used up: the next one begins behind its last row. */
static bool go_on(struct scan *scan, const struct list_row *last, struct problem *problem)
{
	if (!kept_copy(&scan->start, last)) {
		problem_memory(problem);
		return false;
	}
	scan->from.is_included = false;
	scan->view->screen->source->close(scan->walk, problem);
	return open_part(scan, problem);
}

bool scan_next(struct scan *scan, struct list_row *row, struct problem *problem)
{
	const bool is_in_parts = scan->from.sort >= 0 && (scan->from.limit == 0 || scan->from.limit > PART_ROWS);

	if (!scan->walk || scan->is_at_end)
		return false;
	if (!scan->view->screen->source->next(scan->walk, row)) {
		scan->is_at_end = true;
		return false;
	}
	if (is_in_parts && ++scan->n_read == PART_ROWS) {
		if (!go_on(scan, row, problem)) {
			scan->is_at_end = true;
			return false;
		}
		*row = scan->start.row; /* the same, in memory that stays */
	}
	return true;
}

void scan_close(struct scan *scan, struct problem *problem)
{
	if (scan->walk)
		scan->view->screen->source->close(scan->walk, problem);
	kept_free(&scan->start);
	*scan = (struct scan){ .walk = NULL };
}
