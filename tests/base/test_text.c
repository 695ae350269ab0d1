/* SPDX-License-Identifier: ISC */
/* What texts may hold; codes, names and letters. */
#include "../../src/base/ranges.h"
#include "../support/suite.h"
#include <locale.h>
#include <luqu/text.h>
#include <string.h>

#define MARKS_8 "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308"

static void text_check__accepts__names_as_people_have_them(void **state)
{
	static const char *const good[] = {
		"",
		"\u5f20\u4e09",
		"\U00020bb7\u7530",               /* rare Han beyond U+FFFF */
		"\U0003134a\U00031350",           /* the newest of them */
		"\u53e4\u4e3d\u00b7\u963f\u91cc", /* the dot in Uighur names */
		"Anne-Marie O'Neill",
		"a b\u3000c",
		"\u0e01\u0e33\u0e49",
		"e" MARKS_8,
		"e" MARKS_8 "e" MARKS_8,
		"\ufffd",
		"\uff08\uff09\uff0c\u3002",
		"\ue000\U000f0000",                /* private use: older systems keep rare names there */
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		size_t offset = 0;

		assert_int_equal(text_check(good[i], strlen(good[i]), &offset), TEXT_GOOD);
	}
	assert_int_equal(text_check(NULL, 0, NULL), TEXT_GOOD);
}

struct refusal {
	const char *bytes;
	size_t length;
	enum text_fault fault;
	size_t offset;
};

static const struct refusal refusals[] = {
	{ BYTES("a\x1b]0;x\x07"), TEXT_CONTROL, 1 },
	{ BYTES("\x1b[2J"), TEXT_CONTROL, 0 },
	{ BYTES("ab\0c"), TEXT_CONTROL, 2 },
	{ BYTES("a\rb"), TEXT_CONTROL, 1 },
	{ BYTES("a\nb"), TEXT_CONTROL, 1 },
	{ BYTES("a\tb"), TEXT_CONTROL, 1 },
	{ BYTES("a\vb"), TEXT_CONTROL, 1 },
	{ BYTES("a\fb"), TEXT_CONTROL, 1 },
	{ BYTES("a\ab"), TEXT_CONTROL, 1 },
	{ BYTES("a\x7f"), TEXT_CONTROL, 1 },
	{ BYTES("\u5f20\xc2\x9b[2J"), TEXT_CONTROL, 3 },
	{ BYTES("a\xc2\x80"), TEXT_CONTROL, 1 },
	{ BYTES("a\u2028"), TEXT_CONTROL, 1 },
	{ BYTES("a\u2029"), TEXT_CONTROL, 1 },
	{ BYTES("a\u202e"), TEXT_BIDI, 1 },
	{ BYTES("a\u2066b"), TEXT_BIDI, 1 },
	{ BYTES("a\u2069b"), TEXT_BIDI, 1 },
	{ BYTES("\u061c"), TEXT_BIDI, 0 },
	{ BYTES("a\u200f"), TEXT_BIDI, 1 },
	{ BYTES("a\u200e"), TEXT_BIDI, 1 },
	{ BYTES("a\u200bb"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("a\u200db"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("\ufeffa"), TEXT_ZERO_WIDTH, 0 },
	{ BYTES("a\u2060"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("a\xc2\xad"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("a\u180e"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("a\u034f"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("a\u3164"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES("\u845b\ufe00"), TEXT_ZERO_WIDTH, 3 },
	{ BYTES("\u845b\U000e0100"), TEXT_ZERO_WIDTH, 3 },
	{ BYTES("a\U000e0041"), TEXT_ZERO_WIDTH, 1 },
	{ BYTES(" a"), TEXT_BLANK_ENDS, 0 },
	{ BYTES("a "), TEXT_BLANK_ENDS, 1 },
	{ BYTES(" "), TEXT_BLANK_ENDS, 0 },
	{ BYTES("\u5f20\u3000"), TEXT_BLANK_ENDS, 3 },
	{ BYTES("\u3000\u5f20"), TEXT_BLANK_ENDS, 0 },
	{ BYTES("a\xc2\xa0"), TEXT_BLANK_ENDS, 1 },
	{ BYTES("\xc2\xa0"
	        "a"),
	  TEXT_BLANK_ENDS, 0 },
	{ BYTES("a\u2003"), TEXT_BLANK_ENDS, 1 },
	{ BYTES("a\u202f"), TEXT_BLANK_ENDS, 1 },
	{ BYTES("a\u1680"), TEXT_BLANK_ENDS, 1 },
	{ BYTES("e" MARKS_8 "\u0301"), TEXT_MARKS, 17 },
	{ BYTES("a\ufdd0"), TEXT_UNASSIGNED, 1 },
	{ BYTES("a\uffff"), TEXT_UNASSIGNED, 1 },
	{ BYTES("a\U0001fffe"), TEXT_UNASSIGNED, 1 },
	{ BYTES("a\U0010ffff"), TEXT_UNASSIGNED, 1 },
	{ BYTES("a\x9b"), TEXT_NOT_UTF8, 1 },
	{ BYTES("a\xc0\x80"), TEXT_NOT_UTF8, 1 },
	{ BYTES("a\xed\xa0\x80"), TEXT_NOT_UTF8, 1 },
	{ BYTES("a\xf4\x90\x80\x80"), TEXT_NOT_UTF8, 1 },
	{ BYTES("\u5f20\xe5\xbc"), TEXT_NOT_UTF8, 3 },
	{ BYTES("\xd5\xc5\xc8\xfd"), TEXT_NOT_UTF8, 0 }, /* two Han in GB18030 */
	{ BYTES(" \x80"), TEXT_BLANK_ENDS, 0 },          /* the first fault is the one named */
};

static void text_check__refuses__each_fault_at_its_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		size_t offset = SIZE_MAX;
		const enum text_fault fault = text_check(refusals[i].bytes, refusals[i].length, &offset);

		if (fault != refusals[i].fault || offset != refusals[i].offset)
			fail_msg("refusal %zu: fault %d at %zu", i, (int)fault, offset);
		assert_int_equal(text_check(refusals[i].bytes, refusals[i].length, NULL), refusals[i].fault);
	}
}

static void text_check__refuses__200_combining_marks(void **state)
{
	char text[1 + 2 * 200];
	size_t offset;

	(void)state;
	text[0] = 'e';
	for (size_t i = 1; i < sizeof text; i += 2)
		memcpy(text + i, "\u0301", 2);
	assert_int_equal(text_check(text, sizeof text, &offset), TEXT_MARKS);
	assert_int_equal(offset, 17);
}

static void text_check__refuses__every_control_character(void **state)
{
	(void)state;
	for (uint32_t character = 0; character < 0xa0; character++) {
		char bytes[6] = "a";
		const size_t length = utf8_encode(character, bytes + 1);
		const bool control = character < 0x20 || character >= 0x7f;

		bytes[1 + length] = 'b';
		assert_int_equal(text_check(bytes, length + 2, NULL), control ? TEXT_CONTROL : TEXT_GOOD);
	}
}

static void text_fault_name__has_a_phrase__for_every_fault(void **state)
{
	(void)state;
	for (int fault = TEXT_GOOD; fault <= TEXT_UNASSIGNED; fault++) {
		assert_non_null(text_fault_name((enum text_fault)fault));
		assert_true(strlen(text_fault_name((enum text_fault)fault)) > 5);
	}
	assert_string_equal(text_fault_name(TEXT_CONTROL), "a control character");
}

static void text_is_code__accepts_1_to_32_ascii_letters_digits_and_dashes(void **state)
{
	(void)state;
	assert_true(text_is_code(BYTES("042032")));
	assert_true(text_is_code(BYTES("a")));
	assert_true(text_is_code(BYTES("-")));
	assert_true(text_is_code(BYTES("AZaz09_-")));
	assert_true(text_is_code(BYTES("12345678901234567890123456789012")));
}

static void text_is_code__refuses__the_rest(void **state)
{
	(void)state;
	assert_false(text_is_code(BYTES("")));
	assert_false(text_is_code(BYTES("123456789012345678901234567890123")));
	assert_false(text_is_code(BYTES("a b")));
	assert_false(text_is_code(BYTES("a.b")));
	assert_false(text_is_code(BYTES("a\0b")));
	assert_false(text_is_code(BYTES("\u5f20")));
	assert_false(text_is_code(BYTES("\uff11")));
	assert_false(text_is_code(BYTES("=\"00123\"")));
}

static void text_is_name__accepts_a_letter_then_letters_and_digits(void **state)
{
	(void)state;
	assert_true(text_is_name(BYTES("chinese"), false));
	assert_true(text_is_name(BYTES("_x9"), false));
	assert_true(text_is_name(BYTES("\u7279\u957f_2"), true));
	assert_true(text_is_name(BYTES("\U00020bb7"), true));
	assert_true(text_is_name(BYTES("\u00e9t\u00e9"), true));
	assert_true(text_is_name(BYTES("a2345678901234567890123456789012"), false));
	assert_true(text_is_name(
	        BYTES("\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00"
	              "\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00\u4e00"),
	        true));
}

static void text_is_name__refuses__the_rest(void **state)
{
	(void)state;
	assert_false(text_is_name(BYTES(""), true));
	assert_false(text_is_name(BYTES("9a"), true));
	assert_false(text_is_name(BYTES("a-b"), true));
	assert_false(text_is_name(BYTES("a.b"), true));
	assert_false(text_is_name(BYTES("a b"), true));
	assert_false(text_is_name(BYTES("\u7279\u957f"), false));
	assert_false(text_is_name(BYTES("a\u00b7b"), true)); /* a mark between letters, no letter */
	assert_false(text_is_name(BYTES("a\u0661"), true));  /* a digit, but not one of ours */
	assert_false(text_is_name(BYTES("a\xff"), true));
	assert_false(text_is_name(BYTES("a\u3164"), true)); /* a letter by its category that shows as nothing */
	assert_false(text_is_name(BYTES("a23456789012345678901234567890123"), true));
}

static void text_is_letter__is_the_same__in_every_locale(void **state)
{
	static const uint32_t letters[] = { 'A',    'z',    0xe9,   0x3b1,  0x416,   0x5d0,   0x627,  0x4e00,
		                            0x9fff, 0x3400, 0x3042, 0xac00, 0x20000, 0x30000, 0x31350 };
	static const uint32_t others[] = { '0',    '_',    ' ',    0xb7,   0xd7,    0xf7,   0x301,  0x661,
		                           0x2160, 0x3000, 0x3007, 0xff11, 0x1f600, 0xe000, 0xd800, 0x110000 };
	static const char *const locales[] = { "C", "C.UTF-8" };

	(void)state;
	for (size_t l = 0; l < 2; l++) {
		assert_non_null(setlocale(LC_ALL, locales[l]));
		for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
			assert_true(text_is_letter(letters[i]));
		for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
			assert_false(text_is_letter(others[i]));
	}
	setlocale(LC_ALL, "C");
}

static void range_tables__are_ascending_and_apart(void **state)
{
	const struct range_table *const tables[] = { &range_letters, &range_marks, &range_zero, &range_wide };

	(void)state;
	for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
		assert_true(tables[t]->count > 100);
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct range *range = &tables[t]->ranges[i];

			assert_true(range->first <= range->last);
			assert_true(i == 0 || range[-1].last + 1 < range->first);
			assert_true(range_holds(tables[t], range->first));
			assert_true(range_holds(tables[t], range->last));
			assert_false(range_holds(tables[t], range->first - 1));
			assert_false(range_holds(tables[t], range->last + 1));
		}
	}
}

static void text_is_blank__knows_every_space(void **state)
{
	(void)state;
	assert_true(text_is_blank(BYTES("")));
	assert_true(text_is_blank(BYTES(" \t")));
	assert_true(text_is_blank(BYTES("\u3000\u00a0\u2003\u1680\u205f\u202f")));
	assert_false(text_is_blank(BYTES(" a ")));
	assert_false(text_is_blank(BYTES("\n")));
	assert_false(text_is_blank(BYTES("\u200b")));
	assert_false(text_is_blank(BYTES(" \xff")));
}

static void text_show__keeps_good_text__blank_ends_included(void **state)
{
	char shown[64];

	(void)state;
	text_show(shown, sizeof shown, BYTES(" \u5f20\u00b7\U00020bb7\u3000"));
	assert_string_equal(shown, " \u5f20\u00b7\U00020bb7\u3000");
	text_show(shown, sizeof shown, NULL, 0);
	assert_string_equal(shown, "");
}

static void text_show__shows_a_mark__for_each_refused_character(void **state)
{
	char shown[64];

	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		const enum text_fault fault = refusals[i].fault;

		text_show(shown, sizeof shown, refusals[i].bytes, refusals[i].length);
		assert_int_equal(strstr(shown, "\uFFFD") != NULL,
		                 fault != TEXT_BLANK_ENDS || i + 1 == sizeof refusals / sizeof refusals[0]);
	}
	text_show(shown, sizeof shown, BYTES("a\0\xe5\xbc\xe5\xbc\xa0"));
	assert_string_equal(shown, "a\uFFFD\uFFFD\uFFFD\u5f20");
	text_show(shown, sizeof shown, BYTES("e" MARKS_8 "\u0301z"));
	assert_string_equal(shown, "e" MARKS_8 "\uFFFDz");
}

static void text_show__cuts_at_a_character__in_any_buffer(void **state)
{
	char shown[16];

	(void)state;
	for (size_t size = 1; size <= 10; size++) {
		memset(shown, 'x', sizeof shown);
		text_show(shown, size, BYTES("\u5f20\xff\u4e09"));
		assert_int_equal(strlen(shown), (size - 1) / 3 * 3);
		assert_int_equal(shown[size], 'x');
		assert_memory_equal(shown, "\u5f20\uFFFD\u4e09", strlen(shown));
	}
	shown[0] = 'x';
	text_show(shown, 0, BYTES("a"));
	assert_int_equal(shown[0], 'x');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_check__accepts__names_as_people_have_them),
		cmocka_unit_test(text_check__refuses__each_fault_at_its_byte),
		cmocka_unit_test(text_check__refuses__200_combining_marks),
		cmocka_unit_test(text_check__refuses__every_control_character),
		cmocka_unit_test(text_fault_name__has_a_phrase__for_every_fault),
		cmocka_unit_test(text_is_code__accepts_1_to_32_ascii_letters_digits_and_dashes),
		cmocka_unit_test(text_is_code__refuses__the_rest),
		cmocka_unit_test(text_is_name__accepts_a_letter_then_letters_and_digits),
		cmocka_unit_test(text_is_name__refuses__the_rest),
		cmocka_unit_test(text_is_letter__is_the_same__in_every_locale),
		cmocka_unit_test(range_tables__are_ascending_and_apart),
		cmocka_unit_test(text_is_blank__knows_every_space),
		cmocka_unit_test(text_show__keeps_good_text__blank_ends_included),
		cmocka_unit_test(text_show__shows_a_mark__for_each_refused_character),
		cmocka_unit_test(text_show__cuts_at_a_character__in_any_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
