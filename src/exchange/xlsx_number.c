/* SPDX-License-Identifier: ISC */
/* Numbers of workbooks as a person sees them. All is done on decimal digits: binary floating point has done enough already. */
#include "xlsx_number.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	SURE_DIGITS = 15, /* what a double holds for certain */
	DIGITS_READ = 40,
	EXPONENT_MOST = 400,
	PLACES_SHOWN = 30, /* zeros in front of the first digit behind the point */
};

/* --- formats ----------------------------------------------------------------------------------------------------------------- */

/* What a format's code holds, literal text taken out. */
struct code_parts {
	bool has_date, has_percent, has_words, has_others;
	unsigned zeros;
};

static bool is_date_letter(char c)
{
	return c && strchr("yYmMdDhHsS", c) != NULL;
}

/* Text in quotes or behind a backslash; blanks do not count as words. Returns the end of it. */
static const char *skip_literal(const char *at, struct code_parts *parts)
{
	if (*at == '"') {
		for (at++; *at && *at != '"'; at++)
			parts->has_words |= *at != ' ';
		return *at ? at + 1 : at;
	}
	/* \x shows x, _x leaves as much room as x takes, *x fills with x */
	if (at[1] == '\0')
		return at + 1;
	parts->has_words |= *at == '\\' && !strchr(" -()", at[1]);
	return at + 2;
}

/* [Red], [$-804], [>100] do not matter; [h] and [mm] count time. */
static const char *skip_bracket(const char *at, struct code_parts *parts)
{
	parts->has_date |= is_date_letter(at[1]) && (at[2] == ']' || at[2] == at[1]);
	while (*at && *at != ']')
		at++;
	return *at ? at + 1 : at;
}

static void look_at_code(const char *at, struct code_parts *parts)
{
	while (*at && *at != ';') {
		if (*at == '"' || *at == '\\' || *at == '_' || *at == '*') {
			at = skip_literal(at, parts);
			continue;
		}
		if (*at == '[') {
			at = skip_bracket(at, parts);
			continue;
		}
		parts->has_date |= is_date_letter(*at);
		parts->has_percent |= *at == '%';
		parts->zeros += *at == '0';
		parts->has_others |= *at != '0';
		parts->has_words |= (unsigned char)*at >= 0x80;
		at++;
	}
}

struct xlsx_format xlsx_format_of_code(const char *code)
{
	struct code_parts parts = { 0 };
	if (strncmp(code, "General", 7) == 0 || strncmp(code, "GENERAL", 7) == 0)
		return (struct xlsx_format){ .look = code[7] == '\0' || code[7] == ';' ? LOOK_PLAIN : LOOK_WORDS };
	look_at_code(code, &parts);
	if (parts.has_date)
		return (struct xlsx_format){ .look = LOOK_DATE };
	if (parts.has_percent)
		return (struct xlsx_format){ .look = LOOK_PERCENT };
	if (parts.has_words)
		return (struct xlsx_format){ .look = LOOK_WORDS };
	if (parts.zeros > 1 && !parts.has_others)
		return (struct xlsx_format){ .look = LOOK_ZEROS, .digits = parts.zeros };
	return (struct xlsx_format){ .look = LOOK_PLAIN };
}

struct number_range {
	unsigned first, last;
	enum xlsx_look look;
};
static const struct number_range number_ranges[] = {
	{ 9, 10, LOOK_PERCENT }, { 14, 22, LOOK_DATE }, { 27, 36, LOOK_DATE }, { 45, 47, LOOK_DATE }, { 50, 58, LOOK_DATE },
};

struct xlsx_format xlsx_format_of_number(unsigned number)
{
	for (size_t i = 0; i < sizeof number_ranges / sizeof *number_ranges; i++) {
		if (number >= number_ranges[i].first && number <= number_ranges[i].last)
			return (struct xlsx_format){ .look = number_ranges[i].look };
	}
	return (struct xlsx_format){ .look = LOOK_PLAIN };
}

/* --- numbers ----------------------------------------------------------------------------------------------------------------- */

/* 0.d1d2d3... x 10^exponent, without zeros in front or behind; no digits: 0. */
struct decimal_digits {
	bool is_negative;
	char digits[DIGITS_READ]; /* 0..9 */
	int count, exponent;
};

/* Takes the digits before and behind the point. false: none. */
static bool read_digits(struct decimal_digits *number, const char **at, const char *end)
{
	bool has_any = false, has_point = false;
	for (; *at < end; (*at)++) {
		if (**at == '.' && !has_point) {
			has_point = true;
			continue;
		}
		if (**at < '0' || **at > '9')
			break;
		has_any = true;
		if (number->count > 0 || **at != '0') {
			if (number->count < DIGITS_READ)
				number->digits[number->count++] = (char)(**at - '0');
			number->exponent += !has_point;
		} else {
			number->exponent -= has_point;
		}
	}
	return has_any;
}

static bool read_exponent(struct decimal_digits *number, const char *at, const char *end)
{
	int exponent = 0;
	if (at == end)
		return true;
	if ((*at != 'E' && *at != 'e') || ++at == end)
		return false;
	const bool is_negative = *at == '-';
	at += *at == '-' || *at == '+';
	if (at == end)
		return false;
	for (; at < end; at++) {
		if (*at < '0' || *at > '9' || exponent > EXPONENT_MOST)
			return false;
		exponent = exponent * 10 + (*at - '0');
	}
	number->exponent += is_negative ? -exponent : exponent;
	return true;
}

static bool read_number(struct decimal_digits *number, const char *bytes, size_t length)
{
	const char *at = bytes, *const end = bytes + length;
	memset(number, 0, sizeof *number);
	number->is_negative = length > 0 && *at == '-';
	at += number->is_negative;
	return read_digits(number, &at, end) && read_exponent(number, at, end);
}

/* To 15 digits, halves up, and without zeros behind. */
static void round_digits(struct decimal_digits *number)
{
	if (number->count > SURE_DIGITS) {
		const bool goes_up = number->digits[SURE_DIGITS] >= 5;
		number->count = SURE_DIGITS;
		int i = SURE_DIGITS - 1;
		for (; goes_up && i >= 0 && ++number->digits[i] == 10; i--)
			number->digits[i] = 0;
		if (goes_up && i < 0) {
			number->digits[0] = 1;
			number->exponent++;
		}
	}
	while (number->count > 0 && number->digits[number->count - 1] == 0)
		number->count--;
	if (number->count == 0)
		*number = (struct decimal_digits){ 0 };
}

/* The digit at a place: 0 is the one before the point, -1 the first behind it. */
static char digit_at(const struct decimal_digits *number, int place)
{
	const int index = number->exponent - 1 - place;
	return (char)('0' + (index >= 0 && index < number->count ? number->digits[index] : 0));
}

static void write_number(const struct decimal_digits *number, unsigned least_digits, char text[XLSX_NUMBER_TEXT])
{
	size_t used = 0;
	int first = number->exponent - 1;
	const int last = number->exponent - number->count;
	if (first < (int)least_digits - 1)
		first = (int)least_digits - 1;
	if (first < 0)
		first = 0;
	if (number->is_negative)
		text[used++] = '-';
	for (int place = first; place >= 0; place--)
		text[used++] = digit_at(number, place);
	if (last < 0 && number->count > 0)
		text[used++] = '.';
	for (int place = -1; place >= last && number->count > 0; place--)
		text[used++] = digit_at(number, place);
	text[used] = '\0';
}

enum xlsx_number_fault xlsx_number_show(const char *bytes, size_t length, struct xlsx_format format, char text[XLSX_NUMBER_TEXT])
{
	struct decimal_digits number;
	if (!read_number(&number, bytes, length))
		return NUMBER_BROKEN;
	const bool is_percent = format.look == LOOK_PERCENT;
	round_digits(&number);
	if (number.count > 0 && is_percent)
		number.exponent += 2;
	if (number.exponent > SURE_DIGITS)
		return NUMBER_TOO_LONG;
	if (number.exponent < -PLACES_SHOWN)
		return NUMBER_BROKEN;
	const bool is_whole = number.count <= number.exponent || number.count == 0;
	unsigned least = format.look == LOOK_ZEROS && is_whole && !number.is_negative ? format.digits : 1;
	if (least > DIGITS_READ)
		least = DIGITS_READ;
	write_number(&number, least, text);
	if (is_percent)
		strncat(text, "%", 2);
	return NUMBER_GOOD;
}

/* --- days -------------------------------------------------------------------------------------------------------------------- */

enum { DAY_LEAP_BUG = 60, DAYS_1904 = 1462, DAYS_TO_1900 = 693899 /* from 0000-03-01 to 1899-12-30 */, DAY_MOST = 2958465 };

/* The civil calendar of a day counted from 0000-03-01: years begin in March, so that leap days come last. */
static void write_day(int64_t day, char text[XLSX_NUMBER_TEXT])
{
	const int64_t era = day / 146097, day_of_era = day % 146097;
	const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	const int64_t month_from_march = (5 * day_of_year + 2) / 153;
	const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
	snprintf(text, XLSX_NUMBER_TEXT, "%04d-%02d-%02d", (int)(year_of_era + era * 400 + (month <= 2)), (int)month,
	         (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1));
}

bool xlsx_day_show(const char *number, bool counts_from_1904, char text[XLSX_NUMBER_TEXT])
{
	char *end = NULL;
	if (strlen(number) > 8)
		return false;
	long day = strtol(number, &end, 10);
	if (*end != '\0' || end == number)
		return false;
	if (counts_from_1904)
		day += DAYS_1904;
	if (day < 1 || day == DAY_LEAP_BUG || day > DAY_MOST)
		return false;
	/* Before the leap day that never was, the count is one day behind. */
	write_day(DAYS_TO_1900 + day + (day < DAY_LEAP_BUG), text);
	return true;
}
