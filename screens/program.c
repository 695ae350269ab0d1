/* SPDX-License-Identifier: ISC */
/* One program of a run: who got in, who came next. */
#include <luqu/screen_results.h>

static const struct screen_key program_keys[] = {
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("explain the candidate under the cursor"), action_pass, NULL, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_program = {
	.name = "program",
	.title = N_("Program"),
	.summary = N_("one program of a run: its pools, who got in, who came next and by how much"),
	.help = N_("Pool by pool, in the order of the ranking: merit, number of the choice, and the keys of the ranking. Below the last one in stands "
		   "the first one turned away, with the key that parts the two. As `program CODE' it shows all tiers, as `program TIER/CODE' one."),
	.needs_argument = true,
	.keys = program_keys,
	.behaviour = &behaviour_program,
};
