/* SPDX-License-Identifier: ISC */
/* What a tier decided, as it goes into the outcome: places, voided places, pools, reasons. */
#include "internal.h"

#include <stdlib.h>

static void set_letter(struct year_run *year, tier_ix tier, candidate_ix candidate, enum reason reason)
{
	year->outcome->trail[(size_t)candidate * year->outcome->n_tiers + tier] = reason_letter(reason);
}

/* The draw (step 7): is the last one in parted from the first one out by the draw alone, and how many of those in stand so? */
static void store_draw(struct tier_run *run, struct pool *pool)
{
	const struct entry *last = pool_last_in(pool);

	if (run->tier->ties != TIES_BREAK)
		return;
	if (last)
		pool->result->last_in = run->participants[last->participant].candidate;
	if (!pool->first_out.is_set)
		return;
	pool->result->first_out = run->participants[pool->first_out.entry.participant].candidate;
	for (uint32_t i = 0; i < pool->n_held; i++)
		if (pool_equal_but_draw(run, pool, &pool->held[i], &pool->first_out.entry, pool->first_out.keys_e4))
			pool->result->drawn++;
}

/* One place; with returns `final` it may be void (step 8). */
static void store_place(struct tier_run *run, struct year_run *year, struct pool *pool, const struct entry *entry)
{
	struct pool_result *result = pool->result;
	candidate_ix candidate = run->participants[entry->participant].candidate;
	int64_t merit_e4 = run->merit_e4[entry->participant];

	if (run->tier->returns == RETURNS_FINAL && list_is_struck(run, candidate, result->program)) {
		run->participants[entry->participant].reason = REASON_RETURNED;
		return;
	}
	year->place_of[candidate] = (struct placement){ .candidate = candidate,
							.pool = (pool_ix)(result - year->outcome->pools),
							.choice = entry->choice,
							.merit_e4 = merit_e4 };
	result->placed++;
	if (!result->has_merit || merit_e4 < result->merit_e4)
		result->merit_e4 = merit_e4;
	result->has_merit = true;
}

void tier_store_result(struct tier_run *run, struct year_run *year)
{
	for (uint32_t i = 0; i < run->n_pools; i++) {
		struct pool *pool = &run->pools[i];
		struct pool_result *result = pool->result;
		store_draw(run, pool);
		for (uint32_t k = 0; k < pool->n_held; k++)
			store_place(run, year, pool, &pool->held[k]);
		result->vacant = result->seats > result->placed ? result->seats - result->placed : 0;
	}
	for (uint32_t i = 0; i < run->n_participants; i++) {
		const struct participant *p = &run->participants[i];
		if (year->place_of[p->candidate].pool == IX_NONE)
			set_letter(year, run->tier_number, p->candidate, (enum reason)p->reason);
	}
	for (uint32_t r = 0; r < run->rules->n_rankings; r++)
		if (run->rules->rankings[r].names_lottery)
			year->names_lottery = true;
}

/* The placements without gaps, and whether a seed is missing. */
void outcome_finish(struct year_run *year)
{
	struct outcome *outcome = year->outcome;
	size_t n = 0, drawn = 0;

	for (candidate_ix c = 0; c < year->dataset->n_candidates; c++)
		if (year->place_of[c].pool != IX_NONE) {
			year->place_of[n] = year->place_of[c];
			year->place_of[n++].candidate = c;
		}
	outcome->placements = year->place_of;
	outcome->n_placements = n;
	year->place_of = NULL;
	for (size_t p = 0; p < outcome->n_pools; p++)
		if (outcome->pools[p].tier >= outcome->n_kept)
			drawn += outcome->pools[p].drawn;
	outcome->needs_seed = year->dataset->office.lottery_seed[0] == '\0' && (year->names_lottery || drawn > 0);
}
