/* SPDX-License-Identifier: ISC */
/* A line one types in: whole characters with their marks, a cursor, the usual control keys. */
#include <string.h>

#include <luqu/text.h>

#include "glyph.h"
#include "internal.h"

void line_set(struct line *line, const char *text)
{
	const size_t length = strlen(text);

	line->length = length < LINE_MOST ? length : text_cut(text, LINE_MOST - 1, LINE_MOST);
	memcpy(line->text, text, line->length);
	line->text[line->length] = '\0';
	line->at = line->length;
}

/* The end of the character that begins at `at`, marks included. */
static size_t next_end(const struct line *line, size_t at)
{
	struct glyph glyph;

	if (at < line->length)
		at += glyph_next(line->text + at, line->length - at, &glyph);
	while (at < line->length) {
		const size_t step = glyph_next(line->text + at, line->length - at, &glyph);

		if (glyph.cells != 0)
			break;
		at += step;
	}
	return at;
}

static size_t previous_start(const struct line *line, size_t at)
{
	size_t start = 0, end;

	for (size_t from = 0; from < at; from = end) {
		start = from;
		end = next_end(line, from);
	}
	return start;
}

static void cut_out(struct line *line, size_t from, size_t to)
{
	memmove(line->text + from, line->text + to, line->length - to + 1);
	line->length -= to - from;
	line->at = from;
}

/* false: there is no room for it. */
static bool insert(struct line *line, uint32_t character)
{
	char bytes[4];
	const size_t length = utf8_encode(character, bytes);

	if (length == 0 || line->length + length >= LINE_MOST)
		return false;
	memmove(line->text + line->at + length, line->text + line->at, line->length - line->at + 1);
	memcpy(line->text + line->at, bytes, length);
	line->length += length;
	line->at += length;
	return true;
}

static size_t word_start(const struct line *line)
{
	size_t at = line->at;

	while (at > 0 && line->text[at - 1] == ' ')
		at--;
	while (at > 0 && line->text[at - 1] != ' ')
		at--;
	return at;
}

bool line_press(struct line *line, uint32_t press)
{
	switch (press) {
	case PRESS_LEFT:
		line->at = previous_start(line, line->at);
		return true;
	case PRESS_RIGHT:
		line->at = next_end(line, line->at);
		return true;
	case PRESS_HOME:
	case PRESS_CTRL('A'):
		line->at = 0;
		return true;
	case PRESS_END:
	case PRESS_CTRL('E'):
		line->at = line->length;
		return true;
	case PRESS_BACKSPACE:
		cut_out(line, previous_start(line, line->at), line->at);
		return true;
	case PRESS_DELETE:
		cut_out(line, line->at, next_end(line, line->at));
		return true;
	case PRESS_CTRL('U'):
		cut_out(line, 0, line->at);
		return true;
	case PRESS_CTRL('K'):
		cut_out(line, line->at, line->length);
		return true;
	case PRESS_CTRL('W'):
		cut_out(line, word_start(line), line->at);
		return true;
	default:
		break;
	}
	if (press < PRESS_SPACE || press >= PRESS_FIRST || (press >= 0x7f && press < 0xa0))
		return false;
	return insert(line, press);
}

/* The text is moved to the left as far as the cursor needs. */
void line_paint(const struct line *line, struct pen *pen, bool has_cursor)
{
	const int room = pen->end - pen->column - 1;
	size_t first = 0;

	while (room > 0 && first < line->at && glyphs_cells(line->text + first, line->at - first) > room)
		first = next_end(line, first);
	const int cursor = pen->column + glyphs_cells(line->text + first, line->at - first);
	pen_bytes(pen, line->text + first, line->length - first);
	pen_fill(pen, -1);
	if (has_cursor)
		canvas_put_cursor(pen->canvas, pen->line, cursor);
}
