/* SPDX-License-Identifier: ISC */
/* match_trace against the reference: what a candidate is told is what happened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#include "random_year.h"
#include "trial.h"

enum { YEARS = 2500, CANDIDATES = 2 };

static void write_pool(const struct engine_run *run, const struct trace_tier *tier, const struct trace_choice *choice,
                       const struct trace_pool *pool, struct paper *lines, const char *no)
{
	static const char *const verdicts[] = { [TRACE_TAKEN] = "taken",
		                                [TRACE_VOIDED] = "voided",
		                                [TRACE_FULL] = "full",
		                                [TRACE_BELOW_LINE] = "below line",
		                                [TRACE_NOT_ELIGIBLE] = "not eligible" };
	const struct dataset *d = run->dataset;
	if (pool->verdict == TRACE_NOT_REACHED)
		return;
	paper_write(lines, "%s,%s,%s,%u,%s,%s", d->tiers[tier->tier].code, no, d->programs[choice->program].code, choice->rank,
	            run->outcome->pools[pool->pool].code, verdicts[pool->verdict]);
	if (pool->verdict == TRACE_TAKEN || pool->verdict == TRACE_VOIDED || pool->verdict == TRACE_FULL)
		paper_write(lines, ",%u,%u,%u,%u,%s,%s", pool->seats, pool->seen, pool->rank, pool->n_taken,
		            pool->last_in == IX_NONE ? "" : dataset_candidate_no(d, pool->last_in),
		            pool->is_by_draw ? "by draw" : "");
	paper_write(lines, "\n");
}

static void write_tier(const struct engine_run *run, const struct trace_tier *tier, struct paper *lines, candidate_ix candidate)
{
	const char *no = dataset_candidate_no(run->dataset, candidate);
	const struct placement *placement = outcome_placement(run->outcome, candidate);
	bool is_here = placement != NULL && run->outcome->pools[placement->pool].tier == tier->tier;
	char merit[DECIMAL_TEXT] = "", state[32];
	snprintf(state, sizeof state, "%s%c", tier->takes_part ? "took part " : "",
	         tier->reason < REASON_COUNT ? reason_letter(tier->reason) : '-');
	const char *told = tier->is_placed_before ? "placed before" : tier->is_by_order ? "by order" : is_here ? "placed" : state;
	bool has_merit = told == state ? tier->reason <= REASON_BELOW_LINE || tier->takes_part
	                               : !tier->is_placed_before && !tier->is_by_order;
	if (has_merit && tier->has_merit)
		decimal_write(tier->merit_e4, merit);
	paper_write(lines, "%s,%s,%s,%s\n", run->dataset->tiers[tier->tier].code, no, told, merit);
	for (size_t i = 0; i < tier->n_choices; i++)
		for (size_t p = 0; p < tier->choices[i].n_pools; p++)
			write_pool(run, tier, &tier->choices[i], &tier->choices[i].pools[p], lines, no);
}

static char *trace_of(const struct engine_run *run, candidate_ix candidate)
{
	const struct match_request request = { .dataset = run->dataset, .totals = run->totals, .n_tiers = IX_NONE };
	struct arena *arena = arena_make();
	struct trace_tier *tiers = NULL;
	struct paper lines = { 0 };
	size_t n_tiers = 0;
	assert_non_null(arena);
	assert_int_equal(match_trace(&request, run->outcome, candidate, arena, &tiers, &n_tiers, NULL), STATUS_OK);
	for (size_t t = 0; t < n_tiers; t++)
		write_tier(run, &tiers[t], &lines, candidate);
	arena_free(arena);
	return lines_sort("trace", &lines);
}

/* The lines of one candidate. */
static char *told_of(const struct reference *reference, const char *no)
{
	struct paper lines = { 0 };
	const char *line = reference->trace + strlen("trace\n");
	while (*line != '\0') {
		size_t length = strcspn(line, "\n") + 1, tier = strcspn(line, ",") + 1, number = strcspn(line + tier, ",");
		if (number == strlen(no) && memcmp(line + tier, no, number) == 0)
			paper_put(&lines, line, length);
		line += length;
	}
	return lines_sort("trace", &lines);
}

static bool candidate_is_told(const struct engine_run *run, const struct reference *reference, candidate_ix candidate)
{
	char *found = trace_of(run, candidate), *expected = told_of(reference, dataset_candidate_no(run->dataset, candidate));
	struct paper difference = { 0 };
	lines_compare(expected, found, &difference);
	if (difference.length > 0)
		print_error("- reference, + trace:\n%s", difference.text);
	bool good = difference.length == 0;
	paper_clear(&difference);
	free(expected);
	free(found);
	return good;
}

static bool year_is_told(uint64_t seed)
{
	struct random_year made = random_year_make(seed);
	struct dice dice = { seed };
	struct engine_run run = { 0 };
	engine_read(&run, made.year);
	engine_place(&run, IX_NONE, NULL, 0);
	struct reference *reference = reference_run(&(struct reference_request){ .year = made.year, .n_tiers = SIZE_MAX });
	bool good = run.outcome != NULL;
	for (size_t i = 0; i < CANDIDATES && good; i++)
		good = candidate_is_told(&run, reference, (candidate_ix)dice_roll(&dice, run.dataset->n_candidates));
	if (!good)
		print_error("in the year of seed %llu\n", (unsigned long long)seed);
	reference_free(reference);
	engine_free(&run);
	year_free(made.year);
	return good;
}

static void match_trace__tells__what_the_reference_saw(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= YEARS; seed++)
		assert_true(year_is_told(seed));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(match_trace__tells__what_the_reference_saw),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
