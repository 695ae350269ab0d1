/* SPDX-License-Identifier: ISC */
/* The screen `stale`: the last run against the data of now. */
#include <luqu/screen_freeze.h>
#include <luqu/service_stale.h>

#include "internal.h"
#include "page.h"

static void put_changes(struct page *page, const struct stale_report *report)
{
	const struct dataset *d = report->year.dataset;

	for (size_t i = 0; i < report->n_changes; i++) {
		const struct run_change *change = &report->changes[i];
		char was[RUN_PLACE_TEXT], would_be[RUN_PLACE_TEXT];
		const struct page_cell cells[] = { { dataset_candidate_no(d, change->candidate), 14 },
			                           { run_place_text(d, report->stored, change->was, was), 28 },
			                           { run_place_text(d, report->anew, change->would_be, would_be), 28 } };

		page_put_row(page, (struct page_place){ 2, ROLE_TEXT }, cells, 3);
		page_link(page, &screen_explain, dataset_candidate_no(d, change->candidate));
	}
}

static void put_report(struct page *page, const struct stale_report *report)
{
	const struct page_cell header[] = { { _("Number"), 14 }, { _("In the run"), 28 }, { _("By a new run"), 28 } };

	page_clear(page);
	if (report->note.number == 0) {
		page_put(page, (struct page_place){ 0, ROLE_TEXT }, "%s", _("No run is stored yet."));
		return;
	}
	if (!report->is_stale) {
		page_put(page, (struct page_place){ 0, ROLE_GOOD }, _("Run %lld is that of the data as they are."),
		         (long long)report->note.number);
		return;
	}
	page_put(page, (struct page_place){ 0, ROLE_WARNING },
	         _("! Run %lld is stale: the data have changed since. A new run would change %zu placements."),
	         (long long)report->note.number, report->n_changes);
	page_put_blank(page);
	page_put_row(page, (struct page_place){ 2, ROLE_HEADER }, header, 3);
	put_changes(page, report);
}

static enum status stale_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	struct stale_report report;
	const enum status status = stale_find(tui_store(view->tui), progress, &report, problem);

	if (status == STATUS_OK)
		put_report(own->page, &report);
	stale_report_free(&report);
	return page_view_end(view, status, problem);
}

static bool stale_step(struct view *view)
{
	static const struct job job = { N_("placing"), stale_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_stale = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = stale_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
