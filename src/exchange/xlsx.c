/* SPDX-License-Identifier: ISC */
/* Records of a workbook's first worksheet: its XML is read row by row, the parser waiting in between. */
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/reader.h>

enum { ROWS_MOST = 1048576, COLUMNS_MOST = 16384 };

/* --- the worksheet's XML -------------------------------------------------------------------------------------------------------
 */

static void begin_row(struct xlsx *xlsx, const char **attributes)
{
	const char *number = xlsx_attribute(attributes, "r");
	const uint64_t row = number ? strtoull(number, NULL, 10) : xlsx->row + 1;
	if (row <= xlsx->row || row > ROWS_MOST) {
		xlsx_part_refuse(&xlsx->part, _("the worksheet's rows are out of order"));
		return;
	}
	xlsx->row = row;
	xlsx->text.length = 0;
	xlsx->n_cells = xlsx->columns_seen = xlsx->next_column = 0;
}

/* The column of a reference such as AB12, 0 first; COLUMNS_MOST: none. */
static size_t read_column(const char *reference)
{
	size_t column = 0;
	const char *at = reference;
	for (; *at >= 'A' && *at <= 'Z' && column <= COLUMNS_MOST; at++)
		column = column * 26 + (size_t)(*at - 'A') + 1;
	return at == reference || column > COLUMNS_MOST ? COLUMNS_MOST : column - 1;
}

static enum xlsx_form read_form(const char *type)
{
	struct form_name {
		const char *name;
		enum xlsx_form form;
	};
	static const struct form_name names[] = { { "n", CELL_NUMBER },       { "s", CELL_SHARED },  { "str", CELL_TEXT },
		                                  { "inlineStr", CELL_TEXT }, { "b", CELL_BOOLEAN }, { "e", CELL_ERROR },
		                                  { "d", CELL_DATE } };
	for (size_t i = 0; type && i < sizeof names / sizeof *names; i++) {
		if (strcmp(type, names[i].name) == 0)
			return names[i].form;
	}
	return CELL_NUMBER;
}

static void begin_cell(struct xlsx *xlsx, const char **attributes)
{
	const char *reference = xlsx_attribute(attributes, "r");
	const size_t column = reference ? read_column(reference) : xlsx->next_column;
	if (column < xlsx->next_column || column >= COLUMNS_MOST) {
		xlsx_part_refuse(&xlsx->part, _("the worksheet's cells are out of order"));
		return;
	}
	xlsx->cell = (struct xlsx_cell){ .column = column, .start = xlsx->text.length };
	xlsx->cell.form = read_form(xlsx_attribute(attributes, "t"));
	xlsx->cell.format = xlsx_styles_get(&xlsx->styles, xlsx_attribute(attributes, "s"));
	xlsx->next_column = column + 1;
	xlsx->is_in_cell = true;
}

static void sheet_start(void *context, const char *name, const char **attributes)
{
	struct xlsx *xlsx = context;
	if (strcmp(name, "row") == 0) {
		begin_row(xlsx, attributes);
	} else if (strcmp(name, "c") == 0) {
		begin_cell(xlsx, attributes);
	} else if (xlsx->is_in_cell) {
		xlsx->is_in_value |= strcmp(name, "v") == 0;
		xlsx->is_in_inline |= strcmp(name, "is") == 0;
		xlsx->cell.has_formula |= strcmp(name, "f") == 0;
		xlsx->in_text += strcmp(name, "t") == 0;
		xlsx->in_reading += strcmp(name, "rPh") == 0;
	}
}

static void end_cell(struct xlsx *xlsx)
{
	struct xlsx_cell *cell = &xlsx->cell;
	xlsx->is_in_cell = xlsx->is_in_value = xlsx->is_in_inline = false;
	xlsx->in_text = xlsx->in_reading = 0;
	if (cell->form == CELL_TEXT && xlsx->text.length > cell->start)
		xlsx_text_unescape(&xlsx->text, cell->start);
	cell->length = xlsx->text.length - cell->start;
	if (cell->length == 0 && !cell->has_formula)
		return;
	xlsx->columns_seen = cell->column + 1;
	if (xlsx->n_cells < RECORD_CELLS_KEPT)
		xlsx->cells[xlsx->n_cells++] = *cell;
}

static void sheet_end(void *context, const char *name)
{
	struct xlsx *xlsx = context;
	if (strcmp(name, "row") == 0) {
		xlsx->has_row = true;
		xlsx_part_suspend(&xlsx->part);
	} else if (strcmp(name, "c") == 0) {
		end_cell(xlsx);
	} else if (xlsx->is_in_cell) {
		if (strcmp(name, "v") == 0)
			xlsx->is_in_value = false;
		xlsx->in_text -= strcmp(name, "t") == 0;
		xlsx->in_reading -= strcmp(name, "rPh") == 0;
	}
}

static void sheet_text(void *context, const char *bytes, int length)
{
	struct xlsx *xlsx = context;
	const bool is_inline = xlsx->is_in_inline && xlsx->in_text > 0 && xlsx->in_reading == 0;
	/* What is longer than a field may be need not be kept whole to be refused. */
	if ((!xlsx->is_in_value && !is_inline) || xlsx->text.length - xlsx->cell.start > FIELD_BYTES_MOST)
		return;
	if (xlsx->text.length > LINE_BYTES_MOST) {
		xlsx_part_refuse(&xlsx->part, _("the row is longer than 1 MiB"));
	} else if (!xlsx_text_add(&xlsx->text, bytes, (size_t)length)) {
		xlsx->part.has_no_memory = true;
		xlsx_part_refuse(&xlsx->part, "");
	}
}

/* --- opening ----------------------------------------------------------------------------------------------------------------- */

enum xlsx_answer xlsx_open(struct xlsx *xlsx, struct decoder *decoder, const char **why, struct problem *problem)
{
	const struct xlsx_handlers handlers = { sheet_start, sheet_end, sheet_text, xlsx };
	enum xlsx_answer answer = xlsx_archive_open(&xlsx->archive, decoder, why, problem);
	if (answer != XLSX_GOOD)
		return answer;
	answer = xlsx_book_read(&xlsx->book, &xlsx->archive, why);
	if (answer == XLSX_GOOD)
		answer = xlsx_strings_read(&xlsx->strings, &xlsx->archive, xlsx->book.strings, why);
	if (answer == XLSX_GOOD)
		answer = xlsx_styles_read(&xlsx->styles, &xlsx->archive, xlsx->book.styles, why);
	if (answer == XLSX_GOOD)
		answer = xlsx_part_open(&xlsx->part, &xlsx->archive, xlsx->book.sheet, &handlers, why);
	if (answer == XLSX_FAILED)
		problem_memory(problem);
	return answer;
}

void xlsx_close(struct xlsx *xlsx)
{
	xlsx_part_close(&xlsx->part);
	xlsx_styles_free(&xlsx->styles);
	xlsx_strings_free(&xlsx->strings);
	xlsx_archive_close(&xlsx->archive);
	xlsx_text_free(&xlsx->text);
}

/* --- rows -------------------------------------------------------------------------------------------------------------------- */

static enum record_answer run(struct xlsx *xlsx, struct record *record, struct problem *problem)
{
	const char *why = NULL;
	switch (xlsx_part_run(&xlsx->part, &why)) {
	case XLSX_GOOD:
		return xlsx->has_row ? RECORD_GOOD : RECORD_END;
	case XLSX_REFUSED:
		record->line = xlsx->row;
		findings_add(xlsx->findings, xlsx->name, xlsx->row, NULL, "%s", why);
		return RECORD_STOPPED;
	case XLSX_FAILED:
		break;
	}
	problem_memory(problem);
	return RECORD_FAILED;
}

enum record_answer xlsx_next(struct xlsx *xlsx, struct record *record, struct problem *problem)
{
	if (!xlsx->has_row) {
		const enum record_answer answer = run(xlsx, record, problem);
		if (answer != RECORD_GOOD)
			return answer;
	}
	/* Rows that are not there are blank lines like any other. */
	if (xlsx->row > xlsx->given + 1) {
		record->line = xlsx->given + 1;
		xlsx->given = xlsx->row - 1;
		return RECORD_BLANK;
	}
	xlsx->has_row = false;
	xlsx->given = record->line = xlsx->row;
	if (xlsx->n_cells == 0)
		return RECORD_BLANK;
	return xlsx_show_row(xlsx, record) ? RECORD_GOOD : RECORD_BAD;
}
