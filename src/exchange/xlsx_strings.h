/* SPDX-License-Identifier: ISC */
/* A workbook's texts: those all worksheets share, and the reading of any text with its runs and escapes. */
#ifndef EXCHANGE_XLSX_STRINGS_H
#define EXCHANGE_XLSX_STRINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/kind.h>

#include "xlsx_part.h"

/* A text that grows while XML is read. */
struct xlsx_text {
	void *bytes;
	size_t length, capacity;
};

/* false: no memory. */
bool xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t length);
/* Turns the escapes _xHHHH_ of the text from `start` on into the characters they stand for. */
void xlsx_text_unescape(struct xlsx_text *text, size_t start);
void xlsx_text_free(struct xlsx_text *text);

struct xlsx_strings {
	struct xlsx_text text;
	void *ends; /* size_t: where each string ends in the text */
	size_t count, capacity;
};

/* name "": no strings. */
enum xlsx_answer xlsx_strings_read(struct xlsx_strings *strings, struct xlsx_archive *archive, const char *name, const char **why);
/* false: there is no such string. */
bool xlsx_strings_get(const struct xlsx_strings *strings, size_t number, struct cell *cell);
void xlsx_strings_free(struct xlsx_strings *strings);

#endif
