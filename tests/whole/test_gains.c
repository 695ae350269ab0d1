/* SPDX-License-Identifier: ISC */
/* match_try_gains against what it stands for: so many whole runs, each with another total. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "random_year.h"
#include "trial.h"

enum { YEARS = 1500, STEPS = 12 };

static const int64_t step_e4 = 5 * 10000;

static bool is_same(const struct gain_place *found, const struct outcome *outcome, candidate_ix candidate)
{
	const struct placement *place = outcome_placement(outcome, candidate);

	if (!place || !found->is_placed)
		return !place && !found->is_placed;
	const struct pool_result *pool = &outcome->pools[place->pool];
	return found->tier == pool->tier && found->program == pool->program && found->choice == place->choice &&
	       found->by_order == place->by_order && strcmp(found->pool, pool->code) == 0;
}

/* The slow way. false: a rule fails somewhere, so there is nothing to compare. */
static bool compare_gain(const struct match_request *run, candidate_ix candidate, int64_t gain_e4, const struct gain_place *found)
{
	struct outcome *outcome;
	int64_t *total = &run->totals->total_e4[candidate], own = *total;

	*total += gain_e4;
	enum status status = match_run(run, &outcome, NULL);
	*total = own;
	if (status != STATUS_OK)
		return false;
	assert_true(is_same(found, outcome, candidate));
	outcome_free(outcome);
	return true;
}

/* Tries one candidate of one year; returns how many gains were compared. */
static size_t try_candidate(const struct engine_run *engine, candidate_ix candidate)
{
	struct gain_place places[STEPS];
	const struct gain_request request = {
		.run = { .dataset = engine->dataset, .totals = engine->totals, .n_tiers = IX_NONE },
		.outcome = engine->outcome,
		.candidate = candidate,
		.step_e4 = step_e4,
		.n_steps = STEPS,
	};
	size_t compared = 0;

	if (match_try_gains(&request, places, NULL) != STATUS_OK)
		return 0;
	for (int s = 0; s < STEPS; s++)
		compared += compare_gain(&request.run, candidate, s * step_e4, &places[s]);
	return compared;
}

static void match_try_gains__tells_what_whole_runs_tell__on_random_years(void **state)
{
	size_t compared = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= YEARS; seed++) {
		struct random_year random = random_year_make(seed);
		struct engine_run engine = { 0 };
		engine_read(&engine, random.year);
		if (engine.dataset && engine.totals)
			engine_place(&engine, IX_NONE, NULL, 0);
		if (engine.outcome)
			for (candidate_ix c = 0; c < engine.dataset->n_candidates && c < 4; c++)
				compared += try_candidate(&engine, c);
		engine_free(&engine);
		year_free(random.year);
	}
	print_message("# %zu gains compared with whole runs\n", compared);
	assert_true(compared > (size_t)YEARS * STEPS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(match_try_gains__tells_what_whole_runs_tell__on_random_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
