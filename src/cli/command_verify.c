/* SPDX-License-Identifier: ISC */
/* luqu verify: a stored run against the data as they are now. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_run.h>

enum { OPTION_RUN };

static const struct command_option options[] = {
	{ "run", 0, "N", N_("this stored run instead of the latest") },
	{ 0 },
};

static void print_report(const struct verify_report *report, const struct run_note *note)
{
	printf(_("run %lld of %s by %s: %llu placements, %llu applications, %llu pools checked\n"), (long long)note->number, note->time,
	       note->user, (unsigned long long)report->placements, (unsigned long long)report->applications,
	       (unsigned long long)report->pools);
	printf(_("above the seats by equal last places (admit): %llu; by order: %llu\n"), (unsigned long long)report->over_seats,
	       (unsigned long long)report->order_places);
	printf(_("seats left empty by equal last places (reject): %llu; by returns (final): %llu\n"), (unsigned long long)report->spared_seats,
	       (unsigned long long)report->voided_seats);
	printf(_("places by the draw alone, recomputed: %llu\n"), (unsigned long long)report->draws);
	if (report->violations.count == 0)
		printf("%s\n", _("the run holds: no violation"));
	else
		printf(_("%llu violations\n"), (unsigned long long)report->violations.count);
}

static enum status command_verify_do(const struct command_call *call, struct problem *problem)
{
	struct verify_report report = { 0 };
	struct run_note note;
	struct store *store;
	long number = 0;

	if (call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &number, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = run_verify(store, number, &call->progress, &note, &report, problem);
	if (status == STATUS_OK) {
		print_report(&report, &note);
		cli_print_findings(&report.violations);
		if (report.violations.count > 0)
			status = STATUS_FAULT;
	}
	verify_report_clear(&report);
	store_close(store);
	return status;
}

const struct command command_verify = {
	.name = "verify",
	.screens = "verify",
	.arguments = "",
	.summary = N_("check a stored run with a computation of its own"),
	.help = N_("Reads the stored run and the data and checks every rule of the run: lists, eligibility, lines, seats, orders, nobody passed over\n"
		   "by someone lower, no seat left that someone wanted, cutoffs, vacancies, draws and the digest of the inputs. Names each violation."),
	.options = options,
	.run = command_verify_do,
};
