/* SPDX-License-Identifier: ISC */
/* Checks of rules against candidates: does anyone meet them at all? They stop at the first one who does. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

/* --- whom to ask ----------------------------------------------------------------------------------------------------- */

struct crowd {                    /* everyone, or those with one value in a text column */
	const candidate_ix *list; /* NULL: everyone */
	size_t count;
};

/* Those who can meet the rule at all: where it wants one feeder (district, category), only they. */
static struct crowd find_crowd(struct checking *checking, const struct rule *rule)
{
	struct crowd everyone = { .count = checking->dataset->n_candidates };
	enum rule_name column;
	uint32_t value;

	if (!rule_guard(rule, &column, &value))
		return everyone;
	if (value == STRING_NONE)
		return (struct crowd){ 0 };
	const struct check_index *index = check_index_of(checking, column);
	if (!index)
		return (struct crowd){ 0 };
	return (struct crowd){ .list = index->order + index->start[value], .count = index->start[value + 1] - index->start[value] };
}

/* The next block of a crowd; a short one first, since most rules are met soon. */
static size_t take_block(const struct crowd *crowd, size_t from, candidate_ix block[BLOCK_ROWS])
{
	size_t most = from == 0 ? BLOCK_ROWS / 16 : BLOCK_ROWS, left = crowd->count - from;
	size_t count = left < most ? left : most;

	for (size_t i = 0; i < count; i++)
		block[i] = crowd->list ? crowd->list[from + i] : (candidate_ix)(from + i);
	return count;
}

/* --- eligible -------------------------------------------------------------------------------------------------------- */

static bool has_true(struct checking *checking, const struct rule *rule, const candidate_ix *block, size_t count, uint16_t choice)
{
	uint16_t choices[BLOCK_ROWS];
	int64_t values_e4[BLOCK_ROWS];
	const struct check_batch batch = { .rule = rule, .candidates = block, .choices = choices, .count = count };

	for (size_t i = 0; i < count; i++)
		choices[i] = choice;
	check_evaluate(checking, &batch, values_e4);
	for (size_t i = 0; i < count; i++)
		if (values_e4[i] != 0)
			return true;
	return false;
}

/* Does any candidate meet the condition, with any choice up to most_choice? */
static bool is_met(struct checking *checking, const struct rule *rule, uint16_t most_choice)
{
	const struct crowd crowd = find_crowd(checking, rule);
	candidate_ix block[BLOCK_ROWS];
	uint16_t last = rule_uses_choice(rule) ? most_choice : 1;

	for (size_t from = 0, count; from < crowd.count; from += count) {
		count = take_block(&crowd, from, block);
		for (uint16_t choice = 1; choice <= last; choice++)
			if (has_true(checking, rule, block, count, choice))
				return true;
	}
	return false;
}

/* The highest rank that anyone filed in each tier (at least 1). */
static uint16_t *find_most_choices(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	uint16_t *most = arena_alloc(checking->scratch, d->n_tiers, sizeof *most);

	if (!most) {
		check_fail_memory(checking);
		return NULL;
	}
	for (size_t t = 0; t < d->n_tiers; t++)
		most[t] = 1;
	for (size_t i = 0; i < d->n_choices; i++)
		if (d->choices[i].rank > most[d->choices[i].tier])
			most[d->choices[i].tier] = d->choices[i].rank;
	return most;
}

/* A quota cell whose feeder nobody has is C405's. */
static bool is_cell_of_nobody(struct checking *checking, plan_ix plan)
{
	const uint32_t *cells = check_cells(checking);

	return cells && cells[plan] == STRING_NONE;
}

static void look_at_plan(struct checking *checking, plan_ix number, uint16_t most_choice)
{
	const struct dataset *d = checking->dataset;
	const struct plan *plan = &d->plans[number];
	struct rule *rule = check_compile(checking, RULE_PLAN_ELIGIBLE, IX_NONE, plan->eligible);

	if (rule && !is_cell_of_nobody(checking, number) && !is_met(checking, rule, most_choice))
		check_offend(checking, 1, "plans %s/%s/%s: %s", d->tiers[plan->tier].code, d->programs[plan->program].code,
		             plan->pool, plan->eligible);
	rule_free(rule);
}

void check_108_nobody_eligible(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	const uint16_t *most_choices = find_most_choices(checking);

	for (tier_ix t = 0; most_choices && t < d->n_tiers && d->n_candidates > 0; t++) {
		const struct tier *tier = &d->tiers[t];
		struct rule *rule = check_compile(checking, RULE_TIER_ELIGIBLE, IX_NONE, tier->eligible);
		if (rule && !is_met(checking, rule, 1))
			check_offend(checking, 1, "tiers %s: %s", tier->code, tier->eligible);
		rule_free(rule);
		for (plan_ix p = tier->first_plan; p < tier->first_plan + tier->n_plans; p++)
			look_at_plan(checking, p, most_choices[t]);
	}
}

/* --- lines ----------------------------------------------------------------------------------------------------------- */

struct line_probe {
	const struct rule *merit, *line;
	const int64_t *cutoffs_e4;
};

static bool has_reached(struct checking *checking, const struct line_probe *probe, const candidate_ix *block, size_t count)
{
	int64_t merit_e4[BLOCK_ROWS], line_e4[BLOCK_ROWS];

	check_evaluate(
	        checking,
	        &(struct check_batch){ .rule = probe->merit, .candidates = block, .count = count, .otherwise_e4 = INT64_MIN },
	        merit_e4);
	check_evaluate(checking,
	               &(struct check_batch){ .rule = probe->line,
	                                      .candidates = block,
	                                      .count = count,
	                                      .cutoffs_e4 = probe->cutoffs_e4,
	                                      .otherwise_e4 = INT64_MAX },
	               line_e4);
	for (size_t i = 0; i < count; i++)
		if (merit_e4[i] >= line_e4[i])
			return true;
	return false;
}

static bool is_reached(struct checking *checking, const struct line_probe *probe)
{
	const struct crowd everyone = { .count = checking->dataset->n_candidates };
	candidate_ix block[BLOCK_ROWS];

	for (size_t from = 0, count; from < everyone.count; from += count) {
		count = take_block(&everyone, from, block);
		if (has_reached(checking, probe, block, count))
			return true;
	}
	return false;
}

/* The cutoffs that a line names, by tier; false: one of them does not exist, so there is no line. */
static bool fetch_cutoffs(const struct checking *checking, const struct rule *line, const struct plan *plan, int64_t *cutoffs_e4)
{
	for (tier_ix t = 0; t < plan->tier; t++)
		if (rule_uses_cutoff(line, t) && !outcome_cutoff(checking->outcome, t, plan->program, &cutoffs_e4[t]))
			return false;
	return true;
}

static void look_at_line(struct checking *checking, const struct rule *merit, const struct plan *plan, int64_t *cutoffs_e4)
{
	const struct dataset *d = checking->dataset;
	struct rule *line = check_compile(checking, RULE_PLAN_LINE, plan->tier, plan->line);
	const struct line_probe probe = { .merit = merit, .line = line, .cutoffs_e4 = cutoffs_e4 };

	if (line && fetch_cutoffs(checking, line, plan, cutoffs_e4) && !is_reached(checking, &probe))
		check_offend(checking, 1, "plans %s/%s/%s: %s", d->tiers[plan->tier].code, d->programs[plan->program].code,
		             plan->pool, plan->line);
	rule_free(line);
}

static void look_at_lines(struct checking *checking, const struct tier *tier, int64_t *cutoffs_e4)
{
	const struct dataset *d = checking->dataset;
	struct rule *merit = check_compile(checking, RULE_MERIT, IX_NONE, tier->merit);
	struct rule *line = check_compile(checking, RULE_TIER_LINE, IX_NONE, tier->line);

	if (merit && line && !is_reached(checking, &(struct line_probe){ .merit = merit, .line = line }))
		check_offend(checking, 1, "tiers %s: %s", tier->code, tier->line);
	for (plan_ix p = tier->first_plan; merit && p < tier->first_plan + tier->n_plans; p++)
		if (d->plans[p].line)
			look_at_line(checking, merit, &d->plans[p], cutoffs_e4);
	rule_free(merit);
	rule_free(line);
}

void check_109_nobody_on_line(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	int64_t *cutoffs_e4 = array_make(d->n_tiers, sizeof *cutoffs_e4);

	if (!cutoffs_e4)
		check_fail_memory(checking);
	for (tier_ix t = 0; cutoffs_e4 && t < d->n_tiers && d->n_candidates > 0; t++)
		look_at_lines(checking, &d->tiers[t], cutoffs_e4);
	free(cutoffs_e4);
}

void check_110_empty_cutoff(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	int64_t unused_e4;

	for (plan_ix p = 0; p < d->n_plans; p++) {
		const struct plan *plan = &d->plans[p];
		struct rule *line = check_compile(checking, RULE_PLAN_LINE, plan->tier, plan->line);
		for (tier_ix t = 0; line && t < plan->tier; t++)
			if (rule_uses_cutoff(line, t) && !outcome_cutoff(checking->outcome, t, plan->program, &unused_e4))
				check_offend(checking, 1, _("plans %s/%s/%s: %s, and nobody is taken in %s"),
				             d->tiers[plan->tier].code, d->programs[plan->program].code, plan->pool, plan->line,
				             d->tiers[t].code);
		rule_free(line);
	}
}
