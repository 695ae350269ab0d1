/* SPDX-License-Identifier: ISC */
/* Results of a run: every pool with its cutoff. */
#include <luqu/screen_results.h>

static const struct screen_column results_columns[] = {
	{ POOLS_TIER, "tier", N_("Tier"), 5, ALIGN_LEFT, false, NULL },
	{ POOLS_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ RESULTS_PROGRAM_NAME, "program_name", N_("Name"), 14, ALIGN_LEFT, true, NULL },
	{ POOLS_POOL, "pool", N_("Pool"), 8, ALIGN_LEFT, false, NULL },
	{ POOLS_SEATS, "seats", N_("Seats"), 5, ALIGN_RIGHT, false, NULL },
	{ POOLS_PLACED, "placed", N_("Placed"), 6, ALIGN_RIGHT, false, NULL },
	{ POOLS_MERIT, "merit_e4", N_("Cutoff"), 7, ALIGN_RIGHT, false, NULL },
	{ POOLS_VACANT, "vacant", N_("Vacant"), 6, ALIGN_RIGHT, false, NULL },
	{ POOLS_PASSED, "is_passed", N_("Passed on"), 6, ALIGN_LEFT, false, show_yes },
	{ POOLS_ORDERS, "orders", N_("Orders"), 6, ALIGN_RIGHT, false, NULL },
	{ POOLS_DRAWN, "drawn", N_("Drawn"), 5, ALIGN_RIGHT, false, NULL },
	{ POOLS_LAST_IN, "last_in", N_("Last one in"), 12, ALIGN_LEFT, false, NULL },
	{ POOLS_FIRST_OUT, "first_out", N_("First out"), 12, ALIGN_LEFT, false, NULL },
	{ RESULTS_SCHOOL_NAME, "school_name", N_("School"), 14, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key results_keys[] = {
	{ PRESS_F(6), 'r', "runs", N_("Runs"), N_("choose another stored run"), NULL, &screen_runs, NULL },
	{ PRESS_F(7), 'v', "vacancies", N_("Vacant"), N_("the pools that have vacant seats"), NULL, &screen_vacancies, NULL },
	{ PRESS_F(8), 'x', "unplaced", N_("Unplaced"), N_("the candidates without a place"), NULL, &screen_unplaced, NULL },
	{ PRESS_F(9), 'e', "lists", N_("Lists"), N_("placement lists by school, and files of them"), NULL, &screen_lists, NULL },
	{ 0, 'i', "stats", NULL, N_("placement rate, plan and choices by tier and school"), NULL, &screen_stats, NULL },
	{ 0, 'p', "verify", NULL, N_("check the run with a computation of its own"), NULL, &screen_verify, NULL },
	{ 0 },
};

const struct screen screen_results = {
	.name = "results",
	.title = N_("Results"),
	.summary = N_("every pool of a run: seats, placed, cutoff"),
	.help = N_("The cutoff is the lowest merit taken by application; places by order are left out of it. Drawn: how many of those taken stand "
		   "equal with the first one turned away, but for the draw. Enter shows who got in and who came next.\n\nThe latest stored run is "
		   "shown until another is chosen."),
	.keys = results_keys,
	.columns = results_columns,
	.frozen = 2,
	.source = &list_results,
	.behaviour = &behaviour_results,
};
