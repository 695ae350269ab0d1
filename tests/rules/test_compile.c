/* SPDX-License-Identifier: ISC */
/* What can be asked of a compiled rule, and how rules behave where memory runs out. */
#include "../support/memory.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static void rule_is_constant__is_true__of_what_no_candidate_can_change(void **state)
{
	static const struct {
		enum rule_use use;
		const char *text;
		bool is_constant;
	} rules[] = {
		{ RULE_MERIT, "5", true },
		{ RULE_MERIT, "2*(3+4)/7", true },
		{ RULE_MERIT, "max(1,2,grade(5,4,3))", true },
		{ RULE_MERIT, "('a' < 'b') + (1 = '1')", true },
		{ RULE_MERIT, "'7'", true },
		{ RULE_MERIT, "(not 'x' or 5 and 'y' ~ 'y')", true },
		{ RULE_TIER_ELIGIBLE, "1", true },
		{ RULE_TIER_ELIGIBLE, "'x'", true },
		{ RULE_TIER_ELIGIBLE, "'x' and not 0", true },
		{ RULE_TIER_ELIGIBLE, "1 or 1/0", false },
		{ RULE_MERIT, "1/0", false },
		{ RULE_MERIT, "922337203685477*100", false },
		{ RULE_MERIT, "'99999999999999999999'+0", false },
		{ RULE_MERIT, "math", false },
		{ RULE_MERIT, "0*math", false },
		{ RULE_TIER_ELIGIBLE, "sex", false },
		{ RULE_RANKING, "1 > 2", true },
		{ RULE_RANKING, "1 > lottery", false },
		{ RULE_RANKING, "1 > choice", false },
		{ RULE_PLAN_LINE, "0*cutoff(early)", false },
	};

	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct rule *rule = year_compile(*state, rules[i].use, rules[i].text);

		if (rule_is_constant(rule) != rules[i].is_constant)
			fail_msg("%s", rules[i].text);
		rule_free(rule);
	}
}

static void rule_lottery_key__finds__the_first_one(void **state)
{
	static const struct {
		const char *text;
		int key;
		size_t keys;
	} rules[] = { { "total", -1, 1 },
		      { "lottery", 0, 1 },
		      { "total > math > lottery", 2, 3 },
		      { "total > lottery > math > lottery", 1, 4 } };

	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct rule *rule = year_compile(*state, RULE_RANKING, rules[i].text);

		assert_int_equal(rule_lottery_key(rule), rules[i].key);
		assert_int_equal(rule_key_count(rule), rules[i].keys);
		rule_free(rule);
	}
}

static void rule_uses_choice__sees_it__wherever_it_stands(void **state)
{
	static const char *const with[] = { "choice", "total > -choice", "max(1, round(2*(choice-1)))", "(0 and choice)" };
	static const char *const without[] = { "total", "total > lottery", "tag.choices" };

	for (size_t i = 0; i < COUNT_OF(with); i++) {
		struct rule *rule = year_compile(*state, RULE_RANKING, with[i]);

		assert_true(rule_uses_choice(rule));
		rule_free(rule);
	}
	for (size_t i = 0; i < COUNT_OF(without); i++) {
		struct rule *rule = year_compile(*state, RULE_RANKING, without[i]);

		assert_false(rule_uses_choice(rule));
		rule_free(rule);
	}
}

/* A line that names a cutoff does so even where its value would not matter: the row has no line where the tier took nobody. */
static void rule_uses_cutoff__sees_it__wherever_it_stands(void **state)
{
	struct rule *rule = year_compile(*state, RULE_PLAN_LINE, "max(5, (0 and cutoff(2024-A)))");

	assert_false(rule_uses_cutoff(rule, 0));
	assert_true(rule_uses_cutoff(rule, 1));
	assert_false(rule_uses_cutoff(rule, 2));
	rule_free(rule);
	rule = year_compile(*state, RULE_PLAN_LINE, "cutoff(early)+cutoff(2024-A)");
	assert_true(rule_uses_cutoff(rule, 0));
	assert_true(rule_uses_cutoff(rule, 1));
	rule_free(rule);
}

static void rule_guard__finds__the_equality_that_comes_first(void **state)
{
	static const struct {
		const char *text;
		enum rule_name column;
		const char *value; /* NULL: not in texts */
	} with[] = {
		{ "feeder = 'S01'", NAME_FEEDER, "S01" },
		{ "'S01' = feeder", NAME_FEEDER, "S01" },
		{ "feeder = 'S01' and math > 5", NAME_FEEDER, "S01" },
		{ "(feeder = 'S01' and math > 5) and sex = 'F'", NAME_FEEDER, "S01" },
		{ "district = 'pudong' and (1 or 1/0)", NAME_DISTRICT, "pudong" },
		{ "category = 'unified' and feeder = 'S01'", NAME_CATEGORY, "unified" },
		{ "feeder = 'nowhere'", NAME_FEEDER, NULL },
		{ "district = 0", NAME_DISTRICT, "0" },
		{ "feeder = ''", NAME_FEEDER, "" },
	};
	static const char *const without[] = {
		"math > 5 and feeder = 'S01'",
		"feeder = 'S01' or math > 5",
		"not feeder = 'S01'",
		"feeder != 'S01'",
		"feeder ~ 'S01'",
		"feeder = district",
		"tag.quota = 'S01'",
		"feeder",
		"1",
		"sex = 'F'",
		"(feeder = 'S01') = 1",
		"feeder = math",
		"candidate_no = '9'",
		"(feeder = 'S01' or 1) and math > 5",
		"'a' = 'b'",
	};
	const struct strings *texts = ((const struct year *)*state)->dataset->texts;
	enum rule_name column;
	uint32_t value;

	for (size_t i = 0; i < COUNT_OF(with); i++) {
		struct rule *rule = year_compile(*state, RULE_PLAN_ELIGIBLE, with[i].text);
		const uint32_t expected = with[i].value ? strings_find(texts, with[i].value, strlen(with[i].value)) : STRING_NONE;

		if (!rule_guard(rule, &column, &value))
			fail_msg("no guard: %s", with[i].text);
		assert_int_equal(column, with[i].column);
		assert_int_equal(value, expected);
		rule_free(rule);
	}
	for (size_t i = 0; i < COUNT_OF(without); i++) {
		struct rule *rule = year_compile(*state, RULE_PLAN_ELIGIBLE, without[i]);

		if (rule_guard(rule, &column, &value))
			fail_msg("a guard: %s", without[i]);
		rule_free(rule);
	}
}

static void rule_evaluate__takes__no_rows_and_no_choices(void **state)
{
	const struct year *year = *state;
	struct rule *rule = year_compile(year, RULE_RANKING, "choice > total");
	struct rule_scratch *scratch = rule_scratch_make();
	const candidate_ix first = 0;
	struct rule_batch batch = { .dataset = year->dataset, .totals = year->totals };
	int64_t values[2] = { 7, 7 };
	uint8_t failures[1] = { 7 };

	rule_evaluate(rule, &batch, scratch, values, failures);
	assert_int_equal(values[0], 7);
	batch.count = 1;
	batch.candidates = &first;
	rule_evaluate(rule, &batch, scratch, values, failures);
	assert_int_equal(values[0], 0);
	assert_int_equal(values[1], 3387500);
	assert_int_equal(failures[0], FAILURE_NONE);
	rule_scratch_free(scratch);
	rule_scratch_free(NULL);
	rule_free(rule);
	rule_free(NULL);
}

static void rule_failure_name__says__what_happened(void **state)
{
	(void)state;
	assert_string_equal(rule_failure_name(FAILURE_DIVISION), "division by zero");
	for (int failure = FAILURE_NONE; failure <= FAILURE_MEMORY; failure++)
		assert_string_not_equal(rule_failure_name((enum rule_failure)failure), "");
}

static const char demanding[] =
        "(feeder = 'S01' or tag.quota ~ '^S') and grade(total, 1, 2, max(math, 3)) > 1+2-3+(sex ~ tag.pattern) and "
        "category != 5 and 'a' ~ 'a'";

/* Reading and compiling with the n-th allocation failing: out of memory or a good rule, never half a one. */
static struct rule *try_compile(const struct year *year, bool *has_memory)
{
	struct arena *arena = arena_make();
	struct problem problem = { 0 };
	struct rule_fault fault = { 0 };
	struct rule *rule = NULL;
	const struct rule_tree *tree =
	        arena ? rule_read(arena, RULE_TIER_ELIGIBLE, demanding, year->dataset, IX_NONE, &fault) : NULL;

	*has_memory = arena && (tree || !arena_failed(arena));
	if (tree)
		rule = rule_compile(tree, year->dataset, &problem);
	arena_free(arena);
	return rule;
}

static void rule_compile__survives__every_failing_allocation(void **state)
{
	struct rule *rule = NULL;
	bool has_memory = false;

	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0; !rule; good++) {
		allocator_fail_after(good);
		rule = try_compile(*state, &has_memory);
		const bool was_refused = allocator_heal();

		assert_true(rule || was_refused);
		assert_true(good < 10000);
	}
	assert_true(has_memory);
	rule_free(rule);
}

static void rule_evaluate__fails_each_row__without_memory(void **state)
{
	static const char text[] = "feeder ~ tag.pattern and (1+2*(math-3)) > 1";
	const struct year *year = *state;
	const candidate_ix candidates[] = { 0, 0 };
	const struct rule_batch batch = { .dataset = year->dataset, .totals = year->totals, .count = 2, .candidates = candidates };
	uint8_t failures[2] = { FAILURE_MEMORY }, failures_again[2];
	int64_t values[2], again[2];

	if (!allocator_can_fail())
		skip();
	struct rule *rule = year_compile(year, RULE_TIER_ELIGIBLE, text);
	for (unsigned long good = 0; failures[0] != FAILURE_NONE; good++) {
		struct rule_scratch *scratch = rule_scratch_make();

		allocator_fail_after(good);
		rule_evaluate(rule, &batch, scratch, values, failures);
		allocator_heal();
		if (failures[0] != FAILURE_NONE)
			assert_int_equal(failures[0], FAILURE_MEMORY);
		assert_int_equal(values[0], failures[0] == FAILURE_NONE ? 10000 : 0);
		assert_true(good < 1000);
		/* What failed for want of memory is not remembered as bad. */
		rule_evaluate(rule, &batch, scratch, again, failures_again);
		assert_int_equal(failures_again[0], FAILURE_NONE);
		assert_int_equal(again[1], 10000);
		rule_scratch_free(scratch);
	}
	assert_int_equal(values[0], 10000);
	rule_free(rule);
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
		cmocka_unit_test(rule_is_constant__is_true__of_what_no_candidate_can_change),
		cmocka_unit_test(rule_lottery_key__finds__the_first_one),
		cmocka_unit_test(rule_uses_choice__sees_it__wherever_it_stands),
		cmocka_unit_test(rule_uses_cutoff__sees_it__wherever_it_stands),
		cmocka_unit_test(rule_guard__finds__the_equality_that_comes_first),
		cmocka_unit_test(rule_evaluate__takes__no_rows_and_no_choices),
		cmocka_unit_test(rule_failure_name__says__what_happened),
		cmocka_unit_test(rule_compile__survives__every_failing_allocation),
		cmocka_unit_test(rule_evaluate__fails_each_row__without_memory),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
