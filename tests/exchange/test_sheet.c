/* SPDX-License-Identifier: ISC */
/* What all formats of sheets promise: whole files or none, sticky errors, inert texts; and CSV to the byte. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <luqu/reader.h>

#include "tables.h"

/* --- names ------------------------------------------------------------------------------------------------------------------- */

static void sheet_format_find__knows__its_own_names(void **state)
{
	(void)state;
	for (int i = 0; i < SHEET_FORMATS; i++) {
		enum sheet_format format = SHEET_FORMATS;
		assert_true(sheet_format_find(sheet_format_name((enum sheet_format)i), &format));
		assert_int_equal(format, i);
	}
}

static void sheet_format_find__refuses__other_names(void **state)
{
	(void)state;
	static const char *const others[] = { "", "CSV", "xls", "pdf", "csv ", "tsv" };
	enum sheet_format format = SHEET_FORMATS;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(sheet_format_find(others[i], &format));
	assert_int_equal(format, SHEET_FORMATS);
}

/* --- CSV --------------------------------------------------------------------------------------------------------------------- */

static void sheet_csv__writes__rows_to_the_byte(void **state)
{
	struct table *t = *state;
	t->options.title = "not shown";
	table_open(t, SHEET_CSV);
	table_row(t, "042032", "张三", 5865000, 1);
	table_row(t, "2", "𠮷·田", 6000000, -2);
	table_row(t, "3", "", 0, 0);
	assert_int_equal(sheet_rows(t->sheet), 3);
	assert_string_equal(table_close(t), "program,name,merit,rank\n042032,张三,586.5,1\n2,𠮷·田,600,-2\n3,,0,0\n");
}

static void sheet_csv__quotes__only_what_needs_it(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_CSV);
	table_row(t, "1", "a,b", 1, 1);
	table_row(t, "2", "say \"a\"", 1, 1);
	table_row(t, "3", "\"", 1, 1);
	table_row(t, "4", " a;b'c=d ", 1, 1);
	table_row(t, "5", "=1+1", 1, 1);
	assert_string_equal(table_close(t),
	                    "program,name,merit,rank\n1,\"a,b\",0.0001,1\n2,\"say \"\"a\"\"\",0.0001,1\n3,\"\"\"\",0.0001,1\n"
	                    "4, a;b'c=d ,0.0001,1\n5,=1+1,0.0001,1\n");
}

static void sheet_csv__writes__the_header_where_there_are_no_rows(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_CSV);
	assert_string_equal(table_close(t), "program,name,merit,rank\n");
}

static void sheet_csv__writes__chinese_headers_on_request(void **state)
{
	struct table *t = *state;
	t->options.has_chinese_headers = true;
	table_open(t, SHEET_CSV);
	assert_string_equal(table_close(t), "招生代码,姓名,投档成绩,rank\n");
}

static void sheet_csv__writes__every_type_of_cell(void **state)
{
	static const struct sheet_column columns[] = {
		{ .name = "a", .type = SHEET_E2 },   { .name = "b", .type = SHEET_E4 },   { .name = "c", .type = SHEET_INTEGER },
		{ .name = "d", .type = SHEET_CODE }, { .name = "e", .type = SHEET_TEXT },
	};
	struct table *t = *state;
	t->options.columns = columns;
	t->options.n_columns = 5;
	table_open(t, SHEET_CSV);
	sheet_put_e2(t->sheet, -250);
	sheet_put_e4(t->sheet, INT64_MIN);
	sheet_put_integer(t->sheet, INT64_MAX);
	sheet_put_bytes(t->sheet, "00123", 3);
	sheet_put_text(t->sheet, NULL);
	sheet_end_row(t->sheet);
	sheet_put_e2(t->sheet, INT64_MIN);
	sheet_put_empty(t->sheet);
	sheet_put_bytes(t->sheet, "17", 2);
	sheet_end_row(t->sheet);
	assert_string_equal(table_close(t),
	                    "a,b,c,d,e\n-2.5,-922337203685477.5808,9223372036854775807,001,\n-92233720368547758.08,,17,,\n");
}

static void sheet_csv__leaves_out__notes_charts_and_the_first_title(void **state)
{
	struct table *t = *state;
	const struct chart chart = { .title = "x" };
	t->options.footer = "made by";
	table_open(t, SHEET_CSV);
	sheet_begin_section(t->sheet, "first", NULL, 0);
	table_row(t, "1", "a", 10000, 1);
	sheet_put_note(t->sheet, "total 1");
	sheet_put_chart(t->sheet, &chart);
	assert_string_equal(table_close(t), "program,name,merit,rank\n1,a,1,1\n");
}

static void sheet_csv__refuses__a_second_table(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_CSV);
	table_row(t, "1", "a", 10000, 1);
	sheet_begin_section(t->sheet, "second", NULL, 0);
	table_row(t, "2", "b", 10000, 1);
	table_close_expecting(t, STATUS_USAGE, "one table only");
}

static void sheet_csv__is_read_again__as_it_was(void **state)
{
	static const char *const names[] = { "a,b", "\"", "\"\"a", "张三，李四", "=1", "a b", "𠮷" };
	struct table *t = *state;
	static const struct sheet_column columns[] = { { .name = "candidate_no" },
		                                       { .name = "policy" },
		                                       { .name = "points", .type = SHEET_E2 } };
	t->options.columns = columns;
	t->options.n_columns = 3;
	table_open(t, SHEET_CSV);
	for (size_t i = 0; i < 7; i++) {
		sheet_put_text(t->sheet, "1");
		sheet_put_text(t->sheet, names[i]);
		sheet_put_e2(t->sheet, (int64_t)i * 50);
		sheet_end_row(t->sheet);
	}
	table_close(t);
	struct findings findings = { 0 };
	struct reader *reader;
	const struct reader_options options = { .path = t->path, .kind = KIND_BONUSES, .findings = &findings };
	assert_int_equal(reader_open(&options, &reader, &t->problem), STATUS_OK);
	for (size_t i = 0; i < 7; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		assert_int_equal(reader_next(reader, cells, &line, &t->problem), READER_ROW);
		assert_int_equal(cells[1].length, strlen(names[i]));
		assert_memory_equal(cells[1].bytes, names[i], cells[1].length);
	}
	assert_int_equal(findings.count, 0);
	reader_close(reader);
}

/* --- CSV for spreadsheets ------------------------------------------------------------------------------------------------------
 */

static void sheet_spreadsheet__keeps__codes_as_text(void **state)
{
	struct table *t = *state;
	t->options.flavour = SHEET_SPREADSHEET;
	table_open(t, SHEET_CSV);
	table_row(t, "042032", "张三", 5865000, 1);
	table_row(t, "", "b", -5000, 2);
	assert_string_equal(table_close(t),
	                    "\xef\xbb\xbfprogram,name,merit,rank\r\n\"=\"\"042032\"\"\",张三,586.5,1\r\n,b,-0.5,2\r\n");
}

static void sheet_spreadsheet__disarms__formulas(void **state)
{
	static const char *const formulas[] = {
		"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"x\",\"y\")", "=cmd|' /C calc'!A0"
	};
	struct table *t = *state;
	t->options.flavour = SHEET_SPREADSHEET;
	table_open(t, SHEET_CSV);
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
		table_row(t, "", formulas[i], 10000, 1);
	const char *text = table_close(t);
	expect_part(text, "\r\n,'=1+1,1,1\r\n,'+1,1,1\r\n,'-1,1,1\r\n,'@SUM(A1),1,1\r\n,'＝1,1,1\r\n");
	expect_part(text, "\r\n,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",1,1\r\n,'=cmd|' /C calc'!A0,1,1\r\n");
}

static void sheet_spreadsheet__disarms__formulas_in_columns_of_numbers(void **state)
{
	struct table *t = *state;
	t->options.flavour = SHEET_SPREADSHEET;
	table_open(t, SHEET_CSV);
	sheet_put_empty(t->sheet);
	sheet_put_empty(t->sheet);
	sheet_put_bytes(t->sheet, "-5+2", 4);
	sheet_put_bytes(t->sheet, "-5", 2);
	sheet_end_row(t->sheet);
	expect_part(table_close(t), "\r\n,,'-5+2,-5\r\n");
}

static void sheet_spreadsheet__doubles__quotes_inside_a_code(void **state)
{
	struct table *t = *state;
	t->options.flavour = SHEET_SPREADSHEET;
	table_open(t, SHEET_CSV);
	table_row(t, "a\"b,c", "", 0, 0);
	/* CSV: "=""a""""b,c""" is the cell ="a""b,c", which shows a"b,c */
	expect_part(table_close(t), "\r\n\"=\"\"a\"\"\"\"b,c\"\"\",,0,0\r\n");
}

/* --- inert texts ---------------------------------------------------------------------------------------------------------------
 */

static void sheet__shows__no_control_or_bidi_bytes(void **state)
{
	static const enum sheet_format formats[] = { SHEET_CSV, SHEET_HTML, SHEET_TXT };
	struct table *t = *state;
	for (size_t i = 0; i < 3; i++) {
		t->options.title = "t\x1b[2J";
		t->options.footer = "f\xe2\x80\xae";
		table_open(t, formats[i]);
		table_row(t, "a\tb", "x\x1b]0;y\x07\xe2\x80\xae\xff\nz", 0, 0);
		const char *text = table_close(t);
		expect_part(text, "a\xef\xbf\xbd"
		                  "b");
		expect_part(text, "x\xef\xbf\xbd]0;y\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
		expect_no_part(text, "\x1b");
		expect_no_part(text, "\xe2\x80\xae");
	}
}

static void sheet__keeps__blanks_at_the_ends_of_texts(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_CSV);
	table_row(t, "1", " a ", 0, 0);
	expect_part(table_close(t), "\n1, a ,0,0\n");
}

/* --- whole or not at all -------------------------------------------------------------------------------------------------------
 */

static void sheet_abandon__leaves__nothing(void **state)
{
	struct table *t = *state;
	for (int i = 0; i < SHEET_FORMATS; i++) {
		table_open(t, (enum sheet_format)i);
		table_row(t, "1", "a", 0, 0);
		sheet_abandon(t->sheet);
		t->sheet = NULL;
		assert_int_equal(folder_entries(t->folder), 0);
	}
	sheet_abandon(NULL);
}

static void sheet_close__replaces__the_target_only_at_the_end(void **state)
{
	struct table *t = *state;
	for (int i = 0; i < SHEET_FORMATS; i++) {
		file_write_bytes(t->path, BYTES("before"));
		table_open(t, (enum sheet_format)i);
		for (int row = 0; row < 5000; row++)
			table_row(t, "1", "a name of some length", row, row);
		char *meanwhile = file_read(t->path, NULL);
		assert_string_equal(meanwhile, "before");
		free(meanwhile);
		table_close(t);
		assert_true(t->length > 1000);
		assert_int_equal(folder_entries(t->folder), 1);
	}
}

static void sheet_open__refuses__a_protected_path(void **state)
{
	struct table *t = *state;
	const char *const protected[] = { "/nowhere/else", t->path, NULL };
	t->options.protected_paths = protected;
	for (int i = 0; i < SHEET_FORMATS; i++) {
		t->options.format = (enum sheet_format)i;
		assert_null(sheet_open(&t->options, &t->problem));
		assert_int_equal(t->problem.status, STATUS_USAGE);
	}
	assert_int_equal(folder_entries(t->folder), 0);
}

static void sheet_open__refuses__a_missing_folder(void **state)
{
	struct table *t = *state;
	t->options.path = "/nowhere/at/all";
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_ENVIRONMENT);
}

static void sheet_open__refuses__columns_that_make_no_sense(void **state)
{
	struct table *t = *state;
	t->options.n_columns = 0;
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_USAGE);
	t->options.n_columns = 65;
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_USAGE);
	t->options.n_columns = TABLE_COLUMNS;
	t->options.format = SHEET_FORMATS;
	assert_null(sheet_open(&t->options, &t->problem));
	assert_int_equal(t->problem.status, STATUS_USAGE);
	assert_int_equal(folder_entries(t->folder), 0);
}

static void sheet__refuses__a_row_with_too_many_cells(void **state)
{
	struct table *t = *state;
	for (int i = 0; i < SHEET_FORMATS; i++) {
		table_open(t, (enum sheet_format)i);
		table_row(t, "1", "a", 0, 0);
		for (int cell = 0; cell < TABLE_COLUMNS + 1; cell++)
			sheet_put_text(t->sheet, "x");
		assert_true(sheet_failed(t->sheet));
		sheet_end_row(t->sheet);
		table_row(t, "2", "b", 0, 0);
		table_close_expecting(t, STATUS_USAGE, "row 2 has more cells");
	}
}

static void sheet__fails__on_a_full_device(void **state)
{
	struct table *t = *state;
	t->options.path = "/dev/full";
	for (int i = 0; i < SHEET_FORMATS; i++) {
		t->options.format = (enum sheet_format)i;
		t->sheet = sheet_open(&t->options, &t->problem);
		assert_non_null(t->sheet);
		for (int row = 0; row < 5000; row++)
			table_row(t, "1", "a name of some length", row, row);
		assert_int_equal(sheet_close(t->sheet, &t->problem), STATUS_ENVIRONMENT);
		t->sheet = NULL;
		expect_part(t->problem.text, "No space left");
	}
}

/* Files may grow to some length only: the library of workbooks does not notice that by itself. */
static void sheet__fails__where_files_may_not_grow(void **state)
{
	struct table *t = *state;
	struct rlimit before;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	const struct rlimit limit = { .rlim_cur = 40000, .rlim_max = before.rlim_max };
	for (int i = 0; i < SHEET_FORMATS; i++) {
		table_open(t, (enum sheet_format)i);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
		for (int row = 0; row < 5000; row++)
			table_row(t, "1", "a name of some length", row, row);
		const enum status status = sheet_close(t->sheet, &t->problem);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		t->sheet = NULL;
		assert_int_equal(status, STATUS_ENVIRONMENT);
		assert_int_equal(folder_entries(t->folder), 0);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TABLE_TEST(sheet_format_find__knows__its_own_names),
		TABLE_TEST(sheet_format_find__refuses__other_names),
		TABLE_TEST(sheet_csv__writes__rows_to_the_byte),
		TABLE_TEST(sheet_csv__quotes__only_what_needs_it),
		TABLE_TEST(sheet_csv__writes__the_header_where_there_are_no_rows),
		TABLE_TEST(sheet_csv__writes__chinese_headers_on_request),
		TABLE_TEST(sheet_csv__writes__every_type_of_cell),
		TABLE_TEST(sheet_csv__leaves_out__notes_charts_and_the_first_title),
		TABLE_TEST(sheet_csv__refuses__a_second_table),
		TABLE_TEST(sheet_csv__is_read_again__as_it_was),
		TABLE_TEST(sheet_spreadsheet__keeps__codes_as_text),
		TABLE_TEST(sheet_spreadsheet__disarms__formulas),
		TABLE_TEST(sheet_spreadsheet__disarms__formulas_in_columns_of_numbers),
		TABLE_TEST(sheet_spreadsheet__doubles__quotes_inside_a_code),
		TABLE_TEST(sheet__shows__no_control_or_bidi_bytes),
		TABLE_TEST(sheet__keeps__blanks_at_the_ends_of_texts),
		TABLE_TEST(sheet_abandon__leaves__nothing),
		TABLE_TEST(sheet_close__replaces__the_target_only_at_the_end),
		TABLE_TEST(sheet_open__refuses__a_protected_path),
		TABLE_TEST(sheet_open__refuses__a_missing_folder),
		TABLE_TEST(sheet_open__refuses__columns_that_make_no_sense),
		TABLE_TEST(sheet__refuses__a_row_with_too_many_cells),
		TABLE_TEST(sheet__fails__on_a_full_device),
		TABLE_TEST(sheet__fails__where_files_may_not_grow),
	};
	signal(SIGXFSZ, SIG_IGN);
	return cmocka_run_group_tests_name("sheets", tests, NULL, NULL);
}
