/* SPDX-License-Identifier: ISC */
/* What the files of the what-if screen share. */
#ifndef LUQU_TUI_WHAT_IF_H
#define LUQU_TUI_WHAT_IF_H

#include <luqu/service_whatif.h>

#include "internal.h"
#include "page.h"

enum trying_field { TRYING_LINE, TRYING_RANKING, TRYING_TIES, TRYING_FIELDS }; /* of the tier; behind them its pools */
enum trying_over { OVER_NOTHING, OVER_PEOPLE, OVER_SCENARIOS };

struct trying {
	struct page_view shown;        /* first; its page shows why the year could not be read, and what lies over the screen */
	struct whatif *whatif;         /* NULL: not read */
	char tier[33];
	bool has_tier;                 /* it was looked at; else it is what the screen was opened with */
	size_t focus;                  /* a field, or TRYING_FIELDS and the place of a pool among the tier's */
	struct line lines[TRYING_TIES]; /* line and ranking as typed */
	struct line seats;             /* of the pool in focus */
	bool is_fresh;                 /* seats: the first digit replaces what stands there */
	char faults[TRYING_FIELDS + 1][EFFECT_TEXT]; /* why what was typed is no value; the last one: of the seats */
	char described[EFFECT_TEXT];   /* the changes, in a line */
	bool is_changed;               /* and the outcome not computed yet */
	bool is_stale;                 /* the computation was cancelled, or a rule failed */
	int64_t typed_ms, compute_ms;  /* when it was changed; how long the last computation took */
	char keeping[EFFECT_TEXT];     /* the name of the scenario that is being kept */
	enum trying_over over;
	struct scenario_note *scenarios; size_t n_scenarios;
};

/* --- what_if.c --- */
extern const size_t trying_columns[TRYING_FIELDS]; /* of the fields, among those of tiers */
tier_ix trying_tier(const struct trying *own);
/* The tier's pools: how many, and the first among the report's. */
size_t trying_pools(const struct trying *own, size_t *first);
/* The pool in focus; NULL: none. */
const struct whatif_pool *trying_pool(const struct trying *own);
void trying_key(const struct trying *own, const struct whatif_pool *pool, char *buffer, size_t size);
bool trying_is_planned(const struct trying *own, const struct whatif_pool *pool); /* it has a row in plans, and no other tier's vacancy alone */
void trying_choose_tier(struct trying *own, tier_ix tier);
void trying_show(struct trying *own); /* the fields as the scratch copy has them */
void trying_show_seats(struct trying *own);
void trying_changed(struct trying *own); /* the scratch copy: to be computed */

/* --- what_if_press.c --- */
struct effect trying_press(struct trying *own, uint32_t press);

/* --- what_if_paint.c --- */
void trying_paint(const struct trying *own, struct canvas *canvas, struct area area);

/* --- what_if_people.c --- */
void trying_put_people(struct view *view, const struct whatif_pool *pool); /* with their names; NULL: of all */

/* --- what_if_scenarios.c --- */
struct effect trying_press_over(struct view *view, uint32_t press); /* what lies over the screen */

#endif
