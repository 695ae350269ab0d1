/* SPDX-License-Identifier: ISC */
/* Places given to the wrong candidate, taken away, or moved. */
#include "spoil.h"

static bool is_applied_for(const struct spoiling *s, const struct placement *placement)
{
	(void)s;
	return !placement->by_order;
}

static bool is_ordered(const struct spoiling *s, const struct placement *placement)
{
	(void)s;
	return placement->by_order;
}

/* Somebody without a place to whom a tier gave this reason; *tier: which. */
static candidate_ix choose_unplaced(struct spoiling *s, enum reason reason, tier_ix *tier)
{
	const struct outcome *outcome = s->outcome;
	const size_t count = outcome->n_candidates * outcome->n_tiers, first = count > 0 ? dice_roll(s->dice, count) : 0;

	for (size_t i = 0; i < count; i++) {
		const size_t at = (first + i) % count;
		const candidate_ix candidate = (candidate_ix)(at / outcome->n_tiers);

		*tier = (tier_ix)(at % outcome->n_tiers);
		if (outcome->trail[at] == reason_letter(reason) && !outcome_placement(outcome, candidate))
			return candidate;
	}
	return IX_NONE;
}

static pool_ix choose_pool(struct spoiling *s, tier_ix tier, candidate_ix listed_by)
{
	const struct outcome *outcome = s->outcome;
	const size_t first = outcome->n_pools > 0 ? dice_roll(s->dice, outcome->n_pools) : 0;

	for (size_t i = 0; i < outcome->n_pools; i++) {
		const pool_ix pool = (pool_ix)((first + i) % outcome->n_pools);

		if (outcome->pools[pool].tier == tier && (listed_by == IX_NONE || spoiling_rank(s, listed_by, pool) > 0))
			return pool;
	}
	return IX_NONE;
}

static bool done(struct spoiling *s)
{
	spoiling_recount(s);
	return true;
}

static bool swap_two(struct spoiling *s)
{
	const struct placement *one = spoiling_choose(s, is_applied_for), *other = spoiling_choose(s, is_applied_for);

	if (!one || one->pool == other->pool || spoiling_tier(s, one) != spoiling_tier(s, other))
		return false;
	const struct placement a = *one, b = *other;
	spoiling_place(s, a.candidate, b.pool);
	spoiling_place(s, b.candidate, a.pool);
	return done(s);
}

static bool drop_one(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, is_applied_for);

	if (placement)
		spoiling_drop(s, placement->candidate, REASON_OUTRANKED);
	return placement && done(s);
}

static bool void_one(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, is_applied_for);

	if (placement)
		spoiling_drop(s, placement->candidate, REASON_RETURNED);
	return placement && done(s);
}

static bool move_within_program(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, is_applied_for);

	for (pool_ix p = 0; placement && p < s->outcome->n_pools; p++) {
		const struct pool_result *pool = &s->outcome->pools[p], *now = &s->outcome->pools[placement->pool];

		if (p == placement->pool || pool->tier != now->tier || pool->program != now->program)
			continue;
		s->outcome->placements[placement - s->outcome->placements].pool = p;
		return done(s);
	}
	return false;
}

/* To a program that stands lower, or higher, on its own list. */
static bool move_on_list(struct spoiling *s, bool lower)
{
	const struct placement *placement = spoiling_choose(s, is_applied_for);
	pool_ix pool;

	if (!placement || placement->choice == 0)
		return false;
	pool = choose_pool(s, spoiling_tier(s, placement), placement->candidate);
	if (pool == IX_NONE || spoiling_rank(s, placement->candidate, pool) == placement->choice ||
	    (spoiling_rank(s, placement->candidate, pool) > placement->choice) != lower)
		return false;
	spoiling_place(s, placement->candidate, pool);
	return done(s);
}

static bool move_lower(struct spoiling *s)
{
	return move_on_list(s, true);
}

static bool move_higher(struct spoiling *s)
{
	return move_on_list(s, false);
}

static bool place_with_reason(struct spoiling *s, enum reason reason, bool on_list)
{
	tier_ix tier;
	const candidate_ix candidate = choose_unplaced(s, reason, &tier);
	const pool_ix pool = candidate == IX_NONE ? IX_NONE : choose_pool(s, tier, on_list ? candidate : IX_NONE);

	if (pool == IX_NONE)
		return false;
	spoiling_place(s, candidate, pool);
	return done(s);
}

static bool place_outranked(struct spoiling *s)
{
	return place_with_reason(s, REASON_OUTRANKED, true);
}

static bool place_not_eligible(struct spoiling *s)
{
	return place_with_reason(s, REASON_NOT_ELIGIBLE, true);
}

static bool place_below_line(struct spoiling *s)
{
	return place_with_reason(s, REASON_BELOW_LINE, true);
}

static bool place_without_choices(struct spoiling *s)
{
	return place_with_reason(s, REASON_NO_CHOICES, false);
}

static bool place_returned(struct spoiling *s)
{
	return place_with_reason(s, REASON_RETURNED, true);
}

/* The last one taken makes room for the first one turned away. */
static bool swap_at_the_edge(struct spoiling *s)
{
	const size_t first = s->outcome->n_pools > 0 ? dice_roll(s->dice, s->outcome->n_pools) : 0;

	for (size_t i = 0; i < s->outcome->n_pools; i++) {
		const pool_ix p = (pool_ix)((first + i) % s->outcome->n_pools);
		const candidate_ix in = s->outcome->pools[p].last_in, out = s->outcome->pools[p].first_out;
		const struct placement *placement = in == IX_NONE ? NULL : outcome_placement(s->outcome, in);

		if (!placement || placement->pool != p || out == IX_NONE || outcome_placement(s->outcome, out))
			continue;
		spoiling_drop(s, in, REASON_OUTRANKED);
		spoiling_place(s, out, p);
		return done(s);
	}
	return false;
}

static bool take_one_more(struct spoiling *s)
{
	for (pool_ix p = 0; p < s->outcome->n_pools; p++) {
		const candidate_ix out = s->outcome->pools[p].first_out;

		if (out == IX_NONE || outcome_placement(s->outcome, out) || dice_chance(s->dice, 50))
			continue;
		spoiling_place(s, out, p);
		return done(s);
	}
	return false;
}

/* A pool that lends takes nobody less; the one it lends to takes one more than it may. */
static bool lend_too_much(struct spoiling *s)
{
	for (plan_ix lender = 0; lender < s->dataset->n_plans; lender++) {
		const plan_ix to = s->dataset->plans[lender].rollover;

		for (pool_ix p = 0; to != IX_NONE && p < s->outcome->n_pools; p++) {
			const candidate_ix out = s->outcome->pools[p].first_out;

			if (s->outcome->pools[p].plan != to || out == IX_NONE || outcome_placement(s->outcome, out))
				continue;
			spoiling_place(s, out, p);
			return done(s);
		}
	}
	return false;
}

static bool move_to_another_tier(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, NULL);
	const pool_ix pool = s->outcome->n_pools > 0 ? (pool_ix)dice_roll(s->dice, s->outcome->n_pools) : 0;

	if (!placement || s->outcome->pools[pool].tier == spoiling_tier(s, placement))
		return false;
	spoiling_place(s, placement->candidate, pool);
	return done(s);
}

static bool ignore_an_order(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, is_ordered);

	if (placement)
		spoiling_drop(s, placement->candidate, REASON_NO_CHOICES);
	return placement && done(s);
}

static bool order_elsewhere(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, is_ordered);
	const pool_ix pool = placement ? choose_pool(s, spoiling_tier(s, placement), IX_NONE) : IX_NONE;

	if (!placement || pool == IX_NONE || pool == placement->pool)
		return false;
	s->outcome->pools[placement->pool].orders--;
	s->outcome->pools[pool].orders++;
	s->outcome->placements[placement - s->outcome->placements].pool = pool;
	return done(s);
}

static bool make_up_an_order(struct spoiling *s)
{
	tier_ix tier;
	const candidate_ix candidate = choose_unplaced(s, REASON_OUTRANKED, &tier);
	const pool_ix pool = candidate == IX_NONE ? IX_NONE : choose_pool(s, tier, IX_NONE);
	struct placement *placement = NULL;

	if (pool == IX_NONE)
		return false;
	spoiling_place(s, candidate, pool);
	for (size_t i = 0; i < s->outcome->n_placements; i++)
		if (s->outcome->placements[i].candidate == candidate)
			placement = &s->outcome->placements[i];
	placement->by_order = true;
	placement->choice = 0;
	s->outcome->pools[pool].orders++;
	return done(s);
}

static bool call_it_an_order(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, is_applied_for);

	if (!placement)
		return false;
	placement->by_order = true;
	placement->choice = 0;
	s->outcome->pools[placement->pool].orders++;
	return done(s);
}

static bool call_an_order_none(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, is_ordered);

	if (!placement)
		return false;
	placement->by_order = false;
	s->outcome->pools[placement->pool].orders--;
	return done(s);
}

#define CHOSEN_WRONGLY "passed over|ties|overfull|left free|best"

const struct spoiler place_spoilers[] = {
	{ "two swapped", "choices|eligible|line|returns|" CHOSEN_WRONGLY, swap_two },
	{ "a place dropped", CHOSEN_WRONGLY, drop_one },
	{ "a place voided", "reasons|" CHOSEN_WRONGLY, void_one },
	{ "another pool of the program", "eligible|line|" CHOSEN_WRONGLY, move_within_program },
	{ "a lower choice", "choices|eligible|line|returns|" CHOSEN_WRONGLY, move_lower },
	{ "a higher choice", "choices|eligible|line|returns|" CHOSEN_WRONGLY, move_higher },
	{ "an outranked one placed", "choices|eligible|line|returns|" CHOSEN_WRONGLY, place_outranked },
	{ "one not eligible placed", "participants|eligible|choices", place_not_eligible },
	{ "one below the line placed", "participants|eligible|line|choices", place_below_line },
	{ "one without choices placed", "participants", place_without_choices },
	{ "a returned one placed", "participants|returns|choices|eligible|line|" CHOSEN_WRONGLY, place_returned },
	{ "last in and first out swapped", "passed over", swap_at_the_edge },
	{ "one taken too many", "overfull|passed over", take_one_more },
	{ "a seat lent too many", "overfull|passed over", lend_too_much },
	{ "another tier", "participants|choices|eligible|line|orders|returns|" CHOSEN_WRONGLY, move_to_another_tier },
	{ "an order ignored", "orders", ignore_an_order },
	{ "an order moved", "orders", order_elsewhere },
	{ "an order made up", "orders", make_up_an_order },
	{ "a place called an order", "orders", call_it_an_order },
	{ "an order called none", "orders", call_an_order_none },
};
const size_t n_place_spoilers = sizeof place_spoilers / sizeof *place_spoilers;
