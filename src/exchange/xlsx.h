/* SPDX-License-Identifier: ISC */
/* Records of a workbook's first worksheet, one after the other, in bounded memory. */
#ifndef EXCHANGE_XLSX_H
#define EXCHANGE_XLSX_H

#include <luqu/finding.h>

#include "record.h"
#include "xlsx_book.h"
#include "xlsx_part.h"
#include "xlsx_strings.h"
#include "xlsx_styles.h"

enum xlsx_form { CELL_NUMBER, CELL_TEXT, CELL_SHARED, CELL_BOOLEAN, CELL_ERROR, CELL_DATE };

/* A cell as its XML has it. */
struct xlsx_cell {
	enum xlsx_form form;
	size_t column;        /* 0 first */
	size_t start, length; /* in the row's text; later of what is shown */
	struct xlsx_format format;
	bool has_formula;
};

struct xlsx {
	struct findings *findings;
	const char *name;                     /* of the file, for findings */
	const struct record_columns *columns; /* NULL: not known yet */
	struct xlsx_archive archive;
	struct xlsx_book book;
	struct xlsx_strings strings;
	struct xlsx_styles styles;
	struct xlsx_part part;                     /* the worksheet */
	uint64_t row;                              /* the one being read or waiting */
	uint64_t given;                            /* the last one that has been given out */
	bool has_row;                              /* one waits, complete */
	struct xlsx_text text;                     /* of that row */
	struct xlsx_cell cells[RECORD_CELLS_KEPT]; /* that are not empty, by column */
	size_t n_cells;
	size_t columns_seen; /* behind the last cell that is not empty, kept or not */
	size_t next_column;
	struct xlsx_cell cell; /* the one being read */
	bool is_in_cell, is_in_value, is_in_inline;
	unsigned in_text, in_reading; /* depth of <t> and <rPh> */
};

/* Takes the decoder's source to its end. XLSX_REFUSED: *why is for a finding. */
enum xlsx_answer xlsx_open(struct xlsx *xlsx, struct decoder *decoder, const char **why, struct problem *problem);
void xlsx_close(struct xlsx *xlsx); /* accepts a zeroed one */
enum record_answer xlsx_next(struct xlsx *xlsx, struct record *record, struct problem *problem);

/* Turns the row's cells into the texts that a person sees. Faults become findings; false: there was one. */
bool xlsx_show_row(struct xlsx *xlsx, struct record *record);

#endif
