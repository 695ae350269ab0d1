/* SPDX-License-Identifier: ISC */
/* Finding one's way in an outcome. */
#include "../support/memory.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/outcome.h>

/* Three tiers, four candidates, five pools. */
static struct outcome *sample(void)
{
	static const struct pool_result pools[] = {
		{ .tier = 0, .program = 1, .plan = 0, .code = "open", .has_merit = true, .merit_e4 = 5860000 },
		{ .tier = 1, .program = 1, .plan = 1, .code = "talent", .has_merit = true, .merit_e4 = -5000 },
		{ .tier = 1, .program = 1, .plan = 2, .code = "open", .has_merit = true, .merit_e4 = 0 },
		{ .tier = 1, .program = 1, .plan = 3, .code = "quota" },
		{ .tier = 1, .program = 4, .plan = IX_NONE, .code = "inherited" },
	};
	static const struct placement placements[] = {
		{ .candidate = 1, .pool = 2, .choice = 3 },
		{ .candidate = 3, .pool = 0, .choice = 1 },
	};
	static const char trail[] = "neo"
	                            "n\0\0"
	                            "nnn"
	                            "\0\0\0";
	struct outcome *outcome = outcome_make();

	assert_non_null(outcome);
	outcome->n_tiers = 3;
	outcome->n_candidates = 4;
	outcome->n_pools = 5;
	outcome->n_placements = 2;
	outcome->pools = malloc(sizeof pools);
	outcome->placements = malloc(sizeof placements);
	outcome->trail = malloc(12);
	memcpy(outcome->pools, pools, sizeof pools);
	memcpy(outcome->placements, placements, sizeof placements);
	memcpy(outcome->trail, trail, 12);
	return outcome;
}

static void outcome_make__is_empty__and_can_be_freed(void **state)
{
	static const unsigned char none[DIGEST_BYTES];
	struct outcome *outcome = outcome_make();
	int64_t merit_e4;

	(void)state;
	assert_non_null(outcome->arena);
	assert_int_equal(outcome->n_placements, 0);
	assert_null(outcome_placement(outcome, 0));
	assert_int_equal(outcome_reason(outcome, 0), REASON_NO_CHOICES);
	assert_int_equal(outcome_find_pool(outcome, 0, 0, "open"), IX_NONE);
	assert_false(outcome_cutoff(outcome, 0, 0, &merit_e4));
	assert_memory_equal(outcome->digest, none, DIGEST_BYTES);
	outcome_free(outcome);
	outcome_free(NULL);
}

static void outcome_make__gives_nothing__without_memory(void **state)
{
	(void)state;
	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0;; good++) {
		struct outcome *outcome;
		bool refused;

		allocator_fail_after(good);
		outcome = outcome_make();
		refused = allocator_heal();
		assert_int_equal(outcome == NULL, refused);
		outcome_free(outcome);
		if (!refused)
			break;
	}
}

static void outcome_placement__finds_the_placed__alone(void **state)
{
	struct outcome *outcome = sample();

	(void)state;
	assert_null(outcome_placement(outcome, 0));
	assert_int_equal(outcome_placement(outcome, 1)->choice, 3);
	assert_null(outcome_placement(outcome, 2));
	assert_int_equal(outcome_placement(outcome, 3)->pool, 0);
	assert_null(outcome_placement(outcome, 4));
	outcome_free(outcome);
}

static void outcome_reason__is_the_first__that_any_tier_gave(void **state)
{
	struct outcome *outcome = sample();

	(void)state;
	assert_int_equal(outcome_reason(outcome, 0), REASON_OUTRANKED);
	assert_int_equal(outcome_reason(outcome, 2), REASON_NO_CHOICES);
	outcome->trail[7] = 'r';
	assert_int_equal(outcome_reason(outcome, 2), REASON_RETURNED);
	outcome->n_tiers = 0;
	assert_int_equal(outcome_reason(outcome, 0), REASON_NO_CHOICES);
	outcome_free(outcome);
}

static void outcome_find_pool__goes_by_tier_program_and_code(void **state)
{
	struct outcome *outcome = sample();

	(void)state;
	assert_int_equal(outcome_find_pool(outcome, 0, 1, "open"), 0);
	assert_int_equal(outcome_find_pool(outcome, 1, 1, "open"), 2);
	assert_int_equal(outcome_find_pool(outcome, 1, 1, "quota"), 3);
	assert_int_equal(outcome_find_pool(outcome, 1, 4, "inherited"), 4);
	assert_int_equal(outcome_find_pool(outcome, 0, 1, "quota"), IX_NONE);
	assert_int_equal(outcome_find_pool(outcome, 1, 2, "open"), IX_NONE);
	assert_int_equal(outcome_find_pool(outcome, 2, 1, "open"), IX_NONE);
	outcome_free(outcome);
}

static void outcome_cutoff__is_the_lowest_of_the_program__or_none(void **state)
{
	struct outcome *outcome = sample();
	int64_t merit_e4 = 7;

	(void)state;
	assert_true(outcome_cutoff(outcome, 0, 1, &merit_e4));
	assert_int_equal(merit_e4, 5860000);
	assert_true(outcome_cutoff(outcome, 1, 1, &merit_e4));
	assert_int_equal(merit_e4, -5000);
	assert_false(outcome_cutoff(outcome, 1, 4, &merit_e4));
	assert_false(outcome_cutoff(outcome, 2, 1, &merit_e4));
	outcome_free(outcome);
}

static void reasons__have_names_and_letters__that_lead_back(void **state)
{
	static const char *const names[REASON_COUNT] = { "returned", "outranked", "below line", "not eligible", "no choices" };

	(void)state;
	for (int reason = 0; reason < REASON_COUNT; reason++) {
		assert_string_equal(reason_name((enum reason)reason), names[reason]);
		assert_int_equal(reason_letter((enum reason)reason), "rolen"[reason]);
		assert_int_equal(reason_of_letter("rolen"[reason]), reason);
	}
	assert_int_equal(reason_of_letter('x'), REASON_COUNT);
	assert_int_equal(reason_of_letter('\0'), REASON_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcome_make__is_empty__and_can_be_freed),
		cmocka_unit_test(outcome_make__gives_nothing__without_memory),
		cmocka_unit_test(outcome_placement__finds_the_placed__alone),
		cmocka_unit_test(outcome_reason__is_the_first__that_any_tier_gave),
		cmocka_unit_test(outcome_find_pool__goes_by_tier_program_and_code),
		cmocka_unit_test(outcome_cutoff__is_the_lowest_of_the_program__or_none),
		cmocka_unit_test(reasons__have_names_and_letters__that_lead_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
