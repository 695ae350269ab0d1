/* SPDX-License-Identifier: ISC */
/* Random numbers and check digits. */
#include "../support/suite.h"

#include <luqu/random.h>

static void random_below__stays_below_its_bound__and_reaches_every_number(void **state)
{
	unsigned seen[7] = { 0 };

	(void)state;
	for (int i = 0; i < 7000; i++) {
		const uint32_t number = random_below(7);

		assert_true(number < 7);
		seen[number]++;
	}
	for (int i = 0; i < 7; i++)
		assert_in_range(seen[i], 700, 1300); /* 1000 on average: 10 deviations and more */
	assert_int_equal(random_below(1), 0);
}

/* The example of the standard for MOD 11,10: 0794 has the check digit 5. */
static void digits_check__gives_the_digit_of_the_standard(void **state)
{
	(void)state;
	assert_int_equal(digits_check("0794", 4), '5');
}

static void digits_check__tells__every_single_wrong_digit(void **state)
{
	char digits[] = "40718";
	const char right = digits_check(digits, 5);

	(void)state;
	for (int place = 0; place < 5; place++) {
		const char kept = digits[place];

		for (char digit = '0'; digit <= '9'; digit++) {
			digits[place] = digit;
			assert_int_equal(digits_check(digits, 5) == right, digit == kept);
		}
		digits[place] = kept;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_below__stays_below_its_bound__and_reaches_every_number),
		cmocka_unit_test(digits_check__gives_the_digit_of_the_standard),
		cmocka_unit_test(digits_check__tells__every_single_wrong_digit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
