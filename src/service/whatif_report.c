/* SPDX-License-Identifier: ISC */
/* Two outcomes of one year side by side: pools, candidates, sums. Both are in terms of the same candidates, tiers and programs. */
#include <stdlib.h>
#include <string.h>

#include "whatif.h"

struct comparing {
	const struct outcome *const *sides;
	struct whatif_report *report;
	uint32_t *numbers[WHATIF_SIDES]; /* [pool of the side]: its number in the report */
};

/* --- pools -------------------------------------------------------------------------------------------------------------------- */

static int compare_pools(const struct pool_result *a, const struct pool_result *b)
{
	if (a->tier != b->tier)
		return a->tier < b->tier ? -1 : 1;
	if (a->program != b->program)
		return a->program < b->program ? -1 : 1;
	return strcmp(a->code, b->code);
}

static int compare_numbers(const void *a, const void *b, void *outcome)
{
	const struct pool_result *pools = ((const struct outcome *)outcome)->pools;

	return compare_pools(&pools[*(const uint32_t *)a], &pools[*(const uint32_t *)b]);
}

/* The outcome has the pools of a program in their order in the plan, which may be another on the other side. */
static uint32_t *sort_pools(const struct outcome *outcome)
{
	uint32_t *sorted = array_make(outcome->n_pools, sizeof *sorted);

	for (uint32_t i = 0; sorted && i < outcome->n_pools; i++)
		sorted[i] = i;
	if (sorted && outcome->n_pools > 1)
		qsort_r(sorted, outcome->n_pools, sizeof *sorted, compare_numbers, (void *)(uintptr_t)outcome);
	return sorted;
}

static void put_pool(struct comparing *comparing, enum whatif_side side, uint32_t number)
{
	const struct pool_result *result = &comparing->sides[side]->pools[number];
	struct whatif_pool *pool = &comparing->report->pools[comparing->report->n_pools];

	pool->tier = result->tier;
	pool->program = result->program;
	pool->code = result->code;
	pool->sides[side] = (struct whatif_pool_side){
		.is_there = true, .has_merit = result->has_merit, .seats = result->seats, .placed = result->placed, .merit_e4 = result->merit_e4
	};
	comparing->numbers[side][number] = (uint32_t)comparing->report->n_pools;
}

static void merge_pools(struct comparing *comparing, uint32_t *const sorted[WHATIF_SIDES])
{
	const struct outcome *before = comparing->sides[WHATIF_BEFORE], *after = comparing->sides[WHATIF_AFTER];
	size_t i = 0, k = 0;

	while (i < before->n_pools || k < after->n_pools) {
		const int order = i == before->n_pools  ? 1
				  : k == after->n_pools ? -1
							: compare_pools(&before->pools[sorted[WHATIF_BEFORE][i]], &after->pools[sorted[WHATIF_AFTER][k]]);
		if (order <= 0)
			put_pool(comparing, WHATIF_BEFORE, sorted[WHATIF_BEFORE][i++]);
		if (order >= 0)
			put_pool(comparing, WHATIF_AFTER, sorted[WHATIF_AFTER][k++]);
		comparing->report->n_pools++;
	}
}

static bool compare_all_pools(struct comparing *comparing)
{
	const size_t most = comparing->sides[WHATIF_BEFORE]->n_pools + comparing->sides[WHATIF_AFTER]->n_pools;
	uint32_t *sorted[WHATIF_SIDES] = { sort_pools(comparing->sides[WHATIF_BEFORE]), sort_pools(comparing->sides[WHATIF_AFTER]) };
	bool good = sorted[WHATIF_BEFORE] && sorted[WHATIF_AFTER];

	for (int side = 0; side < WHATIF_SIDES; side++)
		good = (comparing->numbers[side] = array_make(comparing->sides[side]->n_pools, sizeof(uint32_t))) && good;
	good = (comparing->report->pools = array_make(most, sizeof *comparing->report->pools)) && good;
	if (good)
		merge_pools(comparing, sorted);
	free(sorted[WHATIF_BEFORE]);
	free(sorted[WHATIF_AFTER]);
	return good;
}

/* --- candidates ------------------------------------------------------------------------------------------------------------------ */

/* A candidate's own choices in their order; behind them adjust. Orders are beside all choices. */
static uint32_t wish_of(const struct placement *place)
{
	return place->choice > 0 ? place->choice : UINT16_MAX;
}

static enum whatif_verdict judge(const struct whatif_report *report, const struct whatif_move *move)
{
	const struct placement *was = move->places[WHATIF_BEFORE], *is = move->places[WHATIF_AFTER];

	if (!was || !is)
		return is ? WHATIF_GAINS : WHATIF_LOSES;
	const tier_ix tier_was = report->pools[move->pools[WHATIF_BEFORE]].tier, tier_is = report->pools[move->pools[WHATIF_AFTER]].tier;
	if (was->by_order || is->by_order)
		return WHATIF_MOVES;
	if (tier_was != tier_is)
		return tier_is < tier_was ? WHATIF_GAINS : WHATIF_LOSES;
	if (wish_of(was) != wish_of(is))
		return wish_of(is) < wish_of(was) ? WHATIF_GAINS : WHATIF_LOSES;
	return WHATIF_MOVES;
}

static bool add_move(struct comparing *comparing, struct whatif_move *move, size_t *room)
{
	struct whatif_report *report = comparing->report;

	if (!array_grow((void **)&report->moves, room, report->n_moves + 1, sizeof *move))
		return false;
	move->verdict = judge(report, move);
	report->n_gains += move->verdict == WHATIF_GAINS;
	report->n_loses += move->verdict == WHATIF_LOSES;
	report->n_moves_only += move->verdict == WHATIF_MOVES;
	if (move->pools[WHATIF_BEFORE] != IX_NONE)
		report->pools[move->pools[WHATIF_BEFORE]].went++;
	if (move->pools[WHATIF_AFTER] != IX_NONE)
		report->pools[move->pools[WHATIF_AFTER]].came++;
	report->moves[report->n_moves++] = *move;
	return true;
}

static bool is_same(const struct whatif_move *move)
{
	const struct placement *was = move->places[WHATIF_BEFORE], *is = move->places[WHATIF_AFTER];

	return move->pools[WHATIF_BEFORE] == move->pools[WHATIF_AFTER] && (!was || !is || (was->choice == is->choice && was->by_order == is->by_order));
}

/* Placements of both sides stand by candidate. */
static bool compare_candidates(struct comparing *comparing)
{
	size_t next[WHATIF_SIDES] = { 0 }, room = 0;
	bool good = true;

	while (good) {
		struct whatif_move move = { .candidate = IX_NONE, .pools = { IX_NONE, IX_NONE } };
		for (int side = 0; side < WHATIF_SIDES; side++) {
			const struct outcome *outcome = comparing->sides[side];
			if (next[side] < outcome->n_placements && outcome->placements[next[side]].candidate < move.candidate)
				move.candidate = outcome->placements[next[side]].candidate;
		}
		if (move.candidate == IX_NONE)
			break;
		for (int side = 0; side < WHATIF_SIDES; side++) {
			const struct outcome *outcome = comparing->sides[side];
			if (next[side] == outcome->n_placements || outcome->placements[next[side]].candidate != move.candidate)
				continue;
			move.places[side] = &outcome->placements[next[side]++];
			move.pools[side] = comparing->numbers[side][move.places[side]->pool];
		}
		good = is_same(&move) || add_move(comparing, &move, &room);
	}
	return good;
}

static struct whatif_sums sum(const struct outcome *outcome)
{
	struct whatif_sums sums = { .placed = outcome->n_placements };

	for (size_t i = 0; i < outcome->n_placements; i++) {
		sums.first += outcome->placements[i].choice == 1;
		sums.first_three += outcome->placements[i].choice >= 1 && outcome->placements[i].choice <= 3;
	}
	return sums;
}

enum status whatif_report_make(size_t n_candidates, const struct outcome *const sides[WHATIF_SIDES], struct whatif_report *report,
			       struct problem *problem)
{
	struct comparing comparing = { .sides = sides, .report = report };

	*report = (struct whatif_report){ .n_candidates = n_candidates };
	const bool good = compare_all_pools(&comparing) && compare_candidates(&comparing);
	for (int side = 0; side < WHATIF_SIDES; side++) {
		report->sums[side] = sum(sides[side]);
		free(comparing.numbers[side]);
	}
	if (good)
		return STATUS_OK;
	whatif_report_free(report);
	return problem_memory(problem);
}

void whatif_report_free(struct whatif_report *report)
{
	free(report->pools);
	free(report->moves);
	*report = (struct whatif_report){ .pools = NULL };
}
