/* SPDX-License-Identifier: ISC */
/* Texts, codes and lists that are refused, above all what could make a screen, a list or a log lie. */
#include "../support/suite.h"

#include <stdio.h>
#include <string.h>

#include "refusals.h"

#define Z10 "aaaaaaaaaa"
#define Z100 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10
#define Z1000 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100
#define MARKS10 "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a"
#define MARKS200                                                                                                                   \
	MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10 MARKS10    \
	        MARKS10 MARKS10 MARKS10 MARKS10 MARKS10

static const char not_code[] = "is not a code: 1 to 32 ASCII letters, digits, _ and -";
static const char not_subject[] = "is not a subject code";
static const char rule_word[] = "is a word of the rule language";
static const char not_codes[] = "is not a list of codes separated by ';': this is none: ";
static const char not_tags[] = "is not a list of tags, name or name=value separated by ';': no name is '";
static const char control[] = "holds a control character";
static const char bidi[] = "holds a control of writing direction";
static const char invisible[] = "holds an invisible character";
static const char blank_end[] = "holds a blank at its beginning or end";
static const char not_utf8[] = "holds bytes that are not UTF-8";
static const char is_empty[] = "is empty: a value is needed here";

static const struct refusal texts[] = {
	/* Everything that could make a screen, a list or a log lie. */
	{ KIND_CANDIDATES, CHANGE("name", "\033]0;title\007"), "holds a control character (character 1)", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张三\033[2J"), "holds a control character (character 3)", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\033]52;c;eA==\007"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\302\233b"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\233b"), not_utf8, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\rb"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\nb"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\tb"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\vb"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\fb"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\ab"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\177b"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\0b"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "\0"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\u2028b"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\u202eb"), bidi, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a\u2066b"), bidi, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张\u200b三"), invisible, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张\ufeff三"), invisible, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", " 张三"), blank_end, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张三 "), blank_end, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "\u00a0张三"), blank_end, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张三\u3000"), blank_end, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "a" MARKS200), "holds more than 8 combining marks in a row", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "\300\257"), not_utf8, NO_CHANGE },         /* overlong */
	{ KIND_CANDIDATES, CHANGE("name", "\355\240\200"), not_utf8, NO_CHANGE },     /* a surrogate */
	{ KIND_CANDIDATES, CHANGE("name", "\364\220\200\200"), not_utf8, NO_CHANGE }, /* above U+10FFFF */
	{ KIND_CANDIDATES, CHANGE("name", "张\344\270"), not_utf8, NO_CHANGE },       /* the last character cut */
	{ KIND_CANDIDATES, CHANGE("name", "\325\305\310\375"), not_utf8, NO_CHANGE }, /* 张三 in GB18030 */
	{ KIND_CANDIDATES, CHANGE("name", "a\ufffe"), "(character 2)", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", ""), is_empty, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "  "), "'  ' is blank", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "\u3000"), "is blank", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", Z100 Z100 Z10 Z10 Z10 Z10 Z10 "aaaaaaa"), "has more than 256 characters", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("category", "a\033b"), control, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("feeder", "J1 "), blank_end, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("district", "\u202e"), bidi, NO_CHANGE },
	{ KIND_SCHOOLS, CHANGE("address", "a\nb"), control, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("note", "a\u200d"), invisible, NO_CHANGE },
	{ KIND_TIERS, CHANGE("ranking", "total\n> math"), control, NO_CHANGE },
	{ KIND_BONUSES, CHANGE("policy", ""), is_empty, NO_CHANGE },
	{ KIND_RETURNS, CHANGE("reason", " "), "is blank", NO_CHANGE },
	{ KIND_RETURNS, CHANGE("reason", ""), is_empty, NO_CHANGE },
	{ KIND_ORDERS, CHANGE("authority", ""), is_empty, NO_CHANGE },
};

static const struct refusal codes[] = {
	{ KIND_PROGRAMS, CHANGE("code", ""), is_empty, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", " "), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "042032 "), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "../x"), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "a\nb"), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "a\0b"), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "甲"), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "０４２０３２"), "full-width characters", NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "0123456789abcdef0123456789abcdef0"), not_code, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "a～"), "full-width characters", NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "a！"), "full-width characters", NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "=\"00123\""), "it looks like a spreadsheet formula", NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "'00123"), "the apostrophe is a spreadsheet's mark", NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "42032.0"), "a spreadsheet may have added the decimals", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("candidate_no", "2.02E+11"), "it looks like a number that a spreadsheet has shortened",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("candidate_no", "2,02e+11"), "it looks like a number that a spreadsheet has shortened",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("candidate_no", ""), is_empty, NO_CHANGE },
	{ KIND_SCORES, CHANGE("subject", "语文"), not_code, NO_CHANGE },
	{ KIND_CHOICES, CHANGE("tier", "T 1"), not_code, NO_CHANGE },
	{ KIND_PLANS, CHANGE("rollover", "a b"), not_code, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "2math"), not_subject, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "a-b"), not_subject, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "a.b"), not_subject, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "数学"), not_subject, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "and"), rule_word, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "total"), rule_word, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "cutoff"), rule_word, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "lottery"), rule_word, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "A;;B"), not_codes, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "A;B;"), not_codes, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", ";"), not_codes, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "A,B"), "items are separated by ';' alone", NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "A; B"), not_codes, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "B;A;B"), "names twice: 'B'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a;b;a=2"), "names twice: 'a'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a;;b"), not_tags, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a;"), not_tags, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "=1"), not_tags, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "1a"), not_tags, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a b"), not_tags, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a,b"), "items are separated by ';' alone", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "特长；体育"), "full-width characters", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a="), "has a tag without a value after '=': 'a'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a= b"), "has a bad value in the tag 'a'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a=\033"), "has a bad value in the tag 'a'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a=\0;b"), "has a bad value in the tag 'a'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "total=3"), "names a tag by a word of the rule language: 'total'", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "\201"), not_tags, NO_CHANGE },
};

static void row_check__refuses__texts_that_could_deceive(void **state)
{
	(void)state;
	CHECK_ALL(texts);
}

static void row_check__refuses__bad_codes_and_lists(void **state)
{
	(void)state;
	CHECK_ALL(codes);
}

static void row_check__quotes__long_and_dangerous_values_cut_and_inert(void **state)
{
	static const struct change none = NO_CHANGE, change = CHANGE("name", "\033[2J" Z1000);
	static struct row row;
	struct findings findings = { 0 };

	(void)state;
	assert_false(rows_check(KIND_CANDIDATES, change, none, &row, &findings));
	assert_null(strchr(findings.kept[0].text, '\033'));
	assert_non_null(strstr(findings.kept[0].text, "'\ufffd[2Jaaaaaaaaaa"));
	assert_non_null(strstr(findings.kept[0].text, "aaa...' holds"));
	assert_true(strlen(findings.kept[0].text) < 200);
	findings_clear(&findings);
}

static void row_check__refuses__what_is_longer_than_a_column_may_be(void **state)
{
	enum { LONGEST = 65537 };
	static const struct {
		enum kind kind;
		const char *column, *text;
		size_t most;
	} columns[] = {
		{ KIND_CANDIDATES, "name", "has more than 256 characters", 256 },
		{ KIND_RETURNS, "reason", "has more than 256 characters", 256 },
		{ KIND_SCHOOLS, "address", "has more than 4000 characters", 4000 },
		{ KIND_TIERS, "merit", "is longer than 65536 bytes", 65536 },
	};
	static const struct change none = NO_CHANGE;
	static char text[LONGEST];
	static struct row row;

	(void)state;
	memset(text, 'a', sizeof text);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		struct findings findings = { 0 };
		struct change change = { columns[i].column, { text, columns[i].most } };

		assert_true(rows_check(columns[i].kind, change, none, &row, &findings));
		change.cell.length++;
		assert_false(rows_check(columns[i].kind, change, none, &row, &findings));
		change.cell.length = LONGEST;
		assert_false(rows_check(columns[i].kind, change, none, &row, &findings));
		assert_int_equal(findings.count, 2);
		assert_non_null(strstr(findings.kept[0].text, columns[i].text));
		assert_non_null(strstr(findings.kept[1].text, "is longer than 65536 bytes"));
		findings_clear(&findings);
	}
}

static void row_check__refuses__more_items_than_a_cell_may_hold(void **state)
{
	enum { ITEMS = 1001 };
	static const struct change none = NO_CHANGE;
	static char list[ITEMS * 6], bands[ITEMS * 2];
	static struct row row;
	struct findings findings = { 0 };
	size_t used = 0;

	(void)state;
	for (int i = 0; i < ITEMS; i++) {
		used += (size_t)snprintf(list + used, sizeof list - used, "%sa%d", i > 0 ? ";" : "", i);
		memcpy(bands + 2 * i, "1,", 2);
	}
	assert_false(rows_check(KIND_CANDIDATES, (struct change){ "tags", { list, used } }, none, &row, &findings));
	assert_false(rows_check(KIND_TIERS, (struct change){ "inherits", { list, used } }, none, &row, &findings));
	assert_false(rows_check(KIND_TIERS, (struct change){ "bands", { bands, sizeof bands - 1 } }, none, &row, &findings));
	assert_int_equal(findings.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_non_null(strstr(findings.kept[i].text, "has more than 1000 items"));
	findings_clear(&findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_check__refuses__texts_that_could_deceive),
		cmocka_unit_test(row_check__refuses__bad_codes_and_lists),
		cmocka_unit_test(row_check__quotes__long_and_dangerous_values_cut_and_inert),
		cmocka_unit_test(row_check__refuses__what_is_longer_than_a_column_may_be),
		cmocka_unit_test(row_check__refuses__more_items_than_a_cell_may_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
