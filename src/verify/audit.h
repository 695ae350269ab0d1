/* SPDX-License-Identifier: ISC */
/* What the steps of a verification share: the year, the outcome, and the tier being checked as the rules would have it. */
#ifndef LUQU_VERIFY_AUDIT_H
#define LUQU_VERIFY_AUDIT_H

#include <luqu/verify.h>

#include "figures.h"
#include "stumble.h"

/* Candidates that pay for handing them to a thread; few of them need no second one. */
enum { AUDIT_THREADS = 2, AUDIT_GRAIN = 2048 };

/* How a candidate stands before a tier. Small letters are those of a trail. */
enum {
	STATE_ELSEWHERE = 0, /* placed in an earlier tier */
	STATE_ORDERED = 'O',
	STATE_TAKES_PART = 'P',
	STATE_NO_CHOICES = 'n',
	STATE_NOT_ELIGIBLE = 'e',
	STATE_BELOW_LINE = 'l',
	STATE_RETURNED = 'r',
};

#define MERIT_UNKNOWN INT64_MIN

struct audit {
	const struct dataset *dataset;
	const struct outcome *outcome;
	struct watch watch;
	struct verify_report *report;
	struct walk_book *book;
	struct figures figures;
	tier_ix *heir;       /* [tier of the run]: the first later one that inherits it; IX_NONE: none */
	pool_ix *first_pool; /* [tiers of the run + 1]: slices of outcome.pools */
	uint32_t *place;     /* [candidate]: its row of outcome.placements; IX_NONE: none */
	uint16_t *placed_in; /* [candidate]: the tier of its place; outcome.n_tiers: none */
	uint32_t *local;     /* [pool of the outcome]: its number in its tier as it should be; IX_NONE: there is no such pool */
	uint64_t *vacancy;   /* [tier x programs + program]: seats left, sum over its pools */
	int64_t *cutoff_e4;  /* [program x tiers + tier]: the lowest merit taken there */
	bool *has_cutoff;    /* the same: whether it took anybody */
	char *state;         /* [candidate]: STATE_..., in the tier being checked */
	int64_t *merit_e4;   /* [candidate]: in that tier; MERIT_UNKNOWN where nothing hangs on it */
	uint16_t *verdict;   /* [candidate]: VERDICT_..., in that tier */
	bool names_lottery;  /* some ranking does */
	uint64_t drawn;      /* over all pools */
};

/* Keys by which a pool sorts, up to `lottery`: behind it nothing decides. */
struct ranking {
	const struct walk_rule *rule; /* NULL: the merit alone */
	size_t n_keys;
	bool has_lottery;
};

struct pool {
	program_ix program;
	plan_ix plan; /* IX_NONE: the pool `inherited` */
	const char *code;
	uint32_t offer;
	pool_ix stored;                          /* in outcome.pools; IX_NONE: not there */
	const struct walk_rule *eligible, *line; /* NULL: open to all; no line */
	const uint32_t *guard;                   /* eligible holds only where this text column is guard_word; NULL: not known */
	uint32_t guard_word;
	struct ranking ranking;
	uint64_t seats, capacity, orders; /* as in struct pool_result */
	uint32_t rollover;                /* a pool of this tier; IX_NONE: none */
};

/* A program in a tier: its pools in order. */
struct offer {
	program_ix program;
	uint32_t first_pool, n_pools;
	/* The same pools in two slices of stage.sights: those guarded by the column, by word, then in order; all others in order.
	 */
	const uint32_t *column;
	uint32_t n_guarded;
};

/* One tier. Its pools and offers stand by program, order and pool code. */
struct stage {
	struct audit *audit;
	struct arena *arena;
	tier_ix number;
	const struct tier *tier;
	const struct walk_rule *eligible, *line; /* NULL: all; none */
	const struct walk_rule *merit;
	struct ranking ranking;
	struct pool *pools;
	uint32_t n_pools;
	struct offer *offers;
	uint32_t n_offers;
	uint32_t *sights;                   /* [pools]: see struct offer; sight.c */
	uint32_t *offer_of;                 /* [program]; IX_NONE: it has no pool here */
	uint32_t *school_start, *by_school; /* [school + 1]: slices of offers by school, then code */
	const struct return_row *returns;
	size_t n_returns;
	const struct order_row *orders;
	size_t n_orders;
	size_t keys_most;  /* of its rankings */
	uint32_t *settled; /* [candidate]: the pool that deferred acceptance gives; NULL: not computed */
	struct stumble stumbles[AUDIT_THREADS];
};

/* stage.c: the tier's rules, pools, seats. NULL: the problem says why. */
struct stage *stage_make(struct audit *audit, tier_ix tier, struct problem *problem);
void stage_free(struct stage *stage);
/* STATUS_FAULT where a rule failed on somebody or the work is to stop. */
enum status stage_status(const struct stage *stage, struct problem *problem);

/* rows.c: the rows of the tier, and those about a candidate in it. */
void stage_find_rows(struct stage *stage);
const struct return_row *stage_returns(const struct stage *stage, candidate_ix candidate, size_t *count);
const struct order_row *stage_order(const struct stage *stage, candidate_ix candidate); /* NULL: none */
/* The pool where the outcome has the candidate in this tier; IX_NONE: none, or none that the tier should have. */
uint32_t stage_place(const struct stage *stage, candidate_ix candidate, const struct placement **placement);

/* sight.c: finds guards and sorts pools by them. */
void stage_find_guards(struct stage *stage);

/* seats.c: honours the orders, hands on vacancies, compares with the outcome's list of pools. Pools and offers are there. */
void stage_find_seats(struct stage *stage);

/* take_part.c: states and merits of all candidates. */
enum status stage_find_participants(struct stage *stage, struct problem *problem);

/* blame.c. Violations: place is TIER, TIER/PROGRAM/POOL; rule a word that stays the same in every language. */
__attribute__((format(printf, 3, 4))) void stage_blame(const struct stage *stage, const char *rule, const char *format, ...);
__attribute__((format(printf, 4, 5))) void pool_blame(const struct stage *stage, uint32_t pool, const char *rule,
                                                      const char *format, ...);
/* "10023 (merit 586.5)". */
struct shown_candidate {
	char text[128];
};
struct shown_candidate stage_show(const struct stage *stage, candidate_ix candidate);

#endif
