/* SPDX-License-Identifier: ISC */
/* Bonus points. */
#include <luqu/screen_list.h>

static const struct screen_column bonuses_columns[] = {
	{ BONUSES_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ BONUSES_POLICY, "policy", N_("Policy"), 30, ALIGN_LEFT, true, NULL },
	{ BONUSES_POINTS, "points", N_("Points"), 8, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key bonuses_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_bonuses = {
	.name = "bonuses",
	.title = N_("Bonuses"),
	.summary = N_("bonus points of candidates"),
	.keys = bonuses_keys,
	.columns = bonuses_columns,
	.frozen = 2,
	.source = &list_bonuses,
	.enter = &screen_bonus,
};
