/* SPDX-License-Identifier: ISC */
/* Totals: bonus after rule and cap, derived subjects in their order, the total, and what each says when it fails. */
#include "../support/memory.h"
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>

/* A small year made for one test: subjects and candidates a, b, c ... with marks as given. */
struct made {
	struct dataset_builder *builder;
	struct dataset *dataset;
	struct totals *totals;
	struct problem problem;
};

static void begin(struct made *made)
{
	*made = (struct made){ .builder = dataset_begin() };
	assert_non_null(made->builder);
}

static void add_subject(struct made *made, const char *code, int64_t weight_e2, const char *formula)
{
	const struct subject_row row = {
		.code = code,
		.name = code,
		.full_mark_e2 = 2000000000,
		.step_e2 = 1,
		.weight_e2 = weight_e2,
		.formula = formula,
	};

	dataset_add_subject(made->builder, &row);
}

static void add_candidates(struct made *made, size_t count)
{
	dataset_begin_candidates(made->builder);
	for (size_t i = 0; i < count; i++) {
		char candidate_no[24];

		snprintf(candidate_no, sizeof(candidate_no), "%06zu", i);
		dataset_add_candidate(
		        made->builder,
		        &(struct candidate_row){
		                .candidate_no = candidate_no, .feeder = "", .district = "", .category = "", .tags = "" });
	}
}

static enum status finish(struct made *made)
{
	if (dataset_finish(made->builder, &made->dataset, &made->problem) != STATUS_OK)
		fail_msg("%s", made->problem.text);
	return totals_compute(made->dataset, &made->totals, &made->problem);
}

static void end(struct made *made)
{
	totals_free(made->totals);
	dataset_free(made->dataset);
}

static void assert_number(int64_t number_e4, const char *expected)
{
	char text[DECIMAL_TEXT];

	decimal_write(number_e4, text);
	assert_string_equal(text, expected);
}

static void assert_fault(struct made *made, const char *words)
{
	if (finish(made) != STATUS_FAULT)
		fail_msg("no fault: %s", words);
	if (!strstr(made->problem.text, words))
		fail_msg("%s (not: %s)", made->problem.text, words);
	assert_null(made->totals);
	end(made);
}

/* --- bonus ------------------------------------------------------------------------------------------------------------------ */
static int64_t bonus_with(const char *rule, const char *cap)
{
	struct made made;

	begin(&made);
	dataset_set_office(made.builder, "bonus_rule", rule);
	dataset_set_office(made.builder, "bonus_cap", cap);
	add_candidates(&made, 2);
	dataset_add_bonus(made.builder, "000001", "a", 500);
	dataset_add_bonus(made.builder, "000001", "b", 1025);
	dataset_add_bonus(made.builder, "000001", "c", 300);
	assert_int_equal(finish(&made), STATUS_OK);
	assert_int_equal(made.totals->bonus_e4[0], 0);
	const int64_t bonus_e4 = made.totals->bonus_e4[1];
	assert_int_equal(made.totals->total_e4[1], bonus_e4);
	end(&made);
	return bonus_e4;
}

static void totals_compute__takes__the_highest_bonus_or_their_sum(void **state)
{
	(void)state;
	assert_number(bonus_with("max", ""), "10.25");
	assert_number(bonus_with("sum", ""), "18.25");
	assert_number(bonus_with("", ""), "10.25");
}

static void totals_compute__caps__the_bonus(void **state)
{
	(void)state;
	assert_number(bonus_with("max", "8"), "8");
	assert_number(bonus_with("max", "10.25"), "10.25");
	assert_number(bonus_with("sum", "12.5"), "12.5");
	assert_number(bonus_with("sum", "20"), "18.25");
	assert_number(bonus_with("sum", "0"), "0");
}

/* --- the total -------------------------------------------------------------------------------------------------------------- */
/* Marks of three subjects and the bonus of candidate 000000, under weights in 1/100. */
static int64_t total_with(const char *rule, int64_t weight_a, int64_t weight_b, int64_t weight_derived)
{
	struct made made;

	begin(&made);
	dataset_set_office(made.builder, "total", rule);
	add_subject(&made, "a", weight_a, NULL);
	add_subject(&made, "b", weight_b, NULL);
	add_subject(&made, "third", weight_derived, "a/3");
	add_candidates(&made, 1);
	dataset_add_score(made.builder, "000000", "a", 10050, SCORE_PRESENT);
	dataset_add_score(made.builder, "000000", "b", 7, SCORE_PRESENT);
	dataset_add_bonus(made.builder, "000000", "x", 300);
	assert_int_equal(finish(&made), STATUS_OK);
	const int64_t total_e4 = made.totals->total_e4[0];
	end(&made);
	return total_e4;
}

static void totals_compute__sums__weight_times_mark_and_bonus(void **state)
{
	(void)state;
	assert_number(total_with("", 100, 100, 0), "103.57");
	assert_number(total_with("", 50, 33, 0), "53.2731");
	assert_number(total_with("", 1, 1, 0), "4.0057");
	assert_number(total_with("", 0, 0, 0), "3");
	assert_number(total_with("", -100, 100, 0), "-97.43");
	/* A derived subject counts where it has a weight; its product is rounded: 33.5 x 0.5. */
	assert_number(total_with("", 100, 100, 50), "120.32");
	assert_number(total_with("", 0, 0, 33), "14.055");
}

static void totals_compute__follows__the_office(void **state)
{
	(void)state;
	assert_number(total_with("a + b", 100, 100, 0), "100.57");
	assert_number(total_with("a*2 - bonus", 100, 100, 0), "198");
	assert_number(total_with("third*3 + bonus", 0, 0, 0), "103.5");
	assert_number(total_with("(status.a = 'present') * 5", 0, 0, 0), "5");
}

static void totals_compute__rounds__each_product(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	/* Each of the two is 0.00005 before it is rounded. */
	add_subject(&made, "a", 0, NULL);
	add_subject(&made, "d", 50, "a/100");
	add_subject(&made, "e", 50, "a/100");
	add_candidates(&made, 1);
	dataset_add_score(made.builder, "000000", "a", 1, SCORE_PRESENT);
	assert_int_equal(finish(&made), STATUS_OK);
	assert_number(made.totals->total_e4[0], "0.0002");
	end(&made);
}

static void totals_compute__reports__an_overflow_of_the_default_total(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	add_subject(&made, "a", 100000000000, NULL);
	add_candidates(&made, 3);
	dataset_add_score(made.builder, "000001", "a", 2000000000, SCORE_PRESENT);
	dataset_add_score(made.builder, "000002", "a", 2000000000, SCORE_PRESENT);
	assert_fault(&made, "office total: candidate 000001: a number too large");
}

static void totals_compute__reports__the_first_candidate_that_fails(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	dataset_set_office(made.builder, "total", "100/(a-1)");
	add_subject(&made, "a", 100, NULL);
	add_candidates(&made, 40000);
	dataset_add_score(made.builder, "003000", "a", 100, SCORE_PRESENT);
	dataset_add_score(made.builder, "020000", "a", 100, SCORE_PRESENT);
	dataset_add_score(made.builder, "039999", "a", 100, SCORE_PRESENT);
	assert_fault(&made, "office total: candidate 003000: division by zero");
}

static void totals_compute__reports__a_fault_in_the_total(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	dataset_set_office(made.builder, "total", "a + total");
	add_subject(&made, "a", 100, NULL);
	add_candidates(&made, 1);
	assert_fault(&made, "office total: column 5: `total` may not be named in the office's total");
}

/* --- derived subjects ------------------------------------------------------------------------------------------------------- */
static void totals_compute__derives__subjects_from_derived_ones(void **state)
{
	struct made made;
	int64_t mark_e4;

	(void)state;
	begin(&made);
	add_subject(&made, "a", 0, "b+c");
	add_subject(&made, "b", 0, "c*2");
	add_subject(&made, "c", 0, "max(d, m)");
	add_subject(&made, "d", 0, "m/3");
	add_subject(&made, "m", 0, NULL);
	add_candidates(&made, 2);
	dataset_add_score(made.builder, "000001", "m", 1000, SCORE_PRESENT);
	assert_int_equal(finish(&made), STATUS_OK);
	assert_true(totals_mark(made.dataset, made.totals, 0, 1, &mark_e4));
	assert_number(mark_e4, "30");
	assert_true(totals_mark(made.dataset, made.totals, 3, 1, &mark_e4));
	assert_number(mark_e4, "3.3333");
	assert_true(totals_mark(made.dataset, made.totals, 0, 0, &mark_e4));
	assert_number(mark_e4, "0");
	assert_number(made.totals->total_e4[1], "0");
	end(&made);
}

static void totals_compute__names__the_subjects_of_a_circle(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	add_subject(&made, "a", 0, "b+m");
	add_subject(&made, "b", 0, "1+c");
	add_subject(&made, "c", 0, "m*(b-1)");
	add_subject(&made, "m", 0, NULL);
	add_candidates(&made, 1);
	assert_fault(&made, "subjects b formula: the formulas go round in a circle: b > c > b");
	begin(&made);
	add_subject(&made, "self", 0, "self");
	add_candidates(&made, 0);
	assert_fault(&made, "self > self");
}

static void totals_compute__reports__the_formula_that_fails(void **state)
{
	struct made made;

	(void)state;
	begin(&made);
	add_subject(&made, "m", 100, NULL);
	add_subject(&made, "d", 0, "1/m");
	add_candidates(&made, 3);
	dataset_add_score(made.builder, "000000", "m", 100, SCORE_PRESENT);
	dataset_add_score(made.builder, "000002", "m", 100, SCORE_PRESENT);
	assert_fault(&made, "subjects d formula: candidate 000001: division by zero");
	begin(&made);
	add_subject(&made, "d", 0, "x+1");
	add_candidates(&made, 1);
	assert_fault(&made, "subjects d formula: column 1: unknown name `x`");
}

static void totals_mark__tells__a_mark_from_none(void **state)
{
	const struct year *year = *state;
	const struct dataset *d = year->dataset;
	const candidate_ix c = dataset_find_candidate(d, "042032");
	const candidate_ix zero = dataset_find_candidate(d, "77");
	int64_t mark_e4;

	assert_true(totals_mark(d, year->totals, dataset_find_subject(d, "chinese", 7), c, &mark_e4));
	assert_number(mark_e4, "120.5");
	assert_true(totals_mark(d, year->totals, dataset_find_subject(d, "pe", 2), c, &mark_e4));
	assert_number(mark_e4, "30");
	assert_false(totals_mark(d, year->totals, dataset_find_subject(d, "english", 7), c, &mark_e4));
	assert_number(mark_e4, "0");
	assert_false(totals_mark(d, year->totals, dataset_find_subject(d, "history", 7), c, &mark_e4));
	assert_true(totals_mark(d, year->totals, dataset_find_subject(d, "math", 4), zero, &mark_e4));
	assert_number(mark_e4, "0");
}

/* --- memory ----------------------------------------------------------------------------------------------------------------- */
struct computing {
	const struct dataset *dataset;
	const struct totals *expected;
};

static enum status compute(void *context, struct problem *problem)
{
	const struct computing *computing = context;
	struct totals *totals = NULL;
	const enum status status = totals_compute(computing->dataset, &totals, problem);

	if (status == STATUS_OK)
		assert_memory_equal(totals->total_e4, computing->expected->total_e4, computing->dataset->n_candidates * sizeof(int64_t));
	else
		assert_null(totals);
	totals_free(totals);
	return status;
}

static void survive(const struct dataset *dataset, const struct totals *expected)
{
	struct computing computing = { dataset, expected };

	memory_fail_each(&(struct memory_trial){ .attempt = compute, .context = &computing });
}

static void totals_compute__survives__every_failing_allocation(void **state)
{
	const struct year *year = *state;
	struct made made;

	survive(year->dataset, year->totals);
	begin(&made);
	dataset_set_office(made.builder, "total", "d + bonus");
	add_subject(&made, "m", 100, NULL);
	add_subject(&made, "d", 0, "m*2");
	add_candidates(&made, 1);
	dataset_add_score(made.builder, "000000", "m", 100, SCORE_PRESENT);
	assert_int_equal(finish(&made), STATUS_OK);
	assert_number(made.totals->total_e4[0], "2");
	survive(made.dataset, made.totals);
	end(&made);
	totals_free(NULL);
}

static int make(void **state)
{
	static struct year year;

	year = year_make();
	*state = &year;
	return 0;
}

static int clean(void **state)
{
	year_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_compute__takes__the_highest_bonus_or_their_sum),
		cmocka_unit_test(totals_compute__caps__the_bonus),
		cmocka_unit_test(totals_compute__sums__weight_times_mark_and_bonus),
		cmocka_unit_test(totals_compute__follows__the_office),
		cmocka_unit_test(totals_compute__rounds__each_product),
		cmocka_unit_test(totals_compute__reports__an_overflow_of_the_default_total),
		cmocka_unit_test(totals_compute__reports__the_first_candidate_that_fails),
		cmocka_unit_test(totals_compute__reports__a_fault_in_the_total),
		cmocka_unit_test(totals_compute__derives__subjects_from_derived_ones),
		cmocka_unit_test(totals_compute__names__the_subjects_of_a_circle),
		cmocka_unit_test(totals_compute__reports__the_formula_that_fails),
		cmocka_unit_test(totals_mark__tells__a_mark_from_none),
		cmocka_unit_test(totals_compute__survives__every_failing_allocation),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
