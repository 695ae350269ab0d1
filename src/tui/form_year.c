/* SPDX-License-Identifier: ISC */
/* Forms that make a year: an empty one, or one loaded from a folder; and the settings of the interface. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>

#include "internal.h"
#include "page.h"

/* --- new ----------------------------------------------------------------------------------------------------------------------------------------- */

enum { NEW_YEAR, NEW_NAME };

static struct effect opened(struct view *view, const char *message)
{
	struct problem problem = { .status = STATUS_OK };
	struct effect effect = effect_back();

	if (tui_reopen(view->tui, &problem) != STATUS_OK)
		return effect_problem(&problem);
	tui_data_changed(view->tui);
	snprintf(effect.text, sizeof effect.text, "%s", message);
	return effect;
}

static struct effect save_new(struct view *view)
{
	struct problem problem = { .status = STATUS_OK };

	if (tui_store(view->tui))
		return effect_refuse(_("%s is there already: a new year needs another file (luqu -d FILE)"), tui_database(view->tui));
	if (year_new(tui_database(view->tui), form_get(view->form, NEW_YEAR), form_get(view->form, NEW_NAME), &problem) != STATUS_OK)
		return effect_problem(&problem);
	return opened(view, _("the year is made; it is empty"));
}

const struct form_kind form_new = { .save = save_new };

/* --- load ---------------------------------------------------------------------------------------------------------------------------------------- */

enum { LOAD_FOLDER, LOAD_REPLACE, LOAD_ENCODING };

static void tell_rows(const struct load_report *report, struct problem *problem)
{
	uint64_t rows = 0;

	for (size_t i = 0; i < KIND_COUNT; i++)
		rows += report->rows[i];
	problem_set(problem, STATUS_OK, _("loaded: %llu rows"), (unsigned long long)rows);
}

static enum status load_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page *page = form_page_begin(view);
	struct load_request request = {
		.path = tui_database(view->tui),
		.folder = form_get(view->form, LOAD_FOLDER),
		.may_replace = strcmp(form_get(view->form, LOAD_REPLACE), "1") == 0,
		.progress = progress,
	};
	struct load_report report = { .is_new = false };

	encoding_find(form_get(view->form, LOAD_ENCODING), &request.encoding);
	const enum status status = folder_load(&request, &report, problem);
	if (status == STATUS_OK)
		tell_rows(&report, problem);
	else
		page_put_refusal(page, problem, &report.faults);
	load_report_clear(&report);
	return status;
}

static struct effect load_done(struct view *view, enum status status)
{
	return status == STATUS_OK ? opened(view, "") : effect_redraw();
}

static const struct job load_job = { N_("loading"), load_work, load_done };

static struct effect load_agreed(struct view *view)
{
	(void)view;
	return effect_run(&load_job);
}

static struct effect save_load(struct view *view)
{
	if (!form_get(view->form, LOAD_FOLDER)[0])
		return form_refuse(view->form, LOAD_FOLDER, _("which folder?"));
	if (tui_store(view->tui) && strcmp(form_get(view->form, LOAD_REPLACE), "1") == 0)
		return effect_ask(load_agreed, "%s", _("Replace all rows of this year by those of the folder?"));
	return effect_run(&load_job);
}

static enum status fill_load(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, LOAD_REPLACE, "0");
	form_set(view->form, LOAD_ENCODING, "detect");
	return STATUS_OK;
}

const struct form_kind form_load = { .fill = fill_load, .save = save_load };

/* --- settings ------------------------------------------------------------------------------------------------------------------------------------ */

static enum status fill_settings(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, 0, tui_language(view->tui));
	return STATUS_OK;
}

/* The language changes at once, so that whoever chose the wrong one sees it. */
static void changed_settings(struct view *view, size_t field)
{
	if (tui_choose_language(view->tui, form_get(view->form, field)))
		form_set_filled(view->form, field, form_get(view->form, field));
}

static struct effect save_settings(struct view *view)
{
	(void)view;
	return effect_back();
}

const struct form_kind form_settings = { .fill = fill_settings, .changed = changed_settings, .save = save_settings };

const char *show_language(const char *word, char *buffer, size_t size)
{
	(void)buffer, (void)size;
	return strcmp(word, "zh_CN") == 0 ? "简体中文" : strcmp(word, "en") == 0 ? "English" : word;
}
