/* SPDX-License-Identifier: ISC */
/* Who sits an exam. */
#include <stdlib.h>

#include <luqu/i18n.h>

#include "seat.h"

enum { BATCH = 4096 };

struct sieve {
	struct seat_exam *exam;
	struct rule *rule;
	struct rule_scratch *scratch;
	candidate_ix batch[BATCH];
	int64_t values_e4[BATCH];
	uint8_t failures[BATCH];
};

static enum status compile(struct sieve *sieve, const char *text, struct problem *problem)
{
	const struct dataset *d = sieve->exam->year.dataset;
	struct rule_fault fault = { .column = 0 };
	const struct rule_tree *tree = rule_read(sieve->exam->arena, RULE_TIER_ELIGIBLE, text, d, IX_NONE, &fault);

	if (!tree && arena_failed(sieve->exam->arena))
		return problem_memory(problem);
	if (!tree)
		return problem_set(problem, STATUS_FAULT, _("sittings %s: eligible: '%s', character %u: %s"), sieve->exam->exam, text,
				   (unsigned)fault.column, fault.text);
	sieve->rule = rule_compile(tree, d, problem);
	sieve->scratch = rule_scratch_make();
	if (!sieve->rule)
		return problem && problem->status != STATUS_OK ? problem->status : STATUS_ENVIRONMENT;
	return sieve->scratch ? STATUS_OK : problem_memory(problem);
}

static enum status take_batch(struct sieve *sieve, candidate_ix first, size_t n, struct problem *problem)
{
	struct seat_exam *exam = sieve->exam;
	const struct rule_batch batch = { .dataset = exam->year.dataset, .totals = exam->year.totals, .count = n, .candidates = sieve->batch };

	for (size_t i = 0; i < n; i++)
		sieve->batch[i] = first + (candidate_ix)i;
	rule_evaluate(sieve->rule, &batch, sieve->scratch, sieve->values_e4, sieve->failures);
	for (size_t i = 0; i < n; i++) {
		if (sieve->failures[i] == FAILURE_MEMORY)
			return problem_memory(problem);
		if (sieve->failures[i] != FAILURE_NONE)
			return problem_set(problem, STATUS_FAULT, _("sittings %s: eligible: candidate %s: %s"), exam->exam,
					   dataset_candidate_no(exam->year.dataset, sieve->batch[i]),
					   rule_failure_name((enum rule_failure)sieve->failures[i]));
		if (sieve->values_e4[i] != 0)
			exam->sits[exam->n_sits++] = sieve->batch[i];
	}
	return STATUS_OK;
}

static enum status take_eligible(struct seat_exam *exam, const char *text, struct problem *problem)
{
	struct sieve *sieve = calloc(1, sizeof *sieve);
	const size_t n = exam->year.dataset->n_candidates;
	enum status status;

	if (!sieve)
		return problem_memory(problem);
	sieve->exam = exam;
	status = compile(sieve, text, problem);
	for (size_t i = 0; status == STATUS_OK && i < n; i += BATCH)
		status = take_batch(sieve, (candidate_ix)i, n - i < BATCH ? n - i : BATCH, problem);
	rule_free(sieve->rule);
	rule_scratch_free(sieve->scratch);
	free(sieve);
	return status;
}

enum status seat_sieve(struct seat_exam *exam, struct problem *problem)
{
	const size_t n = exam->year.dataset->n_candidates;

	exam->sits = array_make(n, sizeof *exam->sits);
	if (!exam->sits)
		return problem_memory(problem);
	if (exam->sitting[SITTING_ELIGIBLE][0] != '\0')
		return take_eligible(exam, exam->sitting[SITTING_ELIGIBLE], problem);
	for (candidate_ix c = 0; c < n; c++)
		exam->sits[exam->n_sits++] = c;
	return STATUS_OK;
}
