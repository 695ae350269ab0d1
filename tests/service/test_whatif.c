/* SPDX-License-Identifier: ISC */
/* What-if: what a change does to a small year, and what is no change. */
#include "../support/memory.h"

#include <string.h>

#include "trying.h"

enum { ALLOCATIONS_MOST = 100000 };

static void whatif_change__shows_who_gains__where_there_are_more_seats(void **state)
{
	struct trying *trying = *state;

	trying_must(trying, "plans/T1/P1/open/seats=2");
	const struct whatif_report *report = whatif_report(trying->whatif);
	assert_int_equal(report->n_moves, 3);
	assert_int_equal(report->n_gains, 3);
	assert_null(trying_move(trying, "01"));
	assert_int_equal(trying_move(trying, "02")->verdict, WHATIF_GAINS); /* a choice further up */
	assert_int_equal(trying_move(trying, "03")->verdict, WHATIF_GAINS); /* an earlier tier */
	assert_int_equal(trying_move(trying, "04")->verdict, WHATIF_GAINS); /* a place */
	assert_null(trying_move(trying, "04")->places[WHATIF_BEFORE]);
	const struct whatif_pool *pool = trying_pool(trying, "T1", "P1", "open");
	assert_int_equal(pool->sides[WHATIF_BEFORE].seats, 1);
	assert_int_equal(pool->sides[WHATIF_AFTER].seats, 2);
	assert_int_equal(pool->sides[WHATIF_BEFORE].merit_e4, 1000000);
	assert_int_equal(pool->sides[WHATIF_AFTER].merit_e4, 900000);
	assert_int_equal(pool->came, 1);
	assert_int_equal(pool->went, 0);
	pool = trying_pool(trying, "T1", "P2", "open");
	assert_int_equal(pool->came, 1);
	assert_int_equal(pool->went, 1);
	assert_int_equal(report->sums[WHATIF_BEFORE].placed, 3);
	assert_int_equal(report->sums[WHATIF_AFTER].placed, 4);
	assert_int_equal(report->sums[WHATIF_BEFORE].first, 2);
	assert_int_equal(report->sums[WHATIF_AFTER].first, 4);
	assert_int_equal(report->sums[WHATIF_BEFORE].first_three, 3);
}

static void whatif_change__shows_who_loses__where_a_line_rises(void **state)
{
	struct trying *trying = *state;

	trying_must(trying, "tiers/T1/line=95");
	assert_int_equal(whatif_report(trying->whatif)->n_moves, 1);
	assert_int_equal(trying_move(trying, "02")->verdict, WHATIF_LOSES);
	assert_int_equal(trying_pool(trying, "T1", "P2", "open")->went, 1);
	assert_false(trying_pool(trying, "T1", "P2", "open")->sides[WHATIF_AFTER].has_merit);
}

static void whatif_change__shows_who_moves__where_the_order_of_pools_changes(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	assert_int_equal(CHANGE(trying, &problem, "plans/T1/P1/x/order=0", "plans/T1/P1/x/seats=1", "plans/T1/P1/open/seats=0"), STATUS_OK);
	assert_int_equal(whatif_report(trying->whatif)->n_moves, 1);
	assert_int_equal(trying_move(trying, "01")->verdict, WHATIF_MOVES);
}

static void whatif_change__leaves_no_difference__where_all_is_as_it_was(void **state)
{
	struct trying *trying = *state;

	trying_must(trying, "plans/T1/P1/open/seats=2");
	trying_must(trying, "plans/T1/P1/open/seats=1");
	assert_int_equal(whatif_report(trying->whatif)->n_moves, 0);
	assert_int_equal(whatif_scenario(trying->whatif)->n_rows, 0);
	trying_must(trying, "plans/T1/P1/open/seats=01"); /* a value that says the same */
	assert_int_equal(whatif_scenario(trying->whatif)->n_rows, 0);
}

static void whatif_change__touches_nothing__in_the_database(void **state)
{
	struct trying *trying = *state;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	trying_digest(trying, before);
	trying_must(trying, "plans/T1/P1/open/seats=2");
	trying_must(trying, "tiers/T1/ties=admit");
	trying_digest(trying, after);
	assert_string_equal(before, after);
}

struct refusal { const char *text; enum status status; const char *part; };
static const struct refusal refusals[] = {
	{ "plans/T1/P1/open/seats", STATUS_USAGE, "is no change" },
	{ "seats=3", STATUS_USAGE, "is no change" },
	{ "plans/T1/P1/seats=3", STATUS_USAGE, "is no change" },
	{ "tiers/T1/x/line=3", STATUS_USAGE, "is no change" },
	{ "tiers/line=3", STATUS_USAGE, "is no change" },
	{ "scores/01/math/mark=3", STATUS_USAGE, "only tiers and plans can be changed, not 'scores'" },
	{ "plan/T1/P1/open/seats=3", STATUS_USAGE, "only tiers and plans can be changed, not 'plan'" },
	{ "plans/T1/P1/open/sets=3", STATUS_USAGE, "plans has no column sets" },
	{ "plans/T1/P1/open/pool=y", STATUS_USAGE, "pool: what-if leaves keys" },
	{ "tiers/T1/seq=7", STATUS_USAGE, "seq: what-if leaves keys" },
	{ "tiers/T1/name=x", STATUS_USAGE, "name: what-if leaves keys" },
	{ "plans/T1/P3/open/seats=3", STATUS_FAULT, "plans has no row T1/P3/open" },
	{ "tiers/T3/line=3", STATUS_FAULT, "tiers has no row T3" },
	{ "plans/T1/P1/open/seats=-1", STATUS_FAULT, "plans T1/P1/open: seats" },
	{ "plans/T1/P1/open/seats=1000000", STATUS_FAULT, "seats" },
	{ "plans/T1/P1/open/seats=", STATUS_FAULT, "seats" },
	{ "plans/T1/P1/open/seats=two", STATUS_FAULT, "'two'" },
	{ "tiers/T1/ties=maybe", STATUS_FAULT, "'maybe'" },
	{ "tiers/T1/ranking=total >", STATUS_FAULT, "tiers T1: ranking: column 8" },
	{ "tiers/T1/line=latin", STATUS_FAULT, "latin" },
	{ "plans/T1/P1/open/line=cutoff(T2)", STATUS_FAULT, "plans T1/P1/open: line: column 8" },
	{ "plans/T1/P1/open/rollover=open", STATUS_FAULT, "plans T1/P1/open: rollover" },
	{ "tiers/T1/inherits=T2", STATUS_FAULT, "tiers T1: inherits" },
	{ "tiers/T1/line=1/0", STATUS_FAULT, "tiers T1 line: division by zero for candidate 01" },
};

static void whatif_change__refuses__what_is_no_change(void **state)
{
	struct trying *trying = *state;

	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		struct problem problem = { .status = STATUS_OK };
		const enum status status = CHANGE(trying, &problem, refusals[i].text);
		if (status != refusals[i].status || !strstr(problem.text, refusals[i].part))
			fail_msg("%s: status %d: %s", refusals[i].text, (int)status, problem.text);
		assert_int_equal(whatif_report(trying->whatif)->n_moves, 0);
	}
}

static void whatif_change__makes_all_changes_or_none(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };

	assert_int_equal(CHANGE(trying, &problem, "plans/T1/P1/open/seats=2", "plans/T1/P2/open/seats=-2"), STATUS_FAULT);
	assert_int_equal(whatif_scenario(trying->whatif)->n_rows, 0);
	/* Lending asks for a tier without adjust: each of these alone is refused where the other is missing. */
	trying_must(trying, "tiers/T1/adjust=tier");
	assert_int_equal(CHANGE(trying, &problem, "plans/T1/P1/open/rollover=x"), STATUS_FAULT);
	assert_int_equal(CHANGE(trying, &problem, "plans/T1/P1/open/rollover=x", "tiers/T1/adjust=none"), STATUS_OK);
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P1/open", 8), "x");
	assert_int_equal(whatif_scenario(trying->whatif)->n_rows, 1);
}

static void whatif_value__tells_what_stands__with_and_without_changes(void **state)
{
	struct trying *trying = *state;

	trying_must(trying, "plans/T1/P2/open/seats=5");
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P1/open", 2), "1");
	assert_string_equal(whatif_value(trying->whatif, KIND_PLANS, "T1/P2/open", 2), "5");
	assert_null(whatif_value(trying->whatif, KIND_PLANS, "T1/P2", 2));
	assert_null(whatif_value(trying->whatif, KIND_PLANS, "T1/P2/open/y", 2));
}

/* --- beside a run ---------------------------------------------------------------------------------------------------------------- */

static void store_run(struct trying *trying)
{
	const struct run_options options = { .is_dry = false };
	struct run_result result = { .outcome = NULL };
	struct problem problem = { .status = STATUS_OK };

	if (run_execute(trying->small.store, &options, &result, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	run_result_free(&result);
}

static void whatif_open__stands_beside_the_run__and_says_where_the_data_are_others(void **state)
{
	struct trying *trying = *state;

	assert_int_equal(whatif_beside(trying->whatif).run.number, 0);
	store_run(trying);
	trying_reopen(trying);
	assert_int_equal(whatif_beside(trying->whatif).run.number, 1);
	assert_false(whatif_beside(trying->whatif).is_other_data);
	assert_int_equal(whatif_report(trying->whatif)->n_moves, 0);
	small_store_put(&trying->small, "scores: candidate_no | subject | mark\n04 | math | 120\n");
	trying_reopen(trying);
	assert_true(whatif_beside(trying->whatif).is_other_data);
	assert_int_equal(trying_move(trying, "04")->verdict, WHATIF_GAINS);
	assert_int_equal(trying_move(trying, "03")->verdict, WHATIF_LOSES);
}

static void whatif_open__refuses__a_run_that_is_not_there(void **state)
{
	struct trying *trying = *state;
	struct problem problem = { .status = STATUS_OK };
	struct whatif *whatif;

	assert_int_equal(whatif_open(trying->small.store, 7, NULL, &whatif, &problem), STATUS_FAULT);
	assert_null(whatif);
	assert_non_null(strstr(problem.text, "7"));
}

/* --- long work, and no memory ------------------------------------------------------------------------------------------------------ */

static bool never(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context;
	(void)what;
	(void)done;
	(void)total;
	return false;
}

static void whatif_compute__leaves_the_report__when_it_is_cancelled(void **state)
{
	struct trying *trying = *state;
	const struct progress progress = { .step = never };
	const struct whatif_change change = { KIND_PLANS, "T1/P1/open", "seats", "0" };
	struct problem problem = { .status = STATUS_OK };
	struct whatif *whatif;

	trying_must(trying, "plans/T1/P1/open/seats=2");
	assert_int_equal(whatif_change(trying->whatif, &change, 1, &problem), STATUS_OK);
	assert_int_equal(whatif_compute(trying->whatif, &progress, &problem), STATUS_FAULT);
	assert_string_equal(problem.text, "cancelled");
	assert_int_equal(trying_pool(trying, "T1", "P1", "open")->sides[WHATIF_AFTER].seats, 2);
	assert_int_equal(whatif_compute(trying->whatif, NULL, &problem), STATUS_OK);
	assert_int_equal(trying_pool(trying, "T1", "P1", "open")->sides[WHATIF_AFTER].seats, 0);
	assert_int_equal(whatif_open(trying->small.store, 0, &progress, &whatif, &problem), STATUS_FAULT);
	assert_null(whatif);
}

static void whatif_change__says_so__whichever_allocation_fails(void **state)
{
	struct trying *trying = *state;
	bool refused = true;
	unsigned long n = 0;

	if (!allocator_can_fail())
		return;
	for (; refused && n < ALLOCATIONS_MOST; n++) {
		const struct whatif_change changes[] = { { KIND_PLANS, "T1/P1/open", "seats", n % 2 ? "2" : "3" }, { KIND_TIERS, "T1", "line", "10" } };
		struct problem problem = { .status = STATUS_OK };
		allocator_fail_after(n);
		enum status status = whatif_change(trying->whatif, changes, 2, &problem);
		if (status == STATUS_OK)
			status = whatif_compute(trying->whatif, NULL, &problem);
		refused = allocator_heal();
		assert_int_equal(status, refused ? STATUS_ENVIRONMENT : STATUS_OK);
		if (refused)
			assert_non_null(strstr(problem.text, "out of memory"));
	}
	print_message("# %lu allocations failed one by one\n", n);
	assert_int_equal(trying_pool(trying, "T1", "P1", "open")->sides[WHATIF_AFTER].placed, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TRYING(whatif_change__shows_who_gains__where_there_are_more_seats),
		TRYING(whatif_change__shows_who_loses__where_a_line_rises),
		TRYING(whatif_change__shows_who_moves__where_the_order_of_pools_changes),
		TRYING(whatif_change__leaves_no_difference__where_all_is_as_it_was),
		TRYING(whatif_change__touches_nothing__in_the_database),
		TRYING(whatif_change__refuses__what_is_no_change),
		TRYING(whatif_change__makes_all_changes_or_none),
		TRYING(whatif_value__tells_what_stands__with_and_without_changes),
		TRYING(whatif_open__stands_beside_the_run__and_says_where_the_data_are_others),
		TRYING(whatif_open__refuses__a_run_that_is_not_there),
		TRYING(whatif_compute__leaves_the_report__when_it_is_cancelled),
		TRYING(whatif_change__says_so__whichever_allocation_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
