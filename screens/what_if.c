/* SPDX-License-Identifier: ISC */
/* What if. */
#include <luqu/screen_results.h>

static const struct screen_key what_if_keys[] = {
	{ PRESS_F(9), 's', "keep", N_("Keep"), N_("keep the changes as a scenario"), action_what_if_save, NULL, what_if_is_open },
	{ PRESS_F(6), 'o', "scenarios", N_("Scenario"), N_("the scenarios: take one, compare with one, drop one"), action_what_if_scenarios,
	  NULL, what_if_is_open },
	{ PRESS_F(7), 'a', "adopt", N_("Adopt"), N_("make the changes in tiers and plans themselves, with a reason; audited"),
	  action_what_if_adopt, NULL, what_if_is_open },
	{ PRESS_F(8), 'z', "reset", N_("Reset"), N_("give up the changes"), action_what_if_reset, NULL, what_if_is_open },
	{ 0, PRESS_ENTER, "who", N_("Who"), N_("who gains and who loses in the pool under the cursor; in a field: on to the next"), action_what_if_people,
	  NULL, what_if_is_free },
	{ 0, 'w', "who-all", NULL, N_("all whose place is another one"), action_what_if_all_people, NULL, what_if_is_free },
	{ 0, 'b', "beside-run", NULL, N_("beside the run again, not a scenario"), action_what_if_beside_run, NULL, what_if_is_free },
	{ 0, PRESS_ENTER, "take", N_("Take"), N_("of the scenarios: try the changes of this one"), action_what_if_take, NULL, what_if_has_list },
	{ 0, 'c', "compare", N_("Compare"), N_("of the scenarios: put this one beside what is tried now"), action_what_if_compare, NULL, what_if_has_list },
	{ 0, 'd', "drop", N_("Drop"), N_("of the scenarios: take this one away"), action_what_if_drop, NULL, what_if_has_list },
	{ PRESS_TAB, 0, "next-tier", N_("Tier"), N_("the next tier"), action_pass, NULL, what_if_is_open },
	{ PRESS_BACK_TAB, 0, "previous-tier", NULL, N_("the tier before"), action_pass, NULL, what_if_is_open },
	{ PRESS_UP, 'k', "up", NULL, N_("up: pools, then ties, ranking and line of the tier"), action_pass, NULL, NULL },
	{ PRESS_DOWN, 'j', "down", NULL, N_("down"), action_pass, NULL, NULL },
	{ 0, '+', "seat-more", NULL, N_("a seat more; digits and Backspace type seats"), action_pass, NULL, what_if_is_free },
	{ 0, '-', "seat-less", NULL, N_("a seat less"), action_pass, NULL, what_if_is_free },
	{ 0, PRESS_SPACE, "next-ties", NULL, N_("at Ties: the next rule"), action_pass, NULL, what_if_is_free },
	{ 0 },
};

const struct screen screen_what_if = {
	.name = "what-if",
	.title = N_("What if"),
	.summary = N_("change seats, line, ranking or ties on a scratch copy and see who gains and who loses"),
	.help = N_("Nothing is changed in the data until you adopt. Each figure stands beside the stored run, or where none is stored beside the outcome of "
		   "the data as they are: before->after where it changes. Changes of several tiers add up; Tab goes to the next tier.\n\n"
		   "A candidate gains who has a place and had none, or has one in an earlier tier, or in the same tier at a choice further up. Who loses is the "
		   "reverse. All others whose place is another one move.\n\n"
		   "A rule that is not whole yet stays as typed, and why is told below; the figures are those of the last good one.\n\n"
		   "A scenario keeps the changes by a name. Taken up later it is computed on the data of that day. To compare two, take one and press c on the "
		   "other."),
	.keys = what_if_keys,
	.behaviour = &behaviour_what_if,
};
