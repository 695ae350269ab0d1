/* SPDX-License-Identifier: ISC */
/* Sheets as workbooks: what stands in their XML. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "documents.h"
#include "tables.h"

static char *read_part(const struct table *t, const char *name)
{
	char *text = archive_read(t->path, name);
	assert_non_null(text);
	expect_xml(text, strlen(text));
	return text;
}

/* Closes and gives the XML of a worksheet; free it. */
static char *close_workbook(struct table *t)
{
	table_close(t);
	return read_part(t, "xl/worksheets/sheet1.xml");
}

static void sheet_xlsx__writes__codes_as_text_and_numbers_as_numbers(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	table_row(t, "042032", "𠮷田·三", 5865000, 1);
	table_row(t, "2", "", 67155, -20);
	char *xml = close_workbook(t);
	expect_part(xml, "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t>042032</t></is></c>");
	expect_part(xml, "<c r=\"B2\" s=\"2\" t=\"inlineStr\"><is><t>𠮷田·三</t></is></c>");
	expect_part(xml, "<c r=\"C2\" s=\"3\"><v>586.5</v></c><c r=\"D2\" s=\"3\"><v>1</v></c>");
	expect_part(xml, "<c r=\"A3\" s=\"2\" t=\"inlineStr\"><is><t>2</t></is></c><c r=\"C3\" s=\"3\"><v>6.7155</v></c><c "
	                 "r=\"D3\" s=\"3\"><v>-20</v></c>");
	free(xml);
}

static void sheet_xlsx__writes__formulas_as_texts(void **state)
{
	static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org/" };
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
		table_row(t, formulas[i], formulas[i], 0, 0);
	char *xml = close_workbook(t);
	expect_no_part(xml, "<f>");
	expect_no_part(xml, "hyperlink");
	assert_int_equal(count_parts(xml, "<is><t>=1+1</t></is>"), 2);
	assert_int_equal(count_parts(xml, "<is><t>@SUM(A1)</t></is>"), 2);
	free(xml);
}

static void sheet_xlsx__escapes__what_xml_wants_escaped(void **state)
{
	struct table *t = *state;
	t->options.title = "a & b <c>";
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "<&>\"' \x1b_x0041_", 0, 0);
	char *xml = close_workbook(t);
	expect_part(xml, "&lt;&amp;&gt;");
	expect_part(xml, "\xef\xbf\xbd");
	free(xml);
	xml = read_part(t, "xl/workbook.xml");
	expect_part(xml, "name=\"a &amp; b &lt;c&gt;\"");
	free(xml);
	free(read_part(t, "docProps/core.xml"));
}

static void sheet_xlsx__freezes_and_filters__under_a_bold_header(void **state)
{
	struct table *t = *state;
	t->options.has_chinese_headers = true;
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "a", 0, 0);
	table_row(t, "2", "b", 0, 0);
	char *xml = close_workbook(t);
	expect_part(xml, "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>招生代码</t></is></c>");
	expect_part(xml, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
	expect_part(xml, "<autoFilter ref=\"A1:D3\"/>");
	free(xml);
	xml = read_part(t, "xl/styles.xml");
	expect_part(xml, "<b/>");
	free(xml);
}

static void sheet_xlsx__widens__columns_by_what_is_in_them(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "一二三四五六七八九十", 0, 0);
	char *xml = close_workbook(t);
	expect_part(xml, "<col min=\"2\" max=\"2\" width=\"21.7109375\" customWidth=\"1\"/>");
	free(xml);
}

static void sheet_xlsx__writes__numbers_too_long_for_a_spreadsheet_as_text(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "a", INT64_C(123456789012345678), 9);
	table_row(t, "2", "a", INT64_C(999999999995000), INT64_MAX);
	char *xml = close_workbook(t);
	expect_part(xml, "<c r=\"C2\" s=\"3\" t=\"inlineStr\"><is><t>12345678901234.5678</t></is></c>");
	expect_part(xml, "<c r=\"C3\" s=\"3\"><v>99999999999.5</v></c>");
	expect_part(xml, "<is><t>9223372036854775807</t></is>");
	free(xml);
}

/* Every mark there is comes out as a number that is the same to the last bit. */
static void sheet_xlsx__writes__decimals_exactly(void **state)
{
	static const struct sheet_column columns[] = { { .name = "mark", .type = SHEET_E2 } };
	struct table *t = *state;
	t->options.columns = columns;
	t->options.n_columns = 1;
	table_open(t, SHEET_XLSX);
	for (int64_t mark_e2 = 0; mark_e2 <= 75000; mark_e2++) {
		sheet_put_e2(t->sheet, mark_e2);
		sheet_end_row(t->sheet);
	}
	char *xml = close_workbook(t);
	const char *at = strstr(xml, "<v>");
	for (int mark_e2 = 0; mark_e2 <= 75000; mark_e2++) {
		char decimal[32];
		assert_non_null(at);
		snprintf(decimal, sizeof decimal, "%d.%02d", mark_e2 / 100, mark_e2 % 100);
		const double written = strtod(at + 3, NULL), meant = strtod(decimal, NULL);
		assert_memory_equal(&written, &meant, sizeof meant);
		at = strstr(at + 3, "<v>");
	}
	assert_null(at);
	free(xml);
}

static void sheet_xlsx__goes_on__in_further_worksheets(void **state)
{
	struct table *t = *state;
	t->options.worksheet_rows = 11;
	t->options.title = "录取名册";
	table_open(t, SHEET_XLSX);
	for (int i = 1; i <= 25; i++)
		table_row(t, "1", "a", 0, i);
	char *xml = close_workbook(t);
	assert_int_equal(count_parts(xml, "<row "), 11);
	expect_part(xml, "<autoFilter ref=\"A1:D11\"/>");
	free(xml);
	xml = read_part(t, "xl/worksheets/sheet3.xml");
	assert_int_equal(count_parts(xml, "<row "), 6);
	expect_part(xml, "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>program</t></is></c>");
	expect_part(xml, "<c r=\"D6\" s=\"3\"><v>25</v></c>");
	free(xml);
	assert_null(archive_read(t->path, "xl/worksheets/sheet4.xml"));
	xml = read_part(t, "xl/workbook.xml");
	expect_part(xml, "name=\"录取名册\"");
	expect_part(xml, "name=\"录取名册 (2)\"");
	expect_part(xml, "name=\"录取名册 (3)\"");
	free(xml);
}

static void sheet_xlsx__begins__a_worksheet_for_each_section(void **state)
{
	static const struct sheet_column other[] = { { .name = "mark", .type = SHEET_INTEGER } };
	struct table *t = *state;
	t->options.title = "All";
	table_open(t, SHEET_XLSX);
	sheet_begin_section(t->sheet, "第一中学", NULL, 0);
	table_row(t, "1", "a", 0, 1);
	sheet_begin_section(t->sheet, "第二中学", other, 1);
	sheet_put_integer(t->sheet, 5);
	sheet_end_row(t->sheet);
	sheet_begin_section(t->sheet, "第三中学", NULL, 0);
	char *xml = close_workbook(t);
	assert_int_equal(count_parts(xml, "<row "), 2);
	free(xml);
	xml = read_part(t, "xl/worksheets/sheet2.xml");
	expect_part(xml, "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>mark</t></is></c>");
	free(xml);
	xml = read_part(t, "xl/worksheets/sheet3.xml");
	expect_part(xml, "<is><t>mark</t></is>");
	assert_int_equal(count_parts(xml, "<row "), 1);
	free(xml);
	xml = read_part(t, "xl/workbook.xml");
	expect_part(xml, "name=\"第一中学\"");
	expect_part(xml, "name=\"第三中学\"");
	expect_no_part(xml, "name=\"All\"");
	free(xml);
}

static void sheet_xlsx__makes__valid_names_of_worksheets(void **state)
{
	static const char *const titles[] = { "a/b:c*d?[e]\\f",
		                              "'quoted'",
		                              "History",
		                              "",
		                              "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
		                              "same",
		                              "SAME",
		                              "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" };
	static const char *const names[] = { "a_b_c_d__e__f",
		                             "_quoted_",
		                             "History (2)",
		                             "Sheet",
		                             "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
		                             "same",
		                             "SAME (2)",
		                             "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" };
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		sheet_begin_section(t->sheet, titles[i], NULL, 0);
		table_row(t, "1", "a", 0, 1);
	}
	free(close_workbook(t));
	char *xml = read_part(t, "xl/workbook.xml");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char part[256];
		snprintf(part, sizeof part, "<sheet name=\"%s\"", names[i]);
		expect_part(xml, part);
	}
	free(xml);
}

static void sheet_xlsx__keeps__notes_out_of_the_filter(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "a", 0, 1);
	sheet_put_note(t->sheet, "合计 1 人");
	sheet_put_note(t->sheet, "审核人：");
	char *xml = close_workbook(t);
	expect_part(xml, "<c r=\"A4\" s=\"2\" t=\"inlineStr\"><is><t>审核人：</t></is></c>");
	expect_part(xml, "<autoFilter ref=\"A1:D2\"/>");
	free(xml);
}

static void sheet_xlsx__is__the_same_bytes_each_time(void **state)
{
	struct table *t = *state;
	char *first = NULL;
	size_t length = 0;
	for (int i = 0; i < 2; i++) {
		table_open(t, SHEET_XLSX);
		table_row(t, "1", "张三", 1, 1);
		table_close(t);
		if (i == 0) {
			first = t->text;
			length = t->length;
			t->text = NULL;
		}
	}
	assert_int_equal(t->length, length);
	assert_memory_equal(t->text, first, length);
	free(first);
}

static void sheet_xlsx__refuses__a_text_too_long_for_a_cell(void **state)
{
	struct table *t = *state;
	char *text = calloc(1, 32769);
	memset(text, 'a', 32767);
	table_open(t, SHEET_XLSX);
	table_row(t, "1", text, 0, 0);
	free(close_workbook(t));
	remove(t->path);
	text[32767] = 'a';
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "a", 0, 0);
	table_row(t, "1", text, 0, 0);
	table_close_expecting(t, STATUS_FAULT, "row 2 has a text of more than 32,767 characters");
	free(text);
}

static void sheet_xlsx__refuses__too_many_worksheets(void **state)
{
	struct table *t = *state;
	t->options.worksheet_rows = 2;
	table_open(t, SHEET_XLSX);
	for (int i = 0; i <= 200; i++)
		table_row(t, "1", "a", 0, i);
	assert_true(sheet_failed(t->sheet));
	table_close_expecting(t, STATUS_FAULT, "more than 200 worksheets");
}

/* Makes a locale whose decimal point is a comma, in the scratch folder. false: it cannot be made here. */
static bool make_comma_locale(const char *folder)
{
	char path[FOLDER_PATH];
	int result = 0;
	folder_path(path, folder, "de_DE.UTF-8");
	const pid_t pid = fork();
	if (pid == 0) {
		execlp("localedef", "localedef", "-i", "de_DE", "-f", "UTF-8", "--no-archive", path, (char *)NULL);
		_exit(127);
	}
	return waitpid(pid, &result, 0) == pid && WIFEXITED(result) && WEXITSTATUS(result) == 0;
}

static void sheet_xlsx__writes__points_in_numbers_whatever_the_locale(void **state)
{
	struct table *t = *state;
	char number[8];
	if (!make_comma_locale(t->folder) || setenv("LOCPATH", t->folder, 1) != 0 || !setlocale(LC_NUMERIC, "de_DE.UTF-8"))
		skip();
	table_open(t, SHEET_XLSX);
	table_row(t, "1", "a", 15000, 0);
	char *xml = close_workbook(t);
	snprintf(number, sizeof number, "%.1f", 1.5);
	setlocale(LC_NUMERIC, "C");
	unsetenv("LOCPATH");
	assert_string_equal(number, "1,5");
	expect_part(xml, "<v>1.5</v>");
	free(xml);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TABLE_TEST(sheet_xlsx__writes__codes_as_text_and_numbers_as_numbers),
		TABLE_TEST(sheet_xlsx__writes__formulas_as_texts),
		TABLE_TEST(sheet_xlsx__escapes__what_xml_wants_escaped),
		TABLE_TEST(sheet_xlsx__freezes_and_filters__under_a_bold_header),
		TABLE_TEST(sheet_xlsx__widens__columns_by_what_is_in_them),
		TABLE_TEST(sheet_xlsx__writes__numbers_too_long_for_a_spreadsheet_as_text),
		TABLE_TEST(sheet_xlsx__writes__decimals_exactly),
		TABLE_TEST(sheet_xlsx__goes_on__in_further_worksheets),
		TABLE_TEST(sheet_xlsx__begins__a_worksheet_for_each_section),
		TABLE_TEST(sheet_xlsx__makes__valid_names_of_worksheets),
		TABLE_TEST(sheet_xlsx__keeps__notes_out_of_the_filter),
		TABLE_TEST(sheet_xlsx__is__the_same_bytes_each_time),
		TABLE_TEST(sheet_xlsx__refuses__a_text_too_long_for_a_cell),
		TABLE_TEST(sheet_xlsx__refuses__too_many_worksheets),
		TABLE_TEST(sheet_xlsx__writes__points_in_numbers_whatever_the_locale),
	};
	return cmocka_run_group_tests_name("sheets as workbooks", tests, NULL, NULL);
}
