/* SPDX-License-Identifier: ISC */
/* True outcomes with one false value. */
#include "corrupt.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/verify.h>

struct spot { /* where the false value goes */
	struct outcome *outcome;
	struct placement *placement; /* NULL: there is none */
	struct pool_result *pool;    /* likewise */
	char *letter;                /* of the trail, not 0; likewise */
	struct dice *dice;
};

static bool drop_placement(struct spot *s)
{
	size_t at = s->placement == NULL ? 0 : (size_t)(s->placement - s->outcome->placements);
	if (s->placement == NULL)
		return false;
	s->outcome->n_placements--;
	memmove(s->placement, s->placement + 1, (s->outcome->n_placements - at) * sizeof *s->placement);
	return true;
}

static bool change_choice(struct spot *s)
{
	return s->placement != NULL && s->placement->choice++ < UINT16_MAX;
}

static bool change_merit(struct spot *s)
{
	return s->placement != NULL && s->placement->merit_e4++ < INT64_MAX;
}

static bool change_pool(struct spot *s)
{
	if (s->placement == NULL || s->outcome->n_pools < 2)
		return false;
	pool_ix other = (pool_ix)dice_roll(s->dice, s->outcome->n_pools - 1);
	s->placement->pool = other + (other >= s->placement->pool);
	return true;
}

static bool change_order(struct spot *s)
{
	if (s->placement != NULL)
		s->placement->by_order = !s->placement->by_order;
	return s->placement != NULL;
}

static bool exchange_pools(struct spot *s)
{
	if (s->placement == NULL)
		return false;
	struct placement *other = &s->outcome->placements[dice_roll(s->dice, s->outcome->n_placements)];
	pool_ix pool = s->placement->pool;
	s->placement->pool = other->pool;
	other->pool = pool;
	return s->placement->pool != other->pool;
}

static bool change_seats(struct spot *s)
{
	return s->pool != NULL && s->pool->seats++ < UINT32_MAX;
}

static bool change_capacity(struct spot *s)
{
	return s->pool != NULL && s->pool->capacity++ < UINT32_MAX;
}

static bool change_placed(struct spot *s)
{
	return s->pool != NULL && s->pool->placed++ < UINT32_MAX;
}

static bool change_orders(struct spot *s)
{
	return s->pool != NULL && s->pool->orders++ < UINT32_MAX;
}

static bool change_vacant(struct spot *s)
{
	return s->pool != NULL && s->pool->vacant++ < UINT32_MAX;
}

static bool change_passed(struct spot *s)
{
	if (s->pool != NULL)
		s->pool->is_passed = !s->pool->is_passed;
	return s->pool != NULL;
}

static bool change_has_merit(struct spot *s)
{
	if (s->pool != NULL)
		s->pool->has_merit = !s->pool->has_merit;
	return s->pool != NULL;
}

static bool change_cutoff(struct spot *s)
{
	return s->pool != NULL && s->pool->has_merit && s->pool->merit_e4-- > INT64_MIN;
}

static bool change_drawn(struct spot *s)
{
	return s->pool != NULL && s->pool->drawn++ < UINT32_MAX;
}

static bool forget_last(struct spot *s)
{
	if (s->pool == NULL || s->pool->last_in == IX_NONE)
		return false;
	s->pool->last_in = IX_NONE;
	return true;
}

static bool forget_first(struct spot *s)
{
	if (s->pool == NULL || s->pool->first_out == IX_NONE)
		return false;
	s->pool->first_out = IX_NONE;
	return true;
}

static bool change_reason(struct spot *s)
{
	if (s->letter == NULL)
		return false;
	enum reason reason = reason_of_letter(*s->letter);
	*s->letter = reason_letter((enum reason)((reason + 1 + dice_roll(s->dice, REASON_COUNT - 1)) % REASON_COUNT));
	return true;
}

static bool forget_reason(struct spot *s)
{
	if (s->letter != NULL)
		*s->letter = '\0';
	return s->letter != NULL;
}

static bool change_seed(struct spot *s)
{
	s->outcome->needs_seed = !s->outcome->needs_seed;
	return true;
}

static const struct {
	const char *name;
	bool (*apply)(struct spot *spot); /* false: there is nothing of the kind; the outcome may be changed all the same */
} corruptions[CORRUPTIONS] = {
	{ "placement dropped", drop_placement },
	{ "another choice", change_choice },
	{ "another merit", change_merit },
	{ "another pool", change_pool },
	{ "by order or not", change_order },
	{ "pools exchanged", exchange_pools },
	{ "more seats", change_seats },
	{ "more capacity", change_capacity },
	{ "more placed", change_placed },
	{ "more orders", change_orders },
	{ "more vacant", change_vacant },
	{ "passed or not", change_passed },
	{ "a cutoff or none", change_has_merit },
	{ "a lower cutoff", change_cutoff },
	{ "more drawn", change_drawn },
	{ "last one forgotten", forget_last },
	{ "first one out forgotten", forget_first },
	{ "another reason", change_reason },
	{ "reason forgotten", forget_reason },
	{ "a seed needed or not", change_seed },
};

const char *corruption_name(size_t corruption)
{
	return corruptions[corruption].name;
}

static struct spot spot_choose(struct outcome *outcome, struct dice *dice)
{
	struct spot spot = { .outcome = outcome, .dice = dice };
	size_t letters = outcome->n_candidates * outcome->n_tiers;
	if (outcome->n_placements > 0)
		spot.placement = &outcome->placements[dice_roll(dice, outcome->n_placements)];
	if (outcome->n_pools > 0)
		spot.pool = &outcome->pools[dice_roll(dice, outcome->n_pools)];
	if (letters > 0) {
		spot.letter = &outcome->trail[dice_roll(dice, letters)];
		spot.letter = *spot.letter != '\0' ? spot.letter : NULL;
	}
	return spot;
}

static bool is_noticed(const struct engine_run *run)
{
	struct verify_report *report = must_make(1, sizeof *report);
	struct problem problem = { 0 };
	enum status status = verify_outcome(run->dataset, run->outcome, NULL, report, &problem);
	bool noticed = status == STATUS_OK && report->violations.count > 0;
	verify_report_clear(report);
	free(report);
	return noticed;
}

static void *copy_of(const void *array, size_t size)
{
	void *copy = must_make(size, 1);
	if (size > 0)
		memcpy(copy, array, size);
	return copy;
}

bool corruption_is_noticed(const struct engine_run *run, struct dice *dice, size_t *which, struct paper *difference)
{
	struct outcome *outcome = run->outcome;
	const struct outcome kept = *outcome;
	size_t corruption = dice_roll(dice, CORRUPTIONS);
	outcome->placements = copy_of(kept.placements, kept.n_placements * sizeof kept.placements[0]);
	outcome->pools = copy_of(kept.pools, kept.n_pools * sizeof kept.pools[0]);
	outcome->trail = copy_of(kept.trail, kept.n_candidates * kept.n_tiers);
	struct spot spot = spot_choose(outcome, dice);
	bool applies = corruptions[corruption].apply(&spot);
	bool good = !applies || is_noticed(run);
	*which = applies ? corruption : CORRUPTIONS;
	if (!good)
		paper_write(difference, "the verifier did not notice: %s\n", corruptions[corruption].name);
	free(outcome->placements);
	free(outcome->pools);
	free(outcome->trail);
	*outcome = kept;
	return good;
}
