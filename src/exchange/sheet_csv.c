/* SPDX-License-Identifier: ISC */
/* Sheets as CSV: exact for programs, or made for the double click that opens a spreadsheet. */
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "sheet_parts.h"

static bool is_for_spreadsheets(const struct sheet *sheet)
{
	return sheet->options.flavour == SHEET_SPREADSHEET;
}

/* Quotes where a comma, quote or line break needs them, quotes inside doubled. before: goes first, within the quotes. */
static void write_field(struct sheet *sheet, const char *before, const char *text)
{
	if (text[strcspn(text, ",\"\r\n")] == '\0') {
		outfile_text(sheet->out, before);
		outfile_text(sheet->out, text);
		return;
	}
	outfile_text(sheet->out, "\"");
	outfile_text(sheet->out, before);
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		outfile_write(sheet->out, text, (size_t)(quote - text));
		outfile_text(sheet->out, "\"\"");
	}
	outfile_text(sheet->out, text);
	outfile_text(sheet->out, "\"");
}

/* What spreadsheets take for the start of a formula; the full-width ones too, where an input method is at work. */
static bool is_formula(const char *text)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	}
	return false;
}

/* ="042032": the one way to tell a spreadsheet through CSV that digits are text. In CSV its quotes are doubled. */
static void write_spreadsheet_code(struct sheet *sheet, const char *text)
{
	outfile_text(sheet->out, "\"=\"\"");
	for (; *text; text++)
		outfile_text(sheet->out, *text == '"' ? "\"\"\"\"" : (const char[]){ *text, '\0' });
	outfile_text(sheet->out, "\"\"\"");
}

static void write_safe_field(struct sheet *sheet, const struct sheet_column *column, const struct sheet_cell *cell)
{
	if (cell->length == 0 || (cell->is_number && sheet_is_number(column))) {
		outfile_write(sheet->out, cell->text, cell->length);
		return;
	}
	if (column->type == SHEET_CODE) {
		write_spreadsheet_code(sheet, cell->text);
		return;
	}
	write_field(sheet, is_formula(cell->text) ? "'" : "", cell->text);
}

static void end_line(struct sheet *sheet)
{
	outfile_text(sheet->out, is_for_spreadsheets(sheet) ? "\r\n" : "\n");
}

static void csv_begin(struct sheet *sheet)
{
	if (is_for_spreadsheets(sheet))
		outfile_text(sheet->out, "\xef\xbb\xbf");
}

static void csv_begin_section(struct sheet *sheet, const char *title)
{
	(void)title;
	if (sheet->sections > 0) {
		sheet_fail(sheet, STATUS_USAGE, "%s", _("CSV holds one table only: choose another format"));
		return;
	}
	for (size_t i = 0; i < sheet->n_columns; i++) {
		if (i > 0)
			outfile_text(sheet->out, ",");
		write_field(sheet, "", sheet->headers[i]);
	}
	end_line(sheet);
}

static void csv_write_row(struct sheet *sheet, const struct sheet_cell *cells)
{
	for (size_t i = 0; i < sheet->n_columns; i++) {
		if (i > 0)
			outfile_write(sheet->out, ",", 1);
		if (is_for_spreadsheets(sheet))
			write_safe_field(sheet, &sheet->columns[i], &cells[i]);
		else
			write_field(sheet, "", cells[i].text);
	}
	end_line(sheet);
}

static void csv_do_nothing(struct sheet *sheet)
{
	(void)sheet;
}

const struct sheet_writer sheet_csv_writer = {
	.begin = csv_begin,
	.begin_section = csv_begin_section,
	.write_row = csv_write_row,
	.end_section = csv_do_nothing,
	.end = csv_do_nothing,
};
