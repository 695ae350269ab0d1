/* SPDX-License-Identifier: ISC */
/* A grid of terminal cells in memory. Screens draw on it, the terminal copies what changed, tests print it. Nothing on it can steer a
 * terminal: what text_check refuses is shown as U+FFFD. A wide character is never broken: where half of one would be overwritten or cut off,
 * a blank stands. Combining marks stay with their base. */
#ifndef LUQU_CANVAS_H
#define LUQU_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What a piece of text is, not what it looks like: terminal.c gives it colour and attributes. No two that could be confused differ by colour
 * alone: what matters has a word or a sign of its own beside it. */
enum role {
	ROLE_TEXT,    /* zero: plain */
	ROLE_TITLE,   /* the top line */
	ROLE_HEADER,  /* of columns, of sections */
	ROLE_FOCUS,   /* the row or field that keys work on */
	ROLE_KEY,     /* a key in the bottom bar */
	ROLE_LABEL,   /* what a key does; the name of a field */
	ROLE_INPUT,   /* where one types */
	ROLE_GOOD, ROLE_WARNING, ROLE_ERROR,
	ROLE_FAINT,   /* hints, what does not apply */
	ROLE_MATCH,   /* what was searched for */
	ROLE_BAR,     /* the filled part of a bar */
	ROLE_COUNT,
};

enum { CELL_CHARACTERS = 5 /* a base and up to four marks: what curses can hold */ };

struct canvas_cell {
	uint32_t characters[CELL_CHARACTERS]; /* ended by 0 where shorter; all 0: the right half of the wide character before it */
	uint8_t width;                        /* cells: 1 or 2; 0: right half */
	uint8_t role;                         /* enum role */
};

struct canvas; /* opaque */

struct canvas *canvas_make(int lines, int columns);                /* blank; NULL: out of memory. Sizes below 1 become 1 */
void canvas_free(struct canvas *canvas);                           /* accepts NULL */
bool canvas_resize(struct canvas *canvas, int lines, int columns); /* blank again; false: out of memory, all as before */
void canvas_clear(struct canvas *canvas);                          /* blanks, cursor at 0,0 */
int canvas_lines(const struct canvas *canvas);
int canvas_columns(const struct canvas *canvas);
const struct canvas_cell *canvas_at(const struct canvas *canvas, int line, int column); /* NULL: outside */
/* The hardware cursor: always at the focus. Clamped to the grid. */
void canvas_put_cursor(struct canvas *canvas, int line, int column);
void canvas_get_cursor(const struct canvas *canvas, int *line, int *column);

/* A line as UTF-8 without blanks at its end, and its roles as one letter a cell ('.' for ROLE_TEXT). Always terminated; returns the length. */
size_t canvas_line_text(const struct canvas *canvas, int line, char *buffer, size_t size);
size_t canvas_line_roles(const struct canvas *canvas, int line, char *buffer, size_t size);
void canvas_print(const struct canvas *canvas, FILE *to); /* all lines, each ended by LF: what golden screens hold */

/* A part of the canvas: what a screen may draw on. */
struct area { int line, column, lines, columns; };

/* A pen writes along one line from column up to, not including, end. What does not fit is cut at a whole character. */
struct pen {
	struct canvas *canvas;
	int line, column, end;
	enum role role;
};
/* At the beginning of a line (from 0) of an area. Lines outside the area: a pen that writes nothing. */
struct pen pen_at(struct canvas *canvas, struct area area, int line, enum role role);
void pen_text(struct pen *pen, const char *text);                        /* UTF-8 */
void pen_bytes(struct pen *pen, const char *bytes, size_t length);
__attribute__((format(printf, 2, 3))) void pen_format(struct pen *pen, const char *format, ...);
/* A text in so many cells: cut (with `~` in its last cell) or filled with blanks; width negative: at the right. */
void pen_cell(struct pen *pen, const char *text, int width_cells);
void pen_fill(struct pen *pen, int column); /* blanks up to a column of the canvas; -1: up to the end */
void pen_skip(struct pen *pen, int cells);
/* A text broken into lines at blanks, or anywhere between wide characters; LF begins a new line. Draws lines from `first` on into the
 * area (canvas NULL: draws nothing); returns how many lines the whole text takes. */
struct flow { struct canvas *canvas; struct area area; int first; enum role role; };
int flow_text(const struct flow *flow, const char *text);

#endif
