/* SPDX-License-Identifier: ISC */
/* The plan, pool by pool. */
#include <luqu/screen_list.h>

static const struct screen_column plans_columns[] = {
	{ PLANS_TIER, "tier", N_("Tier"), 6, ALIGN_LEFT, false, NULL },
	{ PLANS_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ PLANS_POOL, "pool", N_("Pool"), 10, ALIGN_LEFT, false, NULL },
	{ PLANS_SEATS, "seats", N_("Seats"), 6, ALIGN_RIGHT, false, NULL },
	{ PLANS_ORDER, "order", N_("Order"), 5, ALIGN_RIGHT, false, NULL },
	{ PLANS_ELIGIBLE, "eligible", N_("Eligible"), 16, ALIGN_LEFT, true, NULL },
	{ PLANS_LINE, "line", N_("Line"), 6, ALIGN_LEFT, false, NULL },
	{ PLANS_RANKING, "ranking", N_("Ranking"), 16, ALIGN_LEFT, true, NULL },
	{ PLANS_ROLLOVER, "rollover", N_("Rollover"), 8, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key plans_keys[] = {
	ROW_KEYS,
	{ PRESS_F(6), 'm', "matrix", N_("Matrix"), N_("the same plan as a matrix, tier by tier"), NULL, &screen_matrix, NULL },
	{ 0 },
};

const struct screen screen_plans = {
	.name = "plans",
	.title = N_("Plans"),
	.summary = N_("the plan: seats by tier, program and pool"),
	.keys = plans_keys,
	.columns = plans_columns,
	.frozen = 3,
	.source = &list_plans,
	.enter = &screen_plan,
};
