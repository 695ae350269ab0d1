/* SPDX-License-Identifier: ISC */
/* Explanations: which run they stand on, and runs that the data no longer give. */
#include "explained.h"

#include <string.h>

#include <luqu/decimal.h>

static int64_t e4(const char *text)
{
	int64_t value_e4;

	assert_int_equal(decimal_read(text, strlen(text), 4, 4, &value_e4), DECIMAL_GOOD);
	return value_e4;
}

static void explain_open__makes_a_dry_run__where_none_is_stored(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, NULL, "01");
	assert_int_equal(e.session.note.number, 0);
	explained_run(&e, NULL);
	explained_look(&e, "01");
	assert_int_equal(e.session.note.number, 1);
	assert_false(e.session.has_changed);
	assert_false(e.session.has_stale);
	explained_end(&e);
}

static void explain_open__refuses_a_run__that_is_not_stored(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	assert_int_equal(explain_open(e.small.store, 3, NULL, &e.session, &e.problem), STATUS_FAULT);
	assert_string_equal(e.problem.text, "there is no run 3");
	explained_end(&e);
}

static void explain_candidate__refuses_a_number__that_nobody_has(void **state)
{
	struct explained e;

	(void)state;
	explained_begin(&e, NULL, "01");
	explanation_free(&e.explanation);
	assert_int_equal(explain_candidate(&e.session, "1", NULL, &e.explanation, &e.problem), STATUS_FAULT);
	assert_string_equal(e.problem.text, "there is no candidate 1");
	explained_end(&e);
}

static void explain_open__goes_on__where_somebody_came_after_the_run(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	small_store_put(&e.small, "candidates: candidate_no | name\n06 | 六\n");
	explained_look(&e, "03");
	assert_true(e.session.has_changed);
	assert_int_equal(e.session.misfits.count, 1);
	assert_false(e.session.has_stale);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain_e4, e4("10.5"));
	explained_end(&e);
}

static void explain_open__calls_a_tier_stale__where_somebody_who_came_after_the_run_has_choices(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	small_store_put(
	        &e.small,
	        "candidates: candidate_no | name\n06 | 六\n\nchoices: candidate_no | tier | rank | program\n06 | T2 | 1 | P2\n");
	explained_look(&e, "06");
	assert_true(e.session.is_stale[1]);
	assert_false(explained_choice(&e, "T2", 1)->is_told);
	explained_end(&e);
}

static void explain_open__goes_on__where_the_data_changed_but_still_give_the_result(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	small_store_put(&e.small, "scores: candidate_no | subject | mark\n05 | math | 61\n");
	explained_look(&e, "03");
	assert_true(e.session.has_changed);
	assert_false(e.session.has_stale);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain_e4, e4("10.5"));
	explained_end(&e);
}

static void explain_open__calls_a_tier_stale__where_the_data_no_longer_give_its_result(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	small_store_put(&e.small, "scores: candidate_no | subject | mark\n03 | math | 120\n");
	explained_look(&e, "03");
	assert_true(e.session.has_changed);
	assert_false(e.session.is_stale[0]);
	assert_true(e.session.is_stale[1]);
	assert_false(explained_choice(&e, "T2", 1)->is_told);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain, GAIN_NOT_ASKED);
	assert_true(explained_choice(&e, "T2", 2)->is_told);
	assert_int_equal(explained_choice(&e, "T2", 2)->verdict, TRACE_TAKEN);
	assert_int_equal(explained_choice(&e, "T2", 3)->verdict, TRACE_NOT_REACHED);
	explained_look(&e, "02");
	assert_int_equal(explained_choice(&e, "T1", 1)->verdict, TRACE_FULL);
	assert_int_equal(explained_choice(&e, "T1", 1)->gain_e4, e4("10.5"));
	explained_end(&e);
}

static void explain_open__tells_tiers_that_stand__where_the_data_still_give_them(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	explained_run(&e, "T1");
	explained_look(&e, "02");
	assert_int_equal(e.session.note.number, 2);
	assert_true(explained_tier(&e, "T1")->is_kept);
	assert_false(explained_tier(&e, "T1")->is_stale);
	assert_int_equal(explained_choice(&e, "T1", 1)->verdict, TRACE_FULL);
	assert_int_equal(explained_choice(&e, "T1", 1)->gain_e4, e4("10.5"));
	explained_end(&e);
}

static void explain_open__only_shows_tiers_that_stand__where_the_data_give_others(void **state)
{
	struct explained e;

	(void)state;
	explained_make(&e, NULL);
	explained_run(&e, NULL);
	small_store_put(&e.small, "scores: candidate_no | subject | mark\n02 | math | 120\n");
	explained_run(&e, "T1");
	explained_look(&e, "02");
	assert_false(e.session.has_changed);
	assert_true(e.session.has_stale);
	assert_true(explained_tier(&e, "T1")->is_stale);
	assert_false(explained_choice(&e, "T1", 1)->is_told);
	assert_int_equal(explained_choice(&e, "T2", 1)->verdict, TRACE_TAKEN);
	explained_look(&e, "03");
	assert_int_equal(explained_choice(&e, "T2", 1)->verdict, TRACE_FULL);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain, GAIN_FOUND);
	assert_int_equal(explained_choice(&e, "T2", 1)->gain_e4, e4("35.5"));
	explained_end(&e);
}

static void explain_read_name__finds_this_candidate_alone__by_its_number(void **state)
{
	struct explained e;
	char name[64];

	(void)state;
	explained_make(&e, NULL);
	assert_int_equal(explain_read_name(e.small.store, "03", name, sizeof name, &e.problem), STATUS_OK);
	assert_string_equal(name, "三");
	assert_int_equal(explain_read_name(e.small.store, "025", name, sizeof name, &e.problem), STATUS_OK);
	assert_string_equal(name, "");
	explained_end(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(explain_open__makes_a_dry_run__where_none_is_stored),
		cmocka_unit_test(explain_open__refuses_a_run__that_is_not_stored),
		cmocka_unit_test(explain_candidate__refuses_a_number__that_nobody_has),
		cmocka_unit_test(explain_open__goes_on__where_somebody_came_after_the_run),
		cmocka_unit_test(explain_open__calls_a_tier_stale__where_somebody_who_came_after_the_run_has_choices),
		cmocka_unit_test(explain_open__goes_on__where_the_data_changed_but_still_give_the_result),
		cmocka_unit_test(explain_open__calls_a_tier_stale__where_the_data_no_longer_give_its_result),
		cmocka_unit_test(explain_open__tells_tiers_that_stand__where_the_data_still_give_them),
		cmocka_unit_test(explain_open__only_shows_tiers_that_stand__where_the_data_give_others),
		cmocka_unit_test(explain_read_name__finds_this_candidate_alone__by_its_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
