/* SPDX-License-Identifier: ISC */
/* A list: how its window moves, filters, sorts, and what goes on in the background. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "list_internal.h"

/* --- going somewhere ---------------------------------------------------------------------------------------------------------------------------- */

static void go_first(struct list *list)
{
	list_drop_rows(list);
	list->top = 0;
	list_fetch(list, &(struct fetch){ .wanted = list->height, .goal = GOAL_FILL });
}

static void go_last(struct list *list)
{
	list_drop_rows(list);
	list->top = TOP_UNKNOWN;
	list_fetch(list, &(struct fetch){ .wanted = list->height, .is_backward = true, .goal = GOAL_LAST });
	list->focus = list->n_rows > 0 ? list->n_rows - 1 : 0;
	if (list->is_count_final && !list->fetching.walk)
		list->top = (int64_t)list->count - (int64_t)list->n_rows;
}

void list_go_to(struct list *list, const struct list_row *row)
{
	struct kept start = { .memory = NULL };

	if (!kept_copy(&start, row))
		return;
	list_drop_rows(list);
	list->top = TOP_UNKNOWN;
	list_fetch(list, &(struct fetch){ .row = &start.row, .is_included = true, .wanted = list->height, .goal = GOAL_FILL });
	kept_free(&start);
	if (!list->is_counting)
		list_begin_count(list);
}

static void count_anew(struct list *list)
{
	list->is_count_final = false;
	list->count = 0;
	list_begin_count(list);
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
		list_fetch(list, &(struct fetch){ .row = &list->rows[list->n_rows - 1].row, .wanted = rows, .goal = goal });
}

static void move_up(struct list *list, size_t rows, enum fetch_goal goal)
{
	if (goal == GOAL_MOVE && list->focus > 0)
		list->focus--;
	else if (list->n_rows > 0)
		list_fetch(list, &(struct fetch){ .row = &list->rows[0].row, .is_backward = true, .wanted = rows, .goal = goal });
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
	list_drop_rows(list);
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
		list_fetch(list, &(struct fetch){ .row = &list->rows[list->n_rows - 1].row, .wanted = height - list->n_rows, .goal = GOAL_FILL });
	}
}

const struct list_row *list_focus(const struct list *list)
{
	return list->focus < list->n_rows ? &list->rows[list->focus].row : NULL;
}

bool list_step(struct list *list)
{
	const int64_t deadline_ms = clock_ms() + SLICE_MS;

	if (list_fetch_slice(list, deadline_ms))
		return true;
	if (list->goal == GOAL_LAST && list->top < 0 && list->is_count_final)
		list->top = (int64_t)list->count - (int64_t)list->n_rows;
	if (list->top == TOP_UNKNOWN && !list->is_counting && list->is_count_final)
		list_begin_count(list);
	list_search_slice(list, deadline_ms);
	if (!list->is_searching)
		list_count_slice(list, deadline_ms);
	return list->is_searching || list->is_counting;
}
