/* SPDX-License-Identifier: ISC */
/* What several checks need: rules compiled and asked, candidates by a text column, quota cells, how often a program is chosen. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

/* --- rules ----------------------------------------------------------------------------------------------------------- */

struct rule *check_compile(struct checking *checking, enum rule_use use, tier_ix tier, const char *text)
{
	struct rule_fault fault;
	struct problem problem = { 0 };

	if (!text)
		return NULL;
	const struct rule_tree *tree =
	        rule_read(checking->scratch, use, text, checking->dataset, use == RULE_PLAN_LINE ? tier : IX_NONE, &fault);
	struct rule *rule = tree ? rule_compile(tree, checking->dataset, &problem) : NULL;
	if (arena_failed(checking->scratch) || problem.status == STATUS_ENVIRONMENT)
		check_fail_memory(checking);
	return rule;
}

void check_evaluate(struct checking *checking, const struct check_batch *batch, int64_t *values_e4)
{
	uint8_t failures[BLOCK_ROWS];
	const struct rule_batch rows = { .dataset = checking->dataset,
		                         .totals = checking->totals,
		                         .count = batch->count,
		                         .candidates = batch->candidates,
		                         .choices = batch->choices,
		                         .cutoffs_e4 = batch->cutoffs_e4 };

	rule_evaluate(batch->rule, &rows, checking->rule_scratch, values_e4, failures);
	for (size_t i = 0; i < batch->count; i++) {
		if (failures[i] == FAILURE_MEMORY)
			check_fail_memory(checking);
		if (failures[i] != FAILURE_NONE)
			values_e4[i] = batch->otherwise_e4;
	}
}

bool check_names_lottery(struct checking *checking, const char *ranking)
{
	struct rule *rule = check_compile(checking, RULE_RANKING, IX_NONE, ranking);
	bool names = rule && rule_lottery_key(rule) >= 0;

	rule_free(rule);
	return names;
}

const char *check_pool_ranking(const struct dataset *dataset, const struct pool_result *pool)
{
	const char *own = pool->plan == IX_NONE ? NULL : dataset->plans[pool->plan].ranking;

	return own ? own : dataset->tiers[pool->tier].ranking;
}

/* --- candidates by a text column ------------------------------------------------------------------------------------- */

/* Counting sort: how many there are of each value, where each value begins, then everyone in turn. */
static bool make_index(const struct dataset *d, const uint32_t *column, struct check_index *index)
{
	size_t n_texts = strings_count(d->texts);

	index->start = array_make(n_texts + 2, sizeof *index->start);
	index->order = array_make(d->n_candidates, sizeof *index->order);
	if (!index->start || !index->order)
		return false;
	uint32_t *next = index->start + 1; /* while filling: where the next one of value v goes; in the end: where v + 1 begins */
	for (size_t c = 0; c < d->n_candidates; c++)
		next[column[c] + 1]++;
	for (size_t v = 1; v <= n_texts; v++)
		next[v] += next[v - 1];
	for (candidate_ix c = 0; c < d->n_candidates; c++)
		index->order[next[column[c]]++] = c;
	return true;
}

const struct check_index *check_index_of(struct checking *checking, enum rule_name column)
{
	const struct dataset *d = checking->dataset;
	struct check_index *index = column == NAME_FEEDER     ? &checking->feeders
	                            : column == NAME_DISTRICT ? &checking->districts
	                                                      : &checking->categories;
	const uint32_t *values = column == NAME_FEEDER ? d->feeder : column == NAME_DISTRICT ? d->district : d->category;

	if (!index->start && !make_index(d, values, index)) {
		check_fail_memory(checking);
		return NULL;
	}
	return index;
}

/* --- quota cells ----------------------------------------------------------------------------------------------------- */

static bool is_feeder(const struct rule_node *node)
{
	return node->op == OP_NAME && node->name == NAME_FEEDER;
}

/* The text that a condition wants the feeder to be, anywhere in its chain of `and`; NULL: it wants none in particular. */
static const struct rule_node *find_feeder(const struct rule_node *node)
{
	const struct rule_node *found = NULL;

	for (size_t i = 0; node->op == OP_AND && i < node->n_arguments && !found; i++)
		found = find_feeder(node->arguments[i]);
	if (node->op != OP_EQUAL)
		return found;
	for (size_t i = 0; i < 2; i++)
		if (is_feeder(node->arguments[i]) && node->arguments[1 - i]->op == OP_STRING)
			return node->arguments[1 - i];
	return NULL;
}

static uint32_t feeder_of_cell(struct checking *checking, const struct plan *plan)
{
	struct rule_fault fault;
	const struct rule_tree *tree = plan->eligible ? rule_read(checking->scratch, RULE_PLAN_ELIGIBLE, plan->eligible,
	                                                          checking->dataset, IX_NONE, &fault)
	                                              : NULL;
	const struct rule_node *feeder = tree ? find_feeder(tree->keys[0]) : NULL;

	return feeder ? strings_find(checking->dataset->texts, feeder->text, feeder->length) : NOT_A_CELL;
}

const uint32_t *check_cells(struct checking *checking)
{
	if (checking->cell_feeder)
		return checking->cell_feeder;
	checking->cell_feeder = array_make(checking->dataset->n_plans, sizeof *checking->cell_feeder);
	for (size_t p = 0; checking->cell_feeder && p < checking->dataset->n_plans; p++)
		checking->cell_feeder[p] = feeder_of_cell(checking, &checking->dataset->plans[p]);
	if (!checking->cell_feeder || arena_failed(checking->scratch)) {
		check_fail_memory(checking);
		return NULL;
	}
	return checking->cell_feeder;
}

/* --- how often a program is chosen ----------------------------------------------------------------------------------- */

const uint32_t *check_applicants(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	if (checking->applicants)
		return checking->applicants;
	checking->applicants = array_make(d->n_tiers * d->n_programs, sizeof *checking->applicants);
	if (!checking->applicants) {
		check_fail_memory(checking);
		return NULL;
	}
	for (size_t i = 0; i < d->n_choices; i++) {
		const struct choice *choice = &d->choices[i];
		uint32_t most = d->tiers[choice->tier].max_choices;
		if (!most || choice->rank <= most)
			checking->applicants[(size_t)choice->tier * d->n_programs + choice->program]++;
	}
	return checking->applicants;
}

static void free_index(struct check_index *index)
{
	free(index->start);
	free(index->order);
}

void check_free_tools(struct checking *checking)
{
	free_index(&checking->feeders);
	free_index(&checking->districts);
	free_index(&checking->categories);
	free(checking->cell_feeder);
	free(checking->applicants);
}
