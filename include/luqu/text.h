/* SPDX-License-Identifier: ISC */
/* UTF-8 text: what may be in it, how it is cut, how many cells it takes. */
#ifndef LUQU_TEXT_H
#define LUQU_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include <luqu/day.h>

/* Decodes one character from length > 0 bytes. Returns its length in bytes; 0 where the bytes are not well-formed UTF-8
 * (overlong, surrogate, above U+10FFFF, cut). */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *character);
size_t utf8_encode(uint32_t character, char bytes[4]); /* 0: not a Unicode scalar value */

/* What a text in the data may not hold (luqu-files(5), Values). */
enum text_fault {
	TEXT_GOOD,
	TEXT_NOT_UTF8,
	TEXT_CONTROL,    /* C0, DEL, C1, U+2028, U+2029: line breaks included */
	TEXT_BIDI,       /* U+061C, U+200E, U+200F, U+202A..E, U+2066..9 */
	TEXT_ZERO_WIDTH, /* U+200B..D, U+2060..4, U+FEFF, U+00AD, U+180E, tags U+E0000.. and their like */
	TEXT_BLANK_ENDS, /* a blank (ASCII, NBSP, U+3000 and every other space) first or last */
	TEXT_MARKS,      /* more than 8 combining marks in a row */
	TEXT_UNASSIGNED, /* noncharacters. Private use is good: older systems keep rare names there */
};
/* Empty text is good. *offset (may be NULL): the byte where the fault is. */
enum text_fault text_check(const char *bytes, size_t length, size_t *offset);
const char *text_fault_name(enum text_fault fault); /* a translated phrase: "a control character" ... */

bool text_is_code(const char *bytes, size_t length);         /* 1..32 of ASCII letters, digits, _ and - */
/* A letter or _, then letters, digits, _; at most 32 characters. beyond_ascii: letters of other scripts too (tag names).
 * Words of the rule language are refused by rule_is_word (rule.h), not here. */
bool text_is_name(const char *bytes, size_t length, bool beyond_ascii);
bool text_is_letter(uint32_t character);                     /* a letter in Unicode's sense, the same in every locale */
bool text_is_blank(const char *bytes, size_t length);        /* empty or only blanks */

/* Terminal cells of a text that passed text_check; wcwidth decides, unshowable characters count 1. */
int text_cells(const char *bytes, size_t length);
int character_cells(uint32_t character);
/* The longest prefix of at most `cells` cells that ends at a whole character with its combining marks; returns its bytes. */
size_t text_cut(const char *bytes, size_t length, int cells);

/* Copies into a buffer of `size` bytes, replacing what text_check refuses (blank ends aside) by U+FFFD; always terminated,
 * cut at a character. For messages that quote bad input. */
void text_show(char *buffer, size_t size, const char *bytes, size_t length);

/* The check digit of an 18-character Chinese ID number (GB 11643-1999, ISO 7064 MOD 11-2): '0'..'9' or 'X', from its first 17 digits;
 * NUL where one of these is no digit. */
char id_no_check_digit(const char *digits17);
/* What such a number says of its holder: the day of birth, and the sex, 'M' or 'F'. false: it is of another kind (not 18 characters), or
 * that day is none. */
bool id_no_read(const char *id_no, size_t length, char birth[DAY_TEXT], char *sex);

#endif
