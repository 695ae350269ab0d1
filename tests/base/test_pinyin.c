/* SPDX-License-Identifier: ISC */
/* Initials of names. */
#include <luqu/pinyin.h>

#include "../support/suite.h"

static int open_pinyin(void **state)
{
	return pinyin_open((struct pinyin **)state, NULL) == STATUS_OK ? 0 : -1;
}

static int close_pinyin(void **state)
{
	pinyin_close(*state);
	return 0;
}

static void assert_initials(void **state, const char *text, const char *expected)
{
	char initials[32];

	assert_true(pinyin_initials(*state, text, initials, sizeof initials));
	assert_string_equal(initials, expected);
}

static void pinyin_initials__gives__a_letter_for_each_character(void **state)
{
	assert_initials(state, "上海市南汇中学", "shsnhzx");
	assert_initials(state, "周浦中学", "zpzx");
}

static void pinyin_initials__gives__first_letters_of_words_and_whole_numbers(void **state)
{
	assert_initials(state, "First school No. 12", "fsn12");
	assert_initials(state, "南汇第2中学 (East)", "nhd2zxe");
}

static void pinyin_initials__gives_nothing__for_nothing(void **state)
{
	assert_initials(state, "", "");
	assert_initials(state, "·—", "");
}

static void pinyin_initials__are_cut__to_the_room_there_is(void **state)
{
	char initials[4];

	assert_true(pinyin_initials(*state, "上海市南汇中学", initials, sizeof initials));
	assert_string_equal(initials, "shs");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pinyin_initials__gives__a_letter_for_each_character),
		cmocka_unit_test(pinyin_initials__gives__first_letters_of_words_and_whole_numbers),
		cmocka_unit_test(pinyin_initials__gives_nothing__for_nothing),
		cmocka_unit_test(pinyin_initials__are_cut__to_the_room_there_is),
	};

	return cmocka_run_group_tests(tests, open_pinyin, close_pinyin);
}
