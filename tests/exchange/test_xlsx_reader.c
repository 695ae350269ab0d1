/* SPDX-License-Identifier: ISC */
/* Workbooks as input: what a person sees in a cell is what is read, or a finding says why not. */
#include <stdlib.h>

#include "../support/folder.h"
#include "reading.h"
#include "workbooks.h"

/* Cells. */
#define S(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(number) "<c><v>" number "</v></c>"
#define STYLED(style, number) "<c s=\"" style "\"><v>" number "</v></c>"
#define AT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define ROW(cells) "<row>" cells "</row>"
#define HEAD ROW(S("candidate_no") S("policy") S("points"))
#define DATES ROW(S("code") S("name") S("date"))

/* Styles: 1 a date, 2 a percentage, 3 six zeros, 4 with words, 5 two places, 6 a Chinese date, 7 time, 8 text */
#define STYLES                                                                                                                     \
	"<numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;No. &quot;0\"/>"     \
	"<numFmt numFmtId=\"166\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"                  \
	"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                                                       \
	"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "   \
	"numFmtId=\"2\"/>"                                                                                                         \
	"<xf numFmtId=\"166\"/><xf numFmtId=\"21\"/><xf numFmtId=\"49\"/></cellXfs>"

struct workbook_case {
	const char *name;
	enum kind kind;
	struct workbook workbook;
	const char *expected;
	bool is_checked;
};

#define READS(sentence, in, result)                                                                                                \
	{                                                                                                                          \
		.name = sentence, .kind = KIND_BONUSES, .workbook = { .rows = in, .styles = STYLES }, .expected = result           \
	}
#define READS_DATE(sentence, in, result)                                                                                           \
	{                                                                                                                          \
		.name = sentence, .kind = KIND_EXAMS, .workbook = { .rows = DATES ROW(S("a") S("b") in), .styles = STYLES },       \
		.expected = result                                                                                                 \
	}

static const struct workbook_case cases[] = {
	READS("xlsx__reads__texts_and_numbers", HEAD ROW(S("042032") S("张三") N("5.5")) ROW(S("2") S("𠮷") N("10")),
	      "2 [042032][张三][5.5]\n3 [2][𠮷][10]\n"),
	READS("xlsx__reads__a_header_alone", HEAD, ""),
	READS("xlsx__reads__chinese_headers_in_any_order", ROW(S("加分") S("考生号") S("policy")) ROW(N("5") S("1") S("a")),
	      "2 [1][a][5]\n"),
	READS("xlsx__reads__cells_by_their_references",
	      "<row r=\"1\">" AT("A1", "candidate_no") AT("B1", "policy")
	              AT("C1", "points") "</row><row r=\"2\">" AT("C2", "5") "</row>",
	      "2 [][][5]\n"),
	READS("xlsx__takes__missing_cells_for_empty_ones", HEAD ROW(S("1")), "2 [1][][]\n"),
	READS("xlsx__refuses__an_empty_worksheet", "", "F: the file is empty, the header is missing\n"),
	READS("xlsx__refuses__a_title_above_the_header", ROW(S("2026 list")) HEAD,
	      "F:1: 2026 list: unknown column*\nF:1: candidate_no: *\nF:1: policy: *\nF:1: points: *\n"),
	READS("xlsx__refuses__a_blank_row_above_the_header", "<row r=\"2\">" S("candidate_no") "</row>",
	      "F:1: the line is blank where the header should be\n"),
	READS("xlsx__refuses__an_unknown_column", ROW(S("candidate_no") S("policy") S("points") S("x")),
	      "F:1: x: unknown column*\n"),
	READS("xlsx__refuses__a_column_without_name",
	      "<row>" AT("A1", "candidate_no") AT("C1", "policy") AT("D1", "points") "</row>", "F:1: column 2 has no name\n"),
	READS("xlsx__bears__empty_cells_behind_the_header",
	      ROW(S("candidate_no") S("policy") S("points") S("") "<c s=\"1\"/>") ROW(S("1") S("a") N("5") S("")), "2 [1][a][5]\n"),
	READS("xlsx__refuses__a_value_outside_of_the_table", HEAD ROW(S("1") S("a") N("5") S("x")) ROW(S("2") S("b") N("6")),
	      "bad 2\n3 [2][b][6]\nF:2: column 4: a value outside of the table*\n"),
	READS("xlsx__refuses__a_blank_row_between_rows", HEAD ROW(S("1") S("a") N("5")) ROW("") ROW(S("2") S("b") N("6")),
	      "2 [1][a][5]\n4 [2][b][6]\nF:3: a blank line between rows\n"),
	READS("xlsx__refuses__a_row_left_out_between_rows", HEAD "<row r=\"5\">" S("1") S("a") N("5") "</row>",
	      "5 [1][a][5]\nF:2: a blank line between rows\n"),
	READS("xlsx__bears__blank_rows_at_the_end",
	      HEAD ROW(S("1") S("a") N("5")) ROW("") ROW(S("")) "<row r=\"99\"><c s=\"1\"/></row>", "2 [1][a][5]\n"),

	/* texts */
	READS("xlsx__reads__runs_of_rich_text_without_readings",
	      HEAD ROW(S("1") "<c t=\"inlineStr\"><is><r><t>张</t></r><rPh><t>zhang</t></rPh><r><t>三</t></r></is></c>" N("5")),
	      "2 [1][张三][5]\n"),
	READS("xlsx__reads__escapes", HEAD ROW(S("1") S("a_x0041_b_x005F_x0042_c_x004_d") N("5")),
	      "2 [1][aAb_x0042_c_x004_d][5]\n"),
	READS("xlsx__keeps__blanks", HEAD ROW(S("1") "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>" N("5")),
	      "2 [1][ a ][5]\n"),
	READS("xlsx__reads__entities", HEAD ROW(S("1") S("&lt;&amp;&#x5f20;") N("5")), "2 [1][<&张][5]\n"),
	READS("xlsx__reads__results_of_formulas",
	      HEAD ROW("<c t=\"str\"><f>A1</f><v>17</v></c>" S("a") "<c><f>2+3</f><v>5</v></c>"), "2 [17][a][5]\n"),
	READS("xlsx__refuses__a_formula_without_a_result", HEAD ROW("<c><f>A1</f></c>" S("a") N("5")),
	      "bad 2\nF:2: candidate_no: a formula without a result*\n"),
	READS("xlsx__refuses__errors", HEAD ROW(S("1") "<c t=\"e\"><v>#N/A</v></c>" N("5")),
	      "bad 2\nF:2: policy: the spreadsheet shows the error #N/A here\n"),
	READS("xlsx__reads__booleans_as_they_are_seen",
	      HEAD ROW(S("1") "<c t=\"b\"><v>1</v></c>"
	                      "<c t=\"b\"><v>0</v></c>"),
	      "2 [1][TRUE][FALSE]\n"),
	READS("xlsx__reports__every_bad_cell_of_a_row", HEAD ROW("<c t=\"e\"><v>#REF!</v></c>" STYLED("1", "46191") N("x")),
	      "bad 2\nF:2: candidate_no: *\nF:2: policy: *\nF:2: points: the workbook holds a number here that is none\n"),

	/* numbers */
	READS("xlsx__reads__numbers_without_noise",
	      HEAD ROW(N("17") S("a") N("586.45000000000005")) ROW(N("1") S("b") N("9.949999999999999"))
	              ROW(N("2") S("c") N("0.1")),
	      "2 [17][a][586.45]\n3 [1][b][9.95]\n4 [2][c][0.1]\n"),
	READS("xlsx__reads__numbers_with_exponents",
	      HEAD ROW(N("2.02410000123E+11") S("a") N("5E-1")) ROW(N("1.5E2") S("b") N("-1E-2")),
	      "2 [202410000123][a][0.5]\n3 [150][b][-0.01]\n"),
	READS("xlsx__reads__fifteen_digits", HEAD ROW(N("202410000123456") S("a") N("5")), "2 [202410000123456][a][5]\n"),
	READS("xlsx__refuses__more_than_fifteen_digits",
	      HEAD ROW(N("3.1011520100101E+17") S("a") N("5")) ROW(N("2024100001234567") S("a") N("5")),
	      "bad 2\nbad 3\nF:2: candidate_no: a number of more than 15 digits*\nF:3: candidate_no: a number of more than 15 "
	      "digits*\n"),
	READS("xlsx__shows__the_zeros_of_a_format", HEAD ROW(STYLED("3", "42032") S("a") N("5")), "2 [042032][a][5]\n"),
	READS("xlsx__keeps__places_out_of_a_format", HEAD ROW(S("1") S("a") STYLED("5", "586.5")), "2 [1][a][586.5]\n"),
	READS("xlsx__shows__percentages_as_such", HEAD ROW(S("1") S("a") STYLED("2", "0.98")) ROW(S("1") S("a") STYLED("2", "1")),
	      "2 [1][a][98%]\n3 [1][a][100%]\n"),
	READS("xlsx__reads__a_number_in_a_text_format", HEAD ROW(STYLED("8", "17") S("a") N("5")), "2 [17][a][5]\n"),
	READS("xlsx__refuses__a_code_with_words_round_it", HEAD ROW(STYLED("4", "17") S("a") N("5")),
	      "bad 2\nF:2: candidate_no: a number that the spreadsheet shows with other text*\n"),
	READS("xlsx__reads__a_mark_with_words_round_it", HEAD ROW(S("1") S("a") STYLED("4", "5")), "2 [1][a][5]\n"),
	READS("xlsx__refuses__broken_numbers",
	      HEAD ROW(S("1") S("a") N("1e999")) ROW(S("1") S("a") N("1E")) ROW(S("1") S("a") N("-")) ROW(S("1") S("a") N("1.2.3"))
	              ROW(S("1") S("a") N("0x1F")) ROW(S("1") S("a") N(" 5")) ROW(S("1") S("a") N("1E-99")),
	      "bad 2\nbad 3\nbad 4\nbad 5\nbad 6\nbad 7\nbad 8\nF:2: points: *\nF:3: points: *\nF:4: points: *\nF:5: points: "
	      "*\nF:6: points: *\nF:7: points: *\nF:8: points: *\n"),
	READS("xlsx__reads__zero_in_every_form",
	      HEAD ROW(N("0") S("a") N("0.0")) ROW(N("1") S("a") N("-0")) ROW(N("1") S("a") N("0E10")),
	      "2 [0][a][0]\n3 [1][a][0]\n4 [1][a][0]\n"),

	/* dates */
	READS_DATE("xlsx__reads__dates", STYLED("1", "46191"), "2 [a][b][2026-06-18][]\n"),
	READS_DATE("xlsx__reads__dates_in_chinese_formats", STYLED("6", "46191"), "2 [a][b][2026-06-18][]\n"),
	READS_DATE("xlsx__reads__dates_as_text", S("2026-06-18"), "2 [a][b][2026-06-18][]\n"),
	READS_DATE("xlsx__reads__dates_of_iso", "<c t=\"d\"><v>2026-06-18T00:00:00Z</v></c>", "2 [a][b][2026-06-18][]\n"),
	READS_DATE("xlsx__reads__leap_days", STYLED("1", "36585"), "2 [a][b][2000-02-29][]\n"),
	READS_DATE("xlsx__reads__the_first_day", STYLED("1", "1"), "2 [a][b][1900-01-01][]\n"),
	READS_DATE("xlsx__reads__the_day_before_the_leap_day_that_never_was", STYLED("1", "59"), "2 [a][b][1900-02-28][]\n"),
	READS_DATE("xlsx__reads__the_day_after_the_leap_day_that_never_was", STYLED("1", "61"), "2 [a][b][1900-03-01][]\n"),
	READS_DATE("xlsx__reads__the_last_day", STYLED("1", "2958465"), "2 [a][b][9999-12-31][]\n"),
	READS_DATE("xlsx__refuses__the_leap_day_that_never_was", STYLED("1", "60"), "bad 2\nF:2: date: not a day*\n"),
	READS_DATE("xlsx__refuses__times", STYLED("7", "46191.5"), "bad 2\nF:2: date: not a day*\n"),
	READS_DATE("xlsx__refuses__iso_times", "<c t=\"d\"><v>2026-06-18T08:00:00</v></c>", "bad 2\nF:2: date: not a day*\n"),
	READS_DATE("xlsx__refuses__days_before_the_first", STYLED("1", "-1"), "bad 2\nF:2: date: not a day*\n"),
	READS_DATE("xlsx__keeps__a_day_number_without_a_date_format", N("46191"), "2 [a][b][46191][]\n"),
	READS("xlsx__refuses__a_code_that_became_a_date", HEAD ROW(STYLED("1", "46024") S("a") N("5")),
	      "bad 2\nF:2: candidate_no: the spreadsheet has made a date of this*\n"),
	READS("xlsx__refuses__a_mark_that_became_a_date", HEAD ROW(S("1") S("a") STYLED("6", "5")),
	      "bad 2\nF:2: points: the spreadsheet has made a date of this*\n"),
	{ .name = "xlsx__counts__days_from_1904_where_the_workbook_says_so",
	  .kind = KIND_EXAMS,
	  .workbook = { .rows = DATES ROW(S("a") S("b") STYLED("1", "44729")),
	                .styles = STYLES,
	                .workbook =
	                        "<workbook " WORKBOOK_NS " " WORKBOOK_R "><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" "
	                        "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
	  .expected = "2 [a][b][2026-06-18][]\n" },

	/* shared strings */
	{ .name = "xlsx__reads__shared_strings",
	  .kind = KIND_BONUSES,
	  .workbook = { .strings = "<si><t>candidate_no</t></si><si><t>policy</t></si><si><t>points</t></si><si><r><t>张</t></"
	                           "r><r><t>三</t></r></si><si><t/></si>",
	                .rows = ROW("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>4</v></c>")
	                        ROW("<c t=\"s\"><v>4</v></c><c t=\"s\"><v>3</v></c><c><v>5</v></c><c t=\"s\"><v>4</v></c>")
	                                ROW("<c t=\"s\"><v>4</v></c>") },
	  .expected = "2 [][张三][5]\n" },
	{ .name = "xlsx__refuses__shared_strings_that_are_not_there",
	  .kind = KIND_BONUSES,
	  .workbook = { .strings = "<si><t>x</t></si>",
	                .rows = HEAD ROW("<c t=\"s\"><v>1</v></c>") ROW("<c t=\"s\"><v>-1</v></c>")
	                        ROW("<c t=\"s\"><v>x</v></c>") },
	  .expected = "bad 2\nbad 3\nbad 4\nF:2: candidate_no: the workbook is damaged*\nF:3: candidate_no: *\nF:4: candidate_no: "
	              "*\n" },

	/* worksheets */
	{ .name = "xlsx__reads__the_first_worksheet_that_is_not_hidden",
	  .kind = KIND_BONUSES,
	  .workbook = { .rows = HEAD ROW(S("1") S("a") N("5")),
	                .workbook = "<workbook " WORKBOOK_NS " " WORKBOOK_R
	                            "><sheets><sheet name=\"h\" sheetId=\"1\" state=\"hidden\" r:id=\"rId7\"/>"
	                            "<sheet name=\"v\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId7\"/><sheet name=\"chart\" "
	                            "sheetId=\"3\" r:id=\"rId8\"/>"
	                            "<sheet name=\"a\" sheetId=\"4\" r:id=\"rId9\"/><sheet name=\"b\" sheetId=\"5\" "
	                            "r:id=\"rId7\"/></sheets></workbook>",
	                .relations =
	                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	                        "<Relationship Id=\"rId7\" Type=\"" RELATION_TYPE "worksheet\" Target=\"worksheets/none.xml\"/>"
	                        "<Relationship Id=\"rId8\" Type=\"" RELATION_TYPE "chartsheet\" Target=\"chartsheets/none.xml\"/>"
	                        "<Relationship Id=\"rId9\" Type=\"" RELATION_TYPE
	                        "worksheet\" Target=\"../xl/worksheets/sheet1.xml\"/></Relationships>" },
	  .expected = "2 [1][a][5]\n" },
	{ .name = "xlsx__refuses__a_workbook_whose_sheets_are_all_hidden",
	  .kind = KIND_BONUSES,
	  .workbook = { .workbook =
	                        "<workbook " WORKBOOK_NS " " WORKBOOK_R
	                        "><sheets><sheet name=\"h\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>" },
	  .expected = "F: the workbook has no worksheet that can be seen\n" },
	{ .name = "xlsx__refuses__a_missing_worksheet",
	  .kind = KIND_BONUSES,
	  .workbook = { .relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	                             "<Relationship Id=\"rId1\" Type=\"" RELATION_TYPE
	                             "worksheet\" Target=\"worksheets/none.xml\"/></Relationships>" },
	  .expected = "F: the archive holds no workbook, or a part of it is missing*\n" },
	{ .name = "xlsx__reads__prefixed_names",
	  .kind = KIND_BONUSES,
	  .workbook = { .sheet = "<x:worksheet "
	                         "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row>"
	                         "<x:c t=\"str\"><x:v>candidate_no</x:v></x:c><x:c t=\"str\"><x:v>policy</x:v></x:c><x:c "
	                         "t=\"str\"><x:v>points</x:v></x:c></x:row>"
	                         "<x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>" },
	  .expected = "2 [1][][]\n" },

	/* damage and malice */
	{ .name = "xlsx__refuses__broken_xml",
	  .kind = KIND_BONUSES,
	  .workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) "<row><c></row>" },
	  .expected = "2 [1][a][5]\nF:3: the workbook's XML is damaged\n" },
	{ .name = "xlsx__refuses__a_worksheet_cut_off",
	  .kind = KIND_BONUSES,
	  .workbook = { .sheet = "<worksheet " WORKBOOK_NS "><sheetData>" HEAD ROW(S("1") S("a") N("5")) "<row>" },
	  .expected = "2 [1][a][5]\nF:3: the workbook's XML is damaged\n" },
	{ .name = "xlsx__refuses__document_types",
	  .kind = KIND_BONUSES,
	  .workbook = { .sheet = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
	                         "\"&a;&a;&a;&a;&a;&a;&a;\">]><worksheet " WORKBOOK_NS
	                         "><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>" },
	  .expected = "F: the workbook's XML declares a document type*\n" },
	{ .name = "xlsx__refuses__document_types_in_strings",
	  .kind = KIND_BONUSES,
	  .workbook = { .workbook = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><workbook/>" },
	  .expected = "F: the workbook's XML declares a document type*\n" },
	READS("xlsx__refuses__rows_out_of_order", HEAD "<row r=\"3\">" S("1") S("a") N("5") "</row><row r=\"3\"></row>",
	      "3 [1][a][5]\nF:2: a blank line between rows\nF:3: the worksheet's rows are out of order\n"),
	READS("xlsx__refuses__a_row_beyond_the_last", HEAD "<row r=\"1048577\"></row>",
	      "F:1: the worksheet's rows are out of order\n"),
	READS("xlsx__refuses__cells_out_of_order", HEAD "<row r=\"2\">" AT("B2", "x") AT("A2", "y") "</row>",
	      "F:2: the worksheet's cells are out of order\n"),
	READS("xlsx__refuses__a_cell_beyond_the_last_column", HEAD "<row r=\"2\">" AT("XFE2", "x") "</row>",
	      "F:2: the worksheet's cells are out of order\n"),
	READS("xlsx__bears__a_value_in_the_last_column_as_a_finding", HEAD "<row r=\"2\">" AT("XFD2", "x") "</row>",
	      "bad 2\nF:2: column 16384: a value outside*\n"),
	{ .name = "xlsx__is_checked__like_any_file",
	  .kind = KIND_BONUSES,
	  .is_checked = true,
	  .workbook = { .rows = HEAD ROW(N("17.5") S("a&#x202e;") N("5.555")) ROW(N("17") S("a\nb") N("5.5"))
	                        ROW(N("17") S("c") N("5.5")) },
	  .expected = "bad 2\nbad 3\n4 [17][c][5.5]\nF:2: candidate_no: *\nF:2: policy: *\nF:2: points: *\nF:3: policy: *\n" },
};
enum { N_CASES = sizeof cases / sizeof *cases };

static void case_holds(void **state)
{
	const struct workbook_case *c = *state;
	const struct reading reading = { .kind = c->kind, .is_checked = c->is_checked };
	char folder[FOLDER_PATH], path[FOLDER_PATH];
	folder_make(folder);
	folder_path(path, folder, "table.csv"); /* the bytes decide, not the name */
	workbook_write(path, &c->workbook);
	char *transcript = reading_transcript_of(&reading, path);
	folder_remove(folder);
	reading_expect(transcript, c->expected);
	free(transcript);
}

int main(void)
{
	static struct CMUnitTest table[N_CASES];
	for (size_t i = 0; i < N_CASES; i++)
		table[i] = (struct CMUnitTest){ .name = cases[i].name,
			                        .test_func = case_holds,
			                        .initial_state = (void *)(uintptr_t)&cases[i] };
	return cmocka_run_group_tests_name("workbooks", table, NULL, NULL);
}
