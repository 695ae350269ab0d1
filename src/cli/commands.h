/* SPDX-License-Identifier: ISC */
/* The entries of src/cli/command_*.c, for the table in commands.c. */
#ifndef LUQU_CLI_COMMANDS_H
#define LUQU_CLI_COMMANDS_H

#include <luqu/cli.h>

extern const struct command command_new, command_load, command_import, command_delete, command_export, command_check, command_run, command_verify,
	command_explain, command_lists, command_stats, command_demo, command_audit, command_backup,
	command_confirm, command_withdraw, command_reinstate, command_claim,
	command_freeze, command_unfreeze;
extern const struct command command_whatif;
	command_recheck, command_freeze, command_unfreeze;

#endif
