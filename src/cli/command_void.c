/* SPDX-License-Identifier: ISC */
/* luqu void: marks that a breach voids, and a breach lifted. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_breach.h>

enum { OPTION_CODE, OPTION_SUBJECT, OPTION_REASON, OPTION_LIFT };

static const struct command_option options[] = {
	{ "code", 0, "C", N_("the reason code, of the kind violations (needed)") },
	{ "subject", 0, "S", N_("the subject, where the code voids one") },
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ "lift", 0, NULL, N_("lift the breach: by another person than the one who recorded it") },
	{ 0 },
};

static enum status command_void_do(const struct command_call *call, struct problem *problem)
{
	const struct breach_request request = { call->arguments[0], call->values[OPTION_CODE], call->values[OPTION_SUBJECT],
		                                call->values[OPTION_REASON] };
	const bool is_lift = call->values[OPTION_LIFT] != NULL;
	struct store *store;
	uint64_t marks;

	if (!request.code)
		return problem_set(problem, STATUS_USAGE, "%s", _("void needs --code"));
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = (is_lift ? breach_lift : breach_void)(store, &request, &marks, problem);
	if (status == STATUS_OK)
		printf(is_lift ? _("%llu marks stand again\n") : _("%llu marks void\n"), (unsigned long long)marks);
	store_close(store);
	return status;
}

const struct command command_void = {
	.name = "void",
	.screens = "breaches void lift",
	.arguments = "CANDIDATE_NO",
	.summary = N_("void a candidate's marks for a breach of discipline or cheating"),
	.help = N_("The code says whether one subject or all are void. What was entered stays, and comes back when the breach is "
	           "lifted."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_void_do,
};
