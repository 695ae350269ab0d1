/* SPDX-License-Identifier: ISC */
/* One column of totals for all candidates, on several processors. */
#include "totals.h"

#include <stdlib.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/parallel.h>

enum { CHUNK_ROWS = 8192 };

/* The first candidate that failed among those a thread has seen. */
struct first_failure {
	candidate_ix candidate; /* IX_NONE: none */
	enum rule_failure failure;
};

static void note_failure(struct first_failure *first, candidate_ix candidate, enum rule_failure failure)
{
	if (failure != FAILURE_NONE && candidate < first->candidate)
		*first = (struct first_failure){ candidate, failure };
}

static enum status report(const struct first_failure *failures, size_t count, const struct dataset *dataset, const char *where,
                          struct problem *problem)
{
	struct first_failure first = { .candidate = IX_NONE };

	for (size_t i = 0; i < count; i++) {
		if (failures[i].failure == FAILURE_MEMORY)
			return problem_memory(problem);
		note_failure(&first, failures[i].candidate, failures[i].failure);
	}
	if (first.candidate == IX_NONE)
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("%s: candidate %s: %s"), where, dataset_candidate_no(dataset, first.candidate),
	                   rule_failure_name(first.failure));
}

/* --- a rule ----------------------------------------------------------------------------------------------------------------- */
struct worker {
	struct rule_scratch *scratch;
	candidate_ix candidates[CHUNK_ROWS];
	uint8_t failures[CHUNK_ROWS];
};

struct evaluation {
	const struct rule *rule;
	const struct dataset *dataset;
	const struct totals *totals;
	int64_t *column_e4;
	struct worker **workers;     /* [thread]; made by the thread itself */
	struct first_failure *first; /* [thread] */
};

static struct worker *worker_make(void)
{
	struct worker *worker = malloc(sizeof(*worker));

	if (!worker)
		return NULL;
	worker->scratch = rule_scratch_make();
	if (worker->scratch)
		return worker;
	free(worker);
	return NULL;
}

static void worker_free(struct worker *worker)
{
	if (!worker)
		return;
	rule_scratch_free(worker->scratch);
	free(worker);
}

static void evaluate_chunk(struct evaluation *evaluation, struct worker *worker, struct first_failure *first, size_t from,
                           size_t to)
{
	const struct rule_batch batch = {
		.dataset = evaluation->dataset,
		.totals = evaluation->totals,
		.count = to - from,
		.candidates = worker->candidates,
	};

	for (size_t i = 0; i < batch.count; i++)
		worker->candidates[i] = (candidate_ix)(from + i);
	rule_evaluate(evaluation->rule, &batch, worker->scratch, evaluation->column_e4 + from, worker->failures);
	for (size_t i = 0; i < batch.count; i++)
		note_failure(first, worker->candidates[i], (enum rule_failure)worker->failures[i]);
}

static void evaluate_rows(void *context, unsigned thread, size_t from, size_t to)
{
	struct evaluation *evaluation = context;
	struct first_failure *first = &evaluation->first[thread];

	if (!evaluation->workers[thread])
		evaluation->workers[thread] = worker_make();
	if (!evaluation->workers[thread]) {
		*first = (struct first_failure){ 0, FAILURE_MEMORY };
		return;
	}
	for (size_t at = from; at < to; at += CHUNK_ROWS)
		evaluate_chunk(evaluation, evaluation->workers[thread], first, at, to - at < CHUNK_ROWS ? to : at + CHUNK_ROWS);
}

static enum status evaluate_rule(const struct rule *rule, const struct dataset *dataset, const struct totals *totals,
                                 const char *where, int64_t *column_e4, struct problem *problem)
{
	struct worker *workers[PARALLEL_THREADS] = { 0 };
	struct first_failure first[PARALLEL_THREADS];
	struct evaluation evaluation = { rule, dataset, totals, column_e4, workers, first };
	const struct parallel_loop loop = {
		.count = dataset->n_candidates,
		.grain = CHUNK_ROWS,
		.body = evaluate_rows,
		.context = &evaluation,
	};

	for (size_t i = 0; i < PARALLEL_THREADS; i++)
		first[i] = (struct first_failure){ .candidate = IX_NONE };
	parallel_for(&loop);
	for (size_t i = 0; i < PARALLEL_THREADS; i++)
		worker_free(workers[i]);
	return report(first, PARALLEL_THREADS, dataset, where, problem);
}

enum status column_evaluate(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals,
                            const char *where, int64_t *column_e4, struct problem *problem)
{
	struct rule *rule = rule_compile(tree, dataset, problem);
	enum status status;

	if (!rule) {
		problem_prefix(problem, where);
		return problem ? problem->status : STATUS_FAULT;
	}
	status = evaluate_rule(rule, dataset, totals, where, column_e4, problem);
	rule_free(rule);
	return status;
}

/* --- the default total ------------------------------------------------------------------------------------------------------ */
struct summing {
	const struct dataset *dataset;
	const struct totals *totals;
	int64_t *column_e4;
	bool is_small; /* no sum can come near 64 bits and no product needs rounding */
	struct first_failure first[PARALLEL_THREADS];
};

/* Marks are 32 bits wide in 1/100, so weights alone tell how large a sum can be. A derived mark may be anything. */
static bool sums_are_small(const struct dataset *dataset, const struct totals *totals)
{
	const int64_t enough = INT64_MAX >> 34;
	int64_t factors = 0;

	for (size_t s = 0; s < dataset->n_subjects; s++) {
		const int64_t weight_e4 = dataset->subjects[s].weight_e4;
		const int64_t factor = weight_e4 / E2;

		if (weight_e4 == 0)
			continue;
		if (totals->derived_e4[s] || weight_e4 % E2 != 0 || factor > enough || factor < -enough)
			return false;
		factors += factor < 0 ? -factor : factor;
	}
	/* The bonus takes the last part of the range. */
	for (size_t c = 0; c < dataset->n_candidates; c++)
		if (totals->bonus_e4[c] > INT64_MAX / 2)
			return false;
	return factors <= enough && dataset->n_subjects < 1000000;
}

static void sum_small(const struct summing *summing, size_t from, size_t to)
{
	const struct dataset *dataset = summing->dataset;

	for (size_t i = from; i < to; i++)
		summing->column_e4[i] = summing->totals->bonus_e4[i];
	for (size_t s = 0; s < dataset->n_subjects; s++) {
		const int32_t *mark_e2 = dataset->mark_e2[s];
		/* mark / 100 * weight / 10000, in 1/10000 */
		const int64_t factor = dataset->subjects[s].weight_e4 / E2;

		for (size_t i = from; i < to && factor != 0; i++)
			summing->column_e4[i] += mark_e2[i] * factor;
	}
}

static bool add_product(const struct summing *summing, subject_ix subject, candidate_ix candidate, int64_t *sum_e4)
{
	const int64_t weight_e4 = summing->dataset->subjects[subject].weight_e4;
	const int64_t *derived_e4 = summing->totals->derived_e4[subject];
	const int64_t mark_e4 =
	        derived_e4 ? derived_e4[candidate] : (int64_t)summing->dataset->mark_e2[subject][candidate] * (E4 / E2);
	int64_t product_e4;

	return decimal_multiply(weight_e4, mark_e4, &product_e4) && decimal_add(*sum_e4, product_e4, sum_e4);
}

static void sum_checked(const struct summing *summing, size_t from, size_t to, struct first_failure *first)
{
	for (size_t c = from; c < to; c++) {
		int64_t sum_e4 = 0;
		bool is_good = true;

		for (subject_ix s = 0; s < summing->dataset->n_subjects && is_good; s++)
			is_good = add_product(summing, s, (candidate_ix)c, &sum_e4);
		if (!is_good || !decimal_add(sum_e4, summing->totals->bonus_e4[c], &summing->column_e4[c]))
			note_failure(first, (candidate_ix)c, FAILURE_OVERFLOW);
	}
}

static void sum_rows(void *context, unsigned thread, size_t from, size_t to)
{
	struct summing *summing = context;

	for (size_t at = from; at < to; at += CHUNK_ROWS) {
		const size_t end = to - at < CHUNK_ROWS ? to : at + CHUNK_ROWS;

		if (summing->is_small)
			sum_small(summing, at, end);
		else
			sum_checked(summing, at, end, &summing->first[thread]);
	}
}

enum status column_sum_marks(const struct dataset *dataset, const struct totals *totals, int64_t *column_e4,
                             struct problem *problem)
{
	struct summing summing = {
		.dataset = dataset, .totals = totals, .column_e4 = column_e4, .is_small = sums_are_small(dataset, totals)
	};
	const struct parallel_loop loop = {
		.count = dataset->n_candidates, .grain = CHUNK_ROWS, .body = sum_rows, .context = &summing
	};

	for (size_t i = 0; i < PARALLEL_THREADS; i++)
		summing.first[i] = (struct first_failure){ .candidate = IX_NONE };
	parallel_for(&loop);
	return report(summing.first, PARALLEL_THREADS, dataset, "office total", problem);
}
