/* SPDX-License-Identifier: ISC */
/* What would have been enough: the place of one candidate for each of many gains in total (match_try_gains). */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum fate {
	FATE_OPEN,     /* not placed in the tiers tried so far, and the others stand as in the outcome */
	FATE_SETTLED,  /* its place is known */
	FATE_DIVERGED, /* the others stand otherwise than in the outcome: only a whole run can tell */
};
struct trying {
	const struct gain_request *request;
	struct match_request run; /* request->run with totals of our own */
	struct totals totals;
	int64_t *total_e4;        /* the copy in which the candidate's total changes */
	int64_t own_total_e4;
	uint8_t *fates;           /* [n_steps] */
	struct gain_place *places;
	struct problem *problem;
};

static bool set_gain(struct trying *trying, size_t step)
{
	int64_t gain = 0;

	if (__builtin_mul_overflow((int64_t)step, trying->request->step_e4, &gain) ||
	    !decimal_add(trying->own_total_e4, gain, &trying->total_e4[trying->request->candidate])) {
		problem_set(trying->problem, STATUS_FAULT, _("the total of %s grows too large"),
			    dataset_candidate_no(trying->run.dataset, trying->request->candidate));
		return false;
	}
	return true;
}

static void settle(struct trying *trying, size_t step, const struct pool_result *pool, uint16_t choice, bool by_order)
{
	trying->fates[step] = FATE_SETTLED;
	trying->places[step] = (struct gain_place){ .is_placed = true,
						    .by_order = by_order,
						    .tier = pool->tier,
						    .program = pool->program,
						    .choice = choice,
						    .pool = pool->plan == IX_NONE ? "inherited"
										   : trying->run.dataset->plans[pool->plan].pool };
}

/* One trial in one tier whose other applications are settled. false: the run failed. change: where the others would stand. */
static bool try_gain(struct trying *trying, struct tier_run *run, size_t step, bool *is_placed, uint64_t *change)
{
	struct participant *guest = &run->participants[run->guest];
	struct participant with_gain;
	struct entry entry;

	*is_placed = false;
	*change = 0;
	if (!set_gain(trying, step))
		return false;
	enum reason reason = participant_entry_reason(run, trying->request->candidate, &with_gain, &run->merit_e4[run->guest]);
	if (run->is_failed)
		return false;
	if (reason != REASON_COUNT)
		return true;
	journal_touch_participant(run, run->guest);
	*guest = with_gain;
	if (!run->is_failed && apply_one(run, run->guest)) {
		const struct pool *pool = journal_find_guest(run, &entry);
		bool is_void = pool && run->tier->returns == RETURNS_FINAL &&
			       list_is_struck(run, trying->request->candidate, pool->result->program);
		if (pool && !is_void) {
			settle(trying, step, pool->result, entry.choice, false);
			*is_placed = true;
		}
	}
	*change = journal_change(run);
	journal_undo(run);
	return !run->is_failed;
}

static void settle_by_order(struct trying *trying, const struct year_run *year)
{
	const struct placement *place = &year->place_of[trying->request->candidate];

	for (size_t s = 0; s < trying->request->n_steps; s++)
		if (trying->fates[s] == FATE_OPEN)
			settle(trying, s, &year->outcome->pools[place->pool], 0, true);
}

/* All open gains in one tier. */
static bool try_tier(struct trying *trying, struct year_run *year, struct tier_run *run)
{
	bool is_placed, base_is_placed;
	uint64_t change, base_change;

	if (year->place_of[trying->request->candidate].pool != IX_NONE) {
		settle_by_order(trying, year);
		return true;
	}
	if (!apply_all(run, trying->run.progress))
		return false;
	run->journal = journal_make(run);
	if (!run->journal)
		return tier_fail_memory(run);
	/* Gain 0 is the outcome itself. Whatever leaves the others where it does, and takes no place, goes on with the outcome's next tier. */
	struct gain_place first = trying->places[0];
	uint8_t first_fate = trying->fates[0];
	if (!try_gain(trying, run, 0, &base_is_placed, &base_change))
		return false;
	trying->places[0] = first;
	trying->fates[0] = first_fate;
	for (size_t s = 0; s < trying->request->n_steps; s++) {
		if (trying->fates[s] != FATE_OPEN)
			continue;
		if (!try_gain(trying, run, s, &is_placed, &change))
			return false;
		if (!is_placed && (base_is_placed || change != base_change))
			trying->fates[s] = FATE_DIVERGED;
	}
	return true;
}

static bool open_and_try(struct trying *trying, tier_ix tier)
{
	struct year_run year;
	struct tier_run run = { .keeps_keys = true };
	struct match_request request = trying->run;

	request.n_tiers = tier + 1;
	request.kept = trying->request->outcome;
	request.n_kept = tier;
	bool good = year_open(&year, &request, trying->problem) && tier_open(&run, &year, tier, trying->request->candidate) &&
		    try_tier(trying, &year, &run);
	journal_free(run.journal);
	if (run.rules)
		tier_close(&run);
	year_close(&year);
	return good;
}

/* The slow way, for gains whose trials moved others before the candidate got a place. */
static bool run_whole(struct trying *trying, size_t step)
{
	struct outcome *outcome;

	if (!set_gain(trying, step) || match_run(&trying->run, &outcome, trying->problem) != STATUS_OK)
		return false;
	const struct placement *place = outcome_placement(outcome, trying->request->candidate);
	trying->fates[step] = FATE_SETTLED;
	if (place)
		settle(trying, step, &outcome->pools[place->pool], place->choice, place->by_order);
	outcome_free(outcome);
	return true;
}

static bool has_open(const struct trying *trying)
{
	return memchr(trying->fates, FATE_OPEN, trying->request->n_steps) != NULL;
}

static bool try_all(struct trying *trying)
{
	const struct outcome *outcome = trying->request->outcome;
	const struct placement *place = outcome_placement(outcome, trying->request->candidate);
	tier_ix last = place ? outcome->pools[place->pool].tier + 1 : outcome->n_tiers;

	for (tier_ix t = outcome->n_kept; t < last && has_open(trying); t++)
		if (!open_and_try(trying, t))
			return false;
	for (size_t s = 0; s < trying->request->n_steps; s++) {
		bool is_open_at_end = trying->fates[s] == FATE_OPEN && place;
		if ((trying->fates[s] == FATE_DIVERGED || is_open_at_end) && !run_whole(trying, s))
			return false;
	}
	return true;
}

enum status match_try_gains(const struct gain_request *request, struct gain_place *places, struct problem *problem)
{
	struct problem own = { 0 };
	size_t n = request->run.dataset->n_candidates;
	struct trying trying = { .request = request, .run = request->run, .totals = *request->run.totals, .places = places, .problem = &own };

	memset(places, 0, request->n_steps * sizeof *places);
	trying.own_total_e4 = request->run.totals->total_e4[request->candidate];
	trying.total_e4 = array_make(n, sizeof *trying.total_e4);
	trying.fates = array_make(request->n_steps, sizeof *trying.fates);
	bool good = trying.total_e4 && trying.fates;
	if (good) {
		memcpy(trying.total_e4, request->run.totals->total_e4, n * sizeof *trying.total_e4);
		trying.totals.total_e4 = trying.total_e4;
		trying.run.totals = &trying.totals;
		good = request->n_steps == 0 || try_all(&trying);
	} else {
		problem_memory(&own);
	}
	free(trying.total_e4);
	free(trying.fates);
	if (!good && problem)
		*problem = own;
	return good ? STATUS_OK : own.status;
}
