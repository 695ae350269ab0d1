/* SPDX-License-Identifier: ISC */
/* The tiers one after the other. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

static bool make_places(struct year_run *year)
{
	struct outcome *outcome = year->outcome;
	size_t n = year->dataset->n_candidates;

	outcome->n_candidates = n;
	outcome->trail = array_make(n * outcome->n_tiers, 1);
	year->place_of = array_make(n, sizeof *year->place_of);
	year->is_passed = array_make(year->dataset->n_tiers, 1);
	if (!outcome->trail || !year->place_of || !year->is_passed)
		return false;
	for (size_t c = 0; c < n; c++)
		year->place_of[c].pool = IX_NONE;
	return true;
}

bool year_open(struct year_run *year, const struct match_request *request, struct problem *problem)
{
	const struct dataset *d = request->dataset;
	size_t n_tiers = request->n_tiers < d->n_tiers ? request->n_tiers : d->n_tiers;

	*year = (struct year_run){ .request = request, .dataset = d, .problem = problem };
	year->outcome = outcome_make();
	if (!year->outcome) {
		problem_memory(problem);
		return false;
	}
	year->outcome->n_tiers = (tier_ix)n_tiers;
	year->outcome->n_kept = request->kept ? request->n_kept : 0;
	if (!make_places(year)) {
		problem_memory(problem);
		return false;
	}
	year->rules = year_rules_make(d, year->outcome->n_kept, (tier_ix)n_tiers, problem);
	return year->rules && year_keep(year);
}

/* --after: the tiers up to n_kept as the earlier outcome has them. */
static bool keep_pools(struct year_run *year)
{
	const struct outcome *kept = year->request->kept;
	struct outcome *outcome = year->outcome;

	while (outcome->n_pools < kept->n_pools && kept->pools[outcome->n_pools].tier < outcome->n_kept) {
		size_t n = outcome->n_pools;
		if (!array_grow((void **)&outcome->pools, &year->pools_room, n + 1, sizeof *outcome->pools))
			return false;
		outcome->pools[n] = kept->pools[n];
		outcome->pools[n].code = arena_copy(outcome->arena, kept->pools[n].code);
		outcome->pools[n].is_passed = false;
		outcome->n_pools++;
	}
	return !arena_failed(outcome->arena);
}

static void keep_places(struct year_run *year)
{
	const struct outcome *kept = year->request->kept;
	const struct outcome *outcome = year->outcome;

	for (size_t i = 0; i < kept->n_placements; i++)
		if (kept->placements[i].pool < outcome->n_pools)
			year->place_of[kept->placements[i].candidate] = kept->placements[i];
	for (candidate_ix c = 0; c < outcome->n_candidates; c++) {
		tier_ix end = year->place_of[c].pool == IX_NONE ? outcome->n_kept : outcome->pools[year->place_of[c].pool].tier;
		for (tier_ix t = 0; t < end; t++) {
			char letter = c < kept->n_candidates ? kept->trail[(size_t)c * kept->n_tiers + t] : 0;
			outcome->trail[(size_t)c * outcome->n_tiers + t] = letter ? letter : reason_letter(REASON_NO_CHOICES);
		}
	}
}

static void keep_passed(struct year_run *year)
{
	struct outcome *outcome = year->outcome;

	for (tier_ix t = 0; t < outcome->n_kept; t++) {
		const struct tier *tier = &year->dataset->tiers[t];
		for (size_t i = 0; i < tier->n_inherits; i++)
			year->is_passed[tier->inherits[i]] = 1;
	}
	for (size_t p = 0; p < outcome->n_pools; p++)
		outcome->pools[p].is_passed = year->is_passed[outcome->pools[p].tier] != 0;
}

bool year_keep(struct year_run *year)
{
	if (year->outcome->n_kept == 0)
		return true;
	if (!keep_pools(year)) {
		problem_memory(year->problem);
		return false;
	}
	keep_places(year);
	keep_passed(year);
	return true;
}

void year_close(struct year_run *year)
{
	year_rules_free(year->rules);
	free(year->place_of);
	free(year->is_passed);
	outcome_free(year->outcome);
	*year = (struct year_run){ 0 };
}

static bool run_tier(struct year_run *year, tier_ix number)
{
	struct tier_run run = { 0 };
	bool good = tier_open(&run, year, number, IX_NONE) && apply_all(&run, year->request->progress);

	if (good)
		tier_store_result(&run, year);
	tier_close(&run);
	return good;
}

enum status match_run(const struct match_request *request, struct outcome **outcome, struct problem *problem)
{
	struct problem own = { 0 };
	struct year_run year;
	bool good = year_open(&year, request, &own);

	*outcome = NULL;
	for (tier_ix t = good ? year.outcome->n_kept : 0; good && t < year.outcome->n_tiers; t++)
		good = run_tier(&year, t);
	if (good) {
		outcome_finish(&year);
		*outcome = year.outcome;
		year.outcome = NULL;
	} else if (problem) {
		*problem = own;
	}
	year_close(&year);
	return good ? STATUS_OK : own.status;
}
