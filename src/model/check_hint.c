/* SPDX-License-Identifier: ISC */
/* What people and spreadsheets do to values, and what to do about it. */
#include <stdbool.h>
#include <string.h>

#include <luqu/text.h>

#include "check.h"

static size_t skip_digits(struct cell cell, size_t at)
{
	while (at < cell.length && cell.bytes[at] >= '0' && cell.bytes[at] <= '9')
		at++;
	return at;
}

/* 2.02E+11 */
static bool is_shortened(struct cell cell)
{
	size_t at = skip_digits(cell, 0);

	if (at == 0)
		return false;
	if (at < cell.length && (cell.bytes[at] == '.' || cell.bytes[at] == ','))
		at = skip_digits(cell, at + 1);
	if (at >= cell.length || (cell.bytes[at] != 'e' && cell.bytes[at] != 'E'))
		return false;
	at++;
	if (at < cell.length && (cell.bytes[at] == '+' || cell.bytes[at] == '-'))
		at++;
	return at < cell.length && skip_digits(cell, at) == cell.length;
}

/* ="00123" */
static bool is_formula(struct cell cell)
{
	return cell.length > 1 && cell.bytes[0] == '=';
}

static bool is_apostrophe(struct cell cell)
{
	return cell.length > 1 && cell.bytes[0] == '\'';
}

/* ASCII's full-width forms, U+FF01..U+FF5E. */
static bool is_full_width(struct cell cell)
{
	size_t step;

	for (size_t at = 0; at < cell.length; at += step) {
		uint32_t character;

		step = utf8_decode(cell.bytes + at, cell.length - at, &character);
		if (step == 0)
			return false;
		if (character >= 0xff01 && character <= 0xff5e)
			return true;
	}
	return false;
}

static bool has_comma(struct cell cell)
{
	return memchr(cell.bytes, ',', cell.length) != NULL;
}

static bool has_plus(struct cell cell)
{
	return cell.bytes[0] == '+';
}

/* 42032.0 or 42032.00 */
static bool has_zero_decimals(struct cell cell)
{
	size_t at = skip_digits(cell, 0), zeros = at + 1;

	if (at == 0 || at + 1 >= cell.length || cell.bytes[at] != '.')
		return false;
	while (zeros < cell.length && cell.bytes[zeros] == '0')
		zeros++;
	return zeros == cell.length;
}

/* 2026/6/18, 2026.6.18, 2026年6月18日, 6/18/2026, 2026-6-18; not what has the right form and is wrong for another reason */
static bool is_other_date(struct cell cell)
{
	size_t at = skip_digits(cell, 0);

	if (cell.length == strlen("2026-06-18") && at == 4 && skip_digits(cell, 5) == 7 && cell.bytes[7] == '-')
		return false;
	return at > 0 && at < cell.length && (strchr("/.-", cell.bytes[at]) || (unsigned char)cell.bytes[at] >= 0x80);
}

static bool has_other_separator(struct cell cell)
{
	return has_comma(cell) || memchr(cell.bytes, ' ', cell.length) != NULL;
}

#define ON(type) (1U << (type))
enum {
	CODES = ON(FIELD_CODE) | ON(FIELD_SUBJECT_CODE),
	NUMBERS = ON(FIELD_DECIMAL) | ON(FIELD_INTEGER),
	LISTS = ON(FIELD_CODES) | ON(FIELD_TAGS),
	FORMS = CODES | NUMBERS | LISTS | ON(FIELD_DATE) | ON(FIELD_ID_NO) | ON(FIELD_BANDS) | ON(FIELD_WORD),
};

static const struct {
	unsigned types; /* the fields for which it says something */
	bool (*is_so)(struct cell cell);
	const char *hint;
} hints[] = {
	{ CODES | NUMBERS | ON(FIELD_ID_NO), is_shortened,
	  N_("it looks like a number that a spreadsheet has shortened: make the column text there, fill in the digits again and "
	     "export") },
	{ FORMS, is_formula, N_("it looks like a spreadsheet formula: write the bare value") },
	{ FORMS, is_apostrophe, N_("the apostrophe is a spreadsheet's mark for text: leave it out") },
	{ FORMS, is_full_width, N_("it has full-width characters: write them in half width") },
	{ CODES | ON(FIELD_INTEGER), has_zero_decimals, N_("a spreadsheet may have added the decimals") },
	{ NUMBERS, has_comma, N_("the decimal point is a '.', and thousands are not separated") },
	{ NUMBERS, has_plus, N_("a plus sign is not written") },
	{ ON(FIELD_DATE), is_other_date, N_("write year, month and day with '-' and zeros: 2026-06-08") },
	{ LISTS, has_other_separator, N_("items are separated by ';' alone") },
};

const char *check_hint(const struct field *field, struct cell cell)
{
	if (cell.length == 0)
		return NULL;
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
		if ((hints[i].types & ON(field->type)) && hints[i].is_so(cell))
			return _(hints[i].hint);
	}
	return NULL;
}
