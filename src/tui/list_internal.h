/* SPDX-License-Identifier: ISC */
/* What the files of lists share. */
#ifndef LUQU_TUI_LIST_INTERNAL_H
#define LUQU_TUI_LIST_INTERNAL_H

#include <luqu/rule.h>

#include "internal.h"

/* --- list_rows.c: rows kept, and walks over rows ----------------------------------------------------------------------------------------- */
struct kept { struct list_row row; char *memory; };
bool kept_copy(struct kept *kept, const struct list_row *row); /* what was there is freed; false: no memory */
void kept_free(struct kept *kept);

/* A walk that may be longer than one window: sorted, it is read in parts, so that no sorted copy of a large table is ever made. */
struct scan {
	struct view *view;
	struct list_from from;
	struct kept start; /* where this part began */
	void *walk;        /* NULL: not open */
	size_t n_read;     /* in this part */
	bool is_at_end;
};
bool scan_open(struct scan *scan, struct view *view, const struct list_from *from, struct problem *problem);
bool scan_next(struct scan *scan, struct list_row *row, struct problem *problem);
void scan_close(struct scan *scan, struct problem *problem);

/* --- list_match.c ------------------------------------------------------------------------------------------------------------------------ */
struct matcher {
	char text[EFFECT_TEXT];       /* as typed; "": lets everything through */
	const struct screen_column *column; /* NULL: any */
	const char *plain;            /* into text */
	struct rule_pattern *pattern; /* NULL: plain text */
};
/* false: *why says what is wrong with it, and the matcher is as it was. */
bool matcher_set(struct matcher *matcher, const struct screen *screen, const char *text, char why[EFFECT_TEXT]);
void matcher_clear(struct matcher *matcher);
enum pattern_answer matcher_try(const struct matcher *matcher, const struct screen *screen, const struct list_row *row);

/* --- list.c -------------------------------------------------------------------------------------------------------------------------------- */
enum { ROWS_BETWEEN_LOOKS = 64 /* at the clock */ };
enum { ROWS_MOST = 1000, TOP_UNKNOWN = -1 /* the next count tells */, TOP_NOWHERE = -2 /* it did not */ };

enum fetch_goal { GOAL_FILL, GOAL_MOVE, GOAL_PAGE, GOAL_LAST };
struct list {
	struct view *view;
	const struct list_source *source;
	struct kept rows[ROWS_MOST]; /* the window */
	size_t n_rows, height, focus;
	int64_t top;                 /* how many rows stand before the window; below 0: not known */
	size_t n_columns, column;    /* the column that keys work on */
	size_t left;                 /* the first column shown behind the frozen ones */
	int sort;                    /* cell; -1: the source's order */
	bool is_falling;
	struct matcher filter, sought;
	char why[EFFECT_TEXT];

	struct scan fetching;        /* rows for the window */
	enum fetch_goal goal;
	size_t wanted, got;

	struct scan counting;
	uint64_t counted, count;
	bool is_count_final, is_counting;

	struct scan searching;
	bool is_searching, has_wrapped, has_found, is_live; /* live: what is sought is still typed */
	struct kept origin;          /* the row where a live search began; memory NULL: none */
	uint64_t searched;

	struct list_row *extending;  /* while the source fills in more cells of it */
	char extra[SHOWN_TEXT * 4];
	size_t extra_used;
	struct problem problem;
};

/* --- list_fetch.c ------------------------------------------------------------------------------------------------------------------------- */
struct fetch { const struct list_row *row; bool is_included, is_backward; size_t wanted; enum fetch_goal goal; };
struct list_from list_order(const struct list *list, const struct list_row *row, bool is_backward);
void list_drop_rows(struct list *list);
void list_fetch(struct list *list, const struct fetch *what); /* a slice at once, the rest by list_fetch_slice */
bool list_fetch_slice(struct list *list, int64_t deadline_ms); /* true: there is more to fetch */

/* --- list_count.c ------------------------------------------------------------------------------------------------------------------------- */
void list_begin_count(struct list *list);
void list_count_slice(struct list *list, int64_t deadline_ms);
bool list_is_same_row(const struct list_row *a, const struct list_row *b, bool has_keys_only);

/* --- list_search.c ------------------------------------------------------------------------------------------------------------------------ */
void list_search_slice(struct list *list, int64_t deadline_ms);
void list_search_stop(struct list *list, const char *message); /* a format for what was sought */

const char *list_cell(const struct screen_column *column, const struct list_row *row, char *buffer, size_t size);

#endif
