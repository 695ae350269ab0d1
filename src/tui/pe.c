/* SPDX-License-Identifier: ISC */
/* The screen `pe`: a subject's marks computed from the results of the PE test. */
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_evaluation.h>
#include <luqu/service_pe.h>
#include <luqu/service_row.h>

#include "internal.h"
#include "page.h"

enum { PE_SUBJECT, PE_DRY, CHANGES_SHOWN = 1000 };

/* Changes of a dry run, the first ones by candidate. */
struct changes {
	struct page *page;
	uint64_t count;
};

static void put_change(void *context, const char *candidate_no, const char *old, const char *new)
{
	struct changes *changes = context;
	const struct page_cell cells[] = { { candidate_no, 14 }, { old[0] ? old : "-", -8 }, { "->", 2 }, { new, -8 } };

	if (changes->count++ >= CHANGES_SHOWN)
		return;
	page_put_row(changes->page, (struct page_place){ 2, ROLE_TEXT }, cells, 4);
	page_link(changes->page, &screen_candidate, candidate_no);
}

static void put_report(struct page *page, const struct pe_report *report, bool is_dry_run)
{
	const struct page_place good = { 1, ROLE_GOOD }, note = { 1, ROLE_WARNING };

	page_put(page, good, _("%llu candidates: %llu scores added, %llu changed, %llu as they were"),
	         (unsigned long long)report->candidates, (unsigned long long)report->added, (unsigned long long)report->changed,
	         (unsigned long long)report->same);
	if (is_dry_run)
		page_put(page, good, "%s", _("dry run: nothing is stored"));
	if (report->incomplete > 0)
		page_put(page, note, _("%llu candidates lack an item, which counts 0"), (unsigned long long)report->incomplete);
	if (report->untested > 0)
		page_put(page, note, _("%llu scores have no results behind them and stay as they are"),
		         (unsigned long long)report->untested);
}

static enum status pe_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct changes changes = { .page = form_page_begin(view) };
	const bool is_dry_run = strcmp(form_get(view->form, PE_DRY), "1") == 0;
	const struct pe_request request = { .subject = form_get(view->form, PE_SUBJECT),
		                            .is_dry_run = is_dry_run,
		                            .tell = is_dry_run ? put_change : NULL,
		                            .context = &changes,
		                            .progress = progress };
	struct pe_report report = { .candidates = 0 };
	const enum status status = pe_compute(tui_store(view->tui), &request, &report, problem);

	if (status != STATUS_OK)
		page_put_refusal(form_page_begin(view), problem, &report.faults);
	else if (changes.count > CHANGES_SHOWN)
		page_put(changes.page, (struct page_place){ 2, ROLE_FAINT }, _("... and %llu more"),
		         (unsigned long long)(changes.count - CHANGES_SHOWN));
	if (status == STATUS_OK)
		put_report(changes.page, &report, is_dry_run);
	pe_report_clear(&report);
	return status;
}

static struct effect pe_save(struct view *view)
{
	static const struct job job = { N_("computing"), pe_work, form_worked };

	return form_get(view->form, PE_SUBJECT)[0] ? effect_run(&job) : form_refuse(view->form, PE_SUBJECT, _("which subject?"));
}

static enum status pe_fill(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, PE_SUBJECT, view->argument);
	form_set(view->form, PE_DRY, "0");
	return STATUS_OK;
}

const struct form_kind form_pe = { .fill = pe_fill, .save = pe_save };

/* --- from where
 * --------------------------------------------------------------------------------------------------------------------------- */

struct effect action_pe_of_item(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return effect_open(&screen_pe, row ? row->cells[PE_ITEMS_SUBJECT] : "");
}

struct effect action_pe_of_result(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char *texts[FIELDS_MOST], *memory = NULL;
	struct effect effect = effect_open(&screen_pe, "");

	if (row && row_read(tui_store(view->tui), KIND_PE_ITEMS, &row->cells[PE_RESULTS_ITEM], texts, &memory, NULL) == STATUS_OK)
		effect = effect_open(&screen_pe, texts[PE_ITEMS_SUBJECT]);
	free(memory);
	return effect;
}
