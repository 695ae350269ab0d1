/* SPDX-License-Identifier: ISC */
/* The plan of a tier, programs by pools. */
#include <luqu/screen_choices.h>

static const struct screen_key matrix_keys[] = {
	{ 0, PRESS_ENTER, "open", N_("Pool"), N_("the pool under the cursor with its rules; while typing: save the seats"), action_matrix_open, NULL, NULL },
	{ PRESS_F(5), ']', "next-tier", N_("Next"), N_("the next tier"), action_matrix_next, NULL, NULL },
	{ PRESS_F(6), '[', "previous-tier", N_("Previous"), N_("the tier before"), action_matrix_previous, NULL, NULL },
	{ PRESS_F(7), 't', "turn", N_("Turn"), N_("turn the grid round: programs down and pools across, or the other way"), action_matrix_turn, NULL, NULL },
	{ PRESS_F(8), 'a', "add", N_("Add"), N_("a pool of its own, by a form"), NULL, &screen_plan, NULL },
	{ PRESS_F(4), 'v', "rows", N_("Rows"), N_("the same plan row by row"), NULL, &screen_plans, NULL },
	{ 0, '0', "seats", NULL, N_("a digit begins to type the seats of the cell; Enter saves them, an empty cell stays as it was"), action_pass, NULL, NULL },
	{ PRESS_UP, 'k', "up", NULL, N_("a row up"), action_pass, NULL, NULL },
	{ PRESS_DOWN, 'j', "down", NULL, N_("a row down"), action_pass, NULL, NULL },
	{ PRESS_LEFT, 'h', "left", NULL, N_("a column to the left"), action_pass, NULL, NULL },
	{ PRESS_RIGHT, 'l', "right", NULL, N_("a column to the right"), action_pass, NULL, NULL },
	{ PRESS_PAGE_UP, 0, "page-up", NULL, N_("a page up"), action_pass, NULL, NULL },
	{ PRESS_PAGE_DOWN, 0, "page-down", NULL, N_("a page down"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen screen_matrix = {
	.name = "matrix",
	.title = N_("Plan"),
	.summary = N_("the plan as a matrix of programs and pools: `matrix TIER'"),
	.help = N_("The longer side goes down: quotas of 139 feeder schools are 139 rows, with a column for each program. Sums stand at the left and below: of a "
		   "program, of a pool, of the tier; under the grid those of the program and its school over all tiers, to be held against the school's plan.\n\n"
		   "Seats are typed in place, each saved at once, audited, and undone by u. Where a program has no such pool yet, one is added with the rules that "
		   "this pool has elsewhere in the tier; a question comes first."),
	.keys = matrix_keys,
	.behaviour = &behaviour_matrix,
};
