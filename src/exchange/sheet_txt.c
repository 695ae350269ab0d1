/* SPDX-License-Identifier: ISC */
/* Sheets as plain text: columns measured in cells, pages for printers, or one long page for a terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "sheet_parts.h"

enum {
	DEFAULT_LINES = 66,
	DEFAULT_CELLS = 132,
	LEAST_LINES = 12,
	LEAST_CELLS = 40,
	LEAST_WIDTH = 4,    /* to which a column is cut at most */
	FOOT_LINES = 2,     /* a blank line and the page's number */
	TOGETHER_LINES = 5, /* heading, header, rule and two rows: not parted by a page's end */
	HELD_ROWS = 4096,   /* rows that are waited for to learn how wide the columns are */
	HELD_BYTES = 4 << 20,
};

static const char separator[] = " | ", rule_joint[] = "-+-", ellipsis[] = "…";

struct text_buffer {
	void *bytes;
	size_t used, capacity;
};

struct txt {
	struct text_buffer held; /* cells of rows that wait, each ended by a NUL */
	size_t held_rows;
	bool is_measured; /* the widths stand, and rows are written as they come */
	bool is_in_table; /* a new page repeats the header */
	int widths[SHEET_COLUMNS_MOST];
	const char *title; /* of the section; NULL: none */
	struct text_buffer line;
	int page_lines;  /* that are written to at most; 0: no pages */
	int lines;       /* written on this page */
	int page;        /* its number, from 1; 0: none begun */
	bool has_page;   /* one is begun */
	bool needs_feed; /* a page stands before the next one */
};

/* --- lines ------------------------------------------------------------------------------------------------------------------- */

static bool append(struct sheet *sheet, struct text_buffer *buffer, const char *bytes, size_t length)
{
	if (length == 0)
		return true;
	if (!array_grow(&buffer->bytes, &buffer->capacity, buffer->used + length, 1)) {
		sheet_fail_memory(sheet);
		return false;
	}
	memcpy((char *)buffer->bytes + buffer->used, bytes, length);
	buffer->used += length;
	return true;
}

static void append_text(struct sheet *sheet, const char *text)
{
	struct txt *txt = sheet->state;
	append(sheet, &txt->line, text, strlen(text));
}

static void append_many(struct sheet *sheet, char c, int count)
{
	for (int i = 0; i < count; i++)
		append(sheet, &((struct txt *)sheet->state)->line, &c, 1);
}

/* Writes the line that has been appended, without blanks at its end. */
static void end_line(struct sheet *sheet)
{
	struct txt *txt = sheet->state;
	const char *bytes = txt->line.bytes;
	size_t length = txt->line.used;
	while (length > 0 && bytes[length - 1] == ' ')
		length--;
	if (length > 0)
		outfile_write(sheet->out, bytes, length);
	outfile_text(sheet->out, "\n");
	txt->line.used = 0;
	txt->lines++;
}

static void write_line(struct sheet *sheet, const char *text)
{
	append_text(sheet, text);
	end_line(sheet);
}

/* --- rows -------------------------------------------------------------------------------------------------------------------- */

/* A text in its column. What is too long is cut, numbers are never: they are hidden whole. */
static void append_cell(struct sheet *sheet, size_t column, const char *text)
{
	struct txt *txt = sheet->state;
	const struct sheet_column *shape = &sheet->columns[column];
	const int width = txt->widths[column];
	size_t length = strlen(text);
	int cells = text_cells(text, length);
	const bool is_cut = cells > width;
	if (is_cut && sheet_is_number(shape)) {
		append_many(sheet, '#', width);
		return;
	}
	if (is_cut) {
		length = text_cut(text, length, width - 1);
		cells = text_cells(text, length) + 1;
	}
	const int space = width - cells;
	const int before = shape->align == SHEET_ALIGN_CENTRE ? space / 2 : sheet_is_right(shape) ? space : 0;
	append_many(sheet, ' ', before);
	append(sheet, &txt->line, text, length);
	append_text(sheet, is_cut ? ellipsis : "");
	append_many(sheet, ' ', space - before);
}

static void write_header(struct sheet *sheet)
{
	const struct txt *txt = sheet->state;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		append_text(sheet, i > 0 ? separator : "");
		append_cell(sheet, i, sheet->headers[i]);
	}
	end_line(sheet);
	for (size_t i = 0; i < sheet->n_columns; i++) {
		append_text(sheet, i > 0 ? rule_joint : "");
		append_many(sheet, '-', txt->widths[i]);
	}
	end_line(sheet);
}

/* --- pages ------------------------------------------------------------------------------------------------------------------- */

static void end_page(struct sheet *sheet)
{
	struct txt *txt = sheet->state;
	if (!txt->has_page || txt->page_lines == 0)
		return;
	while (txt->lines < txt->page_lines - 1)
		write_line(sheet, "");
	char number[64];
	snprintf(number, sizeof number, _("page %d"), txt->page);
	const int cells = sheet->options.page_cells - text_cells(number, strlen(number));
	append_many(sheet, ' ', cells / 2);
	write_line(sheet, number);
	txt->has_page = false;
	txt->needs_feed = true;
}

static void write_page_head(struct sheet *sheet)
{
	if (*sheet->options.title)
		write_line(sheet, sheet->options.title);
	if (*sheet->options.subtitle)
		write_line(sheet, sheet->options.subtitle);
	if (*sheet->options.title || *sheet->options.subtitle)
		write_line(sheet, "");
}

static void write_table_head(struct sheet *sheet)
{
	const struct txt *txt = sheet->state;
	if (txt->title && *txt->title) {
		write_line(sheet, txt->title);
		write_line(sheet, "");
	}
	write_header(sheet);
}

static void begin_page(struct sheet *sheet)
{
	struct txt *txt = sheet->state;
	if (txt->needs_feed)
		outfile_text(sheet->out, "\f");
	txt->needs_feed = false;
	txt->has_page = true;
	txt->lines = 0;
	txt->page++;
	write_page_head(sheet);
}

/* Sees to it that so many lines fit on the page. true: a new one has been begun for them. */
static bool need_lines(struct sheet *sheet, int lines)
{
	struct txt *txt = sheet->state;
	if (txt->has_page && txt->page_lines > 0 && txt->lines + lines > txt->page_lines - FOOT_LINES)
		end_page(sheet);
	if (txt->has_page)
		return false;
	begin_page(sheet);
	if (txt->is_in_table)
		write_table_head(sheet);
	return true;
}

static void write_row(struct sheet *sheet, const char *const *texts)
{
	need_lines(sheet, 1);
	for (size_t i = 0; i < sheet->n_columns; i++) {
		append_text(sheet, i > 0 ? separator : "");
		append_cell(sheet, i, texts[i]);
	}
	end_line(sheet);
}

/* --- widths ------------------------------------------------------------------------------------------------------------------ */

static int type_width(enum sheet_type type)
{
	static const int widths[] = { [SHEET_CODE] = 14, [SHEET_TEXT] = 16, [SHEET_E4] = 9, [SHEET_E2] = 7, [SHEET_INTEGER] = 7 };
	return widths[type];
}

/* Takes from the widest column of texts, then of codes, until the page is wide enough. Numbers are left whole. */
static void squeeze(const struct sheet *sheet, int *widths)
{
	int total = (int)(sizeof separator - 1) * ((int)sheet->n_columns - 1);
	for (size_t i = 0; i < sheet->n_columns; i++)
		total += widths[i];
	while (total > sheet->options.page_cells) {
		size_t widest = sheet->n_columns;
		for (int type = SHEET_TEXT; type >= SHEET_CODE && widest == sheet->n_columns; type--) {
			for (size_t i = 0; i < sheet->n_columns; i++) {
				if ((int)sheet->columns[i].type == type && widths[i] > LEAST_WIDTH &&
				    (widest == sheet->n_columns || widths[i] > widths[widest]))
					widest = i;
			}
		}
		if (widest == sheet->n_columns)
			return;
		widths[widest]--;
		total--;
	}
}

/* By what waits. Where more rows may come, they get what their type or the hint says at least. */
static void measure(struct sheet *sheet, bool is_whole)
{
	struct txt *txt = sheet->state;
	const char *text = txt->held.bytes;
	for (size_t i = 0; i < sheet->n_columns; i++) {
		const struct sheet_column *column = &sheet->columns[i];
		const int least = is_whole ? 1 : column->width_cells > 0 ? column->width_cells : type_width(column->type);
		const int cells = text_cells(sheet->headers[i], strlen(sheet->headers[i]));
		txt->widths[i] = cells > least ? cells : least;
	}
	for (size_t i = 0; i < txt->held_rows * sheet->n_columns; i++) {
		const size_t length = strlen(text);
		const int cells = text_cells(text, length);
		int *width = &txt->widths[i % sheet->n_columns];
		*width = cells > *width ? cells : *width;
		text += length + 1;
	}
	if (sheet->options.page_cells > 0)
		squeeze(sheet, txt->widths);
}

/* Writes what waits; from now on rows go out as they come. */
static void stop_holding(struct sheet *sheet, bool is_whole)
{
	struct txt *txt = sheet->state;
	if (txt->is_measured)
		return;
	measure(sheet, is_whole);
	txt->is_measured = true;
	if (!need_lines(sheet, TOGETHER_LINES))
		write_line(sheet, "");
	write_table_head(sheet);
	txt->is_in_table = true;
	const char *text = txt->held.bytes;
	for (size_t row = 0; row < txt->held_rows && sheet->status == STATUS_OK; row++) {
		const char *texts[SHEET_COLUMNS_MOST] = { NULL };
		for (size_t i = 0; i < sheet->n_columns; i++) {
			texts[i] = text;
			text += strlen(text) + 1;
		}
		write_row(sheet, texts);
	}
	txt->held_rows = 0;
	txt->held.used = 0;
}

/* --- the format -------------------------------------------------------------------------------------------------------------- */

static void txt_begin(struct sheet *sheet)
{
	struct sheet_options *options = &sheet->options;
	struct txt *txt = calloc(1, sizeof *txt);
	sheet->state = txt;
	if (!txt) {
		sheet_fail_memory(sheet);
		return;
	}
	const bool is_paged = options->page_lines != SHEET_UNPAGED;
	if (options->page_lines == 0)
		options->page_lines = DEFAULT_LINES;
	if (options->page_cells == 0 && is_paged)
		options->page_cells = DEFAULT_CELLS;
	if (is_paged && options->page_lines < LEAST_LINES)
		sheet_fail(sheet, STATUS_USAGE, _("a page needs %d lines at least"), LEAST_LINES);
	if (options->page_cells != 0 && options->page_cells < LEAST_CELLS)
		sheet_fail(sheet, STATUS_USAGE, _("a page needs %d characters a line at least"), LEAST_CELLS);
	/* After the last line of a full page the printer is on the next one already, and a form feed would give an empty one. */
	txt->page_lines = is_paged ? options->page_lines - 1 : 0;
}

static void txt_begin_section(struct sheet *sheet, const char *title)
{
	struct txt *txt = sheet->state;
	if (sheet->options.has_page_per_section && txt->has_page) {
		end_page(sheet);
		txt->page = 0;
	}
	txt->title = title;
	txt->is_measured = false;
}

static void txt_write_row(struct sheet *sheet, const struct sheet_cell *cells)
{
	struct txt *txt = sheet->state;
	if (txt->is_measured && !txt->is_in_table) {
		/* After a note the table begins anew, with widths of its own. */
		txt->is_measured = false;
		txt->title = NULL;
	}
	if (txt->is_measured) {
		const char *texts[SHEET_COLUMNS_MOST] = { NULL };
		for (size_t i = 0; i < sheet->n_columns; i++)
			texts[i] = cells[i].text;
		write_row(sheet, texts);
		return;
	}
	for (size_t i = 0; i < sheet->n_columns; i++)
		append(sheet, &txt->held, cells[i].text, cells[i].length + 1);
	txt->held_rows++;
	if (txt->held_rows == HELD_ROWS || txt->held.used > HELD_BYTES)
		stop_holding(sheet, false);
}

static void txt_end_section(struct sheet *sheet)
{
	struct txt *txt = sheet->state;
	stop_holding(sheet, true);
	txt->is_in_table = false;
}

/* Cut into lines of the page's width. */
static void write_wrapped(struct sheet *sheet, const char *text)
{
	struct txt *txt = sheet->state;
	size_t left = strlen(text);
	do {
		size_t length = sheet->options.page_cells > 0 ? text_cut(text, left, sheet->options.page_cells) : left;
		if (length == 0)
			length = left;
		need_lines(sheet, 1);
		append(sheet, &txt->line, text, length);
		end_line(sheet);
		text += length;
		left -= length;
	} while (left > 0);
}

static void txt_write_note(struct sheet *sheet, const char *text)
{
	struct txt *txt = sheet->state;
	stop_holding(sheet, true);
	txt->is_in_table = false;
	write_wrapped(sheet, text);
}

static void txt_end(struct sheet *sheet)
{
	if (*sheet->options.footer) {
		need_lines(sheet, 2);
		write_line(sheet, "");
		write_wrapped(sheet, sheet->options.footer);
	}
	end_page(sheet);
}

static void txt_drop(struct sheet *sheet)
{
	struct txt *txt = sheet->state;
	if (txt) {
		free(txt->held.bytes);
		free(txt->line.bytes);
	}
	free(txt);
}

const struct sheet_writer sheet_txt_writer = {
	.begin = txt_begin,
	.begin_section = txt_begin_section,
	.write_row = txt_write_row,
	.end_section = txt_end_section,
	.write_note = txt_write_note,
	.end = txt_end,
	.drop = txt_drop,
};
