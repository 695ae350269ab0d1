/* SPDX-License-Identifier: ISC */
/* A workbook's texts: those all worksheets share, and the reading of any text with its runs and escapes. */
#include "xlsx_strings.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>
#include <luqu/reader.h>
#include <luqu/text.h>

enum {
	BYTES_MOST = 128 << 20, /* of all shared strings together */
	ESCAPE = 7,             /* _xHHHH_ */
};

bool xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t length)
{
	if (!array_grow(&text->bytes, &text->capacity, text->length + length + 1, 1))
		return false;
	memcpy((char *)text->bytes + text->length, bytes, length);
	text->length += length;
	return true;
}

void xlsx_text_free(struct xlsx_text *text)
{
	free(text->bytes);
	memset(text, 0, sizeof *text);
}

static int hex_value(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)((at - digits) % 16) : -1;
}

/* The character of an escape at the start of so many bytes; 0: there is none, or none that text can hold. */
static uint32_t read_escape(const char *bytes, size_t length)
{
	uint32_t character = 0;
	if (length < ESCAPE || bytes[0] != '_' || bytes[1] != 'x' || bytes[ESCAPE - 1] != '_')
		return 0;
	for (size_t i = 2; i < ESCAPE - 1; i++) {
		const int value = hex_value(bytes[i]);
		if (value < 0)
			return 0;
		character = character << 4 | (uint32_t)value;
	}
	return character;
}

void xlsx_text_unescape(struct xlsx_text *text, size_t start)
{
	char *bytes = text->bytes;
	size_t to = start;
	for (size_t from = start; from < text->length;) {
		const uint32_t character = read_escape(bytes + from, text->length - from);
		const size_t length = character ? utf8_encode(character, bytes + to) : 0;
		if (length > 0) {
			to += length;
			from += ESCAPE;
		} else {
			bytes[to++] = bytes[from++];
		}
	}
	text->length = to;
}

/* --- shared strings ---------------------------------------------------------------------------------------------------------- */

struct reading {
	struct xlsx_strings *strings;
	struct xlsx_part part;
	size_t start;        /* of the string being read */
	unsigned in_text;    /* within <t> */
	unsigned in_reading; /* within <rPh>, which tells how a text is pronounced */
};

static void strings_start(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;
	(void)attributes;
	if (strcmp(name, "si") == 0)
		reading->start = reading->strings->text.length;
	reading->in_text += strcmp(name, "t") == 0;
	reading->in_reading += strcmp(name, "rPh") == 0;
}

static void end_string(struct reading *reading)
{
	struct xlsx_strings *strings = reading->strings;
	xlsx_text_unescape(&strings->text, reading->start);
	if (!array_grow(&strings->ends, &strings->capacity, strings->count + 1, sizeof(size_t))) {
		reading->part.has_no_memory = true;
		xlsx_part_refuse(&reading->part, "");
		return;
	}
	((size_t *)strings->ends)[strings->count++] = strings->text.length;
}

static void strings_end(void *context, const char *name)
{
	struct reading *reading = context;
	reading->in_text -= strcmp(name, "t") == 0;
	reading->in_reading -= strcmp(name, "rPh") == 0;
	if (strcmp(name, "si") == 0)
		end_string(reading);
}

static void strings_text(void *context, const char *bytes, int length)
{
	struct reading *reading = context;
	struct xlsx_text *text = &reading->strings->text;
	/* What is longer than a field may be is cut where it is seen to be. */
	if (reading->in_text == 0 || reading->in_reading > 0 || text->length - reading->start > FIELD_BYTES_MOST)
		return;
	if (text->length > BYTES_MOST) {
		xlsx_part_refuse(&reading->part, _("the workbook holds more than 128 MiB of text: save it as CSV UTF-8"));
	} else if (!xlsx_text_add(text, bytes, (size_t)length)) {
		reading->part.has_no_memory = true;
		xlsx_part_refuse(&reading->part, "");
	}
}

enum xlsx_answer xlsx_strings_read(struct xlsx_strings *strings, struct xlsx_archive *archive, const char *name, const char **why)
{
	struct reading reading = { .strings = strings };
	const struct xlsx_handlers handlers = { strings_start, strings_end, strings_text, &reading };
	if (name[0] == '\0')
		return XLSX_GOOD;
	return xlsx_part_read(archive, name, &handlers, &reading.part, why);
}

bool xlsx_strings_get(const struct xlsx_strings *strings, size_t number, struct cell *cell)
{
	const size_t *ends = strings->ends;
	if (number >= strings->count)
		return false;
	const size_t start = number > 0 ? ends[number - 1] : 0;
	*cell = (struct cell){ .bytes = (const char *)strings->text.bytes + start, .length = ends[number] - start };
	if (cell->length == 0)
		cell->bytes = "";
	return true;
}

void xlsx_strings_free(struct xlsx_strings *strings)
{
	xlsx_text_free(&strings->text);
	free(strings->ends);
	memset(strings, 0, sizeof *strings);
}
