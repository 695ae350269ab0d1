/* SPDX-License-Identifier: ISC */
/* luqu suspects: marks that look wrong, by subject and room. */
#include "commands.h"

#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/service_suspects.h>

enum { OPTION_OUTPUT, OPTION_FORMAT };

static const struct command_option options[] = {
	{ "output", 'o', "FILE", N_("write there instead of standard output") },
	{ "format", 0, "F", N_("csv (default), xlsx, html or txt") },
	{ 0 },
};

static enum status command_suspects_do(const struct command_call *call, struct problem *problem)
{
	struct sheet_options sheet = { .path = call->values[OPTION_OUTPUT] ? call->values[OPTION_OUTPUT] : "-",
		                       .title = _("Suspicious marks") };
	struct store *store;

	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &sheet.format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"),
		                   call->values[OPTION_FORMAT]);
	sheet.has_chinese_headers = sheet.format != SHEET_CSV && strcmp(_("candidates"), "candidates") != 0;
	if (sheet.format == SHEET_TXT && strcmp(sheet.path, "-") == 0 && isatty(STDOUT_FILENO))
		sheet.page_lines = SHEET_UNPAGED;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = suspects_export(store, call->n_arguments > 0 ? call->arguments[0] : NULL, &sheet, problem);
	store_close(store);
	return status;
}

const struct command command_suspects = {
	.name = "suspects",
	.screens = "suspects",
	.arguments = "[EXAM]",
	.summary = N_("marks that look wrong: by subject and room"),
	.help = N_("All zero or all alike, a room's mean far off, many absent, a jump at full marks, marks that nobody has, nobody "
	           "at the top. The\n"
	           "criteria are in luqu-exams(7). Each is to be looked at, none is a fault by itself."),
	.options = options,
	.least_arguments = 0,
	.most_arguments = 1,
	.run = command_suspects_do,
};
