/* SPDX-License-Identifier: ISC */
/* luqu freeze, luqu unfreeze: an exam's scores, by two people. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_freeze.h>

enum { FREEZE_DIGEST };
enum { UNFREEZE_REASON };

static const struct command_option freeze_options[] = {
	{ "digest", 0, "D", N_("confirm: the digest that the proposal printed, or its first 8 digits at least") },
	{ 0 },
};
static const struct command_option unfreeze_options[] = {
	{ "reason", 0, "R", N_("propose: why; stands in the audit trail (needed)") },
	{ 0 },
};

static void print_proposal(const struct store_freeze *freeze)
{
	printf(_("exam %s: %lld scores\nSHA-256 %s\n"), freeze->exam, (long long)freeze->scores, freeze->digest);
	if (freeze->is_freeze)
		printf(_("proposed by %s; another person confirms it: luqu freeze confirm %s --digest %s\n"), freeze->proposer,
		       freeze->exam, freeze->digest);
	else
		printf(_("proposed by %s; another person confirms it: luqu unfreeze confirm %s\n"), freeze->proposer, freeze->exam);
}

static void print_confirmation(const struct store_freeze *freeze)
{
	printf(freeze->is_freeze ? _("exam %s: frozen, %lld scores, SHA-256 %s; proposed by %s, confirmed by %s\n")
	                         : _("exam %s: no longer frozen, %lld scores, SHA-256 %s; proposed by %s, confirmed by %s\n"),
	       freeze->exam, (long long)freeze->scores, freeze->digest, freeze->proposer, freeze->confirmer);
}

static void print_state(const struct freeze_state *state)
{
	cli_print_cell(state->exam, 10);
	printf("  ");
	cli_print_cell(state->name, 24);
	printf("  ");
	cli_print_cell(freeze_state_name(state), 18);
	printf(_("  %lld scores  SHA-256 %s\n"), (long long)state->scores, state->digest);
	if (state->last.number == 0)
		return;
	printf(state->last.is_freeze ? _("    freeze of %s by %s") : _("    unfreeze of %s by %s"), state->last.proposed,
	       state->last.proposer);
	if (state->last.confirmed[0])
		printf(_(", confirmed %s by %s"), state->last.confirmed, state->last.confirmer);
	printf(", SHA-256 %s\n", state->last.digest);
	if (state->is_frozen && strcmp(state->last.digest, state->digest) != 0 && state->last.confirmed[0])
		printf("    %s\n", _("corrected by rechecks since"));
}

static enum status print_list(struct store *store, struct problem *problem)
{
	struct freeze_report report;
	enum status status = freeze_report_make(store, FREEZE_DIGESTS, &report, problem);

	for (size_t i = 0; status == STATUS_OK && i < report.n_exams; i++)
		print_state(&report.exams[i]);
	freeze_report_free(&report);
	return status;
}

static enum status take_step(struct store *store, const char *verb, const struct freeze_request *request, struct problem *problem)
{
	struct store_freeze freeze = { 0 };
	const bool is_proposal = strcmp(verb, "propose") == 0;
	const enum status status = (is_proposal ? freeze_propose : freeze_confirm)(store, request, &freeze, problem);

	if (status == STATUS_OK)
		(is_proposal ? print_proposal : print_confirmation)(&freeze);
	return status;
}

static enum status run(const struct command_call *call, struct freeze_request *request, struct problem *problem)
{
	const char *verb = call->arguments[0];
	const bool is_list = request->is_freeze && strcmp(verb, "list") == 0;
	struct store *store;

	if (!is_list && strcmp(verb, "propose") != 0 && strcmp(verb, "confirm") != 0)
		return problem_set(problem, STATUS_USAGE, _("no such step: %s (propose, confirm)"), verb);
	if (call->n_arguments != (is_list ? 1 : 2))
		return problem_set(problem, STATUS_USAGE, is_list ? _("list takes no exam") : _("which exam?"));
	request->exam = is_list ? NULL : call->arguments[1];
	request->progress = &call->progress;
	enum status status = store_open(call->database, is_list ? STORE_READ : STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = is_list ? print_list(store, problem) : take_step(store, verb, request, problem);
	store_close(store);
	return status;
}

static enum status command_freeze_do(const struct command_call *call, struct problem *problem)
{
	struct freeze_request request = { .is_freeze = true, .digest = call->values[FREEZE_DIGEST] };

	return run(call, &request, problem);
}

static enum status command_unfreeze_do(const struct command_call *call, struct problem *problem)
{
	struct freeze_request request = { .reason = call->values[UNFREEZE_REASON] };

	return run(call, &request, problem);
}

const struct command command_freeze = {
	.name = "freeze",
	.screens = "freezes propose-freeze confirm",
	.arguments = "propose|confirm|list [EXAM]",
	.summary = N_("freeze the scores of an exam: one person proposes, another confirms"),
	.help = N_("The proposal prints the SHA-256 digest of the exam's scores; who confirms it gives that digest. From then on "
	           "only confirmed rechecks\n"
	           "change those scores. `list` shows how each exam stands."),
	.options = freeze_options,
	.least_arguments = 1,
	.most_arguments = 2,
	.run = command_freeze_do,
};

const struct command command_unfreeze = {
	.name = "unfreeze",
	.screens = "freezes propose-unfreeze confirm",
	.arguments = "propose|confirm EXAM",
	.summary = N_("open the frozen scores of an exam again: two people and a reason"),
	.options = unfreeze_options,
	.least_arguments = 1,
	.most_arguments = 2,
	.run = command_unfreeze_do,
};
