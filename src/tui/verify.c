/* SPDX-License-Identifier: ISC */
/* The screen `verify`: a stored run held against the data as they are, by the second computation. */
#include <stdlib.h>

#include <luqu/screen_results.h>
#include <luqu/service_run.h>

#include "internal.h"
#include "page.h"

static void put_report(struct page *page, const struct verify_report *report, const struct run_note *note)
{
	const struct page_place plain = { 0, ROLE_TEXT };
	char time[SHOWN_TEXT];

	page_clear(page);
	page_put(page, plain, _("run %lld of %s by %s: %llu placements, %llu applications, %llu pools checked"),
	         (long long)note->number, show_time(note->time, time, sizeof time), note->user,
	         (unsigned long long)report->placements, (unsigned long long)report->applications,
	         (unsigned long long)report->pools);
	page_put(page, plain, _("above the seats by equal last places (admit): %llu; by order: %llu"),
	         (unsigned long long)report->over_seats, (unsigned long long)report->order_places);
	page_put(page, plain, _("seats left empty by equal last places (reject): %llu; by returns (final): %llu"),
	         (unsigned long long)report->spared_seats, (unsigned long long)report->voided_seats);
	page_put(page, plain, _("places by the draw alone, recomputed: %llu"), (unsigned long long)report->draws);
	page_put_blank(page);
	if (report->violations.count == 0)
		page_put(page, (struct page_place){ 0, ROLE_GOOD }, "%s", _("the run holds: no violation"));
	else
		page_put(page, (struct page_place){ 0, ROLE_ERROR }, _("! %llu violations"),
		         (unsigned long long)report->violations.count);
	page_put_findings(page, &report->violations);
}

static enum status verify_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	const int64_t chosen = strtoll(view->argument, NULL, 10);
	struct verify_report report = { .placements = 0 };
	struct run_note note;
	enum status status =
	        chosen > 0 || own->run > 0 ? STATUS_OK : problem_set(problem, STATUS_FAULT, "%s", _("there is no run yet"));

	if (status == STATUS_OK)
		status = run_verify(tui_store(view->tui), chosen > 0 ? chosen : own->run, progress, &note, &report, problem);
	if (status == STATUS_OK)
		put_report(own->page, &report, &note);
	verify_report_clear(&report);
	return page_view_end(view, status, problem);
}

static bool verify_step(struct view *view)
{
	static const struct job job = { N_("verifying"), verify_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_verify = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = verify_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};

/* Of a list of runs: the one under the cursor. */
struct effect action_verify_run(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return row ? effect_open(&screen_verify, row->cells[RUNS_NUMBER]) : effect_refuse("%s", _("there is no row here"));
}
