/* SPDX-License-Identifier: ISC */
/* luqu export: any input or output kind as a table. */
#include "commands.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_data.h>
#include <luqu/service_output.h>

enum { OPTION_OUTPUT, OPTION_FORMAT, OPTION_RUN, OPTION_SPREADSHEET, OPTION_CHINESE, OPTION_TOP };

static const struct command_option options[] = {
	{ "output", 'o', "FILE", N_("write there instead of standard output") },
	{ "format", 0, "F", N_("csv, xlsx, html or txt; by default what FILE's name ends with, else csv") },
	{ "run", 0, "N", N_("of this stored run instead of the latest") },
	{ "spreadsheet", 0, NULL, N_("CSV for a spreadsheet: codes stay text, no cell becomes a formula") },
	{ "chinese", 0, NULL, N_("Chinese headers") },
	{ "top", 0, "MARK", N_("distribution: this mark and all above in one row") },
	{ 0 },
};

static bool read_format(const struct command_call *call, struct sheet_options *sheet, struct problem *problem)
{
	const char *name = call->values[OPTION_FORMAT], *file = call->values[OPTION_OUTPUT];
	const char *dot = file ? strrchr(file, '.') : NULL;

	sheet->format = SHEET_CSV;
	if (!name) {
		if (dot && !sheet_format_find(dot + 1, &sheet->format))
			sheet->format = SHEET_CSV;
		return true;
	}
	if (sheet_format_find(name, &sheet->format))
		return true;
	problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"), name);
	return false;
}

static bool read_options(const struct command_call *call, struct sheet_options *sheet, struct problem *problem)
{
	if (!read_format(call, sheet, problem))
		return false;
	sheet->path = call->values[OPTION_OUTPUT] ? call->values[OPTION_OUTPUT] : "-";
	sheet->has_chinese_headers = call->values[OPTION_CHINESE] != NULL;
	sheet->flavour = call->values[OPTION_SPREADSHEET] ? SHEET_SPREADSHEET : SHEET_EXACT;
	if (sheet->flavour == SHEET_SPREADSHEET && sheet->format != SHEET_CSV) {
		problem_set(problem, STATUS_USAGE, _("--spreadsheet goes with --format csv; XLSX is always safe"));
		return false;
	}
	if (sheet->format == SHEET_XLSX && strcmp(sheet->path, "-") == 0 && isatty(STDOUT_FILENO)) {
		problem_set(problem, STATUS_USAGE, _("XLSX is not for a terminal: use -o FILE"));
		return false;
	}
	if (sheet->format == SHEET_TXT && strcmp(sheet->path, "-") == 0 && isatty(STDOUT_FILENO))
		sheet->page_lines = SHEET_UNPAGED;
	return true;
}

static bool read_top(const struct command_call *call, struct output_request *request, struct problem *problem)
{
	const char *text = call->values[OPTION_TOP];
	enum output_kind kind = OUTPUT_COUNT;

	if (!text)
		return true;
	request->has_top = true;
	output_find(call->arguments[0], &kind);
	if (kind != OUTPUT_DISTRIBUTION)
		problem_set(problem, STATUS_USAGE, _("--top goes with distribution"));
	else if (decimal_read(text, strlen(text), 4, 4, &request->top_e4) != DECIMAL_GOOD)
		problem_set(problem, STATUS_USAGE, _("%s is no number"), text);
	else
		return true;
	return false;
}

static enum status export_kind(struct store *store, const struct command_call *call, struct output_request *request, struct problem *problem)
{
	enum kind kind = kind_find(call->arguments[0]);

	request->progress = &call->progress;
	if (output_find(call->arguments[0], &request->kind))
		return output_export(store, request, NULL, problem);
	return input_export(store, kind, request->sheet, NULL, problem);
}

static enum status command_export_do(const struct command_call *call, struct problem *problem)
{
	struct sheet_options sheet = { 0 };
	struct output_request request = { .sheet = &sheet };
	enum output_kind unused;
	struct store *store;
	long run = 0;

	if (kind_find(call->arguments[0]) == KIND_NONE && !output_find(call->arguments[0], &unused))
		return problem_set(problem, STATUS_USAGE,
				   _("no such kind: %s (a file of luqu-files(5), or placements, cutoffs, vacancies, unplaced, distribution, cutoff_sheet)"),
				   call->arguments[0]);
	if (!read_options(call, &sheet, problem) || !read_top(call, &request, problem) ||
	    (call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &run, problem)))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	request.run = run;
	status = export_kind(store, call, &request, problem);
	store_close(store);
	return status;
}

const struct command command_export = {
	.name = "export",
	.screens = "export",
	.arguments = "KIND",
	.summary = N_("write a table as CSV, XLSX, HTML or text for printers"),
	.help = N_("KIND is an input kind (office, calendar, exams, subjects, schools, programs, tiers, plans, candidates, scores, bonuses, choices,\n"
		   "returns, orders) or an output of the run: placements, cutoffs, vacancies, unplaced, distribution (one-mark table), cutoff_sheet."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_export_do,
};
