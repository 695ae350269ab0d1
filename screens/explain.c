/* SPDX-License-Identifier: ISC */
/* Why a candidate got this place and none above it. */
#include <luqu/screen_results.h>

static const struct screen_key explain_keys[] = {
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("the program of the choice under the cursor: who got in, who came next"), action_pass, NULL, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_explain = {
	.name = "explain",
	.title = N_("Explanation"),
	.summary = N_("why a candidate got this place and none above it"),
	.help = N_("Every choice of every tier: taken, full (with the last one in, and what parted the two), below the line, not eligible (which "
		   "part of the rule, with which values), returned, not reached. For each refused choice the least that would have been enough if "
		   "added to this candidate's total alone.\n\nExplains the run that was chosen; where none is stored, a dry run."),
	.needs_argument = true,
	.keys = explain_keys,
	.behaviour = &behaviour_explain,
};
