/* SPDX-License-Identifier: ISC */
/* The grid of cells: characters come onto it here and nowhere else, so that wide ones stay whole and none steers a terminal. */
#include <luqu/canvas.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

#include "glyph.h"

enum { REPLACEMENT = 0xfffd };

struct canvas {
	int lines, columns;
	int cursor_line, cursor_column;
	struct canvas_cell *cells; /* line after line */
};

static const struct canvas_cell blank = { .characters = { ' ' }, .width = 1 };

static struct canvas_cell *cell_at(struct canvas *canvas, int line, int column)
{
	return &canvas->cells[(size_t)line * (size_t)canvas->columns + (size_t)column];
}

void canvas_clear(struct canvas *canvas)
{
	const size_t count = (size_t)canvas->lines * (size_t)canvas->columns;

	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	canvas->cursor_line = canvas->cursor_column = 0;
}

bool canvas_resize(struct canvas *canvas, int lines, int columns)
{
	struct canvas_cell *cells;

	lines = lines < 1 ? 1 : lines;
	columns = columns < 1 ? 1 : columns;
	cells = calloc((size_t)lines * (size_t)columns, sizeof *cells);
	if (!cells)
		return false;
	free(canvas->cells);
	canvas->cells = cells;
	canvas->lines = lines;
	canvas->columns = columns;
	canvas_clear(canvas);
	return true;
}

struct canvas *canvas_make(int lines, int columns)
{
	struct canvas *canvas = calloc(1, sizeof *canvas);

	if (canvas && !canvas_resize(canvas, lines, columns)) {
		free(canvas);
		return NULL;
	}
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas)
		free(canvas->cells);
	free(canvas);
}

int canvas_lines(const struct canvas *canvas)
{
	return canvas->lines;
}

int canvas_columns(const struct canvas *canvas)
{
	return canvas->columns;
}

const struct canvas_cell *canvas_at(const struct canvas *canvas, int line, int column)
{
	if (line < 0 || line >= canvas->lines || column < 0 || column >= canvas->columns)
		return NULL;
	return &canvas->cells[(size_t)line * (size_t)canvas->columns + (size_t)column];
}

static int clamp(int value, int highest)
{
	if (value < 0)
		return 0;
	return value > highest ? highest : value;
}

void canvas_put_cursor(struct canvas *canvas, int line, int column)
{
	canvas->cursor_line = clamp(line, canvas->lines - 1);
	canvas->cursor_column = clamp(column, canvas->columns - 1);
}

void canvas_get_cursor(const struct canvas *canvas, int *line, int *column)
{
	*line = canvas->cursor_line;
	*column = canvas->cursor_column;
}

/* --- characters ------------------------------------------------------------------------------------------------------------------- */

size_t glyph_next(const char *bytes, size_t length, struct glyph *glyph)
{
	size_t step = utf8_decode(bytes, length, &glyph->character);
	const enum text_fault fault = step > 0 ? text_check(bytes, step, NULL) : TEXT_NOT_UTF8;

	if (fault != TEXT_GOOD && fault != TEXT_BLANK_ENDS) {
		glyph->character = REPLACEMENT;
		step = step > 0 ? step : 1;
	}
	glyph->cells = character_cells(glyph->character);
	return step;
}

int glyphs_cells(const char *bytes, size_t length)
{
	struct glyph glyph;
	int cells = 0;

	for (size_t at = 0; at < length;) {
		at += glyph_next(bytes + at, length - at, &glyph);
		cells += glyph.cells;
	}
	return cells;
}

/* What overlaps a cell that is going to be written is blanked: no half of a wide character stays. */
static void break_wide(struct canvas *canvas, int line, int column)
{
	struct canvas_cell *cell = cell_at(canvas, line, column);

	if (cell->width == 2 && column + 1 < canvas->columns)
		cell_at(canvas, line, column + 1)[0] = blank;
	if (cell->width == 0 && column > 0)
		cell_at(canvas, line, column - 1)[0] = blank;
}

static void put_base(struct pen *pen, const struct glyph *glyph)
{
	struct canvas *canvas = pen->canvas;

	for (int i = 0; i < glyph->cells; i++)
		break_wide(canvas, pen->line, pen->column + i);
	*cell_at(canvas, pen->line, pen->column) = (struct canvas_cell){
		.characters = { glyph->character }, .width = (uint8_t)glyph->cells, .role = (uint8_t)pen->role
	};
	if (glyph->cells == 2)
		*cell_at(canvas, pen->line, pen->column + 1) = (struct canvas_cell){ .width = 0, .role = (uint8_t)pen->role };
}

/* A mark goes onto the cell before the pen; one too many for a cell is left out. */
static void put_mark(struct pen *pen, uint32_t character)
{
	struct canvas_cell *cell;
	int column = pen->column - 1;

	if (column < 0)
		return;
	cell = cell_at(pen->canvas, pen->line, column);
	if (cell->width == 0 && column > 0)
		cell = cell_at(pen->canvas, pen->line, column - 1);
	for (int i = 1; i < CELL_CHARACTERS; i++) {
		if (cell->characters[i] == 0) {
			cell->characters[i] = character;
			return;
		}
	}
}

/* false: it does not fit. */
static bool put_glyph(struct pen *pen, struct glyph glyph, bool is_first)
{
	if (glyph.cells == 0 && is_first)
		glyph = (struct glyph){ REPLACEMENT, 1 };
	if (glyph.cells == 0) {
		put_mark(pen, glyph.character);
		return true;
	}
	if (pen->column + glyph.cells > pen->end)
		return false;
	put_base(pen, &glyph);
	pen->column += glyph.cells;
	return true;
}

/* --- pens -------------------------------------------------------------------------------------------------------------------------- */

struct pen pen_at(struct canvas *canvas, struct area area, int line, enum role role)
{
	struct pen pen = { .canvas = canvas, .line = area.line + line, .column = area.column, .role = role };

	pen.end = area.column + area.columns < canvas->columns ? area.column + area.columns : canvas->columns;
	if (line < 0 || line >= area.lines || pen.line < 0 || pen.line >= canvas->lines || pen.column < 0)
		pen.end = pen.column = 0;
	return pen;
}

void pen_bytes(struct pen *pen, const char *bytes, size_t length)
{
	struct glyph glyph;

	for (size_t at = 0; at < length;) {
		const bool is_first = at == 0;

		at += glyph_next(bytes + at, length - at, &glyph);
		if (!put_glyph(pen, glyph, is_first)) {
			pen_fill(pen, -1);
			return;
		}
	}
}

void pen_text(struct pen *pen, const char *text)
{
	pen_bytes(pen, text, strlen(text));
}

void pen_fill(struct pen *pen, int column)
{
	const struct glyph space = { ' ', 1 };

	if (column < 0 || column > pen->end)
		column = pen->end;
	while (pen->column < column)
		put_glyph(pen, space, false);
}

void pen_skip(struct pen *pen, int cells)
{
	pen->column = pen->column + cells < pen->end ? pen->column + cells : pen->end;
}

/* --- reading it back -------------------------------------------------------------------------------------------------------------- */

static size_t put_cell_text(const struct canvas_cell *cell, char *to)
{
	size_t length = 0;

	for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++)
		length += utf8_encode(cell->characters[i], to + length);
	return length;
}

size_t canvas_line_text(const struct canvas *canvas, int line, char *buffer, size_t size)
{
	size_t used = 0;

	for (int column = 0; column < canvas->columns && used + 4 * (size_t)CELL_CHARACTERS < size; column++)
		used += put_cell_text(canvas_at(canvas, line, column), buffer + used);
	while (used > 0 && buffer[used - 1] == ' ')
		used--;
	buffer[used] = '\0';
	return used;
}

size_t canvas_line_roles(const struct canvas *canvas, int line, char *buffer, size_t size)
{
	static const char letters[ROLE_COUNT] = {
		[ROLE_TEXT] = '.',    [ROLE_TITLE] = 't', [ROLE_HEADER] = 'h', [ROLE_FOCUS] = 'f',   [ROLE_KEY] = 'k',
		[ROLE_LABEL] = 'l',   [ROLE_INPUT] = 'i', [ROLE_GOOD] = 'g',   [ROLE_WARNING] = 'w', [ROLE_ERROR] = 'e',
		[ROLE_FAINT] = '-',   [ROLE_MATCH] = 'm', [ROLE_BAR] = 'b',
	};
	size_t used = 0;

	for (int column = 0; column < canvas->columns && used + 1 < size; column++)
		buffer[used++] = letters[canvas_at(canvas, line, column)->role];
	buffer[used] = '\0';
	return used;
}

void canvas_print(const struct canvas *canvas, FILE *to)
{
	const size_t size = (size_t)canvas->columns * 4 * CELL_CHARACTERS + 32;
	char *buffer = malloc(size);

	for (int line = 0; buffer && line < canvas->lines; line++) {
		canvas_line_text(canvas, line, buffer, size);
		fprintf(to, "%s\n", buffer);
	}
	free(buffer);
}
