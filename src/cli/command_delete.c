/* SPDX-License-Identifier: ISC */
/* luqu delete: one row goes, audited. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

enum { OPTION_REASON };

static const struct command_option options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ 0 },
};

static enum status command_delete_do(const struct command_call *call, struct problem *problem)
{
	struct delete_request request = { .keys = (const char *const *)call->arguments + 1,
					  .n_keys = (size_t)call->n_arguments - 1,
					  .reason = call->values[OPTION_REASON],
					  .progress = &call->progress };
	struct store *store;

	if (!cli_read_kind(call->arguments[0], &request.kind, problem))
		return STATUS_USAGE;
	if (!request.reason)
		return problem_set(problem, STATUS_USAGE, _("delete needs --reason"));
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = row_delete(store, &request, problem);
	if (status == STATUS_OK)
		printf("%s\n", _("1 row deleted"));
	store_close(store);
	return status;
}

const struct command command_delete = {
	.name = "delete",
	.screens = "candidates delete",
	.arguments = "KIND KEY...",
	.summary = N_("take a row away, audited; refused while others name it"),
	.help = N_("KEY... are the row's keys in the order of luqu-files(5): delete choices 20260001 T1 3 --reason '...'."),
	.options = options,
	.least_arguments = 2,
	.most_arguments = -1,
	.run = command_delete_do,
};
