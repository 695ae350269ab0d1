/* SPDX-License-Identifier: ISC */
/* How many candidates have each total. */
#include <luqu/screen_results.h>

static const struct screen_key distribution_keys[] = {
	{ PRESS_F(6), 't', "step", N_("Width"), N_("one row for each total, or for 1, 5, 10, 20 marks"), action_distribution_step, NULL, NULL },
	{ PRESS_F(7), 'i', "lines", N_("Lines"), N_("move the lines of the tiers"), NULL, &screen_lines, NULL },
	{ PRESS_F(9), 'e', "export", N_("Export"), N_("write the one-mark table as a file"), NULL, &screen_export, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_distribution = {
	.name = "distribution",
	.title = N_("Distribution of totals"),
	.summary = N_("how many candidates have each total, and that or more"),
	.help = N_("Above the totals from lowest to highest, ^ the row under the cursor; below the one-mark table. A total with + stands for the marks "
		   "from it up to the row above. The marks are those of now, not of a run."),
	.keys = distribution_keys,
	.behaviour = &behaviour_distribution,
};
