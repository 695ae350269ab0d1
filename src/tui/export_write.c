/* SPDX-License-Identifier: ISC */
/* What the screen `export` writes: lists, papers, outputs of a run, rows of any kind. */
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/service_data.h>
#include <luqu/service_forms.h>
#include <luqu/service_marks.h>
#include <luqu/service_output.h>
#include <luqu/service_recheck.h>
#include <luqu/service_suspects.h>

#include "export.h"
#include "internal.h"

static const char *field(const struct view *view, size_t number)
{
	return form_get(view->form, number);
}

static bool is_yes(const struct view *view, size_t number)
{
	return strcmp(field(view, number), "1") == 0;
}

/* NULL: of all. */
static const char *part(const struct view *view)
{
	return field(view, EXPORT_PART)[0] ? field(view, EXPORT_PART) : NULL;
}

static enum sheet_format format_of(const struct view *view)
{
	enum sheet_format format = SHEET_HTML;

	sheet_format_find(field(view, EXPORT_FORMAT), &format);
	return format;
}

static struct sheet_options sheet_of(const struct view *view, const struct progress *progress)
{
	return (struct sheet_options){ .format = format_of(view),
		                       .path = field(view, EXPORT_PATH),
		                       .has_chinese_headers = is_yes(view, EXPORT_CHINESE),
		                       .flavour = is_yes(view, EXPORT_SPREADSHEET) ? SHEET_SPREADSHEET : SHEET_EXACT,
		                       .progress = progress };
}

/* The same with a heading of its own, where the service has none. */
static struct sheet_options titled_sheet(const struct view *view, const struct progress *progress)
{
	struct sheet_options sheet = sheet_of(view, progress);

	sheet.title = _(export_find(field(view, EXPORT_WHAT))->shown);
	return sheet;
}

static enum status tell_rows(const struct view *view, enum status status, uint64_t rows, struct problem *problem)
{
	return status == STATUS_OK ? problem_set(problem, STATUS_OK, _("%s: %llu rows written"), field(view, EXPORT_PATH),
	                                         (unsigned long long)rows)
	                           : status;
}

static enum status tell_file(const struct view *view, enum status status, struct problem *problem)
{
	return status == STATUS_OK ? problem_set(problem, STATUS_OK, _("%s is written"), field(view, EXPORT_PATH)) : status;
}

/* --- folders
 * ------------------------------------------------------------------------------------------------------------------------------ */

static enum status write_lists(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct lists_request request = {
		.order = strcmp(field(view, EXPORT_WHAT), "by_feeder") == 0 ? LISTS_BY_FEEDER : LISTS_BY_SCHOOL,
		.folder = field(view, EXPORT_PATH),
		.run = tui_run(view->tui),
		.format = format_of(view),
		.shows_ids = is_yes(view, EXPORT_SHOW_IDS),
		.progress = progress,
	};
	struct lists_report report = { .files = 0 };
	const enum status status = lists_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%llu lists, %llu rows; begin with %s"), (unsigned long long)report.files,
		            (unsigned long long)report.rows, report.index);
	return status;
}

static enum status write_marks(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct marks_request request = {
		.paper = strcmp(field(view, EXPORT_WHAT), "slips") == 0 ? MARKS_SLIPS : MARKS_BOOKS,
		.folder = field(view, EXPORT_PATH),
		.feeder = part(view),
		.format = format_of(view),
		.shows_rank = is_yes(view, EXPORT_RANK),
		.progress = progress,
	};
	struct marks_report report;
	const enum status status = marks_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: %llu files, %llu candidates"), request.folder,
		            (unsigned long long)report.files, (unsigned long long)report.candidates);
	return status;
}

static enum status write_forms(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct forms_request request = {
		.feeder = part(view), .folder = field(view, EXPORT_PATH), .format = format_of(view), .progress = progress
	};
	struct forms_report report;
	const enum status status = forms_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: %llu choice forms in %llu files"), request.folder,
		            (unsigned long long)report.forms, (unsigned long long)report.files);
	return status;
}

/* --- files
 * --------------------------------------------------------------------------------------------------------------------------------
 */

static enum status write_output(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = sheet_of(view, progress);
	const char *top = field(view, EXPORT_TOP);
	struct output_request request = { .run = tui_run(view->tui), .sheet = &sheet, .progress = progress };
	uint64_t rows = 0;

	output_find(field(view, EXPORT_WHAT), &request.kind);
	request.has_top = decimal_read(top, strlen(top), 4, 4, &request.top_e4) == DECIMAL_GOOD;
	const enum status status = output_export(tui_store(view->tui), &request, &rows, problem);
	return tell_rows(view, status, rows, problem);
}

static enum status write_unsigned(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = titled_sheet(view, progress);
	uint64_t rows = 0;

	const enum status status = forms_write_unsigned(tui_store(view->tui), part(view), &sheet, &rows, problem);
	return tell_rows(view, status, rows, problem);
}

static enum status write_suspects(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = titled_sheet(view, progress);

	return tell_file(view, suspects_export(tui_store(view->tui), part(view), &sheet, problem), problem);
}

static enum status write_rechecks(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = titled_sheet(view, progress);

	return tell_file(view, recheck_export(tui_store(view->tui), &sheet, problem), problem);
}

static enum status write_audit(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = titled_sheet(view, progress);
	const char *after = field(view, EXPORT_PART);
	int64_t seq = 0;

	if (after[0] && (decimal_read(after, strlen(after), 0, 0, &seq) != DECIMAL_GOOD || seq < 0))
		return problem_set(problem, STATUS_USAGE, _("%s is no number"), after);
	return tell_file(view, audit_export(tui_store(view->tui), seq, &sheet, problem), problem);
}

static enum status write_rows(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = sheet_of(view, progress);
	uint64_t rows = 0;
	const enum status status = input_export(tui_store(view->tui), kind_find(field(view, EXPORT_WHAT)), &sheet, &rows, problem);

	return tell_rows(view, status, rows, problem);
}

/* --- all of them
 * -------------------------------------------------------------------------------------------------------------------------- */

static const struct export_what whats[] = {
	{ "by_school", N_("lists by admitting school"), "lists", true, write_lists },
	{ "by_feeder", N_("lists by feeder school"), "lists", true, write_lists },
	{ "cutoff_sheet", N_("cutoff sheet"), NULL, true, write_output },
	{ "cutoffs", N_("cutoffs of all pools"), NULL, true, write_output },
	{ "placements", N_("placements"), NULL, true, write_output },
	{ "vacancies", N_("vacant seats"), NULL, true, write_output },
	{ "unplaced", N_("candidates not placed"), NULL, true, write_output },
	{ "distribution", N_("one-mark table"), NULL, false, write_output },
	{ "slips", N_("mark slips"), "slips", false, write_marks },
	{ "books", N_("score books"), "books", false, write_marks },
	{ "forms", N_("choice forms"), "forms", false, write_forms },
	{ "unsigned", N_("candidates whose form is unsigned"), NULL, false, write_unsigned },
	{ "suspects", N_("suspicious marks"), NULL, false, write_suspects },
	{ "rechecks", N_("rechecks"), NULL, false, write_rechecks },
	{ "audit", N_("audit trail"), NULL, false, write_audit },
};

const struct export_what *export_find(const char *word)
{
	for (size_t i = 0; i < sizeof whats / sizeof whats[0]; i++)
		if (strcmp(whats[i].word, word) == 0)
			return &whats[i];
	return NULL;
}

const char *show_export(const char *word, char *buffer, size_t size)
{
	const struct export_what *what = export_find(word);

	return what ? _(what->shown) : show_kind(word, buffer, size);
}

enum status export_write(const struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct export_what *what = export_find(field(view, EXPORT_WHAT));

	return what ? what->write(view, progress, problem) : write_rows(view, progress, problem);
}
