/* SPDX-License-Identifier: ISC */
/* luqu confirm, withdraw, reinstate: registrations change their state. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_registration.h>

enum { OPTION_REASON, OPTION_FEEDER, OPTION_ALL };

static const struct command_option confirm_options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail") },
	{ "feeder", 0, "F", N_("all candidates of a feeder school") },
	{ "all", 0, NULL, N_("all candidates") },
	{ 0 },
};
static const struct command_option reason_options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ 0 },
};

static enum status change(const struct command_call *call, struct registration_request *request, struct problem *problem)
{
	struct registration_report report = { .changed = 0 };
	struct store *store;
	enum status status;

	request->candidates = (const char *const *)call->arguments;
	request->n_candidates = (size_t)call->n_arguments;
	request->reason = call->values[OPTION_REASON];
	request->progress = &call->progress;
	status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = registration_change(store, request, &report, problem);
	cli_print_findings(&report.faults);
	if (status == STATUS_OK)
		printf(_("%llu registrations changed, %llu left as they are\n"), (unsigned long long)report.changed,
		       (unsigned long long)report.passed);
	registration_report_clear(&report);
	store_close(store);
	return status;
}

static enum status command_confirm_do(const struct command_call *call, struct problem *problem)
{
	struct registration_request request = { .act = REGISTRATION_CONFIRM,
		                                .feeder = call->values[OPTION_FEEDER],
		                                .is_all = call->values[OPTION_ALL] != NULL };

	return change(call, &request, problem);
}

static enum status command_withdraw_do(const struct command_call *call, struct problem *problem)
{
	struct registration_request request = { .act = REGISTRATION_WITHDRAW };

	return change(call, &request, problem);
}

static enum status command_reinstate_do(const struct command_call *call, struct problem *problem)
{
	struct registration_request request = { .act = REGISTRATION_REINSTATE };

	return change(call, &request, problem);
}

const struct command command_confirm = {
	.name = "confirm",
	.screens = "registrations confirm confirm-all",
	.arguments = "[CANDIDATE_NO...]",
	.summary = N_("confirm registrations"),
	.help = N_("Candidates by number, or with --feeder or --all many at once; of many, those confirmed already or withdrawn "
	           "are passed over."),
	.options = confirm_options,
	.most_arguments = -1,
	.run = command_confirm_do,
};

const struct command command_withdraw = {
	.name = "withdraw",
	.screens = "registrations withdraw",
	.arguments = "CANDIDATE_NO...",
	.summary = N_("withdraw candidates: they stay on record and take no part in anything"),
	.options = reason_options,
	.least_arguments = 1,
	.most_arguments = -1,
	.run = command_withdraw_do,
};

const struct command command_reinstate = {
	.name = "reinstate",
	.screens = "registrations reinstate",
	.arguments = "CANDIDATE_NO...",
	.summary = N_("take withdrawn candidates in again, as registered"),
	.options = reason_options,
	.least_arguments = 1,
	.most_arguments = -1,
	.run = command_reinstate_do,
};
