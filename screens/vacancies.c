/* SPDX-License-Identifier: ISC */
/* Pools of a run that have vacant seats. */
#include <luqu/screen_results.h>

static const struct screen_column vacancies_columns[] = {
	{ POOLS_TIER, "tier", N_("Tier"), 5, ALIGN_LEFT, false, NULL },
	{ POOLS_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ RESULTS_PROGRAM_NAME, "program_name", N_("Name"), 14, ALIGN_LEFT, true, NULL },
	{ POOLS_POOL, "pool", N_("Pool"), 8, ALIGN_LEFT, false, NULL },
	{ POOLS_SEATS, "seats", N_("Seats"), 5, ALIGN_RIGHT, false, NULL },
	{ POOLS_PLACED, "placed", N_("Placed"), 6, ALIGN_RIGHT, false, NULL },
	{ POOLS_VACANT, "vacant", N_("Vacant"), 6, ALIGN_RIGHT, false, NULL },
	{ POOLS_PASSED, "is_passed", N_("Passed on"), 6, ALIGN_LEFT, false, show_yes },
	{ RESULTS_SCHOOL_NAME, "school_name", N_("School"), 14, ALIGN_LEFT, true, NULL },
	{ 0 },
};

const struct screen screen_vacancies = {
	.name = "vacancies",
	.title = N_("Vacant seats"),
	.summary = N_("the pools of a run that have vacant seats"),
	.help = N_("Passed on: a later tier of the run inherits these seats; there they count again. Enter shows the program."),
	.columns = vacancies_columns,
	.frozen = 2,
	.source = &list_vacancies,
	.behaviour = &behaviour_results,
};
