/* SPDX-License-Identifier: ISC */
/* What the files of the screen home share. */
#ifndef LUQU_TUI_HOME_H
#define LUQU_TUI_HOME_H

#include <luqu/service_check.h>
#include <luqu/store.h>

#include "internal.h"

enum { CALENDAR_MOST = 64, STAGE_KINDS = 4, STAGE_CODES = 6 };

enum { COUNT_UNSIGNED = KIND_COUNT /* choice forms, behind the rows of kinds */, COUNTS };

struct calendar_row { char name[128], from[16], to[16]; };

struct home {
	uint64_t counts[COUNTS];
	bool is_counted[COUNTS];
	struct store_cursor *cursor; /* counting this one; NULL: none */
	struct store_window window;
	unsigned counting;
	struct calendar_row calendar[CALENDAR_MOST];
	size_t n_calendar;
	char office[256], year[16];
	struct run_note run;
	bool has_changed;            /* data, since that run */
	struct check_note check;     /* kept last */
	bool is_check_old;           /* data changed after it */
	uint64_t batches, open_batches, frozen_exams, open_rechecks;
	size_t focus;
};

enum mark {
	MARK_UNKNOWN, /* still counted */
	MARK_IDLE,    /* nothing, and nothing is needed */
	MARK_OPEN,    /* to be done */
	MARK_DONE,
	MARK_NOTED,   /* done, and to be looked at */
	MARK_TROUBLE, /* stands in the way of what follows */
};

/* A part of the year's work: which rows it is about, what checks say of it, and where it is done. */
struct stage {
	const char *title;               /* N_() */
	const char *todo;                /* N_(): while there are no rows; "": none are needed */
	enum kind kinds[STAGE_KINDS];    /* rows counted, ended by KIND_NONE; one of the first must be there */
	const char *codes[STAGE_CODES];  /* beginnings of the check codes that are about it */
	const struct screen *screen;
	enum mark (*judge)(const struct home *home, char *text, size_t size); /* instead of the rows */
};
extern const struct stage stages[];
extern const size_t n_stages;

/* How it stands, and a line about that. */
enum mark stage_judge(const struct home *home, const struct stage *stage, char *text, size_t size);

#endif
