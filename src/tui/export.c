/* SPDX-License-Identifier: ISC */
/* The screen `export`: lists, papers, outputs of a run and rows as files. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/sheet.h>

#include "export.h"
#include "internal.h"

static enum status export_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	return export_write(view, progress, problem);
}

static struct effect export_save(struct view *view)
{
	static const struct job job = { N_("writing"), export_work, form_worked };
	const struct export_what *what = export_find(form_get(view->form, EXPORT_WHAT));
	const char *top = form_get(view->form, EXPORT_TOP);
	char why[EFFECT_TEXT];
	int64_t top_e4;

	if (!form_get(view->form, EXPORT_WHAT)[0])
		return form_refuse(view->form, EXPORT_WHAT, _("what is to be written?"));
	if (!form_get(view->form, EXPORT_FORMAT)[0])
		return form_refuse(view->form, EXPORT_FORMAT, _("in which format?"));
	if (!form_has_path(view->form, EXPORT_PATH))
		return form_refuse(view->form, EXPORT_PATH, _("where to? a folder for lists, else a file"));
	snprintf(why, sizeof why, _("%s is no number"), top);
	if (top[0] && decimal_read(top, strlen(top), 4, 4, &top_e4) != DECIMAL_GOOD)
		return form_refuse(view->form, EXPORT_TOP, why);
	if (strcmp(form_get(view->form, EXPORT_SPREADSHEET), "1") == 0 && strcmp(form_get(view->form, EXPORT_FORMAT), "csv") != 0)
		return form_refuse(view->form, EXPORT_SPREADSHEET, _("that goes with csv; xlsx is always safe"));
	if (what && what->needs_run && tui_run(view->tui) == 0)
		return effect_refuse("%s", _("there is no run yet"));
	return effect_run(&job);
}

/* --- where to
 * ----------------------------------------------------------------------------------------------------------------------------- */

static void propose_path(struct form *form)
{
	const char *word = form_get(form, EXPORT_WHAT);
	const struct export_what *what = export_find(word);
	char path[256];

	if (what && what->folder)
		snprintf(path, sizeof path, "%s", what->folder);
	else
		snprintf(path, sizeof path, "%s.%s", word, form_get(form, EXPORT_FORMAT));
	form_set(form, EXPORT_PATH, path);
}

/* A name that was proposed goes with what is chosen, until another is typed. */
static bool is_proposed(const char *path)
{
	const char *dot = strrchr(path, '.');
	const struct export_what *what;
	enum sheet_format format;
	char word[256];

	snprintf(word, sizeof word, "%.*s", (int)(dot ? (size_t)(dot - path) : strlen(path)), path);
	what = export_find(strcmp(word, "lists") == 0 ? "by_school" : word);
	if (!path[0] || !dot)
		return !path[0] || (what && what->folder);
	return (what || kind_find(word) != KIND_NONE) && sheet_format_find(dot + 1, &format);
}

static void export_changed(struct view *view, size_t field)
{
	if ((field == EXPORT_WHAT || field == EXPORT_FORMAT) && is_proposed(form_get(view->form, EXPORT_PATH)))
		propose_path(view->form);
}

/* The argument is what is to be written; rows are mostly for other programs. */
static enum status export_fill(struct view *view, struct problem *problem)
{
	const char *word = view->argument[0] ? view->argument : "by_school";

	if (!export_find(word) && kind_find(word) == KIND_NONE)
		return problem_set(problem, STATUS_USAGE, _("there is nothing called %s to be written"), word);
	form_set(view->form, EXPORT_WHAT, word);
	form_set(view->form, EXPORT_FORMAT, export_find(word) ? "html" : "csv");
	form_set(view->form, EXPORT_SHOW_IDS, "0");
	form_set(view->form, EXPORT_RANK, "0");
	form_set(view->form, EXPORT_CHINESE, strcmp(tui_language(view->tui), "zh_CN") == 0 ? "1" : "0");
	form_set(view->form, EXPORT_SPREADSHEET, "0");
	propose_path(view->form);
	return STATUS_OK;
}

const struct form_kind form_export = { .fill = export_fill, .changed = export_changed, .save = export_save };
