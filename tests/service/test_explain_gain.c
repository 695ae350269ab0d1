/* SPDX-License-Identifier: ISC */
/* What would have been enough: steps, bounds, and every answer against whole runs with another total. */
#include "explained.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#define EDITS(...) ((const struct explain_edit[EXPLAIN_EDITS_MOST]){ __VA_ARGS__ })

static int64_t e4(const char *text)
{
	int64_t value_e4;

	assert_int_equal(decimal_read(text, strlen(text), 4, 4, &value_e4), DECIMAL_GOOD);
	return value_e4;
}

/* --- steps
 * ---------------------------------------------------------------------------------------------------------------------------- */

/* The step of a year with these subjects: up to three of step, weight and whether they are derived. */
struct step_case {
	const char *step, *weight;
	bool is_derived;
};

static int64_t step_of(const struct step_case cases[3])
{
	struct subject subjects[3];
	struct dataset dataset = { .subjects = subjects };

	for (; dataset.n_subjects < 3 && cases[dataset.n_subjects].step; dataset.n_subjects++) {
		const struct step_case *of = &cases[dataset.n_subjects];
		subjects[dataset.n_subjects] = (struct subject){ .code = "s",
			                                         .formula = of->is_derived ? "0" : NULL,
			                                         .step_e2 = (int32_t)(e4(of->step) / (E4 / E2)),
			                                         .weight_e4 = e4(of->weight) };
	}
	return explain_gain_step(&dataset);
}

#define STEP(...) step_of((const struct step_case[3]){ __VA_ARGS__ })

static void explain_gain_step__is_the_greatest_common_divisor__of_step_times_weight(void **state)
{
	(void)state;
	assert_int_equal(STEP({ "0.5", "1", false }, { "1", "1", false }), e4("0.5"));
	assert_int_equal(STEP({ "1", "1", false }, { "1", "0.75", false }), e4("0.25"));
	assert_int_equal(STEP({ "2", "3", false }, { "1", "4", false }), e4("2"));
	assert_int_equal(STEP({ "0.5", "-1", false }, { "1", "1", false }), e4("0.5"));
}

static void explain_gain_step__leaves_out__what_is_derived_or_weightless(void **state)
{
	(void)state;
	assert_int_equal(STEP({ "1", "1", false }, { "0.1", "1", true }), e4("1"));
	assert_int_equal(STEP({ "1", "1", false }, { "0.1", "0", false }), e4("1"));
}

static void explain_gain_step__is_never_below_a_hundredth__nor_nothing(void **state)
{
	(void)state;
	assert_int_equal(STEP({ "0.05", "0.05", false }), e4("0.01"));
	assert_int_equal(STEP({ "1", "0", false }), e4("0.5"));
	assert_int_equal(STEP({ 0 }), e4("0.5"));
}

/* --- how far
 * -------------------------------------------------------------------------------------------------------------------------- */

static void assert_most(const struct explain_edit edits[EXPLAIN_EDITS_MOST], const char *most, bool is_cut)
{
	struct explained e;

	explained_begin(&e, edits, "05");
	assert_int_equal(e.explanation.most_gain_e4, e4(most));
	assert_int_equal(e.explanation.is_gain_cut, is_cut);
	explained_end(&e);
}

static void explain_candidate__tries_gains_up_to_a_step_past_the_full_total__of_marks_and_bonus(void **state)
{
	(void)state;
	assert_most(NULL, "180.5", false);
	assert_most(EDITS({ "", "\nbonuses: candidate_no | policy | points\n05 | 烈士子女 | 10\n" }), "180.5", false);
}

static void explain_candidate__tries_gains_up_to_a_step_past_the_highest_total__where_that_is_more(void **state)
{
	(void)state;
	assert_most(EDITS({ "lottery_seed | 20260618\n", "lottery_seed | 20260618\ntotal | (chinese + math) * 2\n" }), "160.5",
	            false);
}

static void explain_candidate__stops_after_the_most_steps__and_says_so(void **state)
{
	(void)state;
	assert_most(EDITS({ "chinese | 语文 | 150 | 0.5", "chinese | 语文 | 1000 | 0.01" }), "200", true);
	assert_most(EDITS({ "chinese | 语文 | 150 | 0.5", "chinese | 语文 | 169.99 | 0.01" }), "200", false);
	assert_most(EDITS({ "chinese | 语文 | 150 | 0.5", "chinese | 语文 | 170 | 0.01" }), "200", true);
}

/* --- what counts as better
 * -------------------------------------------------------------------------------------------------------------- */

static void explain_candidate__takes_an_earlier_choice_for_better__where_that_needs_less(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e,
	                EDITS({ "T2 | P1 | open | 1 | |", "T2 | P1 | open | 1 | choice = 1 and total >= 181 |" },
	                      { "02 | T2 | 1 | P1\n", "" }),
	                "03");
	assert_int_equal(explained_choice(&e, "T2", 1)->gain_e4, e4("1"));
	explained_look(&e, "04");
	const struct explain_choice *second = explained_choice(&e, "T2", 2);
	assert_int_equal(second->gain, GAIN_FOUND);
	assert_int_equal(second->gain_e4, e4("11"));
	assert_int_equal(second->gain_place.choice, 1);
	explained_end(&e);
}

static void explain_candidate__takes_no_adjusted_place_for_better__than_a_choice(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e,
	                EDITS({ "T2 | 统招 | 2 | total > math | | | | | | |", "T2 | 统招 | 2 | total > math | | | | | | | tier" },
	                      { "T2 | P3 | open | 1 | |", "T2 | P3 | open | 2 | total >= 121 |" },
	                      { "05 | 五 | local | 0", "05 | 五 | local | 1" }, { "05 | T2 | 2 | P3\n", "" }),
	                "05");
	assert_int_equal(explained_choice(&e, "T2", 1)->gain, GAIN_FOUND);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain_e4, e4("70.5"));
	explained_end(&e);
}

/* --- against whole runs
 * ------------------------------------------------------------------------------------------------------------------- */

static bool is_enough(const struct explained *e, const struct outcome *outcome, candidate_ix candidate, tier_ix tier, unsigned rank)
{
	const struct placement *place = outcome_placement(outcome, candidate);

	(void)e;
	if (!place || place->by_order || place->choice == 0)
		return false;
	tier_ix at = outcome->pools[place->pool].tier;
	return at < tier || (at == tier && place->choice <= rank);
}

/* The least gain by so many whole runs; -1: none. */
static int64_t find_by_runs(const struct explained *e, tier_ix tier, unsigned rank)
{
	const struct match_request request = { .dataset = e->session.year.dataset,
		                               .totals = e->session.year.totals,
		                               .n_tiers = IX_NONE };
	candidate_ix candidate = e->explanation.candidate;
	int64_t *total_e4 = &e->session.year.totals->total_e4[candidate], own_e4 = *total_e4, found_e4 = -1;

	for (int64_t gain_e4 = e->explanation.step_e4; found_e4 < 0 && gain_e4 <= e->explanation.most_gain_e4;
	     gain_e4 += e->explanation.step_e4) {
		struct outcome *outcome;
		*total_e4 = own_e4 + gain_e4;
		assert_int_equal(match_run(&request, &outcome, NULL), STATUS_OK);
		if (is_enough(e, outcome, candidate, tier, rank))
			found_e4 = gain_e4;
		outcome_free(outcome);
	}
	*total_e4 = own_e4;
	return found_e4;
}

static size_t compare_choices(const struct explained *e)
{
	size_t compared = 0;

	for (size_t t = 0; t < e->explanation.n_tiers; t++)
		for (size_t i = 0; i < e->explanation.tiers[t].n_choices; i++) {
			const struct explain_choice *choice = &e->explanation.tiers[t].choices[i];
			if (choice->gain == GAIN_NOT_ASKED)
				continue;
			int64_t expected_e4 = find_by_runs(e, e->explanation.tiers[t].tier, choice->rank);
			assert_int_equal(choice->gain, expected_e4 < 0 ? GAIN_NONE : GAIN_FOUND);
			if (expected_e4 >= 0)
				assert_int_equal(choice->gain_e4, expected_e4);
			compared++;
		}
	return compared;
}

static void explain_candidate__finds_what_whole_runs_find__for_every_refused_choice(void **state)
{
	static const struct explain_edit years[][EXPLAIN_EDITS_MOST] = {
		{ { 0 } },
		{ { "04 | chinese | 80", "04 | chinese | 90" } },
		{ { "T2 | 统招 | 2 | total > math | |", "T2 | 统招 | 2 | total > math | sequential |" } },
		{ { "T2 | 统招 | 2 | total > math | | | | |", "T2 | 统招 | 2 | math > total | | 2 | math > 60 | total - 90 |" } },
		{ { "T1 | 提前 | 1 | total > math | | | |", "T1 | 提前 | 1 | total > math | | | total >= 195 |" } },
		{ { "T2 | P1 | open | 1 | |", "T2 | P1 | open | 2 | total < 185 or total > 250 | cutoff(T1) - 25" } },
		{ { "", "\nreturns: tier | candidate_no | program | reason\nT2 | 02 | P1 | 体检\n" } },
		{ { "", "\norders: tier | candidate_no | program | reason | authority\nT2 | 04 | P2 | 决定 | 教育局\n" } },
		{ { "T2 | 统招 | 2 | total > math | | | | | | |", "T2 | 统招 | 2 | total > math | | | | | reject | out | school" },
		  { "05 | 五 | local | 0", "05 | 五 | local | 1" },
		  { "04 | chinese | 80", "04 | chinese | 90" } },
	};
	static const char *const candidates[] = { "01", "02", "03", "04", "05" };
	size_t compared = 0;

	(void)state;
	for (size_t y = 0; y < sizeof years / sizeof years[0]; y++) {
		struct explained e;
		explained_make(&e, years[y]);
		for (size_t c = 0; c < sizeof candidates / sizeof candidates[0]; c++) {
			explained_look(&e, candidates[c]);
			compared += compare_choices(&e);
		}
		explained_end(&e);
	}
	print_message("# %zu counterfactuals compared with whole runs\n", compared);
	assert_true(compared > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(explain_gain_step__is_the_greatest_common_divisor__of_step_times_weight),
		cmocka_unit_test(explain_gain_step__leaves_out__what_is_derived_or_weightless),
		cmocka_unit_test(explain_gain_step__is_never_below_a_hundredth__nor_nothing),
		cmocka_unit_test(explain_candidate__tries_gains_up_to_a_step_past_the_full_total__of_marks_and_bonus),
		cmocka_unit_test(explain_candidate__tries_gains_up_to_a_step_past_the_highest_total__where_that_is_more),
		cmocka_unit_test(explain_candidate__stops_after_the_most_steps__and_says_so),
		cmocka_unit_test(explain_candidate__takes_an_earlier_choice_for_better__where_that_needs_less),
		cmocka_unit_test(explain_candidate__takes_no_adjusted_place_for_better__than_a_choice),
		cmocka_unit_test(explain_candidate__finds_what_whole_runs_find__for_every_refused_choice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
