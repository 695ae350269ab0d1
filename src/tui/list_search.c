/* SPDX-License-Identifier: ISC */
/* Looking for a row: while what is looked for is typed, once it is, and on. */
#include <stdio.h>
#include <string.h>

#include "list_internal.h"

static bool begin_search(struct list *list, const struct list_row *row, bool is_backward)
{
	const struct list_from from = list_order(list, row, is_backward);

	scan_close(&list->searching, NULL);
	list->is_searching = scan_open(&list->searching, list->view, &from, &list->problem);
	return list->is_searching;
}

bool list_search(struct list *list, const char *text, bool is_backward, const char **why)
{
	*why = list->why;
	if (text && !matcher_set(&list->sought, list->view->screen, text, list->why))
		return false;
	if (!list->sought.text[0]) {
		snprintf(list->why, sizeof list->why, "%s", _("nothing has been searched for yet"));
		return false;
	}
	list->has_wrapped = list->n_rows == 0;
	list->is_live = false;
	list->searched = 0;
	return begin_search(list, list->n_rows > 0 ? &list->rows[list->focus].row : NULL, is_backward);
}

static bool focus_on(struct list *list, const struct list_row *row)
{
	for (size_t i = 0; i < list->n_rows; i++)
		if (list_is_same_row(row, &list->rows[i].row, false)) {
			list->focus = i;
			return true;
		}
	return false;
}

static void show_row(struct list *list, const struct list_row *row)
{
	if (focus_on(list, row))
		return;
	list_go_to(list, row);
	focus_on(list, row);
}

void list_search_begin(struct list *list)
{
	kept_free(&list->origin);
	if (list->n_rows > 0)
		kept_copy(&list->origin, &list->rows[list->focus].row);
}

/* From the same row at every key: who types on goes on to what still fits. */
bool list_search_typed(struct list *list, const char *text, const char **why)
{
	const struct list_row *origin = list->origin.memory ? &list->origin.row : NULL;
	const struct list_from from = list_order(list, origin, false);

	*why = list->why;
	if (!text[0]) {
		list_search_abandon(list);
		return true;
	}
	if (!matcher_set(&list->sought, list->view->screen, text, list->why))
		return false;
	list->has_wrapped = !origin;
	list->is_live = true;
	list->has_found = false;
	list->searched = 0;
	scan_close(&list->searching, NULL);
	list->is_searching = scan_open(&list->searching, list->view, &from, &list->problem);
	return list->is_searching;
}

bool list_search_end(struct list *list, const char *text, const char **why)
{
	const bool was_live = list->is_live && strcmp(text, list->sought.text) == 0;

	*why = list->why;
	if (!was_live)
		return list_search(list, text[0] ? text : NULL, false, why);
	list->is_live = false; /* what has not come to its end goes on, and tells */
	snprintf(list->why, sizeof list->why, _("not found: %s"), text);
	return list->is_searching || list->has_found;
}

void list_search_abandon(struct list *list)
{
	scan_close(&list->searching, NULL);
	list->is_searching = list->is_live = false;
	if (list->origin.memory)
		show_row(list, &list->origin.row);
}

void list_search_stop(struct list *list, const char *message)
{
	scan_close(&list->searching, NULL);
	list->is_searching = false;
	if (!list->is_live)
		tui_say(list->view->tui, message, list->sought.text);
	else if (list->origin.memory) /* Enter tells */
		show_row(list, &list->origin.row);
}

static void search_found(struct list *list, const struct list_row *row)
{
	struct kept found = { .memory = NULL };

	list->is_searching = false;
	list->has_found = true;
	if (!kept_copy(&found, row))
		return;
	scan_close(&list->searching, NULL);
	show_row(list, &found.row);
	kept_free(&found);
}

void list_search_slice(struct list *list, int64_t deadline_ms)
{
	struct list_row row;

	for (size_t n = 1; list->is_searching; n++) {
		if (!scan_next(&list->searching, &row, &list->problem)) {
			const bool is_backward = list->searching.from.is_backward;
			if (list->has_wrapped) {
				list_search_stop(list, _("not found: %s"));
				return;
			}
			list->has_wrapped = true;
			if (!list->is_live)
				tui_say(list->view->tui, "%s", is_backward ? _("from the end again") : _("from the beginning again"));
			begin_search(list, NULL, is_backward);
			continue;
		}
		list->searched++;
		if (matcher_try(&list->filter, list->view->screen, &row) == PATTERN_YES &&
		    matcher_try(&list->sought, list->view->screen, &row) == PATTERN_YES) {
			search_found(list, &row);
			return;
		}
		if (n % ROWS_BETWEEN_LOOKS == 0 && clock_ms() >= deadline_ms)
			return;
	}
}
