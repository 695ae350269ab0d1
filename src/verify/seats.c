/* SPDX-License-Identifier: ISC */
/* Seats of a tier's pools: filing, orders, and whether the outcome lists the pools that there should be. */
#include <string.h>

#include <luqu/i18n.h>

#include "audit.h"

static void orders_honour(struct stage *stage)
{
	const struct audit *audit = stage->audit;
	const plan_ix first_plan = stage->tier->first_plan;
	uint32_t next = 0;

	/* Orders stand by candidate; pools with a plan row stand as plans do. */
	for (size_t i = 0; i < stage->n_orders; i++) {
		const struct order_row *order = &stage->orders[i];

		if (audit->placed_in[order->candidate] < stage->number || order->plan < first_plan)
			continue;
		for (next = order->plan - first_plan; next < stage->n_pools && stage->pools[next].plan != order->plan;)
			next++;
		if (next < stage->n_pools)
			stage->pools[next].orders++;
	}
}

static void capacities_find(struct stage *stage)
{
	const uint64_t filing_e2 = (uint64_t)stage->tier->filing_e2;

	for (uint32_t i = 0; i < stage->n_pools; i++) {
		struct pool *pool = &stage->pools[i];
		const uint64_t filed = pool->seats * filing_e2 / 100;

		pool->capacity = filed > pool->orders ? filed - pool->orders : 0;
	}
}

static bool is_same_pool(const struct pool *pool, const struct pool_result *stored)
{
	return pool->program == stored->program && pool->plan == stored->plan && strcmp(pool->code, stored->code) == 0;
}

static uint32_t pool_find(const struct stage *stage, const struct pool_result *stored)
{
	for (uint32_t i = 0; i < stage->n_pools; i++)
		if (is_same_pool(&stage->pools[i], stored))
			return i;
	return IX_NONE;
}

/* Where both lists agree, the next one is the right one; else it is looked for. */
static void pools_match(struct stage *stage)
{
	const struct audit *audit = stage->audit;
	const struct outcome *outcome = audit->outcome;
	const pool_ix first = audit->first_pool[stage->number], end = audit->first_pool[stage->number + 1];
	uint32_t next = 0;

	for (pool_ix i = first; i < end; i++) {
		const struct pool_result *stored = &outcome->pools[i];
		const uint32_t found =
		        next < stage->n_pools && is_same_pool(&stage->pools[next], stored) ? next : pool_find(stage, stored);

		audit->local[i] = IX_NONE;
		if (found == IX_NONE || stage->pools[found].stored != IX_NONE) {
			stage_blame(stage, "pools", _("the outcome lists a pool %s of program %s that there is not, or twice"),
			            stored->code, audit->dataset->programs[stored->program].code);
			continue;
		}
		if (found < next)
			pool_blame(stage, found, "pools", _("the pool stands out of order in the outcome"));
		stage->pools[found].stored = i;
		audit->local[i] = found;
		next = found + 1;
	}
	for (uint32_t i = 0; i < stage->n_pools; i++)
		if (stage->pools[i].stored == IX_NONE)
			pool_blame(stage, i, "pools", _("the outcome does not list this pool"));
}

void stage_find_seats(struct stage *stage)
{
	orders_honour(stage);
	capacities_find(stage);
	pools_match(stage);
}
