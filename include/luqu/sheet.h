/* SPDX-License-Identifier: ISC */
/* Writing a table for people or programs: CSV, XLSX, HTML or plain text for printers, behind one interface. Errors are sticky: sheet_close
 * tells. Nothing stands under the target's name before sheet_close has said STATUS_OK. */
#ifndef LUQU_SHEET_H
#define LUQU_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/chart.h>
#include <luqu/problem.h>
#include <luqu/progress.h>

enum sheet_format { SHEET_CSV, SHEET_XLSX, SHEET_HTML, SHEET_TXT, SHEET_FORMATS };
bool sheet_format_find(const char *name, enum sheet_format *format); /* csv, xlsx, html, txt; false: no such format */
const char *sheet_format_name(enum sheet_format format);             /* also the suffix of a file's name, without the dot */

enum sheet_type {
	SHEET_CODE,    /* text that must stay as it is: codes, numbers of candidates, dates */
	SHEET_TEXT,
	SHEET_E4,      /* decimals: int64_t in 1/10000 */
	SHEET_E2,      /* in 1/100 */
	SHEET_INTEGER,
};
enum sheet_align { SHEET_ALIGN_BY_TYPE /* numbers right, else left */, SHEET_ALIGN_LEFT, SHEET_ALIGN_CENTRE, SHEET_ALIGN_RIGHT };

struct sheet_column {
	const char *name;        /* the header as programs read it */
	const char *name_zh;     /* the Chinese header; NULL: name */
	enum sheet_type type;
	int width_cells;         /* a hint in terminal cells; 0: by type and header */
	enum sheet_align align;
};

enum sheet_flavour {
	SHEET_EXACT,       /* luqu-files(5): UTF-8, no BOM, LF, quotes only where a comma or quote (or line break) needs them */
	SHEET_SPREADSHEET, /* CSV for a double click: BOM, CRLF, codes kept as text, and no cell that a spreadsheet takes for a formula */
};

enum { SHEET_UNPAGED = -1 };

/* Zeroed is a good start. All texts and arrays are copied or used up in sheet_open. */
struct sheet_options {
	enum sheet_format format;
	const char *path;            /* "-": standard output */
	const char *title;           /* of the whole; NULL or "": none. CSV leaves it out. XLSX: the first worksheet's name */
	const char *subtitle;        /* a line below it: office, year, run, digest; NULL: none */
	const char *footer;          /* a last line: who made it, from which data; NULL: none */
	const struct sheet_column *columns;
	size_t n_columns;            /* 1..64 */
	enum sheet_flavour flavour;  /* CSV only; XLSX is always safe */
	bool has_chinese_headers;
	bool has_page_per_section;   /* HTML and TXT: each section begins a page, pages are counted anew */
	int page_lines;              /* TXT: 0 means 66; SHEET_UNPAGED: no pages, for a terminal */
	int page_cells;              /* TXT: 0 means 132 (as wide as it gets when unpaged); a wider table has its widest text columns cut */
	uint32_t worksheet_rows;     /* XLSX: rows in a worksheet, header included, before it goes on in a further one; 0: 1,048,576 */
	const struct progress *progress;    /* told the rows; where it ends the work the sheet fails: STATUS_FAULT "cancelled". NULL: nobody watches */
	const char *const *protected_paths; /* NULL-terminated: files that must not be written over (the database, its -wal ...); NULL: none */
};

struct sheet; /* opaque */

/* NULL: the problem says why. STATUS_USAGE: no such format or columns that make no sense. STATUS_ENVIRONMENT: cannot write there. */
struct sheet *sheet_open(const struct sheet_options *options, struct problem *problem);

/* Begins a further table under a heading: in HTML and TXT a heading and the header anew, in XLSX a further worksheet (the first section takes
 * the first one where nothing has been written yet). columns NULL: as before. CSV has one table only: it takes no second one, and a first
 * section only leaves its title out. */
void sheet_begin_section(struct sheet *sheet, const char *title, const struct sheet_column *columns, size_t n_columns);

/* The next cell of the row. bytes: good text (text_check); broken or control bytes come out as U+FFFD. In a column of numbers it is shown as it
 * is, and XLSX makes it a number where it is one. */
void sheet_put_bytes(struct sheet *sheet, const char *bytes, size_t length);
void sheet_put_text(struct sheet *sheet, const char *text); /* NULL: empty */
void sheet_put_e4(struct sheet *sheet, int64_t value_e4);
void sheet_put_e2(struct sheet *sheet, int64_t value_e2);
void sheet_put_integer(struct sheet *sheet, int64_t value);
void sheet_put_empty(struct sheet *sheet);
void sheet_end_row(struct sheet *sheet); /* cells not put are empty; too many are a sticky STATUS_USAGE */

/* Between rows: a line of its own under what has been written so far (totals, a place to sign). CSV leaves it out. */
void sheet_put_note(struct sheet *sheet, const char *text);
/* Between rows: a chart. HTML only; the others leave it out. */
void sheet_put_chart(struct sheet *sheet, const struct chart *chart);

uint64_t sheet_rows(const struct sheet *sheet);      /* rows ended so far, all sections together */
bool sheet_failed(const struct sheet *sheet);        /* worth asking in long loops only */

/* Ends, puts the file in its place and frees. STATUS_OK, or the first trouble there was; the target is then as it was before. */
enum status sheet_close(struct sheet *sheet, struct problem *problem);
void sheet_abandon(struct sheet *sheet); /* frees and leaves no file behind; accepts NULL */

#endif
