/* SPDX-License-Identifier: ISC */
/* Sets of texts: the same bytes, the same number. */
#include "../support/memory.h"
#include <luqu/strings.h>
#include <stdio.h>
#include <string.h>

static void strings_put__numbers_texts__in_order_of_first_appearance(void **state)
{
	struct strings *strings = strings_make();

	(void)state;
	assert_non_null(strings);
	assert_int_equal(strings_count(strings), 0);
	assert_int_equal(strings_put(strings, BYTES("042032")), 0);
	assert_int_equal(strings_put(strings, BYTES("42032")), 1);
	assert_int_equal(strings_put(strings, BYTES("042032")), 0);
	assert_int_equal(strings_put(strings, BYTES("")), 2);
	assert_int_equal(strings_put(strings, NULL, 0), 2);
	assert_int_equal(strings_count(strings), 3);
	assert_string_equal(strings_get(strings, 0), "042032");
	assert_string_equal(strings_get(strings, 1), "42032");
	assert_string_equal(strings_get(strings, 2), "");
	assert_int_equal(strings_length(strings, 0), 6);
	assert_int_equal(strings_length(strings, 2), 0);
	strings_free(strings);
}

static void strings_put__compares_bytes__not_characters_or_terminators(void **state)
{
	struct strings *strings = strings_make();

	(void)state;
	assert_int_equal(strings_put(strings, BYTES("a\0b")), 0);
	assert_int_equal(strings_put(strings, BYTES("a\0c")), 1);
	assert_int_equal(strings_put(strings, BYTES("a")), 2);
	assert_int_equal(strings_put(strings, BYTES("A")), 3);
	assert_int_equal(strings_put(strings, BYTES("a\0")), 4);
	assert_int_equal(strings_put(strings, BYTES("\u00e9")), 5);
	assert_int_equal(strings_put(strings, BYTES("e\u0301")), 6);
	assert_int_equal(strings_length(strings, 0), 3);
	assert_memory_equal(strings_get(strings, 0), "a\0b", 4);
	strings_free(strings);
}

static void strings_find__says_none__for_what_was_not_put(void **state)
{
	struct strings *strings = strings_make();

	(void)state;
	assert_int_equal(strings_find(strings, BYTES("a")), STRING_NONE);
	assert_int_equal(strings_find(strings, BYTES("")), STRING_NONE);
	strings_put(strings, BYTES("a"));
	assert_int_equal(strings_find(strings, BYTES("a")), 0);
	assert_int_equal(strings_find(strings, BYTES("ab")), STRING_NONE);
	assert_int_equal(strings_count(strings), 1);
	strings_free(strings);
	strings_free(NULL);
}

static void strings__hold_and_find__half_a_million_registration_numbers(void **state)
{
	enum { COUNT = 500000 };
	struct strings *strings = strings_make();
	char text[32];
	const char *first;

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++)
		assert_int_equal(strings_put(strings, text, (size_t)snprintf(text, sizeof text, "2026%08u", i)), i);
	first = strings_get(strings, 0);
	for (uint32_t i = 0; i < COUNT; i++) {
		const size_t length = (size_t)snprintf(text, sizeof text, "2026%08u", i);

		assert_int_equal(strings_find(strings, text, length), i);
		assert_int_equal(strings_put(strings, text, length), i);
		assert_string_equal(strings_get(strings, i), text);
	}
	assert_ptr_equal(strings_get(strings, 0), first);
	assert_int_equal(strings_find(strings, BYTES("202600500000")), STRING_NONE);
	assert_int_equal(strings_count(strings), COUNT);
	strings_free(strings);
}

static void strings_put__stays_whole__when_memory_runs_out(void **state)
{
	char text[3000];

	(void)state;
	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0;; good++) {
		struct strings *strings;
		uint32_t put = 0;

		memset(text, 'x', sizeof text);
		allocator_fail_after(good);
		strings = strings_make();
		for (; strings && put < 300; put++) {
			memcpy(text, &put, sizeof put);
			if (strings_put(strings, text, sizeof text) == STRING_NONE)
				break;
		}
		if (!allocator_heal()) {
			assert_int_equal(put, 300);
			strings_free(strings);
			break;
		}
		if (strings) {
			assert_int_equal(strings_count(strings), put);
			assert_int_equal(strings_find(strings, text, sizeof text), STRING_NONE);
			assert_int_equal(strings_put(strings, text, sizeof text), put);
		}
		strings_free(strings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_put__numbers_texts__in_order_of_first_appearance),
		cmocka_unit_test(strings_put__compares_bytes__not_characters_or_terminators),
		cmocka_unit_test(strings_find__says_none__for_what_was_not_put),
		cmocka_unit_test(strings__hold_and_find__half_a_million_registration_numbers),
		cmocka_unit_test(strings_put__stays_whole__when_memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
