/* SPDX-License-Identifier: ISC */
/* The screen `import`: one file of one kind into what is there. */
#include <string.h>

#include <luqu/service_data.h>

#include "internal.h"
#include "page.h"

enum { IMPORT_KIND, IMPORT_FILE, IMPORT_ENCODING, IMPORT_DRY };

static void put_report(struct page *page, const struct import_report *report, bool is_dry_run)
{
	const struct page_place good = { 1, ROLE_GOOD };

	page_put(page, good, _("%llu rows: %llu added, %llu changed, %llu removed, %llu as before"),
	         (unsigned long long)report->rows, (unsigned long long)report->added, (unsigned long long)report->changed,
	         (unsigned long long)report->removed, (unsigned long long)report->same);
	if (is_dry_run)
		page_put(page, good, "%s", _("dry run: nothing is stored"));
}

static enum status import_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page *page = form_page_begin(view);
	struct import_request request = {
		.kind = kind_find(form_get(view->form, IMPORT_KIND)),
		.file = form_get(view->form, IMPORT_FILE),
		.is_dry_run = strcmp(form_get(view->form, IMPORT_DRY), "1") == 0,
		.progress = progress,
	};
	struct import_report report = { .rows = 0 };

	encoding_find(form_get(view->form, IMPORT_ENCODING), &request.encoding);
	const enum status status = file_import(tui_store(view->tui), &request, &report, problem);
	if (status == STATUS_OK)
		put_report(page, &report, request.is_dry_run);
	else
		page_put_refusal(page, problem, &report.faults);
	import_report_clear(&report);
	return status;
}

static struct effect import_save(struct view *view)
{
	static const struct job job = { N_("importing"), import_work, form_worked };

	if (!form_get(view->form, IMPORT_KIND)[0])
		return form_refuse(view->form, IMPORT_KIND, _("rows of which kind?"));
	return form_has_path(view->form, IMPORT_FILE) ? effect_run(&job) : form_refuse(view->form, IMPORT_FILE, _("which file?"));
}

static enum status import_fill(struct view *view, struct problem *problem)
{
	const char *kind = view->argument[0] ? view->argument : "candidates";

	if (kind_find(kind) == KIND_NONE)
		return problem_set(problem, STATUS_USAGE, _("there are no rows of a kind %s"), kind);
	form_set(view->form, IMPORT_KIND, kind_table(kind_find(kind))->name);
	form_set(view->form, IMPORT_ENCODING, "detect");
	form_set(view->form, IMPORT_DRY, "0");
	if (view->argument[0])
		form_focus(view->form, IMPORT_FILE);
	return STATUS_OK;
}

const struct form_kind form_import = { .fill = import_fill, .save = import_save };
