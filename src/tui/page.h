/* SPDX-License-Identifier: ISC */
/* Pages: texts and rows one below the other, scrolled, searched, with lines that lead to other screens. For screens that show what a service
 * found out and that is no list: an explanation, a check, a program. */
#ifndef LUQU_TUI_PAGE_H
#define LUQU_TUI_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/screen.h>

struct page; /* opaque */

struct page *page_make(void);       /* NULL: out of memory */
void page_free(struct page *page);  /* accepts NULL */
void page_clear(struct page *page); /* the place on it stays, as far as it can */
bool page_failed(const struct page *page); /* something did not find room in memory */

/* A text that is wrapped, from column `indent` on. */
struct page_place { int indent; enum role role; };
__attribute__((format(printf, 3, 4))) void page_put(struct page *page, struct page_place place, const char *format, ...);
void page_put_blank(struct page *page);
void page_put_heading(struct page *page, const char *text);
/* Before the text put last, in the columns that its indent leaves free: a number, a code. */
void page_put_lead(struct page *page, int column, const char *lead);
/* A name and its value, as in the head of an explanation. */
void page_put_field(struct page *page, const char *label, const char *value);

/* A row of cells, two apart, cut where they do not fit; width below 0: at the right. */
struct page_cell { const char *text; int width_cells; };
void page_put_row(struct page *page, struct page_place place, const struct page_cell *cells, size_t n);
/* What Enter on the text or row put last opens. */
void page_link(struct page *page, const struct screen *screen, const char *argument);

int page_line(const struct page *page); /* where the cursor stands, from 0 */
void page_go(struct page *page, int line);
void page_paint(struct page *page, struct canvas *canvas, struct area area);
struct effect page_press(struct view *view, struct page *page, uint32_t press);

/* --- screens that are a page, computed as soon as they are seen --------------------------------------------------------------------------- */

/* First in the state of such a screen. The work runs with progress and cancel, and again where data or run are no longer those it saw. */
struct page_view {
	struct page *page;
	bool is_known;    /* the work was done for: */
	int64_t seq, run; /* the last row of the audit trail, the run chosen */
};
enum status page_view_open(struct view *view, struct problem *problem);
void page_view_close(struct view *view);
bool page_view_step(struct view *view, const struct job *job);
void page_view_returned(struct view *view);
/* To end the work with: what failed stands on the page then. */
enum status page_view_end(struct view *view, enum status status, const struct problem *problem);
void page_view_paint(const struct view *view, struct canvas *canvas, struct area area);
struct effect page_view_press(struct view *view, uint32_t press);
size_t page_view_describe(const struct view *view, char *buffer, size_t size);

/* One below the other, with their places. */
void page_put_findings(struct page *page, const struct findings *findings);

/* --- forms with a page below ----------------------------------------------------------------------------------------------------------------
 * What came of what was typed stands there, until the next time. PgUp and PgDn turn the page, all other keys are the form's. First in the
 * state: struct page_view. */
void form_page_paint(const struct view *view, struct canvas *canvas, struct area area);
struct effect form_page_press(struct view *view, uint32_t press);
struct page *form_page_begin(struct view *view); /* within the work: the page, emptied */
/* Why nothing came of it, and what is at fault in the data. */
void page_put_refusal(struct page *page, const struct problem *problem, const struct findings *faults);

/* The last row of the audit trail: every change has one. */
int64_t tui_data_seq(struct tui *tui);

#endif
