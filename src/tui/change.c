/* SPDX-License-Identifier: ISC */
/* The screen `change`: one row of the audit trail as a whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_results.h>
#include <luqu/store.h>

#include "internal.h"
#include "page.h"

/* Rows come behind a seq. */
static struct store_cursor *open_row(struct view *view)
{
	const struct store_bind binds[] = { { .number = strtoll(view->argument, NULL, 10) - 1 }, { .number = 1 } };

	return store_cursor_open(tui_store(view->tui), STORE_AUDIT, binds, 2);
}

static void put_row(struct page *page, struct store_cursor *row)
{
	const struct screen_column *column = screen_audit.columns;
	char shown[SHOWN_TEXT];

	for (; column->title; column++) {
		const char *text = store_cursor_text(row, column->cell);

		page_put_field(page, _(column->title), column->show ? column->show(text, shown, sizeof shown) : text);
	}
	page_put_blank(page);
	page_put_field(page, _("Chain"), store_cursor_text(row, AUDIT_REASON + 1));
}

static enum status change_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct page_view *own = view->state;
	struct store_cursor *row = open_row(view);
	const bool is_there = store_cursor_next(row) && store_cursor_number(row, AUDIT_SEQ) == strtoll(view->argument, NULL, 10);

	(void)progress;
	page_clear(own->page);
	if (is_there)
		put_row(own->page, row);
	enum status status = store_cursor_close(row, problem);
	if (status == STATUS_OK && !is_there)
		status = problem_set(problem, STATUS_FAULT, _("the audit trail has no row %s"), view->argument);
	return page_view_end(view, status, problem);
}

static bool change_step(struct view *view)
{
	static const struct job job = { N_("reading"), change_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_change = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = change_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
