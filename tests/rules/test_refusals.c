/* SPDX-License-Identifier: ISC */
/* Rules that are refused, with the character where the fault is and words of what is said. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct refusal_case syntax[] = {
	{ RULE_MERIT, "", 1, "empty" },
	{ RULE_MERIT, "   ", 1, "empty" },
	{ RULE_TIER_ELIGIBLE, "", 1, "empty" },
	{ RULE_RANKING, "\t", 1, "empty" },
	{ RULE_MERIT, "1+", 3, "missing before the end of the rule" },
	{ RULE_MERIT, "+1", 1, "missing before `+`" },
	{ RULE_MERIT, "1 2", 3, "operator is missing before `2`" },
	{ RULE_MERIT, "math chinese", 6, "operator is missing before `chinese`" },
	{ RULE_MERIT, "math 'x'", 6, "operator is missing" },
	{ RULE_MERIT, "2(3)", 2, "operator is missing" },
	{ RULE_MERIT, "(1)(2)", 4, "operator is missing" },
	{ RULE_MERIT, "1 + * 2", 5, "missing before `*`" },
	{ RULE_MERIT, "1 */ 2", 4, "missing before `/`" },
	{ RULE_MERIT, "-", 2, "the end" },
	{ RULE_MERIT, "()", 2, "missing before `)`" },
	{ RULE_MERIT, "(1", 1, "has no `)`" },
	{ RULE_MERIT, "2*((1+2)", 3, "has no `)`" },
	{ RULE_MERIT, "1)", 2, "has no `(`" },
	{ RULE_MERIT, ")", 1, "missing before `)`" },
	{ RULE_MERIT, "(1))", 4, "has no `(`" },
	{ RULE_MERIT, "(1,2)", 3, "between the arguments" },
	{ RULE_MERIT, "1,2", 2, "between the arguments" },
	{ RULE_MERIT, "(1 2)", 4, "operator or `)` is missing" },
	{ RULE_MERIT, "1..2", 3, "digit is missing" },
	{ RULE_MERIT, "1.", 3, "digit is missing" },
	{ RULE_MERIT, "1.+2", 3, "digit is missing" },
	{ RULE_MERIT, ".5", 1, "write 0." },
	{ RULE_MERIT, "1.2.3", 4, "no sign" },
	{ RULE_MERIT, "1.23456", 1, "at most 4 decimals" },
	{ RULE_MERIT, "2*1.00000", 3, "at most 4 decimals" },
	{ RULE_MERIT, "1e5", 2, "operator is missing before `e5`" },
	{ RULE_MERIT, "0x1F", 2, "operator is missing before `x1F`" },
	{ RULE_MERIT, "922337203685477.5808", 1, "too large" },
	{ RULE_MERIT, "1+999999999999999999999999999999", 3, "too large" },
	{ RULE_MERIT, "1,5", 2, "between the arguments" },
	{ RULE_TIER_ELIGIBLE, "feeder = 'S01", 10, "no closing '" },
	{ RULE_TIER_ELIGIBLE, "feeder = \"S01'", 10, "no closing \"" },
	{ RULE_TIER_ELIGIBLE, "feeder = 'it's'", 14, "operator is missing" },
	{ RULE_TIER_ELIGIBLE, "'", 1, "no closing" },
	{ RULE_TIER_ELIGIBLE, "1 and", 6, "missing before the end" },
	{ RULE_TIER_ELIGIBLE, "and 1", 1, "missing before `and`" },
	{ RULE_TIER_ELIGIBLE, "1 and and 1", 7, "missing before `and`" },
	{ RULE_TIER_ELIGIBLE, "1 or or 1", 6, "missing before `or`" },
	{ RULE_TIER_ELIGIBLE, "not", 4, "missing before the end" },
	{ RULE_TIER_ELIGIBLE, "1 not 2", 3, "operator is missing before `not`" },
	{ RULE_TIER_ELIGIBLE, "1 + not 2", 5, "`not` stands only before" },
	{ RULE_TIER_ELIGIBLE, "1 = not 2", 5, "`not` stands only before" },
	{ RULE_TIER_ELIGIBLE, "math =", 7, "missing before the end" },
	{ RULE_TIER_ELIGIBLE, "= 5", 1, "missing before `=`" },
	{ RULE_TIER_ELIGIBLE, "math == 5", 6, "write =" },
	{ RULE_TIER_ELIGIBLE, "math = = 5", 8, "missing before `=`" },
	{ RULE_TIER_ELIGIBLE, "math <> 5", 6, "write !=" },
	{ RULE_TIER_ELIGIBLE, "math => 5", 7, "missing before `>`" },
	{ RULE_TIER_ELIGIBLE, "math ! 5", 6, "write not, !=" },
	{ RULE_TIER_ELIGIBLE, "100 < math < 140", 12, "do not follow each other" },
	{ RULE_TIER_ELIGIBLE, "1 = 1 = 1", 7, "do not follow each other" },
	{ RULE_TIER_ELIGIBLE, "math > 5 & chinese > 5", 10, "write and" },
	{ RULE_TIER_ELIGIBLE, "math > 5 || chinese > 5", 10, "write or" },
	{ RULE_TIER_ELIGIBLE, "math > 5 , chinese", 10, "between the arguments" },
	{ RULE_MERIT, "math % 5", 6, "no sign" },
	{ RULE_MERIT, "math ^ 2", 6, "no sign" },
	{ RULE_MERIT, "math; chinese", 5, "no sign" },
	{ RULE_MERIT, "math # x", 6, "no sign" },
	{ RULE_MERIT, "{math}", 1, "no sign" },
	{ RULE_MERIT, "math[1]", 5, "no sign" },
	{ RULE_MERIT, "@math", 1, "no sign" },
	{ RULE_MERIT, "$math", 1, "no sign" },
	{ RULE_MERIT, "math?1", 5, "no sign" },
	{ RULE_MERIT, "math:1", 5, "no sign" },
	{ RULE_MERIT, "math\\1", 5, "no sign" },
	{ RULE_MERIT, "`math`", 1, "no sign" },
	/* What a Chinese keyboard gives; columns are characters, not bytes. */
	{ RULE_MERIT, "（1+2）*3", 1, "write (" },
	{ RULE_MERIT, "max(1，2)", 6, "write ," },
	{ RULE_TIER_ELIGIBLE, "math＞5", 5, "write >" },
	{ RULE_TIER_ELIGIBLE, "math≥5", 5, "write >=" },
	{ RULE_TIER_ELIGIBLE, "feeder = ‘S01’", 10, "write '" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 ＝ '足球'", 8, "write =" },
	{ RULE_MERIT, "math　+1", 5, "write a blank" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 = '足球' x", 15, "operator is missing before `x`" },
	{ RULE_MERIT, "math\xff+1", 5, "no UTF-8" },
	{ RULE_TIER_ELIGIBLE, "feeder = 'a\xc3'", 12, "no UTF-8" },
	{ RULE_MERIT, "math\x01", 5, "no sign" },
	{ RULE_MERIT, "math\u200b", 5, "U+200B" },
};

/* One `sum`; a ranking's own text holds no comparison; lottery as a whole key */
static const struct refusal_case kinds[] = {
	{ RULE_MERIT, "total > math", 7, "only in parentheses" },
	{ RULE_MERIT, "math = 5", 6, "only in parentheses" },
	{ RULE_MERIT, "math and chinese", 6, "only in parentheses" },
	{ RULE_MERIT, "math or chinese", 6, "only in parentheses" },
	{ RULE_MERIT, "not math", 1, "`not` stands only before" },
	{ RULE_FORMULA, "math ~ '5'", 6, "only in parentheses" },
	{ RULE_TOTAL, "math >= 5", 6, "only in parentheses" },
	{ RULE_TIER_LINE, "total > 5", 7, "only in parentheses" },
	{ RULE_PLAN_LINE, "cutoff(early) > 5", 15, "only in parentheses" },
	{ RULE_MERIT, "max(math > 5, 1)", 10, "parentheses of its own" },
	{ RULE_MERIT, "min(1 and 2)", 7, "parentheses of its own" },
	{ RULE_MERIT, "max(not 1)", 5, "`not` stands only before" },
	{ RULE_RANKING, "total = 5", 7, "holds no comparison" },
	{ RULE_RANKING, "total ~ '5'", 7, "holds no comparison" },
	{ RULE_RANKING, "total >= math", 7, "holds no comparison" },
	{ RULE_RANKING, "total < math", 7, "holds no comparison" },
	{ RULE_RANKING, "total != 5", 7, "holds no comparison" },
	{ RULE_RANKING, "(total = 5)", 8, "holds no comparison" },
	{ RULE_RANKING, "(total > math)", 8, "holds no comparison" },
	{ RULE_RANKING, "total > (math > 5)", 15, "the formula of a subject" },
	{ RULE_RANKING, "total > 10*((feeder = 'S01') + 1)", 21, "holds no comparison" },
	{ RULE_RANKING, "max(total > math)", 11, "holds no comparison" },
	{ RULE_RANKING, "max((total > math), 1)", 12, "holds no comparison" },
	{ RULE_RANKING, "total and math", 7, "only in parentheses" },
	{ RULE_RANKING, "total >", 8, "missing before the end" },
	{ RULE_RANKING, "> total", 1, "missing before `>`" },
	{ RULE_RANKING, "total > > math", 9, "missing before `>`" },
	{ RULE_RANKING, "total, math", 6, "between the arguments" },
	{ RULE_RANKING, "-lottery", 2, "whole key" },
	{ RULE_RANKING, "total > lottery + 1", 9, "whole key" },
	{ RULE_RANKING, "(lottery)", 2, "whole key" },
	{ RULE_RANKING, "max(lottery, 1)", 5, "whole key" },
	{ RULE_RANKING, "total > 2*lottery", 11, "whole key" },
	{ RULE_RANKING, "lottery lottery", 1, "whole key" },
	{ RULE_RANKING, "total + lottery", 9, "whole key" },
	{ RULE_MERIT, "lottery", 1, "may not be named in a tier's merit" },
};

/* "An unknown name is an error that lists the names there are." */
static const struct refusal_case names[] = {
	{ RULE_MERIT, "maths", 1, "perhaps `math`" },
	{ RULE_MERIT, "Math", 1, "perhaps `math`" },
	{ RULE_MERIT, "total + chines", 9, "perhaps `chinese`" },
	{ RULE_MERIT, "totl", 1, "perhaps `total`" },
	{ RULE_TIER_ELIGIBLE, "fedeer = 'x'", 1, "perhaps `feeder`" },
	{ RULE_TIER_ELIGIBLE, "math AND chinese", 6, "operator is missing before `AND`" },
	{ RULE_MERIT, "geography", 1,
	  "both, chinese, english, history, math, pe, physics, science, bonus, total, candidate_no, feeder, "
	  "district, category, sex, status.SUBJECT, tag.NAME" },
	{ RULE_FORMULA, "geography", 1, "both, chinese, english, history, math, pe, physics, science, status.SUBJECT" },
	{ RULE_TOTAL, "geography", 1, "science, bonus, status.SUBJECT" },
	{ RULE_RANKING, "geography", 1, "sex, choice, lottery, status.SUBJECT, tag.NAME" },
	{ RULE_PLAN_ELIGIBLE, "geography", 1, "sex, choice, status.SUBJECT, tag.NAME" },
	{ RULE_PLAN_LINE, "geography", 1, "sex, status.SUBJECT, tag.NAME, quality.PART, quality.TERM.PART, cutoff(TIER)" },
	{ RULE_MERIT, "语文", 1, "unknown name `语文`" },
	{ RULE_MERIT, "_x", 1, "unknown name" },
	{ RULE_TIER_ELIGIBLE, "all", 1, "unknown name `all`" },
	{ RULE_TIER_LINE, "none", 1, "unknown name `none`" },
	{ RULE_MERIT, "candidate", 1, "unknown name" },
	{ RULE_MERIT, "tag", 1, "unknown name" },
	{ RULE_MERIT, "status", 1, "unknown name" },
	{ RULE_MERIT, "math.x", 1, "unknown name `math.x`" },
	{ RULE_TIER_ELIGIBLE, "status.maths = ''", 1, "perhaps `status.math`" },
	{ RULE_TIER_ELIGIBLE, "status. = ''", 1, "the subjects are: both, chinese" },
	{ RULE_TIER_ELIGIBLE, "status.total", 1, "unknown name" },
	{ RULE_TIER_ELIGIBLE, "status.math.x", 1, "unknown name" },
	{ RULE_TIER_ELIGIBLE, "tag.", 1, "names no tag" },
	{ RULE_TIER_ELIGIBLE, "tag.1a", 1, "names no tag" },
	{ RULE_TIER_ELIGIBLE, "tag.a.b", 1, "names no tag" },
	{ RULE_TIER_ELIGIBLE, "tag.total", 1, "word of the rule language" },
	{ RULE_TIER_ELIGIBLE, "tag.and", 1, "word of the rule language" },
	{ RULE_TIER_ELIGIBLE, "tag.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, "at most 32" },
	{ RULE_FORMULA, "total", 1, "may not be named in a subject's formula" },
	{ RULE_FORMULA, "bonus", 1, "may not be named in a subject's formula" },
	{ RULE_FORMULA, "tag.x+1", 1, "unknown name" },
	{ RULE_FORMULA, "(feeder = 'x')", 2, "may not be named" },
	{ RULE_TOTAL, "total", 1, "may not be named in the office's total" },
	{ RULE_TOTAL, "bonus + tag.x", 9, "unknown name" },
	{ RULE_TOTAL, "(sex = 'F')", 2, "may not be named" },
	{ RULE_MERIT, "choice", 1, "may not be named in a tier's merit" },
	{ RULE_TIER_LINE, "choice", 1, "may not be named in a tier's line" },
	{ RULE_TIER_ELIGIBLE, "choice = 1", 1, "may not be named in a tier's eligible" },
	{ RULE_PLAN_LINE, "choice", 1, "may not be named in a plan's line" },
	{ RULE_PLAN_ELIGIBLE, "lottery", 1, "may not be named in a plan's eligible" },
	{ RULE_PLAN_LINE, "lottery", 1, "may not be named in a plan's line" },
};

static const struct refusal_case calls[] = {
	{ RULE_MERIT, "min", 1, "needs arguments: min(a,b,...)" },
	{ RULE_MERIT, "round + 1", 1, "needs arguments: round(a)" },
	{ RULE_MERIT, "min()", 5, "missing before `)`" },
	{ RULE_MERIT, "max(1,)", 7, "missing before `)`" },
	{ RULE_MERIT, "max(,1)", 5, "missing before `,`" },
	{ RULE_MERIT, "max(1 2)", 7, "operator or `)`" },
	{ RULE_MERIT, "max(1,2", 4, "has no `)`" },
	{ RULE_MERIT, "round()", 7, "missing before `)`" },
	{ RULE_MERIT, "1+round(1,2)", 3, "wrong number of arguments: round(a)" },
	{ RULE_MERIT, "floor(1,2)", 1, "wrong number of arguments" },
	{ RULE_MERIT, "grade(1)", 1, "wrong number of arguments: grade(a,t1,t2,...)" },
	{ RULE_MERIT, "abs(1)", 1, "the functions are: min, max, round, floor, grade" },
	{ RULE_MERIT, "mix(1)", 1, "perhaps `min`" },
	{ RULE_MERIT, "Max(1,2)", 1, "perhaps `max`" },
	{ RULE_MERIT, "math(1)", 1, "unknown function" },
	{ RULE_MERIT, "total(1)", 1, "unknown function" },
	{ RULE_PLAN_LINE, "cutoff", 1, "cutoff(TIER)" },
	{ RULE_PLAN_LINE, "cutoff + 1", 1, "cutoff(TIER)" },
	{ RULE_PLAN_LINE, "cutoff()", 8, "cutoff(TIER)" },
	{ RULE_PLAN_LINE, "cutoff(  )", 10, "cutoff(TIER)" },
	{ RULE_PLAN_LINE, "cutoff(T3)", 8, "the earlier tiers are: early, 2024-A" },
	{ RULE_PLAN_LINE, "cutoff(t1)", 8, "is no earlier tier" },
	{ RULE_PLAN_LINE, "cutoff(early", 8, "`)` is missing" },
	{ RULE_PLAN_LINE, "cutoff('early')", 8, "is no earlier tier" },
	{ RULE_PLAN_LINE, "cutoff(early, 2024-A)", 8, "is no earlier tier" },
	{ RULE_PLAN_LINE, "cutoff(early early)", 8, "is no earlier tier" },
	{ RULE_PLAN_LINE, "cutoff((early))", 8, "is no earlier tier" },
	{ RULE_PLAN_LINE, "5-cutoff(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)", 10, "is no earlier tier" },
	{ RULE_MERIT, "cutoff(early)", 1, "may not be named in a tier's merit" },
	{ RULE_TIER_LINE, "cutoff(early)", 1, "may not be named in a tier's line" },
	{ RULE_RANKING, "cutoff(early)", 1, "may not be named in a ranking" },
	{ RULE_PLAN_ELIGIBLE, "cutoff(early) > 1", 1, "may not be named in a plan's eligible" },
};

static const struct refusal_case patterns[] = {
	{ RULE_TIER_ELIGIBLE, "feeder ~ ''", 10, "empty pattern" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '('", 10, "missing closing parenthesis" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '[a'", 10, "at character 3 of the pattern" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '足[a'", 10, "at character 4 of the pattern" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '*'", 10, "quantifier" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(?R)'", 10, "the pattern is refused" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(?R)?a'", 10, "recursion" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(?R)a'", 10, "recursion" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(?:a|(?R))'", 10, "recursion" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(*LIMIT_MATCH=9)a'", 10, "verbs" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(*UCP)a'", 10, "verbs" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ 'a(*COMMIT)b'", 10, "verbs" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ 'a(?C9)'", 10, "callouts" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ 'a\\C'", 10, "\\C" },
	{ RULE_TIER_ELIGIBLE, "1 and (feeder ~ ')')", 17, "the pattern is refused" },
	{ RULE_MERIT, "(feeder ~ '+')*5", 11, "the pattern is refused" },
};

static void rule_read__refuses__what_is_no_rule(void **state)
{
	refusals_check(*state, syntax, COUNT_OF(syntax));
}

static void rule_read__refuses__comparisons_where_arithmetic_or_keys_are_due(void **state)
{
	refusals_check(*state, kinds, COUNT_OF(kinds));
}

static void rule_read__lists_the_names_there_are__for_an_unknown_one(void **state)
{
	refusals_check(*state, names, COUNT_OF(names));
}

static void rule_read__refuses__wrong_calls(void **state)
{
	refusals_check(*state, calls, COUNT_OF(calls));
}

static void rule_read__refuses__bad_patterns(void **state)
{
	refusals_check(*state, patterns, COUNT_OF(patterns));
}

/* count times `open`, then the middle, then count times `close`. */
static char *nest(size_t count, const char *open, const char *middle, const char *close)
{
	char *text = calloc(count * (strlen(open) + strlen(close)) + strlen(middle) + 1, 1);
	char *end = text;

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(end, open);
	end = stpcpy(end, middle);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(end, close);
	return text;
}

static void check_nested(const struct year *year, size_t count, const char *open, const char *close, uint32_t column)
{
	char *text = nest(count, open, "1", close);
	const struct refusal_case refused = { RULE_MERIT, text, column, "more than 200 levels" };

	if (column > 0)
		refusals_check(year, &refused, 1);
	else
		rule_free(year_compile(year, RULE_MERIT, text));
	free(text);
}

static void rule_read__takes_200_levels__and_no_more(void **state)
{
	check_nested(*state, 200, "(", ")", 0);
	check_nested(*state, 201, "(", ")", 201);
	check_nested(*state, 1000, "(", ")", 201);
	check_nested(*state, 30000, "(", ")", 201);
	check_nested(*state, 200, "max(", ",2)", 0);
	check_nested(*state, 201, "max(", ",2)", 801);
	check_nested(*state, 200, "-", "", 0);
	check_nested(*state, 201, "-", "", 201);
	check_nested(*state, 50000, "-", "", 201);
	check_nested(*state, 100, "(not ", ")", 0);
	check_nested(*state, 101, "(not ", ")", 501);
	check_nested(*state, 100, "-(", ")", 0);
	check_nested(*state, 101, "-(", ")", 201);
}

/* Levels end where their parenthesis ends. */
static void rule_read__counts_levels__not_parentheses(void **state)
{
	char *text = nest(5000, "(1)+", "-1", "-max(1)");

	rule_free(year_compile(*state, RULE_MERIT, text));
	free(text);
}

static void rule_read__refuses__trees_too_high(void **state)
{
	char *good = nest(490, "1+2-", "1", "");
	char *bad = nest(510, "1+2-", "1", "");
	const struct refusal_case refused = { RULE_MERIT, bad, 2000, "too deeply nested" };

	rule_free(year_compile(*state, RULE_MERIT, good));
	refusals_check(*state, &refused, 1);
	free(good);
	free(bad);
}

static void rule_read__refuses__more_than_64_KiB(void **state)
{
	char *good = nest(32767, "1+", "11", "");
	char *bad = nest(32767, "1+", "111", "");
	const struct refusal_case refused = { RULE_MERIT, bad, 1, "longer than 65536 bytes" };

	assert_int_equal(strlen(good), 65536);
	rule_free(year_compile(*state, RULE_MERIT, good));
	refusals_check(*state, &refused, 1);
	free(good);
	free(bad);
}

/* Messages quote what they refuse, cut to size and never in the middle of a character. */
static void rule_read__cuts__long_names_in_its_message(void **state)
{
	char *name = nest(3000, "语", "文", "");
	const struct refusal_case refused = { RULE_MERIT, name, 1, "语..." };

	refusals_check(*state, &refused, 1);
	free(name);
}

static void rule_read__shows__no_control_character_in_its_message(void **state)
{
	const struct year *year = *state;
	struct arena *arena = arena_make();
	struct rule_fault fault;

	assert_null(rule_read(arena, RULE_MERIT, "math '\x1b[2J\xe2\x80\xae'", year->dataset, IX_NONE, &fault));
	assert_null(strchr(fault.text, '\x1b'));
	assert_null(strstr(fault.text, "\xe2\x80\xae"));
	arena_free(arena);
}

static void rule_read__lets_a_ranking_left_out__be_a_merit_with_comparisons(void **state)
{
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset;
	struct problem problem = { 0 };
	struct arena *arena = arena_make();
	struct rule_fault fault;

	(void)state;
	dataset_add_tier(builder, &(struct tier_row){ .code = "A", .name = "A", .seq = 1, .filing_e2 = 100, .merit = "1+(2>1)" });
	dataset_begin_candidates(builder);
	assert_int_equal(dataset_finish(builder, &dataset, &problem), STATUS_OK);
	assert_non_null(rule_read(arena, RULE_RANKING, dataset->tiers[0].ranking, dataset, IX_NONE, &fault));
	assert_null(rule_read(arena, RULE_RANKING, "2+(2>1)", dataset, IX_NONE, &fault));
	dataset_free(dataset);
	arena_free(arena);
}

/* A year of very many subjects: the list of names ends where it would not be read any more. */
static void rule_read__cuts__a_long_list_of_names(void **state)
{
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset;
	struct problem problem = { 0 };
	struct arena *arena = arena_make();
	struct rule_fault fault;

	(void)state;
	for (int i = 0; i < 100; i++) {
		char code[16];

		snprintf(code, sizeof(code), "subject_%02d", i);
		dataset_add_subject(
		        builder,
		        &(struct subject_row){ .code = code, .name = code, .full_mark_e2 = 100, .step_e2 = 1, .weight_e2 = 100 });
	}
	dataset_begin_candidates(builder);
	assert_int_equal(dataset_finish(builder, &dataset, &problem), STATUS_OK);
	assert_null(rule_read(arena, RULE_MERIT, "unheard_of", dataset, IX_NONE, &fault));
	assert_non_null(strstr(fault.text, "subject_00, subject_01, "));
	assert_string_equal(fault.text + strlen(fault.text) - strlen(", ..."), ", ...");
	dataset_free(dataset);
	arena_free(arena);
}

static void rule_read__refuses__a_cutoff_in_the_first_tier(void **state)
{
	const struct year *year = *state;
	struct arena *arena = arena_make();
	struct rule_fault fault;

	assert_null(rule_read(arena, RULE_PLAN_LINE, "cutoff(early)", year->dataset, 0, &fault));
	assert_non_null(strstr(fault.text, "no tier comes before this one"));
	assert_null(rule_read(arena, RULE_PLAN_LINE, "cutoff(2024-A)", year->dataset, 1, &fault));
	assert_non_null(rule_read(arena, RULE_PLAN_LINE, "cutoff(early)", year->dataset, 1, &fault));
	arena_free(arena);
}

static void rule_is_word__knows__the_words_of_the_language(void **state)
{
	static const char *const words[] = {
		"and",   "or",    "not",          "min",    "max",      "round",    "floor", "grade",  "cutoff",
		"total", "bonus", "candidate_no", "feeder", "district", "category", "sex",   "choice", "lottery",
	};
	static const char *const others[] = { "", "an", "ands", "And", "math", "tag", "status", "merit", "totals" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		assert_true(rule_is_word(words[i], strlen(words[i])));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(rule_is_word(others[i], strlen(others[i])));
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
		cmocka_unit_test(rule_read__refuses__what_is_no_rule),
		cmocka_unit_test(rule_read__refuses__comparisons_where_arithmetic_or_keys_are_due),
		cmocka_unit_test(rule_read__lists_the_names_there_are__for_an_unknown_one),
		cmocka_unit_test(rule_read__refuses__wrong_calls),
		cmocka_unit_test(rule_read__refuses__bad_patterns),
		cmocka_unit_test(rule_read__takes_200_levels__and_no_more),
		cmocka_unit_test(rule_read__counts_levels__not_parentheses),
		cmocka_unit_test(rule_read__refuses__trees_too_high),
		cmocka_unit_test(rule_read__refuses__more_than_64_KiB),
		cmocka_unit_test(rule_read__cuts__long_names_in_its_message),
		cmocka_unit_test(rule_read__shows__no_control_character_in_its_message),
		cmocka_unit_test(rule_read__lets_a_ranking_left_out__be_a_merit_with_comparisons),
		cmocka_unit_test(rule_read__cuts__a_long_list_of_names),
		cmocka_unit_test(rule_read__refuses__a_cutoff_in_the_first_tier),
		cmocka_unit_test(rule_is_word__knows__the_words_of_the_language),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
