/* SPDX-License-Identifier: ISC */
/* Placements by order. */
#include <luqu/screen_list.h>

static const struct screen_column orders_columns[] = {
	{ ORDERS_TIER, "tier", N_("Tier"), 6, ALIGN_LEFT, false, NULL },
	{ ORDERS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ ORDERS_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ ORDERS_POOL, "pool", N_("Pool"), 8, ALIGN_LEFT, false, NULL },
	{ ORDERS_REASON, "reason", N_("Reason"), 20, ALIGN_LEFT, true, NULL },
	{ ORDERS_AUTHORITY, "authority", N_("Authority"), 16, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key orders_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_orders = {
	.name = "orders",
	.title = N_("Orders"),
	.summary = N_("placements by order of an authority"),
	.help = N_("Whoever is placed by order stands before all others of the pool and takes a seat of it. Each has its reason "
	           "and the authority that decided."),
	.keys = orders_keys,
	.columns = orders_columns,
	.frozen = 2,
	.source = &list_orders,
	.enter = &screen_order,
};
