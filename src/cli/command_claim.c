/* SPDX-License-Identifier: ISC */
/* luqu claim: a claimed eligibility or bonus is put up for public notice, granted, refused. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/day.h>
#include <luqu/i18n.h>
#include <luqu/service_registration.h>

enum { OPTION_REASON, OPTION_FROM, OPTION_TO };

static const struct command_option options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ "from", 0, "DATE", N_("notice: its first day (today)") },
	{ "to", 0, "DATE", N_("notice: its last day (the fifth working day)") },
	{ 0 },
};

static bool read_act(const char *text, enum claim_act *act, struct problem *problem)
{
	static const char *const names[] = { [CLAIM_NOTICE] = "notice", [CLAIM_GRANT] = "grant", [CLAIM_REFUSE] = "refuse" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		*act = (enum claim_act)i;
		if (strcmp(names[i], text) == 0)
			return true;
	}
	problem_set(problem, STATUS_USAGE, _("claim does one of notice, grant and refuse, not '%s'"), cli_show(text).text);
	return false;
}

static enum status command_claim_do(const struct command_call *call, struct problem *problem)
{
	struct claim_request request = { .candidate_no = call->arguments[1],
		                         .kind = call->arguments[2],
		                         .item = call->arguments[3],
		                         .reason = call->values[OPTION_REASON],
		                         .from = call->values[OPTION_FROM],
		                         .to = call->values[OPTION_TO],
		                         .today = day_today(),
		                         .progress = &call->progress };
	struct store *store;
	enum status status;

	if (!read_act(call->arguments[0], &request.act, problem))
		return STATUS_USAGE;
	if (request.act != CLAIM_NOTICE && (request.from || request.to))
		return problem_set(problem, STATUS_USAGE, "%s", _("--from and --to are a notice's"));
	status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = claim_change(store, &request, problem);
	if (status == STATUS_OK)
		printf("%s\n", _("1 claim changed"));
	store_close(store);
	return status;
}

const struct command command_claim = {
	.name = "claim",
	.screens = "claims notice grant refuse",
	.arguments = "notice|grant|refuse CANDIDATE_NO KIND ITEM",
	.summary = N_("put a claimed eligibility or bonus up for public notice, grant it, refuse it"),
	.help = N_("KIND is eligibility or bonus, ITEM the tag or the policy. A claim is granted when its notice is over, by "
	           "another person than who put it\n"
	           "in; a granted bonus becomes a row of bonuses, a granted eligibility a tag. Refusing a granted claim takes that "
	           "back."),
	.options = options,
	.least_arguments = 4,
	.most_arguments = 4,
	.run = command_claim_do,
};
