/* SPDX-License-Identifier: ISC */
/* The encodings of files: told apart, decoded, and refused with the place where they break. */

#include "reading.h"
#include "../support/folder.h"

#define HEAD "candidate_no,policy,points\n"
#define READS(sentence, in, text, result)                                                                                          \
	{                                                                                                                          \
		.name = sentence, .kind = KIND_BONUSES, .bytes = text, .length = sizeof(text) - 1, .expected = result,             \
		.encoding = in                                                                                                     \
	}

/* 张三 in GB 18030 and the same header in Chinese. */
#define GB_ZHANG_SAN "\xd5\xc5\xc8\xfd"
#define GB_HEAD "\xbf\xbc\xc9\xfa\xba\xc5,\xbc\xd3\xb7\xd6\xcf\xee\xc4\xbf,\xbc\xd3\xb7\xd6\n"

/* `candidate_no,policy,points\n` in UTF-16. */
#define LE_HEAD "c\0a\0n\0d\0i\0d\0a\0t\0e\0_\0n\0o\0,\0p\0o\0l\0i\0c\0y\0,\0p\0o\0i\0n\0t\0s\0\n\0"
#define BE_HEAD "\0c\0a\0n\0d\0i\0d\0a\0t\0e\0_\0n\0o\0,\0p\0o\0l\0i\0c\0y\0,\0p\0o\0i\0n\0t\0s\0\n"
/* `1,张三,5\n` */
#define LE_ROW                                                                                                                     \
	"1\0,\0\x20\x5f\x09\x4e,\0"                                                                                                \
	"5\0\n\0"
#define BE_ROW "\0001\0,\x5f\x20\x4e\x09\0,\0005\0\n"

#define ZHANG_SAN_READ "2 [1][张三][5]\n"

static const struct reading readings[] = {
	/* UTF-8 */
	READS("utf8__is_read", ENCODING_DETECT, HEAD "1,张三,5\n", ZHANG_SAN_READ),
	READS("utf8__is_read__with_a_mark", ENCODING_DETECT, "\xef\xbb\xbf" HEAD "1,张三,5\n", ZHANG_SAN_READ),
	READS("utf8__is_read__when_asked_for", ENCODING_UTF8, HEAD "1,张三,5\n", ZHANG_SAN_READ),
	READS("utf8__is_read__with_a_mark_when_asked_for", ENCODING_UTF8, "\xef\xbb\xbf" HEAD "1,张三,5\n", ZHANG_SAN_READ),
	READS("utf8__is_read__with_rare_han", ENCODING_DETECT, HEAD "1,𠮷𪚥·𬴂,5\n", "2 [1][𠮷𪚥·𬴂][5]\n"),
	READS("utf8__is_read__with_the_last_character_there_is", ENCODING_DETECT, HEAD "1,\xf4\x8f\xbf\xbf,5\n",
	      "2 [1][\xf4\x8f\xbf\xbf][5]\n"),
	READS("utf8__is_refused__overlong", ENCODING_UTF8, HEAD "1,\xc0\xaf,5\n",
	      "bad 2\nF:2: policy: byte 30 of the file is not valid utf-8; if the file is GB18030, say --encoding gb18030\n"),
	READS("utf8__is_refused__overlong_in_three_bytes", ENCODING_UTF8, HEAD "1,\xe0\x80\xaf,5\n",
	      "bad 2\nF:2: policy: byte 30 of*\n"),
	READS("utf8__is_refused__an_overlong_nul", ENCODING_UTF8, HEAD "1,a\xc0\x80,5\n", "bad 2\nF:2: policy: byte 31 of*\n"),
	READS("utf8__is_refused__a_surrogate", ENCODING_UTF8, HEAD "1,\xed\xa0\x80,5\n", "bad 2\nF:2: policy: byte 30 of*\n"),
	READS("utf8__is_refused__above_10ffff", ENCODING_UTF8, HEAD "1,\xf4\x90\x80\x80,5\n", "bad 2\nF:2: policy: byte 30 of*\n"),
	READS("utf8__is_refused__a_raw_c1_byte", ENCODING_UTF8,
	      HEAD "1,\x9b"
	           "31m,5\n",
	      "bad 2\nF:2: policy: byte 30 of*\n"),
	READS("utf8__is_refused__a_cut_last_character", ENCODING_UTF8, HEAD "1,a,5\xe5\xbc", "bad 2\nF:2: points: byte 33 of*\n"),
	READS("utf8__is_refused__a_cut_character_before_a_comma", ENCODING_UTF8, HEAD "1,\xe5\xbc,5\n",
	      "bad 2\nF:2: policy: byte 30 of*\n"),
	READS("utf8__is_refused__in_a_quoted_field", ENCODING_UTF8, HEAD "1,\"a\xff\",5\n", "bad 2\nF:2: byte 32 of*\n"),
	READS("utf8__is_refused__in_a_header", ENCODING_UTF8, "candidate_no,\xff,points\n",
	      "F:1: byte 14 of the file is not valid utf-8*\n"),
	READS("utf8__goes_on__after_a_broken_line", ENCODING_UTF8, HEAD "1,\xff,5\n2,b,6\n3,\xfe,7\n4,d,8\n",
	      "bad 2\n3 [2][b][6]\nbad 4\n5 [4][d][8]\nF:2: policy: byte 30*\nF:4: policy: byte 42*\n"),
	READS("utf8__counts_a_mark__in_the_place_of_a_broken_byte", ENCODING_UTF8, "\xef\xbb\xbf" HEAD "1,\xff,5\n",
	      "bad 2\nF:2: policy: byte 33 of*\n"),
	READS("utf8__is_refused__when_the_file_is_gb18030", ENCODING_UTF8, HEAD "1," GB_ZHANG_SAN ",5\n",
	      "bad 2\nF:2: policy: byte 30*\n"),
	READS("utf8__keeps_a_nul__for_row_check", ENCODING_DETECT, HEAD "1,a\0b,5\n2,c,6\n3,d,7\n4,e,8\n5,f,9\n",
	      "2 [1][a<NUL>b][5]\n3*\n4*\n5*\n6*\n"),
	READS("utf8__keeps_a_mark_in_the_middle__for_row_check", ENCODING_DETECT,
	      HEAD "1,\xef\xbb\xbf"
	           "a,5\n",
	      "2 [1][\xef\xbb\xbf"
	      "a][5]\n"),

	/* GB 18030 */
	READS("gb18030__is_detected", ENCODING_DETECT, HEAD "1," GB_ZHANG_SAN ",5\n", ZHANG_SAN_READ),
	READS("gb18030__is_read__when_asked_for", ENCODING_GB18030, HEAD "1," GB_ZHANG_SAN ",5\n", ZHANG_SAN_READ),
	READS("gb18030__is_read__with_chinese_headers", ENCODING_DETECT, GB_HEAD "1," GB_ZHANG_SAN ",5\n", ZHANG_SAN_READ),
	READS("gb18030__is_read__with_its_own_mark", ENCODING_DETECT, "\x84\x31\x95\x33" HEAD "1," GB_ZHANG_SAN ",5\n",
	      ZHANG_SAN_READ),
	READS("gb18030__is_read__when_all_is_ascii", ENCODING_GB18030, HEAD "1,a,5\n", "2 [1][a][5]\n"),
	/* U+20BB7, U+2A6A5, U+2CD02: four bytes each, beyond GBK; U+3400 likewise, below U+FFFF */
	READS("gb18030__is_read__with_rare_han_of_four_bytes", ENCODING_DETECT,
	      HEAD "1,\x95\x34\xb2\x35\x98\x35\xee\x37\x99\x33\xd4\x38,5\n2," GB_ZHANG_SAN ",6\n",
	      "2 [1][𠮷𪚥𬴂][5]\n3 [2][张三][6]\n"),
	READS("gb18030__is_read__with_han_of_extension_a", ENCODING_DETECT, HEAD "1,\x81\x39\xee\x39,5\n2," GB_ZHANG_SAN ",6\n",
	      "2 [1][㐀][5]\n3 [2][张三][6]\n"),
	READS("gb18030__is_read__with_the_middle_dot_of_names", ENCODING_DETECT, HEAD "1,\xb0\xa2\xa1\xa4\xb0\xa2,5\n",
	      "2 [1][阿·阿][5]\n"),
	READS("gb18030__knows__a_second_byte_from_a_backslash_or_bar", ENCODING_DETECT, HEAD "1,\xd4\x7c\xd5\x5c\x81\x40,5\n",
	      "2 [1][詜誠丂][5]\n"),
	READS("gb18030__is_refused__a_bad_pair", ENCODING_GB18030, HEAD "1," GB_ZHANG_SAN "\x81\x20,5\n2,b,6\n",
	      "bad 2\n3 [2][b][6]\nF:2: policy: byte 34 of the file is not valid gb18030; if the file is UTF-8, say --encoding "
	      "utf-8\n"),
	READS("gb18030__is_refused__a_byte_ff", ENCODING_GB18030, HEAD "1," GB_ZHANG_SAN "\xff,5\n",
	      "bad 2\nF:2: policy: byte 34 of*\n"),
	READS("gb18030__is_refused__a_pair_cut_by_a_line_end", ENCODING_GB18030, HEAD "1,a," GB_ZHANG_SAN "\xd5\n2,b,6\n",
	      "bad 2\n3 [2][b][6]\nF:2: points: byte 36 of*\n"),
	READS("gb18030__is_refused__a_cut_last_character", ENCODING_GB18030, HEAD "1," GB_ZHANG_SAN ",5\xd5",
	      "bad 2\nF:2: points: byte 36 of*\n"),
	READS("gb18030__is_refused__four_bytes_cut_at_the_end", ENCODING_GB18030, HEAD "1," GB_ZHANG_SAN ",5\x95\x34\xb2",
	      "bad 2\nF:2: points: byte 36*\n"),
	READS("gb18030__reports__every_broken_line", ENCODING_GB18030, HEAD "1,\xff,5\n2," GB_ZHANG_SAN ",6\n3,\x80,7\n",
	      "bad 2\n3 [2][张三][6]\nbad 4\nF:2: policy: byte 30 of*\nF:4: policy: byte 45 of*\n"),
	READS("gb18030__is_refused__when_the_file_is_utf8", ENCODING_GB18030, HEAD "1,张三,5\n",
	      "F: the text is UTF-8, not GB18030: leave --encoding out\n"),
	READS("gb18030__is_refused__when_the_mark_says_utf8", ENCODING_GB18030, "\xef\xbb\xbf" HEAD "1,a,5\n",
	      "F: the file's byte order mark*\n"),
	READS("gb18030__is_refused__when_the_file_is_utf16", ENCODING_GB18030, LE_HEAD LE_ROW,
	      "F: the text is UTF-16: leave --encoding out\n"),

	/* UTF-16 */
	READS("utf16__is_read__little_endian_with_a_mark", ENCODING_DETECT, "\xff\xfe" LE_HEAD LE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__big_endian_with_a_mark", ENCODING_DETECT, "\xfe\xff" BE_HEAD BE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__little_endian_without_a_mark", ENCODING_DETECT, LE_HEAD LE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__big_endian_without_a_mark", ENCODING_DETECT, BE_HEAD BE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__when_asked_for_with_a_mark", ENCODING_UTF16, "\xfe\xff" BE_HEAD BE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__when_asked_for_without_a_mark", ENCODING_UTF16, BE_HEAD BE_ROW, ZHANG_SAN_READ),
	READS("utf16le__is_read__when_asked_for", ENCODING_UTF16LE, LE_HEAD LE_ROW, ZHANG_SAN_READ),
	READS("utf16be__is_read__when_asked_for", ENCODING_UTF16BE, BE_HEAD BE_ROW, ZHANG_SAN_READ),
	READS("utf16__is_read__with_rare_han", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0\x42\xd8\xb7\xdf,\0"
	      "5\0\n\0",
	      "2 [1][𠮷][5]\n"),
	READS("utf16__is_read__with_crlf", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0a\0,\0"
	      "5\0\r\0\n\0",
	      "2 [1][a][5]\n"),
	READS("utf16__is_read__with_quotes", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0\"\0a\0,\0b\0\"\0,\0"
	      "5\0",
	      "2 [1][a,b][5]\n"),
	READS("utf16__is_refused__a_lone_high_surrogate", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0\x42\xd8,\0"
	      "5\0\n\0" LE_ROW,
	      "bad 2\n3 [1][张三][5]\nF:2: policy: byte 61 of the file is not valid utf-16le; leave --encoding out, or save the "
	      "file as UTF-8\n"),
	READS("utf16__is_refused__a_lone_low_surrogate", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0\xb7\xdf,\0"
	      "5\0\n\0",
	      "bad 2\nF:2: policy: byte 61*\n"),
	READS("utf16__is_refused__cut_within_a_unit", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0a\0,\0"
	      "5\0"
	      "6",
	      "bad 2\nF:2: points: byte 67*\n"),
	READS("utf16__is_refused__cut_within_a_pair", ENCODING_DETECT,
	      "\xff\xfe" LE_HEAD "1\0,\0a\0,\0"
	      "5\0\x42\xd8",
	      "bad 2\nF:2: points: byte 67*\n"),
	READS("utf16__is_refused__when_the_file_is_not", ENCODING_UTF16, HEAD "1,张三,5\n",
	      "F: the text is not UTF-16: leave --encoding out\n"),
	READS("utf16le__is_refused__when_the_mark_says_big_endian", ENCODING_UTF16LE, "\xfe\xff" BE_HEAD,
	      "F: the file's byte order mark*\n"),
	READS("utf8__is_refused__when_the_file_is_utf16", ENCODING_UTF8, LE_HEAD LE_ROW,
	      "F: the text is UTF-16: leave --encoding out\n"),
	READS("utf8__is_refused__when_the_mark_says_utf16", ENCODING_UTF8, "\xff\xfe" LE_HEAD LE_ROW,
	      "F: the file's byte order mark*\n"),
	READS("utf32__is_refused", ENCODING_DETECT, "\xff\xfe\0\0c\0\0\0a\0\0\0", "F: the file is UTF-32: save it as UTF-8\n"),
	READS("utf32__is_refused__without_a_mark", ENCODING_DETECT, "c\0\0\0a\0\0\0n\0\0\0d\0\0\0",
	      "F: the file holds many NUL bytes*\n"),
};
enum { N_READINGS = sizeof readings / sizeof *readings };

/* --- names ------------------------------------------------------------------------------------------------------------------- */

static void expect_encoding(const char *name, enum encoding expected)
{
	enum encoding encoding = ENCODING_DETECT;
	assert_true(encoding_find(name, &encoding));
	assert_int_equal(encoding, expected);
}

static void encoding_find__knows__names_in_any_case(void **state)
{
	(void)state;
	expect_encoding("detect", ENCODING_DETECT);
	expect_encoding("UTF-8", ENCODING_UTF8);
	expect_encoding("utf8", ENCODING_UTF8);
	expect_encoding("GB18030", ENCODING_GB18030);
	expect_encoding("gbk", ENCODING_GB18030);
	expect_encoding("GB2312", ENCODING_GB18030);
	expect_encoding("Utf-16", ENCODING_UTF16);
	expect_encoding("utf-16le", ENCODING_UTF16LE);
	expect_encoding("UTF16BE", ENCODING_UTF16BE);
}

static void encoding_find__refuses__other_names(void **state)
{
	(void)state;
	enum encoding encoding = ENCODING_UTF16BE;
	assert_false(encoding_find("", &encoding));
	assert_false(encoding_find("latin1", &encoding));
	assert_false(encoding_find("utf-8 ", &encoding));
	assert_false(encoding_find("big5", &encoding));
	assert_int_equal(encoding, ENCODING_UTF16BE);
}

static void encoding_name__gives__a_name_that_is_found_again(void **state)
{
	(void)state;
	for (int i = ENCODING_DETECT; i <= ENCODING_UTF16BE; i++)
		expect_encoding(encoding_name((enum encoding)i), (enum encoding)i);
}

int main(void)
{
	static const struct CMUnitTest plain[] = {
		cmocka_unit_test(encoding_find__knows__names_in_any_case),
		cmocka_unit_test(encoding_find__refuses__other_names),
		cmocka_unit_test(encoding_name__gives__a_name_that_is_found_again),
	};
	const int failed = cmocka_run_group_tests_name("encoding names", plain, NULL, NULL);
	return failed + readings_run("encodings", readings, N_READINGS);
}
