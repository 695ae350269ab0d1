/* SPDX-License-Identifier: ISC */
/* Workbooks as input: what a person sees in a cell is what is read, or a finding says why not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <luqu/sheet.h>

#include "documents.h"
#include "reading.h"
#include "../support/folder.h"
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

/* --- archives ---------------------------------------------------------------------------------------------------------------- */

struct fixture {
	char folder[FOLDER_PATH], path[FOLDER_PATH];
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	folder_make(f->folder);
	folder_path(f->path, f->folder, "table.xlsx");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	folder_remove(f->folder);
	free(f);
	return 0;
}

static void expect_read(const char *path, const char *expected)
{
	const struct reading reading = { .kind = KIND_BONUSES };
	char *transcript = reading_transcript_of(&reading, path);
	reading_expect(transcript, expected);
	free(transcript);
}

static void expect_archive(const struct fixture *f, const char *name, const char *expected)
{
	const struct archive_entry entry = { .name = name, .text = "x" };
	archive_write(f->path, &entry, 1);
	expect_read(f->path, expected);
}

static void xlsx__names__other_archives(void **state)
{
	const struct fixture *f = *state;
	expect_archive(f, "candidates.csv", "F: the file is a ZIP archive and no workbook: unpack it first\n");
	expect_archive(f, "mimetype", "F: the file is an OpenDocument file (.ods)*\n");
	expect_archive(f, "xl/workbook.bin", "F: the file is a binary workbook (.xlsb)*\n");
	expect_archive(f, "word/document.xml", "F: the file is a text document (.docx)*\n");
	expect_archive(f, "_rels/.rels", "F: the workbook's XML is damaged\n");
}

static void xlsx__refuses__archives_cut_at_any_place(void **state)
{
	const struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	const struct reading reading = { .kind = KIND_BONUSES };
	size_t length;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	for (size_t cut = 4; cut < length; cut += 7) {
		file_write_bytes(f->path, whole, cut);
		char *transcript = reading_transcript_of(&reading, f->path);
		if (strncmp(transcript, "F: ", 3) != 0)
			print_error("cut at %zu: %s\n", cut, transcript);
		assert_memory_equal(transcript, "F: ", 3);
		free(transcript);
	}
	free(whole);
}

/* One byte of each part is flipped in turn: whatever comes out, it is never a wrong value without a finding. */
static void xlsx__never_gives__another_value_from_a_damaged_archive(void **state)
{
	const struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	const struct reading reading = { .kind = KIND_BONUSES };
	size_t length, refused = 0;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	for (size_t at = 0; at < length; at++) {
		whole[at] ^= 0x10;
		file_write_bytes(f->path, whole, length);
		whole[at] ^= 0x10;
		char *transcript = reading_transcript_of(&reading, f->path);
		const bool is_same = strcmp(transcript, "2 [1][a][5]\n") == 0;
		if (!is_same && !strstr(transcript, "F:"))
			fail_msg("byte %zu: %s", at, transcript);
		refused += !is_same;
		free(transcript);
	}
	free(whole);
	assert_true(refused > length / 2);
}

static void xlsx__reads__from_a_pipe(void **state)
{
	struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	char path[64];
	int ends[2];
	size_t length;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], whole, length), (ssize_t)length);
	close(ends[1]);
	snprintf(path, sizeof path, "/proc/self/fd/%d", ends[0]);
	expect_read(path, "2 [1][a][5]\n");
	close(ends[0]);
	free(whole);
}

/* --- sizes ------------------------------------------------------------------------------------------------------------------- */

/* A worksheet of the rows, then `count` times `filler`, then an end. */
static void write_filled(const struct fixture *f, const char *rows, const char *filler, size_t count)
{
	char *sheet = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&sheet, &length);
	fprintf(out, "<worksheet " WORKBOOK_NS "><sheetData>%s", rows);
	for (size_t i = 0; i < count; i++)
		fputs(filler, out);
	fputs("</sheetData></worksheet>", out);
	fclose(out);
	const struct workbook workbook = { .sheet = sheet };
	workbook_write(f->path, &workbook);
	free(sheet);
}

static void xlsx__refuses__fields_of_more_than_64_kib(void **state)
{
	const struct fixture *f = *state;
	write_filled(f, HEAD "<row><c t=\"str\"><v>", "a", FIELD_BYTES_MOST + 1);
	/* the end of the worksheet is wrong, too */
	expect_read(f->path, "F:2: the workbook's XML is damaged\n");
	write_filled(f, HEAD "<row><c t=\"str\"><v>", "aaaaaaaa</v></c></row><row><c t=\"str\"><v>", 3);
	expect_read(f->path, "2 [aaaaaaaa][][]\n3 [aaaaaaaa][][]\n4 [aaaaaaaa][][]\nF:5: the workbook's XML is damaged\n");
	char *field = calloc(1, FIELD_BYTES_MOST + 2);
	char *rows = NULL;
	memset(field, 'a', FIELD_BYTES_MOST + 1);
	assert_true(asprintf(&rows, HEAD "<row><c t=\"str\"><v>%s</v></c></row>" ROW(S("1") S("b") N("6")), field) > 0);
	write_filled(f, rows, "", 0);
	expect_read(f->path, "bad 2\n3 [1][b][6]\nF:2: candidate_no: the field is longer than 64 KiB\n");
	free(field);
	free(rows);
}

/* A megabyte that unpacks to a gigabyte. */
static void xlsx__refuses__bombs_of_one_huge_tag(void **state)
{
	const struct fixture *f = *state;
	write_filled(f, HEAD "<row a=\"", "                                                                ", 1 << 18);
	expect_read(f->path, "F:1: the workbook unpacks to more than a workbook can hold\n");
}

static void xlsx__keeps__memory_bounded_over_many_rows(void **state)
{
	const struct fixture *f = *state;
	struct rusage before, after;
	struct findings findings = { 0 };
	struct problem problem = { 0 };
	struct reader *reader;
	enum { ROWS = 200000 };
	write_filled(f, HEAD, ROW(S("202410000123") S("policy") N("5.5")), ROWS);
	getrusage(RUSAGE_SELF, &before);
	const struct reader_options options = { .path = f->path, .kind = KIND_BONUSES, .findings = &findings };
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	for (size_t i = 0; i < ROWS; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		assert_int_equal(reader_next(reader, cells, &line, &problem), READER_ROW);
		assert_int_equal(line, i + 2);
	}
	reader_close(reader);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
}

static void xlsx__refuses__too_many_entries(void **state)
{
	const struct fixture *f = *state;
	enum { ENTRIES = 10001, NAME = 16 };
	struct archive_entry *entries = calloc(ENTRIES, sizeof *entries);
	char *names = calloc(ENTRIES, NAME);
	for (size_t i = 0; i < ENTRIES; i++) {
		snprintf(names + i * NAME, NAME, "%zu", i);
		entries[i] = (struct archive_entry){ .name = names + i * NAME, .text = "x" };
	}
	archive_write(f->path, entries, ENTRIES);
	expect_read(f->path, "F: the archive is damaged*\n");
	free(entries);
	free(names);
}

/* --- round trip -------------------------------------------------------------------------------------------------------------- */

static void xlsx__is_read__as_it_was_written(void **state)
{
	struct fixture *f = *state;
	static const struct sheet_column columns[] = { { .name = "candidate_no" },
		                                       { .name = "policy", .type = SHEET_TEXT },
		                                       { .name = "points", .type = SHEET_E2 } };
	static const char *const names[] = { "张三", "=1+1", "_x0041_", "a&b<c>\"d'", "𠮷·田", "00123", "-5", "1E5" };
	enum { NAMES = sizeof names / sizeof *names, ROWS = 5000 };
	struct findings findings = { 0 };
	struct problem problem = { 0 };
	struct reader *reader;
	const struct sheet_options write = { .format = SHEET_XLSX, .path = f->path, .columns = columns, .n_columns = 3 };
	struct sheet *sheet = sheet_open(&write, &problem);
	for (int64_t i = 0; i < ROWS; i++) {
		sheet_put_text(sheet, "042032");
		sheet_put_text(sheet, names[i % NAMES]);
		sheet_put_e2(sheet, i * 17);
		sheet_end_row(sheet);
	}
	assert_int_equal(sheet_close(sheet, &problem), STATUS_OK);
	const struct reader_options options = {
		.path = f->path, .kind = KIND_BONUSES, .findings = &findings, .needs_digest = true
	};
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	for (int i = 0; i < ROWS; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		char points[32];
		assert_int_equal(reader_next(reader, cells, &line, &problem), READER_ROW);
		assert_memory_equal(cells[0].bytes, "042032", 6);
		assert_int_equal(cells[1].length, strlen(names[i % NAMES]));
		assert_memory_equal(cells[1].bytes, names[i % NAMES], cells[1].length);
		snprintf(points, sizeof points, "%.*s", (int)cells[2].length, cells[2].bytes);
		assert_int_equal((int)(strtod(points, NULL) * 100 + 0.5), i * 17);
		assert_true(cells[2].length <= 6);
	}
	struct cell cells[FIELDS_MOST];
	uint64_t line, done, total;
	unsigned char digest[DIGEST_BYTES];
	assert_int_equal(reader_next(reader, cells, &line, &problem), READER_END);
	assert_int_equal(findings.count, 0);
	assert_true(reader_digest(reader, digest));
	reader_position(reader, &done, &total);
	assert_int_equal(done, total);
	assert_int_equal(reader_encoding(reader), ENCODING_UTF8);
	reader_close(reader);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(xlsx__names__other_archives),
		TEST(xlsx__refuses__archives_cut_at_any_place),
		TEST(xlsx__never_gives__another_value_from_a_damaged_archive),
		TEST(xlsx__reads__from_a_pipe),
		TEST(xlsx__refuses__fields_of_more_than_64_kib),
		TEST(xlsx__refuses__bombs_of_one_huge_tag),
		TEST(xlsx__keeps__memory_bounded_over_many_rows),
		TEST(xlsx__refuses__too_many_entries),
		TEST(xlsx__is_read__as_it_was_written),
	};
	static struct CMUnitTest table[N_CASES];
	for (size_t i = 0; i < N_CASES; i++)
		table[i] = (struct CMUnitTest){ .name = cases[i].name,
			                        .test_func = case_holds,
			                        .initial_state = (void *)(uintptr_t)&cases[i] };
	return cmocka_run_group_tests_name("workbooks", table, NULL, NULL) +
	       cmocka_run_group_tests_name("archives", tests, NULL, NULL);
}
