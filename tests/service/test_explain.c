/* SPDX-License-Identifier: ISC */
/* Explanations: each verdict with what it rests on. */
#include "explained.h"

#include <string.h>

#include <luqu/decimal.h>

#define EDITS(...) ((const struct explain_edit[EXPLAIN_EDITS_MOST]){ __VA_ARGS__ })

static int64_t e4(const char *text)
{
	int64_t value_e4;

	assert_int_equal(decimal_read(text, strlen(text), 4, 4, &value_e4), DECIMAL_GOOD);
	return value_e4;
}

/* --- full
 * ----------------------------------------------------------------------------------------------------------------------------- */

static void explain_candidate__names_the_last_one_in_and_the_gap__where_a_choice_is_full(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, NULL, "03");
	const struct explain_choice *choice = explained_choice(&e, "T2", 1);
	assert_int_equal(choice->verdict, TRACE_FULL);
	assert_int_equal(choice->n_pools, 1);
	const struct explain_pool *pool = &choice->pools[0];
	assert_string_equal(pool->code, "open");
	assert_int_equal(pool->trace->rank, 2);
	assert_int_equal(pool->trace->seen, 4);
	assert_int_equal(pool->trace->seats, 1);
	assert_string_equal(explained_number(&e, pool->other), "02");
	assert_int_equal(pool->trace->last_merit_e4, e4("190"));
	assert_int_equal(pool->decider, DECIDED_BY_KEY);
	assert_int_equal(pool->decided_key, 0);
	assert_int_equal(pool->n_keys, 2);
	assert_string_equal(pool->keys[0].text, "total");
	assert_int_equal(pool->keys[0].own_e4, e4("180"));
	assert_int_equal(pool->keys[0].other_e4, e4("190"));
	assert_string_equal(pool->keys[1].text, "math");
	assert_int_equal(pool->keys[1].own_e4, e4("90"));
	assert_int_equal(pool->keys[1].other_e4, e4("95"));
	explained_end(&e);
}

static void explain_candidate__names_the_second_key__where_the_first_is_the_same(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "03 | chinese | 90", "03 | chinese | 100" }), "03");
	const struct explain_pool *pool = &explained_choice(&e, "T2", 1)->pools[0];
	assert_int_equal(pool->decider, DECIDED_BY_KEY);
	assert_int_equal(pool->decided_key, 1);
	explained_end(&e);
}

static void explain_candidate__names_the_band__where_earlier_choices_stand_first(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "T2 | 统招 | 2 | total > math | |", "T2 | 统招 | 2 | total > math | sequential |" }), "04");
	const struct explain_pool *pool = &explained_choice(&e, "T2", 3)->pools[0];
	assert_int_equal(pool->decider, DECIDED_BY_BAND);
	assert_string_equal(explained_number(&e, pool->other), "05");
	assert_int_equal(pool->trace->band, 2);
	assert_int_equal(pool->trace->last_band, 1);
	explained_end(&e);
}

static void explain_candidate__says_that_nobody_was_taken__where_an_order_has_the_only_seat(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(
	        &e, EDITS({ "", "\norders: tier | candidate_no | program | reason | authority\nT2 | 05 | P1 | 决定 | 教育局\n" }),
	        "02");
	const struct explain_pool *pool = &explained_choice(&e, "T2", 1)->pools[0];
	assert_int_equal(pool->trace->verdict, TRACE_FULL);
	assert_int_equal(pool->decider, DECIDED_BY_SEATS);
	assert_int_equal(pool->trace->seats, 0);
	assert_int_equal(pool->other, IX_NONE);
	explained_end(&e);
}

static const struct explain_edit equals_03_04 = { "04 | chinese | 80", "04 | chinese | 90" };

static void explain_candidate__counts_the_seats_left_empty__where_equals_are_rejected(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e,
	                EDITS(equals_03_04,
	                      { "T2 | 统招 | 2 | total > math | | | | | |", "T2 | 统招 | 2 | total > math | | | | | reject |" }),
	                "03");
	const struct explain_choice *choice = explained_choice(&e, "T2", 2);
	assert_int_equal(choice->verdict, TRACE_FULL);
	assert_int_equal(choice->pools[0].left_empty, 1);
	explained_end(&e);
}

/* --- the draw
 * ------------------------------------------------------------------------------------------------------------------------- */

static void assert_draw(const char *text, const char *candidate_no)
{
	unsigned char digest[DIGEST_BYTES];
	char expected[DIGEST_TEXT];

	draw_compute("20260618", "T2", candidate_no, digest);
	digest_write(digest, expected);
	assert_string_equal(text, expected);
}

static void explain_candidate__shows_both_draws__to_the_one_in_and_to_the_one_out(void **state)
{
	unsigned char of_03[DIGEST_BYTES], of_04[DIGEST_BYTES];
	struct explained e;

	(void)state;
	draw_compute("20260618", "T2", "03", of_03);
	draw_compute("20260618", "T2", "04", of_04);
	bool is_03_first = memcmp(of_03, of_04, DIGEST_BYTES) < 0;
	const char *in = is_03_first ? "03" : "04", *out = is_03_first ? "04" : "03";
	explained_begin(&e, EDITS(equals_03_04), in);
	const struct explain_choice *taken = explained_choice(&e, "T2", 2);
	assert_int_equal(taken->verdict, TRACE_TAKEN);
	assert_int_equal(taken->pools[0].decider, DECIDED_BY_DRAW);
	assert_string_equal(explained_number(&e, taken->pools[0].other), out);
	assert_draw(taken->pools[0].own_draw, in);
	assert_draw(taken->pools[0].other_draw, out);
	explained_look(&e, out);
	const struct explain_choice *refused = explained_choice(&e, "T2", 2);
	assert_int_equal(refused->verdict, TRACE_FULL);
	assert_int_equal(refused->pools[0].decider, DECIDED_BY_DRAW);
	assert_string_equal(explained_number(&e, refused->pools[0].other), in);
	assert_draw(refused->pools[0].own_draw, out);
	assert_draw(refused->pools[0].other_draw, in);
	assert_int_equal(refused->pools[0].keys[1].own_e4, refused->pools[0].keys[1].other_e4);
	explained_end(&e);
}

/* --- rules
 * ---------------------------------------------------------------------------------------------------------------------------- */

static void explain_candidate__names_the_part_that_does_not_hold__for_a_pool(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "T2 | P1 | open | 1 | |", "T2 | P1 | open | 1 | math > 10 and category = 'boarder' |" }), "03");
	const struct explain_choice *choice = explained_choice(&e, "T2", 1);
	assert_int_equal(choice->verdict, TRACE_NOT_ELIGIBLE);
	assert_string_equal(choice->pools[0].refusal.text, "math > 10 and category = 'boarder'");
	assert_string_equal(choice->pools[0].refusal.part, "category = 'boarder'");
	assert_string_equal(choice->pools[0].refusal.inputs, "category local");
	assert_int_equal(choice->gain, GAIN_NONE);
	explained_end(&e);
}

static void explain_candidate__names_the_part_that_does_not_hold__for_a_tier(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "T1 | 提前 | 1 | total > math | | | |", "T1 | 提前 | 1 | total > math | | | math >= 96 |" }),
	                "02");
	const struct explain_tier *tier = explained_tier(&e, "T1");
	assert_false(tier->trace->takes_part);
	assert_int_equal(tier->trace->reason, REASON_NOT_ELIGIBLE);
	assert_string_equal(tier->refusal.part, "math >= 96");
	assert_string_equal(tier->refusal.inputs, "math 95");
	assert_int_equal(explained_choice(&e, "T1", 1)->verdict, TRACE_NOT_ELIGIBLE);
	assert_int_equal(explained_choice(&e, "T1", 1)->gain, GAIN_NONE);
	explained_end(&e);
}

static void explain_candidate__shows_merit_and_line__for_a_pool(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "T2 | P1 | open | 1 | |", "T2 | P1 | open | 1 | | cutoff(T1) - 5" }), "02");
	const struct explain_choice *choice = explained_choice(&e, "T2", 1);
	assert_int_equal(choice->verdict, TRACE_BELOW_LINE);
	assert_true(choice->pools[0].trace->has_line);
	assert_int_equal(choice->pools[0].trace->line_e4, e4("195"));
	assert_string_equal(choice->pools[0].refusal.text, "cutoff(T1) - 5");
	assert_int_equal(explained_tier(&e, "T2")->trace->merit_e4, e4("190"));
	assert_int_equal(choice->gain, GAIN_FOUND);
	assert_int_equal(choice->gain_e4, e4("5"));
	explained_end(&e);
}

static void explain_candidate__shows_merit_and_line__for_a_tier(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "T1 | 提前 | 1 | total > math | | | | |", "T1 | 提前 | 1 | total > math | | | | math + 96 |" }),
	                "02");
	const struct explain_tier *tier = explained_tier(&e, "T1");
	assert_int_equal(tier->trace->reason, REASON_BELOW_LINE);
	assert_true(tier->has_line);
	assert_int_equal(tier->line_e4, e4("191"));
	assert_int_equal(tier->trace->merit_e4, e4("190"));
	assert_string_equal(tier->refusal.text, "math + 96");
	assert_string_equal(tier->refusal.inputs, "math 95");
	assert_int_equal(explained_choice(&e, "T1", 1)->verdict, TRACE_BELOW_LINE);
	assert_int_equal(explained_choice(&e, "T1", 1)->gain_e4, e4("10.5"));
	explained_end(&e);
}

/* --- choices that are passed over, and returns
 * ------------------------------------------------------------------------------------------ */

static void explain_candidate__tells_each_choice__of_one_that_is_placed(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, NULL, "03");
	assert_false(explained_tier(&e, "T1")->trace->takes_part);
	assert_int_equal(explained_tier(&e, "T1")->trace->reason, REASON_NO_CHOICES);
	assert_int_equal(explained_tier(&e, "T2")->n_choices, 3);
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_TAKEN);
	assert_int_equal(explained_choice(&e, "T2", 2)->gain, GAIN_NOT_ASKED);
	assert_int_equal(explained_choice(&e, "T2", 3)->verdict, TRACE_NOT_REACHED);
	assert_int_equal(explained_choice(&e, "T2", 3)->gain, GAIN_NOT_ASKED);
	assert_non_null(e.explanation.place);
	assert_int_equal(e.explanation.place->choice, 2);
	assert_int_equal(e.explanation.total_e4, e4("180"));
	explained_end(&e);
}

static void explain_candidate__does_not_reach_later_tiers__of_one_that_is_placed(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS({ "01 | T1 | 1 | P1\n", "01 | T1 | 1 | P1\n01 | T2 | 1 | P3\n" }), "01");
	assert_true(explained_tier(&e, "T2")->trace->is_placed_before);
	assert_int_equal(explained_choice(&e, "T2", 1)->verdict, TRACE_NOT_REACHED);
	explained_end(&e);
}

static void explain_candidate__tells_the_reason__of_one_without_a_place(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, NULL, "05");
	assert_null(e.explanation.place);
	assert_int_equal(e.explanation.reason, REASON_OUTRANKED);
	explained_end(&e);
}

static void explain_candidate__tells_choices_past_the_most_and_without_seats__as_passed_over(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e,
	                EDITS({ "T2 | 统招 | 2 | total > math | | |", "T2 | 统招 | 2 | total > math | | 2 |" },
	                      { "04 | T2 | 2 | P2", "04 | T2 | 2 | P4" }),
	                "04");
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_NO_POOL);
	assert_int_equal(explained_choice(&e, "T2", 3)->verdict, TRACE_BEYOND_MOST);
	assert_int_equal(explained_choice(&e, "T2", 3)->gain, GAIN_NOT_ASKED);
	explained_end(&e);
}

#define RETURN_OF_02                                                                                                               \
	{                                                                                                                          \
		"", "\nreturns: tier | candidate_no | program | reason\nT2 | 02 | P1 | 体检\n"                                   \
	}
#define RETURNS_OF_T2(words)                                                                                                       \
	{                                                                                                                          \
		"T2 | 统招 | 2 | total > math | | | | | | |", "T2 | 统招 | 2 | total > math | | | | | | " words " |"               \
	}

static void explain_candidate__tells_a_voided_place__with_the_reason_of_the_return(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS(RETURN_OF_02), "02");
	const struct explain_choice *choice = explained_choice(&e, "T2", 1);
	assert_int_equal(choice->verdict, TRACE_VOIDED);
	assert_string_equal(choice->return_reason, "体检");
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_NOT_REACHED);
	assert_int_equal(e.explanation.reason, REASON_RETURNED);
	explained_end(&e);
}

static void explain_candidate__tells_a_struck_choice__with_the_reason_of_the_return(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS(RETURNS_OF_T2("refile"), RETURN_OF_02), "02");
	const struct explain_choice *choice = explained_choice(&e, "T2", 1);
	assert_int_equal(choice->verdict, TRACE_STRUCK);
	assert_string_equal(choice->return_reason, "体检");
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_TAKEN);
	explained_end(&e);
}

static void explain_candidate__tells_all_choices_as_returned__where_the_tier_lets_go(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, EDITS(RETURNS_OF_T2("out"), RETURN_OF_02), "02");
	assert_int_equal(explained_tier(&e, "T2")->trace->reason, REASON_RETURNED);
	assert_int_equal(explained_choice(&e, "T2", 1)->verdict, TRACE_STRUCK);
	assert_string_equal(explained_choice(&e, "T2", 1)->return_reason, "体检");
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_STRUCK);
	assert_null(explained_choice(&e, "T2", 2)->return_reason);
	explained_end(&e);
}

static void explain_candidate__tells_reason_and_authority__of_an_order(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(
	        &e,
	        EDITS({ "", "\norders: tier | candidate_no | program | reason | authority\nT2 | 05 | P1 | 引进人才 | 教育局\n" }),
	        "05");
	const struct explain_tier *tier = explained_tier(&e, "T2");
	assert_true(tier->trace->is_by_order);
	assert_string_equal(tier->order_reason, "引进人才");
	assert_string_equal(tier->order_authority, "教育局");
	assert_int_equal(explained_choice(&e, "T2", 1)->verdict, TRACE_NOT_REACHED);
	explained_end(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(explain_candidate__names_the_last_one_in_and_the_gap__where_a_choice_is_full),
		cmocka_unit_test(explain_candidate__names_the_second_key__where_the_first_is_the_same),
		cmocka_unit_test(explain_candidate__names_the_band__where_earlier_choices_stand_first),
		cmocka_unit_test(explain_candidate__says_that_nobody_was_taken__where_an_order_has_the_only_seat),
		cmocka_unit_test(explain_candidate__counts_the_seats_left_empty__where_equals_are_rejected),
		cmocka_unit_test(explain_candidate__shows_both_draws__to_the_one_in_and_to_the_one_out),
		cmocka_unit_test(explain_candidate__names_the_part_that_does_not_hold__for_a_pool),
		cmocka_unit_test(explain_candidate__names_the_part_that_does_not_hold__for_a_tier),
		cmocka_unit_test(explain_candidate__shows_merit_and_line__for_a_pool),
		cmocka_unit_test(explain_candidate__shows_merit_and_line__for_a_tier),
		cmocka_unit_test(explain_candidate__tells_each_choice__of_one_that_is_placed),
		cmocka_unit_test(explain_candidate__does_not_reach_later_tiers__of_one_that_is_placed),
		cmocka_unit_test(explain_candidate__tells_the_reason__of_one_without_a_place),
		cmocka_unit_test(explain_candidate__tells_choices_past_the_most_and_without_seats__as_passed_over),
		cmocka_unit_test(explain_candidate__tells_a_voided_place__with_the_reason_of_the_return),
		cmocka_unit_test(explain_candidate__tells_a_struck_choice__with_the_reason_of_the_return),
		cmocka_unit_test(explain_candidate__tells_all_choices_as_returned__where_the_tier_lets_go),
		cmocka_unit_test(explain_candidate__tells_reason_and_authority__of_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
