/* SPDX-License-Identifier: ISC */
/* The merit of full marks: what somebody would have who has all marks there are, and nothing else. */
#include "lines.h"

#include <stdio.h>

#include <luqu/decimal.h>
#include <luqu/evaluate.h>

/* The best mark in every part of every term that anybody has one in. */
static void add_evaluations(struct dataset_builder *builder, const struct dataset *d)
{
	enum { FULL_E2 = 10000, CODE_MOST = 32 };
	char term[CODE_MOST + 1], part[CODE_MOST + 1];

	for (uint32_t i = 0; i < strings_count(d->texts); i++)
		if (sscanf(strings_get(d->texts, i), "quality.%32[^.;=].%32[^.;=]", term, part) == 2)
			dataset_add_evaluation(builder, "1", term, part, FULL_E2);
}

/* One candidate with full marks in every subject that is not derived. */
static enum status make_best(const struct dataset *d, struct dataset **best, struct problem *problem)
{
	struct dataset_builder *builder = dataset_begin();

	if (!builder)
		return problem_memory(problem);
	if (d->office.total)
		dataset_set_office(builder, "total", d->office.total);
	for (size_t s = 0; s < d->n_subjects; s++) {
		const struct subject *subject = &d->subjects[s];
		dataset_add_subject(builder, &(struct subject_row){ .code = subject->code,
		                                                    .name = subject->name,
		                                                    .formula = subject->formula,
		                                                    .full_mark_e2 = subject->full_mark_e2,
		                                                    .step_e2 = subject->step_e2,
		                                                    .weight_e2 = subject->weight_e4 / (E4 / E2) });
	}
	dataset_begin_candidates(builder);
	dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = "1" });
	for (size_t s = 0; s < d->n_subjects; s++)
		if (!d->subjects[s].formula)
			dataset_add_score(builder, "1", d->subjects[s].code, d->subjects[s].full_mark_e2, SCORE_PRESENT);
	add_evaluations(builder, d);
	return dataset_finish(builder, best, problem);
}

/* Whatever stops the rule: of somebody like this there is no full merit to tell. Only a lack of memory is trouble. */
static enum status evaluate_one(const struct dataset *best, const struct totals *totals, const char *merit, struct lines_tier *tier)
{
	struct arena *arena = arena_make();
	struct problem problem = { .status = STATUS_OK };
	struct rule_fault fault;
	const struct rule_tree *tree = arena ? rule_read(arena, RULE_MERIT, merit, best, IX_NONE, &fault) : NULL;
	struct rule *rule = tree ? rule_compile(tree, best, &problem) : NULL;
	struct rule_scratch *scratch = rule_scratch_make();
	const candidate_ix first = 0;
	const struct rule_batch batch = { .dataset = best, .totals = totals, .count = 1, .candidates = &first };
	const bool is_short = !scratch || !arena || arena_failed(arena) || problem.status == STATUS_ENVIRONMENT;
	uint8_t failure = is_short ? FAILURE_MEMORY : FAILURE_DIVISION;

	if (rule && scratch)
		rule_evaluate(rule, &batch, scratch, &tier->full_e4, &failure);
	tier->has_full = failure == FAILURE_NONE;
	rule_scratch_free(scratch);
	rule_free(rule);
	arena_free(arena);
	return failure == FAILURE_MEMORY ? STATUS_ENVIRONMENT : STATUS_OK;
}

enum status lines_find_full(const struct dataset *dataset, const char *merit, struct lines_tier *tier, struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct dataset *best = NULL;
	struct totals *totals = NULL;
	enum status status = make_best(dataset, &best, &own);

	if (status == STATUS_OK)
		status = totals_compute(best, &totals, &own);
	if (status == STATUS_OK)
		status = evaluate_one(best, totals, merit, tier);
	if (tier->has_full && tier->n_points > 0 && tier->points[0].merit_e4 > tier->full_e4)
		tier->full_e4 = tier->points[0].merit_e4;
	totals_free(totals);
	dataset_free(best);
	return status == STATUS_ENVIRONMENT ? problem_memory(problem) : STATUS_OK;
}
