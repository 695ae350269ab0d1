/* SPDX-License-Identifier: ISC */
/* Sheets as XLSX workbooks. Texts are written as strings, which no spreadsheet takes for formulas; codes keep their zeros; the same
 * data gives the same bytes. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <xlsxwriter.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

#include "sheet_parts.h"
#include "xlsx_whole.h"

enum {
	ROWS_MOST = 1048576,
	/* Each worksheet holds a temporary file open until the end. */
	WORKSHEETS_MOST = 200,
	NAME_UNITS = 31, /* of UTF-16 in a worksheet's name */
	NAME_BYTES = 128,
	WIDTH_LEAST = 6,
	WIDTH_MOST = 60,
	CREATED = 946684800, /* 2000-01-01: the clock must not show in the bytes */
};

struct xlsx {
	lxw_workbook *workbook;
	lxw_worksheet *worksheet; /* NULL: none yet in this section */
	lxw_format *header, *code, *text, *number;
	locale_t plain_locale; /* the library prints numbers with printf, whose decimal point must be one */
	const char *title;     /* of the section; "" where it has none */
	uint32_t row;          /* to be written next */
	bool has_filter;       /* set over the rows so far: notes below the table stay out of it */
	uint32_t n_worksheets;
	int widths[SHEET_COLUMNS_MOST];
	void *escaped; /* of one text */
	size_t escaped_capacity;
};

static void take_error(struct sheet *sheet, lxw_error error)
{
	if (error == LXW_NO_ERROR)
		return;
	if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		sheet_fail(sheet, STATUS_FAULT, _("row %u has a text of more than 32,767 characters, which XLSX cannot hold"),
		           (unsigned)(sheet->rows + 1));
	else
		sheet_fail(sheet, STATUS_ENVIRONMENT, _("cannot write the workbook: %s"), lxw_strerror(error));
}

/* --- worksheets -------------------------------------------------------------------------------------------------------------- */

/* The longest prefix of so many units of UTF-16. */
static size_t cut_units(const char *text, size_t units)
{
	size_t at = 0;
	const size_t length = strlen(text);
	while (at < length) {
		uint32_t character;
		const size_t step = utf8_decode(text + at, length - at, &character);
		const size_t needed = character > 0xffff ? 2 : 1;
		if (step == 0 || needed > units)
			break;
		units -= needed;
		at += step;
	}
	return at;
}

/* A worksheet's name from a title: none of []:*?/\, no apostrophe at its ends, 31 units with the number behind it. */
static void make_name(const char *title, unsigned number, char name[NAME_BYTES])
{
	char behind[16] = "";
	char clean[NAME_BYTES];
	size_t used = 0;
	if (number > 1)
		snprintf(behind, sizeof behind, " (%u)", number);
	for (; *title && used < sizeof clean - 1; title++)
		clean[used++] = strchr("[]:*?/\\'", *title) ? '_' : *title;
	clean[used] = '\0';
	const size_t kept = cut_units(clean, NAME_UNITS - strlen(behind));
	snprintf(name, NAME_BYTES, "%.*s%s", (int)kept, clean, behind);
}

/* A name that no worksheet has yet. "History" is one that spreadsheets keep for themselves. */
static void find_free_name(const struct xlsx *xlsx, const char *title, char name[NAME_BYTES])
{
	const char *stem = *title ? title : _("Sheet");
	for (unsigned number = 1; number <= WORKSHEETS_MOST + 1; number++) {
		make_name(stem, number, name);
		if (strcasecmp(name, "history") != 0 && workbook_validate_sheet_name(xlsx->workbook, name) == LXW_NO_ERROR)
			return;
	}
}

static void widen(struct xlsx *xlsx, size_t column, const char *text, size_t length)
{
	const int cells = text_cells(text, length) + 1;
	if (cells > xlsx->widths[column])
		xlsx->widths[column] = cells < WIDTH_MOST ? cells : WIDTH_MOST;
}

static void begin_worksheet(struct sheet *sheet)
{
	struct xlsx *xlsx = sheet->state;
	char name[NAME_BYTES];
	if (xlsx->n_worksheets == WORKSHEETS_MOST) {
		sheet_fail(sheet, STATUS_FAULT, _("more than %d worksheets: write HTML, or a file for each part"), WORKSHEETS_MOST);
		return;
	}
	find_free_name(xlsx, xlsx->title, name);
	xlsx->worksheet = workbook_add_worksheet(xlsx->workbook, name);
	if (!xlsx->worksheet) {
		sheet_fail(sheet, STATUS_ENVIRONMENT, "%s", _("cannot begin a worksheet: no memory or no temporary file"));
		return;
	}
	xlsx->n_worksheets++;
	xlsx->row = 1;
	xlsx->has_filter = false;
	worksheet_freeze_panes(xlsx->worksheet, 1, 0);
	worksheet_repeat_rows(xlsx->worksheet, 0, 0);
	for (size_t i = 0; i < sheet->n_columns; i++) {
		xlsx->widths[i] = sheet->columns[i].width_cells > WIDTH_LEAST ? sheet->columns[i].width_cells : WIDTH_LEAST;
		widen(xlsx, i, sheet->headers[i], strlen(sheet->headers[i]));
		take_error(sheet, worksheet_write_string(xlsx->worksheet, 0, (lxw_col_t)i, sheet->headers[i], xlsx->header));
	}
}

static void end_worksheet(struct sheet *sheet)
{
	struct xlsx *xlsx = sheet->state;
	if (!xlsx->worksheet)
		return;
	for (size_t i = 0; i < sheet->n_columns; i++)
		take_error(sheet, worksheet_set_column(xlsx->worksheet, (lxw_col_t)i, (lxw_col_t)i, xlsx->widths[i], NULL));
	xlsx->worksheet = NULL;
}

static void set_filter(struct sheet *sheet)
{
	struct xlsx *xlsx = sheet->state;
	if (!xlsx->has_filter)
		take_error(sheet, worksheet_autofilter(xlsx->worksheet, 0, 0, xlsx->row - 1, (lxw_col_t)(sheet->n_columns - 1)));
	xlsx->has_filter = true;
}

/* --- cells ------------------------------------------------------------------------------------------------------------------- */

/* Spreadsheets count in binary floating point, of which 15 digits are sure. */
static bool is_sure(int64_t value_e4)
{
	return value_e4 < INT64_C(1000000000000000) && value_e4 > -INT64_C(1000000000000000);
}

static bool looks_escaped(const char *text)
{
	return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_';
}

/* Spreadsheets take _x0041_ in a text for the letter A, so the underscore of a text that looks so is written as _x005F_. */
static const char *escape_text(struct sheet *sheet, const char *text)
{
	static const char underscore[] = "_x005F_";
	struct xlsx *xlsx = sheet->state;
	size_t used = 0;
	if (!strstr(text, "_x"))
		return text;
	if (!array_grow(&xlsx->escaped, &xlsx->escaped_capacity, strlen(text) * (sizeof underscore - 1) + 1, 1)) {
		sheet_fail_memory(sheet);
		return text;
	}
	char *escaped = xlsx->escaped;
	for (; *text; text++) {
		if (looks_escaped(text)) {
			memcpy(escaped + used, underscore, sizeof underscore - 1);
			used += sizeof underscore - 1;
		} else {
			escaped[used++] = *text;
		}
	}
	escaped[used] = '\0';
	return escaped;
}

static void write_text(struct sheet *sheet, size_t column, const char *text, lxw_format *format)
{
	struct xlsx *xlsx = sheet->state;
	take_error(sheet, worksheet_write_string(xlsx->worksheet, xlsx->row, (lxw_col_t)column, escape_text(sheet, text), format));
}

static void write_cell(struct sheet *sheet, size_t column, const struct sheet_cell *cell)
{
	struct xlsx *xlsx = sheet->state;
	const struct sheet_column *shape = &sheet->columns[column];
	lxw_format *format = sheet_is_number(shape) ? xlsx->number : shape->type == SHEET_CODE ? xlsx->code : xlsx->text;
	if (cell->length == 0)
		return;
	if (cell->is_number && sheet_is_number(shape) && is_sure(cell->value_e4))
		take_error(sheet, worksheet_write_number(xlsx->worksheet, xlsx->row, (lxw_col_t)column,
		                                         (double)cell->value_e4 / 10000.0, format));
	else
		write_text(sheet, column, cell->text, format);
	widen(xlsx, column, cell->text, cell->length);
}

static uint32_t rows_most(const struct sheet *sheet)
{
	const uint32_t wanted = sheet->options.worksheet_rows;
	return wanted >= 2 && wanted < ROWS_MOST ? wanted : ROWS_MOST;
}

static void write_row_in_plain_locale(struct sheet *sheet, const struct sheet_cell *cells)
{
	struct xlsx *xlsx = sheet->state;
	if (xlsx->worksheet && xlsx->row == rows_most(sheet)) {
		set_filter(sheet);
		end_worksheet(sheet);
	}
	if (!xlsx->worksheet)
		begin_worksheet(sheet);
	for (size_t i = 0; i < sheet->n_columns && sheet->status == STATUS_OK; i++)
		write_cell(sheet, i, &cells[i]);
	xlsx->row++;
}

static void xlsx_write_row(struct sheet *sheet, const struct sheet_cell *cells)
{
	const struct xlsx *xlsx = sheet->state;
	const locale_t before = uselocale(xlsx->plain_locale);
	write_row_in_plain_locale(sheet, cells);
	uselocale(before);
}

/* --- the workbook ------------------------------------------------------------------------------------------------------------ */

static void add_formats(struct xlsx *xlsx)
{
	xlsx->header = workbook_add_format(xlsx->workbook);
	xlsx->code = workbook_add_format(xlsx->workbook);
	xlsx->text = workbook_add_format(xlsx->workbook);
	xlsx->number = workbook_add_format(xlsx->workbook);
	if (!xlsx->header || !xlsx->code || !xlsx->text || !xlsx->number)
		return;
	format_set_bold(xlsx->header);
	format_set_bottom(xlsx->header, LXW_BORDER_THIN);
	format_set_num_format(xlsx->header, "@");
	/* As text even where somebody edits the cell, so that its zeros stay. */
	format_set_num_format(xlsx->code, "@");
	format_set_num_format(xlsx->text, "@");
	format_set_align(xlsx->number, LXW_ALIGN_RIGHT);
}

static void set_properties(struct sheet *sheet)
{
	const struct xlsx *xlsx = sheet->state;
	lxw_doc_properties properties = { .title = arena_copy(sheet->arena, sheet->options.title),
		                          .subject = arena_copy(sheet->arena, sheet->options.subtitle),
		                          .comments = arena_copy(sheet->arena, sheet->options.footer),
		                          .created = CREATED };
	take_error(sheet, workbook_set_properties(xlsx->workbook, &properties));
}

static void xlsx_begin(struct sheet *sheet)
{
	const char *path = outfile_temp_path(sheet->out);
	struct xlsx *xlsx = calloc(1, sizeof *xlsx);
	sheet->state = xlsx;
	if (!xlsx || !path) {
		sheet_fail_memory(sheet);
		return;
	}
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
	xlsx->plain_locale = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
	xlsx->workbook = workbook_new_opt(path, &options);
	if (!xlsx->workbook || xlsx->plain_locale == (locale_t)0) {
		sheet_fail_memory(sheet);
		return;
	}
	add_formats(xlsx);
	set_properties(sheet);
}

static void xlsx_begin_section(struct sheet *sheet, const char *title)
{
	struct xlsx *xlsx = sheet->state;
	xlsx->title = title ? title : sheet->options.title;
}

static void finish_section(struct sheet *sheet)
{
	const struct xlsx *xlsx = sheet->state;
	if (!xlsx->worksheet)
		begin_worksheet(sheet);
	if (sheet->status != STATUS_OK)
		return;
	set_filter(sheet);
	end_worksheet(sheet);
}

static void finish_workbook(struct sheet *sheet)
{
	struct xlsx *xlsx = sheet->state;
	const lxw_error error = workbook_close(xlsx->workbook);
	xlsx->workbook = NULL;
	take_error(sheet, error);
	/* The library does not look whether its temporary files took all it wrote. */
	if (sheet->status == STATUS_OK && !xlsx_is_whole(outfile_temp_path(sheet->out), xlsx->n_worksheets))
		sheet_fail(sheet, STATUS_ENVIRONMENT, "%s",
		           _("the workbook could not be written whole: is the disk for temporary files full?"));
}

static void add_note(struct sheet *sheet, const char *text)
{
	struct xlsx *xlsx = sheet->state;
	if (!xlsx->worksheet)
		begin_worksheet(sheet);
	if (sheet->status != STATUS_OK || xlsx->row == ROWS_MOST)
		return;
	set_filter(sheet);
	write_text(sheet, 0, text, xlsx->text);
	xlsx->row++;
}

static void xlsx_end_section(struct sheet *sheet)
{
	const locale_t before = uselocale(((struct xlsx *)sheet->state)->plain_locale);
	finish_section(sheet);
	uselocale(before);
}

static void xlsx_write_note(struct sheet *sheet, const char *text)
{
	const locale_t before = uselocale(((struct xlsx *)sheet->state)->plain_locale);
	add_note(sheet, text);
	uselocale(before);
}

static void xlsx_end(struct sheet *sheet)
{
	const locale_t before = uselocale(((struct xlsx *)sheet->state)->plain_locale);
	finish_workbook(sheet);
	uselocale(before);
}

static void xlsx_drop(struct sheet *sheet)
{
	struct xlsx *xlsx = sheet->state;
	if (!xlsx)
		return;
	if (xlsx->workbook)
		lxw_workbook_free(xlsx->workbook);
	if (xlsx->plain_locale != (locale_t)0)
		freelocale(xlsx->plain_locale);
	free(xlsx->escaped);
	free(xlsx);
}

const struct sheet_writer sheet_xlsx_writer = {
	.begin = xlsx_begin,
	.begin_section = xlsx_begin_section,
	.write_row = xlsx_write_row,
	.end_section = xlsx_end_section,
	.write_note = xlsx_write_note,
	.end = xlsx_end,
	.drop = xlsx_drop,
};
