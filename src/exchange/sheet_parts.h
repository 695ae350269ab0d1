/* SPDX-License-Identifier: ISC */
/* What the formats of sheets share: the sheet, its row in the making, and the table of functions each format fills in. */
#ifndef EXCHANGE_SHEET_PARTS_H
#define EXCHANGE_SHEET_PARTS_H

#include <luqu/arena.h>
#include <luqu/outfile.h>
#include <luqu/sheet.h>

enum { SHEET_COLUMNS_MOST = 64 };

/* A cell as it goes out: good text, NUL-terminated. */
struct sheet_cell {
	const char *text;
	size_t length;  /* 0: empty */
	bool is_number; /* value_e4 holds it */
	int64_t value_e4;
};

struct sheet_writer {
	/* Before anything is written. Makes sheet->state where it needs one. */
	void (*begin)(struct sheet *sheet);
	/* A section begins: sheet->columns hold; title NULL: no heading. */
	void (*begin_section)(struct sheet *sheet, const char *title);
	void (*write_row)(struct sheet *sheet, const struct sheet_cell *cells);
	void (*end_section)(struct sheet *sheet);
	void (*write_note)(struct sheet *sheet, const char *text);
	void (*write_chart)(struct sheet *sheet, const struct chart *chart);
	/* After the last table; nothing has failed so far. */
	void (*end)(struct sheet *sheet);
	/* Frees sheet->state, whatever has happened. */
	void (*drop)(struct sheet *sheet);
};

struct sheet {
	struct sheet_options options; /* its texts are in the arena */
	struct sheet_column columns[SHEET_COLUMNS_MOST];
	const char *headers[SHEET_COLUMNS_MOST]; /* in the language asked for, as good text */
	size_t n_columns;
	const struct sheet_writer *writer;
	void *state;
	struct outfile *out;
	struct arena *arena;
	enum status status; /* sticky */
	struct problem problem;
	char *text; /* of the row in the making */
	size_t text_used, text_capacity;
	struct sheet_cell cells[SHEET_COLUMNS_MOST]; /* text: set when the row ends */
	size_t starts[SHEET_COLUMNS_MOST];
	size_t n_cells;
	const char *title; /* of the section to come */
	bool has_section;  /* one has begun and not ended */
	uint64_t sections, rows;
};

extern const struct sheet_writer sheet_csv_writer, sheet_xlsx_writer, sheet_html_writer, sheet_txt_writer;

/* The first trouble stays. */
__attribute__((format(printf, 3, 4))) void sheet_fail(struct sheet *sheet, enum status status, const char *format, ...);
void sheet_fail_memory(struct sheet *sheet);
/* The text as good text (text_check, blank ends aside), in the sheet's arena; "" where it is NULL or memory is out. */
const char *sheet_keep_text(struct sheet *sheet, const char *text);
bool sheet_is_right(const struct sheet_column *column); /* is it aligned to the right? */
bool sheet_is_number(const struct sheet_column *column);

#endif
