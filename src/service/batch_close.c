/* SPDX-License-Identifier: ISC */
/* A batch closed into the scores, and opened again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"
#include "reason.h"

/* What counts: the settled value, or the one that both agree in. */
static const struct entry_value *final_value(const struct batch_value *value)
{
	return value->values[PASS_SETTLED - 1].status != SCORE_NONE ? &value->values[PASS_SETTLED - 1] : &value->values[0];
}

static bool agrees_with_slip(const struct batch_info *batch, const struct batch_value *values, size_t count)
{
	int64_t marks = 0, sum_e2 = 0;

	for (size_t i = 0; i < count; i++) {
		if (final_value(&values[i])->status != SCORE_PRESENT)
			continue;
		marks++;
		sum_e2 += final_value(&values[i])->mark_e2;
	}
	return marks == batch->slip_count && sum_e2 == batch->slip_sum_e2;
}

/* Never where, nor by how much: whoever knew could make it agree. */
static enum status check(const struct batch_info *batch, const struct batch_value *values, size_t count, struct problem *problem)
{
	const long long number = (long long)batch->number;

	if (count == 0)
		return problem_set(problem, STATUS_FAULT, _("batch %lld is empty"), number);
	if (batch->entered[0] < batch->sheets || batch->entered[1] < batch->sheets)
		return problem_set(problem, STATUS_FAULT, _("batch %lld is not entered twice yet"), number);
	for (size_t i = 0; i < count; i++)
		if (batch_value_is_incomplete(&values[i]))
			return problem_set(problem, STATUS_FAULT, _("batch %lld: the entries differ"), number);
	if (!batch->has_slip)
		return problem_set(problem, STATUS_FAULT, _("batch %lld has no slip yet"), number);
	if (!agrees_with_slip(batch, values, count))
		return problem_set(problem, STATUS_FAULT, _("batch %lld: the slip differs"), number);
	return STATUS_OK;
}

/* The subject may have changed since they were entered. */
static enum status check_marks(struct store *store, const struct batch_info *batch, const struct batch_value *values, size_t count,
                               struct problem *problem)
{
	struct subject_limits limits;
	enum status status = subject_limits_find(store, batch->subject, &limits, problem);

	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		const struct entry_value *value = final_value(&values[i]);

		if (mark_check(&limits.limits, value->status == SCORE_PRESENT, value->mark_e2) != MARK_GOOD)
			status = problem_set(problem, STATUS_FAULT, _("batch %lld: place %s does not fit its subject as it is now"),
			                     (long long)batch->number, values[i].place);
	}
	return status;
}

static int compare_candidates(const void *a, const void *b)
{
	const struct batch_value *x = a, *y = b;

	return strcmp(x->candidate_no, y->candidate_no);
}

/* By candidate: the trail must not tell the order of the blind codes. */
static enum status put_scores(struct store *store, const struct batch_info *batch, struct batch_value *values, size_t count,
                              struct problem *problem)
{
	char reason[64] = "";
	enum status status = STATUS_OK;

	if (!batch->is_sealed)
		snprintf(reason, sizeof reason, _("batch %lld"), (long long)batch->number);
	qsort(values, count, sizeof *values, compare_candidates);
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		const struct score_change change = { values[i].candidate_no, batch->subject, "close", reason,
			                             final_value(&values[i]) };

		status = score_put_entered(store, &change, problem);
	}
	return status;
}

static enum status close_batch(struct store *store, const struct batch_info *batch, struct problem *problem)
{
	const struct store_bind binds[] = { { .number = batch->number }, { .text = "closed" } };
	struct batch_value *values = NULL;
	size_t count = 0;
	enum status status = batch_values_read(store, batch, &values, &count, problem);

	if (status == STATUS_OK)
		status = check(batch, values, count, problem);
	if (status == STATUS_OK)
		status = check_marks(store, batch, values, count, problem);
	if (status == STATUS_OK)
		status = put_scores(store, batch, values, count, problem);
	if (status == STATUS_OK) {
		batch_audit(store, "close", batch->number, "open", "closed", "");
		store_write(store, STORE_BATCH_STATE, binds, 2);
		status = store_trouble(store, problem);
	}
	free(values);
	return status;
}

enum status batch_close(struct store *store, int64_t number, struct problem *problem)
{
	struct batch_info batch;
	const enum status status = batch_begin(store, number, &batch, problem);

	return status == STATUS_OK ? entry_end(store, close_batch(store, &batch, problem), problem) : status;
}

static enum status reopen(struct store *store, int64_t number, const char *reason, struct problem *problem)
{
	const struct store_bind binds[] = { { .number = number }, { .text = "open" } };
	struct batch_info batch;
	enum status status = batch_find_whole(store, number, &batch, problem);

	if (status == STATUS_OK && !batch.is_closed)
		status = problem_set(problem, STATUS_FAULT, _("batch %lld is open"), (long long)number);
	if (status == STATUS_OK)
		status = batch_guard(store, batch.subject, problem);
	if (status != STATUS_OK)
		return status;
	batch_audit(store, "reopen", number, "closed", "open", reason);
	store_write(store, STORE_BATCH_STATE, binds, 2);
	return store_trouble(store, problem);
}

enum status batch_reopen(struct store *store, int64_t number, const char *reason, struct problem *problem)
{
	enum status status = reason_check(reason, problem);

	if (status == STATUS_OK)
		status = store_begin(store, NULL, problem);
	return status == STATUS_OK ? entry_end(store, reopen(store, number, reason, problem), problem) : status;
}
