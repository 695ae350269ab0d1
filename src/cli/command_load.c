/* SPDX-License-Identifier: ISC */
/* luqu load: all files of a folder. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

enum { OPTION_REPLACE, OPTION_ENCODING };

static const struct command_option options[] = {
	{ "replace", 0, NULL, N_("take away all rows first; stored runs and the audit trail stay") },
	{ "encoding", 0, "E", N_("detect (default), utf-8, gb18030, utf-16, utf-16le, utf-16be") },
	{ 0 },
};

static void print_report(const struct load_report *report, const char *database)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (report->has_file[kind])
			printf("%-12s %10llu\n", kind_table((enum kind)kind)->name, (unsigned long long)report->rows[kind]);
	printf(report->is_new ? _("%s: made and loaded\n") : _("%s: loaded\n"), cli_show(database).text);
}

static enum status command_load_do(const struct command_call *call, struct problem *problem)
{
	struct load_request request = { .path = call->database,
					.folder = call->arguments[0],
					.may_replace = call->values[OPTION_REPLACE] != NULL,
					.progress = &call->progress };
	struct load_report report = { 0 };

	if (!cli_read_encoding(call->values[OPTION_ENCODING], &request.encoding, problem))
		return STATUS_USAGE;
	enum status status = folder_load(&request, &report, problem);
	cli_print_findings(&report.warnings);
	cli_print_findings(&report.faults);
	if (status == STATUS_OK)
		print_report(&report, call->database);
	load_report_clear(&report);
	return status;
}

const struct command command_load = {
	.name = "load",
	.screens = "load",
	.arguments = "DIR",
	.summary = N_("load all files of a folder, all or nothing"),
	.help = N_("Reads office.csv, calendar.csv, exams.csv, subjects.csv, schools.csv, programs.csv, tiers.csv, plans.csv, candidates.csv,\n"
		   "scores.csv, bonuses.csv, choices.csv, returns.csv and orders.csv; see luqu-files(5). Makes the database where there is none. Every bad\n"
		   "row is reported with file, line, column and value; then nothing is stored."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_load_do,
};
