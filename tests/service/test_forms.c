/* SPDX-License-Identifier: ISC */
/* Digests as people type them from paper. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <luqu/service_forms.h>

static const unsigned char digest[DIGEST_BYTES] = { 0x3f, 0x2a, 0x9c, 0x01, 0x77, 0xbe, 0x10 };

static void form_digest_write__gives__three_groups_of_four(void **state)
{
	char text[FORM_DIGEST_TEXT];

	(void)state;
	form_digest_write(digest, text);
	assert_string_equal(text, "3f2a-9c01-77be");
}

static void form_digest_compare__knows__its_digest_however_it_is_typed(void **state)
{
	(void)state;
	assert_int_equal(form_digest_compare("3f2a-9c01-77be", digest), FORM_DIGEST_SAME);
	assert_int_equal(form_digest_compare("3F2A 9C01 77BE", digest), FORM_DIGEST_SAME);
	assert_int_equal(form_digest_compare("3f2a9c0177be10", digest), FORM_DIGEST_SAME);
	assert_int_equal(form_digest_compare("3f2a9c0177be1000000000000000000000000000000000000000000000000000", digest), FORM_DIGEST_SAME);
}

static void form_digest_compare__tells__another_digest_from_none(void **state)
{
	static const char *const none[] = { "", "3f2a-9c01-77b", "3f2a-9c01-77bg", "hello", "3f2a9c0177be10000000000000000000000000000000000000000000000000000" };

	(void)state;
	assert_int_equal(form_digest_compare("3f2a-9c01-77bf", digest), FORM_DIGEST_OTHER);
	assert_int_equal(form_digest_compare("3f2a9c0177be11", digest), FORM_DIGEST_OTHER);
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_int_equal(form_digest_compare(none[i], digest), FORM_DIGEST_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(form_digest_write__gives__three_groups_of_four),
		cmocka_unit_test(form_digest_compare__knows__its_digest_however_it_is_typed),
		cmocka_unit_test(form_digest_compare__tells__another_digest_from_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
