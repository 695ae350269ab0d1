/* SPDX-License-Identifier: ISC */
/* Scenarios: kept, taken up again, compared, adopted, dropped. */
#include "../support/memory.h"

#include <stdlib.h>
#include <string.h>

#include "trying.h"

enum { ALLOCATIONS_MOST = 100000 };

static enum status save(struct trying *trying, const char *name, bool may_replace, struct problem *problem)
{
	const struct scenario_saving saving = { .name = name, .note = "for the meeting", .may_replace = may_replace };

	return scenario_save(trying->small.store, trying->whatif, &saving, problem);
}

static void must_save(struct trying *trying, const char *change, const char *name)
{
	struct problem problem = { .status = STATUS_OK };

	trying_must(trying, change);
	if (save(trying, name, false, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
}

static struct scenario must_load(struct trying *trying, const char *name)
{
	struct problem problem = { .status = STATUS_OK };
	struct scenario scenario;

	if (scenario_load(trying->small.store, name, &scenario, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return scenario;
}

static void reset(struct trying *trying)
{
	size_t n_stale;

	assert_int_equal(whatif_take(trying->whatif, NULL, &n_stale, NULL), STATUS_OK);
	assert_int_equal(whatif_compute(trying->whatif, NULL, NULL), STATUS_OK);
}

static size_t count(struct trying *trying)
{
	struct scenario_note *notes;
	size_t n;

	assert_int_equal(scenario_list(trying->small.store, &notes, &n, NULL), STATUS_OK);
	free(notes);
	return n;
}

static void scenario_save__keeps_the_changes__and_says_so_in_the_trail(void **state)
{
	struct trying *trying = *state;
	struct scenario_note *notes;
	size_t n, n_stale;

	trying_must(trying, "tiers/T1/line=60");
	must_save(trying, "plans/T1/P1/open/seats=2", "方案一");
	assert_string_equal(whatif_scenario(trying->whatif)->about.name, "方案一");
	assert_int_equal(scenario_list(trying->small.store, &notes, &n, NULL), STATUS_OK);
	assert_int_equal(n, 1);
	assert_string_equal(notes[0].name, "方案一");
	assert_string_equal(notes[0].note, "for the meeting");
	assert_int_equal(notes[0].n_changes, 2);
	free(notes);
	assert_int_equal(trying_audited(trying, "save", "方案一", "tiers/T1/line:  -> 60; plans/T1/P1/open/seats: 1 -> 2", "for the meeting"), 1);
	reset(trying);
	struct scenario scenario = must_load(trying, "方案一");
	assert_int_equal(scenario.n_rows, 2);
	assert_int_equal(whatif_take(trying->whatif, &scenario, &n_stale, NULL), STATUS_OK);
	scenario_free(&scenario);
	assert_int_equal(n_stale, 0);
	assert_int_equal(whatif_compute(trying->whatif, NULL, NULL), STATUS_OK);
	assert_int_equal(whatif_report(trying->whatif)->n_gains, 3);
}

static void scenario_save__refuses__names_that_are_none_and_taken_ones(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };
	char longest[SCENARIO_NAME_TEXT + 4];

	assert_int_equal(save(trying, "a", false, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "nothing is changed"));
	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	assert_int_equal(save(trying, "a", false, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "there is a scenario a already"));
	assert_int_equal(save(trying, "  ", false, &problem), STATUS_USAGE);
	assert_int_equal(save(trying, "a\033b", false, &problem), STATUS_USAGE);
	assert_non_null(strstr(problem.text, "the name holds a control character"));
	memset(longest, 'x', 65);
	longest[65] = '\0';
	assert_int_equal(save(trying, longest, false, &problem), STATUS_USAGE);
	assert_non_null(strstr(problem.text, "the name is longer than 64 characters"));
	assert_int_equal(count(trying), 1);
	longest[64] = '\0';
	assert_int_equal(save(trying, longest, false, &problem), STATUS_OK);
}

static void scenario_save__replaces__where_it_may(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	trying_must(trying, "plans/T1/P1/open/seats=3");
	assert_int_equal(save(trying, "a", true, &problem), STATUS_OK);
	assert_int_equal(count(trying), 1);
	struct scenario scenario = must_load(trying, "a");
	assert_string_equal(scenario_describe(&scenario), "plans/T1/P1/open/seats: 1 -> 3");
	scenario_free(&scenario);
}

static void scenario_drop__takes_it_away__and_refuses_one_that_is_not_there(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	assert_int_equal(scenario_drop(trying->small.store, "b", NULL, &problem), STATUS_FAULT);
	assert_string_equal(problem.text, "there is no scenario b");
	assert_int_equal(scenario_drop(trying->small.store, "a", NULL, &problem), STATUS_OK);
	assert_int_equal(count(trying), 0);
	assert_int_equal(trying_audited(trying, "drop", "a", "", ""), 1);
	assert_int_equal(scenario_drop(trying->small.store, "a", NULL, &problem), STATUS_FAULT);
}

static void whatif_take__tells_what_is_another_value_by_now(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };
	size_t n_stale;

	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	small_store_put(&trying->small, "plans: tier | program | seats | pool | order | line\nT1 | P1 | 5 | open | 1 | 40\n");
	trying_reopen(trying);
	struct scenario scenario = must_load(trying, "a");
	assert_int_equal(whatif_take(trying->whatif, &scenario, &n_stale, &problem), STATUS_OK);
	assert_int_equal(n_stale, 2);
	assert_string_equal(problem.text, "plans T1/P1/open: seats was '1' when the scenario was made and is '5' now");
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P1/open", 2), "2");
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P1/open", 6), "40");
	scenario_free(&scenario);
}

static void whatif_put_beside__compares__two_scenarios(void **state)
{
	struct trying *trying = *state;

	must_save(trying, "plans/T1/P1/open/seats=2", "more");
	struct scenario more = must_load(trying, "more");
	reset(trying);
	trying_must(trying, "plans/T1/P1/open/seats=0");
	assert_int_equal(whatif_put_beside(trying->whatif, &more, NULL, NULL), STATUS_OK);
	assert_string_equal(whatif_beside(trying->whatif).scenario, "more");
	const struct whatif_pool *pool = trying_pool(trying, "T1", "P1", "open");
	assert_int_equal(pool->sides[WHATIF_BEFORE].seats, 2);
	assert_int_equal(pool->sides[WHATIF_AFTER].seats, 0);
	assert_int_equal(pool->went, 2);
	assert_int_equal(whatif_put_beside(trying->whatif, NULL, NULL, NULL), STATUS_OK);
	assert_null(whatif_beside(trying->whatif).scenario);
	assert_int_equal(trying_pool(trying, "T1", "P1", "open")->sides[WHATIF_BEFORE].seats, 1);
	scenario_free(&more);
}

/* --- adopting ------------------------------------------------------------------------------------------------------------------------ */

static enum status adopt(struct trying *trying, const char *name, const char *reason, struct problem *problem)
{
	struct scenario scenario = must_load(trying, name);
	const struct scenario_adoption adoption = { .scenario = &scenario, .reason = reason };
	const enum status status = scenario_adopt(trying->small.store, &adoption, problem);

	scenario_free(&scenario);
	return status;
}

static void scenario_adopt__changes_the_rows__each_in_the_trail(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	trying_must(trying, "tiers/T1/line=60");
	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	assert_int_equal(adopt(trying, "a", "decided on 20 June", &problem), STATUS_OK);
	assert_int_equal(count(trying), 0);
	assert_int_equal(trying_audited(trying, "edit", "T1/P1/open", "\"seats\":\"2\"", "decided on 20 June"), 1);
	assert_int_equal(trying_audited(trying, "edit", "T1", "\"line\":\"60\"", "decided on 20 June"), 1);
	assert_int_equal(trying_audited(trying, "adopt", "a", "", "decided on 20 June"), 1);
	trying_reopen(trying);
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P1/open", 2), "2");
	assert_int_equal(whatif_report(trying->whatif)->sums[WHATIF_AFTER].placed, 4);
}

/* Both values are told; the first row would have been good, and is not changed either. */
static void scenario_adopt__changes_nothing__where_a_row_has_another_value_by_now(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	trying_must(trying, "tiers/T1/line=60");
	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	small_store_put(&trying->small, "plans: tier | program | seats | pool | order\nT1 | P1 | 5 | open | 1\n");
	trying_digest(trying, before);
	assert_int_equal(adopt(trying, "a", "decided", &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "plans/T1/P1/open: seats: another user has put '5' there meanwhile; yours is '2'"));
	trying_digest(trying, after);
	assert_string_equal(before, after);
}

static void scenario_adopt__notices__a_field_that_the_scenario_leaves_alone(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	small_store_put(&trying->small, "plans: tier | program | seats | pool | order | line\nT1 | P1 | 1 | open | 1 | 40\n");
	assert_int_equal(adopt(trying, "a", "decided", &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "plans/T1/P1/open: line: another user has put '40' there"));
}

static void scenario_adopt__refuses__without_a_reason(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	assert_int_equal(adopt(trying, "a", " ", &problem), STATUS_USAGE);
	assert_int_equal(adopt(trying, "a", NULL, &problem), STATUS_USAGE);
	assert_int_equal(count(trying), 1);
	const struct scenario nothing = { .n_rows = 0 };
	assert_int_equal(scenario_adopt(trying->small.store, &(struct scenario_adoption){ &nothing, "why", NULL }, &problem), STATUS_FAULT);
}

/* Lending and adjust exclude one another; both rows change, and only the year as it is then counts. */
static void scenario_adopt__refuses__a_line_above_full_marks(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	trying_must(trying, "plans/T1/P1/open/seats=2");
	must_save(trying, "tiers/T1/line=9999", "a");
	assert_int_equal(adopt(trying, "a", "decided", &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "a line of 9999 is above full marks"));
	assert_int_equal(trying_audited(trying, "adopt", "a", "", "decided"), 0);
}

static void scenario_adopt__takes_rows_together__that_hold_only_together(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	small_store_put(&trying->small, "tiers: code | name | seq | adjust\nT1 | first | 1 | tier\n");
	trying_reopen(trying);
	assert_int_equal(CHANGE(trying, &problem, "plans/T1/P1/open/rollover=x", "tiers/T1/adjust=none"), STATUS_OK);
	assert_int_equal(scenario_adopt(trying->small.store, &(struct scenario_adoption){ whatif_scenario(trying->whatif), "why", NULL }, &problem),
			 STATUS_OK);
}

/* Without memory a transaction cannot even be rolled back: the connection goes, and with it all that was begun. */
static void open_anew(struct trying *trying)
{
	store_close(trying->small.store);
	assert_int_equal(store_open(trying->small.path, STORE_WRITE, &trying->small.store, NULL), STATUS_OK);
}

static void scenario_adopt__changes_all_or_nothing__whichever_allocation_fails(void **state)
{
	struct trying *trying = *state;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	bool refused = true;
	unsigned long n = 0;

	if (!allocator_can_fail())
		return;
	trying_must(trying, "tiers/T1/line=60");
	must_save(trying, "plans/T1/P1/open/seats=2", "a");
	struct scenario scenario = must_load(trying, "a");
	const struct scenario_adoption adoption = { .scenario = &scenario, .reason = "decided" };
	trying_digest(trying, before);
	for (; refused && n < ALLOCATIONS_MOST; n += n < 100 ? 1 : 13) {
		struct problem problem = { .status = STATUS_OK };
		allocator_fail_after(n);
		const enum status status = scenario_adopt(trying->small.store, &adoption, &problem);
		refused = allocator_heal();
		open_anew(trying);
		assert_int_equal(status == STATUS_OK, trying_audited(trying, "adopt", "a", "", "decided") == 1);
		if (status == STATUS_OK)
			break;
		trying_digest(trying, after);
		assert_string_equal(before, after);
	}
	print_message("# of %lu allocations every thirteenth failed\n", n);
	assert_int_equal(trying_audited(trying, "edit", "T1", "", "decided"), 2);
	assert_int_equal(count(trying), 0);
	scenario_free(&scenario);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TRYING(scenario_save__keeps_the_changes__and_says_so_in_the_trail),
		TRYING(scenario_save__refuses__names_that_are_none_and_taken_ones),
		TRYING(scenario_save__replaces__where_it_may),
		TRYING(scenario_drop__takes_it_away__and_refuses_one_that_is_not_there),
		TRYING(whatif_take__tells_what_is_another_value_by_now),
		TRYING(whatif_put_beside__compares__two_scenarios),
		TRYING(scenario_adopt__changes_the_rows__each_in_the_trail),
		TRYING(scenario_adopt__changes_nothing__where_a_row_has_another_value_by_now),
		TRYING(scenario_adopt__notices__a_field_that_the_scenario_leaves_alone),
		TRYING(scenario_adopt__refuses__without_a_reason),
		TRYING(scenario_adopt__changes_all_or_nothing__whichever_allocation_fails),
		TRYING(scenario_adopt__refuses__a_line_above_full_marks),
		TRYING(scenario_adopt__takes_rows_together__that_hold_only_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
