/* SPDX-License-Identifier: ISC */
/* Changing places in an outcome and making what is counted from them fit again. */
#include "spoil.h"

#include <stdlib.h>
#include <string.h>

static void *array_copy(const void *array, size_t count, size_t room, size_t size)
{
	void *copy = must_make(room, size);

	if (count > 0)
		memcpy(copy, array, count * size);
	return copy;
}

struct outcome *spoiling_copy(const struct outcome *outcome)
{
	struct outcome *copy = outcome_make();
	struct arena *arena = copy ? copy->arena : NULL;

	if (!arena)
		abort();
	*copy = *outcome;
	copy->arena = arena;
	copy->pools = array_copy(outcome->pools, outcome->n_pools, outcome->n_pools + 1, sizeof *copy->pools);
	copy->placements =
	        array_copy(outcome->placements, outcome->n_placements, outcome->n_candidates + 1, sizeof *copy->placements);
	copy->trail =
	        array_copy(outcome->trail, outcome->n_candidates * outcome->n_tiers, outcome->n_candidates * outcome->n_tiers, 1);
	return copy;
}

struct placement *spoiling_choose(struct spoiling *s, bool (*fits)(const struct spoiling *s, const struct placement *placement))
{
	const size_t count = s->outcome->n_placements, first = count > 0 ? dice_roll(s->dice, count) : 0;

	for (size_t i = 0; i < count; i++) {
		struct placement *placement = &s->outcome->placements[(first + i) % count];

		if (!fits || fits(s, placement))
			return placement;
	}
	return NULL;
}

tier_ix spoiling_tier(const struct spoiling *s, const struct placement *placement)
{
	return s->outcome->pools[placement->pool].tier;
}

uint16_t spoiling_rank(const struct spoiling *s, candidate_ix candidate, pool_ix pool)
{
	size_t count;
	const struct choice *rows = dataset_choices(s->dataset, candidate, s->outcome->pools[pool].tier, &count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].program == s->outcome->pools[pool].program)
			return rows[i].rank;
	return 0;
}

static size_t row_of(const struct outcome *outcome, candidate_ix candidate)
{
	size_t row = 0;

	while (row < outcome->n_placements && outcome->placements[row].candidate < candidate)
		row++;
	return row;
}

void spoiling_drop(struct spoiling *s, candidate_ix candidate, enum reason reason)
{
	struct outcome *outcome = s->outcome;
	const size_t row = row_of(outcome, candidate);
	char *trail = outcome->trail + (size_t)candidate * outcome->n_tiers;

	if (row == outcome->n_placements || outcome->placements[row].candidate != candidate)
		return;
	for (tier_ix t = spoiling_tier(s, &outcome->placements[row]); t < outcome->n_tiers; t++) {
		trail[t] = reason_letter(reason);
		reason = REASON_NO_CHOICES;
	}
	outcome->n_placements--;
	memmove(outcome->placements + row, outcome->placements + row + 1,
	        (outcome->n_placements - row) * sizeof *outcome->placements);
}

static int64_t merit_of(const struct spoiling *s, tier_ix tier, candidate_ix candidate)
{
	struct arena *arena = arena_make();
	struct rule_scratch *scratch = rule_scratch_make();
	struct rule_fault fault;
	const struct rule_tree *tree = rule_read(arena, RULE_MERIT, s->dataset->tiers[tier].merit, s->dataset, tier, &fault);
	struct rule *rule = tree ? rule_compile(tree, s->dataset, NULL) : NULL;
	int64_t merit_e4 = 0;
	uint8_t failure = 0;

	if (!rule || !scratch)
		abort();
	rule_evaluate(rule,
	              &(struct rule_batch){ .dataset = s->dataset, .totals = s->totals, .count = 1, .candidates = &candidate },
	              scratch, &merit_e4, &failure);
	rule_free(rule);
	rule_scratch_free(scratch);
	arena_free(arena);
	return merit_e4;
}

void spoiling_place(struct spoiling *s, candidate_ix candidate, pool_ix pool)
{
	struct outcome *outcome = s->outcome;
	const tier_ix tier = outcome->pools[pool].tier;
	size_t row;

	spoiling_drop(s, candidate, REASON_NO_CHOICES);
	row = row_of(outcome, candidate);
	memmove(outcome->placements + row + 1, outcome->placements + row,
	        (outcome->n_placements - row) * sizeof *outcome->placements);
	outcome->n_placements++;
	outcome->placements[row] = (struct placement){ .candidate = candidate,
		                                       .pool = pool,
		                                       .choice = spoiling_rank(s, candidate, pool),
		                                       .merit_e4 = merit_of(s, tier, candidate) };
	memset(outcome->trail + (size_t)candidate * outcome->n_tiers + tier, 0, outcome->n_tiers - tier);
}

void spoiling_recount(struct spoiling *s)
{
	struct outcome *outcome = s->outcome;

	for (size_t p = 0; p < outcome->n_pools; p++) {
		struct pool_result *pool = &outcome->pools[p];

		pool->placed = 0;
		pool->has_merit = false;
		for (size_t i = 0; i < outcome->n_placements; i++) {
			const struct placement *placement = &outcome->placements[i];

			if (placement->pool != p)
				continue;
			pool->placed++;
			if (!placement->by_order && (!pool->has_merit || placement->merit_e4 < pool->merit_e4)) {
				pool->has_merit = true;
				pool->merit_e4 = placement->merit_e4;
			}
		}
		pool->vacant = pool->seats > pool->placed ? pool->seats - pool->placed : 0;
	}
}
