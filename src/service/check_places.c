/* SPDX-License-Identifier: ISC */
/* Checks of returns and orders against the places of dry runs. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

/* --- returns of places never given
 * ------------------------------------------------------------------------------------------------------ A return follows a place,
 * and a place may follow a return: whoever went back from one school may be placed in the next one, and return there too. So the
 * year is run without returns, then with those that it has shown to be real, and so on until nothing new comes. */

enum { ROUNDS_MOST = 8 };

struct return_rounds {
	struct checking *checking;
	bool *is_real;           /* [dataset returns] */
	struct return_row *real; /* those that are, in order: what the next round is run with */
	size_t n_real;
};

static bool is_given(const struct outcome *outcome, const struct return_row *row)
{
	const struct placement *place = outcome_placement(outcome, row->candidate);
	const struct pool_result *pool = place ? &outcome->pools[place->pool] : NULL;

	return pool && pool->tier == row->tier && pool->program == row->program;
}

/* Marks what this outcome shows to be real; returns how many are new. */
static size_t mark_real(struct return_rounds *returns, const struct outcome *outcome)
{
	const struct dataset *d = returns->checking->dataset;
	size_t n_new = 0;

	returns->n_real = 0;
	for (size_t i = 0; i < d->n_returns; i++) {
		if (!returns->is_real[i] && is_given(outcome, &d->returns[i])) {
			returns->is_real[i] = true;
			n_new++;
		}
		if (returns->is_real[i])
			returns->real[returns->n_real++] = d->returns[i];
	}
	return n_new;
}

/* One round; returns how many returns it has shown to be real that were not before. */
static size_t run_round(struct return_rounds *returns)
{
	struct checking *checking = returns->checking;
	struct dataset with_real = *checking->dataset;
	struct outcome *outcome = NULL;
	struct problem unused;

	with_real.returns = returns->real;
	with_real.n_returns = returns->n_real;
	const struct match_request request = {
		.dataset = &with_real, .totals = checking->totals, .n_tiers = IX_NONE, .progress = checking->progress
	};
	/* A rule may fail on somebody who goes on without the return: then this round shows nothing. */
	if (match_run(&request, &outcome, &unused) != STATUS_OK)
		return 0;
	size_t n_new = mark_real(returns, outcome);
	outcome_free(outcome);
	return n_new;
}

static void offend_unreal(struct return_rounds *returns)
{
	const struct dataset *d = returns->checking->dataset;

	for (size_t i = 0; i < d->n_returns; i++)
		if (!returns->is_real[i])
			check_offend(returns->checking, 1, "%s: %s/%s (%s)", dataset_candidate_no(d, d->returns[i].candidate),
			             d->tiers[d->returns[i].tier].code, d->programs[d->returns[i].program].code,
			             d->returns[i].reason);
}

void check_501_never_given(struct checking *checking)
{
	size_t n = checking->dataset->n_returns;
	struct return_rounds returns = { .checking = checking };

	if (n == 0)
		return;
	returns.is_real = array_make(n, sizeof *returns.is_real);
	returns.real = array_make(n, sizeof *returns.real);
	if (!returns.is_real || !returns.real)
		check_fail_memory(checking);
	for (int round = 0; checking->status == STATUS_OK && round < ROUNDS_MOST && returns.n_real < n; round++)
		if (run_round(&returns) == 0)
			break;
	if (checking->status == STATUS_OK)
		offend_unreal(&returns);
	free(returns.is_real);
	free(returns.real);
}

/* --- orders without effect
 * -------------------------------------------------------------------------------------------------------------- */

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
