/* SPDX-License-Identifier: ISC */
/* Fixed point: reading, writing and arithmetic of int64_t in ten-thousandths. */
#include <luqu/decimal.h>

/* Wide enough for the product of any two values; every result is brought back by narrow(). */
__extension__ typedef __int128 wide;

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The parts of a number's text. */
struct parts {
	bool negative;
	const char *whole;
	size_t n_whole;
	const char *fraction;
	size_t n_fraction;
};

/* length > 0 */
static bool parts_find(const char *bytes, size_t length, struct parts *parts)
{
	const char *end = bytes + length;
	const char *at = bytes;

	*parts = (struct parts){ .negative = *at == '-' };
	at += parts->negative;
	parts->whole = at;
	while (at < end && is_digit(*at))
		at++;
	parts->n_whole = (size_t)(at - parts->whole);
	if (parts->n_whole == 0 || at == end)
		return parts->n_whole > 0;
	if (*at++ != '.')
		return false;
	parts->fraction = at;
	while (at < end && is_digit(*at))
		at++;
	parts->n_fraction = (size_t)(at - parts->fraction);
	return at == end && parts->n_fraction > 0;
}

/* Appends digits to a value that is kept negative, since there is one more negative number than positive ones. */
static bool digits_append(const char *digits, size_t count, int64_t *negative)
{
	for (size_t i = 0; i < count; i++)
		if (__builtin_mul_overflow(*negative, 10, negative) || __builtin_sub_overflow(*negative, digits[i] - '0', negative))
			return false;
	return true;
}

enum decimal_fault decimal_read(const char *bytes, size_t length, unsigned places, unsigned scale, int64_t *value)
{
	struct parts parts;
	int64_t number = 0;

	if (length == 0 || !parts_find(bytes, length, &parts))
		return DECIMAL_NOT_A_NUMBER;
	if (parts.n_fraction > places || parts.n_fraction > scale)
		return DECIMAL_TOO_MANY_PLACES;
	if (!digits_append(parts.whole, parts.n_whole, &number) || !digits_append(parts.fraction, parts.n_fraction, &number) ||
	    !digits_append("0000", scale - parts.n_fraction, &number))
		return DECIMAL_OVERFLOW;
	if (!parts.negative && __builtin_sub_overflow(0, number, &number))
		return DECIMAL_OVERFLOW;
	*value = number;
	return DECIMAL_GOOD;
}

/* From the last digit to the first; digits behind the point only from the first that is not 0. */
static size_t write_scaled(int64_t value, unsigned scale, char text[DECIMAL_TEXT])
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char reversed[DECIMAL_TEXT];
	size_t count = 0;
	size_t length = 0;

	for (unsigned place = 0; place < scale; place++, rest /= 10)
		if (count > 0 || rest % 10 != 0)
			reversed[count++] = (char)('0' + rest % 10);
	if (count > 0)
		reversed[count++] = '.';
	do
		reversed[count++] = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (value < 0)
		reversed[count++] = '-';
	while (count > 0)
		text[length++] = reversed[--count];
	text[length] = '\0';
	return length;
}

size_t decimal_write(int64_t value_e4, char text[DECIMAL_TEXT])
{
	return write_scaled(value_e4, 4, text);
}

size_t decimal_write_e2(int64_t value_e2, char text[DECIMAL_TEXT])
{
	return write_scaled(value_e2, 2, text);
}

static bool narrow(wide value, int64_t *result)
{
	if (value > INT64_MAX || value < INT64_MIN)
		return false;
	*result = (int64_t)value;
	return true;
}

/* To the nearest whole number, halves away from zero; denominator not 0. */
static wide quotient(wide numerator, wide denominator)
{
	const wide whole = numerator / denominator;
	const wide rest = numerator % denominator;
	const wide rest_size = rest < 0 ? -rest : rest;
	const wide half = denominator < 0 ? -denominator : denominator;

	if (2 * rest_size < half)
		return whole;
	return (numerator < 0) == (denominator < 0) ? whole + 1 : whole - 1;
}

bool decimal_add(int64_t a, int64_t b, int64_t *result)
{
	return narrow((wide)a + b, result);
}

bool decimal_subtract(int64_t a, int64_t b, int64_t *result)
{
	return narrow((wide)a - b, result);
}

bool decimal_multiply(int64_t a, int64_t b, int64_t *result)
{
	return narrow(quotient((wide)a * b, E4), result);
}

bool decimal_divide(int64_t a, int64_t b, int64_t *result)
{
	return b != 0 && narrow(quotient((wide)a * E4, b), result);
}

bool decimal_negate(int64_t a, int64_t *result)
{
	return narrow(-(wide)a, result);
}

bool decimal_round(int64_t a, int64_t *result)
{
	return narrow(quotient(a, E4) * E4, result);
}

bool decimal_floor(int64_t a, int64_t *result)
{
	const wide whole = a / E4 - (a % E4 < 0);

	return narrow(whole * E4, result);
}
