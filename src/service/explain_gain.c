/* SPDX-License-Identifier: ISC */
/* What would have been enough: for each refused choice the least gain in total that gives it or a better one, found by computing
 * again. */
#include "explain.h"

#include <stdlib.h>

#include <luqu/decimal.h>

enum { STEP_LEAST_E4 = E4 / 100, STEP_DEFAULT_E4 = E4 / 2, FIRST_STEPS = 64, STEPS_GROWTH = 8 };

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

int64_t explain_gain_step(const struct dataset *dataset)
{
	int64_t step_e4 = 0;

	for (size_t s = 0; s < dataset->n_subjects; s++) {
		const struct subject *subject = &dataset->subjects[s];
		int64_t weighted_e4;
		if (subject->formula || subject->weight_e4 == 0 ||
		    !decimal_multiply((int64_t)subject->step_e2 * (E4 / E2), llabs(subject->weight_e4), &weighted_e4))
			continue;
		step_e4 = common_divisor(step_e4, weighted_e4);
	}
	if (step_e4 == 0)
		return STEP_DEFAULT_E4;
	return step_e4 < STEP_LEAST_E4 ? STEP_LEAST_E4 : step_e4;
}

/* The sum of weight x full mark over all subjects; what no total can pass by marks alone. */
static int64_t full_total(const struct dataset *dataset)
{
	int64_t sum_e4 = 0, product_e4;

	for (size_t s = 0; s < dataset->n_subjects; s++) {
		const struct subject *subject = &dataset->subjects[s];
		if (subject->weight_e4 > 0 &&
		    decimal_multiply((int64_t)subject->full_mark_e2 * (E4 / E2), subject->weight_e4, &product_e4))
			decimal_add(sum_e4, product_e4, &sum_e4);
	}
	return sum_e4;
}

/* How far gains go: to the full total with bonus or the highest total there is, and a step beyond. Gain 0 included. */
static size_t count_steps(struct explaining *explaining)
{
	struct explanation *explanation = explaining->explanation;
	int64_t most_e4 = full_total(explaining->dataset), distance_e4;

	decimal_add(most_e4, explanation->bonus_e4, &most_e4);
	for (size_t c = 0; c < explaining->dataset->n_candidates; c++)
		if (explaining->totals->total_e4[c] > most_e4)
			most_e4 = explaining->totals->total_e4[c];
	if (!decimal_subtract(most_e4, explanation->total_e4, &distance_e4))
		distance_e4 = INT64_MAX;
	int64_t steps = distance_e4 <= 0 ? 0 : (distance_e4 - 1) / explanation->step_e4 + 1;
	explanation->is_gain_cut = steps >= EXPLAIN_STEPS_MOST;
	return explanation->is_gain_cut ? EXPLAIN_STEPS_MOST + 1 : (size_t)steps + 2;
}

/* --- the choices in question ----------------------------------------------------------------------------------------- */

struct ask {
	struct explain_choice *choice;
	tier_ix tier;
};
struct asks {
	struct ask *list;
	size_t count, n_open;
};

static bool is_refused(const struct explain_choice *choice)
{
	return choice->is_told && choice->rank > 0 &&
	       (choice->verdict == TRACE_FULL || choice->verdict == TRACE_BELOW_LINE || choice->verdict == TRACE_NOT_ELIGIBLE);
}

/* Kept tiers are asked about only where the whole run is as one computation would have it; from the first tier on that the data do
 * not give any more, nothing can be said. */
static void collect_asks(struct explaining *explaining, tier_ix first, struct asks *asks)
{
	struct explanation *explanation = explaining->explanation;

	for (size_t t = first; t < explanation->n_tiers && !explanation->tiers[t].is_stale; t++)
		for (size_t i = 0; i < explanation->tiers[t].n_choices; i++)
			if (is_refused(&explanation->tiers[t].choices[i]))
				asks->list[asks->count++] =
				        (struct ask){ &explanation->tiers[t].choices[i], explanation->tiers[t].tier };
	asks->n_open = asks->count;
}

/* This choice, an earlier one of its tier, or any of an earlier tier. Orders and adjust are no choices. */
static bool is_enough(const struct gain_place *place, const struct ask *ask)
{
	if (!place->is_placed || place->by_order || place->choice == 0)
		return false;
	return place->tier < ask->tier || (place->tier == ask->tier && place->choice <= ask->choice->rank);
}

static void answer(struct asks *asks, const struct gain_place *place, int64_t gain_e4)
{
	for (size_t i = 0; i < asks->count; i++) {
		struct explain_choice *choice = asks->list[i].choice;
		if (choice->gain == GAIN_FOUND || !is_enough(place, &asks->list[i]))
			continue;
		choice->gain = GAIN_FOUND;
		choice->gain_e4 = gain_e4;
		choice->gain_place = *place;
		asks->n_open--;
	}
}

/* --- trying ---------------------------------------------------------------------------------------------------------- */

/* More and more gains, until every choice has its answer or there are none left: small ones are the likely ones. */
static enum status try_steps(struct explaining *explaining, const struct gain_request *all, struct gain_place *places,
                             struct asks *asks)
{
	struct gain_request request = *all;
	size_t done = 1;
	enum status status = STATUS_OK;

	for (size_t n = FIRST_STEPS; status == STATUS_OK && asks->n_open > 0 && done < all->n_steps; n *= STEPS_GROWTH) {
		request.n_steps = n < all->n_steps ? n : all->n_steps;
		status = match_try_gains(&request, places, explaining->problem);
		for (; status == STATUS_OK && done < request.n_steps; done++)
			answer(asks, &places[done], (int64_t)done * all->step_e4);
	}
	explaining->explanation->most_gain_e4 = (int64_t)(all->n_steps - 1) * all->step_e4;
	return status;
}

static enum status try_all(struct explaining *explaining, tier_ix n_kept, struct asks *asks)
{
	struct explanation *explanation = explaining->explanation;
	struct outcome tried = *explaining->outcome;
	struct gain_request request = { .run = explain_request(explaining),
		                        .outcome = &tried,
		                        .candidate = explanation->candidate,
		                        .step_e4 = explanation->step_e4,
		                        .n_steps = count_steps(explaining) };

	tried.n_kept = n_kept;
	request.run.kept = n_kept > 0 ? explaining->outcome : NULL;
	request.run.n_kept = n_kept;
	for (size_t i = 0; i < asks->count; i++)
		asks->list[i].choice->gain = GAIN_NONE;
	struct gain_place *places = array_make(request.n_steps, sizeof *places);
	enum status status = places ? try_steps(explaining, &request, places, asks) : problem_memory(explaining->problem);
	/* Pool codes of places live as long as the outcome, which the session keeps. */
	free(places);
	return status;
}

static size_t count_choices(const struct explanation *explanation)
{
	size_t n = 0;

	for (size_t t = 0; t < explanation->n_tiers; t++)
		n += explanation->tiers[t].n_choices;
	return n;
}

enum status explain_try_gains(struct explaining *explaining)
{
	const struct explain_session *session = explaining->session;
	struct explanation *explanation = explaining->explanation;
	struct asks asks = { .list = arena_alloc(explaining->arena, count_choices(explanation), sizeof *asks.list) };
	tier_ix n_kept = 0;

	if (!asks.list)
		return problem_memory(explaining->problem);
	explanation->step_e4 = explain_gain_step(explaining->dataset);
	for (tier_ix t = 0; t < explaining->outcome->n_kept; t++)
		if (session->is_stale[t])
			n_kept = explaining->outcome->n_kept;
	collect_asks(explaining, n_kept, &asks);
	return asks.count > 0 ? try_all(explaining, n_kept, &asks) : STATUS_OK;
}
