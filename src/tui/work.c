/* SPDX-License-Identifier: ISC */
/* Long work: shows how far it is, how fast, how long still, and lets Esc end it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

enum { PAINT_MS = 100 };

static void poll_keys(struct tui *tui)
{
	uint32_t press;

	while (tui->port.poll && (press = tui->port.poll(tui->port.context)) != PRESS_NONE) {
		if (press == PRESS_ESC || press == PRESS_CTRL('C') || press == PRESS_HANGUP)
			tui->work.is_cancelled = true;
		else if (tui->work.yields && press != PRESS_RESIZE && tui->work.n_typed < AHEAD_MOST)
			tui->work.typed[tui->work.n_typed++] = press;
		if (press == PRESS_HANGUP)
			tui->has_ended = true;
	}
	tui->work.is_cancelled = tui->work.is_cancelled || tui->work.n_typed > 0;
}

void work_yield(struct tui *tui)
{
	tui->work.yields = true;
}

bool work_has_yielded(const struct tui *tui)
{
	return tui->work.n_typed > 0;
}

static bool work_step(void *context, const char *what, uint64_t done, uint64_t total)
{
	struct tui *tui = context;
	struct work *work = &tui->work;
	const int64_t now_ms = clock_ms();

	if (!work->what || strcmp(work->what, what) != 0)
		work->started_ms = now_ms;
	work->what = what;
	work->done = done;
	work->total = total;
	if (now_ms - work->shown_ms >= PAINT_MS) {
		work->shown_ms = now_ms;
		poll_keys(tui);
		if (tui->port.show)
			tui->port.show(tui->port.context, tui_paint(tui));
	}
	return !work->is_cancelled;
}

struct progress work_begin(struct tui *tui, const struct job *job)
{
	tui_begin_change(tui);
	tui->work = (struct work){ .job = job, .started_ms = clock_ms(), .shown_ms = clock_ms() };
	return (struct progress){ .step = work_step, .context = tui };
}

void work_end(struct tui *tui)
{
	tui->work = (struct work){ .job = NULL };
}

void tui_run_job(struct tui *tui, const struct job *job)
{
	const struct progress progress = work_begin(tui, job);
	struct view *view = tui_top(tui);
	struct problem problem = { .status = STATUS_OK };
	struct effect effect = effect_redraw();

	tui->work.shown_ms = 0; /* the first step is shown at once */
	if (tui->port.show)
		tui->port.show(tui->port.context, tui_paint(tui));
	const enum status status = job->work(view, &progress, &problem);
	const struct work work = tui->work;
	work_end(tui);
	tui_data_changed(tui);
	if (job->done)
		effect = job->done(view, status);
	tui_perform(tui, &effect);
	if (problem.text[0]) {
		tui_say(tui, "%s", problem.text);
		tui->is_message_bad = status != STATUS_OK;
	}
	for (size_t i = 0; i < work.n_typed; i++)
		tui_press(tui, work.typed[i]);
}

/* --- showing it --------------------------------------------------------------------------------------------------------------------- */

static void bar_paint(const struct work *work, struct pen *pen)
{
	const int width = 24;
	const int filled = work->total > 0 ? (int)(work->done * (uint64_t)width / work->total) : 0;

	pen_text(pen, " [");
	pen->role = ROLE_BAR;
	for (int i = 0; i < width; i++) {
		pen->role = i < filled ? ROLE_BAR : ROLE_TEXT;
		pen_text(pen, i < filled ? "#" : "-");
	}
	pen->role = ROLE_TEXT;
	pen_format(pen, "] %3u %%", (unsigned)(work->total > 0 ? work->done * 100 / work->total : 0));
}

static void time_paint(const struct work *work, struct pen *pen)
{
	const int64_t passed_ms = clock_ms() - work->started_ms;

	if (passed_ms < 500 || work->done == 0)
		return;
	pen_format(pen, _("  %" PRIu64 "/s"), work->done * 1000 / (uint64_t)passed_ms);
	if (work->total > work->done) {
		const uint64_t left_s = (work->total - work->done) * (uint64_t)passed_ms / work->done / 1000;
		pen_format(pen, _("  %" PRIu64 ":%02" PRIu64 " left"), left_s / 60, left_s % 60);
	}
}

void work_paint(const struct tui *tui, struct canvas *canvas, struct area area)
{
	const struct work *work = &tui->work;
	const struct area below = { area.line + area.lines, area.column, 1, area.columns };
	struct pen pen = pen_at(canvas, below, 0, ROLE_TEXT);

	pen_format(&pen, "%s", _(work->job->title));
	if (work->what)
		pen_format(&pen, ": %s", work->what);
	if (work->total > 0)
		bar_paint(work, &pen);
	else if (work->what && work->done > 0)
		pen_format(&pen, " %" PRIu64, work->done);
	if (work->what)
		time_paint(work, &pen);
	pen_text(&pen, work->is_cancelled ? _("  ending ...") : _("  Esc cancels"));
	canvas_put_cursor(canvas, pen.line, pen.column);
}
