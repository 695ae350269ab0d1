/* SPDX-License-Identifier: ISC */
/* Conditions and texts: truth, what is not worked out, comparisons as text and as numbers, names of texts. */
#include "suite.h"

/* "True is: a number other than 0, a text other than empty and `0`"; "and, or, not and comparisons have the value 1 or 0" */
static const struct rule_case truths[] = {
	{ RULE_TIER_ELIGIBLE, "1", "1" },
	{ RULE_TIER_ELIGIBLE, "0", "0" },
	{ RULE_TIER_ELIGIBLE, "'0'", "0" },
	{ RULE_TIER_ELIGIBLE, "''", "0" },
	{ RULE_TIER_ELIGIBLE, "'x'", "1" },
	{ RULE_TIER_ELIGIBLE, "'0.0'", "1" },
	{ RULE_TIER_ELIGIBLE, "'00'", "1" },
	{ RULE_TIER_ELIGIBLE, "\" \"", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.sport", "1" },
	{ RULE_TIER_ELIGIBLE, "77| tag.sport", "0" },
	{ RULE_TIER_ELIGIBLE, "0500| tag.sport", "0" },
	{ RULE_TIER_ELIGIBLE, "tag.zero", "0" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| feeder", "0" },
	{ RULE_TIER_ELIGIBLE, "0500| district", "0" },
	{ RULE_TIER_ELIGIBLE, "0500| category", "0" },
	{ RULE_TIER_ELIGIBLE, "sex", "1" },
	{ RULE_TIER_ELIGIBLE, "77| sex", "0" },
	{ RULE_TIER_ELIGIBLE, "status.math", "1" },
	{ RULE_TIER_ELIGIBLE, "status.history", "0" },
	{ RULE_TIER_ELIGIBLE, "status.both", "0" },
	{ RULE_TIER_ELIGIBLE, "candidate_no", "1" },
	{ RULE_TIER_ELIGIBLE, "not 0.0001", "0" },
	{ RULE_TIER_ELIGIBLE, "-1 and 2", "1" },
	{ RULE_TIER_ELIGIBLE, "math - 140 or chinese - 120.5", "0" },
	{ RULE_TIER_ELIGIBLE, "not tag.sport", "0" },
	{ RULE_TIER_ELIGIBLE, "not not tag.sport", "1" },
	{ RULE_TIER_ELIGIBLE, "not tag.zero", "1" },
	{ RULE_TIER_ELIGIBLE, "(tag.sport and 5) = 1", "1" },
	{ RULE_MERIT, "(tag.sport and 5)", "1" },
	{ RULE_MERIT, "(5 or 0)", "1" },
	{ RULE_MERIT, "(0 or 0)", "0" },
	{ RULE_MERIT, "(not 5)", "0" },
	{ RULE_MERIT, "(not 'x')+1", "1" },
	{ RULE_MERIT, "(math > 100) + (chinese > 100) + (english > 100)", "2" },
	{ RULE_MERIT, "10*(feeder = 'S01')", "10" },
	{ RULE_MERIT, "total - 50*(status.english != 'present')", "288.75" },
	{ RULE_MERIT, "-(math > chinese)", "-1" },
	{ RULE_MERIT, "min((math > 1), 5)", "1" },
	{ RULE_MERIT, "((((math > 1))))", "1" },
};

/* condition = and-part { "or" and-part }: `and` binds closer than `or`, `not` closer than `and`, comparisons closer than `not` */
static const struct rule_case binding[] = {
	{ RULE_TIER_ELIGIBLE, "1 or 0 and 0", "1" },        { RULE_TIER_ELIGIBLE, "(1 or 0) and 0", "0" },
	{ RULE_TIER_ELIGIBLE, "0 and 0 or 1", "1" },        { RULE_TIER_ELIGIBLE, "0 and (0 or 1)", "0" },
	{ RULE_TIER_ELIGIBLE, "not 0 and 0", "0" },         { RULE_TIER_ELIGIBLE, "not (0 and 0)", "1" },
	{ RULE_TIER_ELIGIBLE, "not 1 = 0", "1" },           { RULE_TIER_ELIGIBLE, "(not 1) = 0", "1" },
	{ RULE_TIER_ELIGIBLE, "not 1 or 1", "1" },          { RULE_TIER_ELIGIBLE, "1+1 = 2", "1" },
	{ RULE_TIER_ELIGIBLE, "2*3 > 5 and 2 < 3", "1" },   { RULE_TIER_ELIGIBLE, "not not not 0", "1" },
	{ RULE_TIER_ELIGIBLE, "1 and 1 and 1 and 0", "0" }, { RULE_TIER_ELIGIBLE, "0 or 0 or 0 or 1", "1" },
	{ RULE_TIER_ELIGIBLE, "0 or 0 or 0 or 0", "0" },    { RULE_TIER_ELIGIBLE, "1and 1", "1" },
	{ RULE_TIER_ELIGIBLE, "(1)and(1)", "1" },           { RULE_TIER_ELIGIBLE, "not(0)", "1" },
};

/* "`and` and `or` stop as soon as they know" */
static const struct rule_case stops[] = {
	{ RULE_TIER_ELIGIBLE, "0 and 1/0", "0" },
	{ RULE_TIER_ELIGIBLE, "1 or 1/0", "1" },
	{ RULE_TIER_ELIGIBLE, "1 and 1/0", "division" },
	{ RULE_TIER_ELIGIBLE, "0 or 1/0", "division" },
	{ RULE_TIER_ELIGIBLE, "1/0 and 0", "division" },
	{ RULE_TIER_ELIGIBLE, "1/0 or 1", "division" },
	{ RULE_TIER_ELIGIBLE, "english > 0 and math/english > 1", "0" },
	{ RULE_TIER_ELIGIBLE, "english = 0 or math/english > 1", "1" },
	{ RULE_TIER_ELIGIBLE, "math/english > 1 or english = 0", "division" },
	{ RULE_TIER_ELIGIBLE, "not (math > 0 and 1/english)", "division" },
	{ RULE_TIER_ELIGIBLE, "not (math = 0 and 1/english)", "1" },
	{ RULE_TIER_ELIGIBLE, "77| not (math > 0 and 1/english)", "1" },
	{ RULE_TIER_ELIGIBLE, "math > 0 or english > 0 or 1/english", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| math > 0 or english > 0 or 1/english", "division" },
	{ RULE_TIER_ELIGIBLE, "(0 and 1/0) or (1 or 1/0)", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.sport or feeder ~ tag.bad", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.zero or feeder ~ tag.bad", "pattern" },
	{ RULE_TIER_ELIGIBLE, "tag.zero and tag.words ~ tag.slow", "0" },
	{ RULE_TIER_ELIGIBLE, "0 and 922337203685477*1000", "0" },
	{ RULE_MERIT, "(english and math/english) + 1", "1" },
	{ RULE_MERIT, "(0 and 1/0) + 1/0", "division" },
	{ RULE_MERIT, "(math and (english or 1/english))", "division" },
	{ RULE_MERIT, "0500| (math and (english or 1/english))", "0" },
};

/* "`=` and `!=` compare as text, byte by byte, if either side is a text (a number as written in section 1)" */
static const struct rule_case equalities[] = {
	{ RULE_TIER_ELIGIBLE, "1 = 1.0", "1" },
	{ RULE_TIER_ELIGIBLE, "1 != 1.0", "0" },
	{ RULE_TIER_ELIGIBLE, "math = 140", "1" },
	{ RULE_TIER_ELIGIBLE, "math = '140'", "1" },
	{ RULE_TIER_ELIGIBLE, "math = '140.0'", "0" },
	{ RULE_TIER_ELIGIBLE, "math != '140.0'", "1" },
	{ RULE_TIER_ELIGIBLE, "chinese = '120.5'", "1" },
	{ RULE_TIER_ELIGIBLE, "'120.5' = chinese", "1" },
	{ RULE_TIER_ELIGIBLE, "'1' = 1.0", "1" },
	{ RULE_TIER_ELIGIBLE, "'1.0' = 1", "0" },
	{ RULE_TIER_ELIGIBLE, "'-3' = -3", "1" },
	{ RULE_TIER_ELIGIBLE, "'0' = -0", "1" },
	{ RULE_TIER_ELIGIBLE, "'0.3333' = 1/3", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.class = 3", "1" },
	{ RULE_TIER_ELIGIBLE, "77| tag.class = 3", "0" },
	{ RULE_TIER_ELIGIBLE, "77| tag.class = '3.0'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| tag.class = 3", "0" },
	{ RULE_TIER_ELIGIBLE, "9| tag.class != 3", "1" },
	{ RULE_TIER_ELIGIBLE, "9| tag.class = '03'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.class+0 = 3", "1" },
	{ RULE_TIER_ELIGIBLE, "77| tag.class+0 = 3", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.class = math/140*3", "1" },
	{ RULE_TIER_ELIGIBLE, "math-137 = tag.class", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder = 'S01'", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder != 'S01'", "0" },
	{ RULE_TIER_ELIGIBLE, "'S01' = feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder = 's01'", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder = 'nowhere'", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder != 'nowhere'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| feeder = 042032", "0" },
	{ RULE_TIER_ELIGIBLE, "9| feeder = '042032'", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| feeder = ''", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| feeder != ''", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder = \"\"", "0" },
	{ RULE_TIER_ELIGIBLE, "0500| district = 0", "1" },
	{ RULE_TIER_ELIGIBLE, "district = 'pudong' and category = 'unified'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| category = 'café'", "1" },
	{ RULE_TIER_ELIGIBLE, "sex = 'F'", "1" },
	{ RULE_TIER_ELIGIBLE, "sex = 'M'", "0" },
	{ RULE_TIER_ELIGIBLE, "sex != 'X'", "1" },
	{ RULE_TIER_ELIGIBLE, "sex = 'FF'", "0" },
	{ RULE_TIER_ELIGIBLE, "77| sex = ''", "1" },
	{ RULE_TIER_ELIGIBLE, "77| sex != ''", "0" },
	{ RULE_TIER_ELIGIBLE, "status.english = 'absent'", "1" },
	{ RULE_TIER_ELIGIBLE, "status.pe = 'exempt'", "1" },
	{ RULE_TIER_ELIGIBLE, "status.math = 'present'", "1" },
	{ RULE_TIER_ELIGIBLE, "status.math != 'absent'", "1" },
	{ RULE_TIER_ELIGIBLE, "77| status.english = 'void'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| status.pe = 'deferred'", "1" },
	{ RULE_TIER_ELIGIBLE, "status.history = ''", "1" },
	{ RULE_TIER_ELIGIBLE, "status.math = 'Present'", "0" },
	{ RULE_TIER_ELIGIBLE, "status.math = status.physics", "1" },
	{ RULE_TIER_ELIGIBLE, "status.math != status.pe", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no = '042032'", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no = 42032", "0" },
	{ RULE_TIER_ELIGIBLE, "9| candidate_no = 9", "1" },
	{ RULE_TIER_ELIGIBLE, "9| feeder = candidate_no", "0" },
	{ RULE_TIER_ELIGIBLE, "tag.quota = feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "9| tag.quota = feeder", "0" },
	{ RULE_TIER_ELIGIBLE, "9| tag.quota = district", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| tag.quota = feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "0500| tag.quota = tag.nowhere", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere = ''", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere != 'x'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.sport = 1", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.sport = '1'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 = '足球'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 = '篮球'", "0" },
	{ RULE_TIER_ELIGIBLE, "77| status.math = sex", "0" },
	{ RULE_TIER_ELIGIBLE, "77| status.history = sex", "1" },
	{ RULE_TIER_ELIGIBLE, "sex = tag.nowhere", "0" },
	{ RULE_TIER_ELIGIBLE, "91| sex = feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "92| sex = feeder", "0" },
	{ RULE_TIER_ELIGIBLE, "91| feeder != sex", "0" },
	{ RULE_TIER_ELIGIBLE, "92| status.math = feeder", "1" },
	{ RULE_TIER_ELIGIBLE, "91| status.math = feeder", "0" },
	{ RULE_TIER_ELIGIBLE, "'a' = 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "'a' = 'a '", "0" },
	{ RULE_TIER_ELIGIBLE, "'a' != 'b'", "1" },
	{ RULE_TIER_ELIGIBLE, "(feeder = 'S01') = 1", "1" },
	{ RULE_TIER_ELIGIBLE, "(feeder = 'S01') = '1'", "1" },
};

/* "`<`, `<=`, `>`, `>=` compare as text only if both are, else as numbers" */
static const struct rule_case orders[] = {
	{ RULE_TIER_ELIGIBLE, "math > 139.5", "1" },
	{ RULE_TIER_ELIGIBLE, "math > 140", "0" },
	{ RULE_TIER_ELIGIBLE, "math >= 140", "1" },
	{ RULE_TIER_ELIGIBLE, "math < 140", "0" },
	{ RULE_TIER_ELIGIBLE, "math <= 140", "1" },
	{ RULE_TIER_ELIGIBLE, "-1 < 0", "1" },
	{ RULE_TIER_ELIGIBLE, "0.0001 > 0", "1" },
	{ RULE_TIER_ELIGIBLE, "chinese < math", "1" },
	{ RULE_TIER_ELIGIBLE, "'10' < '9'", "1" },
	{ RULE_TIER_ELIGIBLE, "'10' < 9", "0" },
	{ RULE_TIER_ELIGIBLE, "10 < '9'", "0" },
	{ RULE_TIER_ELIGIBLE, "'a' < 'b'", "1" },
	{ RULE_TIER_ELIGIBLE, "'a' < 'a'", "0" },
	{ RULE_TIER_ELIGIBLE, "'a' <= 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "'a' < 'aa'", "1" },
	{ RULE_TIER_ELIGIBLE, "'aa' >= 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "'' < 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "'Z' < 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "'z' < 'é'", "1" },
	{ RULE_TIER_ELIGIBLE, "'b' > 'a'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.class >= 3", "1" },
	{ RULE_TIER_ELIGIBLE, "77| tag.class >= 3", "1" },
	{ RULE_TIER_ELIGIBLE, "77| tag.class > '3'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| tag.class < '3'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| tag.class < 3", "0" },
	{ RULE_TIER_ELIGIBLE, "tag.words < 1", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere < 1", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere >= 0", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder >= 'S01' and feeder <= 'S99'", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no < '05'", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no > 42031.9", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no < tag.class", "1" },
	{ RULE_TIER_ELIGIBLE, "sex > 'E'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.big > 5", "overflow" },
	{ RULE_TIER_ELIGIBLE, "tag.big > '5'", "1" },
	{ RULE_TIER_ELIGIBLE, "status.math > 'o'", "1" },
};

/* "a text in arithmetic is its number (sign, digits, up to 4 decimals), or else 0" */
static const struct rule_case texts_as_numbers[] = {
	{ RULE_MERIT, "tag.class", "3" },
	{ RULE_MERIT, "tag.class+1", "4" },
	{ RULE_MERIT, "-tag.class", "-3" },
	{ RULE_MERIT, "tag.talent*2", "185" },
	{ RULE_MERIT, "tag.code+0", "42" },
	{ RULE_MERIT, "tag.eight+0", "8" },
	{ RULE_MERIT, "tag.four+0", "1.2345" },
	{ RULE_MERIT, "tag.five+0", "0" },
	{ RULE_MERIT, "tag.minus+0", "-2.5" },
	{ RULE_MERIT, "tag.plus+0", "0" },
	{ RULE_MERIT, "tag.plusminus+0", "0" },
	{ RULE_MERIT, "tag.point+0", "0" },
	{ RULE_MERIT, "tag.trail+0", "0" },
	{ RULE_MERIT, "tag.dash+0", "0" },
	{ RULE_MERIT, "tag.spaced+0", "0" },
	{ RULE_MERIT, "tag.words+0", "0" },
	{ RULE_MERIT, "tag.nowhere+0", "0" },
	{ RULE_MERIT, "tag.sport+0", "1" },
	{ RULE_MERIT, "tag.big+0", "overflow" },
	{ RULE_MERIT, "tag.特长+0", "0" },
	{ RULE_MERIT, "'12'+'30'", "42" },
	{ RULE_MERIT, "'1e2'+0", "0" },
	{ RULE_MERIT, "'０'+5", "5" },
	{ RULE_MERIT, "''+5", "5" },
	{ RULE_MERIT, "'+'+5", "5" },
	{ RULE_MERIT, "'-'+5", "5" },
	{ RULE_MERIT, "'+0.5'+0", "0" },
	{ RULE_MERIT, "' 5'+0", "0" },
	{ RULE_MERIT, "'922337203685477.5808'+0", "overflow" },
	{ RULE_MERIT, "'-922337203685477.5808'+0", "-922337203685477.5808" },
	{ RULE_MERIT, "candidate_no+0", "42032" },
	{ RULE_MERIT, "9| candidate_no*2", "18" },
	{ RULE_MERIT, "feeder+0", "0" },
	{ RULE_MERIT, "sex+0", "0" },
	{ RULE_MERIT, "status.math+0", "0" },
	{ RULE_MERIT, "'5'", "5" },
	{ RULE_MERIT, "'x'", "0" },
	{ RULE_RANKING, "tag.class > '7'", "3 > 7" },
	{ RULE_MERIT, "round('2.5')", "3" },
	{ RULE_MERIT, "grade(tag.class,'1','2','4')", "2" },
};

static void rule_evaluate__finds_true__what_is_neither_0_nor_empty(void **state)
{
	cases_check(*state, truths, COUNT_OF(truths));
}

static void rule_read__binds__not_and_or_in_this_order(void **state)
{
	cases_check(*state, binding, COUNT_OF(binding));
}

static void rule_evaluate__leaves_out__what_does_not_matter_any_more(void **state)
{
	cases_check(*state, stops, COUNT_OF(stops));
}

static void rule_evaluate__compares_as_text__where_one_side_is_a_text(void **state)
{
	cases_check(*state, equalities, COUNT_OF(equalities));
}

static void rule_evaluate__orders_as_text__where_both_sides_are_texts(void **state)
{
	cases_check(*state, orders, COUNT_OF(orders));
}

static void rule_evaluate__takes_a_text_for_its_number__in_arithmetic(void **state)
{
	cases_check(*state, texts_as_numbers, COUNT_OF(texts_as_numbers));
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
		cmocka_unit_test(rule_evaluate__finds_true__what_is_neither_0_nor_empty),
		cmocka_unit_test(rule_read__binds__not_and_or_in_this_order),
		cmocka_unit_test(rule_evaluate__leaves_out__what_does_not_matter_any_more),
		cmocka_unit_test(rule_evaluate__compares_as_text__where_one_side_is_a_text),
		cmocka_unit_test(rule_evaluate__orders_as_text__where_both_sides_are_texts),
		cmocka_unit_test(rule_evaluate__takes_a_text_for_its_number__in_arithmetic),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
