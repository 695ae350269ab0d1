/* SPDX-License-Identifier: ISC */
/* Workbooks as schools send them, made by another library: numbers for numbers, days for days, hidden worksheets, rows that only
 * have a format. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "reading.h"
#include "../support/folder.h"

static char folder[FOLDER_PATH], path[FOLDER_PATH];

static int set_up(void **state)
{
	(void)state;
	folder_make(folder);
	folder_path(path, folder, "school.xlsx");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	folder_remove(folder);
	return 0;
}

/* A format of that code. */
static lxw_format *shown_as(lxw_workbook *book, const char *code)
{
	lxw_format *format = workbook_add_format(book);

	format_set_num_format(format, code);
	return format;
}

static void put_header(lxw_worksheet *sheet, lxw_row_t row, const char *const *names)
{
	for (lxw_col_t column = 0; names[column]; column++)
		worksheet_write_string(sheet, row, column, names[column], NULL);
}

static void expect(enum kind kind, const char *expected)
{
	const struct reading reading = { .kind = kind, .is_checked = true };
	char *transcript = reading_transcript_of(&reading, path);

	reading_expect(transcript, expected);
	free(transcript);
}

static void xlsx__reads__registrations_as_a_school_keeps_them(void **state)
{
	static const char *const names[] = { "考生号", "出生日期", "学籍号", "备注", NULL };
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *hidden = workbook_add_worksheet(book, "旧"), *sheet = workbook_add_worksheet(book, "报名");
	lxw_format *day = shown_as(book, "yyyy/m/d"), *chinese = shown_as(book, "yyyy\"年\"m\"月\"d\"日\""),
	           *zeros = shown_as(book, "000000000"), *text = shown_as(book, "@");
	lxw_datetime born = { 2011, 3, 4, 0, 0, 0 };

	(void)state;
	worksheet_write_string(hidden, 0, 0, "not this one", NULL);
	worksheet_activate(sheet);
	worksheet_set_first_sheet(sheet);
	worksheet_hide(hidden);
	put_header(sheet, 0, names);
	worksheet_write_number(sheet, 1, 0, 26001, zeros);
	worksheet_write_datetime(sheet, 1, 1, &born, day);
	worksheet_write_string(sheet, 1, 2, "G310115201103040018", text);
	worksheet_write_string(sheet, 2, 0, "000026002", text);
	worksheet_write_datetime(sheet, 2, 1, &born, chinese);
	worksheet_write_formula_str(sheet, 2, 3, "=A3&\"*\"", NULL, "000026002*");
	for (lxw_row_t row = 3; row < 40; row++)
		for (lxw_col_t column = 0; column < 12; column++)
			worksheet_write_blank(sheet, row, column, day);
	worksheet_set_row(sheet, 1048575, 20, day);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	expect(KIND_REGISTRATIONS, "2 [000026001][][2011-03-04][G310115201103040018][]\n"
	                           "3 [000026002][][2011-03-04][][000026002*]\n");
}

/* An ID number typed into a cell for numbers is another one from its 16th digit on. */
static void xlsx__refuses__what_a_spreadsheet_has_spoilt(void **state)
{
	static const char *const names[] = { "candidate_no", "name", "id_no", NULL };
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
	lxw_datetime born = { 2011, 3, 4, 0, 0, 0 }, moment = { 2011, 3, 4, 8, 30, 0 };

	(void)state;
	put_header(sheet, 0, names);
	worksheet_write_string(sheet, 1, 0, "1", NULL);
	worksheet_write_string(sheet, 1, 1, "张三", NULL);
	worksheet_write_number(sheet, 1, 2, 310115201103040018.0, NULL);
	worksheet_write_datetime(sheet, 2, 0, &born, shown_as(book, "m\"-\"d"));
	worksheet_write_string(sheet, 2, 1, "李四", NULL);
	worksheet_write_string(sheet, 3, 0, "3", NULL);
	worksheet_write_datetime(sheet, 3, 1, &moment, shown_as(book, "yyyy-mm-dd hh:mm"));
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	expect(KIND_CANDIDATES, "bad 2\nbad 3\nbad 4\nF:2: id_no: a number of more than 15 digits*\n"
	                        "F:3: candidate_no: the spreadsheet has made a date of this*\n"
	                        "F:4: name: the spreadsheet has made a date of this*\n");
}

static void xlsx__refuses__a_day_with_a_time_of_day(void **state)
{
	static const char *const names[] = { "candidate_no", "birth", NULL };
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
	lxw_datetime moment = { 2011, 3, 4, 8, 30, 0 };

	(void)state;
	put_header(sheet, 0, names);
	worksheet_write_string(sheet, 1, 0, "1", NULL);
	worksheet_write_datetime(sheet, 1, 1, &moment, shown_as(book, "yyyy-mm-dd"));
	worksheet_write_string(sheet, 2, 0, "2", NULL);
	worksheet_write_string(sheet, 2, 1, "2011/3/4", NULL);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	expect(KIND_REGISTRATIONS, "bad 2\nbad 3\nF:2: birth: not a day: a date without a time is wanted here\n"
	                           "F:3: birth: '2011/3/4' is not a date such as 2026-06-18*\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(xlsx__reads__registrations_as_a_school_keeps_them),
		TEST(xlsx__refuses__what_a_spreadsheet_has_spoilt),
		TEST(xlsx__refuses__a_day_with_a_time_of_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
