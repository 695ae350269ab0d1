/* SPDX-License-Identifier: ISC */
/* The seats of a tier: pools of the plan, what earlier tiers left, filing, and the places that orders take (luqu(1), THE RUN, steps 1 and 3). */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* What the tiers that this one inherits left vacant and nobody has taken over, by program. */
static bool sum_inherited(struct year_run *year, tier_ix number, uint32_t **inherited)
{
	const struct dataset *d = year->dataset;
	const struct tier *tier = &d->tiers[number];

	*inherited = array_make(d->n_programs, sizeof **inherited);
	if (!*inherited)
		return false;
	for (size_t i = 0; i < tier->n_inherits; i++) {
		tier_ix from = tier->inherits[i];
		if (year->is_passed[from])
			continue;
		year->is_passed[from] = 1;
		for (size_t p = 0; p < year->outcome->n_pools; p++) {
			struct pool_result *pool = &year->outcome->pools[p];
			if (pool->tier != from)
				continue;
			pool->is_passed = true;
			(*inherited)[pool->program] += pool->vacant;
		}
	}
	return true;
}

static bool add_pool(struct tier_run *run, struct year_run *year, program_ix program, plan_ix plan, uint32_t seats)
{
	struct outcome *outcome = year->outcome;

	if (!array_grow((void **)&outcome->pools, &year->pools_room, outcome->n_pools + 1, sizeof *outcome->pools))
		return tier_fail_memory(run);
	outcome->pools[outcome->n_pools++] =
		(struct pool_result){ .tier = run->tier_number,
				      .program = program,
				      .plan = plan,
				      .code = plan == IX_NONE ? "inherited" : arena_copy(outcome->arena, run->dataset->plans[plan].pool),
				      .seats = seats,
				      .last_in = IX_NONE,
				      .first_out = IX_NONE };
	return true;
}

/* Appends the results of this tier's pools, by program, order, code. */
static bool add_pools(struct tier_run *run, struct year_run *year, const uint32_t *inherited)
{
	const struct tier *tier = run->tier;
	const struct plan *plans = run->dataset->plans;
	plan_ix plan = tier->first_plan, end = plan + tier->n_plans;

	for (program_ix program = 0; program < run->dataset->n_programs; program++) {
		if (plan == end || plans[plan].program != program) {
			if (inherited[program] > 0 && !add_pool(run, year, program, IX_NONE, inherited[program]))
				return false;
			continue;
		}
		for (; plan < end && plans[plan].program == program; plan++) {
			bool is_last = plan + 1 == end || plans[plan + 1].program != program;
			if (!add_pool(run, year, program, plan, plans[plan].seats + (is_last ? inherited[program] : 0)))
				return false;
		}
	}
	return arena_failed(year->outcome->arena) ? tier_fail_memory(run) : true;
}

static uint32_t seats_after_filing(const struct tier *tier, uint32_t seats)
{
	return (uint32_t)((uint64_t)seats * (uint64_t)tier->filing_e2 / 100);
}

static void begin_program(struct tier_run *run, program_ix program, uint32_t pool)
{
	if (run->n_programs == 0 || run->programs[run->n_programs - 1].program != program) {
		run->program_local[program] = run->n_programs;
		run->programs[run->n_programs++] = (struct tier_program){ .program = program, .first_pool = pool };
	}
	run->programs[run->n_programs - 1].end_pool = pool + 1;
}

/* The cutoffs that the pool's line names. Where the program took nobody in one of those tiers, the pool has no line at all. */
static bool fetch_cutoffs(struct tier_run *run, struct pool *pool)
{
	const struct rule *line = pool->rules ? pool->rules->line.rule : NULL;

	for (tier_ix t = 0; line && t < run->tier_number; t++) {
		if (!rule_uses_cutoff(line, t))
			continue;
		if (!pool->cutoffs_e4 && !(pool->cutoffs_e4 = array_make(run->tier_number, sizeof *pool->cutoffs_e4)))
			return tier_fail_memory(run);
		if (!outcome_cutoff(run->before, t, pool->result->program, &pool->cutoffs_e4[t]))
			pool->has_no_line = true;
	}
	return true;
}

/* The local pools, once all results stand (the array no longer moves). */
static bool make_pools(struct tier_run *run, struct year_run *year, size_t first)
{
	struct outcome *outcome = year->outcome;
	const struct tier *tier = run->tier;

	run->n_pools = (uint32_t)(outcome->n_pools - first);
	run->pools = array_make(run->n_pools, sizeof *run->pools);
	run->programs = array_make(run->n_pools, sizeof *run->programs);
	run->program_local = array_make(run->dataset->n_programs, sizeof *run->program_local);
	uint32_t *pool_of_plan = array_make(tier->n_plans, sizeof *pool_of_plan);
	bool good = run->pools && run->programs && run->program_local && pool_of_plan;
	for (size_t i = 0; good && i < run->dataset->n_programs; i++)
		run->program_local[i] = IX_NONE;
	for (uint32_t i = 0; good && i < run->n_pools; i++) {
		struct pool_result *result = &outcome->pools[first + i];
		begin_program(run, result->program, i);
		run->pools[i] = (struct pool){ .result = result, .program = run->n_programs - 1, .rollover = IX_NONE,
					       .capacity = seats_after_filing(tier, result->seats) };
		if (result->plan == IX_NONE)
			continue;
		run->pools[i].rules = &run->rules->plans[result->plan - tier->first_plan];
		run->pools[i].ranking = run->pools[i].rules->ranking;
		pool_of_plan[result->plan - tier->first_plan] = i;
	}
	if (!good)
		tier_fail_memory(run);
	for (uint32_t i = 0; good && i < run->n_pools; i++) {
		plan_ix plan = run->pools[i].result->plan;
		good = fetch_cutoffs(run, &run->pools[i]);
		plan_ix target = plan == IX_NONE ? IX_NONE : run->dataset->plans[plan].rollover;
		if (target != IX_NONE)
			run->pools[i].rollover = pool_of_plan[target - tier->first_plan];
	}
	free(pool_of_plan);
	return good;
}

/* adjust `school`: the tier's programs by school, then code. */
static bool index_schools(struct tier_run *run)
{
	const struct dataset *d = run->dataset;

	if (run->tier->adjust != ADJUST_SCHOOL)
		return true;
	run->school_first = array_make(d->n_schools + 1, sizeof *run->school_first);
	run->school_programs = array_make(run->n_programs, sizeof *run->school_programs);
	if (!run->school_first || !run->school_programs)
		return tier_fail_memory(run);
	for (uint32_t p = 0; p < run->n_programs; p++)
		run->school_first[d->programs[run->programs[p].program].school + 1]++;
	for (school_ix s = 0; s < d->n_schools; s++) {
		if (run->school_first[s + 1] > run->school_most)
			run->school_most = run->school_first[s + 1];
		run->school_first[s + 1] += run->school_first[s];
	}
	for (uint32_t p = run->n_programs; p-- > 0;) { /* filled from behind: the slice's end walks down to its start */
		school_ix school = d->programs[run->programs[p].program].school;
		run->school_programs[--run->school_first[school + 1]] = p;
	}
	/* Now school_first[s + 1] is where s begins. */
	memmove(run->school_first, run->school_first + 1, d->n_schools * sizeof *run->school_first);
	run->school_first[d->n_schools] = run->n_programs;
	return true;
}

static void number_bands(struct tier_run *run)
{
	for (uint32_t rank = 1; rank < RANKS_MOST; rank++)
		run->band_of[rank] = (uint16_t)tier_band(run->tier, rank);
}

static uint32_t find_pool(const struct tier_run *run, plan_ix plan)
{
	uint32_t program = run->program_local[run->dataset->plans[plan].program];

	for (uint32_t i = run->programs[program].first_pool; i < run->programs[program].end_pool; i++)
		if (run->pools[i].result->plan == plan)
			return i;
	return IX_NONE;
}

bool tier_place_orders(struct tier_run *run, struct year_run *year)
{
	const struct dataset *d = run->dataset;

	for (size_t i = 0; i < d->n_orders; i++) {
		const struct order_row *order = &d->orders[i];
		if (order->tier != run->tier_number || year->place_of[order->candidate].pool != IX_NONE)
			continue;
		struct pool *pool = &run->pools[find_pool(run, order->plan)];
		struct placement *place = &year->place_of[order->candidate];
		if (!site_evaluate(run, &run->rules->merit, order->candidate, 0, &place->merit_e4))
			return false;
		place->pool = (pool_ix)(pool->result - year->outcome->pools);
		place->choice = 0;
		place->by_order = true;
		pool->result->orders++;
		pool->result->placed++;
		if (pool->capacity > 0)
			pool->capacity--;
	}
	for (uint32_t i = 0; i < run->n_pools; i++)
		run->pools[i].result->capacity = run->pools[i].capacity;
	return true;
}

bool tier_open(struct tier_run *run, struct year_run *year, tier_ix number, candidate_ix left_out)
{
	size_t first = year->outcome->n_pools;
	uint32_t *inherited = NULL;

	run->dataset = year->dataset;
	run->totals = year->request->totals;
	run->tier = &year->dataset->tiers[number];
	run->tier_number = number;
	run->rules = &year->rules->tiers[number];
	run->before = year->outcome;
	run->problem = year->problem;
	run->scratch = rule_scratch_make();
	if (!run->scratch || !sum_inherited(year, number, &inherited))
		return tier_fail_memory(run);
	number_bands(run);
	bool good = add_pools(run, year, inherited) && make_pools(run, year, first) && index_schools(run) &&
		    tier_place_orders(run, year) && tier_gather_participants(run, year, left_out) && tier_number_equals(run);
	free(inherited);
	if (good)
		pool_lend_at_start(run);
	return good;
}

void tier_close(struct tier_run *run)
{
	for (uint32_t i = 0; run->pools && i < run->n_pools; i++)
		pool_free(&run->pools[i]);
	for (uint32_t i = 0; run->groups && i < run->rules->n_rankings; i++)
		free(run->groups[i]);
	free(run->groups);
	free(run->pools);
	free(run->programs);
	free(run->program_local);
	free(run->school_first);
	free(run->school_programs);
	free(run->participants);
	free(run->merit_e4);
	free(run->keys_e4);
	free(run->spare_keys_e4);
	free(run->draws);
	free(run->turn);
	free(run->stack);
	rule_scratch_free(run->scratch);
	*run = (struct tier_run){ 0 };
}
