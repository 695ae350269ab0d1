/* SPDX-License-Identifier: ISC */
/* The form of CSV files: what is read, what is refused and where. */

#include "reading.h"
#include "../support/folder.h"

#define HEAD "candidate_no,policy,points\n"
#define READS(sentence, text, result)                                                                                              \
	{                                                                                                                          \
		.name = "csv__" sentence, .kind = KIND_BONUSES, .bytes = text, .length = sizeof(text) - 1, .expected = result      \
	}

static const struct reading readings[] = {
	/* lines */
	READS("reads__rows", HEAD "1,a,5\n2,b,10\n", "2 [1][a][5]\n3 [2][b][10]\n"),
	READS("reads__crlf", "candidate_no,policy,points\r\n1,a,5\r\n2,b,6\r\n", "2 [1][a][5]\n3 [2][b][6]\n"),
	READS("reads__crlf_and_lf_mixed", HEAD "1,a,5\r\n2,b,6\n3,c,7\r\n", "2 [1][a][5]\n3 [2][b][6]\n4 [3][c][7]\n"),
	READS("reads__a_last_line_without_newline", HEAD "1,a,5\n2,b,6", "2 [1][a][5]\n3 [2][b][6]\n"),
	READS("reads__a_quoted_last_field_without_newline", HEAD "1,a,\"5\"", "2 [1][a][5]\n"),
	READS("refuses__cr_alone_as_line_end", "candidate_no,policy,points\r1,a,5\r", "F:1: a carriage return within the line*\n"),
	READS("refuses__cr_alone_between_rows", HEAD "1,a,5\r2,b,6\n3,c,7\n",
	      "bad 2\n3 [3][c][7]\nF:2: a carriage return within*\n"),
	READS("refuses__cr_alone_at_the_very_end", HEAD "1,a,5\r", "bad 2\nF:2: a carriage return within*\n"),
	READS("refuses__two_crs_before_lf", HEAD "1,a,5\r\r\n", "bad 2\nF:2: a carriage return within*\n"),
	READS("refuses__cr_after_a_closing_quote", HEAD "1,a,\"5\"\r2\n", "bad 2\nF:2: points: text after a closing quote*\n"),
	READS("reads__crlf_after_a_closing_quote", HEAD "1,\"a\",\"5\"\r\n2,\"b\",\"6\"\r\n", "2 [1][a][5]\n3 [2][b][6]\n"),
	READS("reads__a_header_alone", HEAD, ""),
	READS("reads__a_header_alone_without_newline", "candidate_no,policy,points", ""),
	READS("refuses__an_empty_file", "", "F: the file is empty, the header is missing\n"),
	READS("refuses__a_file_of_a_mark_only", "\xef\xbb\xbf", "F: the file is empty, the header is missing\n"),
	READS("refuses__a_file_of_one_newline", "\n", "F:1: the line is blank where the header should be\n"),
	READS("refuses__a_blank_line_before_the_header", "\n" HEAD "1,a,5\n",
	      "F:1: the line is blank where the header should be\n"),
	READS("refuses__commas_where_the_header_should_be", ",,\n1,a,5\n", "F:1: the line is blank where the header should be\n"),
	READS("accepts__blank_lines_at_the_end", HEAD "1,a,5\n\n\n\n", "2 [1][a][5]\n"),
	READS("accepts__rows_of_commas_at_the_end", HEAD "1,a,5\n,,\n,,\n", "2 [1][a][5]\n"),
	READS("accepts__blank_crlf_lines_at_the_end", HEAD "1,a,5\r\n\r\n\r\n", "2 [1][a][5]\n"),
	READS("refuses__a_blank_line_between_rows", HEAD "1,a,5\n\n2,b,6\n",
	      "2 [1][a][5]\n4 [2][b][6]\nF:3: a blank line between rows\n"),
	READS("refuses__a_row_of_commas_between_rows", HEAD "1,a,5\n,,\n2,b,6\n",
	      "2 [1][a][5]\n4 [2][b][6]\nF:3: a blank line between rows\n"),
	READS("names__the_first_of_several_blank_lines", HEAD "\n\n\n1,a,5\n\n2,b,6\n",
	      "5 [1][a][5]\n7 [2][b][6]\nF:2: a blank line between rows\nF:6: a blank line between rows\n"),
	READS("names__a_blank_line_before_a_bad_row", HEAD "\n1,a\n", "bad 3\nF:2: a blank line*\nF:3: 2 fields*\n"),
	READS("takes__blanks_for_a_field", HEAD " \n", "bad 2\nF:2: 1 fields, where the header has 3\n"),

	/* quotes */
	READS("reads__a_quoted_comma", HEAD "1,\"a,b\",5\n", "2 [1][a,b][5]\n"),
	READS("reads__doubled_quotes", HEAD "1,\"a \"\"b\"\" c\",5\n", "2 [1][a \"b\" c][5]\n"),
	READS("reads__a_field_of_one_doubled_quote", HEAD "1,\"\"\"\",5\n", "2 [1][\"][5]\n"),
	READS("reads__doubled_quotes_at_both_ends", HEAD "1,\"\"\"a\"\"\",5\n", "2 [1][\"a\"][5]\n"),
	READS("reads__empty_quotes", HEAD "1,\"\",5\n", "2 [1][][5]\n"),
	READS("reads__all_fields_quoted", "\"candidate_no\",\"policy\",\"points\"\n\"1\",\"a\",\"5\"\n", "2 [1][a][5]\n"),
	READS("reads__a_quoted_newline_as_one_field", HEAD "1,\"a\nb\",5\n2,c,6\n", "2 [1][a\nb][5]\n4 [2][c][6]\n"),
	READS("reads__a_quoted_crlf_as_one_field", HEAD "1,\"a\r\nb\",5\r\n2,c,6\r\n", "2 [1][a\r\nb][5]\n4 [2][c][6]\n"),
	READS("reads__an_empty_last_field", HEAD "1,\"a\",\n", "2 [1][a][]\n"),
	READS("reads__an_empty_first_field", HEAD ",\"a\",5\n", "2 [][a][5]\n"),
	READS("refuses__a_quote_inside_a_plain_field", HEAD "1,a\"b,5\n2,c,6\n",
	      "bad 2\n3 [2][c][6]\nF:2: policy: a quote inside a field that is not quoted*\n"),
	READS("refuses__a_quote_at_the_end_of_a_plain_field", HEAD "1,a\",5\n", "bad 2\nF:2: policy: a quote inside*\n"),
	READS("refuses__a_quote_after_a_blank", HEAD "1, \"a\",5\n", "bad 2\nF:2: policy: a quote inside*\n"),
	READS("refuses__text_after_a_closing_quote", HEAD "1,\"a\"b,5\n2,c,6\n",
	      "bad 2\n3 [2][c][6]\nF:2: policy: text after a closing quote*\n"),
	READS("refuses__a_blank_after_a_closing_quote", HEAD "1,\"a\" ,5\n", "bad 2\nF:2: policy: text after a closing quote*\n"),
	READS("refuses__a_quote_never_closed", HEAD "1,a,5\n2,\"b,6\n3,c,7\n",
	      "2 [1][a][5]\nbad 3\n4 [3][c][7]\nF:3: policy: a quote is opened here and never closed\n"),
	READS("refuses__a_quote_that_swallows_rows", HEAD "1,\"a,5\n2,b,6\n3,\"c\",7\n",
	      "bad 2\n3 [2][b][6]\n4 [3][c][7]\nF:2: policy: text after a closing quote*\n"),
	READS("refuses__a_quote_never_closed_in_the_header", "candidate_no,\"policy,points\n1,a,5\n",
	      "F:1: column 2: a quote is opened here*\n"),
	READS("refuses__a_lone_quote_at_the_end", HEAD "\"", "bad 2\nF:2: candidate_no: a quote is opened here*\n"),
	READS("refuses__a_spreadsheets_formula", HEAD "=\"00123\",a,5\n", "bad 2\nF:2: candidate_no: a spreadsheet's formula*\n"),
	READS("reads__equals_within_quotes", HEAD "\"=\"\"00123\"\"\",a,5\n", "2 [=\"00123\"][a][5]\n"),

	/* widths */
	READS("refuses__a_row_too_short", HEAD "1,a\n2,b,6\n", "bad 2\n3 [2][b][6]\nF:2: 2 fields, where the header has 3\n"),
	READS("refuses__a_row_too_long", HEAD "1,a,5,6\n", "bad 2\nF:2: 4 fields, where the header has 3: a field with a comma*\n"),
	READS("refuses__a_quoted_row_too_long", HEAD "1,\"a\",5,\"\"\n", "bad 2\nF:2: 4 fields*\n"),
	READS("refuses__a_comma_at_the_end_of_a_row", HEAD "1,a,5,\n", "bad 2\nF:2: 4 fields*\n"),
	READS("reports__every_ragged_row", HEAD "1\n2,b\n3,c,7\n4,d,8,9\n",
	      "bad 2\nbad 3\n4 [3][c][7]\nbad 5\nF:2: 1 fields*\nF:3: 2 fields*\nF:5: 4 fields*\n"),
	READS("keeps__empty_cells", HEAD "1,,\n", "2 [1][][]\n"),
	READS("keeps__leading_zeros", HEAD "042032,a,5\n", "2 [042032][a][5]\n"),
	READS("keeps__blanks", HEAD " 1 ,a,5\n", "2 [ 1 ][a][5]\n"),

	/* headers */
	READS("reads__columns_in_any_order", "points,candidate_no,policy\n5,1,a\n", "2 [1][a][5]\n"),
	READS("reads__chinese_headers", "考生号,加分项目,加分\n1,a,5\n", "2 [1][a][5]\n"),
	READS("reads__headers_in_both_languages", "加分,candidate_no,加分项目\n5,1,a\n", "2 [1][a][5]\n"),
	READS("refuses__a_missing_column", "candidate_no,policy\n1,a\n", "F:1: points: the column is missing\n"),
	READS("names__every_missing_column", "candidate_no\n1\n",
	      "F:1: policy: the column is missing\nF:1: points: the column is missing\n"),
	READS("refuses__a_column_twice", "candidate_no,policy,points,policy\n1,a,5,b\n",
	      "F:1: policy: the column is there twice\n"),
	READS("refuses__a_column_twice_in_two_languages", "candidate_no,policy,points,加分\n",
	      "F:1: points: the column is there twice\n"),
	READS("refuses__an_unknown_column", "candidate_no,policy,points,colour\n1,a,5,red\n",
	      "F:1: colour: unknown column; the columns of bonuses are candidate_no, policy, points\n"),
	READS("names__every_unknown_column", "x,candidate_no,policy,points,y\n", "F:1: x: unknown*\nF:1: y: unknown*\n"),
	READS("tells__the_right_case", "Candidate_No,policy,points\n",
	      "F:1: Candidate_No: unknown column; did you mean 'candidate_no'?\nF:1: candidate_no: the column is missing\n"),
	READS("refuses__blanks_round_a_header", "candidate_no, policy,points\n",
	      "F:1: policy: blanks round the column's name*\nF:1: policy: the column is missing\n"),
	READS("refuses__wide_blanks_round_a_header", "candidate_no,policy,points\xe3\x80\x80\n",
	      "F:1: points: blanks round*\nF:1: points: the column is missing\n"),
	READS("refuses__blanks_round_a_chinese_header", "考生号 ,加分项目,加分\n",
	      "F:1: candidate_no: blanks round*\nF:1: candidate_no: the column*\n"),
	READS("refuses__a_column_without_name", "candidate_no,,policy,points\n", "F:1: column 2 has no name\n"),
	READS("refuses__a_column_too_many_at_the_end", "candidate_no,policy,points,\n1,a,5,\n", "F:1: column 4 has no name\n"),
	READS("shows__no_control_bytes_of_a_header", "candidate_no,policy,points,a\x1b[2Jb\n",
	      "F:1: a\xef\xbf\xbd[2Jb: unknown column*\n"),
	READS("refuses__a_second_mark_before_the_header", "\xef\xbb\xbf\xef\xbb\xbf" HEAD,
	      "F:1: candidate_no: blanks round*\nF:1: candidate_no: the column is missing\n"),

	/* other separators */
	READS("refuses__sep_line", "sep=;\ncandidate_no;policy;points\n1;a;5\n",
	      "F:1: the first line is a spreadsheet's separator mark*\n"),
	READS("refuses__sep_line_with_comma", "SEP=,\n" HEAD, "F:1: the first line is a spreadsheet's separator mark*\n"),
	READS("refuses__semicolons", "candidate_no;policy;points\n1;a;5\n", "F:1: the columns are separated by semicolons*\n"),
	READS("refuses__quoted_semicolons", "\"candidate_no\";\"policy\";\"points\"\n",
	      "F:1: the columns are separated by semicolons*\n"),
	READS("refuses__tabs", "candidate_no\tpolicy\tpoints\n1\ta\t5\n", "F:1: the columns are separated by tab characters*\n"),
	READS("refuses__full_width_semicolons", "考生号；加分项目；加分\n",
	      "F:1: the columns are separated by full-width semicolons*\n"),
	READS("refuses__full_width_commas", "考生号，加分项目，加分\n", "F:1: the columns are separated by full-width commas*\n"),
	READS("refuses__bars", "candidate_no|policy|points\n", "F:1: the columns are separated by vertical bars*\n"),

	/* no CSV at all */
	READS("refuses__gzip", "\x1f\x8b\x08\x00\x00", "F: the file is packed with gzip*\n"),
	READS("refuses__old_workbooks", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "F: the file is an old Excel workbook*\n"),
	READS("refuses__pdf", "%PDF-1.4\n%", "F: the file is a PDF document*\n"),
	READS("refuses__rtf", "{\\rtf1", "F: the file is an RTF document*\n"),
	READS("refuses__xz", "\xfd\x37zXZ\0\0", "F: the file is packed with xz*\n"),
	READS("refuses__7z", "7z\xbc\xaf\x27\x1c\0\4", "F: the file is a 7z archive*\n"),
	READS("refuses__rar", "Rar!\x1a\x07\x01", "F: the file is a RAR archive*\n"),
	READS("refuses__databases", "SQLite format 3\0", "F: the file is a database*\n"),
	READS("refuses__web_pages_called_xls", "<HTML><table><tr><td>1", "F: the file is a web page*\n"),
	READS("refuses__xml", "<?xml version=\"1.0\"?>", "F: the file is XML*\n"),
	READS("refuses__a_file_of_zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "F: the file holds many NUL bytes*\n"),
};

enum { N_READINGS = sizeof readings / sizeof *readings };

int main(void)
{
	return readings_run("csv form", readings, N_READINGS);
}
