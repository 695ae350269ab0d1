/* SPDX-License-Identifier: ISC */
/* The functions of the rule language, worked out for a view of rows at a time. */
#include "code.h"

#include <luqu/decimal.h>

void number_min(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	code_numbers(run, code->arguments[0], view, level);
	for (size_t k = 1; k < code->n_arguments; k++) {
		const struct operand next = operand_of(run, code->arguments[k], view, level + 1);

		for (size_t i = 0; i < view->count; i++)
			if (next.numbers[i * next.stride] < numbers[i])
				numbers[i] = next.numbers[i * next.stride];
	}
}

void number_max(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	code_numbers(run, code->arguments[0], view, level);
	for (size_t k = 1; k < code->n_arguments; k++) {
		const struct operand next = operand_of(run, code->arguments[k], view, level + 1);

		for (size_t i = 0; i < view->count; i++)
			if (next.numbers[i * next.stride] > numbers[i])
				numbers[i] = next.numbers[i * next.stride];
	}
}

void number_round(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	code_numbers(run, code->arguments[0], view, level);
	for (size_t i = 0; i < view->count; i++)
		if (!decimal_round(numbers[i], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

void number_floor(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	code_numbers(run, code->arguments[0], view, level);
	for (size_t i = 0; i < view->count; i++)
		if (!decimal_floor(numbers[i], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

void number_grade(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	/* A rule is too short to have 65,536 thresholds. */
	uint16_t *reached = run->scratch->levels[level]->chosen;

	code_numbers(run, code->arguments[0], view, level);
	for (size_t i = 0; i < view->count; i++)
		reached[i] = 0;
	for (size_t k = 1; k < code->n_arguments; k++) {
		const struct operand threshold = operand_of(run, code->arguments[k], view, level + 1);

		for (size_t i = 0; i < view->count; i++)
			reached[i] = (uint16_t)(reached[i] + (threshold.numbers[i * threshold.stride] <= numbers[i]));
	}
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = (int64_t)reached[i] * E4;
}
