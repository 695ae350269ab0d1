/* SPDX-License-Identifier: ISC */
/* Marks that look wrong. */
#include <luqu/screen_freeze.h>

static const struct screen_key suspects_keys[] = {
	{ PRESS_F(6), 't', "distribution", N_("Totals"), N_("how many candidates have each total"), NULL, &screen_distribution, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_suspects = {
	.name = "suspects",
	.title = N_("Suspicious marks"),
	.summary = N_("marks that look wrong: by subject and room"),
	.help = N_("All zero or all alike, a room's mean over 4 standard errors off the subject's, over half of a room absent, a jump at full marks, marks "
		   "that nobody has, nobody at the top. Each is to be compared with the papers; none is a fault by itself."),
	.keys = suspects_keys,
	.behaviour = &behaviour_suspects,
};
