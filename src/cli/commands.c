/* SPDX-License-Identifier: ISC */
/* All commands, in the order of the help. */
#include "commands.h"

const struct command *const commands[] = {
	&command_run,
	&command_verify,
	NULL,
};
