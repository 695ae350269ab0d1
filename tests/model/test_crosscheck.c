/* SPDX-License-Identifier: ISC */
/* Rows against rows: seq, inherits, rollover, marks against their subject. */
#include "../support/memory.h"

#include <stdio.h>
#include <string.h>

#include <luqu/crosscheck.h>


/* Writes "ROW COLUMN TEXT|" for each fault. */
static void note(void *context, size_t row, const char *column, const char *text)
{
	char *notes = context;
	const size_t used = strlen(notes);

	snprintf(notes + used, 2000 - used, "%zu %s %s|", row, column, text);
}

static const struct tier_row good_tiers[] = {
	{ .code = "C", .seq = 3, .inherits = "A;B" },
	{ .code = "A", .seq = 1, .bands = "parallel", .adjust = "none" },
	{ .code = "B", .seq = 2, .bands = "sequential", .inherits = "A" },
	{ .code = "D", .seq = -4, .adjust = "school", .inherits = "" },
};

static void crosscheck_tiers__is_silent__where_all_is_well(void **state)
{
	char notes[2000] = "";
	const struct crosscheck_sink sink = { note, notes, NULL };

	(void)state;
	assert_true(crosscheck_tiers(good_tiers, COUNT_OF(good_tiers), &sink));
	assert_true(crosscheck_tiers(NULL, 0, &sink));
	assert_string_equal(notes, "");
}

static void crosscheck_tiers__reports__seq_and_inherits(void **state)
{
	static const struct tier_row tiers[] = {
		{ .code = "A", .seq = 5, .inherits = "B" }, /* a later one */
		{ .code = "B", .seq = 7, .inherits = "A;Q" }, { .code = "C", .seq = 5, .inherits = "C" },
		{ .code = "D", .seq = 9, .inherits = "AA;" }, { .code = "E", .seq = 5, .inherits = "A" }, /* at the same place */
	};
	char notes[2000] = "";
	const struct crosscheck_sink sink = { note, notes, NULL };

	(void)state;
	assert_true(crosscheck_tiers(tiers, COUNT_OF(tiers), &sink));
	assert_string_equal(notes, "2 seq '5' is the place of tier A already|"
	                           "4 seq '5' is the place of tier C already|"
	                           "0 inherits 'B' is no earlier tier (its seq is 7, this one's 5)|"
	                           "1 inherits 'Q' is not in tiers|"
	                           "2 inherits 'C' is no earlier tier (its seq is 5, this one's 5)|"
	                           "3 inherits 'AA' is not in tiers|"
	                           "4 inherits 'A' is no earlier tier (its seq is 5, this one's 5)|");
}

static void crosscheck_plans__is_silent__where_all_is_well(void **state)
{
	static const struct plan_row plans[] = {
		{ .tier = "A", .program = "P1", .pool = "talent", .order = 1, .rollover = "open" },
		{ .tier = "A", .program = "P1", .pool = "quota", .order = 1, .rollover = "talent" }, /* by code */
		{ .tier = "A", .program = "P1", .pool = "", .order = 2 },
		{ .tier = "B", .program = "P1", .order = 2, .rollover = "" },
		{ .tier = "A", .program = "P0", .pool = "z", .order = -2, .rollover = "a" },
		{ .tier = "A", .program = "P0", .pool = "a", .order = -1 },
	};
	char notes[2000] = "";
	const struct crosscheck_sink sink = { note, notes, NULL };

	(void)state;
	assert_true(crosscheck_plans(good_tiers, COUNT_OF(good_tiers), plans, COUNT_OF(plans), &sink));
	assert_true(crosscheck_plans(NULL, 0, NULL, 0, &sink));
	assert_string_equal(notes, "");
}

static void crosscheck_plans__reports__rollovers_that_cannot_be(void **state)
{
	static const struct plan_row plans[] = {
		{ .tier = "A", .program = "P1", .pool = "open", .order = 1, .rollover = "gone" },
		{ .tier = "A", .program = "P2", .pool = "open", .order = 1, .rollover = "open" }, /* itself */
		{ .tier = "A", .program = "P3", .pool = "a", .order = 1, .rollover = "b" },       /* both ways */
		{ .tier = "A", .program = "P3", .pool = "b", .order = 1, .rollover = "a" },
		{ .tier = "A", .program = "P4", .pool = "a", .order = 2, .rollover = "b" },
		{ .tier = "A", .program = "P4", .pool = "b", .order = 1 },
		{ .tier = "B", .program = "P1", .pool = "a", .order = 1, .rollover = "b" },
		{ .tier = "B", .program = "P1", .pool = "b", .order = 1 },
		{ .tier = "D", .program = "P1", .pool = "a", .order = 1, .rollover = "b" },
		{ .tier = "D", .program = "P1", .pool = "b", .order = 1 },
		{ .tier = "A", .program = "P5", .pool = "a", .order = 1, .rollover = "open" }, /* another program's */
	};
	char notes[2000] = "";
	const struct crosscheck_sink sink = { note, notes, NULL };

	(void)state;
	assert_true(crosscheck_plans(good_tiers, COUNT_OF(good_tiers), plans, COUNT_OF(plans), &sink));
	assert_string_equal(notes, "0 rollover 'gone' is no pool of program P1 in tier A|"
	                           "1 rollover 'open' is no later pool than open (by order, then code)|"
	                           "3 rollover 'a' is no later pool than b (by order, then code)|"
	                           "4 rollover 'b' is no later pool than a (by order, then code)|"
	                           "6 rollover 'b' needs parallel bands, and tier B has sequential|"
	                           "8 rollover 'b' needs a tier without adjust, and tier D has school|"
	                           "10 rollover 'open' is no pool of program P5 in tier A|");
}

static void crosscheck__says_so__without_memory(void **state)
{
	char notes[2000] = "";
	const struct crosscheck_sink sink = { note, notes, NULL };
	bool refused = true;

	(void)state;
	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0; refused; good++) {
		bool tiers_done, plans_done;

		allocator_fail_after(good);
		tiers_done = crosscheck_tiers(good_tiers, COUNT_OF(good_tiers), &sink);
		refused = allocator_heal();
		assert_int_equal(tiers_done, !refused);
		allocator_fail_after(good);
		plans_done = crosscheck_plans(good_tiers, COUNT_OF(good_tiers), NULL, 0, &sink);
		assert_int_equal(plans_done, !allocator_heal());
	}
	assert_string_equal(notes, "");
}

static void mark_check__holds_a_mark__against_its_subject(void **state)
{
	static const struct {
		struct mark_limits limits;
		bool has_mark;
		int64_t mark_e2;
		enum mark_fault fault;
		const char *text;
	} cases[] = {
		{ { 15000, 50, false }, true, 0, MARK_GOOD, "" },
		{ { 15000, 50, false }, true, 15000, MARK_GOOD, "" },
		{ { 15000, 50, false }, true, 14950, MARK_GOOD, "" },
		{ { 15000, 50, false }, false, 0, MARK_GOOD, "" },
		{ { 15000, 50, false }, true, 15001, MARK_ABOVE_FULL, "'150.01' is above the full mark, 150" },
		{ { 15000, 50, false }, true, 15050, MARK_ABOVE_FULL, "'150.5' is above the full mark, 150" },
		{ { 15000, 50, false }, true, 12025, MARK_OFF_STEP, "'120.25' is no multiple of the step, 0.5" },
		{ { 1000, 300, false }, true, 1000, MARK_OFF_STEP, "'10' is no multiple of the step, 3" },
		{ { 15000, 50, true }, true, 100, MARK_DERIVED, "the subject has a formula, so it has no marks of its own" },
		{ { 15000, 50, true }, false, 0, MARK_DERIVED, "the subject has a formula, so it has no marks of its own" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char text[128] = "";

		assert_int_equal(mark_check(&cases[i].limits, cases[i].has_mark, cases[i].mark_e2), cases[i].fault);
		if (cases[i].fault != MARK_GOOD)
			mark_fault_write(cases[i].fault, &cases[i].limits, cases[i].mark_e2, text, sizeof text);
		assert_string_equal(text, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(crosscheck_tiers__is_silent__where_all_is_well),
		cmocka_unit_test(crosscheck_tiers__reports__seq_and_inherits),
		cmocka_unit_test(crosscheck_plans__is_silent__where_all_is_well),
		cmocka_unit_test(crosscheck_plans__reports__rollovers_that_cannot_be),
		cmocka_unit_test(crosscheck__says_so__without_memory),
		cmocka_unit_test(mark_check__holds_a_mark__against_its_subject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
