/* SPDX-License-Identifier: ISC */
/* Thousands of random rules: blocks and single rows against the plain way of working them out. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include "random_rule.h"

enum { ROUNDS = 10000, CANDIDATES = 60, ROWS_FEW = 50, ROWS_MANY = 1100, KEYS = 3 };

struct trial {
	struct random random;
	struct dataset *dataset;
	struct totals *totals;
	struct rule_scratch *scratch;
	char text[RULE_BYTES];
	struct expression *keys[KEYS];
	size_t n_keys;
	enum rule_use use;
	struct {
		uint64_t values, failures, truths;
	} seen;
};

static void write_rule(struct trial *trial, struct arena *arena, unsigned depth)
{
	static const enum rule_use uses[] = { RULE_PLAN_ELIGIBLE, RULE_RANKING };

	trial->use = uses[random_below(&trial->random, 2)];
	trial->n_keys = trial->use == RULE_RANKING ? 1 + random_below(&trial->random, KEYS) : 1;
	*trial->text = '\0';
	for (size_t i = 0; i < trial->n_keys; i++) {
		if (trial->use == RULE_RANKING)
			trial->keys[i] = random_sum(&trial->random, arena, depth, false);
		else
			trial->keys[i] = random_condition(&trial->random, arena, depth);
		if (i > 0)
			strcat(trial->text, " > ");
		expression_write(&trial->random, trial->keys[i], trial->use != RULE_RANKING, trial->text);
	}
}

/* What the plain way gives for all keys of a row; the first failure counts. */
static enum rule_failure work_out(const struct trial *trial, const struct plain_row *row, int64_t *values)
{
	for (size_t i = 0; i < trial->n_keys; i++) {
		struct plain_value value = plain_evaluate(trial->keys[i], row);

		if (!value.failure && trial->use != RULE_RANKING && value.is_text)
			values[i] = plain_truth(&value) ? 10000 : 0;
		else if (!value.failure)
			values[i] = plain_number(&value);
		if (value.failure) {
			memset(values, 0, trial->n_keys * sizeof(*values));
			return value.failure;
		}
	}
	return FAILURE_NONE;
}

static void check_row(struct trial *trial, const struct rule *rule, const struct rule_batch *batch, size_t row,
                      const int64_t *values, uint8_t failure)
{
	const struct plain_row plain = { trial->dataset, trial->totals, batch->candidates[row], batch->choices[row] };
	const struct rule_batch single = {
		.dataset = trial->dataset,
		.totals = trial->totals,
		.count = 1,
		.candidates = &batch->candidates[row],
		.choices = &batch->choices[row],
	};
	int64_t expected[KEYS], alone[KEYS];
	uint8_t failure_alone;
	const enum rule_failure expected_failure = work_out(trial, &plain, expected);

	rule_evaluate(rule, &single, trial->scratch, alone, &failure_alone);
	if (failure != expected_failure || failure_alone != expected_failure)
		fail_msg("%s: fails with %d, alone %d, not %d", trial->text, failure, failure_alone, expected_failure);
	for (size_t i = 0; i < trial->n_keys; i++)
		if (values[i * batch->count + row] != expected[i] || alone[i] != expected[i])
			fail_msg("%s: key %zu of %u: %lld, alone %lld, not %lld", trial->text, i, plain.candidate,
			         (long long)values[i * batch->count + row], (long long)alone[i], (long long)expected[i]);
	trial->seen.failures += expected_failure != FAILURE_NONE;
	trial->seen.values += expected_failure == FAILURE_NONE;
	trial->seen.truths += expected_failure == FAILURE_NONE && expected[0] != 0;
}

static void check_rule(struct trial *trial, struct arena *arena, size_t count)
{
	static candidate_ix candidates[ROWS_MANY];
	static uint16_t choices[ROWS_MANY];
	static int64_t values[KEYS * ROWS_MANY];
	static uint8_t failures[ROWS_MANY];
	const struct rule_batch batch = {
		.dataset = trial->dataset,
		.totals = trial->totals,
		.count = count,
		.candidates = candidates,
		.choices = choices,
	};
	struct problem problem = { 0 };
	struct rule_fault fault;
	const struct rule_tree *tree = rule_read(arena, trial->use, trial->text, trial->dataset, IX_NONE, &fault);

	/* A pattern or a number that is refused in the text is no rule; all else must be one. */
	if (!tree && strstr(fault.text, "pattern"))
		return;
	if (!tree)
		fail_msg("%s: column %u: %s", trial->text, fault.column, fault.text);
	struct rule *rule = rule_compile(tree, trial->dataset, &problem);
	if (!rule && strstr(problem.text, "pattern"))
		return;
	assert_non_null(rule);
	for (size_t i = 0; i < count; i++) {
		candidates[i] = random_below(&trial->random, CANDIDATES);
		choices[i] = (uint16_t)random_below(&trial->random, 4);
	}
	rule_evaluate(rule, &batch, trial->scratch, values, failures);
	for (size_t i = 0; i < count; i++)
		check_row(trial, rule, &batch, i, values, failures[i]);
	for (size_t i = 1; i < count && rule_is_constant(rule); i++)
		assert_int_equal(values[i], values[0]);
	rule_free(rule);
}

static void rule_evaluate__agrees__with_the_plain_way(void **state)
{
	static struct trial trial = { .random = { 20260618 } };
	struct problem problem = { 0 };

	(void)state;
	trial.dataset = random_dataset(&trial.random, CANDIDATES);
	assert_int_equal(totals_compute(trial.dataset, &trial.totals, &problem), STATUS_OK);
	trial.scratch = rule_scratch_make();
	for (unsigned i = 0; i < ROUNDS; i++) {
		struct arena *arena = arena_make();

		write_rule(&trial, arena, 1 + i % 6);
		check_rule(&trial, arena, i % 50 == 0 ? ROWS_MANY : ROWS_FEW);
		arena_free(arena);
	}
	/* The stock must not be so wild that all rules fail, nor so tame that none does. */
	assert_true(trial.seen.values > trial.seen.failures);
	assert_true(trial.seen.failures > ROUNDS);
	assert_true(trial.seen.truths > ROUNDS);
	rule_scratch_free(trial.scratch);
	totals_free(trial.totals);
	dataset_free(trial.dataset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_evaluate__agrees__with_the_plain_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
