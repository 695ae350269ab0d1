/* SPDX-License-Identifier: ISC */
/* Figures of a run, and of comprehensive evaluation. */
#include <luqu/screen_results.h>

static const struct screen_key stats_keys[] = {
	{ PRESS_F(6), 'r', "results", N_("Results"), N_("every pool of the run"), NULL, &screen_results, NULL },
	{ PRESS_F(7), 'p', "unplaced", N_("Unplaced"), N_("the candidates without a place"), NULL, &screen_unplaced, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_stats = {
	.name = "stats",
	.title = N_("Figures"),
	.summary = N_("placement rate, plan and choices by tier and school; shares of evaluation: `stats evaluation' for these alone"),
	/* xgettext:no-c-format */
	.help = N_("Plan: placed of the seats. At 1, 1-3, 1-5: how many of those placed got their first choice, one of their first three, of their first "
		   "five in that tier. The target is placement_target of the office. Enter on a school shows its candidates.\n\nEvaluation, by term and "
		   "feeder school: pupils whose mean over the parts is 80 or above. The target is quality_target of the office in the year "
		   "quality_base_year, and 5 percentage points more each year after it."),
	.keys = stats_keys,
	.behaviour = &behaviour_stats,
};
