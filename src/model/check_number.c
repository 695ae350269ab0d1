/* SPDX-License-Identifier: ISC */
/* Cells with figures in them: numbers, dates, ID numbers; and words. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/text.h>

#include "check.h"
#include "limits.h"

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void write_bound(const struct field *field, int64_t bound, char text[DECIMAL_TEXT])
{
	if (field->type == FIELD_DECIMAL)
		decimal_write_e2(bound, text);
	else
		snprintf(text, DECIMAL_TEXT, "%" PRId64, bound);
}

static bool refuse_range(const struct check *check, const struct field *field, struct cell cell)
{
	char least[DECIMAL_TEXT], most[DECIMAL_TEXT], what[PHRASE];

	write_bound(field, field->lowest, least);
	write_bound(field, field->highest, most);
	snprintf(what, sizeof what, _("is not between %s and %s"), least, most);
	return check_refuse(check, field, cell, what);
}

bool check_number(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	const bool is_decimal = field->type == FIELD_DECIMAL;
	enum decimal_fault fault = decimal_read(cell.bytes, cell.length, is_decimal ? 2 : 0, is_decimal ? 2 : 0, &value->number);

	if (fault == DECIMAL_OVERFLOW)
		return refuse_range(check, field, cell);
	if (fault == DECIMAL_TOO_MANY_PLACES && is_decimal)
		return check_refuse(check, field, cell, _("has more than 2 decimals"));
	if (fault != DECIMAL_GOOD && is_decimal)
		return check_refuse(check, field, cell, _("is not a number: digits, and up to 2 decimals after a '.'"));
	if (fault != DECIMAL_GOOD)
		return check_refuse(check, field, cell, _("is not a whole number"));
	if (value->number < field->lowest || value->number > field->highest)
		return refuse_range(check, field, cell);
	value->text = "";
	value->length = 0;
	return true;
}

bool check_word(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	char what[PHRASE];
	int used = snprintf(what, sizeof what, "%s", _("is none of:"));

	for (const char *const *word = field->words; *word; word++) {
		if (strlen(*word) == cell.length && memcmp(*word, cell.bytes, cell.length) == 0) {
			value->text = *word;
			return true;
		}
	}
	for (const char *const *word = field->words; *word && used >= 0 && (size_t)used < sizeof what; word++)
		used += snprintf(what + used, sizeof what - (size_t)used, "%s %s", word == field->words ? "" : ",", *word);
	return check_refuse(check, field, cell, what);
}

/* Digits at a fixed place, or -1. */
static int read_digits(const char *bytes, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_digit(bytes[i]))
			return -1;
		number = number * 10 + (bytes[i] - '0');
	}
	return number;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

bool check_date(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	int year, month, day;

	(void)value;
	if (cell.length != strlen("2026-06-18") || cell.bytes[4] != '-' || cell.bytes[7] != '-')
		return check_refuse(check, field, cell, _("is not a date such as 2026-06-18"));
	year = read_digits(cell.bytes, 4);
	month = read_digits(cell.bytes + 5, 2);
	day = read_digits(cell.bytes + 8, 2);
	if (year < 0 || month < 0 || day < 0)
		return check_refuse(check, field, cell, _("is not a date such as 2026-06-18"));
	if (year < YEAR_FIRST || year > YEAR_LAST)
		return check_refuse(check, field, cell, _("is not in the years 1900 to 2999"));
	if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return check_refuse(check, field, cell, _("is no day of the calendar"));
	return true;
}

/* GB 11643: 17 digits and the check digit. */
static bool check_resident(const struct check *check, const struct field *field, struct cell cell)
{
	const char last = cell.bytes[ID_CHECKED - 1];
	char expected, what[PHRASE];

	for (size_t i = 0; i < ID_CHECKED - 1; i++) {
		if (!is_digit(cell.bytes[i]))
			return check_refuse(check, field, cell, _("has 18 characters, but not 17 digits and a check digit"));
	}
	if (last == 'x')
		return check_refuse(check, field, cell, _("ends in x: the check digit is a capital X"));
	expected = id_no_check_digit(cell.bytes);
	if (last == expected)
		return true;
	snprintf(what, sizeof what, _("has a wrong check digit: its first 17 digits ask for %c"), expected);
	return check_refuse(check, field, cell, what);
}

bool check_id_no(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	bool good = cell.length <= ID_MOST;

	(void)value;
	for (size_t i = 0; i < cell.length && good; i++)
		good = is_digit(cell.bytes[i]) || is_letter(cell.bytes[i]);
	if (!good)
		return check_refuse(check, field, cell,
		                    _("is not an ID number: 18 characters with a check digit, or up to 32 ASCII letters "
		                      "and digits"));
	return cell.length != ID_CHECKED || check_resident(check, field, cell);
}
