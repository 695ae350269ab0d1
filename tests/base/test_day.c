/* SPDX-License-Identifier: ISC */
/* Days as numbers, working days, and the day that an ID number holds. */
#include "../support/suite.h"
#include <string.h>

#include <luqu/day.h>
#include <luqu/text.h>

static int64_t day(const char *text)
{
	int64_t number = 0;

	assert_true(day_read(text, strlen(text), &number));
	return number;
}

static void day_read__counts__from_1970(void **state)
{
	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2000-02-29") + 1, day("2000-03-01"));
	assert_int_equal(day("1900-02-28") + 1, day("1900-03-01"));
	assert_int_equal(day("2026-06-18"), 20622);
	assert_int_equal(day("2026-06-18") - day("2025-06-18"), 365);
}

/* Every day of eleven centuries, and each follows the one before. */
static void day_write__gives_back__what_was_read(void **state)
{
	const int64_t first = day("1900-01-01"), last = day("2999-12-31");
	char before[DAY_TEXT] = "1899-12-31", text[DAY_TEXT];

	(void)state;
	for (int64_t at = first; at <= last; at++) {
		day_write(at, text);
		assert_int_equal(day(text), at);
		assert_true(strcmp(before, text) < 0);
		memcpy(before, text, sizeof text);
	}
	assert_string_equal(before, "2999-12-31");
}

static void day_read__refuses__what_is_no_day(void **state)
{
	static const char *const bad[] = { "",           "2026-6-18",  "2026-06-31",  "2025-02-29", "1900-02-29",
		                           "2026-00-10", "2026-13-01", "2026-06-00",  "1899-12-31", "3000-01-01",
		                           "2026/06/18", "2026-06-1x", "2026-06-180", "x026-06-18" };
	int64_t number;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (day_read(bad[i], strlen(bad[i]), &number))
			fail_msg("'%s' is taken for a day", bad[i]);
	}
}

/* 2026-06-18 is a Thursday. */
static void day_count_working__counts__mondays_to_fridays(void **state)
{
	(void)state;
	assert_int_equal(day_count_working(day("2026-06-18"), day("2026-06-18")), 1);
	assert_int_equal(day_count_working(day("2026-06-20"), day("2026-06-21")), 0);
	assert_int_equal(day_count_working(day("2026-06-18"), day("2026-06-24")), 5);
	assert_int_equal(day_count_working(day("2026-06-15"), day("2026-06-19")), 5);
	assert_int_equal(day_count_working(day("2026-06-15"), day("2026-06-28")), 10);
	assert_int_equal(day_count_working(day("2026-06-18"), day("2026-06-17")), 0);
	assert_int_equal(day_count_working(day("2026-06-18"), day("2026-05-01")), 0);
}

static void day_after_working__is_the_first_day__that_has_so_many(void **state)
{
	(void)state;
	assert_int_equal(day_after_working(day("2026-06-18"), 5), day("2026-06-24"));
	assert_int_equal(day_after_working(day("2026-06-20"), 5), day("2026-06-26"));
	for (int64_t from = day("2026-01-01"); from < day("2026-01-15"); from++) {
		for (int64_t count = 1; count < 12; count++) {
			const int64_t last = day_after_working(from, count);

			assert_int_equal(day_count_working(from, last), count);
			assert_int_equal(day_count_working(from, last - 1), count - 1);
		}
	}
}

static void id_no_read__gives__birth_and_sex(void **state)
{
	char birth[DAY_TEXT], sex;

	(void)state;
	assert_true(id_no_read(BYTES("11010519491231002X"), birth, &sex));
	assert_string_equal(birth, "1949-12-31");
	assert_int_equal(sex, 'F');
	assert_true(id_no_read(BYTES("440524188001010014"), birth, &sex) == false); /* nobody of 1880 */
	assert_true(id_no_read(BYTES("310115201103040011"), birth, &sex));
	assert_string_equal(birth, "2011-03-04");
	assert_int_equal(sex, 'M');
	assert_false(id_no_read(BYTES("310115201102300011"), birth, &sex));
	assert_false(id_no_read(BYTES("H12345678"), birth, &sex));
	assert_false(id_no_read(BYTES(""), birth, &sex));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(day_read__counts__from_1970),
		cmocka_unit_test(day_write__gives_back__what_was_read),
		cmocka_unit_test(day_read__refuses__what_is_no_day),
		cmocka_unit_test(day_count_working__counts__mondays_to_fridays),
		cmocka_unit_test(day_after_working__is_the_first_day__that_has_so_many),
		cmocka_unit_test(id_no_read__gives__birth_and_sex),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
