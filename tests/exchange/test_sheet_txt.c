/* SPDX-License-Identifier: ISC */
/* Sheets as plain text: columns that line up whatever the script, and pages that fit the printer. */
#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

#include "tables.h"

/* The cells before each ` | ` of a line as one number; a rule's joints count as such. 0: no table line. */
static unsigned long borders(const char *line, size_t length)
{
	unsigned long sum = 0;
	for (size_t i = 0; i + 2 < length; i++) {
		if (memcmp(line + i, " | ", 3) == 0 || memcmp(line + i, "-+-", 3) == 0)
			sum = sum * 211 + (unsigned long)text_cells(line, i) + 1;
	}
	return sum;
}

/* All lines of tables have their borders in the same columns. Lines that end in a border have lost their blank. */
static void expect_lined_up(const char *text)
{
	unsigned long first = 0;
	size_t lines = 0;
	for (const char *line = text; *line;) {
		const size_t length = strcspn(line, "\n\f");
		const unsigned long here = borders(line, length);
		if (here != 0) {
			first = first ? first : here;
			assert_int_equal(here, first);
			lines++;
		}
		line += length + (line[length] != '\0');
	}
	assert_true(lines >= 3);
}

static int widest_line(const char *text)
{
	int widest = 0;
	for (const char *line = text; *line;) {
		const size_t length = strcspn(line, "\n\f");
		const int cells = text_cells(line, length);
		widest = cells > widest ? cells : widest;
		line += length + (line[length] != '\0');
	}
	return widest;
}

static void sheet_txt__writes__an_unpaged_table(void **state)
{
	struct table *t = *state;
	t->options.page_lines = SHEET_UNPAGED;
	t->options.title = "Cutoffs";
	t->options.footer = "run 3";
	table_open(t, SHEET_TXT);
	table_row(t, "042032", "Zhang", 5865000, 1);
	table_row(t, "2", "Li", -30000, 12);
	assert_string_equal(table_close(t), "Cutoffs\n\n"
	                                    "program | name  | merit | rank\n"
	                                    "--------+-------+-------+-----\n"
	                                    "042032  | Zhang | 586.5 |    1\n"
	                                    "2       | Li    |    -3 |   12\n"
	                                    "\nrun 3\n");
}

static void sheet_txt__lines_up__in_chinese(void **state)
{
	struct table *t = *state;
	t->options.page_lines = SHEET_UNPAGED;
	t->options.has_chinese_headers = true;
	table_open(t, SHEET_TXT);
	table_row(t, "1", "张三", 5865000, 1);
	table_row(t, "2", "𠮷田·阿卜杜拉", 10000, 2);
	table_row(t, "3", "Müller", 123456, 3);
	table_row(t, "4", "e\xcc\x81", 0, 4);
	table_row(t, "5", "", 0, 5);
	const char *text = table_close(t);
	expect_lined_up(text);
	expect_part(text, "招生代码 | 姓名          | 投档成绩 | rank\n");
	expect_part(text, "\n1        | 张三          |    586.5 |    1\n");
}

static void sheet_txt__cuts__long_texts_with_an_ellipsis(void **state)
{
	struct table *t = *state;
	t->options.page_lines = SHEET_UNPAGED;
	t->options.page_cells = 40;
	table_open(t, SHEET_TXT);
	table_row(t, "1", "一二三四五六七八九十一二三四五六七八九十", 5865000, 1);
	table_row(t, "2", "abcdefghijklmnopqrstuvwxyz", 10000, 2);
	table_row(t, "3", "a二三四五六七八九十", 10000, 2);
	const char *text = table_close(t);
	expect_lined_up(text);
	assert_int_equal(widest_line(text), 40);
	expect_part(text, "1       | 一二三四五六七… | 586.5 |    1\n");
	expect_part(text, "2       | abcdefghijklmn… |     1 |    2\n");
	/* half a wide character is left blank */
	expect_part(text, "3       | a二三四五六七…  |     1 |    2\n");
}

static void sheet_txt__hides__numbers_rather_than_cut_them(void **state)
{
	struct table *t = *state;
	t->options.page_lines = SHEET_UNPAGED;
	table_open(t, SHEET_TXT);
	for (int i = 0; i < 5000; i++)
		table_row(t, "1", "a", 0, i < 4500 ? 1 : 123456789);
	const char *text = table_close(t);
	expect_lined_up(text);
	expect_part(text, "| #######\n");
	expect_no_part(text, "1234567");
}

static void sheet_txt__streams__tables_longer_than_it_holds(void **state)
{
	struct table *t = *state;
	t->options.page_lines = SHEET_UNPAGED;
	table_open(t, SHEET_TXT);
	for (int i = 0; i < 10000; i++)
		table_row(t, "042032", i < 9000 ? "张三" : "一个非常非常非常非常非常长的名字", i, i);
	const char *text = table_close(t);
	expect_lined_up(text);
	assert_int_equal(count_parts(text, "\n"), 10002);
	expect_part(text, "…");
}

static void sheet_txt__centres__on_request(void **state)
{
	static const struct sheet_column columns[] = { { .name = "a", .align = SHEET_ALIGN_RIGHT },
		                                       { .name = "wide header", .align = SHEET_ALIGN_CENTRE },
		                                       { .name = "n", .type = SHEET_INTEGER, .align = SHEET_ALIGN_LEFT } };
	struct table *t = *state;
	t->options.columns = columns;
	t->options.n_columns = 3;
	t->options.page_lines = SHEET_UNPAGED;
	table_open(t, SHEET_TXT);
	sheet_put_text(t->sheet, "abc");
	sheet_put_text(t->sheet, "x");
	sheet_put_integer(t->sheet, 5);
	sheet_end_row(t->sheet);
	sheet_put_text(t->sheet, "d");
	sheet_put_text(t->sheet, "");
	sheet_put_integer(t->sheet, 55);
	sheet_end_row(t->sheet);
	assert_string_equal(table_close(t),
	                    "  a | wide header | n\n----+-------------+---\nabc |      x      | 5\n  d |             | 55\n");
}

/* --- pages ------------------------------------------------------------------------------------------------------------------- */

/* Each page but the last ends by a form feed; no page is longer than the paper. The number of pages. */
static size_t expect_pages(const char *text, size_t most_lines)
{
	size_t pages = 0;
	for (const char *page = text; *page; pages++) {
		const size_t length = strcspn(page, "\f");
		size_t lines = 0;
		for (size_t i = 0; i < length; i++)
			lines += page[i] == '\n';
		assert_true(lines <= most_lines);
		assert_int_equal(page[length - 1], '\n');
		page += length + (page[length] != '\0');
	}
	return pages;
}

static void sheet_txt__begins__a_page_every_66_lines(void **state)
{
	struct table *t = *state;
	t->options.title = "录取名册";
	table_open(t, SHEET_TXT);
	for (int i = 1; i <= 200; i++)
		table_row(t, "042032", "张三", 5865000, i);
	const char *text = table_close(t);
	expect_lined_up(text);
	/* 65 lines: title, blank, header, rule, 59 rows, blank, number */
	assert_int_equal(expect_pages(text, 65), 4);
	assert_int_equal(count_parts(text, "录取名册"), 4);
	assert_int_equal(count_parts(text, "program"), 4);
	assert_int_equal(count_parts(text, "\f"), 3);
	expect_part(text, "|   59\n\n");
	expect_part(text, "page 1\n\f录取名册\n");
	expect_part(text, "page 4\n");
	assert_int_not_equal(text[t->length - 1], '\f');
}

static void sheet_txt__ends__a_full_page_without_an_empty_one(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_TXT);
	for (int i = 1; i <= 61; i++)
		table_row(t, "042032", "张三", 5865000, i);
	assert_int_equal(expect_pages(table_close(t), 65), 1);
	table_open(t, SHEET_TXT);
	for (int i = 1; i <= 62; i++)
		table_row(t, "042032", "张三", 5865000, i);
	assert_int_equal(expect_pages(table_close(t), 65), 2);
}

static void sheet_txt__counts__pages_anew_for_each_section(void **state)
{
	struct table *t = *state;
	t->options.page_lines = 20;
	t->options.has_page_per_section = true;
	table_open(t, SHEET_TXT);
	for (int school = 0; school < 2; school++) {
		sheet_begin_section(t->sheet, school == 0 ? "第一中学" : "第二中学", NULL, 0);
		for (int i = 1; i <= 20; i++)
			table_row(t, "042032", "张三", 5865000, i);
	}
	const char *text = table_close(t);
	assert_int_equal(expect_pages(text, 19), 4);
	assert_int_equal(count_parts(text, "page 1\n"), 2);
	assert_int_equal(count_parts(text, "page 2\n"), 2);
	assert_int_equal(count_parts(text, "第一中学"), 2);
	expect_part(text, "\f第二中学\n\nprogram");
}

static void sheet_txt__keeps__a_section_together_with_its_rows(void **state)
{
	struct table *t = *state;
	t->options.page_lines = 20;
	table_open(t, SHEET_TXT);
	for (int i = 1; i <= 12; i++)
		table_row(t, "1", "a", 0, i);
	sheet_begin_section(t->sheet, "second", NULL, 0);
	table_row(t, "1", "a", 0, 99);
	const char *text = table_close(t);
	assert_int_equal(expect_pages(text, 19), 2);
	expect_part(text, "\fsecond\n\nprogram");
}

static void sheet_txt__writes__sections_on_one_page_where_they_fit(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_TXT);
	sheet_begin_section(t->sheet, "first", NULL, 0);
	table_row(t, "1", "a", 0, 1);
	sheet_begin_section(t->sheet, "second", NULL, 0);
	const char *text = table_close(t);
	assert_int_equal(expect_pages(text, 65), 1);
	expect_part(text, "first\n\nprogram");
	expect_part(text, "|    1\n\nsecond\n\nprogram | name | merit | rank\n--------+------+-------+-----\n");
}

static void sheet_txt__wraps__notes(void **state)
{
	struct table *t = *state;
	t->options.page_cells = 40;
	t->options.page_lines = SHEET_UNPAGED;
	table_open(t, SHEET_TXT);
	table_row(t, "1", "a", 0, 1);
	sheet_put_note(t->sheet, "一二三四五六七八九十一二三四五六七八九十一二三");
	table_row(t, "2", "longer name", 0, 2);
	const char *text = table_close(t);
	expect_part(text, "\n一二三四五六七八九十一二三四五六七八九十\n一二三\n");
	expect_part(text, "\nprogram | name        | merit | rank\n");
}

static void sheet_txt__refuses__pages_too_small(void **state)
{
	struct table *t = *state;
	t->options.format = SHEET_TXT;
	t->options.page_lines = 5;
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_USAGE);
	t->options.page_lines = 20;
	t->options.page_cells = 10;
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_USAGE);
	assert_int_equal(folder_entries(t->folder), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TABLE_TEST(sheet_txt__writes__an_unpaged_table),
		TABLE_TEST(sheet_txt__lines_up__in_chinese),
		TABLE_TEST(sheet_txt__cuts__long_texts_with_an_ellipsis),
		TABLE_TEST(sheet_txt__hides__numbers_rather_than_cut_them),
		TABLE_TEST(sheet_txt__streams__tables_longer_than_it_holds),
		TABLE_TEST(sheet_txt__centres__on_request),
		TABLE_TEST(sheet_txt__begins__a_page_every_66_lines),
		TABLE_TEST(sheet_txt__ends__a_full_page_without_an_empty_one),
		TABLE_TEST(sheet_txt__counts__pages_anew_for_each_section),
		TABLE_TEST(sheet_txt__keeps__a_section_together_with_its_rows),
		TABLE_TEST(sheet_txt__writes__sections_on_one_page_where_they_fit),
		TABLE_TEST(sheet_txt__wraps__notes),
		TABLE_TEST(sheet_txt__refuses__pages_too_small),
	};
	return cmocka_run_group_tests_name("sheets as text", tests, NULL, NULL);
}
