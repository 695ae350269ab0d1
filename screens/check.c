/* SPDX-License-Identifier: ISC */
/* What would make a run impossible, wrong, unfair or surprising. */
#include <luqu/screen_results.h>

static const struct screen_key check_keys[] = {
	{ PRESS_F(5), 'r', "check-anew", N_("Again"), N_("check once more"), action_check_anew, NULL, NULL },
	{ PRESS_F(6), 'o', "run", N_("Run"), N_("place all candidates"), NULL, &screen_run, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_check = {
	.name = "check",
	.title = N_("Check"),
	.summary = N_("what would make a run impossible, wrong, unfair or surprising"),
	.help = N_("Each finding has a code, a severity, a count, the first ten of those concerned, and a remedy. Errors make a "
	           "run impossible; "
	           "warnings are to be looked at before it. A dry run is part of the check, and is not "
	           "stored; codes and counts are kept in the audit trail, for the screen home."),
	.keys = check_keys,
	.behaviour = &behaviour_check,
};
