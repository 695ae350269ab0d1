/* SPDX-License-Identifier: ISC */
/* luqu check: what would make a run impossible, wrong, unfair or surprising. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_check.h>

#include "wrapped.h"

enum { OPTION_LIST, OPTION_KEEP };

static const struct command_option options[] = {
	{ "list", 'l', NULL, N_("list all codes with severity, meaning and remedy; no database is read") },
	{ "keep", 'k', NULL, N_("keep codes and counts in the audit trail, where the screen `home' looks for them") },
	{ 0 },
};

enum { SEVERITY_CELLS = 9, INDENT = 6, LIST_INDENT = 15 };

static void print_code(const struct check_code *code)
{
	printf("%s  ", code->code);
	cli_print_cell(check_severity_name(code->severity), SEVERITY_CELLS);
}

/* --- the codes ------------------------------------------------------------------------------------------------------- */

static void print_codes(void)
{
	for (size_t i = 0; i < check_code_count(); i++) {
		const struct check_code *code = check_code_at(i);
		print_code(code);
		printf("%s\n", _(code->title));
		printf("%*s%s\n", LIST_INDENT, "", _(code->remedy));
	}
}

/* --- a report -------------------------------------------------------------------------------------------------------- */

static void print_finding(const struct check_finding *finding)
{
	const char *severity = check_severity_name(finding->code->severity);

	wrapped_print_line(0, INDENT, "%s  %s: %s: %llu", finding->code->code, severity, _(finding->code->title),
	                   (unsigned long long)finding->count);
	for (size_t i = 0; i < finding->n_offenders; i++)
		wrapped_print(INDENT, INDENT + 2, finding->offenders[i]);
	if (finding->has_more)
		printf("%*s...\n", INDENT, "");
	wrapped_print_line(INDENT, INDENT + 2, _("Remedy: %s"), _(finding->code->remedy));
}

static void print_report(const struct check_report *report)
{
	for (size_t i = 0; i < report->n_findings; i++)
		print_finding(&report->findings[i]);
	if (report->n_findings > 0)
		printf("\n");
	printf(_("checked: %llu candidates, %llu choices, %llu tiers, %llu seats\n"), (unsigned long long)report->candidates,
	       (unsigned long long)report->choices, (unsigned long long)report->tiers, (unsigned long long)report->seats);
	if (report->is_placed)
		printf(_("dry run: %llu candidates placed; %llu places by the draw alone\n"), (unsigned long long)report->placed,
		       (unsigned long long)report->drawn);
	else
		printf("%s\n", _("dry run: does not come through; what needs one was not checked"));
	printf(_("%zu errors, %zu warnings\n"), report->n_of[CHECK_ERROR], report->n_of[CHECK_WARNING]);
}

static enum status command_check_do(const struct command_call *call, struct problem *problem)
{
	struct check_request request = { .progress = &call->progress };
	struct check_report report = { 0 };

	if (call->values[OPTION_LIST]) {
		print_codes();
		return STATUS_OK;
	}
	enum status status = store_open(call->database, call->values[OPTION_KEEP] ? STORE_WRITE : STORE_READ, &request.store, problem);
	if (status != STATUS_OK)
		return status;
	status = check_run(&request, &report, problem);
	if (status == STATUS_OK && call->values[OPTION_KEEP])
		status = check_keep(request.store, &report, problem);
	if (status == STATUS_OK) {
		print_report(&report);
		if (report.n_of[CHECK_ERROR] > 0)
			status = problem_set(problem, STATUS_FAULT, "%s", _("errors were found: a run is not possible"));
	}
	check_report_clear(&report);
	store_close(request.store);
	return status;
}

const struct command command_check = {
	.name = "check",
	.screens = "check",
	.arguments = "",
	.summary = N_("look for what would make a run impossible, wrong, unfair or surprising"),
	.help = N_("Each finding has a code, a severity, a count, the first ten of those concerned, and a remedy. Errors make a "
	           "run impossible;\n"
	           "warnings are to be looked at before it. A dry run is part of the check, and is not "
	           "stored. The exit\n"
	           "status is 1 where there are errors, else 0."),
	.options = options,
	.run = command_check_do,
};
