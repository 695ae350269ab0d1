/* SPDX-License-Identifier: ISC */
/* Numbers, worked out for a view of rows at a time: columns and arithmetic. */
#include "code.h"

#include <luqu/decimal.h>

/* --- columns ---------------------------------------------------------------------------------------------------------------- */
static void number_constant(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)run, (void)level;
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = code->number_e4;
}

static void number_mark(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	const int32_t *mark_e2 = run->batch->dataset->mark_e2[code->index];

	(void)level;
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = (int64_t)mark_e2[view->candidates[i]] * (E4 / E2);
}

static void read_column(const int64_t *column_e4, const struct view *view, int64_t *numbers)
{
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = column_e4[view->candidates[i]];
}

static void number_derived(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)level;
	read_column(run->batch->totals->derived_e4[code->index], view, numbers);
}

static void number_total(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)code, (void)level;
	read_column(run->batch->totals->total_e4, view, numbers);
}

static void number_bonus(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)code, (void)level;
	read_column(run->batch->totals->bonus_e4, view, numbers);
}

static void number_choice(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)run, (void)code, (void)level;
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = view->choices ? (int64_t)view->choices[i] * E4 : 0;
}

static void number_cutoff(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	const int64_t cutoff_e4 = run->batch->cutoffs_e4 ? run->batch->cutoffs_e4[code->index] : 0;

	(void)level;
	for (size_t i = 0; i < view->count; i++)
		numbers[i] = cutoff_e4;
}

static void number_text(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	(void)level;
	for (size_t i = 0; i < view->count; i++) {
		const enum rule_failure failure = text_number(text_of(run, code, view->candidates[i]), &numbers[i]);

		if (failure != FAILURE_NONE)
			run_fail(run, view, i, failure);
	}
}

static void number_truth(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	uint16_t *chosen = run->scratch->levels[level]->chosen;
	const size_t count = code_choose(run, code->arguments[0], view, level + 1, chosen);

	for (size_t i = 0; i < view->count; i++)
		numbers[i] = 0;
	for (size_t i = 0; i < count; i++)
		numbers[chosen[i]] = E4;
}

/* --- arithmetic ------------------------------------------------------------------------------------------------------------- */
struct operand operand_of(struct run *run, const struct code *code, const struct view *view, size_t level)
{
	if (code->op == CODE_CONSTANT)
		return (struct operand){ &code->number_e4, 0 };
	return (struct operand){ code_numbers(run, code, view, level), 1 };
}

void fail_row(struct run *run, const struct view *view, size_t row, int64_t *number, enum rule_failure failure)
{
	*number = 0;
	run_fail(run, view, row, failure);
}

static void add(struct run *run, const struct view *view, int64_t *numbers, struct operand right)
{
	for (size_t i = 0; i < view->count; i++)
		if (__builtin_add_overflow(numbers[i], right.numbers[i * right.stride], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

static void subtract(struct run *run, const struct view *view, int64_t *numbers, struct operand right)
{
	for (size_t i = 0; i < view->count; i++)
		if (__builtin_sub_overflow(numbers[i], right.numbers[i * right.stride], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

/* decimal_multiply in 64 bits where they suffice, as they nearly always do. */
static inline bool multiply_number(int64_t a, int64_t b, int64_t *result)
{
	int64_t product;

	if (__builtin_mul_overflow(a, b, &product) || __builtin_add_overflow(product, product < 0 ? -(E4 / 2) : E4 / 2, &product))
		return decimal_multiply(a, b, result);
	*result = product / E4;
	return true;
}

static void multiply(struct run *run, const struct view *view, int64_t *numbers, struct operand right)
{
	for (size_t i = 0; i < view->count; i++)
		if (!multiply_number(numbers[i], right.numbers[i * right.stride], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

static void divide(struct run *run, const struct view *view, int64_t *numbers, struct operand right)
{
	for (size_t i = 0; i < view->count; i++) {
		const int64_t divisor = right.numbers[i * right.stride];

		if (!decimal_divide(numbers[i], divisor, &numbers[i]))
			fail_row(run, view, i, &numbers[i], divisor == 0 ? FAILURE_DIVISION : FAILURE_OVERFLOW);
	}
}

/* Chains: the first number, changed by each further one in turn. */
static void number_chain(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	static void (*const steps[])(struct run *, const struct view *, int64_t *, struct operand) = {
		[CODE_ADD] = add,
		[CODE_SUBTRACT] = subtract,
		[CODE_MULTIPLY] = multiply,
		[CODE_DIVIDE] = divide,
	};

	code_numbers(run, code->arguments[0], view, level);
	for (size_t i = 1; i < code->n_arguments; i++)
		steps[code->op](run, view, numbers, operand_of(run, code->arguments[i], view, level + 1));
}

static void number_negate(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers)
{
	code_numbers(run, code->arguments[0], view, level);
	for (size_t i = 0; i < view->count; i++)
		if (!decimal_negate(numbers[i], &numbers[i]))
			fail_row(run, view, i, &numbers[i], FAILURE_OVERFLOW);
}

int64_t *code_numbers(struct run *run, const struct code *code, const struct view *view, size_t level)
{
	static number_function *const functions[] = {
		[CODE_CONSTANT] = number_constant, [CODE_MARK] = number_mark,        [CODE_DERIVED] = number_derived,
		[CODE_TOTAL] = number_total,       [CODE_BONUS] = number_bonus,      [CODE_CHOICE] = number_choice,
		[CODE_CUTOFF] = number_cutoff,     [CODE_TEXT_NUMBER] = number_text, [CODE_TRUTH_NUMBER] = number_truth,
		[CODE_ADD] = number_chain,         [CODE_SUBTRACT] = number_chain,   [CODE_MULTIPLY] = number_chain,
		[CODE_DIVIDE] = number_chain,      [CODE_NEGATE] = number_negate,
#define FUNCTION(word, name, least, most, usage) [CODE_##name] = number_##word,
		RULE_FUNCTIONS(FUNCTION)
#undef FUNCTION
	};
	int64_t *numbers = run->scratch->levels[level]->numbers;

	functions[code->op](run, code, view, level, numbers);
	return numbers;
}
