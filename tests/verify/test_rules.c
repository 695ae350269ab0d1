/* SPDX-License-Identifier: ISC */
/* The verifier's own evaluation of rules: every operator and name, tried as the merit of a candidate or as a pool's condition. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

/* Marks of A: chinese 70.5, math 80, pe none; both = chinese + math, derived and not weighed; weights 1, 2, 1; bonus 5 of a cap
 * of 6. */
#define ROWS                                                                                                                       \
	"office|bonus_cap|6\nsubject|chinese|1\nsubject|math|2\nsubject|pe|1\nsubject|both|0|formula=chinese + math\n"             \
	"subject|half|0|formula=both / 2\nschool|S\nprogram|P|S\n"                                                                 \
	"candidate|A||feeder=F1|sex=F|tags=class=3;x;text=abc;zero=0;neg=-1.5;bad=1x;long=1.23456;open=(;"                         \
	"many=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n"                                                                    \
	"score|A|chinese|70.5\nscore|A|math|80\nbonus|A|a|5\nbonus|A|b|4\nchoice|A|T|1|P\n"

static void merit_is(const char *rule, const char *expected)
{
	char year[2048], outcome[512];
	struct verify_report *report;

	snprintf(year, sizeof year, "%stier|T|1|merit=%s\nplan|T|P|open|1\n", ROWS, rule);
	snprintf(outcome, sizeof outcome, "pool|T|P|open|1|1|1|%s|in=A\nplace|A|T|P|open|1|%s\n", expected, expected);
	report = report_of(year, outcome);
	report_free(report);
}

static void merit__is_what_the_rule_says(void **state)
{
	static const struct {
		const char *rule, *merit;
	} merits[] = {
		{ "total", "235.5" }, /* 70.5 + 2 x 80 + 5 */
		{ "chinese+math+pe", "150.5" },
		{ "both", "150.5" },
		{ "half", "75.25" },
		{ "bonus", "5" },
		{ "chinese - math - 1", "-10.5" },
		{ "math*2/3", "53.3333" },
		{ "1/3*3", "0.9999" },
		{ "-2/3", "-0.6667" },
		{ "-(5/2)", "-2.5" },
		{ "round(2.5)", "3" },
		{ "round(-2.5)", "-3" },
		{ "floor(-0.5)", "-1" },
		{ "min(chinese,math,90)", "70.5" },
		{ "max(chinese)", "70.5" },
		{ "grade(math,60,80,90)", "2" },
		{ "tag.class + tag.x + tag.none", "4" },
		{ "tag.neg", "-1.5" },
		{ "tag.bad + tag.long + tag.text", "0" },
		{ "(chinese > 70) + (chinese > 70.5) + (chinese >= 70.5)", "2" },
		{ "(chinese < 70) + (chinese <= 70.5)", "1" },
		{ "(tag.class = 3) + (tag.class = '3') + (tag.class = 3.0)", "3" },
		{ "(tag.class != '3.0')", "1" },
		{ "('10' < '9') + ('10' < 9) + (10 > '9')", "2" },
		{ "('abc' <= tag.text) + ('abd' > tag.text)", "2" },
		{ "(feeder = 'F1' and sex = 'F')", "1" },
		{ "(feeder = 'F2' or district = '')", "1" },
		{ "(tag.zero)", "0" },
		{ "(tag.text)", "0" },
		{ "(tag.text or 0) + (not tag.zero)", "2" },
		{ "(not not tag.none)", "0" },
		{ "(0 and 1/0) + (1 or 1/0)", "1" },
		{ "(feeder ~ '^F[0-9]$') + (feeder ~ tag.text)", "1" },
		{ "(math ~ '^80$')", "1" },
		{ "(status.chinese = 'present') + (status.pe = '')", "2" },
		{ "(candidate_no = 'A') + (category = '')", "2" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(merits); i++)
		merit_is(merits[i].rule, merits[i].merit);
}

static void bonus__follows_rule_and_cap(void **state)
{
	static const char rows[] = "school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n"
	                           "candidate|A|90\nbonus|A|a|5\nbonus|A|b|4\nchoice|A|T|1|P\n";
	static const struct {
		const char *office, *total;
	} offices[] = {
		{ "", "95" },
		{ "office|bonus_rule|sum\n", "99" },
		{ "office|bonus_rule|sum\noffice|bonus_cap|6.5\n", "96.5" },
		{ "office|bonus_cap|3\n", "93" },
		{ "office|bonus_cap|0\n", "90" },
		{ "office|total|m*2 - bonus\n", "175" },
	};
	char year[512], outcome[256];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(offices); i++) {
		snprintf(year, sizeof year, "%s%s", offices[i].office, rows);
		snprintf(outcome, sizeof outcome, "pool|T|P|open|1|1|1|%s|in=A\nplace|A|T|P|open|1|%s\n", offices[i].total,
		         offices[i].total);
		report_free(report_of(year, outcome));
	}
}

/* Each of these fails on candidate A, who takes part; the message names rule and candidate. */
static const struct {
	const char *setting, *plan, *words;
} failures[] = {
	{ "merit=1/(chinese - 70.5)", "", "tiers T merit fails on candidate A: division by zero" },
	{ "merit=chinese*99999999999999*999999", "", "tiers T merit fails on candidate A: a number is too large" },
	{ "eligible=1/pe > 0", "", "tiers T eligible fails on candidate A: division by zero" },
	{ "line=1/pe", "", "tiers T line fails on candidate A: division by zero" },
	{ "ranking=1/pe", "", "tiers T ranking fails on candidate A: division by zero" },
	{ "", "|eligible=feeder = 'F1' and 1/pe", "plans T/P/open eligible fails on candidate A: division by zero" },
	{ "", "|line=1/pe", "plans T/P/open line fails on candidate A: division by zero" },
	{ "", "|ranking=choice/pe", "plans T/P/open ranking fails on candidate A: division by zero" },
	{ "", "|eligible=tag.many ~ '^(a+)+$'", "plans T/P/open eligible fails on candidate A: the pattern takes too long" },
	{ "", "|eligible=feeder ~ tag.open", "plans T/P/open eligible fails on candidate A: the pattern is not good" },
	{ "", "|eligible=nothing", "plans T/P/open eligible: column 1" },
	{ "", "|eligible=feeder ~ '('", "plans T/P/open eligible" },
};

static void rules__are_named_with_the_candidate__when_they_fail(void **state)
{
	static const char outcome[] = "pool|T|P|open|1|1|1|1|in=A\nplace|A|T|P|open|1|1\n";
	char year[2048];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(failures); i++) {
		struct verify_report report;
		struct problem problem = { 0 };

		snprintf(year, sizeof year, "%stier|T|1|%s\nplan|T|P|open|1%s\n", ROWS, failures[i].setting, failures[i].plan);
		assert_int_equal(verify_texts(year, outcome, NULL, &report, &problem), STATUS_FAULT);
		if (!strstr(problem.text, failures[i].words))
			fail_msg("`%s` does not say `%s`", problem.text, failures[i].words);
		verify_report_clear(&report);
	}
}

/* B takes no part, or is not seen by the pool: what would fail on it is never asked. */
static void rules__are_not_asked__where_nothing_hangs_on_them(void **state)
{
	static const char *const years[] = {
		"tier|T|1|eligible=m > 50|line=100/m\nplan|T|P|open|1\n",
		"tier|T|1|eligible=m > 50 and 100/m\nplan|T|P|open|1\n",
		"tier|T|1|eligible=m > 50\nplan|T|P|open|1|ranking=100/m\n",
		"tier|T|1\nplan|T|P|open|1|eligible=m > 50|line=90/m|ranking=90/m\n",
	};
	static const char *const letters[] = { "e", "e", "e", "e" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(years); i++) {
		char year[512], outcome[256];

		snprintf(year, sizeof year,
		         "school|S\nprogram|P|S\n%scandidate|A|90\ncandidate|B|0\nchoice|A|T|1|P\nchoice|B|T|1|P\n", years[i]);
		snprintf(outcome, sizeof outcome, "pool|T|P|open|1|1|1|90|in=A\nplace|A|T|P|open|1|90\ntrail|B|%s\n", letters[i]);
		report_free(report_of(year, outcome));
	}
}

static void rules_of_the_office__are_named__when_they_fail(void **state)
{
	static const struct {
		const char *office, *words;
	} offices[] = {
		{ "office|total|100/m\n", "office total fails on candidate B: division by zero" },
		{ "subject|m|1\nsubject|z|0|formula=1/m\n", "subjects z formula fails on candidate B: division by zero" },
		{ "subject|m|1\nsubject|y|0|formula=z+1\nsubject|z|0|formula=y+1\n", "the formulas go in a circle" },
		{ "office|total|nothing\n", "office total: column 1" },
		{ "subject|m|1\nsubject|z|0|formula=nothing\n", "subjects z formula: column 1" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(offices); i++) {
		struct verify_report report;
		struct problem problem = { 0 };
		char year[512];

		snprintf(year, sizeof year, "%stier|T|1\ncandidate|A|90\ncandidate|B|0\ncandidate|C|0\n", offices[i].office);
		assert_int_equal(verify_texts(year, "trail|A|n\ntrail|B|n\ntrail|C|n\n", NULL, &report, &problem), STATUS_FAULT);
		if (!strstr(problem.text, offices[i].words))
			fail_msg("`%s` does not say `%s`", problem.text, offices[i].words);
		verify_report_clear(&report);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merit__is_what_the_rule_says),
		cmocka_unit_test(bonus__follows_rule_and_cap),
		cmocka_unit_test(rules__are_named_with_the_candidate__when_they_fail),
		cmocka_unit_test(rules__are_not_asked__where_nothing_hangs_on_them),
		cmocka_unit_test(rules_of_the_office__are_named__when_they_fail),
	};

	return cmocka_run_group_tests_name("verify_outcome", tests, NULL, NULL);
}
