/* SPDX-License-Identifier: ISC */
/* Fixed point: what is a number, how it is written, how it is rounded, where it ends. */
#include "../support/suite.h"
#include <luqu/decimal.h>
#include <string.h>

__extension__ typedef __int128 wide;

struct reading {
	const char *text;
	unsigned places;
	unsigned scale;
	int64_t value;
};

static void decimal_read__accepts_plain_decimals(void **state)
{
	static const struct reading good[] = {
		{ "0", 2, 2, 0 },
		{ "-0", 2, 2, 0 },
		{ "-0.00", 2, 2, 0 },
		{ "600", 2, 2, 60000 },
		{ "586.5", 2, 2, 58650 },
		{ "586.50", 2, 2, 58650 },
		{ "586.05", 2, 4, 5860500 },
		{ "-3", 2, 4, -30000 },
		{ "0.0001", 4, 4, 1 },
		{ "-0.0001", 4, 4, -1 },
		{ "12", 0, 0, 12 },
		{ "000012", 0, 0, 12 },
		{ "0000000000000000000000000000000000000000.5", 1, 2, 50 },
		{ "9223372036854775807", 0, 0, INT64_MAX },
		{ "-9223372036854775808", 0, 0, INT64_MIN },
		{ "922337203685477.5807", 4, 4, INT64_MAX },
		{ "-922337203685477.5808", 4, 4, INT64_MIN },
		{ "92233720368547758.07", 2, 2, INT64_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		int64_t value = 77;

		if (decimal_read(good[i].text, strlen(good[i].text), good[i].places, good[i].scale, &value) != DECIMAL_GOOD)
			fail_msg("refused: %s", good[i].text);
		assert_int_equal(value, good[i].value);
	}
}

static void assert_refused(const char *text, size_t length, unsigned places, enum decimal_fault expected)
{
	int64_t value = 77;
	const enum decimal_fault fault = decimal_read(text, length, places, 4, &value);

	if (fault != expected)
		fail_msg("'%s': fault %d, not %d", text, (int)fault, (int)expected);
	assert_int_equal(value, 77);
}

static void decimal_read__refuses__what_is_no_number(void **state)
{
	static const char *const bad[] = {
		"",
		" ",
		"-",
		"--1",
		"+5",
		"1e2",
		"1E2",
		".5",
		"5.",
		"-.5",
		"1.2.3",
		"0x1F",
		"NaN",
		"nan",
		"inf",
		"1e309",
		"12,5",
		"1 2",
		" 1",
		"1 ",
		"1\n",
		"-5.",
		"1-",
		"1_000",
		"\uff15",
		"\u22121",
		"9999999999999999999999999999x",
		"1.99999999999999999999x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_refused(bad[i], strlen(bad[i]), 4, DECIMAL_NOT_A_NUMBER);
	assert_refused(BYTES("1\0"), 4, DECIMAL_NOT_A_NUMBER);
	assert_refused(NULL, 0, 4, DECIMAL_NOT_A_NUMBER);
}

static void decimal_read__refuses__a_plus_sign(void **state)
{
	(void)state;
	assert_refused(BYTES("+5"), 2, DECIMAL_NOT_A_NUMBER);
}

static void decimal_read__refuses__more_places_than_allowed(void **state)
{
	(void)state;
	assert_refused(BYTES("1.005"), 2, DECIMAL_TOO_MANY_PLACES);
	assert_refused(BYTES("1.500"), 2, DECIMAL_TOO_MANY_PLACES);
	assert_refused(BYTES("1.0"), 0, DECIMAL_TOO_MANY_PLACES);
	assert_refused(BYTES("1.00000"), 4, DECIMAL_TOO_MANY_PLACES);
	assert_refused(BYTES("99999999999999999999999.12345"), 4, DECIMAL_TOO_MANY_PLACES);
}

static void decimal_read__refuses__what_64_bits_cannot_hold(void **state)
{
	int64_t value = 77;

	(void)state;
	assert_refused(BYTES("922337203685477.5808"), 4, DECIMAL_OVERFLOW);
	assert_refused(BYTES("-922337203685477.5809"), 4, DECIMAL_OVERFLOW);
	assert_refused(BYTES("922337203685478"), 4, DECIMAL_OVERFLOW);
	assert_refused(BYTES("-922337203685478"), 4, DECIMAL_OVERFLOW);
	assert_refused(BYTES("123456789012345678901234567890"), 4, DECIMAL_OVERFLOW);
	assert_refused(BYTES("9223372036854775807"), 4, DECIMAL_OVERFLOW);
	assert_int_equal(decimal_read(BYTES("9223372036854775808"), 0, 0, &value), DECIMAL_OVERFLOW);
	assert_int_equal(decimal_read(BYTES("-9223372036854775809"), 0, 0, &value), DECIMAL_OVERFLOW);
	assert_int_equal(value, 77);
}

static void decimal_read__looks_at_no_byte_beyond_the_length(void **state)
{
	int64_t value;

	(void)state;
	assert_int_equal(decimal_read("123x", 3, 2, 2, &value), DECIMAL_GOOD);
	assert_int_equal(value, 12300);
	assert_int_equal(decimal_read("1.5", 1, 2, 2, &value), DECIMAL_GOOD);
	assert_int_equal(value, 100);
	assert_int_equal(decimal_read("1.5", 2, 2, 2, &value), DECIMAL_NOT_A_NUMBER);
}

static void decimal_write__drops_trailing_zeros(void **state)
{
	static const struct {
		int64_t value_e4;
		const char *text;
	} cases[] = {
		{ 5865000, "586.5" },
		{ 6000000, "600" },
		{ 0, "0" },
		{ -30000, "-3" },
		{ 1, "0.0001" },
		{ -1, "-0.0001" },
		{ 10, "0.001" },
		{ 12345, "1.2345" },
		{ 1000000, "100" },
		{ -5000, "-0.5" },
		{ 10200, "1.02" },
		{ -1000001, "-100.0001" },
		{ INT64_MAX, "922337203685477.5807" },
		{ INT64_MIN, "-922337203685477.5808" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[DECIMAL_TEXT];

		assert_int_equal(decimal_write(cases[i].value_e4, text), strlen(cases[i].text));
		assert_string_equal(text, cases[i].text);
	}
}

static void decimal_write_e2__drops_trailing_zeros(void **state)
{
	char text[DECIMAL_TEXT];

	(void)state;
	decimal_write_e2(58650, text);
	assert_string_equal(text, "586.5");
	decimal_write_e2(60000, text);
	assert_string_equal(text, "600");
	decimal_write_e2(-1, text);
	assert_string_equal(text, "-0.01");
	assert_int_equal(decimal_write_e2(0, text), 1);
	assert_string_equal(text, "0");
	assert_int_equal(decimal_write_e2(INT64_MIN, text), 21);
	assert_string_equal(text, "-92233720368547758.08");
}

/* A fixed sequence of numbers of every size. */
static int64_t next_number(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)(*seed ^ *seed >> 31) >> (*seed >> 58);
}

static void decimal__reads_back__what_it_writes(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (unsigned i = 0; i < 200000; i++) {
		const int64_t value = next_number(&seed);
		int64_t again = ~value;
		char text[DECIMAL_TEXT];
		size_t length = decimal_write(value, text);

		assert_int_equal(decimal_read(text, length, 4, 4, &again), DECIMAL_GOOD);
		assert_int_equal(again, value);
		length = decimal_write_e2(value, text);
		assert_int_equal(decimal_read(text, length, 2, 2, &again), DECIMAL_GOOD);
		assert_int_equal(again, value);
	}
}

struct operation {
	int64_t a;
	int64_t b;
	int64_t expected;
};

static void decimal_multiply__rounds_halves_away_from_zero(void **state)
{
	static const struct operation cases[] = {
		{ 20000, 30000, 60000 },
		{ 15000, 15000, 22500 },
		{ 1, 5000, 1 },
		{ 1, 4999, 0 },
		{ -1, 5000, -1 },
		{ -1, 4999, 0 },
		{ 1, -5000, -1 },
		{ -1, -5000, 1 },
		{ 3, 5000, 2 },
		{ -3, 5000, -2 },
		{ 0, INT64_MIN, 0 },
		{ INT64_MAX, 10000, INT64_MAX },
		{ INT64_MIN, 10000, INT64_MIN },
		{ 1, 14999, 1 },
		{ 1, 15000, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t result = 77;

		assert_true(decimal_multiply(cases[i].a, cases[i].b, &result));
		assert_int_equal(result, cases[i].expected);
	}
}

static void decimal_divide__rounds_halves_away_from_zero(void **state)
{
	static const struct operation cases[] = {
		{ 60000, 30000, 20000 },
		{ 10000, 30000, 3333 },
		{ 20000, 30000, 6667 },
		{ -20000, 30000, -6667 },
		{ 20000, -30000, -6667 },
		{ -1, -20000, 1 },
		{ 1, 20000, 1 },
		{ -1, 20000, -1 },
		{ 1, 20001, 0 },
		{ 0, -5, 0 },
		{ INT64_MIN, 10000, INT64_MIN },
		{ INT64_MAX, INT64_MAX, 10000 },
		{ INT64_MIN, INT64_MAX, -10000 },
		{ 1, INT64_MIN, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t result = 77;

		assert_true(decimal_divide(cases[i].a, cases[i].b, &result));
		assert_int_equal(result, cases[i].expected);
	}
}

/* The nearest multiple by definition: off by at most half a unit, and by half only if away from zero. */
static void assert_nearest(wide exact, wide unit, int64_t rounded)
{
	const wide off = exact - (wide)rounded * unit;
	const wide size = off < 0 ? -off : off;
	const wide half = unit < 0 ? -unit : unit;

	assert_true(2 * size <= half);
	if (2 * size == half)
		assert_true(rounded != 0 && (exact < 0) == (off > 0));
}

static void decimal__is_nearest__for_products_and_quotients_of_all_sizes(void **state)
{
	uint64_t seed = 2;
	unsigned products = 0;
	unsigned quotients = 0;

	(void)state;
	for (unsigned i = 0; i < 300000; i++) {
		const int64_t a = next_number(&seed);
		const int64_t b = next_number(&seed);
		int64_t result;

		if (decimal_multiply(a, b, &result)) {
			assert_nearest((wide)a * b, E4, result);
			products++;
		}
		if (decimal_divide(a, b, &result)) {
			assert_nearest((wide)a * E4, b, result);
			quotients++;
		}
	}
	assert_in_range(products, 100000, 299999);
	assert_in_range(quotients, 100000, 299999);
}

static void decimal_add_and_subtract__are_exact(void **state)
{
	int64_t result;

	(void)state;
	assert_true(decimal_add(5865000, -30000, &result));
	assert_int_equal(result, 5835000);
	assert_true(decimal_add(INT64_MAX - 1, 1, &result));
	assert_int_equal(result, INT64_MAX);
	assert_true(decimal_subtract(INT64_MIN + 1, 1, &result));
	assert_int_equal(result, INT64_MIN);
	assert_true(decimal_subtract(-1, INT64_MIN, &result));
	assert_int_equal(result, INT64_MAX);
	assert_true(decimal_negate(-5, &result));
	assert_int_equal(result, 5);
}

static void decimal__reports_overflow__and_leaves_the_result(void **state)
{
	int64_t result = 77;

	(void)state;
	assert_false(decimal_add(INT64_MAX, 1, &result));
	assert_false(decimal_add(INT64_MIN, -1, &result));
	assert_false(decimal_subtract(INT64_MIN, 1, &result));
	assert_false(decimal_subtract(0, INT64_MIN, &result));
	assert_false(decimal_negate(INT64_MIN, &result));
	assert_false(decimal_multiply(INT64_MAX, 10001, &result));
	assert_false(decimal_multiply(INT64_MIN, -10000, &result));
	assert_false(decimal_multiply(INT64_MIN, INT64_MIN, &result));
	assert_false(decimal_divide(INT64_MAX, 1, &result));
	assert_false(decimal_divide(INT64_MIN, -10000, &result));
	assert_false(decimal_round(INT64_MAX, &result));
	assert_false(decimal_round(INT64_MIN, &result));
	assert_false(decimal_floor(INT64_MIN, &result));
	assert_int_equal(result, 77);
}

static void decimal_divide__refuses__zero(void **state)
{
	int64_t result = 77;

	(void)state;
	assert_false(decimal_divide(10000, 0, &result));
	assert_false(decimal_divide(0, 0, &result));
	assert_int_equal(result, 77);
}

static void decimal_round__takes_halves_away_from_zero(void **state)
{
	static const int64_t cases[][2] = {
		{ 0, 0 },           { 4999, 0 },        { 5000, 10000 },      { 14999, 10000 },
		{ 15000, 20000 },   { 25000, 30000 },   { -4999, 0 },         { -5000, -10000 },
		{ -15000, -20000 }, { -25000, -30000 }, { 6000000, 6000000 }, { INT64_MAX - 5807, INT64_MAX - 5807 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t result = 77;

		assert_true(decimal_round(cases[i][0], &result));
		assert_int_equal(result, cases[i][1]);
	}
}

static void decimal_floor__goes_towards_minus_infinity(void **state)
{
	static const int64_t cases[][2] = {
		{ 0, 0 },       { 9999, 0 },        { 10000, 10000 },   { 19999, 10000 },
		{ -1, -10000 }, { -10000, -10000 }, { -10001, -20000 }, { INT64_MAX, INT64_MAX - 5807 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t result = 77;

		assert_true(decimal_floor(cases[i][0], &result));
		assert_int_equal(result, cases[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decimal_read__accepts_plain_decimals),
		cmocka_unit_test(decimal_read__refuses__what_is_no_number),
		cmocka_unit_test(decimal_read__refuses__a_plus_sign),
		cmocka_unit_test(decimal_read__refuses__more_places_than_allowed),
		cmocka_unit_test(decimal_read__refuses__what_64_bits_cannot_hold),
		cmocka_unit_test(decimal_read__looks_at_no_byte_beyond_the_length),
		cmocka_unit_test(decimal_write__drops_trailing_zeros),
		cmocka_unit_test(decimal_write_e2__drops_trailing_zeros),
		cmocka_unit_test(decimal__reads_back__what_it_writes),
		cmocka_unit_test(decimal_multiply__rounds_halves_away_from_zero),
		cmocka_unit_test(decimal_divide__rounds_halves_away_from_zero),
		cmocka_unit_test(decimal__is_nearest__for_products_and_quotients_of_all_sizes),
		cmocka_unit_test(decimal_add_and_subtract__are_exact),
		cmocka_unit_test(decimal__reports_overflow__and_leaves_the_result),
		cmocka_unit_test(decimal_divide__refuses__zero),
		cmocka_unit_test(decimal_round__takes_halves_away_from_zero),
		cmocka_unit_test(decimal_floor__goes_towards_minus_infinity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
