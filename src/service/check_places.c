/* SPDX-License-Identifier: ISC */
/* Checks of returns and orders against the places of dry runs. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

/* --- returns of places never given -------------------------------------------------------------------------------- */

/* A return follows a place, and a place may follow a return: whoever went back from one school may be placed in the next one, and
 * return there too. So each tier is run without its returns, then with those that this has shown to be real, and so on until
 * nothing new comes; the next tier stands on that. */

enum { ROUNDS_MOST = 8 };

struct return_rounds {
	struct checking *checking;
	bool *is_real;           /* [dataset returns] */
	struct return_row *real; /* those that are, in order: what the next round is run with */
	size_t n_real;
	struct outcome *stands; /* the tiers before the one at hand, and perhaps that one; NULL: none yet */
	bool is_over;           /* a rule fails on somebody who takes part only in these rounds: they show no more */
};

static bool is_given(const struct outcome *outcome, const struct return_row *row)
{
	const struct placement *place = outcome_placement(outcome, row->candidate);
	const struct pool_result *pool = place ? &outcome->pools[place->pool] : NULL;

	return pool && pool->tier == row->tier && pool->program == row->program;
}

/* Marks what the rounds so far show to be real in a tier; returns how many are new. */
static size_t mark_real(struct return_rounds *rounds, tier_ix tier)
{
	const struct dataset *d = rounds->checking->dataset;
	size_t n_new = 0;

	rounds->n_real = 0;
	for (size_t i = 0; i < d->n_returns; i++) {
		if (d->returns[i].tier == tier && !rounds->is_real[i] && is_given(rounds->stands, &d->returns[i])) {
			rounds->is_real[i] = true;
			n_new++;
		}
		if (rounds->is_real[i])
			rounds->real[rounds->n_real++] = d->returns[i];
	}
	return n_new;
}

/* Runs the tiers n_kept..tier on those before them. */
static bool run_tiers(struct return_rounds *rounds, tier_ix n_kept, tier_ix tier)
{
	struct dataset with_real = *rounds->checking->dataset;
	struct outcome *outcome = NULL;
	struct problem unused;

	with_real.returns = rounds->real;
	with_real.n_returns = rounds->n_real;
	const struct match_request request = { .dataset = &with_real,
		                               .totals = rounds->checking->totals,
		                               .n_tiers = tier + 1,
		                               .kept = rounds->stands,
		                               .n_kept = n_kept,
		                               .progress = rounds->checking->progress };
	enum status status = match_run(&request, &outcome, &unused);
	rounds->is_over = status != STATUS_OK;
	if (status == STATUS_ENVIRONMENT)
		check_fail_memory(rounds->checking);
	if (rounds->is_over)
		return false;
	outcome_free(rounds->stands);
	rounds->stands = outcome;
	return true;
}

static void settle_tier(struct return_rounds *rounds, tier_ix tier)
{
	bool goes_on = run_tiers(rounds, rounds->stands ? rounds->stands->n_tiers : 0, tier);

	for (int round = 1; goes_on && mark_real(rounds, tier) > 0 && round < ROUNDS_MOST; round++)
		goes_on = run_tiers(rounds, tier, tier);
}

static void offend_unreal(struct return_rounds *rounds)
{
	const struct dataset *d = rounds->checking->dataset;

	for (size_t i = 0; i < d->n_returns; i++)
		if (!rounds->is_real[i])
			check_offend(rounds->checking, 1, "%s: %s/%s (%s)", dataset_candidate_no(d, d->returns[i].candidate),
			             d->tiers[d->returns[i].tier].code, d->programs[d->returns[i].program].code,
			             d->returns[i].reason);
}

static void settle_tiers(struct return_rounds *rounds)
{
	const struct dataset *d = rounds->checking->dataset;

	for (size_t i = 0; i < d->n_returns && !rounds->is_over; i++)
		if (i == 0 || d->returns[i].tier != d->returns[i - 1].tier)
			settle_tier(rounds, d->returns[i].tier);
	if (!rounds->is_over)
		offend_unreal(rounds);
}

void check_501_never_given(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	struct return_rounds rounds = { .checking = checking };

	if (d->n_returns == 0)
		return;
	rounds.is_real = array_make(d->n_returns, sizeof *rounds.is_real);
	rounds.real = array_make(d->n_returns, sizeof *rounds.real);
	if (rounds.is_real && rounds.real)
		settle_tiers(&rounds);
	else
		check_fail_memory(checking);
	outcome_free(rounds.stands);
	free(rounds.is_real);
	free(rounds.real);
}

/* --- orders without effect ------------------------------------------------------------------------------------------- */

void check_502_order_in_vain(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (size_t i = 0; i < d->n_orders; i++) {
		const struct order_row *order = &d->orders[i];
		const struct placement *place = outcome_placement(checking->outcome, order->candidate);
		const struct pool_result *pool = place ? &checking->outcome->pools[place->pool] : NULL;
		if (pool && pool->tier < order->tier)
			check_offend(checking, 1, _("%s: order for %s, placed in %s/%s"), dataset_candidate_no(d, order->candidate),
			             d->tiers[order->tier].code, d->tiers[pool->tier].code, d->programs[pool->program].code);
	}
}
