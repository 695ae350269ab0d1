/* SPDX-License-Identifier: ISC */
/* The line planner. */
#include <luqu/screen_results.h>

static const struct screen_key lines_keys[] = {
	{ PRESS_F(9), 's', "save-line", N_("Save"), N_("make the line under the cursor the tier's; audited, and undone by u"), action_lines_save, NULL, NULL },
	{ PRESS_F(6), '=', "set", N_("Set"), N_("type the line"), action_lines_set, NULL, NULL },
	{ 0, 'w', "try", N_("What if"), N_("try this and other changes of the tier on a scratch copy"), action_lines_try, NULL, NULL },
	{ PRESS_RIGHT, '+', "raise", N_("Raise"), N_("raise the line by the smallest step of a total"), action_pass, NULL, NULL },
	{ PRESS_LEFT, '-', "lower", N_("Lower"), N_("lower it by the same"), action_pass, NULL, NULL },
	{ PRESS_PAGE_UP, ']', "raise-ten", NULL, N_("raise it by 10"), action_pass, NULL, NULL },
	{ PRESS_PAGE_DOWN, '[', "lower-ten", NULL, N_("lower it by 10"), action_pass, NULL, NULL },
	{ 0, 'z', "as-stored", NULL, N_("back to where it is stored"), action_pass, NULL, NULL },
	{ PRESS_UP, 'k', "up", NULL, N_("a tier up"), action_pass, NULL, NULL },
	{ PRESS_DOWN, 'j', "down", NULL, N_("a tier down"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen screen_lines = {
	.name = "lines",
	.title = N_("Lines"),
	.summary = N_("move the line of a tier and see at once how many pass"),
	.help = N_("Pass: candidates for whom the tier's rule of eligibility holds and whose merit is the line or more. Apply: those of them who have "
		   "choices in the tier. Per seat: those who apply, or where nobody has choices yet those who pass, for each seat of the plan; seats "
		   "inherited from other tiers are left out, and so is who was placed in an earlier tier.\n\nA line that is a rule may be replaced by a "
		   "number; a question comes first."),
	.keys = lines_keys,
	.behaviour = &behaviour_lines,
};
