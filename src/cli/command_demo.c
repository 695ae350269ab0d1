/* SPDX-License-Identifier: ISC */
/* luqu demo: a made-up year of any size. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_demo.h>

enum { OPTION_CANDIDATES, OPTION_SEED };

static const struct command_option options[] = {
	{ "candidates", 0, "N", N_("how many candidates, 1 to 13000000 (default 7800)") },
	{ "seed", 0, "S", N_("another number gives another year (default 2006)") },
	{ 0 },
};

static enum status command_demo_do(const struct command_call *call, struct problem *problem)
{
	long candidates = DEMO_CANDIDATES, seed = DEMO_SEED;

	if (call->values[OPTION_CANDIDATES] &&
	    !cli_read_number("candidates", call->values[OPTION_CANDIDATES], 1, DEMO_CANDIDATES_MOST, &candidates, problem))
		return STATUS_USAGE;
	if (call->values[OPTION_SEED] && !cli_read_number("seed", call->values[OPTION_SEED], 0, 2000000000, &seed, problem))
		return STATUS_USAGE;
	const struct demo_request request = {
		.folder = call->arguments[0], .candidates = (uint64_t)candidates, .seed = (uint64_t)seed, .progress = &call->progress
	};
	enum status status = demo_write(&request, problem);
	if (status == STATUS_OK)
		printf(_("%s: a made-up year with %ld candidates; nobody in it exists\n"), cli_show(call->arguments[0]).text, candidates);
	return status;
}

const struct command command_demo = {
	.name = "demo",
	.arguments = "DIR",
	.summary = N_("write a made-up, realistic year of any size as a folder of files"),
	.help = N_("The same numbers give the same files on any machine."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_demo_do,
};
