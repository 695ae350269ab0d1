/* SPDX-License-Identifier: ISC */
/* Rows that are good, and the form in which their values are stored. */
#include "../support/suite.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define NO_CHANGE                                                                                                                  \
	{                                                                                                                          \
		NULL,                                                                                                              \
		{                                                                                                                  \
			NULL, 0                                                                                                    \
		}                                                                                                                  \
	}
#define H10 "张三李四王五赵六钱七"
#define H50 H10 H10 H10 H10 H10
#define D16 "0123456789abcdef"

static const struct {
	enum kind kind;
	struct change change;
	const char *stored; /* NULL: as it stands in the change */
	struct change other;
} cases[] = {
	/* Codes are text. */
	{ KIND_PROGRAMS, CHANGE("code", "042032"), NULL, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "-rf"), NULL, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "_"), NULL, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", "2E11"), NULL, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("code", D16 D16), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("candidate_no", "000000000000000001"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "_math2"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "Total"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "status"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "tag"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("code", "orange"), NULL, NO_CHANGE },
	/* Names and texts. */
	{ KIND_CANDIDATES, CHANGE("name", "阿卜杜热合曼·艾力"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "\U00020089\U0002A6DF\U00030000"), NULL, NO_CHANGE }, /* rare Han */
	{ KIND_CANDIDATES, CHANGE("name", "张\ue815"), NULL, NO_CHANGE }, /* private use: where old systems kept rare Han */
	{ KIND_CANDIDATES, CHANGE("name", "Jean d'Arc, \"J\" Smith"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "=1+1"), NULL, NO_CHANGE }, /* exports make it inert */
	{ KIND_CANDIDATES, CHANGE("name", "Nguye\u0302\u0303n"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("name", "张　三"), NULL, NO_CHANGE }, /* a blank between is no blank at the end */
	{ KIND_CALENDAR, CHANGE("step", "网上报名"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("feeder", "J001"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("feeder", "南汇一中"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("district", "浦东新区"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("category", "应届"), NULL, NO_CHANGE },
	{ KIND_SCHOOLS, CHANGE("address", "１号"), NULL, NO_CHANGE }, /* full width in a text is a text */
	{ KIND_SCHOOLS, CHANGE("phone", ""), NULL, NO_CHANGE },
	{ KIND_PROGRAMS, CHANGE("note", "2.02E+11"), NULL, NO_CHANGE },
	/* Decimals. */
	{ KIND_SUBJECTS, CHANGE("full_mark", "150.00"), "150", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", "0.01"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", "1000000"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("step", ""), "0.5", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("step", "007.50"), "7.5", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", ""), "1", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "-0.5"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "0"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "-1000000000"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "1000000000"), NULL, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", ""), "0", CHANGE("formula", "chinese + math") },
	{ KIND_SUBJECTS, CHANGE("weight", "0.6"), NULL, CHANGE("formula", "chinese + math") },
	{ KIND_SUBJECTS, CHANGE("weight", "1"), NULL, CHANGE("formula", "chinese + math") },
	{ KIND_SCORES, CHANGE("mark", "0"), NULL, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "-0"), "0", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "1000000"), NULL, NO_CHANGE },
	{ KIND_BONUSES, CHANGE("points", "0.01"), NULL, NO_CHANGE },
	{ KIND_BONUSES, CHANGE("policy", "现役作战部队军人子女;因公牺牲军人子女"), NULL, NO_CHANGE },
	/* Marks and statuses. */
	{ KIND_SCORES, CHANGE("status", ""), "present", NO_CHANGE },
	{ KIND_SCORES, CHANGE("status", "exempt"), NULL, NO_CHANGE },
	{ KIND_SCORES, CHANGE("status", "exempt"), NULL, CHANGE("mark", "") },
	{ KIND_SCORES, CHANGE("status", "absent"), NULL, CHANGE("mark", "") },
	{ KIND_SCORES, CHANGE("status", "void"), NULL, CHANGE("mark", "") },
	{ KIND_SCORES, CHANGE("mark", ""), "", CHANGE("status", "deferred") },
	/* Whole numbers. */
	{ KIND_PLANS, CHANGE("seats", "0"), NULL, NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "999999"), NULL, NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "040"), "40", NO_CHANGE },
	{ KIND_PLANS, CHANGE("order", ""), "1", NO_CHANGE },
	{ KIND_PLANS, CHANGE("order", "-999999"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("seq", "999999"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("seq", "-1"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("max_choices", ""), "", NO_CHANGE },
	{ KIND_TIERS, CHANGE("max_choices", "999"), NULL, NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", "1"), NULL, NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", "999"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("adjust", ""), "0", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("adjust", "1"), NULL, NO_CHANGE },
	/* Settings of tiers and plans. */
	{ KIND_TIERS, CHANGE("merit", ""), "total", NO_CHANGE },
	{ KIND_TIERS, CHANGE("ranking", ""), "", NO_CHANGE },
	{ KIND_TIERS, CHANGE("ranking", "total > chinese+math+english > math"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", ""), "parallel", NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "sequential"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1,3,3"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "999"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("ties", ""), "break", NO_CHANGE },
	{ KIND_TIERS, CHANGE("ties", "admit"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("ties", "reject"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", ""), "1", NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "1.05"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "9.00"), "9", NO_CHANGE },
	{ KIND_TIERS, CHANGE("returns", ""), "final", NO_CHANGE },
	{ KIND_TIERS, CHANGE("returns", "refile"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("adjust", ""), "none", NO_CHANGE },
	{ KIND_TIERS, CHANGE("adjust", "none"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("adjust", "school"), NULL, NO_CHANGE },
	{ KIND_TIERS, CHANGE("inherits", "B;A;0"), NULL, NO_CHANGE },
	{ KIND_PLANS, CHANGE("pool", ""), "open", NO_CHANGE },
	{ KIND_PLANS, CHANGE("pool", "Inherited"), NULL, NO_CHANGE },
	{ KIND_PLANS, CHANGE("eligible", "feeder = '042032'"), NULL, NO_CHANGE },
	{ KIND_ORDERS, CHANGE("pool", ""), "open", NO_CHANGE },
	{ KIND_ORDERS, CHANGE("pool", "inherited"), NULL, NO_CHANGE }, /* whether the plan has it is another question */
	/* Dates. */
	{ KIND_EXAMS, CHANGE("date", "2024-02-29"), NULL, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2000-02-29"), NULL, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "1900-01-01"), NULL, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2999-12-31"), NULL, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", ""), NULL, NO_CHANGE },
	{ KIND_CALENDAR, CHANGE("to", "2026-03-01"), NULL, NO_CHANGE },
	{ KIND_CALENDAR, CHANGE("to", ""), NULL, NO_CHANGE },
	{ KIND_CALENDAR, CHANGE("from", ""), NULL, NO_CHANGE },
	/* ID numbers: examples of the standard, and other documents. */
	{ KIND_CANDIDATES, CHANGE("id_no", "11010519491231002X"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "440524188001010014"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "E12345678"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "110105491231002"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", D16 D16), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", ""), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("sex", "F"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("sex", ""), NULL, NO_CHANGE },
	/* Tags, in canonical form. */
	{ KIND_CANDIDATES, CHANGE("tags", ""), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "sport"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "sport=1"), "sport", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "sport=1.0"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "b=2;a=1;c"), "a;b=2;c", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "ab;a;B;_"), "B;_;a;ab", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "特长=篮球 (主力);a"), "a;特长=篮球 (主力)", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "a==;b=x=y"), NULL, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("tags", "quality=1e2"), NULL, NO_CHANGE },
	/* The office. */
	{ KIND_OFFICE, CHANGE("value", ""), NULL, NO_CHANGE },
	{ KIND_OFFICE, CHANGE("value", "2026"), NULL, CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "1900"), NULL, CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "2999"), NULL, CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "9f:任意 文字"), NULL, CHANGE("key", "lottery_seed") },
	{ KIND_OFFICE, CHANGE("value", ""), NULL, CHANGE("key", "lottery_seed") },
	{ KIND_OFFICE, CHANGE("value", "chinese + math + bonus"), NULL, CHANGE("key", "total") },
	{ KIND_OFFICE, CHANGE("value", "max"), NULL, CHANGE("key", "bonus_rule") },
	{ KIND_OFFICE, CHANGE("value", "sum"), NULL, CHANGE("key", "bonus_rule") },
	{ KIND_OFFICE, CHANGE("value", "0"), NULL, CHANGE("key", "bonus_cap") },
	{ KIND_OFFICE, CHANGE("value", "20.5"), NULL, CHANGE("key", "bonus_cap") },
	{ KIND_OFFICE, CHANGE("value", "100"), NULL, CHANGE("key", "placement_target") },
	{ KIND_OFFICE, CHANGE("value", "99.25"), NULL, CHANGE("key", "placement_target") },
};

static void fail_with(const struct findings *findings, size_t i)
{
	if (findings->n_kept > 0)
		fail_msg("case %zu, %s: %s %s", i, cases[i].change.column, findings->kept[0].place, findings->kept[0].text);
}

static void row_check__takes__good_values_in_their_stored_form(void **state)
{
	static struct row row;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct findings findings = { 0 };
		const bool good = rows_check(cases[i].kind, cases[i].change, cases[i].other, &row, &findings);
		char shown[100], expected[100] = "";

		fail_with(&findings, i);
		assert_true(good);
		assert_int_equal(findings.count, 0);
		memcpy(expected, cases[i].change.cell.bytes, cases[i].change.cell.length);
		assert_string_equal(rows_show(&row, cases[i].change.column, shown), cases[i].stored ? cases[i].stored : expected);
	}
}

static struct change what_goes_with(enum kind kind, const char *word)
{
	static const struct change none = NO_CHANGE, unset = CHANGE("value", ""), unmarked = CHANGE("mark", ""), unresulted = CHANGE("result", ""), points = CHANGE("points", "5");

	if (kind == KIND_OFFICE)
		return unset;
	if (kind == KIND_PE_RESULTS && strcmp(word, "present") != 0)
		return unresulted;
	if (kind == KIND_SCORES && strcmp(word, "present") != 0)
		return unmarked;
	return strcmp(word, "bonus") == 0 ? points : none;
}

static void row_check__takes__the_longest_names_and_words_of_every_list(void **state)
{
	static const struct change none = NO_CHANGE;
	static const struct change longest = CHANGE("name", H50 H50 H50 H50 H50 "张三李四王五"); /* 256 characters */
	static struct row row;
	struct findings findings = { 0 };

	(void)state;
	assert_true(rows_check(KIND_CANDIDATES, longest, none, &row, &findings));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);

		assert_true(rows_check((enum kind)kind, none, none, &row, &findings));
		for (size_t i = 0; i < table->n_fields; i++) {
			for (const char *const *word = table->fields[i].words; word && *word; word++) {
				const struct change change = { table->fields[i].name, { *word, strlen(*word) } };

				assert_true(rows_check((enum kind)kind, change, what_goes_with((enum kind)kind, *word), &row,
				                       &findings));
				assert_ptr_equal(row.values[i].text, *word);
			}
		}
	}
	assert_int_equal(findings.count, 0);
}

static void row_check__marks_empty_numbers__as_null(void **state)
{
	static const struct change none = NO_CHANGE;
	static struct row row;
	struct findings findings = { 0 };

	(void)state;
	assert_true(rows_check(KIND_TIERS, none, none, &row, &findings));
	assert_true(row.values[kind_field(KIND_TIERS, BYTES("max_choices"))].is_null);
	assert_false(row.values[kind_field(KIND_TIERS, BYTES("filing"))].is_null);
	assert_false(row.values[kind_field(KIND_TIERS, BYTES("line"))].is_null);
	assert_int_equal(row.values[kind_field(KIND_TIERS, BYTES("filing"))].number, 100);
	assert_int_equal(row.values[kind_field(KIND_TIERS, BYTES("seq"))].number, 10);
}

static void row_check__takes__as_many_items_as_a_cell_can_hold(void **state)
{
	enum { ITEMS = 1000 };
	static const struct change none = NO_CHANGE;
	static char list[ITEMS * 6];
	static struct row row;
	struct findings findings = { 0 };
	size_t used = 0;

	(void)state;
	for (int i = 0; i < ITEMS; i++)
		used += (size_t)snprintf(list + used, sizeof list - used, "%sa%d", i > 0 ? ";" : "", 999 - i);
	assert_true(rows_check(KIND_CANDIDATES, (struct change){ "tags", { list, used } }, none, &row, &findings));
	assert_int_equal(row.values[kind_field(KIND_CANDIDATES, BYTES("tags"))].length, used);
	assert_memory_equal(row.values[kind_field(KIND_CANDIDATES, BYTES("tags"))].text, "a0;a1;a10;a100;", 15);
	assert_true(rows_check(KIND_TIERS, (struct change){ "inherits", { list, used } }, none, &row, &findings));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_check__takes__good_values_in_their_stored_form),
		cmocka_unit_test(row_check__takes__the_longest_names_and_words_of_every_list),
		cmocka_unit_test(row_check__marks_empty_numbers__as_null),
		cmocka_unit_test(row_check__takes__as_many_items_as_a_cell_can_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
