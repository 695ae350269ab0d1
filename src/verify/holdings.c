/* SPDX-License-Identifier: ISC */
/* What each pool holds, counted from the placements, and what a tier leaves to those behind it. */
#include "weigh.h"

/* The merit of a place: recomputed where that could be done, else as given. */
static int64_t merit_of(const struct stage *stage, const struct placement *placement)
{
	const char state = stage->audit->state[placement->candidate];

	return state == STATE_TAKES_PART ? stage->audit->merit_e4[placement->candidate] : placement->merit_e4;
}

static void holding_add(const struct stage *stage, struct holding *holding, const struct placement *placement)
{
	const int64_t merit_e4 = merit_of(stage, placement);

	holding->placed++;
	if (placement->by_order) {
		holding->orders++;
		return;
	}
	if (!holding->has_merit || merit_e4 < holding->merit_e4)
		holding->merit_e4 = merit_e4;
	holding->has_merit = true;
}

struct holding *holdings_count(const struct stage *stage)
{
	const struct audit *audit = stage->audit;
	struct holding *holdings = arena_alloc(stage->arena, stage->n_pools, sizeof *holdings);

	for (size_t c = 0; c < audit->dataset->n_candidates && holdings; c++) {
		const struct placement *placement;
		const uint32_t pool = stage_place(stage, (candidate_ix)c, &placement);

		if (pool != IX_NONE)
			holding_add(stage, &holdings[pool], placement);
	}
	return holdings;
}

void holdings_hand_on(const struct stage *stage, const struct holding *holdings)
{
	struct audit *audit = stage->audit;
	const size_t n_tiers = audit->outcome->n_tiers;

	for (uint32_t i = 0; i < stage->n_pools; i++) {
		const struct pool *pool = &stage->pools[i];
		const struct holding *holding = &holdings[i];
		const size_t at = (size_t)pool->program * n_tiers + stage->number;

		if (pool->seats > holding->placed)
			audit->vacancy[(size_t)stage->number * audit->dataset->n_programs + pool->program] +=
			        pool->seats - holding->placed;
		if (!holding->has_merit || (audit->has_cutoff[at] && audit->cutoff_e4[at] <= holding->merit_e4))
			continue;
		audit->has_cutoff[at] = true;
		audit->cutoff_e4[at] = holding->merit_e4;
	}
}
