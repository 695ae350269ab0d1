/* SPDX-License-Identifier: ISC */
/* Forms that make a year: an empty one, or one loaded from a folder; and the settings of the interface. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>

#include "internal.h"

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

enum { LOAD_FOLDER, LOAD_REPLACE };

struct loading { struct load_report report; };

static enum status load_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct loading *loading = view->state;
	const struct load_request request = {
		.path = tui_database(view->tui),
		.folder = form_get(view->form, LOAD_FOLDER),
		.may_replace = strcmp(form_get(view->form, LOAD_REPLACE), "1") == 0,
		.progress = progress,
	};

	load_report_clear(&loading->report);
	return folder_load(&request, &loading->report, problem);
}

static struct effect load_done(struct view *view, enum status status)
{
	const struct loading *loading = view->state;
	char message[EFFECT_TEXT];
	uint64_t rows = 0;

	if (status != STATUS_OK)
		return effect_redraw();
	for (size_t i = 0; i < KIND_COUNT; i++)
		rows += loading->report.rows[i];
	snprintf(message, sizeof message, _("loaded: %llu rows"), (unsigned long long)rows);
	return opened(view, message);
}

static const struct job load_job = { N_("loading"), load_work, load_done };

static struct effect load_agreed(struct view *view)
{
	(void)view;
	return effect_run(&load_job);
}

static struct effect save_load(struct view *view)
{
	if (!form_get(view->form, LOAD_FOLDER)[0]) {
		form_fault(view->form, LOAD_FOLDER, "%s", _("which folder?"));
		return effect_refuse("%s", _("which folder?"));
	}
	if (tui_store(view->tui) && strcmp(form_get(view->form, LOAD_REPLACE), "1") == 0)
		return effect_ask(load_agreed, "%s", _("Replace all rows of this year by those of the folder?"));
	return effect_run(&load_job);
}

static enum status fill_load(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, LOAD_REPLACE, "0");
	return STATUS_OK;
}

const struct form_kind form_load = { .fill = fill_load, .save = save_load };

/* What is wrong with the files stands below the fields. */
static void load_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct loading *loading = view->state;
	const struct findings *faults = &loading->report.faults;
	const struct area top = { area.line, area.column, 6, area.columns };
	struct pen pen = pen_at(canvas, area, 6, ROLE_HEADER);

	if (faults->count > 0)
		pen_format(&pen, _(" %llu faults; nothing was stored"), (unsigned long long)faults->count);
	for (size_t i = 0; i < faults->n_kept; i++) {
		pen = pen_at(canvas, area, (int)i + 7, ROLE_TEXT);
		pen_format(&pen, " %s: %s", faults->kept[i].place, faults->kept[i].text);
	}
	form_paint(view->form, canvas, top);
}

static void load_close(struct view *view)
{
	struct loading *loading = view->state;

	if (loading)
		load_report_clear(&loading->report);
}

const struct behaviour behaviour_load = { .state_bytes = sizeof(struct loading), .paint = load_paint, .close = load_close };

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
