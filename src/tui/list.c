/* SPDX-License-Identifier: ISC */
/* A list: the window, how it moves, and what goes on in the background. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "list_internal.h"

/* --- the window ----------------------------------------------------------------------------------------------------------------------------- */

static void drop_rows(struct list *list)
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

struct fetch { const struct list_row *row; bool is_included, is_backward; size_t wanted; enum fetch_goal goal; };

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
static bool fetch_slice(struct list *list, int64_t deadline_ms)
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

static void fetch(struct list *list, const struct fetch *what)
{
	if (begin_fetch(list, what))
		fetch_slice(list, clock_ms() + SLICE_MS);
}

/* --- counting --------------------------------------------------------------------------------------------------------------------------------- */

static void begin_count(struct list *list)
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

static void count_slice(struct list *list, int64_t deadline_ms)
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

/* --- going somewhere ---------------------------------------------------------------------------------------------------------------------------- */

static void go_first(struct list *list)
{
	drop_rows(list);
	list->top = 0;
	fetch(list, &(struct fetch){ .wanted = list->height, .goal = GOAL_FILL });
}

static void go_last(struct list *list)
{
	drop_rows(list);
	list->top = TOP_UNKNOWN;
	fetch(list, &(struct fetch){ .wanted = list->height, .is_backward = true, .goal = GOAL_LAST });
	list->focus = list->n_rows > 0 ? list->n_rows - 1 : 0;
	if (list->is_count_final && !list->fetching.walk)
		list->top = (int64_t)list->count - (int64_t)list->n_rows;
}

void list_go_to(struct list *list, const struct list_row *row)
{
	struct kept start = { .memory = NULL };

	if (!kept_copy(&start, row))
		return;
	drop_rows(list);
	list->top = TOP_UNKNOWN;
	fetch(list, &(struct fetch){ .row = &start.row, .is_included = true, .wanted = list->height, .goal = GOAL_FILL });
	kept_free(&start);
	if (!list->is_counting)
		begin_count(list);
}

static void count_anew(struct list *list)
{
	list->is_count_final = false;
	list->count = 0;
	begin_count(list);
}

void list_read_again(struct list *list)
{
	const size_t focus = list->focus;
	struct kept start = { .memory = NULL };
	const int64_t top = list->top;

	if (list->height == 0)
		return;
	list->problem = (struct problem){ .status = STATUS_OK };
	if (list->n_rows == 0 || top == 0 || !kept_copy(&start, &list->rows[0].row)) {
		go_first(list);
	} else {
		list_go_to(list, &start.row);
		kept_free(&start);
	}
	list->focus = focus < list->n_rows ? focus : list->n_rows > 0 ? list->n_rows - 1 : 0;
	count_anew(list);
}

static void move_down(struct list *list, size_t rows, enum fetch_goal goal)
{
	if (goal == GOAL_MOVE && list->focus + 1 < list->n_rows)
		list->focus++;
	else if (list->n_rows > 0)
		fetch(list, &(struct fetch){ .row = &list->rows[list->n_rows - 1].row, .wanted = rows, .goal = goal });
}

static void move_up(struct list *list, size_t rows, enum fetch_goal goal)
{
	if (goal == GOAL_MOVE && list->focus > 0)
		list->focus--;
	else if (list->n_rows > 0)
		fetch(list, &(struct fetch){ .row = &list->rows[0].row, .is_backward = true, .wanted = rows, .goal = goal });
}

static void move_column(struct list *list, int by)
{
	const size_t frozen = (size_t)list->view->screen->frozen;

	if (by < 0 && list->column > 0)
		list->column--;
	if (by > 0 && list->column + 1 < list->n_columns)
		list->column++;
	if (list->column >= frozen && list->column < list->left)
		list->left = list->column;
}

struct effect list_press(struct list *list, uint32_t press)
{
	switch (press) {
	case PRESS_DOWN:
	case 'j':
		move_down(list, 1, GOAL_MOVE);
		break;
	case PRESS_UP:
	case 'k':
		move_up(list, 1, GOAL_MOVE);
		break;
	case PRESS_PAGE_DOWN:
	case PRESS_CTRL('F'):
	case PRESS_SPACE:
		move_down(list, list->height, GOAL_PAGE);
		break;
	case PRESS_PAGE_UP:
	case PRESS_CTRL('B'):
		move_up(list, list->height, GOAL_PAGE);
		break;
	case PRESS_HOME:
	case 'g':
		go_first(list);
		break;
	case PRESS_END:
	case 'G':
		go_last(list);
		break;
	case PRESS_LEFT:
	case 'h':
	case PRESS_BACK_TAB:
		move_column(list, -1);
		break;
	case PRESS_RIGHT:
	case 'l':
	case PRESS_TAB:
		move_column(list, 1);
		break;
	default:
		return effect_pass();
	}
	return effect_redraw();
}

/* --- filtering, sorting ---------------------------------------------------------------------------------------------------------------------------- */

bool list_filter(struct list *list, const char *text, const char **why)
{
	*why = list->why;
	if (strcmp(text, list->filter.text) == 0)
		return true;
	if (!matcher_set(&list->filter, list->view->screen, text, list->why))
		return false;
	go_first(list);
	count_anew(list);
	return true;
}

void list_set_filter(struct list *list, const char *text)
{
	const char *why;

	list_filter(list, text, &why);
}

const char *list_filter_text(const struct list *list)
{
	return list->filter.text;
}

/* Rising, falling, the source's own order again. */
static void turn_sort(struct list *list, int cell)
{
	if (list->sort != cell) {
		list->sort = cell;
		list->is_falling = false;
	} else if (!list->is_falling) {
		list->is_falling = true;
	} else {
		list->sort = -1;
		list->is_falling = false;
	}
	go_first(list);
}

bool list_sort(struct list *list, const char *column)
{
	const struct screen_column *columns = list->view->screen->columns;

	if (!column) {
		turn_sort(list, columns[list->column].cell);
		return true;
	}
	for (size_t i = 0; i < list->n_columns; i++)
		if (strcmp(columns[i].name, column) == 0 || strcmp(_(columns[i].title), column) == 0) {
			list->column = i;
			turn_sort(list, columns[i].cell);
			return true;
		}
	return false;
}

bool list_cancel(struct list *list)
{
	const char *why;

	if (list->is_searching) {
		list_search_stop(list, _("search ended: %s"));
		return true;
	}
	return list->filter.text[0] && list_filter(list, "", &why);
}

/* --- life ------------------------------------------------------------------------------------------------------------------------------------------- */

struct list *list_make(struct view *view)
{
	struct list *list = calloc(1, sizeof *list);

	if (!list)
		return NULL;
	list->view = view;
	list->source = view->screen->source;
	list->sort = -1;
	for (const struct screen_column *column = view->screen->columns; column->title; column++)
		list->n_columns++;
	list->left = (size_t)view->screen->frozen;
	return list;
}

void list_free(struct list *list)
{
	if (!list)
		return;
	drop_rows(list);
	kept_free(&list->origin);
	scan_close(&list->fetching, NULL);
	scan_close(&list->counting, NULL);
	scan_close(&list->searching, NULL);
	matcher_clear(&list->filter);
	matcher_clear(&list->sought);
	free(list);
}

void list_pause(struct list *list)
{
	scan_close(&list->fetching, NULL);
	scan_close(&list->counting, NULL);
	scan_close(&list->searching, NULL);
	list->is_counting = list->is_searching = false;
}

/* One line is the header's. */
void list_set_size(struct list *list, int lines)
{
	const size_t height = lines < 2 ? 1 : lines - 1 > ROWS_MOST ? ROWS_MOST : (size_t)lines - 1;
	const bool is_first = list->height == 0;

	if (height == list->height)
		return;
	while (list->n_rows > height && list->focus < list->n_rows - 1)
		kept_free(&list->rows[--list->n_rows]);
	while (list->n_rows > height) {
		kept_free(&list->rows[0]);
		memmove(&list->rows[0], &list->rows[1], --list->n_rows * sizeof list->rows[0]);
		list->focus -= list->focus > 0;
		list->top += list->top >= 0;
	}
	list->height = height;
	if (is_first) {
		go_first(list);
		count_anew(list);
	} else if (list->n_rows > 0) {
		fetch(list, &(struct fetch){ .row = &list->rows[list->n_rows - 1].row, .wanted = height - list->n_rows, .goal = GOAL_FILL });
	}
}

const struct list_row *list_focus(const struct list *list)
{
	return list->focus < list->n_rows ? &list->rows[list->focus].row : NULL;
}

bool list_step(struct list *list)
{
	const int64_t deadline_ms = clock_ms() + SLICE_MS;

	if (fetch_slice(list, deadline_ms))
		return true;
	if (list->goal == GOAL_LAST && list->top < 0 && list->is_count_final)
		list->top = (int64_t)list->count - (int64_t)list->n_rows;
	if (list->top == TOP_UNKNOWN && !list->is_counting && list->is_count_final)
		begin_count(list);
	list_search_slice(list, deadline_ms);
	if (!list->is_searching)
		count_slice(list, deadline_ms);
	return list->is_searching || list->is_counting;
}
