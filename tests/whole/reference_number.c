/* SPDX-License-Identifier: ISC */
/* Numbers of the reference: 1/10000 in 64 bits, computed in 128 and refused where they do not fit. */
#include <stdio.h>
#include <string.h>

#include "reference_number.h"
#include "reference_rule.h"

__extension__ typedef __int128 wide;

static int64_t fit(struct reference_scope *scope, wide value)
{
	if (value >= INT64_MIN && value <= INT64_MAX)
		return (int64_t)value;
	reference_fail(scope, "overflow");
	return 0;
}

/* Nearest whole quotient, halves away from zero. */
static wide divide_nearest(wide dividend, wide divisor)
{
	wide sign = (dividend < 0) != (divisor < 0) ? -1 : 1;
	wide above = dividend < 0 ? -dividend : dividend, below = divisor < 0 ? -divisor : divisor;
	return sign * ((2 * above + below) / (2 * below));
}

void reference_fail(struct reference_scope *scope, const char *failure)
{
	if (scope->failure == NULL)
		scope->failure = failure;
}

int64_t reference_operate(struct reference_scope *scope, char operation, int64_t left, int64_t right)
{
	wide a = left, b = right;
	switch (operation) {
	case '+':
		return fit(scope, a + b);
	case '-':
		return fit(scope, a - b);
	case '*':
		return fit(scope, divide_nearest(a * b, E4));
	default:
		if (b != 0)
			return fit(scope, divide_nearest(a * E4, b));
		reference_fail(scope, "division by zero");
		return 0;
	}
}

int64_t reference_round(struct reference_scope *scope, int64_t value)
{
	return fit(scope, divide_nearest(value, E4) * E4);
}

int64_t reference_floor(struct reference_scope *scope, int64_t value)
{
	wide whole = value / E4;
	if (value < 0 && value % E4 != 0)
		whole--;
	return fit(scope, whole * E4);
}

int64_t reference_text_number(const char *bytes, size_t length)
{
	size_t i = 0;
	bool is_negative = length > 0 && bytes[0] == '-';
	wide value = 0;
	size_t digits = 0, places = 0;
	for (i = is_negative; i < length && bytes[i] >= '0' && bytes[i] <= '9' && value < INT64_MAX; i++, digits++)
		value = value * 10 + (bytes[i] - '0');
	if (digits > 0 && i + 1 < length && bytes[i] == '.')
		for (i++; i < length && bytes[i] >= '0' && bytes[i] <= '9' && places < 4; i++, places++)
			value = value * 10 + (bytes[i] - '0');
	if (digits == 0 || i < length)
		return 0;
	for (; places < 4; places++)
		value *= 10;
	value = is_negative ? -value : value;
	return value >= INT64_MIN && value <= INT64_MAX ? (int64_t)value : 0;
}

size_t reference_number_text(int64_t number_e4, char text[DECIMAL_TEXT])
{
	wide above = number_e4 < 0 ? -(wide)number_e4 : number_e4;
	int length =
	        snprintf(text, DECIMAL_TEXT, "%s%lld.%04d", number_e4 < 0 ? "-" : "", (long long)(above / E4), (int)(above % E4));
	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	text[length] = '\0';
	return (size_t)length;
}
