/* SPDX-License-Identifier: ISC */
/* Totals of a year: bonus, derived subjects, total. */
#include "totals.h"

#include <stdio.h>
#include <stdlib.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { WHERE_BYTES = 96 };

static struct totals *make_totals(const struct dataset *dataset)
{
	struct totals *totals = calloc(1, sizeof(*totals));

	if (!totals)
		return NULL;
	totals->n_subjects = dataset->n_subjects;
	totals->bonus_e4 = calloc(dataset->n_candidates + 1, sizeof(int64_t));
	totals->total_e4 = calloc(dataset->n_candidates + 1, sizeof(int64_t));
	totals->derived_e4 = calloc(dataset->n_subjects + 1, sizeof(int64_t *));
	if (totals->bonus_e4 && totals->total_e4 && totals->derived_e4)
		return totals;
	totals_free(totals);
	return NULL;
}

void totals_free(struct totals *totals)
{
	if (!totals)
		return;
	for (size_t i = 0; i < totals->n_subjects && totals->derived_e4; i++)
		free(totals->derived_e4[i]);
	free(totals->derived_e4);
	free(totals->bonus_e4);
	free(totals->total_e4);
	free(totals);
}

/* Points of one policy after another, then the cap; rows of a candidate stand together. */
static enum status compute_bonus(const struct dataset *dataset, int64_t *bonus_e4, struct problem *problem)
{
	const int64_t cap_e4 = dataset->office.bonus_cap_e4;

	for (size_t i = 0; i < dataset->n_bonuses; i++) {
		const struct bonus *row = &dataset->bonuses[i];
		const int64_t points_e4 = (int64_t)row->points_e2 * (E4 / E2);
		int64_t *bonus = &bonus_e4[row->candidate];

		if (dataset->office.bonus_rule == BONUS_MAX)
			*bonus = points_e4 > *bonus ? points_e4 : *bonus;
		else if (!decimal_add(*bonus, points_e4, bonus))
			return problem_set(problem, STATUS_FAULT, _("bonuses: candidate %s: %s"),
			                   dataset_candidate_no(dataset, row->candidate), rule_failure_name(FAILURE_OVERFLOW));
	}
	for (size_t c = 0; c < dataset->n_candidates && cap_e4 >= 0; c++)
		bonus_e4[c] = bonus_e4[c] > cap_e4 ? cap_e4 : bonus_e4[c];
	return STATUS_OK;
}

static enum status compute_derived(const struct dataset *dataset, struct totals *totals, struct problem *problem)
{
	struct formulas formulas;
	enum status status = formulas_read(dataset, &formulas, problem);

	for (size_t i = 0; i < formulas.n_order && status == STATUS_OK; i++) {
		const subject_ix subject = formulas.order[i];
		char where[WHERE_BYTES];

		snprintf(where, sizeof(where), "subjects %s formula", dataset->subjects[subject].code);
		totals->derived_e4[subject] = calloc(dataset->n_candidates + 1, sizeof(int64_t));
		if (!totals->derived_e4[subject])
			status = problem_memory(problem);
		else
			status = column_evaluate(formulas.trees[subject], dataset, totals, where, totals->derived_e4[subject],
			                         problem);
	}
	formulas_free(&formulas);
	return status;
}

static enum status compute_total(const struct dataset *dataset, const struct totals *totals, struct problem *problem)
{
	struct rule_fault fault;
	struct arena *arena;
	enum status status;

	if (!dataset->office.total)
		return column_sum_marks(dataset, totals, totals->total_e4, problem);
	arena = arena_make();
	if (!arena)
		return problem_memory(problem);
	const struct rule_tree *tree = rule_read(arena, RULE_TOTAL, dataset->office.total, dataset, IX_NONE, &fault);
	if (tree)
		status = column_evaluate(tree, dataset, totals, "office total", totals->total_e4, problem);
	else if (arena_failed(arena))
		status = problem_memory(problem);
	else
		status = problem_set(problem, STATUS_FAULT, _("%s: column %u: %s"), "office total", fault.column, fault.text);
	arena_free(arena);
	return status;
}

enum status totals_compute(const struct dataset *dataset, struct totals **totals, struct problem *problem)
{
	struct totals *made = make_totals(dataset);
	enum status status;

	*totals = NULL;
	if (!made)
		return problem_memory(problem);
	status = compute_bonus(dataset, made->bonus_e4, problem);
	if (status == STATUS_OK)
		status = compute_derived(dataset, made, problem);
	if (status == STATUS_OK)
		status = compute_total(dataset, made, problem);
	if (status == STATUS_OK)
		*totals = made;
	else
		totals_free(made);
	return status;
}

bool totals_mark(const struct dataset *dataset, const struct totals *totals, subject_ix subject, candidate_ix candidate,
                 int64_t *mark_e4)
{
	if (totals->derived_e4[subject]) {
		*mark_e4 = totals->derived_e4[subject][candidate];
		return true;
	}
	const enum score_status status = (enum score_status)dataset->status[subject][candidate];
	*mark_e4 = (int64_t)dataset->mark_e2[subject][candidate] * (E4 / E2);
	return status == SCORE_PRESENT || (status == SCORE_EXEMPT && *mark_e4 != 0);
}
