/* SPDX-License-Identifier: ISC */
/* Rules explained for one candidate. */
#include "suite.h"

#include <string.h>

typedef void describe_function(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals,
                               candidate_ix candidate, uint16_t choice, char *buffer, size_t size);

static void assert_described(const struct year *year, describe_function *describe, enum rule_use use, const char *text,
                             const char *expected)
{
	const candidate_ix candidate = dataset_find_candidate(year->dataset, "042032");
	struct arena *arena = arena_make();
	struct rule_fault fault;
	char buffer[200];
	const struct rule_tree *tree = rule_read(arena, use, text, year->dataset, 2, &fault);

	assert_non_null(tree);
	describe(tree, year->dataset, year->totals, candidate, 3, buffer, sizeof(buffer));
	assert_string_equal(buffer, expected);
	/* Whatever the room, the text ends in it. */
	for (size_t size = 0; size <= sizeof(buffer); size++) {
		memset(buffer, 'x', sizeof(buffer));
		describe(tree, year->dataset, year->totals, candidate, 3, buffer, size);
		if (size > 0) {
			assert_non_null(memchr(buffer, 0, size));
			assert_memory_equal(buffer, expected, strlen(buffer) < 4 ? 0 : 4);
		}
		for (size_t i = size; i < sizeof(buffer); i++)
			assert_int_equal(buffer[i], 'x');
	}
	arena_free(arena);
}

static void rule_describe_inputs__names__each_input_once(void **state)
{
	static const struct {
		enum rule_use use;
		const char *text, *expected;
	} rules[] = {
		{ RULE_RANKING, "total > chinese+math+english > math", "total 338.75, chinese 120.5, math 140, english 0" },
		{ RULE_RANKING, "-choice > ( both ) > lottery", "choice 3, both 260.5" },
		{ RULE_PLAN_ELIGIBLE, "tag.sport and tag.特长 = '足球' and tag.none", "tag.sport 1, tag.特长 足球, tag.none ''" },
		{ RULE_TIER_ELIGIBLE, "feeder = 'S01' or district != 'x' and category ~ 'u'",
		  "feeder S01, district pudong, category unified" },
		{ RULE_TIER_ELIGIBLE, "status.english = 'absent' and sex = 'F' and candidate_no > '0'",
		  "status.english absent, sex F, candidate_no 042032" },
		{ RULE_PLAN_LINE, "cutoff(early)-bonus", "bonus 8" },
		{ RULE_MERIT, "5", "" },
	};

	for (size_t i = 0; i < COUNT_OF(rules); i++)
		assert_described(*state, rule_describe_inputs, rules[i].use, rules[i].text, rules[i].expected);
}

static void rule_describe_refusal__quotes__the_first_part_that_does_not_hold(void **state)
{
	static const struct {
		const char *text, *expected;
	} rules[] = {
		{ "math > 100", "" },
		{ "math > 150", "math > 150" },
		{ "math > 100 and chinese > 130 and english > 1", "chinese > 130" },
		{ "(math > 100 and (sex = 'M')) and english", "(sex = 'M')" },
		{ "math > 1 and (math > 150 or sex = 'M')", "(math > 150 or sex = 'M')" },
		{ "not tag.sport", "not tag.sport" },
		{ "math > 1 and not (tag.sport and feeder)", "not (tag.sport and feeder)" },
		{ "tag.sport", "" },
		{ "math and english", "english" },
		{ "1 and math/english > 1", "math/english > 1" },
		{ "choice = 3 and choice = 1", "choice = 1" },
		{ "tag.特长 = '足球' and tag.特长 = '篮球'", "tag.特长 = '篮球'" },
		{ "(tag.sport and\ttag.zero)", "tag.zero" },
	};

	for (size_t i = 0; i < COUNT_OF(rules); i++)
		assert_described(*state, rule_describe_refusal, RULE_PLAN_ELIGIBLE, rules[i].text, rules[i].expected);
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
		cmocka_unit_test(rule_describe_inputs__names__each_input_once),
		cmocka_unit_test(rule_describe_refusal__quotes__the_first_part_that_does_not_hold),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
