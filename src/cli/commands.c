/* SPDX-License-Identifier: ISC */
/* All commands, in the order of the help. */
#include "commands.h"

const struct command *const commands[] = {
	&command_new,
	&command_load,
	&command_import,
	&command_delete,
	&command_export,
	&command_confirm,
	&command_withdraw,
	&command_reinstate,
	&command_claim,
	&command_recheck,
	&command_freeze,
	&command_unfreeze,
	&command_line,
	&command_choices,
	&command_forms,
	&command_sign,
	&command_unsign,
	&command_check,
	&command_run,
	&command_verify,
	&command_explain,
	&command_whatif,
	&command_lists,
	&command_stats,
	&command_audit,
	&command_backup,
	&command_demo,
	NULL,
};
