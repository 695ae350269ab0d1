/* SPDX-License-Identifier: ISC */
/* luqu new: an empty database. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

enum { OPTION_YEAR, OPTION_NAME };

static const struct command_option options[] = {
	{ "year", 0, "Y", N_("the admission year, 1900 to 2999") },
	{ "name", 0, "N", N_("the name of the office") },
	{ 0 },
};

static enum status command_new_do(const struct command_call *call, struct problem *problem)
{
	enum status status = year_new(call->database, call->values[OPTION_YEAR], call->values[OPTION_NAME], problem);

	if (status == STATUS_OK)
		printf(_("%s: made, empty\n"), cli_show(call->database).text);
	return status;
}

const struct command command_new = {
	.name = "new",
	.screens = "new",
	.arguments = "",
	.summary = N_("make an empty database for an admission year"),
	.help = N_("Never writes over a file that is there."),
	.options = options,
	.run = command_new_do,
};
