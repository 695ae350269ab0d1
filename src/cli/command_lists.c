/* SPDX-License-Identifier: ISC */
/* luqu lists: the placement lists, one file per school or feeder school. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_output.h>

#include "stale_text.h"

enum { OPTION_BY, OPTION_OUTPUT, OPTION_FORMAT, OPTION_RUN, OPTION_SHOW_IDS };

static const struct command_option options[] = {
	{ "by", 0, "school|feeder", N_("one list per admitting school (default) or per feeder school") },
	{ "output", 'o', "DIR", N_("the folder to write into (default: lists)") },
	{ "format", 0, "F", N_("html (default), txt, xlsx or csv") },
	{ "run", 0, "N", N_("of this stored run instead of the latest") },
	{ "show-ids", 0, NULL, N_("whole ID numbers instead of masked ones") },
	{ 0 },
};

static bool read_request(const struct command_call *call, struct lists_request *request, struct problem *problem)
{
	const char *by = call->values[OPTION_BY];
	long run = 0;

	request->folder = call->values[OPTION_OUTPUT] ? call->values[OPTION_OUTPUT] : "lists";
	request->format = SHEET_HTML;
	request->shows_ids = call->values[OPTION_SHOW_IDS] != NULL;
	if (by && strcmp(by, "school") != 0 && strcmp(by, "feeder") != 0) {
		problem_set(problem, STATUS_USAGE, _("--by takes school or feeder, not '%s'"), by);
		return false;
	}
	request->order = by && strcmp(by, "feeder") == 0 ? LISTS_BY_FEEDER : LISTS_BY_SCHOOL;
	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &request->format)) {
		problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"), call->values[OPTION_FORMAT]);
		return false;
	}
	if (call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &run, problem))
		return false;
	request->run = run;
	return true;
}

static enum status command_lists_do(const struct command_call *call, struct problem *problem)
{
	struct lists_request request = { .progress = &call->progress };
	struct lists_report report = { 0 };
	struct store *store;

	if (!read_request(call, &request, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = lists_write(store, &request, &report, problem);
	if (status == STATUS_OK && report.is_stale)
		stale_warn(report.run);
	if (status == STATUS_OK)
		printf(_("%s: %llu lists, %llu rows; begin with %s\n"), cli_show(request.folder).text, (unsigned long long)report.files,
		       (unsigned long long)report.rows, cli_show(report.index).text);
	store_close(store);
	return status;
}

const struct command command_lists = {
	.name = "lists",
	.screens = "lists export",
	.arguments = "",
	.summary = N_("write the placement lists by school or by feeder school"),
	.options = options,
	.run = command_lists_do,
};
