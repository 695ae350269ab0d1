/* SPDX-License-Identifier: ISC */
/* What may stand in the cells of a file: read and then checked as service does it, with file, line and column of each refusal. */
#include "reading.h"
#include "../support/folder.h"

#define HEAD "candidate_no,policy,points\n"
/* A bonus row whose policy, a name, is the text in question; rows round it show that work goes on. */
#define NAME_IS(sentence, text, result)                                                                                            \
	{                                                                                                                          \
		.name = "name__" sentence, .kind = KIND_BONUSES, .bytes = HEAD "1," text ",5\n2,b,6\n",                            \
		.length = sizeof(HEAD "1," text ",5\n2,b,6\n") - 1, .expected = result, .is_checked = true                         \
	}
#define ACCEPTS(sentence, text) NAME_IS("accepts__" sentence, text, "2 [1][" text "][5]\n3 [2][b][6]\n")
#define REFUSES(sentence, text) NAME_IS("refuses__" sentence, text, "bad 2\n3 [2][b][6]\nF:2: policy: *")
/* Where the bytes are broken the file is GB18030 to the detection, so the encoding is given. */
#define BREAKS(sentence, text)                                                                                                     \
	{                                                                                                                          \
		.name = "name__refuses__" sentence, .kind = KIND_BONUSES, .bytes = HEAD "1," text ",5\n2,b,6\n",                   \
		.length = sizeof(HEAD "1," text ",5\n2,b,6\n") - 1, .encoding = ENCODING_UTF8, .is_checked = true,                 \
		.expected = "bad 2\n3 [2][b][6]\nF:2: policy: byte 3*\n"                                                           \
	}
#define ROW_IS(sentence, of_kind, text, result)                                                                                    \
	{                                                                                                                          \
		.name = sentence, .kind = of_kind, .bytes = text, .length = sizeof(text) - 1, .expected = result,                  \
		.is_checked = true                                                                                                 \
	}

static const struct reading readings[] = {
	ACCEPTS("han", "张三"),
	ACCEPTS("rare_han_beyond_ffff", "𠮷𪚥𬴂"),
	ACCEPTS("the_middle_dot", "阿卜杜·热合曼"),
	ACCEPTS("letters_with_accents", "Zoë Müller"),
	ACCEPTS("a_combining_mark", "e\xcc\x81"),
	ACCEPTS("blanks_inside", "张 三"),
	ACCEPTS("a_wide_blank_inside", "张　三"),
	ACCEPTS("punctuation", "a(b)（c）、d"),
	REFUSES("an_escape_that_sets_the_title", "a\x1b]0;x\x07"),
	REFUSES("an_escape_that_clears_the_screen", "\x1b[2J"),
	REFUSES("an_escape_that_writes_the_clipboard", "\x1b]52;c;YQ==\x1b\\"),
	REFUSES("a_lone_escape", "a\x1b"),
	REFUSES("c1_as_a_character", "a\xc2\x9b"
	                             "31m"),
	BREAKS("c1_as_a_raw_byte", "a\x9b"
	                           "31m"),
	REFUSES("a_tab", "a\tb"),
	REFUSES("a_vertical_tab", "a\vb"),
	REFUSES("a_form_feed", "a\fb"),
	REFUSES("a_bell", "a\ab"),
	REFUSES("a_backspace", "a\bb"),
	REFUSES("delete", "a\x7f"),
	REFUSES("nul", "a\0b"),
	REFUSES("next_line_u0085", "a\xc2\x85z"),
	REFUSES("line_separator_u2028", "a\xe2\x80\xa8z"),
	NAME_IS("refuses__a_quoted_newline", "\"a\nb\"", "bad 2\n4 [2][b][6]\nF:2: policy: *"),
	REFUSES("a_quoted_return", "\"a\rb\""),
	REFUSES("right_to_left_override", "a\xe2\x80\xae"
	                                  "b"),
	REFUSES("right_to_left_isolate", "a\xe2\x81\xa6"
	                                 "b"),
	REFUSES("left_to_right_mark", "a\xe2\x80\x8e"),
	REFUSES("zero_width_space", "a\xe2\x80\x8b"
	                            "b"),
	REFUSES("zero_width_joiner", "a\xe2\x80\x8d"
	                             "b"),
	REFUSES("a_byte_order_mark_in_the_middle", "a\xef\xbb\xbf"
	                                           "b"),
	REFUSES("a_byte_order_mark_at_its_start", "\xef\xbb\xbf"
	                                          "a"),
	REFUSES("a_soft_hyphen", "a\xc2\xad"
	                         "b"),
	REFUSES("a_blank_at_its_start", " a"),
	REFUSES("a_blank_at_its_end", "a "),
	REFUSES("a_no_break_space_at_its_end", "a\xc2\xa0"),
	REFUSES("a_wide_blank_at_its_start", "\xe3\x80\x80"
	                                     "a"),
	ACCEPTS("private_use_where_older_systems_keep_rare_names", "\xee\x80\x80"),
	REFUSES("a_noncharacter", "\xef\xbf\xbf"),
	REFUSES("many_combining_marks", "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"),
	REFUSES("nothing", ""),
	REFUSES("empty_quotes", "\"\""),
	REFUSES("blanks_alone", "   "),
	REFUSES("wide_blanks_alone", "\xe3\x80\x80\xe3\x80\x80"),
	BREAKS("an_overlong_slash", "\xc0\xaf"),
	BREAKS("a_surrogate", "\xed\xa0\xbd"),
	BREAKS("above_10ffff", "\xf4\x90\x80\x80"),
	BREAKS("a_cut_character", "\xe5\xbc"),

	/* spreadsheet damage */
	ROW_IS("candidate_no__refuses__scientific_notation", KIND_BONUSES, HEAD "2.02E+11,a,5\n",
	       "bad 2\nF:2: candidate_no: '2.02E+11'*\n"),
	ROW_IS("candidate_no__refuses__a_formula", KIND_BONUSES, HEAD "\"=\"\"00123\"\"\",a,5\n", "bad 2\nF:2: candidate_no: *\n"),
	ROW_IS("candidate_no__refuses__an_apostrophe", KIND_BONUSES, HEAD "'00123,a,5\n", "bad 2\nF:2: candidate_no: *\n"),
	ROW_IS("candidate_no__refuses__full_width_digits", KIND_BONUSES, HEAD "１２,a,5\n", "bad 2\nF:2: candidate_no: *\n"),
	ROW_IS("candidate_no__refuses__a_decimal_point", KIND_BONUSES, HEAD "123.0,a,5\n", "bad 2\nF:2: candidate_no: *\n"),
	ROW_IS("date__refuses__slashes", KIND_EXAMS, "code,name,date\na,b,2026/6/18\n", "bad 2\nF:2: date: '2026/6/18'*\n"),
	ROW_IS("date__refuses__a_day_number", KIND_EXAMS, "code,name,date\na,b,46191\n", "bad 2\nF:2: date: '46191'*\n"),
	ROW_IS("date__accepts__iso", KIND_EXAMS, "code,name,date\na,b,2026-06-18\n", "2 [a][b][2026-06-18][]\n"),

	/* several faults in one file, each with its place */
	ROW_IS("findings__name__every_bad_cell", KIND_BONUSES, HEAD "1,a,x\n?,b,5\n3,\x1b,5\n4,d,5,6\n5,e,7\n",
	       "bad 2\nbad 3\nbad 4\nbad 5\n6 [5][e][7]\nF:2: points: 'x'*\nF:3: candidate_no: '?'*\nF:4: policy: *\nF:5: 4 "
	       "fields*\n"),
	ROW_IS("findings__count__lines_behind_a_quoted_newline", KIND_BONUSES, HEAD "1,\"a\n\nb\",5\n2,b,x\n",
	       "bad 2\nbad 5\nF:2: policy: *\nF:5: points: 'x'*\n"),
	ROW_IS("findings__show__no_control_bytes", KIND_BONUSES, HEAD "1,a\x1b[2Jb,5\n",
	       "bad 2\nF:2: policy: 'a\xef\xbf\xbd[2Jb'*\n"),
};

int main(void)
{
	return readings_run("text in cells", readings, sizeof readings / sizeof *readings);
}
