/* SPDX-License-Identifier: ISC */
/* Where lists take rows from: tables of the database, arrays in memory. */
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_entry.h>
#include <luqu/store.h>

#include <luqu/screen_evaluation.h>

#include "internal.h"

/* --- tables ------------------------------------------------------------------------------------------------------------------------------------ */

struct table_walk {
	struct store_cursor *cursor;
	struct store_window window;
	const char *texts[WINDOW_COLUMNS_MOST];
	char buffer[WINDOW_ROW_TEXT];
};

void *list_open_table(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct list_source *source = view->screen->source;
	struct table_walk *walk = calloc(1, sizeof *walk);

	if (!walk) {
		problem_memory(problem);
		return NULL;
	}
	walk->window = (struct store_window){
		.table = source->table,
		.run = source->has_run ? tui_run(view->tui) : 0,
		.sort = from->sort,
		.is_falling = from->is_falling != (from->sort < 0 && source->is_falling),
		.is_backward = from->is_backward,
		.is_included = from->is_included,
		.has_keys_only = from->has_keys_only,
		.from = from->row ? from->row->cells : NULL,
		.limit = from->limit,
	};
	walk->cursor = store_window_open(tui_store(view->tui), &walk->window);
	walk->window.from = NULL; /* bound already */
	return walk;
}

bool list_next_table(void *opaque, struct list_row *row)
{
	struct table_walk *walk = opaque;

	if (!store_cursor_next(walk->cursor))
		return false;
	*row = (struct list_row){ .n_cells = store_window_columns(walk->window.table) };
	store_window_row(walk->cursor, &walk->window, walk->texts, walk->buffer);
	memcpy(row->cells, walk->texts, row->n_cells * sizeof row->cells[0]);
	return true;
}

enum status list_close_table(void *opaque, struct problem *problem)
{
	struct table_walk *walk = opaque;
	const enum status status = store_cursor_close(walk->cursor, problem);

	free(walk);
	return status;
}

#define SOURCE_OF(name, kind) const struct list_source list_##name = { LIST_OVER(kind) }
SOURCE_OF(office, KIND_OFFICE);
SOURCE_OF(calendar, KIND_CALENDAR);
SOURCE_OF(exams, KIND_EXAMS);
SOURCE_OF(subjects, KIND_SUBJECTS);
SOURCE_OF(schools, KIND_SCHOOLS);
SOURCE_OF(programs, KIND_PROGRAMS);
SOURCE_OF(tiers, KIND_TIERS);
SOURCE_OF(plans, KIND_PLANS);
SOURCE_OF(candidates, KIND_CANDIDATES);
SOURCE_OF(scores, KIND_SCORES);
SOURCE_OF(bonuses, KIND_BONUSES);
SOURCE_OF(choices, KIND_CHOICES);
SOURCE_OF(returns, KIND_RETURNS);
SOURCE_OF(orders, KIND_ORDERS);
SOURCE_OF(evaluations, KIND_EVALUATIONS);
SOURCE_OF(pe_items, KIND_PE_ITEMS);
SOURCE_OF(pe_table, KIND_PE_TABLE);
SOURCE_OF(pe_results, KIND_PE_RESULTS);
SOURCE_OF(violations, KIND_VIOLATIONS);

const struct list_source list_audit = { LIST_OVER(WINDOW_AUDIT), .is_falling = true };
const struct list_source list_runs = { LIST_OVER(WINDOW_RUNS), .is_falling = true };
const struct list_source list_pools = { LIST_OVER(WINDOW_POOLS), .has_run = true };
const struct list_source list_placements = { LIST_OVER(WINDOW_PLACEMENTS), .has_run = true };
const struct list_source list_unplaced = { LIST_OVER(WINDOW_UNPLACED), .has_run = true };

/* --- arrays ------------------------------------------------------------------------------------------------------------------------------------- */

struct array_walk {
	const struct view *view;
	struct list_array array;
	size_t *order; /* NULL: as they stand */
	size_t next, left;
	bool is_backward;
	int sort;
};

/* What is compared while sorting: one cell, copied. */
struct sort_entry { size_t index; char *text; };

static int compare_texts(const char *a, const char *b)
{
	int64_t x, y;

	if (decimal_read(a, strlen(a), 4, 4, &x) == DECIMAL_GOOD && decimal_read(b, strlen(b), 4, 4, &y) == DECIMAL_GOOD)
		return (x > y) - (x < y);
	return strcmp(a, b);
}

static int compare_entries(const void *a, const void *b)
{
	const struct sort_entry *x = a, *y = b;
	const int order = compare_texts(x->text, y->text);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void fill_row(const struct array_walk *walk, size_t index, struct list_row *row)
{
	*row = (struct list_row){ .number = (int64_t)index };
	walk->array.fill(walk->view, index, row);
}

static bool sort_array(struct array_walk *walk)
{
	struct sort_entry *entries = calloc(walk->array.count + 1, sizeof *entries);
	bool is_good = entries && (walk->order = calloc(walk->array.count + 1, sizeof *walk->order));

	for (size_t i = 0; is_good && i < walk->array.count; i++) {
		struct list_row row;
		fill_row(walk, i, &row);
		entries[i] = (struct sort_entry){ i, strdup((size_t)walk->sort < row.n_cells ? row.cells[walk->sort] : "") };
		is_good = entries[i].text != NULL;
	}
	if (is_good)
		qsort(entries, walk->array.count, sizeof *entries, compare_entries);
	for (size_t i = 0; entries && i < walk->array.count; i++) {
		if (is_good)
			walk->order[i] = entries[i].index;
		free(entries[i].text);
	}
	free(entries);
	return is_good;
}

static size_t place_of(const struct array_walk *walk, size_t index)
{
	for (size_t i = 0; walk->order && i < walk->array.count; i++)
		if (walk->order[i] == index)
			return i;
	return index;
}

/* Falling and backward together are forward again. */
void *list_open_array(struct view *view, const struct list_from *from, const struct list_array *array, struct problem *problem)
{
	struct array_walk *walk = calloc(1, sizeof *walk);

	if (!walk) {
		problem_memory(problem);
		return NULL;
	}
	*walk = (struct array_walk){ .view = view, .array = *array, .sort = from->sort, .is_backward = from->is_backward != from->is_falling };
	if (from->sort >= 0 && !sort_array(walk)) {
		problem_memory(problem);
		list_close_array(walk, NULL);
		return NULL;
	}
	if (!from->row) {
		walk->next = walk->is_backward && array->count > 0 ? array->count - 1 : 0;
		walk->left = array->count;
		return walk;
	}
	const size_t place = place_of(walk, (size_t)from->row->number);
	if (place >= array->count) /* it is not there any more: as if it stood behind the last one */
		walk->left = walk->is_backward ? array->count : 0;
	else
		walk->left = walk->is_backward ? place + from->is_included : array->count - place - !from->is_included;
	walk->next = walk->is_backward ? walk->left - 1 : array->count - walk->left;
	return walk;
}

bool list_next_array(void *opaque, struct list_row *row)
{
	struct array_walk *walk = opaque;

	if (walk->left == 0)
		return false;
	fill_row(walk, walk->order ? walk->order[walk->next] : walk->next, row);
	walk->next += walk->is_backward ? SIZE_MAX : 1;
	walk->left--;
	return true;
}

enum status list_close_array(void *opaque, struct problem *problem)
{
	struct array_walk *walk = opaque;

	(void)problem;
	if (walk)
		free(walk->order);
	free(walk);
	return STATUS_OK;
}
