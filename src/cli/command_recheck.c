/* SPDX-License-Identifier: ISC */
/* luqu recheck: a mark looked at again, and corrected by two people. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_recheck.h>

#include "stale_text.h"

enum { WIDE_CELLS = 240 /* fifteen columns, as text */ };
enum { OPTION_FOUND, OPTION_MARK, OPTION_OUTPUT, OPTION_FORMAT };

static const struct command_option options[] = {
	{ "found", 0, "F", N_("answer: none, identity, unmarked, addition or transfer") },
	{ "mark", 0, "M", N_("answer: the mark as it should be, or absent") },
	{ "output", 'o', "FILE", N_("list: write there instead of standard output") },
	{ "format", 0, "F", N_("list: csv (default), xlsx, html or txt") },
	{ 0 },
};

static enum status take_apply(struct store *store, const struct command_call *call, struct problem *problem)
{
	const struct recheck_application application = { .candidate_no = call->arguments[1],
		                                         .subject = call->arguments[2],
		                                         .progress = &call->progress };
	struct store_recheck recheck;
	const enum status status = recheck_apply(store, &application, &recheck, problem);

	if (status == STATUS_OK)
		printf(_("recheck %lld: %s in %s is applied for\n"), (long long)recheck.number, recheck.candidate_no,
		       recheck.subject);
	return status;
}

static bool read_number(const struct command_call *call, int64_t *number, struct problem *problem)
{
	const char *text = call->arguments[1];

	if (decimal_read(text, strlen(text), 0, 0, number) == DECIMAL_GOOD)
		return true;
	problem_set(problem, STATUS_USAGE, _("a recheck has a whole number, not '%s'"), text);
	return false;
}

static enum status take_answer(struct store *store, const struct command_call *call, struct problem *problem)
{
	struct recheck_answer answer = { .finding = call->values[OPTION_FOUND],
		                         .mark = call->values[OPTION_MARK],
		                         .progress = &call->progress };
	struct store_recheck recheck;
	char old[RECHECK_MARK_TEXT], new[RECHECK_MARK_TEXT];

	if (!read_number(call, &answer.number, problem))
		return STATUS_USAGE;
	const enum status status = recheck_answer(store, &answer, &recheck, problem);
	if (status != STATUS_OK)
		return status;
	if (recheck.state == RECHECK_UNCHANGED)
		printf(_("recheck %lld: %s in %s stays %s\n"), (long long)recheck.number, recheck.candidate_no, recheck.subject,
		       recheck_mark_text(&recheck.old, old));
	else
		printf(_("recheck %lld: %s, %s in %s: %s -> %s proposed; another person confirms it: luqu recheck confirm %lld\n"),
		       (long long)recheck.number, recheck_finding_name(recheck.finding), recheck.candidate_no, recheck.subject,
		       recheck_mark_text(&recheck.old, old), recheck_mark_text(&recheck.new, new), (long long)recheck.number);
	return STATUS_OK;
}

static enum status take_confirm(struct store *store, const struct command_call *call, struct problem *problem)
{
	struct store_recheck recheck;
	char old[RECHECK_MARK_TEXT], new[RECHECK_MARK_TEXT];
	int64_t number;

	if (!read_number(call, &number, problem))
		return STATUS_USAGE;
	const enum status status = recheck_confirm(store, number, &call->progress, &recheck, problem);
	if (status != STATUS_OK)
		return status;
	printf(_("recheck %lld: %s in %s: %s -> %s, proposed by %s, confirmed by %s\n"), (long long)recheck.number,
	       recheck.candidate_no, recheck.subject, recheck_mark_text(&recheck.old, old), recheck_mark_text(&recheck.new, new),
	       recheck.answerer, recheck.confirmer);
	return stale_print(store, &call->progress, problem);
}

static enum status take_list(struct store *store, const struct command_call *call, struct problem *problem)
{
	const char *path = call->values[OPTION_OUTPUT];
	struct sheet_options sheet = { .path = path ? path : "-", .title = _("Rechecks"), .page_cells = WIDE_CELLS };

	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &sheet.format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"),
		                   call->values[OPTION_FORMAT]);
	sheet.has_chinese_headers = sheet.format != SHEET_CSV && strcmp(_("candidates"), "candidates") != 0;
	return recheck_export(store, &sheet, problem);
}

static const struct step {
	const char *name;
	int n_arguments;
	enum store_access access;
	enum status (*take)(struct store *store, const struct command_call *call, struct problem *problem);
} steps[] = {
	{ "apply", 3, STORE_WRITE, take_apply },
	{ "answer", 2, STORE_WRITE, take_answer },
	{ "confirm", 2, STORE_WRITE, take_confirm },
	{ "list", 1, STORE_READ, take_list },
};

static enum status command_recheck_do(const struct command_call *call, struct problem *problem)
{
	const struct step *step = NULL;
	struct store *store;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (strcmp(steps[i].name, call->arguments[0]) == 0)
			step = &steps[i];
	if (!step)
		return problem_set(problem, STATUS_USAGE, _("no such step: %s (apply, answer, confirm, list)"), call->arguments[0]);
	if (call->n_arguments != step->n_arguments)
		return problem_set(problem, STATUS_USAGE, _("%s takes %d arguments"), step->name, step->n_arguments - 1);
	enum status status = store_open(call->database, step->access, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = step->take(store, call, problem);
	store_close(store);
	return status;
}

const struct command command_recheck = {
	.name = "recheck",
	.screens = "rechecks apply answer confirm",
	.arguments = "apply CANDIDATE_NO SUBJECT|answer N|confirm N|list",
	.summary = N_("look at a mark again: applied for, answered, corrected by two people"),
	.help = N_("The calendar's step `recheck`, or `recheck.EXAM` where there is one, is the window for applications. What was found is none, identity, unmarked, "
	           "addition or transfer;\n"
	           "but for none it needs the mark as it should be, and another person to confirm it. That corrects frozen scores "
	           "too. Where a\n"
	           "run is stored it then says who would be placed differently. `list` writes all rechecks as CSV."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 3,
	.run = command_recheck_do,
};
