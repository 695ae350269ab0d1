/* SPDX-License-Identifier: ISC */
/* The screen `export`: lists and other outputs of the run as files. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>
#include <luqu/service_marks.h>
#include <luqu/service_output.h>

#include "internal.h"

enum { EXPORT_WHAT, EXPORT_FORMAT, EXPORT_PATH, EXPORT_SHOW_IDS, EXPORT_TOP };

static bool is_of_lists(const char *what)
{
	return strcmp(what, "by_school") == 0 || strcmp(what, "by_feeder") == 0;
}

static bool is_of_marks(const char *what)
{
	return strcmp(what, "slips") == 0 || strcmp(what, "books") == 0;
}

const char *show_list_order(const char *word, char *buffer, size_t size)
{
	static const struct { const char *word, *shown; } words[] = {
		{ "by_school", N_("lists by admitting school") }, { "by_feeder", N_("lists by feeder school") },
		{ "cutoff_sheet", N_("cutoff sheet") },           { "cutoffs", N_("cutoffs of all pools") },
		{ "placements", N_("placements") },               { "vacancies", N_("vacant seats") },
		{ "unplaced", N_("candidates not placed") },      { "distribution", N_("one-mark table") },
		{ "slips", N_("mark slips") },                    { "books", N_("score books") },
	};

	(void)buffer, (void)size;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, word) == 0)
			return _(words[i].shown);
	return word;
}

static enum status write_lists(struct view *view, enum sheet_format format, const struct progress *progress, struct problem *problem)
{
	const struct lists_request request = {
		.order = strcmp(form_get(view->form, EXPORT_WHAT), "by_feeder") == 0 ? LISTS_BY_FEEDER : LISTS_BY_SCHOOL,
		.folder = form_get(view->form, EXPORT_PATH),
		.run = tui_run(view->tui),
		.format = format,
		.shows_ids = strcmp(form_get(view->form, EXPORT_SHOW_IDS), "1") == 0,
		.progress = progress,
	};
	struct lists_report report = { .files = 0 };
	const enum status status = lists_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%llu lists, %llu rows; begin with %s"), (unsigned long long)report.files,
		            (unsigned long long)report.rows, report.index);
	return status;
}

static enum status write_marks(struct view *view, enum sheet_format format, const struct progress *progress, struct problem *problem)
{
	const struct marks_request request = {
		.paper = strcmp(form_get(view->form, EXPORT_WHAT), "slips") == 0 ? MARKS_SLIPS : MARKS_BOOKS,
		.folder = form_get(view->form, EXPORT_PATH),
		.format = format,
		.progress = progress,
	};
	struct marks_report report;
	const enum status status = marks_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: %llu files, %llu candidates"), request.folder, (unsigned long long)report.files,
		            (unsigned long long)report.candidates);
	return status;
}

static enum status write_output(struct view *view, enum sheet_format format, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = { .format = format,
		                             .path = form_get(view->form, EXPORT_PATH),
		                             .has_chinese_headers = strcmp(tui_language(view->tui), "zh_CN") == 0 };
	struct output_request request = { .run = tui_run(view->tui), .sheet = &sheet, .progress = progress };
	uint64_t rows = 0;

	const char *top = form_get(view->form, EXPORT_TOP);
	request.has_top = decimal_read(top, strlen(top), 4, 4, &request.top_e4) == DECIMAL_GOOD;
	if (!output_find(form_get(view->form, EXPORT_WHAT), &request.kind))
		return problem_set(problem, STATUS_USAGE, "%s", form_get(view->form, EXPORT_WHAT));
	const enum status status = output_export(tui_store(view->tui), &request, &rows, problem);
	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: %llu rows written"), sheet.path, (unsigned long long)rows);
	return status;
}

static enum status export_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	enum sheet_format format = SHEET_HTML;

	sheet_format_find(form_get(view->form, EXPORT_FORMAT), &format);
	if (is_of_marks(form_get(view->form, EXPORT_WHAT)))
		return write_marks(view, format, progress, problem);
	return is_of_lists(form_get(view->form, EXPORT_WHAT)) ? write_lists(view, format, progress, problem)
	                                                      : write_output(view, format, progress, problem);
}

/* What was written is no unsaved typing. */
static struct effect export_done(struct view *view, enum status status)
{
	for (size_t field = EXPORT_WHAT; status == STATUS_OK && field <= EXPORT_TOP; field++)
		form_set_filled(view->form, field, form_get(view->form, field));
	return effect_redraw();
}

static struct effect export_save(struct view *view)
{
	static const struct job job = { N_("writing"), export_work, export_done };
	const char *path = form_get(view->form, EXPORT_PATH);

	if (!path[0] || strcmp(path, "-") == 0) {
		form_fault(view->form, EXPORT_PATH, "%s", _("where to? a folder for lists, else a file"));
		return effect_refuse("%s", _("where to? a folder for lists, else a file"));
	}
	const char *top = form_get(view->form, EXPORT_TOP);
	int64_t top_e4;
	if (top[0] && decimal_read(top, strlen(top), 4, 4, &top_e4) != DECIMAL_GOOD) {
		form_fault(view->form, EXPORT_TOP, _("%s is no number"), top);
		return effect_refuse(_("%s is no number"), top);
	}
	if (tui_run(view->tui) == 0 && strcmp(form_get(view->form, EXPORT_WHAT), "distribution") != 0 &&
	    !is_of_marks(form_get(view->form, EXPORT_WHAT)))
		return effect_refuse("%s", _("there is no run yet"));
	return effect_run(&job);
}

/* A name that was proposed goes with what is chosen, until another is typed. */
static void propose_path(struct form *form)
{
	const char *what = form_get(form, EXPORT_WHAT);
	char path[256];

	if (is_of_lists(what))
		snprintf(path, sizeof path, "lists");
	else if (is_of_marks(what))
		snprintf(path, sizeof path, "%s", what);
	else
		snprintf(path, sizeof path, "%s.%s", what, form_get(form, EXPORT_FORMAT));
	form_set(form, EXPORT_PATH, path);
}

static bool is_proposed(const char *path)
{
	enum output_kind kind;
	enum sheet_format format;
	char name[256];
	const char *dot = strrchr(path, '.');

	if (!path[0] || strcmp(path, "lists") == 0 || is_of_marks(path))
		return true;
	snprintf(name, sizeof name, "%.*s", dot ? (int)(dot - path) : 0, path);
	return dot && output_find(name, &kind) && sheet_format_find(dot + 1, &format);
}

static void export_changed(struct view *view, size_t field)
{
	if ((field == EXPORT_WHAT || field == EXPORT_FORMAT) && is_proposed(form_get(view->form, EXPORT_PATH)))
		propose_path(view->form);
}

static enum status export_fill(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, EXPORT_WHAT, "by_school");
	form_set(view->form, EXPORT_FORMAT, "html");
	form_set(view->form, EXPORT_SHOW_IDS, "0");
	propose_path(view->form);
	return STATUS_OK;
}

const struct form_kind form_export = { .fill = export_fill, .changed = export_changed, .save = export_save };
