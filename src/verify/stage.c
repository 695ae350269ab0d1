/* SPDX-License-Identifier: ISC */
/* A tier as the rules would have it: its rules, its pools in order, its programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit.h"

/* --- rules --- */

/* One rule of a tier or plan row: `where` is the beginning of its name in messages. */
struct wanted {
	enum rule_use use;
	const char *text;
	const char *where, *column;
};

/* *rule stays NULL where there is no text. */
static bool read_wanted(struct stage *stage, const struct wanted *wanted, const struct walk_rule **rule, struct problem *problem)
{
	char where[160];

	if (!wanted->text)
		return true;
	snprintf(where, sizeof where, "%s %s", wanted->where, wanted->column);
	*rule = walk_book_read(stage->audit->book, wanted->use, wanted->text, stage->number, where, problem);
	return *rule != NULL;
}

/* What stands behind `lottery` decides nothing, since no two draws are equal. */
static void ranking_measure(struct stage *stage, struct ranking *ranking)
{
	const struct walk_rule *rule = ranking->rule;

	ranking->n_keys = rule ? rule->n_keys : 1;
	for (size_t i = 0; rule && i < rule->n_keys && !ranking->has_lottery; i++) {
		ranking->has_lottery = rule->keys[i]->node->op == OP_LOTTERY;
		if (ranking->has_lottery)
			ranking->n_keys = i;
	}
	if (ranking->has_lottery)
		stage->audit->names_lottery = true;
	if (ranking->n_keys > stage->keys_most)
		stage->keys_most = ranking->n_keys;
}

static bool tier_rules_read(struct stage *stage, struct problem *problem)
{
	const struct tier *tier = stage->tier;
	char where[64];
	const struct wanted merit = { RULE_MERIT, tier->merit, where, "merit" };
	const struct wanted eligible = { RULE_TIER_ELIGIBLE, tier->eligible, where, "eligible" };
	const struct wanted line = { RULE_TIER_LINE, tier->line, where, "line" };
	/* By default the ranking is the merit, which may hold what a ranking's own text may not. */
	const bool by_merit = strcmp(tier->ranking, tier->merit) == 0;
	const struct wanted ranking = { RULE_RANKING, by_merit ? NULL : tier->ranking, where, "ranking" };

	snprintf(where, sizeof where, "tiers %s", tier->code);
	if (!read_wanted(stage, &merit, &stage->merit, problem) || !read_wanted(stage, &eligible, &stage->eligible, problem) ||
	    !read_wanted(stage, &line, &stage->line, problem) || !read_wanted(stage, &ranking, &stage->ranking.rule, problem))
		return false;
	ranking_measure(stage, &stage->ranking);
	return true;
}

/* A line that names the cutoff of a tier where the program took nobody is no line. */
static bool line_stands(const struct stage *stage, const struct walk_rule *line, program_ix program)
{
	const struct audit *audit = stage->audit;

	for (size_t i = 0; i < line->n_cutoffs; i++)
		if (!audit->has_cutoff[(size_t)program * audit->outcome->n_tiers + line->cutoffs[i]])
			return false;
	return true;
}

static bool plan_rules_read(struct stage *stage, struct pool *pool, struct problem *problem)
{
	const struct plan *plan = &stage->audit->dataset->plans[pool->plan];
	struct ranking own = { 0 };
	char where[128];
	const struct wanted eligible = { RULE_PLAN_ELIGIBLE, plan->eligible, where, "eligible" };
	const struct wanted line = { RULE_PLAN_LINE, plan->line, where, "line" };
	const struct wanted ranking = { RULE_RANKING, plan->ranking, where, "ranking" };

	snprintf(where, sizeof where, "plans %s/%s/%s", stage->tier->code, stage->audit->dataset->programs[plan->program].code,
	         plan->pool);
	if (!read_wanted(stage, &eligible, &pool->eligible, problem) || !read_wanted(stage, &line, &pool->line, problem) ||
	    !read_wanted(stage, &ranking, &own.rule, problem))
		return false;
	if (pool->line && !line_stands(stage, pool->line, pool->program))
		pool->line = NULL;
	if (own.rule) {
		ranking_measure(stage, &own);
		pool->ranking = own;
	}
	return true;
}

/* --- pools and programs --- */

/* Seats that the tiers which this one inherits have left at a program. */
static uint64_t inherited_seats(const struct stage *stage, program_ix program)
{
	const struct audit *audit = stage->audit;
	uint64_t seats = 0;

	for (tier_ix t = 0; t < stage->number; t++)
		if (audit->heir[t] == stage->number)
			seats += audit->vacancy[(size_t)t * audit->dataset->n_programs + program];
	return seats;
}

static struct pool *pool_add(struct stage *stage, program_ix program, plan_ix plan)
{
	struct pool *pool = &stage->pools[stage->n_pools++];

	*pool = (struct pool){ .program = program,
		               .plan = plan,
		               .code = "inherited",
		               .offer = stage->n_offers,
		               .stored = IX_NONE,
		               .rollover = IX_NONE,
		               .ranking = stage->ranking };
	return pool;
}

/* Rollovers name plan rows of the same program: pools that stand in the same order. */
static void program_add(struct stage *stage, program_ix program, plan_ix first, size_t count)
{
	const struct plan *plans = stage->audit->dataset->plans;
	const uint64_t inherited = inherited_seats(stage, program);
	const uint32_t first_pool = stage->n_pools;

	if (count == 0 && inherited == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		const struct plan *plan = &plans[first + i];
		struct pool *pool = pool_add(stage, program, (plan_ix)(first + i));

		pool->code = plan->pool;
		pool->seats = plan->seats;
		pool->rollover = plan->rollover == IX_NONE ? IX_NONE : first_pool + (plan->rollover - first);
	}
	if (count == 0)
		pool_add(stage, program, IX_NONE);
	stage->pools[stage->n_pools - 1].seats += inherited;
	stage->offer_of[program] = stage->n_offers;
	stage->offers[stage->n_offers++] =
	        (struct offer){ .program = program, .first_pool = first_pool, .n_pools = stage->n_pools - first_pool };
}

static void programs_add(struct stage *stage)
{
	const struct dataset *dataset = stage->audit->dataset;
	plan_ix next = stage->tier->first_plan;
	const plan_ix end = next + stage->tier->n_plans;

	for (size_t p = 0; p < dataset->n_programs; p++) {
		const plan_ix first = next;

		while (next < end && dataset->plans[next].program == p)
			next++;
		program_add(stage, (program_ix)p, first, next - first);
	}
}

/* Offers by school, and by code within: a counting sort, since offers stand by code already. */
static void schools_sort(struct stage *stage)
{
	const struct dataset *dataset = stage->audit->dataset;
	uint32_t *start = stage->school_start;

	for (uint32_t i = 0; i < stage->n_offers; i++)
		start[dataset->programs[stage->offers[i].program].school + 1]++;
	for (size_t s = 0; s < dataset->n_schools; s++)
		start[s + 1] += start[s];
	for (uint32_t i = stage->n_offers; i-- > 0;)
		stage->by_school[--start[dataset->programs[stage->offers[i].program].school + 1]] = i;
	/* Each start has moved to that of the school before it. */
	for (size_t s = 0; s < dataset->n_schools; s++)
		start[s] = start[s + 1];
	start[dataset->n_schools] = stage->n_offers;
}

static bool room_make(struct stage *stage)
{
	const struct dataset *dataset = stage->audit->dataset;
	const size_t n_programs = dataset->n_programs;
	struct arena *arena = stage->arena;

	stage->pools = arena_alloc(arena, stage->tier->n_plans + n_programs, sizeof *stage->pools);
	stage->offers = arena_alloc(arena, n_programs, sizeof *stage->offers);
	stage->offer_of = arena_alloc(arena, n_programs, sizeof *stage->offer_of);
	stage->sights = arena_alloc(arena, stage->tier->n_plans + n_programs, sizeof *stage->sights);
	stage->by_school = arena_alloc(arena, n_programs, sizeof *stage->by_school);
	stage->school_start = arena_alloc(arena, dataset->n_schools + 1, sizeof *stage->school_start);
	if (arena_failed(arena))
		return false;
	for (size_t p = 0; p < n_programs; p++)
		stage->offer_of[p] = IX_NONE;
	return true;
}

static bool pools_make(struct stage *stage, struct problem *problem)
{
	if (!room_make(stage)) {
		problem_memory(problem);
		return false;
	}
	programs_add(stage);
	schools_sort(stage);
	for (uint32_t i = 0; i < stage->n_pools; i++)
		if (stage->pools[i].plan != IX_NONE && !plan_rules_read(stage, &stage->pools[i], problem))
			return false;
	stage_find_guards(stage);
	return true;
}

struct stage *stage_make(struct audit *audit, tier_ix tier, struct problem *problem)
{
	struct stage *stage = calloc(1, sizeof *stage);

	if (!stage) {
		problem_memory(problem);
		return NULL;
	}
	stage->audit = audit;
	stage->number = tier;
	stage->tier = &audit->dataset->tiers[tier];
	stage->arena = arena_make();
	if (!stage->arena)
		problem_memory(problem);
	stage_find_rows(stage);
	if (stage->arena && tier_rules_read(stage, problem) && pools_make(stage, problem)) {
		stage_find_seats(stage);
		return stage;
	}
	stage_free(stage);
	return NULL;
}

void stage_free(struct stage *stage)
{
	if (!stage)
		return;
	free(stage->settled);
	arena_free(stage->arena);
	free(stage);
}

enum status stage_status(const struct stage *stage, struct problem *problem)
{
	if (watch_status(&stage->audit->watch, problem) != STATUS_OK)
		return problem->status;
	return stumble_report(stage->stumbles, AUDIT_THREADS, stage->audit->dataset, problem);
}
