/* SPDX-License-Identifier: ISC */
/* luqu pe: a subject's marks out of the results of the PE test. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_pe.h>

enum { OPTION_DRY_RUN };

static const struct command_option options[] = {
	{ "dry-run", 'n', NULL, N_("compute everything, print every change, store nothing") },
	{ 0 },
};

static void print_change(void *context, const char *candidate_no, const char *old, const char *new)
{
	(void)context;
	printf("%s: %s -> %s\n", candidate_no, *old ? old : "-", new);
}

static void print_report(const struct pe_report *report)
{
	printf(_("%llu candidates: %llu scores added, %llu changed, %llu as they were\n"), (unsigned long long)report->candidates,
	       (unsigned long long)report->added, (unsigned long long)report->changed, (unsigned long long)report->same);
	if (report->incomplete > 0)
		printf(_("%llu candidates lack an item, which counts 0\n"), (unsigned long long)report->incomplete);
	if (report->untested > 0)
		printf(_("%llu scores have no results behind them and stay as they are\n"), (unsigned long long)report->untested);
}

static enum status command_pe_do(const struct command_call *call, struct problem *problem)
{
	const struct pe_request request = { .subject = call->arguments[0],
		                            .is_dry_run = call->values[OPTION_DRY_RUN] != NULL,
		                            .tell = call->values[OPTION_DRY_RUN] ? print_change : NULL,
		                            .progress = &call->progress };
	struct pe_report report = { .candidates = 0 };
	struct store *store;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = pe_compute(store, &request, &report, problem);
	cli_print_findings(&report.faults);
	if (status == STATUS_OK)
		print_report(&report);
	pe_report_clear(&report);
	store_close(store);
	return status;
}

const struct command command_pe = {
	.name = "pe",
	.screens = "pe",
	.arguments = "SUBJECT",
	.summary = N_("compute a subject's marks from the results of the PE test"),
	.help = N_("By pe_items and pe_table, from pe_results: the best of either-or items, their sum, rounded to the subject's "
	           "step and capped at\n"
	           "its full mark. The same results always give the same marks."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_pe_do,
};
