/* SPDX-License-Identifier: ISC */
/* The screen `check`: findings by code, with those concerned and the remedy. */
#include <luqu/screen_results.h>
#include <luqu/service_check.h>
#include <luqu/service_data.h>

#include "internal.h"
#include "page.h"

static enum role severity_role(enum check_severity severity)
{
	static const enum role roles[CHECK_SEVERITIES] = { [CHECK_ERROR] = ROLE_ERROR, [CHECK_WARNING] = ROLE_WARNING };

	return roles[severity];
}

static void put_finding(struct page *page, const struct check_finding *finding)
{
	const struct check_code *code = finding->code;

	page_put(page, (struct page_place){ 6, severity_role(code->severity) }, _("%s: %s: %llu"), check_severity_name(code->severity), _(code->title),
	         (unsigned long long)finding->count);
	page_put_lead(page, 0, code->code);
	for (size_t i = 0; i < finding->n_offenders; i++)
		page_put(page, (struct page_place){ 8, ROLE_TEXT }, "%s", finding->offenders[i]);
	if (finding->has_more)
		page_put(page, (struct page_place){ 8, ROLE_FAINT }, "%s", "...");
	page_put(page, (struct page_place){ 6, ROLE_LABEL }, _("Remedy: %s"), _(code->remedy));
	page_put_blank(page);
}

static void put_sums(struct page *page, const struct check_report *report)
{
	const struct page_place place = { 0, ROLE_TEXT };

	page_put(page, (struct page_place){ 0, report->n_of[CHECK_ERROR] ? ROLE_ERROR : ROLE_HEADER }, _("%zu errors, %zu warnings"),
	         report->n_of[CHECK_ERROR], report->n_of[CHECK_WARNING]);
	page_put(page, place, _("checked: %llu candidates, %llu choices, %llu tiers, %llu seats"), (unsigned long long)report->candidates,
	         (unsigned long long)report->choices, (unsigned long long)report->tiers, (unsigned long long)report->seats);
	if (report->is_placed)
		page_put(page, place, _("dry run: %llu candidates placed; %llu places by the draw alone"), (unsigned long long)report->placed,
		         (unsigned long long)report->drawn);
	else
		page_put(page, place, "%s", _("dry run: does not come through; what needs one was not checked"));
	page_put_blank(page);
}

/* Kept where it says something new. A database that cannot be written to is checked all the same. */
static void keep(struct page_view *own, struct store *store, const struct check_report *report)
{
	struct check_note note;
	bool is_same = check_last(store, &note, NULL) == STATUS_OK && note.seq > 0 && note.n_findings == report->n_findings &&
	               !audit_data_changed(store, note.seq);

	for (size_t i = 0; is_same && i < note.n_findings; i++)
		is_same = note.findings[i].code == report->findings[i].code && note.findings[i].count == report->findings[i].count;
	if (!is_same && check_keep(store, report, NULL) == STATUS_OK)
		own->seq++; /* that row is no change of the data */
}

static enum status check_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	const struct check_request request = { .store = tui_store(view->tui), .progress = progress };
	struct check_report report = { .n_findings = 0 };
	const enum status status = check_run(&request, &report, problem);

	if (status == STATUS_OK) {
		page_clear(own->page);
		put_sums(own->page, &report);
		for (size_t i = 0; i < report.n_findings; i++)
			put_finding(own->page, &report.findings[i]);
		keep(own, tui_store(view->tui), &report);
	}
	check_report_clear(&report);
	return page_view_end(view, status, problem);
}

static bool check_step(struct view *view)
{
	static const struct job job = { N_("checking"), check_work, NULL };

	return page_view_step(view, &job);
}

struct effect action_check_anew(struct view *view)
{
	((struct page_view *)view->state)->is_known = false;
	return effect_redraw();
}

const struct behaviour behaviour_check = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = check_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
