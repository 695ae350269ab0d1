/* SPDX-License-Identifier: ISC */
/* Rules over blocks of rows. */
#include "code.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

const char *rule_failure_name(enum rule_failure failure)
{
	static const char *const names[] = {
		[FAILURE_NONE] = N_("none"),
		[FAILURE_OVERFLOW] = N_("a number too large"),
		[FAILURE_DIVISION] = N_("division by zero"),
		[FAILURE_PATTERN_LIMIT] = N_("a pattern that takes too long to match"),
		[FAILURE_PATTERN] = N_("a bad pattern"),
		[FAILURE_MEMORY] = N_("out of memory"),
	};

	return _(names[failure]);
}

/* --- scratch ---------------------------------------------------------------------------------------------------------------- */
struct rule_scratch *rule_scratch_make(void)
{
	return calloc(1, sizeof(struct rule_scratch));
}

void rule_scratch_free(struct rule_scratch *scratch)
{
	if (!scratch)
		return;
	for (size_t i = 0; i < scratch->n_levels; i++)
		free(scratch->levels[i]);
	free(scratch->levels);
	for (size_t i = 0; i < PATTERNS_KEPT; i++) {
		free(scratch->patterns[i].bytes);
		rule_pattern_free(scratch->patterns[i].pattern);
	}
	free(scratch);
}

bool scratch_ensure(struct rule_scratch *scratch, size_t levels)
{
	if (levels <= scratch->n_levels)
		return true;
	struct level **grown = realloc(scratch->levels, levels * sizeof(*grown));

	if (!grown)
		return false;
	scratch->levels = grown;
	while (scratch->n_levels < levels) {
		grown[scratch->n_levels] = malloc(sizeof(**grown));
		if (!grown[scratch->n_levels])
			return false;
		scratch->n_levels++;
	}
	return true;
}

/* --- a block ---------------------------------------------------------------------------------------------------------------- */
void run_fail(struct run *run, const struct view *view, size_t position, enum rule_failure failure)
{
	const size_t row = view->rows ? view->rows[position] : position;

	if (run->failures[row] == FAILURE_NONE)
		run->failures[row] = (uint8_t)failure;
	run->has_failed = true;
}

static void clear_failed(const struct run *run, const struct view *view, int64_t *values)
{
	for (size_t key = 0; key < run->rule->n_keys; key++)
		for (size_t i = 0; i < view->count; i++)
			if (run->failures[i] != FAILURE_NONE)
				values[key * run->batch->count + i] = 0;
}

static void evaluate_block(struct run *run, const struct view *view, int64_t *values)
{
	memset(run->failures, FAILURE_NONE, view->count);
	run->has_failed = false;
	for (size_t key = 0; key < run->rule->n_keys; key++) {
		const int64_t *numbers = code_numbers(run, run->rule->keys[key], view, 0);

		memcpy(values + key * run->batch->count, numbers, view->count * sizeof(*values));
	}
	if (run->has_failed)
		clear_failed(run, view, values);
}

void rule_evaluate(const struct rule *rule, const struct rule_batch *batch, struct rule_scratch *scratch, int64_t *values,
                   uint8_t *failures)
{
	struct run run = { .rule = rule, .batch = batch, .scratch = scratch };

	if (!scratch_ensure(scratch, rule->depth)) {
		memset(failures, FAILURE_MEMORY, batch->count);
		memset(values, 0, batch->count * rule->n_keys * sizeof(*values));
		return;
	}
	for (size_t first = 0; first < batch->count; first += BLOCK_ROWS) {
		const size_t left = batch->count - first;
		const struct view view = {
			.count = left < BLOCK_ROWS ? left : BLOCK_ROWS,
			.candidates = batch->candidates + first,
			.choices = batch->choices ? batch->choices + first : NULL,
		};

		run.failures = failures + first;
		evaluate_block(&run, &view, values + first);
	}
}
