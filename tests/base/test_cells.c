/* SPDX-License-Identifier: ISC */
/* Terminal cells: as the C library counts them, and the same where it cannot. */
#include "../support/suite.h"
#include <locale.h>
#include <luqu/text.h>
#include <stdlib.h>

static const char *const locales[] = { "C", "C.UTF-8" };

static void text_cells__counts_wide_narrow_and_joined_characters(void **state)
{
	(void)state;
	for (size_t l = 0; l < 2; l++) {
		assert_non_null(setlocale(LC_ALL, locales[l]));
		assert_int_equal(text_cells(BYTES("")), 0);
		assert_int_equal(text_cells(BYTES("Anne")), 4);
		assert_int_equal(text_cells(BYTES("\u5f20\u4e09")), 4);
		assert_int_equal(text_cells(BYTES("\U00020bb7\u7530")), 4);
		assert_int_equal(text_cells(BYTES("\u53e4\u4e3d\u00b7\u963f")), 7);
		assert_int_equal(text_cells(BYTES("e\u0301")), 1);
		assert_int_equal(text_cells(BYTES("\uff08\uff09\u3000")), 6);
		assert_int_equal(text_cells(BYTES("\u00e9")), 1);
		assert_int_equal(text_cells(BYTES("a\xff\xfe")), 3); /* a mark for each byte that is no text */
	}
}

static void character_cells__counts_1__for_what_cannot_be_shown(void **state)
{
	(void)state;
	for (size_t l = 0; l < 2; l++) {
		assert_non_null(setlocale(LC_ALL, locales[l]));
		assert_int_equal(character_cells(0), 1);
		assert_int_equal(character_cells(0x1b), 1);
		assert_int_equal(character_cells(0x9b), 1);
		assert_int_equal(character_cells(0xd800), 1);
		assert_int_equal(character_cells(0x10ffff), 1);
		assert_int_equal(character_cells(0x110000), 1);
	}
}

static void character_cells__agree__between_the_table_and_the_c_library(void **state)
{
	static const uint32_t scripts[][2] = { { 0x00, 0xac },       { 0xae, 0x36f },     { 0x1100, 0x11ff }, { 0x2010, 0x2027 },
		                               { 0x3041, 0x3096 },   { 0x3400, 0x9ffc },  { 0xac00, 0xd7a3 }, { 0xff01, 0xffdc },
		                               { 0x1f600, 0x1f64f }, { 0x20000, 0x2a6d6 } };
	enum { LAST = 0x2a6d6 };
	signed char *table = malloc(LAST + 1);

	(void)state;
	assert_non_null(table);
	assert_non_null(setlocale(LC_ALL, "C"));
	for (uint32_t character = 0; character <= LAST; character++)
		table[character] = (signed char)character_cells(character);
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	for (size_t s = 0; s < sizeof scripts / sizeof scripts[0]; s++)
		for (uint32_t character = scripts[s][0]; character <= scripts[s][1]; character++)
			assert_int_equal(character_cells(character), table[character]);
	free(table);
}

static void text_cut__ends_at_a_whole_character(void **state)
{
	(void)state;
	assert_int_equal(text_cut(BYTES("abc"), 2), 2);
	assert_int_equal(text_cut(BYTES("abc"), 3), 3);
	assert_int_equal(text_cut(BYTES("abc"), 9), 3);
	assert_int_equal(text_cut(BYTES("abc"), 0), 0);
	assert_int_equal(text_cut(BYTES(""), 5), 0);
	assert_int_equal(text_cut(BYTES("\u5f20\u4e09"), 1), 0);
	assert_int_equal(text_cut(BYTES("\u5f20\u4e09"), 2), 3);
	assert_int_equal(text_cut(BYTES("\u5f20\u4e09"), 3), 3);
	assert_int_equal(text_cut(BYTES("\u5f20\u4e09"), 4), 6);
	assert_int_equal(text_cut(BYTES("a\xff"
	                                "b"),
	                          2),
	                 2);
	assert_int_equal(text_cut(BYTES("abc"), -1), 0);
}

static void text_cut__keeps_marks__with_what_they_join(void **state)
{
	(void)state;
	assert_int_equal(text_cut(BYTES("ae\u0301x"), 2), 4);
	assert_int_equal(text_cut(BYTES("ae\u0301x"), 1), 1);
	/* A vowel sign with a cell of its own: both or neither. */
	assert_int_equal(text_cut(BYTES("a\u0915\u093e"), 3), 7);
	assert_int_equal(text_cut(BYTES("a\u0915\u093e"), 2), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_cells__counts_wide_narrow_and_joined_characters),
		cmocka_unit_test(character_cells__counts_1__for_what_cannot_be_shown),
		cmocka_unit_test(character_cells__agree__between_the_table_and_the_c_library),
		cmocka_unit_test(text_cut__ends_at_a_whole_character),
		cmocka_unit_test(text_cut__keeps_marks__with_what_they_join),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
