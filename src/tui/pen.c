/* SPDX-License-Identifier: ISC */
/* Texts on the canvas: formatted, fitted into cells, broken into lines. */
#include <luqu/canvas.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

#include "glyph.h"

enum { FORMATTED_TEXT = 4096 };

size_t glyphs_cut(const char *bytes, size_t length, int cells)
{
	struct glyph glyph;
	size_t at = 0;

	while (at < length) {
		const size_t step = glyph_next(bytes + at, length - at, &glyph);

		cells -= glyph.cells;
		if (cells < 0)
			break;
		at += step;
	}
	return at;
}

void pen_format(struct pen *pen, const char *format, ...)
{
	char text[FORMATTED_TEXT];
	va_list arguments;

	va_start(arguments, format);
	const int length = vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (length > 0)
		pen_text(pen, text);
}

void pen_cell(struct pen *pen, const char *text, int width_cells)
{
	const int width = abs(width_cells);
	const size_t length = strlen(text);
	const int cells = glyphs_cells(text, length);
	const int end = pen->column + width;

	if (width == 0)
		return;
	if (cells > width) {
		pen_bytes(pen, text, glyphs_cut(text, length, width - 1));
		pen_fill(pen, end - 1);
		pen_text(pen, "~");
		return;
	}
	if (width_cells < 0)
		pen_fill(pen, end - cells);
	pen_text(pen, text);
	pen_fill(pen, end);
}

/* --- lines ------------------------------------------------------------------------------------------------------------------------- */

/* Chinese closing marks begin no line. */
static bool is_closing(uint32_t character)
{
	static const uint32_t closing[] = { 0x3001, 0x3002, 0xff0c, 0xff1b, 0xff1a, 0xff01, 0xff1f, 0xff09, 0x300d, 0x300f, 0x300b, 0x201d };

	for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
		if (closing[i] == character)
			return true;
	return false;
}

/* How many bytes of a paragraph stand in a line of so many cells. */
static size_t line_length(const char *text, size_t length, int cells)
{
	struct glyph glyph;
	size_t last_break = 0;
	bool was_wide = false;

	for (size_t at = 0; at < length;) {
		const size_t step = glyph_next(text + at, length - at, &glyph);

		if (at > 0 && (was_wide || glyph.cells == 2) && text[at - 1] != ' ' && !is_closing(glyph.character) && glyph.cells > 0)
			last_break = at;
		cells -= glyph.cells;
		if (cells < 0 && glyph.character != ' ')
			return last_break > 0 ? last_break : at > 0 ? at : step;
		at += step;
		if (glyph.character == ' ')
			last_break = at;
		if (glyph.cells > 0)
			was_wide = glyph.cells == 2;
	}
	return length;
}

static int flow_paragraph(const struct flow *flow, const char *text, size_t length, int line)
{
	do {
		const size_t part = line_length(text, length, flow->area.columns > 0 ? flow->area.columns : 1);

		if (flow->canvas) {
			struct pen pen = pen_at(flow->canvas, flow->area, line - flow->first, flow->role);
			pen_bytes(&pen, text, part);
		}
		text += part;
		length -= part;
		line++;
	} while (length > 0);
	return line;
}

int flow_text(const struct flow *flow, const char *text)
{
	int line = 0;

	for (const char *end = strchr(text, '\n'); end; text = end + 1, end = strchr(text, '\n'))
		line = flow_paragraph(flow, text, (size_t)(end - text), line);
	return *text ? flow_paragraph(flow, text, strlen(text), line) : line;
}
