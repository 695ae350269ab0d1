/* SPDX-License-Identifier: ISC */
/* luqu backup: a faithful copy while others work. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/store.h>

static enum status command_backup_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;
	enum status status = store_open(call->database, STORE_READ, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = store_backup(store, call->arguments[0], &call->progress, problem);
	if (status == STATUS_OK)
		printf(_("%s: a copy of %s\n"), cli_show(call->arguments[0]).text, cli_show(call->database).text);
	store_close(store);
	return status;
}

const struct command command_backup = {
	.name = "backup",
	.screens = "backup",
	.arguments = "FILE",
	.summary = N_("make a copy of the database while others work"),
	.help = N_("Never over a file that is there. No other program should copy the live file."),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_backup_do,
};
