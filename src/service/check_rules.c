/* SPDX-License-Identifier: ISC */
/* Checks of rules and draws: rules that stop a run, and last places that the ranking does not part. */
#include "check.h"

#include <string.h>

#include <luqu/i18n.h>

void check_101_unreadable(struct checking *checking)
{
	const struct findings *unreadable = &checking->unreadable;

	for (size_t i = 0; i < unreadable->n_kept; i++)
		check_offend(checking, 1, "%s: %s", unreadable->kept[i].place, unreadable->kept[i].text);
	checking->current->count = unreadable->count;
}

/* What cannot be read stops the dry run too, and has been said. */
void check_102_failing(struct checking *checking)
{
	if (!checking->outcome && checking->unreadable.count == 0)
		check_offend(checking, 1, "%s", checking->trouble.text);
}

/* --- the draw -------------------------------------------------------------------------------------------------------- */

static bool has_seed(const struct checking *checking)
{
	return checking->dataset->office.lottery_seed[0] != '\0';
}

void check_103_lottery_without_seed(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (tier_ix t = 0; t < d->n_tiers && !has_seed(checking); t++) {
		const struct tier *tier = &d->tiers[t];
		if (check_names_lottery(checking, tier->ranking))
			check_offend(checking, 1, "tiers %s: %s", tier->code, tier->ranking);
		for (plan_ix p = tier->first_plan; p < tier->first_plan + tier->n_plans; p++)
			if (d->plans[p].ranking && check_names_lottery(checking, d->plans[p].ranking))
				check_offend(checking, 1, "plans %s/%s/%s: %s", tier->code, d->programs[d->plans[p].program].code,
				             d->plans[p].pool, d->plans[p].ranking);
	}
}

/* The pools whose last place the draw alone parted, and how many of those in stand equal there. */
static void offend_drawn(struct checking *checking, const struct pool_result *pool)
{
	const struct dataset *d = checking->dataset;

	check_offend(checking, pool->drawn, _("%s/%s/%s: %u equal in, last one in %s, first one out %s"), d->tiers[pool->tier].code,
	             d->programs[pool->program].code, pool->code, pool->drawn, dataset_candidate_no(d, pool->last_in),
	             dataset_candidate_no(d, pool->first_out));
}

enum drawn { DRAWN_ANY, DRAWN_UNNAMED, DRAWN_NAMED };

static void look_at_drawn(struct checking *checking, enum drawn wanted)
{
	for (size_t p = 0; p < checking->outcome->n_pools; p++) {
		const struct pool_result *pool = &checking->outcome->pools[p];
		if (pool->drawn == 0)
			continue;
		bool is_named = wanted != DRAWN_ANY && check_names_lottery(checking, check_pool_ranking(checking->dataset, pool));
		if (wanted == DRAWN_ANY || is_named == (wanted == DRAWN_NAMED))
			offend_drawn(checking, pool);
	}
}

void check_104_draw_without_seed(struct checking *checking)
{
	if (!has_seed(checking))
		look_at_drawn(checking, DRAWN_ANY);
}

void check_105_ties(struct checking *checking)
{
	if (has_seed(checking))
		look_at_drawn(checking, DRAWN_UNNAMED);
}

void check_106_draws(struct checking *checking)
{
	if (has_seed(checking))
		look_at_drawn(checking, DRAWN_NAMED);
}

/* --- equals that are all admitted ------------------------------------------------------------------------------------ */

/* Does another pool lend to this one? Then what it took beyond its own seats tells nothing. */
static bool is_lent_to(const struct dataset *d, const struct pool_result *pool)
{
	size_t count;
	plan_ix first = dataset_program_plans(d, pool->tier, pool->program, &count);

	for (size_t i = 0; i < count && pool->plan != IX_NONE; i++)
		if (d->plans[first + i].rollover == pool->plan)
			return true;
	return false;
}

void check_107_admitted(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (size_t p = 0; p < checking->outcome->n_pools; p++) {
		const struct pool_result *pool = &checking->outcome->pools[p];
		uint32_t taken = pool->placed - pool->orders;
		if (d->tiers[pool->tier].ties != TIES_ADMIT || taken <= pool->capacity || is_lent_to(d, pool))
			continue;
		check_offend(checking, taken - pool->capacity, _("%s/%s/%s: %u taken for %u seats"), d->tiers[pool->tier].code,
		             d->programs[pool->program].code, pool->code, taken, pool->capacity);
	}
}
