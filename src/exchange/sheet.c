/* SPDX-License-Identifier: ISC */
/* The interface of sheets: rows are put together cell by cell, made inert, and handed to the format. */
#include "sheet_parts.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

static const char *const format_names[SHEET_FORMATS] = { "csv", "xlsx", "html", "txt" };
static const struct sheet_writer *const writers[SHEET_FORMATS] = { &sheet_csv_writer, &sheet_xlsx_writer, &sheet_html_writer,
	                                                           &sheet_txt_writer };

bool sheet_format_find(const char *name, enum sheet_format *format)
{
	for (int i = 0; i < SHEET_FORMATS; i++) {
		if (strcmp(name, format_names[i]) == 0) {
			*format = (enum sheet_format)i;
			return true;
		}
	}
	return false;
}

const char *sheet_format_name(enum sheet_format format)
{
	return format_names[format];
}

/* --- trouble ----------------------------------------------------------------------------------------------------------------- */

void sheet_fail(struct sheet *sheet, enum status status, const char *format, ...)
{
	char text[sizeof sheet->problem.text];
	va_list arguments;
	if (sheet->status != STATUS_OK)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	sheet->status = problem_set(&sheet->problem, status, "%s", text);
}

void sheet_fail_memory(struct sheet *sheet)
{
	if (sheet->status == STATUS_OK)
		sheet->status = problem_memory(&sheet->problem);
}

bool sheet_failed(const struct sheet *sheet)
{
	return sheet->status != STATUS_OK || outfile_failed(sheet->out);
}

/* --- texts ------------------------------------------------------------------------------------------------------------------- */

/* A broken byte becomes a character of three. */
enum { SHOWN_GROWTH = 3, ROWS_PER_STEP = 100 };

const char *sheet_keep_text(struct sheet *sheet, const char *text)
{
	const size_t length = text ? strlen(text) : 0;
	char *kept = arena_alloc(sheet->arena, length * SHOWN_GROWTH + 1, 1);
	if (!kept) {
		sheet_fail_memory(sheet);
		return "";
	}
	text_show(kept, length * SHOWN_GROWTH + 1, text ? text : "", length);
	return kept;
}

/* Room for so many more bytes in the row's text. */
static bool make_room(struct sheet *sheet, size_t bytes)
{
	void *text = sheet->text;
	const bool is_there = array_grow(&text, &sheet->text_capacity, sheet->text_used + bytes, 1);
	sheet->text = text;
	if (!is_there)
		sheet_fail_memory(sheet);
	return is_there;
}

/* --- columns ----------------------------------------------------------------------------------------------------------------- */

bool sheet_is_number(const struct sheet_column *column)
{
	return column->type == SHEET_E4 || column->type == SHEET_E2 || column->type == SHEET_INTEGER;
}

bool sheet_is_right(const struct sheet_column *column)
{
	return column->align == SHEET_ALIGN_RIGHT || (column->align == SHEET_ALIGN_BY_TYPE && sheet_is_number(column));
}

static void set_columns(struct sheet *sheet, const struct sheet_column *columns, size_t n_columns)
{
	if (n_columns == 0 || n_columns > SHEET_COLUMNS_MOST) {
		sheet_fail(sheet, STATUS_USAGE, _("a table of %zu columns cannot be written (1 to %d can)"), n_columns,
		           SHEET_COLUMNS_MOST);
		return;
	}
	for (size_t i = 0; i < n_columns; i++) {
		const bool is_chinese = sheet->options.has_chinese_headers && columns[i].name_zh;
		sheet->columns[i] = columns[i];
		sheet->headers[i] = sheet_keep_text(sheet, is_chinese ? columns[i].name_zh : columns[i].name);
		sheet->columns[i].name = sheet->columns[i].name_zh = sheet->headers[i];
	}
	sheet->n_columns = n_columns;
}

/* --- opening and closing -------------------------------------------------------------------------------------------------------
 */

static void take_options(struct sheet *sheet, const struct sheet_options *options)
{
	sheet->options = *options;
	sheet->options.title = sheet_keep_text(sheet, options->title);
	sheet->options.subtitle = sheet_keep_text(sheet, options->subtitle);
	sheet->options.footer = sheet_keep_text(sheet, options->footer);
	sheet->options.columns = NULL;
	sheet->options.path = NULL;
	sheet->options.protected_paths = NULL;
	set_columns(sheet, options->columns, options->n_columns);
	if ((int)options->format < 0 || options->format >= SHEET_FORMATS)
		sheet_fail(sheet, STATUS_USAGE, "%s", _("there is no such format"));
}

static void free_sheet(struct sheet *sheet)
{
	if (sheet->writer && sheet->writer->drop)
		sheet->writer->drop(sheet);
	outfile_abandon(sheet->out);
	arena_free(sheet->arena);
	free(sheet->text);
	free(sheet);
}

static struct sheet *make_sheet(struct problem *problem)
{
	struct sheet *sheet = calloc(1, sizeof *sheet);
	if (sheet)
		sheet->arena = arena_make();
	if (!sheet || !sheet->arena) {
		problem_memory(problem);
		free(sheet);
		return NULL;
	}
	return sheet;
}

struct sheet *sheet_open(const struct sheet_options *options, struct problem *problem)
{
	struct sheet *sheet = make_sheet(problem);
	if (!sheet)
		return NULL;
	take_options(sheet, options);
	if (sheet->status == STATUS_OK) {
		sheet->out = outfile_open(options->path, options->protected_paths, &sheet->problem);
		if (!sheet->out)
			sheet->status = sheet->problem.status;
	}
	if (sheet->status == STATUS_OK) {
		sheet->writer = writers[options->format];
		sheet->writer->begin(sheet);
	}
	if (sheet->status == STATUS_OK)
		return sheet;
	if (problem)
		*problem = sheet->problem;
	free_sheet(sheet);
	return NULL;
}

void sheet_abandon(struct sheet *sheet)
{
	if (sheet)
		free_sheet(sheet);
}

static void end_section(struct sheet *sheet)
{
	if (sheet->has_section && sheet->status == STATUS_OK)
		sheet->writer->end_section(sheet);
	sheet->has_section = false;
}

/* Sections begin when something is put into them, so that an empty one before the first heading does not show. */
static void begin_section(struct sheet *sheet)
{
	if (sheet->has_section || sheet->status != STATUS_OK)
		return;
	sheet->has_section = true;
	sheet->writer->begin_section(sheet, sheet->title);
	sheet->sections++;
	sheet->title = NULL;
}

enum status sheet_close(struct sheet *sheet, struct problem *problem)
{
	if (sheet->n_cells > 0)
		sheet_end_row(sheet);
	if (sheet->sections == 0 || sheet->title)
		begin_section(sheet);
	end_section(sheet);
	if (sheet->status == STATUS_OK)
		sheet->writer->end(sheet);
	if (sheet->status == STATUS_OK) {
		sheet->status = outfile_commit(sheet->out, &sheet->problem);
		sheet->out = NULL;
	}
	const enum status status = sheet->status;
	if (status != STATUS_OK && problem)
		*problem = sheet->problem;
	free_sheet(sheet);
	return status;
}

void sheet_begin_section(struct sheet *sheet, const char *title, const struct sheet_column *columns, size_t n_columns)
{
	if (sheet->title)
		begin_section(sheet); /* a section without rows shows its heading all the same */
	end_section(sheet);
	if (sheet->status != STATUS_OK)
		return;
	if (columns)
		set_columns(sheet, columns, n_columns);
	sheet->title = sheet_keep_text(sheet, title);
}

/* --- cells ------------------------------------------------------------------------------------------------------------------- */

/* The cell that is next, its text being what is behind text_used. NULL: no room for it. */
static struct sheet_cell *next_cell(struct sheet *sheet, size_t bytes)
{
	if (sheet->status != STATUS_OK)
		return NULL;
	if (sheet->n_cells == sheet->n_columns) {
		sheet_fail(sheet, STATUS_USAGE, _("row %" PRIu64 " has more cells than the table has columns"), sheet->rows + 1);
		return NULL;
	}
	if (!make_room(sheet, bytes + 1))
		return NULL;
	struct sheet_cell *cell = &sheet->cells[sheet->n_cells];
	sheet->starts[sheet->n_cells++] = sheet->text_used;
	*cell = (struct sheet_cell){ 0 };
	return cell;
}

static void end_cell(struct sheet *sheet, struct sheet_cell *cell, size_t length)
{
	cell->length = length;
	sheet->text[sheet->text_used + length] = '\0';
	sheet->text_used += length + 1;
}

void sheet_put_bytes(struct sheet *sheet, const char *bytes, size_t length)
{
	const bool is_good = text_check(bytes, length, NULL) == TEXT_GOOD;
	struct sheet_cell *cell = next_cell(sheet, is_good ? length : length * SHOWN_GROWTH);
	if (!cell)
		return;
	char *text = sheet->text + sheet->text_used;
	if (is_good)
		memcpy(text, bytes, length);
	else
		text_show(text, length * SHOWN_GROWTH + 1, bytes, length);
	if (sheet_is_number(&sheet->columns[sheet->n_cells - 1]))
		cell->is_number = decimal_read(bytes, length, 4, 4, &cell->value_e4) == DECIMAL_GOOD;
	end_cell(sheet, cell, is_good ? length : strlen(text));
}

void sheet_put_text(struct sheet *sheet, const char *text)
{
	sheet_put_bytes(sheet, text ? text : "", text ? strlen(text) : 0);
}

void sheet_put_e4(struct sheet *sheet, int64_t value_e4)
{
	struct sheet_cell *cell = next_cell(sheet, DECIMAL_TEXT);
	if (!cell)
		return;
	cell->is_number = true;
	cell->value_e4 = value_e4;
	end_cell(sheet, cell, decimal_write(value_e4, sheet->text + sheet->text_used));
}

void sheet_put_e2(struct sheet *sheet, int64_t value_e2)
{
	struct sheet_cell *cell = next_cell(sheet, DECIMAL_TEXT);
	if (!cell)
		return;
	cell->is_number = !__builtin_mul_overflow(value_e2, (int64_t)(E4 / E2), &cell->value_e4);
	end_cell(sheet, cell, decimal_write_e2(value_e2, sheet->text + sheet->text_used));
}

void sheet_put_integer(struct sheet *sheet, int64_t value)
{
	struct sheet_cell *cell = next_cell(sheet, DECIMAL_TEXT);
	if (!cell)
		return;
	cell->is_number = !__builtin_mul_overflow(value, (int64_t)E4, &cell->value_e4);
	end_cell(sheet, cell, (size_t)snprintf(sheet->text + sheet->text_used, DECIMAL_TEXT, "%" PRId64, value));
}

void sheet_put_empty(struct sheet *sheet)
{
	sheet_put_bytes(sheet, "", 0);
}

void sheet_end_row(struct sheet *sheet)
{
	if (sheet->status != STATUS_OK)
		return;
	while (sheet->n_cells < sheet->n_columns && sheet->status == STATUS_OK)
		sheet_put_empty(sheet);
	for (size_t i = 0; i < sheet->n_cells; i++)
		sheet->cells[i].text = sheet->text + sheet->starts[i];
	begin_section(sheet);
	if (sheet->status == STATUS_OK)
		sheet->writer->write_row(sheet, sheet->cells);
	sheet->rows++;
	sheet->n_cells = 0;
	sheet->text_used = 0;
	if (sheet->rows % ROWS_PER_STEP == 0 && !progress_step(sheet->options.progress, _("rows"), sheet->rows, 0))
		sheet_fail(sheet, STATUS_FAULT, "%s", _("cancelled"));
}

/* --- between rows ------------------------------------------------------------------------------------------------------------ */

void sheet_put_note(struct sheet *sheet, const char *text)
{
	begin_section(sheet);
	if (sheet->status == STATUS_OK && sheet->writer->write_note)
		sheet->writer->write_note(sheet, sheet_keep_text(sheet, text));
}

void sheet_put_chart(struct sheet *sheet, const struct chart *chart)
{
	begin_section(sheet);
	if (sheet->status == STATUS_OK && sheet->writer->write_chart)
		sheet->writer->write_chart(sheet, chart);
}

uint64_t sheet_rows(const struct sheet *sheet)
{
	return sheet->rows;
}
