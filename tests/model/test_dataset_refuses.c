/* SPDX-License-Identifier: ISC */
/* What no dataset is made of: rows that name what is not there, stand twice or out of order; and memory running out. */
#include "../support/memory.h"

#include <stdio.h>
#include <string.h>

#include "year.h"

/* Each spoils the small year in one place. */
/* clang-format off: one line each */
static void school_unknown(struct year *y)
{
	y->programs[0].school = "S9";
}
static void subject_twice(struct year *y)
{
	y->subjects[1].code = "math";
}
static void school_twice(struct year *y)
{
	y->schools[1].code = "S2";
}
static void program_twice(struct year *y)
{
	y->programs[2].code = "P2";
}
static void tier_twice(struct year *y)
{
	y->tiers[1].code = "A";
}
static void seq_twice(struct year *y)
{
	y->tiers[1].seq = 20;
}
static void inherits_later(struct year *y)
{
	y->tiers[1].inherits = "A";
}
static void inherits_itself(struct year *y)
{
	y->tiers[0].inherits = "A";
}
static void inherits_unknown(struct year *y)
{
	y->tiers[0].inherits = "Z;Q";
}
static void bands_bad(struct year *y)
{
	y->tiers[0].bands = "1,,3";
}
static void bands_zero(struct year *y)
{
	y->tiers[0].bands = "0";
}
static void bands_large(struct year *y)
{
	y->tiers[0].bands = "1000";
}
static void bands_mixed(struct year *y)
{
	y->tiers[0].bands = "1;3";
}
static void bands_word(struct year *y)
{
	y->tiers[0].bands = "both";
}
static void plan_tier(struct year *y)
{
	y->plans[0].tier = "Q";
}
static void plan_program(struct year *y)
{
	y->plans[0].program = "P9";
}
static void plan_twice(struct year *y)
{
	y->plans[0].pool = "quota";
}
static void rollover_unknown(struct year *y)
{
	y->plans[0].rollover = "none";
}
static void rollover_back(struct year *y)
{
	y->plans[1].rollover = "quota";
}
static void rollover_itself(struct year *y)
{
	y->plans[1].rollover = "open";
}
static void candidate_twice(struct year *y)
{
	y->candidates[1].candidate_no = "001";
}
static void candidate_back(struct year *y)
{
	y->candidates[1].candidate_no = "000";
}
static void score_candidate(struct year *y)
{
	y->scores[0].candidate_no = "000";
}
static void score_back(struct year *y)
{
	y->scores[4].candidate_no = "001";
}
static void score_subject(struct year *y)
{
	y->scores[0].subject = "art";
}
static void score_twice(struct year *y)
{
	y->scores[1].subject = "chinese";
}
static void bonus_candidate(struct year *y)
{
	y->bonuses[2].candidate_no = "999";
}
static void bonus_back(struct year *y)
{
	y->bonuses[2].candidate_no = "001";
}
static void bonus_twice(struct year *y)
{
	y->bonuses[1].policy = "侨属";
}
static void choice_candidate(struct year *y)
{
	y->choices[6].candidate_no = "11";
}
static void choice_back(struct year *y)
{
	y->choices[6].candidate_no = "001";
}
static void choice_tier(struct year *y)
{
	y->choices[0].tier = "Q";
}
static void choice_program(struct year *y)
{
	y->choices[0].program = "P9";
}
static void choice_twice(struct year *y)
{
	y->choices[1].rank = 1;
}
static void choice_twice_last(struct year *y)
{
	y->choices[7] = y->choices[6];
}
static void return_tier(struct year *y)
{
	y->returns[0].tier = "Q";
}
static void return_candidate(struct year *y)
{
	y->returns[0].candidate_no = "9";
}
static void return_program(struct year *y)
{
	y->returns[0].program = "P9";
}
static void return_twice(struct year *y)
{
	y->returns[3] = y->returns[0];
}
static void order_pool(struct year *y)
{
	y->orders[1].pool = "gone";
}
static void order_candidate(struct year *y)
{
	y->orders[1].candidate_no = "9";
}
static void order_twice(struct year *y)
{
	y->orders[2] = y->orders[0];
}
static void office_key(struct year *y)
{
	y->office[0][0] = "colour";
}
static void office_rule(struct year *y)
{
	y->office[0][0] = "bonus_rule";
}
static void office_cap(struct year *y)
{
	y->office[0][0] = "bonus_cap";
}
/* clang-format on */

static const struct {
	void (*spoil)(struct year *year);
	const char *text;
} cases[] = {
	{ school_unknown, "programs P2: there is no school S9" },
	{ subject_twice, "subjects: math stands twice" },
	{ school_twice, "schools: S2 stands twice" },
	{ program_twice, "programs: P2 stands twice" },
	{ tier_twice, "tiers: A stands twice" },
	{ seq_twice, "have the same seq" },
	{ inherits_later, "tiers Z: inherits names A, which is no earlier tier" },
	{ inherits_itself, "tiers A: inherits names A, which is no earlier tier" },
	{ inherits_unknown, "tiers A: inherits names Q, which is no earlier tier" },
	{ bands_bad, "tiers A: bad band sizes" },
	{ bands_zero, "tiers A: bad band sizes" },
	{ bands_large, "tiers A: bad band sizes" },
	{ bands_mixed, "tiers A: bad band sizes" },
	{ bands_word, "tiers A: bad band sizes" },
	{ plan_tier, "plans: there is no tier Q" },
	{ plan_program, "plans: there is no program P9" },
	{ plan_twice, "plans: A,P1,quota stands twice" },
	{ rollover_unknown, "plans A,P1,talent: rollover names none, which is no later pool of the program" },
	{ rollover_back, "plans A,P1,open: rollover names quota, which is no later pool of the program" },
	{ rollover_itself, "plans A,P1,open: rollover names open, which is no later pool of the program" },
	{ candidate_twice, "candidates: 001 is out of order" },
	{ candidate_back, "candidates: 000 is out of order" },
	{ score_candidate, "scores: there is no candidate 000" },
	{ score_back, "scores: candidate 001 is out of order" },
	{ score_subject, "scores: there is no subject art" },
	{ score_twice, "scores: 001,chinese stands twice" },
	{ bonus_candidate, "bonuses: there is no candidate 999" },
	{ bonus_back, "bonuses: candidate 001 is out of order" },
	{ bonus_twice, "bonuses: 002,侨属 is out of order" },
	{ choice_candidate, "choices: there is no candidate 11" },
	{ choice_back, "choices: candidate 001 is out of order" },
	{ choice_tier, "choices: there is no tier Q" },
	{ choice_program, "choices: there is no program P9" },
	{ choice_twice, "choices: 001,A,1 stands twice" },
	{ choice_twice_last, "choices: 10,M,1 stands twice" },
	{ return_tier, "returns: there is no tier Q" },
	{ return_candidate, "returns: there is no candidate 9" },
	{ return_program, "returns: there is no program P9" },
	{ return_twice, "returns: Z,001,P2 stands twice" },
	{ order_pool, "orders A,002: the plan has no pool P1,gone" },
	{ order_candidate, "orders: there is no candidate 9" },
	{ order_twice, "orders: M,003 stands twice" },
	{ office_key, "office: there is no key 'colour'" },
	{ office_rule, "is neither max nor sum" },
	{ office_cap, "office: bonus_cap: " },
};

static void dataset_finish__refuses__rows_that_do_not_fit(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct year year;
		struct dataset *dataset;
		struct problem problem = { 0 };

		year_fill(&year);
		cases[i].spoil(&year);
		if (year_build(&year, YEAR_FORWARD, &dataset, &problem) != STATUS_FAULT)
			fail_msg("taken though spoilt: %s", cases[i].text);
		assert_null(dataset);
		if (!strstr(problem.text, cases[i].text))
			fail_msg("'%s' is not said by '%s'", cases[i].text, problem.text);
	}
}

static void dataset_finish__tells_the_first_fault__of_several(void **state)
{
	struct year year;
	struct dataset *dataset;
	struct problem problem = { 0 };

	(void)state;
	year_fill(&year);
	score_subject(&year);
	choice_tier(&year);
	assert_int_equal(year_build(&year, YEAR_FORWARD, &dataset, &problem), STATUS_FAULT);
	assert_string_equal(problem.text, "scores: there is no subject art");
}

static void dataset_builder__refuses__more_tiers_than_a_choice_can_number(void **state)
{
	(void)state;
	for (int most = 65535; most <= 65536; most++) {
		struct dataset_builder *builder = dataset_begin();
		struct dataset *dataset;
		char code[16];

		for (int i = 0; i < most; i++) {
			snprintf(code, sizeof code, "T%d", i);
			dataset_add_tier(builder, &(struct tier_row){ .code = code, .seq = i, .filing_e2 = 100 });
		}
		assert_int_equal(dataset_finish(builder, &dataset, NULL), most == 65535 ? STATUS_OK : STATUS_FAULT);
		dataset_free(dataset);
	}
}

static void dataset_builder__refuses__small_rows_after_the_candidates(void **state)
{
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset;
	struct problem problem = { 0 };

	(void)state;
	dataset_begin_candidates(builder);
	dataset_add_school(builder, &(struct school_row){ .code = "S" });
	assert_int_equal(dataset_finish(builder, &dataset, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "after the candidates"));
}

static void dataset_builder__refuses__candidates_before_the_beginning_and_after_the_end(void **state)
{
	const struct candidate_row row = { .candidate_no = "2" };
	struct dataset_builder *early = dataset_begin();
	struct dataset_builder *late = dataset_begin();
	struct dataset *dataset;

	(void)state;
	dataset_add_candidate(early, &row);
	assert_int_equal(dataset_finish(early, &dataset, NULL), STATUS_FAULT);
	dataset_begin_candidates(late);
	dataset_add_candidate(late, &(struct candidate_row){ .candidate_no = "1" });
	dataset_add_bonus(late, "1", "p", 100);
	dataset_add_candidate(late, &row);
	assert_int_equal(dataset_finish(late, &dataset, NULL), STATUS_FAULT);
	assert_null(dataset);
}

static void dataset_builder__can_be_abandoned__at_any_stage(void **state)
{
	(void)state;
	for (int stage = 0; stage < 3; stage++) {
		struct dataset_builder *builder = dataset_begin();

		dataset_add_subject(builder, &(struct subject_row){ .code = "a", .full_mark_e2 = 1, .step_e2 = 1 });
		if (stage > 0) {
			dataset_begin_candidates(builder);
			dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = "1", .tags = "x;y=2" });
		}
		if (stage > 1)
			dataset_add_score(builder, "1", "a", 1, SCORE_PRESENT);
		dataset_abandon(builder);
	}
}

static void dataset_builder__reports_memory__wherever_it_runs_out(void **state)
{
	struct year year;
	bool refused = true;

	(void)state;
	if (!allocator_can_fail())
		skip();
	year_fill(&year);
	for (unsigned long good = 0; refused; good++) {
		struct dataset *dataset;
		struct problem problem = { 0 };
		enum status status;

		allocator_fail_after(good);
		status = year_build(&year, YEAR_BACKWARD, &dataset, &problem);
		refused = allocator_heal();
		if (status == STATUS_OK)
			assert_non_null(dataset);
		else
			assert_int_equal(status, STATUS_ENVIRONMENT);
		/* Only giving back what is too much may fail unnoticed. */
		if (!refused)
			assert_int_equal(status, STATUS_OK);
		dataset_free(dataset);
		assert_true(good < 10000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dataset_finish__refuses__rows_that_do_not_fit),
		cmocka_unit_test(dataset_finish__tells_the_first_fault__of_several),
		cmocka_unit_test(dataset_builder__refuses__more_tiers_than_a_choice_can_number),
		cmocka_unit_test(dataset_builder__refuses__small_rows_after_the_candidates),
		cmocka_unit_test(dataset_builder__refuses__candidates_before_the_beginning_and_after_the_end),
		cmocka_unit_test(dataset_builder__can_be_abandoned__at_any_stage),
		cmocka_unit_test(dataset_builder__reports_memory__wherever_it_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
