/* SPDX-License-Identifier: ISC */
/* The screen `marks-file`: a file of marks, from a marking machine or another office, as one of the two entries. */
#include <stdlib.h>

#include <luqu/screen_entry.h>
#include <luqu/service_entry.h>

#include "internal.h"
#include "page.h"

enum { FILE_BATCH, FILE_PASS, FILE_PATH, FILE_ENCODING };

/* 0: the field is empty. */
static int64_t batch_of(const struct view *view)
{
	return strtoll(form_get(view->form, FILE_BATCH), NULL, 10);
}

static enum status file_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page *page = form_page_begin(view);
	struct entry_file file = {
		.batch = batch_of(view),
		.pass = form_get(view->form, FILE_PASS)[0] ? form_get(view->form, FILE_PASS)[0] - '0' : 0,
		.file = form_get(view->form, FILE_PATH),
		.progress = progress,
	};
	struct entry_file_report report = { .rows = 0 };

	encoding_find(form_get(view->form, FILE_ENCODING), &file.encoding);
	const enum status status = entry_import(tui_store(view->tui), &file, &report, problem);
	if (status == STATUS_OK)
		page_put(page, (struct page_place){ 1, ROLE_GOOD }, _("%llu rows: %llu entered or changed"),
		         (unsigned long long)report.rows, (unsigned long long)report.changed);
	else
		page_put_refusal(page, problem, &report.faults);
	entry_file_report_clear(&report);
	return status;
}

static struct effect file_save(struct view *view)
{
	static const struct job job = { N_("entering"), file_work, form_worked };

	if (form_get(view->form, FILE_BATCH)[0] && batch_of(view) <= 0)
		return form_refuse(view->form, FILE_BATCH, _("a batch is a number"));
	return form_has_path(view->form, FILE_PATH) ? effect_run(&job) : form_refuse(view->form, FILE_PATH, _("which file?"));
}

static enum status file_fill(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, FILE_BATCH, view->argument);
	form_set(view->form, FILE_ENCODING, "detect");
	if (view->argument[0])
		form_focus(view->form, FILE_PATH);
	return STATUS_OK;
}

const struct form_kind form_marks_file = { .fill = file_fill, .save = file_save };

/* Of the batch under the cursor; where there is none the file itself names them. */
struct effect action_batch_file(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return effect_open(&screen_marks_file, row ? row->cells[BATCHES_NUMBER] : "");
}
