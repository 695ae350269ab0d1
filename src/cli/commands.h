/* SPDX-License-Identifier: ISC */
/* The entries of src/cli/command_*.c, for the table in commands.c. */
#ifndef LUQU_CLI_COMMANDS_H
#define LUQU_CLI_COMMANDS_H

#include <luqu/cli.h>

extern const struct command command_new, command_load, command_import, command_delete, command_export, command_check, command_run, command_verify,
	command_explain, command_lists, command_stats, command_demo, command_audit, command_backup,
	command_confirm, command_withdraw, command_reinstate, command_claim, command_pe;
extern const struct command command_whatif;
extern const struct command command_recheck, command_freeze, command_unfreeze, command_line, command_suspects, command_slips, command_books;
extern const struct command command_choices, command_forms, command_sign, command_unsign;
extern const struct command command_blind, command_unblind, command_batch, command_enter, command_compare, command_void, command_operators;
extern const struct command command_seat, command_rooms;

#endif
