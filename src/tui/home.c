/* SPDX-License-Identifier: ISC */
/* Home: the year as steps, what is there of each, and what to do next. Counting goes on in slices while the screen is up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>

#include "home.h"

enum { COUNT_BETWEEN_LOOKS = 256, TITLE_CELLS = 24 };

/* --- reading ------------------------------------------------------------------------------------------------------------------------------------- */

static void read_office(struct home *home, struct store *store)
{
	struct store_cursor *cursor = store_cursor_open_kind(store, KIND_OFFICE);

	while (store_cursor_next(cursor)) {
		if (strcmp(store_cursor_text(cursor, 0), "name") == 0)
			snprintf(home->office, sizeof home->office, "%.255s", store_cursor_text(cursor, 1));
		if (strcmp(store_cursor_text(cursor, 0), "year") == 0)
			snprintf(home->year, sizeof home->year, "%.15s", store_cursor_text(cursor, 1));
	}
	store_cursor_close(cursor, NULL);
}

static int compare_steps(const void *a, const void *b)
{
	const struct calendar_row *x = a, *y = b;
	const int order = strcmp(x->from, y->from);

	return order ? order : strcmp(x->to, y->to);
}

static void read_calendar(struct home *home, struct store *store)
{
	struct store_cursor *cursor = store_cursor_open_kind(store, KIND_CALENDAR);

	home->n_calendar = 0;
	while (home->n_calendar < CALENDAR_MOST && store_cursor_next(cursor)) {
		struct calendar_row *row = &home->calendar[home->n_calendar++];
		snprintf(row->name, sizeof row->name, "%.127s", store_cursor_text(cursor, 1));
		snprintf(row->from, sizeof row->from, "%.15s", store_cursor_text(cursor, 2));
		snprintf(row->to, sizeof row->to, "%.15s", store_cursor_text(cursor, 3));
	}
	store_cursor_close(cursor, NULL);
	qsort(home->calendar, home->n_calendar, sizeof home->calendar[0], compare_steps);
}

static void read_run(struct home *home, struct store *store)
{
	char number[24];
	const struct store_bind binds[] = { { .text = "run" }, { .text = number } };
	struct store_cursor *cursor;

	home->has_changed = false;
	if (store_find_run(store, 0, &home->run, NULL) != STATUS_OK) {
		home->run = (struct run_note){ .number = 0 };
		return;
	}
	snprintf(number, sizeof number, "%lld", (long long)home->run.number);
	cursor = store_cursor_open(store, STORE_AUDIT_OF, binds, 2);
	if (store_cursor_next(cursor))
		home->has_changed = audit_data_changed(store, store_cursor_number(cursor, 0));
	store_cursor_close(cursor, NULL);
}

static void read_check(struct home *home, struct store *store)
{
	home->is_check_old = check_last(store, &home->check, NULL) != STATUS_OK || audit_data_changed(store, home->check.seq);
}

static void read_exams(struct home *home, struct store *store)
{
	struct store_cursor *row = store_cursor_open(store, STORE_EXAM_STATE, NULL, 0);

	store_cursor_next(row);
	home->batches = (uint64_t)store_cursor_number(row, 0);
	home->open_batches = (uint64_t)store_cursor_number(row, 1);
	home->frozen_exams = (uint64_t)store_cursor_number(row, 2);
	home->open_rechecks = (uint64_t)store_cursor_number(row, 3);
	store_cursor_close(row, NULL);
}

static void stop_counting(struct home *home)
{
	if (home->cursor)
		store_cursor_close(home->cursor, NULL);
	home->cursor = NULL;
}

static void read_again(struct view *view)
{
	struct home *home = view->state;
	struct store *store = tui_store(view->tui);

	stop_counting(home);
	memset(home->is_counted, 0, sizeof home->is_counted);
	home->counting = KIND_OFFICE;
	if (!store)
		return;
	read_office(home, store);
	read_calendar(home, store);
	read_run(home, store);
	read_check(home, store);
	read_exams(home, store);
}

static enum status home_open(struct view *view, struct problem *problem)
{
	(void)problem;
	read_again(view);
	return STATUS_OK;
}

static void home_close(struct view *view)
{
	if (view->state)
		stop_counting(view->state);
}

static void home_pause(struct view *view)
{
	stop_counting(view->state);
}

static void count_slice(struct home *home, struct store *store)
{
	const int64_t deadline_ms = clock_ms() + SLICE_MS;

	if (!home->cursor) {
		home->window = (struct store_window){ .table = home->counting == COUNT_UNSIGNED ? WINDOW_UNSIGNED : home->counting, .sort = -1, .has_keys_only = true };
		home->cursor = store_window_open(store, &home->window);
		home->counts[home->counting] = 0;
	}
	do {
		for (int i = 0; i < COUNT_BETWEEN_LOOKS; i++) {
			if (store_cursor_next(home->cursor)) {
				home->counts[home->counting]++;
				continue;
			}
			stop_counting(home);
			home->is_counted[home->counting++] = true;
			return;
		}
	} while (clock_ms() < deadline_ms);
}

static bool home_step(struct view *view)
{
	struct home *home = view->state;

	if (!tui_store(view->tui) || home->counting >= COUNTS)
		return false;
	count_slice(home, tui_store(view->tui));
	return home->counting < COUNTS;
}

/* --- showing ------------------------------------------------------------------------------------------------------------------------------------- */

static void paint_empty(const struct view *view, struct canvas *canvas, struct area area)
{
	char text[2048];
	const struct area inner = { area.line + 1, area.column + 2, area.lines - 1, area.columns - 4 };

	snprintf(text, sizeof text,
		 _("There is no database at %s yet.\n\nF6 or o loads a folder of CSV files: one admission year, all or nothing.\nF7 or a makes an empty "
		   "year, to be filled in here or by import.\n\nEach asks for what it needs in a form."),
		 tui_database(view->tui));
	flow_text(&(struct flow){ .canvas = canvas, .area = inner }, text);
	canvas_put_cursor(canvas, area.line, 0);
}

static void paint_stage(const struct home *home, size_t number, struct pen pen)
{
	static const char *const marks[] = { [MARK_UNKNOWN] = "[ ]", [MARK_IDLE] = "[ ]", [MARK_OPEN] = "[ ]", [MARK_DONE] = "[x]",
		                             [MARK_NOTED] = "[!]", [MARK_TROUBLE] = "[!]" };
	static const enum role roles[] = { [MARK_UNKNOWN] = ROLE_FAINT, [MARK_IDLE] = ROLE_FAINT, [MARK_OPEN] = ROLE_WARNING,
		                           [MARK_DONE] = ROLE_TEXT, [MARK_NOTED] = ROLE_WARNING, [MARK_TROUBLE] = ROLE_ERROR };
	char text[256];
	const enum mark mark = stage_judge(home, &stages[number], text, sizeof text);
	const bool is_focus = number == home->focus;
	const struct pen start = pen;

	pen.role = is_focus ? ROLE_FOCUS : ROLE_TEXT;
	if (is_focus)
		pen_fill(&pen, -1);
	pen.column = start.column;
	pen_format(&pen, " %s ", marks[mark]);
	pen_cell(&pen, _(stages[number].title), TITLE_CELLS);
	if (!is_focus)
		pen.role = roles[mark];
	pen_format(&pen, "  %s", text);
	if (is_focus)
		canvas_put_cursor(pen.canvas, start.line, start.column + 1);
}

/* Beside what the making of the year put there. */
static bool is_empty(const struct home *home)
{
	for (int kind = KIND_CALENDAR; kind < KIND_COUNT; kind++)
		if (!home->is_counted[kind] || home->counts[kind] > 0)
			return false;
	return true;
}

/* What was noted does not stand in the way. */
static void paint_next(const struct home *home, struct pen pen)
{
	char text[256];

	pen.role = ROLE_HEADER;
	if (is_empty(home)) {
		pen_text(&pen, _(" This year is empty: F6 loads a folder, Enter begins to fill it in by forms."));
		return;
	}
	for (size_t i = 0; i < n_stages; i++) {
		const enum mark mark = stage_judge(home, &stages[i], text, sizeof text);

		if (mark == MARK_UNKNOWN)
			return;
		if (mark != MARK_OPEN && mark != MARK_TROUBLE)
			continue;
		pen_format(&pen, _(" Next: %s - %s"), _(stages[i].title), text);
		return;
	}
	pen_text(&pen, _(" All steps have data, and the latest run is of these data."));
}

static bool is_over(const struct calendar_row *row, const char *today)
{
	const char *end = row->to[0] ? row->to : row->from;

	return end[0] && strcmp(end, today) < 0;
}

static bool is_now(const struct calendar_row *row, const char *today)
{
	return row->from[0] && strcmp(row->from, today) <= 0 && !is_over(row, today);
}

/* From the last step that is over to as many as fit. */
static void paint_calendar(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct home *home = view->state;
	const char *today = tui_today(view->tui);
	size_t first = 0;
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);

	pen_format(&pen, _(" Calendar, today is %s"), today);
	while (first + 1 < home->n_calendar && is_over(&home->calendar[first + 1], today))
		first++;
	if (home->n_calendar - first + 1 < (size_t)area.lines)
		first = home->n_calendar + 1 > (size_t)area.lines ? home->n_calendar + 1 - (size_t)area.lines : 0;
	for (size_t i = first; i < home->n_calendar && (int)(i - first) + 1 < area.lines; i++) {
		const struct calendar_row *row = &home->calendar[i];

		pen = pen_at(canvas, area, (int)(i - first) + 1, ROLE_TEXT);
		pen_cell(&pen, is_now(row, today) ? _(" now") : is_over(row, today) ? _(" over") : "", 7);
		pen_format(&pen, "%-10s - %-10s  ", row->from, row->to);
		pen_text(&pen, row->name);
	}
}

static void home_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct home *home = view->state;
	struct pen pen = pen_at(canvas, area, 0, ROLE_TEXT);
	const int below = (int)n_stages + 3, room = area.lines - 2;
	const size_t first = (int)home->focus >= room ? home->focus + 1 - (size_t)room : 0; /* where not all have room, the focus has */

	if (!tui_store(view->tui)) {
		paint_empty(view, canvas, area);
		return;
	}
	pen_format(&pen, " %s %s", home->office[0] ? home->office : _("(the office has no name yet)"), home->year);
	paint_next(home, pen_at(canvas, area, 1, ROLE_TEXT));
	for (size_t i = first; i < n_stages && (int)(i - first) < room; i++)
		paint_stage(home, i, pen_at(canvas, area, (int)(i - first) + 2, ROLE_TEXT));
	if (area.lines - below > 1)
		paint_calendar(view, canvas, (struct area){ area.line + below, area.column, area.lines - below, area.columns });
}

static struct effect home_press(struct view *view, uint32_t press)
{
	struct home *home = view->state;

	if (!tui_store(view->tui))
		return effect_pass();
	switch (press) {
	case PRESS_DOWN: case 'j': case PRESS_TAB:
		home->focus = (home->focus + 1) % n_stages;
		break;
	case PRESS_UP: case 'k': case PRESS_BACK_TAB:
		home->focus = (home->focus + n_stages - 1) % n_stages;
		break;
	case PRESS_HOME: case 'g':
		home->focus = 0;
		break;
	case PRESS_END: case 'G':
		home->focus = n_stages - 1;
		break;
	case PRESS_ENTER:
		return effect_open(stages[home->focus].screen, "");
	default:
		return effect_pass();
	}
	return effect_redraw();
}

const struct behaviour behaviour_home = {
	.state_bytes = sizeof(struct home),
	.open = home_open,
	.close = home_close,
	.paint = home_paint,
	.press = home_press,
	.step = home_step,
	.pause = home_pause,
	.returned = read_again,
};
