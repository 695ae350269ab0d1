/* SPDX-License-Identifier: ISC */
/* What if: tiers and plans changed on a scratch copy, the outcome beside the one there is, and such changes kept as scenarios, compared,
 * adopted. Nothing here touches a row before scenario_adopt. */
#ifndef LUQU_SERVICE_WHATIF_H
#define LUQU_SERVICE_WHATIF_H

#include <luqu/service_run.h>

/* --- changes -------------------------------------------------------------------------------------------------------------------- */

/* One field of a row of tiers or plans. Keys and seq stay as they are: choices and orders hang on them. */
struct whatif_change {
	enum kind kind;
	const char *key;   /* parts joined by `/` */
	const char *field; /* the column's name in files, English or Chinese */
	const char *value; /* as in files; "" is the default */
};
enum { WHATIF_CHANGE_TEXT = 8192 };
/* Reads "plans/TIER/PROGRAM/POOL/FIELD=VALUE" or "tiers/TIER/FIELD=VALUE"; the parts live in the buffer. STATUS_USAGE: it is none. */
enum status whatif_read_change(const char *text, char buffer[WHATIF_CHANGE_TEXT], struct whatif_change *change, struct problem *problem);

struct scenario_row {
	enum kind kind;
	const char *was[FIELDS_MOST], *is[FIELDS_MOST]; /* as in files, in the table's order; equal where the scenario leaves a field alone */
};
enum { SCENARIO_NAME_TEXT = 64 * 4 + 1, SCENARIO_NOTE_TEXT = 200 * 4 + 1 };
struct scenario_note {
	char name[SCENARIO_NAME_TEXT], time[32], user[64], note[SCENARIO_NOTE_TEXT]; /* name "": it was not saved */
	char digest[DIGEST_TEXT]; /* of the data it was made from */
	uint64_t n_changes;       /* fields */
};
struct scenario {
	struct arena *arena;
	struct scenario_note about;
	struct scenario_row *rows; size_t n_rows; /* by kind and key; only rows that it changes */
};
void scenario_free(struct scenario *scenario); /* accepts a zeroed one */
/* The row's key, parts joined by `/`. Returns its length. */
size_t scenario_key(const struct scenario_row *row, char *buffer, size_t size);
/* "plans/T1/P1/open/seats: 12 -> 14; ...": for lists and the audit trail. Lives as long as the scenario. */
const char *scenario_describe(const struct scenario *scenario);

/* --- the outcome beside another ----------------------------------------------------------------------------------------------------- */

enum whatif_side { WHATIF_BEFORE, WHATIF_AFTER, WHATIF_SIDES };
enum whatif_verdict {
	WHATIF_GAINS, /* a place and none before; an earlier tier; in the same tier a choice further up (adjust stands behind all) */
	WHATIF_LOSES, /* the reverse */
	WHATIF_MOVES, /* another place that is neither: another pool, by order, adjust */
};
struct whatif_pool_side { bool is_there, has_merit; uint32_t seats, placed; int64_t merit_e4; /* as in the output `cutoffs` */ };
struct whatif_pool {
	tier_ix tier;
	program_ix program;
	const char *code;
	struct whatif_pool_side sides[WHATIF_SIDES];
	uint32_t came, went; /* who has this place and had not, who had it and has not */
};
struct whatif_move {
	candidate_ix candidate;
	enum whatif_verdict verdict;
	const struct placement *places[WHATIF_SIDES]; /* NULL: none */
	uint32_t pools[WHATIF_SIDES];                 /* into the report's pools; IX_NONE: none */
};
struct whatif_sums { uint64_t placed, first, first_three; /* placed at choice 1, at choices 1 to 3 */ };
struct whatif_report {
	struct whatif_pool *pools; size_t n_pools; /* by tier, program, pool code; those of either side */
	struct whatif_move *moves; size_t n_moves; /* by candidate */
	uint64_t n_candidates, n_gains, n_loses, n_moves_only;
	struct whatif_sums sums[WHATIF_SIDES];
};

struct whatif; /* opaque: a year in memory, and a scratch copy of its tiers and plans */

/* Reads the year and the run (0: the latest; none stored is no fault) and computes what is not stored. STATUS_FAULT: rules fail, or "cancelled". */
enum status whatif_open(struct store *store, int64_t run, const struct progress *progress, struct whatif **whatif, struct problem *problem);
void whatif_free(struct whatif *whatif); /* accepts NULL */

/* What stands on the side `before`. */
struct whatif_beside {
	struct run_note run;     /* number 0: the outcome of the data as they are */
	bool is_other_data;      /* the run was made from other data, or not of all tiers: those differences are among the report's */
	const char *scenario;    /* not NULL: this scenario instead */
};
struct whatif_beside whatif_beside(const struct whatif *whatif);

/* Makes changes on top of those there are: all of them or, where the year would not hold together or a rule is faulty, none. STATUS_USAGE:
 * no such kind, field; STATUS_FAULT: no such row, a bad value (the problem says where). Call whatif_compute then. */
enum status whatif_change(struct whatif *whatif, const struct whatif_change *changes, size_t n_changes, struct problem *problem);
/* The scenario's changes instead of those there are (NULL: none any more), on the rows of today. *n_stale: how many of its fields had another value when it was
 * made; the first is told in the problem (which has STATUS_OK then). */
enum status whatif_take(struct whatif *whatif, const struct scenario *scenario, size_t *n_stale, struct problem *problem);
/* The changes there are; valid until the next change. */
const struct scenario *whatif_scenario(const struct whatif *whatif);
/* A field as it is on the scratch copy; NULL: no such row. */
const char *whatif_value(const struct whatif *whatif, enum kind kind, const char *key, size_t field);
/* The year with the changes; valid until the next change. */
const struct dataset *whatif_dataset(const struct whatif *whatif);

/* A scenario to stand on the side `before`; NULL: the run again. The report is made anew. */
enum status whatif_put_beside(struct whatif *whatif, const struct scenario *scenario, const struct progress *progress, struct problem *problem);
/* Computes the outcome from the first tier that changed, and the difference. STATUS_FAULT: a rule fails, or "cancelled": the report stays. */
enum status whatif_compute(struct whatif *whatif, const struct progress *progress, struct problem *problem);
const struct whatif_report *whatif_report(const struct whatif *whatif);          /* of the last computation; valid until the next */
const struct outcome *whatif_outcome(const struct whatif *whatif, enum whatif_side side); /* the report's */

/* For people: "T1/P1/open choice 2", "no place"; gains, loses, moves. Translated. */
enum { WHATIF_PLACE_TEXT = 160 };
void whatif_describe_place(const struct whatif *whatif, const struct whatif_move *move, enum whatif_side side, char text[WHATIF_PLACE_TEXT]);
const char *whatif_verdict_name(enum whatif_verdict verdict);

/* --- scenarios ---------------------------------------------------------------------------------------------------------------------- */

/* STATUS_FAULT: there is no such scenario. To be freed in any case. */
enum status scenario_load(struct store *store, const char *name, struct scenario *scenario, struct problem *problem);
/* All, by name; *notes is the caller's to free(). */
enum status scenario_list(struct store *store, struct scenario_note **notes, size_t *count, struct problem *problem);
struct scenario_saving {
	const char *name;  /* a good text of up to 64 characters, not blank */
	const char *note;  /* NULL or "": none; up to 200 characters */
	bool may_replace;  /* one of that name is replaced; else STATUS_FAULT */
	const struct progress *progress;
};
/* The changes there are; they bear that name then. STATUS_FAULT: there are none, the name is taken; STATUS_USAGE: a bad name or note. */
enum status scenario_save(struct store *store, struct whatif *whatif, const struct scenario_saving *saving, struct problem *problem);
enum status scenario_drop(struct store *store, const char *name, const struct progress *progress, struct problem *problem);
/* The way back: a scenario without a name, of the same rows, from what this one makes of them to what they were. To be freed in any case. */
enum status scenario_turn(const struct scenario *scenario, struct scenario *turned, struct problem *problem);
/* Makes the changes in the rows themselves, each through the checks of a row changed by hand, in one audited transaction; a scenario that was
 * saved is taken away with it. STATUS_USAGE: no reason. STATUS_FAULT: a row it was made from has another value by now (the problem tells
 * both), or the year would not hold together: then nothing is changed. */
struct scenario_adoption { const struct scenario *scenario; const char *reason; const struct progress *progress; };
enum status scenario_adopt(struct store *store, const struct scenario_adoption *adoption, struct problem *problem);

#endif
