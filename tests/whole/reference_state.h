/* SPDX-License-Identifier: ISC */
/* What the reference keeps while it works. Everything is found by walking through arrays; nothing is clever. */
#ifndef LUQU_TESTS_REFERENCE_STATE_H
#define LUQU_TESTS_REFERENCE_STATE_H

#include "reference.h"
#include "reference_rule.h"

enum { NONE = -1, REASONS = 5, REFERENCE_POOLS = 8 };
#define REASON_LETTERS "rolen" /* returned, outranked, below line, not eligible, no choices: best first */

struct ref_subject {
	const char *code, *formula;
	int64_t weight_e4;
};

struct ref_place {
	int tier, pool; /* NONE: unplaced; pool: into pools */
	long choice;
	bool by_order;
	int64_t merit_e4;
};

struct ref_candidate {
	const char *no, *feeder, *district, *category, *sex, *tags;
	bool adjust;
	int64_t *mark_e4;    /* [subject], formulas computed */
	const char **status; /* [subject] */
	bool formulas_are_known;
	int64_t bonus_e4, total_e4;
	struct ref_place place;
	char *reasons; /* [tier]: a letter, 0: none given */
	/* In the tier at hand: */
	bool takes_part;
	int64_t merit_e4;
	unsigned char draw[32];
};

struct ref_tier {
	size_t row;
	const char *code;
	long seq;
	const char *merit, *ranking, *bands, *ties, *returns, *adjust;
	int is_inherited_by; /* the tier that has had its vacancies; NONE: still there */
};

struct ref_program {
	const char *code, *school;
};

struct ref_pool {
	int tier, program;
	const char *code;
	long order;
	int64_t seats;    /* planned and inherited */
	int64_t capacity; /* filed, less orders */
	int64_t orders, placed, borrowed;
	int64_t seen, taken; /* among the applications */
	const char *eligible, *line, *ranking, *rollover;
	bool has_merit;
	int64_t merit_e4;       /* lowest taken */
	int last_taken;         /* under any ties */
	int last_in, first_out; /* under break */
	int64_t drawn;
};

struct ref_choice {
	int candidate, tier, program;
	long rank;
};

struct ref_look { /* what one pool makes of one application */
	bool is_eligible, meets_line;
	bool is_by_draw; /* under break: the draw alone parts it from the last one in or, taken, from the first one out */
	size_t place;    /* among those the pool sees, best 1; 0: it does not see this one */
	int64_t keys[REFERENCE_KEYS];
	bool is_lottery[REFERENCE_KEYS];
	size_t n_keys;
};

struct ref_application {
	int candidate, program;
	long choice;
	long band;
	bool is_made, was_taken, was_refused;
	int pool;                               /* that takes it; NONE: turned away */
	struct ref_look looks[REFERENCE_POOLS]; /* by position of the pool among those of its program */
};

struct reference_state {
	const struct year *year;
	struct reference *result;
	const char *seed;
	size_t n_subjects, n_candidates, n_tiers, n_programs, n_pools, n_choices, n_returns, n_orders, n_applications;
	struct ref_subject *subjects;
	struct ref_candidate *candidates; /* by number */
	struct ref_tier *tiers;           /* by seq */
	struct ref_program *programs;     /* by code */
	struct ref_pool *pools;           /* as tiers make them: by tier, program, order, code */
	struct ref_choice *choices;
	struct ref_choice *returns;           /* rank unused */
	struct ref_choice *orders;            /* rank: the row */
	struct ref_application *applications; /* of the tier at hand */
	struct reference_shelf shelf;
	struct paper trace;
};

/* reference_read.c: from text cells; totals and the draw too */
void ref_read(struct reference_state *state);
void ref_compute_totals(struct reference_state *state);

/* reference_names.c: rules about a candidate in a tier; choice 0 where there is none */
struct ref_asked {
	struct reference_state *state;
	int candidate, tier, program;
	long choice;
};
int64_t ref_number(const struct ref_asked *asked, const char *rule, bool *has_no_line);
bool ref_holds(const struct ref_asked *asked, const char *rule);
struct ref_look ref_look_at(const struct ref_asked *asked, const struct ref_pool *pool);

/* reference_lists.c: who takes part, with which list */
bool ref_is_returned(const struct reference_state *state, int tier, int candidate, int program); /* program NONE: any */
int ref_first_pool(const struct reference_state *state, int tier, int program);                  /* NONE: none */
void ref_make_lists(struct reference_state *state, int tier);

/* reference_take.c: what a program takes out of all who applied */
void ref_program_takes(struct reference_state *state, int tier, int program);
void ref_note_events(struct reference_state *state, int tier);

/* reference_tier.c: a tier from its seats to its reasons */
void ref_run_tier(struct reference_state *state, int tier);

/* reference_trace.c: what each pool made of each application of a tier that is over */
void ref_trace_tier(struct reference_state *state, int tier, const bool *is_void);

/* reference_write.c: the outputs */
void ref_write(struct reference_state *state, size_t n_tiers);

#endif
