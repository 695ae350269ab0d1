/* SPDX-License-Identifier: ISC */
/* Numbers of workbooks as a person sees them: their formats, and what is shown of a number of binary floating point. */
#ifndef EXCHANGE_XLSX_NUMBER_H
#define EXCHANGE_XLSX_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum xlsx_look {
	LOOK_PLAIN,
	LOOK_DATE, /* a day, perhaps with a time */
	LOOK_PERCENT,
	LOOK_ZEROS, /* so many digits at least, zeros in front */
	LOOK_WORDS, /* with other text round the number */
};

struct xlsx_format {
	enum xlsx_look look;
	unsigned digits; /* LOOK_ZEROS */
};

/* What a format's code makes of a number (its part for positive ones counts). */
struct xlsx_format xlsx_format_of_code(const char *code);
/* The formats that have numbers instead of codes (ECMA-376, 18.8.30); LOOK_PLAIN for unknown ones. */
struct xlsx_format xlsx_format_of_number(unsigned number);

enum { XLSX_NUMBER_TEXT = 64 };

enum xlsx_number_fault {
	NUMBER_GOOD,
	NUMBER_BROKEN,   /* no number at all */
	NUMBER_TOO_LONG, /* more than 15 digits: the last ones are not what was typed */
};

/* The text of a number, without exponent and without the noise behind its 15th digit. */
enum xlsx_number_fault xlsx_number_show(const char *bytes, size_t length, struct xlsx_format format, char text[XLSX_NUMBER_TEXT]);

/* A day number as YYYY-MM-DD, by the calendar that holds 1900-02-29 (or from 1904 on). false: no day, or one with a time. */
bool xlsx_day_show(const char *number, bool counts_from_1904, char text[XLSX_NUMBER_TEXT]);

#endif
