/* SPDX-License-Identifier: ISC */
/* The screen `list`: the placement list of one school: whom it admits, or where its own pupils go. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/decimal.h>
#include <luqu/screen_results.h>
#include <luqu/store.h>

#include "internal.h"
#include "page.h"

struct roll {
	struct arena *arena;
	const char *(*rows)[LIST_CELLS];
	size_t n_rows, room;
	bool is_of_feeder;
	int64_t seq, run; /* as read */
};

static void clear(struct roll *roll)
{
	arena_free(roll->arena);
	free(roll->rows);
	*roll = (struct roll){ .arena = arena_make(), .is_of_feeder = roll->is_of_feeder };
}

static bool keep_row(struct roll *roll, struct store_cursor *cursor)
{
	if (!array_grow((void **)&roll->rows, &roll->room, roll->n_rows + 1, sizeof *roll->rows))
		return false;
	const char **row = roll->rows[roll->n_rows++];
	for (int cell = 0; cell < LIST_CELLS; cell++)
		row[cell] = arena_copy(roll->arena, cell == LIST_MERIT ? "" : store_cursor_text(cursor, cell));
	if (!store_cursor_is_null(cursor, LIST_MERIT)) {
		char merit[DECIMAL_TEXT];
		decimal_write(store_cursor_number(cursor, LIST_MERIT), merit);
		row[LIST_MERIT] = arena_copy(roll->arena, merit);
	}
	return !arena_failed(roll->arena);
}

static enum status read_rows(struct view *view, enum store_query query, struct problem *problem)
{
	struct roll *roll = view->state;
	const struct store_bind binds[] = { { .number = tui_run(view->tui) }, { .text = view->argument } };
	struct store_cursor *cursor;
	bool is_good;

	clear(roll);
	roll->seq = tui_data_seq(view->tui);
	roll->run = tui_run(view->tui);
	is_good = roll->arena != NULL;
	cursor = store_cursor_open(tui_store(view->tui), query, binds, 2);
	while (is_good && store_cursor_next(cursor))
		is_good = keep_row(roll, cursor);
	const enum status status = store_cursor_close(cursor, problem);
	return is_good ? status : problem_memory(problem);
}

static enum status read_again(struct view *view, struct problem *problem)
{
	const struct roll *roll = view->state;

	return read_rows(view, roll->is_of_feeder ? STORE_LIST_OF_FEEDER : STORE_LIST_OF_SCHOOL, problem);
}

/* A school that admits nobody is one that candidates come from. */
static enum status roll_open(struct view *view, struct problem *problem)
{
	struct roll *roll = view->state;
	enum status status = read_again(view, problem);

	if (status == STATUS_OK && roll->n_rows == 0) {
		roll->is_of_feeder = true;
		status = read_again(view, problem);
	}
	return status;
}

static void roll_close(struct view *view)
{
	struct roll *roll = view->state;

	if (!roll)
		return;
	arena_free(roll->arena);
	free(roll->rows);
}

static void roll_returned(struct view *view)
{
	const struct roll *roll = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (roll->seq == tui_data_seq(view->tui) && roll->run == tui_run(view->tui))
		return;
	if (read_again(view, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
}

static size_t roll_describe(const struct view *view, char *buffer, size_t size)
{
	const struct roll *roll = view->state;
	char place[128];

	list_describe(view->list, place, sizeof place);
	return (size_t)snprintf(buffer, size, roll->is_of_feeder ? _("own pupils, run %lld  %s") : _("admitted, run %lld  %s"), (long long)roll->run,
	                        place);
}

/* --- the list -------------------------------------------------------------------------------------------------------------------------- */

static void fill(const struct view *view, size_t index, struct list_row *row)
{
	const struct roll *roll = view->state;

	row->n_cells = LIST_CELLS;
	memcpy(row->cells, roll->rows[index], sizeof roll->rows[index]);
}

static void *open_roll(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct roll *roll = view->state;
	const struct list_array array = { roll->n_rows, fill };

	return list_open_array(view, from, &array, problem);
}

const struct list_source list_roll = { .open = open_roll, .next = list_next_array, .close = list_close_array };
const struct behaviour behaviour_roll = {
	.state_bytes = sizeof(struct roll),
	.open = roll_open,
	.close = roll_close,
	.returned = roll_returned,
	.describe = roll_describe,
};

/* --- its keys ---------------------------------------------------------------------------------------------------------------------------- */

struct effect action_roll_other(struct view *view)
{
	struct roll *roll = view->state;
	struct problem problem = { .status = STATUS_OK };

	roll->is_of_feeder = !roll->is_of_feeder;
	const enum status status = read_again(view, &problem);
	list_read_again(view->list);
	return status == STATUS_OK ? effect_redraw() : effect_problem(&problem);
}
