/* SPDX-License-Identifier: ISC */
/* luqu slips, luqu books: marks on paper. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_marks.h>

enum { OPTION_OUTPUT, OPTION_FEEDER, OPTION_FORMAT, OPTION_RANK };

static const struct command_option slips_options[] = {
	{ "output", 'o', "DIR", N_("the folder to write into (default: slips)") },
	{ "feeder", 0, "F", N_("of this feeder school alone") },
	{ "format", 0, "F", N_("html (default) or txt") },
	{ "rank", 0, NULL, N_("the rank position by total too") },
	{ 0 },
};
static const struct command_option books_options[] = {
	{ "output", 'o', "DIR", N_("the folder to write into (default: books)") },
	{ "feeder", 0, "F", N_("of this feeder school alone") },
	{ "format", 0, "F", N_("html (default), txt, xlsx or csv") },
	{ "rank", 0, NULL, N_("the rank position by total too") },
	{ 0 },
};

static enum status run(const struct command_call *call, struct marks_request *request, struct problem *problem)
{
	struct marks_report report;
	struct store *store;

	if (call->values[OPTION_OUTPUT])
		request->folder = call->values[OPTION_OUTPUT];
	request->feeder = call->values[OPTION_FEEDER];
	request->candidate_no = call->n_arguments > 0 ? call->arguments[0] : NULL;
	request->shows_rank = call->values[OPTION_RANK] != NULL;
	request->format = SHEET_HTML;
	request->progress = &call->progress;
	if (request->candidate_no && request->feeder)
		return problem_set(problem, STATUS_USAGE, "%s", _("slips takes a candidate or --feeder, one of them"));
	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &request->format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"),
		                   call->values[OPTION_FORMAT]);
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = marks_write(store, request, &report, problem);
	if (status == STATUS_OK)
		printf(_("%s: %llu files, %llu candidates\n"), cli_show(request->folder).text, (unsigned long long)report.files,
		       (unsigned long long)report.candidates);
	store_close(store);
	return status;
}

static enum status command_slips_do(const struct command_call *call, struct problem *problem)
{
	return run(call, &(struct marks_request){ .paper = MARKS_SLIPS, .folder = "slips" }, problem);
}

static enum status command_books_do(const struct command_call *call, struct problem *problem)
{
	return run(call, &(struct marks_request){ .paper = MARKS_BOOKS, .folder = "books" }, problem);
}

const struct command command_slips = {
	.name = "slips",
	.screens = "export",
	.arguments = "[CANDIDATE_NO]",
	.summary = N_("write the mark slips, a page for each candidate"),
	.options = slips_options,
	.most_arguments = 1,
	.run = command_slips_do,
};

const struct command command_books = {
	.name = "books",
	.screens = "export",
	.arguments = "",
	.summary = N_("write the score books, one for each feeder school"),
	.options = books_options,
	.run = command_books_do,
};
