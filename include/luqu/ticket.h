/* SPDX-License-Identifier: ISC */
/* Admission ticket numbers 准考证号: a format of text and {fields}, such as {year:2}{area}{site}{room:3}{seat:2}. */
#ifndef LUQU_TICKET_H
#define LUQU_TICKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TICKET_PARTS_MOST = 24, TICKET_TEXT = 33 /* a code: at most 32 bytes, and a NUL */ };

enum ticket_field {
	TICKET_LITERAL, /* letters, digits, _ and - as they stand */
	TICKET_YEAR,    /* of the office, cut from the left where a width is given: {year:2} is 26 */
	TICKET_AREA,    /* nothing where it is empty and has no width */
	TICKET_EXAM, TICKET_SITE, TICKET_ROOM,
	TICKET_SEAT,    /* two digits unless a width is given */
	TICKET_SERIAL,  /* 1, 2, 3 ... in the exam, by site, room and seat */
	TICKET_CHECK,   /* over all other digits of the number: ISO 7064, MOD 11,10 (GB/T 17710), digits_check */
};

struct ticket_part {
	enum ticket_field field;
	unsigned width;           /* 0: as it comes; else zeros stand before what is shorter, and longer does not fit */
	const char *text; size_t length; /* TICKET_LITERAL: points into the format's text */
};
struct ticket_format { struct ticket_part parts[TICKET_PARTS_MOST]; size_t n_parts; };
struct ticket_fault { size_t column; /* bytes from 1; 0: the whole */ char text[256]; /* translated */ };

/* A format holds {seat} or {serial} (else all tickets would be alike), {check} once at most, and no width above 32.
 * false: *fault. The format points into text. */
bool ticket_format_read(const char *text, size_t length, struct ticket_format *format, struct ticket_fault *fault);

struct ticket_values { const char *year, *area, *exam, *site, *room; uint64_t seat, serial; };
/* false: a value is empty, does not fit its width, or the whole is longer than 32; *fault says which. */
bool ticket_write(const struct ticket_format *format, const struct ticket_values *values, char ticket[TICKET_TEXT], struct ticket_fault *fault);

#endif
