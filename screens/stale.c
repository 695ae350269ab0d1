/* SPDX-License-Identifier: ISC */
/* Who would be placed differently by a run of the data as they are. */
#include <luqu/screen_freeze.h>

static const struct screen_key stale_keys[] = {
	{ PRESS_F(6), 'o', "run", N_("Run"), N_("place all candidates"), NULL, &screen_run, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_stale = {
	.name = "stale",
	.title = N_("Since the last run"),
	.summary = N_("whether the last run is still that of the data, and who would change"),
	.help = N_("The last stored run is computed again in memory from the data of now; nothing is stored. Enter explains a candidate."),
	.keys = stale_keys,
	.behaviour = &behaviour_stale,
};
