/* SPDX-License-Identifier: ISC */
/* The screen `suspects`: marks that look wrong, subject by subject. */
#include <stdio.h>

#include <luqu/screen_freeze.h>
#include <luqu/service_suspects.h>

#include "internal.h"
#include "page.h"

static void put_suspect(struct page *page, const struct suspect *suspect)
{
	char where[80] = "", text[SUSPECT_TEXT];

	if (suspect->room[0])
		snprintf(where, sizeof where, "%s/%s", suspect->site, suspect->room);
	const struct page_cell cells[] = { { suspect->room[0] ? where : _("(subject)"), 14 }, { suspect_text(suspect, text), 60 } };
	page_put_row(page, (struct page_place){ 2, ROLE_TEXT }, cells, 2);
}

static void put_report(struct page *page, const struct dataset *dataset, const struct suspects_report *report)
{
	char heading[200];

	page_clear(page);
	if (report->n_suspects == 0)
		page_put(page, (struct page_place){ 0, ROLE_GOOD }, "%s", _("Nothing in the marks looks wrong."));
	for (size_t i = 0; i < report->n_suspects; i++) {
		const struct subject *subject = &dataset->subjects[report->suspects[i].subject];

		if (i == 0 || report->suspects[i - 1].subject != report->suspects[i].subject) {
			snprintf(heading, sizeof heading, "%.32s %.120s", subject->code, subject->name);
			page_put_heading(page, heading);
		}
		put_suspect(page, &report->suspects[i]);
	}
}

static enum status suspects_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	struct dataset *dataset = NULL;
	struct suspects_report report = { .arena = NULL };
	enum status status = store_load_dataset(tui_store(view->tui), STORE_ALL, progress, &dataset, problem);

	if (status == STATUS_OK) {
		const struct suspects_request request = { .store = tui_store(view->tui), .dataset = dataset, .progress = progress };
		status = suspects_find(&request, &report, problem);
	}
	if (status == STATUS_OK)
		put_report(own->page, dataset, &report);
	suspects_report_free(&report);
	dataset_free(dataset);
	return page_view_end(view, status, problem);
}

static bool suspects_step(struct view *view)
{
	static const struct job job = { N_("looking at marks"), suspects_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_suspects = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = suspects_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
