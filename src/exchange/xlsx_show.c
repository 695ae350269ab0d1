/* SPDX-License-Identifier: ISC */
/* A workbook's cells as the texts that a person sees in them; what cannot be one is a finding. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/reader.h>
#include <luqu/text.h>

#include "xlsx.h"

enum { SHOWN = 96 };

static const char *column_name(const struct xlsx *xlsx, size_t column)
{
	return xlsx->columns && column < xlsx->columns->count ? xlsx->columns->names[column] : NULL;
}

static bool refuse(struct xlsx *xlsx, const struct xlsx_cell *cell, const char *what)
{
	const char *name = column_name(xlsx, cell->column);
	if (name)
		findings_add(xlsx->findings, xlsx->name, xlsx->row, name, "%s", what);
	else
		findings_add(xlsx->findings, xlsx->name, xlsx->row, NULL, _("column %zu: %s"), cell->column + 1, what);
	return false;
}

static const char *cell_bytes(const struct xlsx *xlsx, const struct xlsx_cell *cell)
{
	return (const char *)xlsx->text.bytes + cell->start;
}

/* The cell's text becomes this one. false: no memory. */
static bool replace(struct xlsx *xlsx, struct xlsx_cell *cell, const char *text)
{
	cell->start = xlsx->text.length;
	cell->length = strlen(text);
	if (xlsx_text_add(&xlsx->text, text, cell->length))
		return true;
	return refuse(xlsx, cell, _("out of memory"));
}

/* --- numbers ----------------------------------------------------------------------------------------------------------------- */

enum wants { WANTS_TEXT, WANTS_NUMBER, WANTS_DATE };

static enum wants column_wants(const struct xlsx *xlsx, size_t column)
{
	if (!xlsx->columns || column >= xlsx->columns->count)
		return WANTS_TEXT;
	switch (xlsx->columns->types[column]) {
	case FIELD_DECIMAL:
	case FIELD_INTEGER:
		return WANTS_NUMBER;
	case FIELD_DATE:
		return WANTS_DATE;
	default:
		return WANTS_TEXT;
	}
}

static bool refuse_date(struct xlsx *xlsx, const struct xlsx_cell *cell)
{
	return refuse(xlsx, cell,
	              _("the spreadsheet has made a date of this: format the column as text and enter the value again"));
}

static bool show_day(struct xlsx *xlsx, struct xlsx_cell *cell, const char *number)
{
	char day[XLSX_NUMBER_TEXT];
	if (column_wants(xlsx, cell->column) != WANTS_DATE)
		return refuse_date(xlsx, cell);
	if (!xlsx_day_show(number, xlsx->book.counts_from_1904, day))
		return refuse(xlsx, cell, _("not a day: a date without a time is wanted here"));
	return replace(xlsx, cell, day);
}

static bool show_number(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	char text[XLSX_NUMBER_TEXT];
	switch (xlsx_number_show(cell_bytes(xlsx, cell), cell->length, cell->format, text)) {
	case NUMBER_GOOD:
		break;
	case NUMBER_BROKEN:
		return refuse(xlsx, cell, _("the workbook holds a number here that is none"));
	case NUMBER_TOO_LONG:
		return refuse(
		        xlsx, cell,
		        _("a number of more than 15 digits, the last of which the spreadsheet has lost: format the column as text "
		          "and enter it again"));
	}
	if (cell->format.look == LOOK_DATE)
		return show_day(xlsx, cell, text);
	if (cell->format.look == LOOK_WORDS && column_wants(xlsx, cell->column) != WANTS_NUMBER)
		return refuse(xlsx, cell,
		              _("a number that the spreadsheet shows with other text round it: format the column as text and write "
		                "the whole"));
	return replace(xlsx, cell, text);
}

/* --- the others -------------------------------------------------------------------------------------------------------------- */

static bool show_boolean(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	return replace(xlsx, cell, cell->length == 1 && *cell_bytes(xlsx, cell) == '1' ? "TRUE" : "FALSE");
}

static bool show_error(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	char shown[SHOWN], what[2 * SHOWN + SHOWN];
	text_show(shown, sizeof shown, cell_bytes(xlsx, cell), cell->length);
	snprintf(what, sizeof what, _("the spreadsheet shows the error %s here"), shown);
	return refuse(xlsx, cell, what);
}

/* 2026-06-18T00:00:00.000Z: the day alone where the time is midnight. */
static bool show_iso_date(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	const char *bytes = cell_bytes(xlsx, cell);
	const char *time = memchr(bytes, 'T', cell->length);
	if (column_wants(xlsx, cell->column) != WANTS_DATE)
		return refuse_date(xlsx, cell);
	for (const char *at = time; time && at < bytes + cell->length; at++) {
		if (!strchr("T0:.Z", *at))
			return refuse(xlsx, cell, _("not a day: a date without a time is wanted here"));
	}
	if (time)
		cell->length = (size_t)(time - bytes);
	return true;
}

static bool show_text(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	(void)xlsx, (void)cell;
	return true;
}

static bool show_cell(struct xlsx *xlsx, struct xlsx_cell *cell)
{
	static bool (*const shows[])(struct xlsx *, struct xlsx_cell *) = {
		[CELL_NUMBER] = show_number,   [CELL_TEXT] = show_text,   [CELL_SHARED] = show_text,
		[CELL_BOOLEAN] = show_boolean, [CELL_ERROR] = show_error, [CELL_DATE] = show_iso_date,
	};
	if (cell->length == 0)
		return refuse(xlsx, cell, _("a formula without a result: open the workbook in a spreadsheet and save it again"));
	return shows[cell->form](xlsx, cell);
}

/* The number of a shared string. */
static bool find_shared(struct xlsx *xlsx, const struct xlsx_cell *cell, struct cell *shown)
{
	char number[16];
	char *end = NULL;
	const size_t length = cell->length < sizeof number - 1 ? cell->length : sizeof number - 1;
	memcpy(number, cell_bytes(xlsx, cell), length);
	number[length] = '\0';
	const unsigned long wanted = strtoul(number, &end, 10);
	if (*end == '\0' && xlsx_strings_get(&xlsx->strings, wanted, shown))
		return true;
	return refuse(xlsx, cell, _("the workbook is damaged: it has no such text"));
}

static bool place_cell(struct xlsx *xlsx, const struct xlsx_cell *cell, struct record *record)
{
	struct cell *shown = &record->cells[cell->column];
	if (cell->form == CELL_SHARED) {
		if (!find_shared(xlsx, cell, shown))
			return false;
	} else {
		*shown = (struct cell){ .bytes = cell_bytes(xlsx, cell), .length = cell->length };
	}
	return shown->length <= FIELD_BYTES_MOST || refuse(xlsx, cell, _("the field is longer than 64 KiB"));
}

/* A cell beyond the header's last column. */
static bool refuse_outside(struct xlsx *xlsx, const struct xlsx_cell *cell)
{
	struct cell shown = { .length = 1 };
	if (cell->form == CELL_SHARED && !find_shared(xlsx, cell, &shown))
		return false;
	return shown.length == 0 || refuse(xlsx, cell, _("a value outside of the table: the header has no name for it"));
}

/* Once the row's text does not move any more. */
static bool place_cells(struct xlsx *xlsx, struct record *record)
{
	for (size_t i = 0; i < xlsx->n_cells; i++) {
		const struct xlsx_cell *cell = &xlsx->cells[i];
		if (cell->column >= record->n_cells ? !refuse_outside(xlsx, cell)
		                                    : cell->column < RECORD_CELLS_KEPT && !place_cell(xlsx, cell, record))
			return false;
	}
	return true;
}

bool xlsx_show_row(struct xlsx *xlsx, struct record *record)
{
	bool is_good = true;
	record->n_cells = xlsx->columns ? xlsx->columns->count : xlsx->columns_seen;
	for (size_t i = 0; i < record->n_cells && i < RECORD_CELLS_KEPT; i++)
		record->cells[i] = (struct cell){ .bytes = "", .length = 0 };
	for (size_t i = 0; i < xlsx->n_cells; i++)
		is_good &= show_cell(xlsx, &xlsx->cells[i]);
	is_good = is_good && place_cells(xlsx, record);
	/* Behind a header there may be cells of empty text. */
	while (!xlsx->columns && record->n_cells > 0 && record->n_cells <= RECORD_CELLS_KEPT &&
	       record->cells[record->n_cells - 1].length == 0)
		record->n_cells--;
	return is_good;
}
