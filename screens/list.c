/* SPDX-License-Identifier: ISC */
/* The placement list of one school. */
#include <luqu/screen_results.h>

static const struct screen_column list_columns[] = {
	{ LIST_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ LIST_NAME, "name", N_("Full name"), 10, ALIGN_LEFT, true, NULL },
	{ LIST_TIER, "tier", N_("Tier"), 4, ALIGN_LEFT, false, NULL },
	{ LIST_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ LIST_PROGRAM_NAME, "program_name", N_("Name of program"), 12, ALIGN_LEFT, true, NULL },
	{ LIST_POOL, "pool", N_("Pool"), 6, ALIGN_LEFT, false, NULL },
	{ LIST_CHOICE, "choice", N_("Choice"), 4, ALIGN_RIGHT, false, show_choice },
	{ LIST_MERIT, "merit", N_("Merit"), 7, ALIGN_RIGHT, false, NULL },
	{ LIST_REASON, "reason", N_("Reason"), 12, ALIGN_LEFT, false, show_reason },
	{ LIST_FEEDER, "feeder", N_("Feeder school"), 8, ALIGN_LEFT, false, NULL },
	{ LIST_SEX, "sex", N_("Sex"), 6, ALIGN_LEFT, false, show_sex },
	{ LIST_SCHOOL_NAME, "school_name", N_("School"), 12, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key list_keys[] = {
	{ PRESS_F(6), 'o', "other", N_("Other"), N_("between whom the school admits and where its own pupils go"), action_roll_other, NULL, NULL },
	{ PRESS_F(9), 'e', "export", N_("Export"), N_("write lists as files"), NULL, &screen_export, NULL },
	{ 0 },
};

const struct screen screen_list = {
	.name = "list",
	.title = N_("Placement list"),
	.summary = N_("the placement list of one school"),
	.help = N_("Whom the school admits, by program, tier, pool and merit; of a school that admits nobody, where its own pupils go. Enter explains "
		   "a candidate."),
	.needs_argument = true,
	.keys = list_keys,
	.columns = list_columns,
	.frozen = 2,
	.source = &list_roll,
	.enter = &screen_explain,
	.behaviour = &behaviour_roll,
};
