/* SPDX-License-Identifier: ISC */
/* Outcomes whose places are right and whose figures, reasons or form are not. */
#include "spoil.h"

#include <string.h>

static struct pool_result *choose_pool(struct spoiling *s)
{
	return s->outcome->n_pools > 0 ? &s->outcome->pools[dice_roll(s->dice, s->outcome->n_pools)] : NULL;
}

/* One more or, where that can be, one less. */
static uint32_t nudge(struct spoiling *s, uint32_t value)
{
	return value > 0 && dice_chance(s->dice, 50) ? value - 1 : value + 1;
}

static bool change_seats(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->seats = nudge(s, pool->seats);
	return pool != NULL;
}

static bool change_capacity(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->capacity = nudge(s, pool->capacity);
	return pool != NULL;
}

static bool change_placed(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->placed = nudge(s, pool->placed);
	return pool != NULL;
}

static bool change_orders(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->orders = nudge(s, pool->orders);
	return pool != NULL;
}

static bool change_vacant(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->vacant = nudge(s, pool->vacant);
	return pool != NULL;
}

static bool change_passed(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->is_passed = !pool->is_passed;
	return pool != NULL;
}

static bool change_drawn(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->drawn = nudge(s, pool->drawn);
	return pool != NULL;
}

static bool change_cutoff(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (!pool || !pool->has_merit)
		return false;
	pool->merit_e4 += dice_chance(s->dice, 50) ? 1 : -5000;
	return true;
}

static bool forget_cutoff(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->has_merit = !pool->has_merit;
	return pool != NULL;
}

static candidate_ix another(struct spoiling *s, candidate_ix candidate)
{
	const candidate_ix other = (candidate_ix)dice_roll(s->dice, s->outcome->n_candidates + 1);

	if (other == s->outcome->n_candidates)
		return candidate == IX_NONE ? 0 : IX_NONE;
	return other == candidate ? IX_NONE : other;
}

static bool change_last_in(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool && s->outcome->n_candidates > 0)
		pool->last_in = another(s, pool->last_in);
	return pool && s->outcome->n_candidates > 0;
}

static bool change_first_out(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool && s->outcome->n_candidates > 0)
		pool->first_out = another(s, pool->first_out);
	return pool && s->outcome->n_candidates > 0;
}

static bool change_choice(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, NULL);

	if (placement)
		placement->choice = (uint16_t)nudge(s, placement->choice);
	return placement != NULL;
}

static bool change_merit(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, NULL);

	if (!placement)
		return false;
	placement->merit_e4 += dice_chance(s->dice, 50) ? 1 : -1;
	spoiling_recount(s);
	return true;
}

static bool change_reason(struct spoiling *s)
{
	const size_t count = s->outcome->n_candidates * s->outcome->n_tiers;
	char *letter = count > 0 ? &s->outcome->trail[dice_roll(s->dice, count)] : NULL;
	const enum reason reason = letter && *letter ? reason_of_letter(*letter) : REASON_COUNT;

	if (!letter)
		return false;
	*letter = reason_letter((enum reason)((reason + 1 + dice_roll(s->dice, REASON_COUNT - 1)) % REASON_COUNT));
	return true;
}

static bool forget_reason(struct spoiling *s)
{
	const size_t count = s->outcome->n_candidates * s->outcome->n_tiers;
	char *letter = count > 0 ? &s->outcome->trail[dice_roll(s->dice, count)] : NULL;

	if (!letter || !*letter)
		return false;
	*letter = '\0';
	return true;
}

static bool place_twice(struct spoiling *s)
{
	const struct placement *placement = spoiling_choose(s, NULL);
	const size_t row = placement ? (size_t)(placement - s->outcome->placements) : 0;

	if (!placement)
		return false;
	memmove(s->outcome->placements + row + 1, s->outcome->placements + row,
	        (s->outcome->n_placements - row) * sizeof *placement);
	s->outcome->n_placements++;
	s->outcome->placements[row + dice_roll(s->dice, 2)].pool = (pool_ix)dice_roll(s->dice, s->outcome->n_pools);
	spoiling_recount(s);
	return true;
}

static bool shuffle_placements(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, NULL);

	if (!placement || placement == s->outcome->placements)
		return false;
	const struct placement kept = placement[-1];
	placement[-1] = *placement;
	*placement = kept;
	return true;
}

static bool place_nowhere(struct spoiling *s)
{
	struct placement *placement = spoiling_choose(s, NULL);

	if (placement)
		placement->pool = (pool_ix)s->outcome->n_pools + (pool_ix)dice_roll(s->dice, 3);
	return placement != NULL;
}

static bool forget_pool(struct spoiling *s)
{
	struct outcome *outcome = s->outcome;

	for (size_t p = outcome->n_pools; p-- > 0;) {
		bool is_empty = true;

		for (size_t i = 0; i < outcome->n_placements; i++)
			is_empty = is_empty && outcome->placements[i].pool != p;
		if (!is_empty || dice_chance(s->dice, 50))
			continue;
		outcome->n_pools--;
		memmove(outcome->pools + p, outcome->pools + p + 1, (outcome->n_pools - p) * sizeof *outcome->pools);
		for (size_t i = 0; i < outcome->n_placements; i++)
			outcome->placements[i].pool -= outcome->placements[i].pool > p;
		return true;
	}
	return false;
}

static bool rename_pool(struct spoiling *s)
{
	struct pool_result *pool = choose_pool(s);

	if (pool)
		pool->code = "renamed";
	return pool != NULL;
}

static bool change_seed(struct spoiling *s)
{
	s->outcome->needs_seed = !s->outcome->needs_seed;
	return true;
}

static bool change_digest(struct spoiling *s)
{
	dataset_digest(s->dataset, s->outcome->digest);
	s->outcome->digest[dice_roll(s->dice, DIGEST_BYTES)] ^= (unsigned char)(1U << dice_roll(s->dice, 8));
	return true;
}

const struct spoiler figure_spoilers[] = {
	{ "other seats", "seats", change_seats },
	{ "another capacity", "capacity", change_capacity },
	{ "another number placed", "placed", change_placed },
	{ "another number of orders", "orders", change_orders },
	{ "another vacancy", "vacant", change_vacant },
	{ "passed or not", "passed", change_passed },
	{ "another number drawn", "drawn", change_drawn },
	{ "another cutoff", "cutoff", change_cutoff },
	{ "a cutoff or none", "cutoff", forget_cutoff },
	{ "another last in", "last in", change_last_in },
	{ "another first out", "first out", change_first_out },
	{ "another choice", "choices", change_choice },
	{ "another merit", "merit", change_merit },
	{ "another reason", "reasons", change_reason },
	{ "a reason forgotten", "reasons", forget_reason },
	{ "two places for one", "form", place_twice },
	{ "placements out of order", "form", shuffle_placements },
	{ "a place in no pool", "form", place_nowhere },
	{ "a pool forgotten", "pools", forget_pool },
	{ "a pool renamed", "pools", rename_pool },
	{ "a seed needed or not", "form", change_seed },
	{ "another digest", "digest", change_digest },
};
const size_t n_figure_spoilers = sizeof figure_spoilers / sizeof *figure_spoilers;
