/* SPDX-License-Identifier: ISC */
/* What a run decided: who got which place, how each pool ended, why the others have none. Made by match, kept by store, checked by verify. */
#ifndef LUQU_OUTCOME_H
#define LUQU_OUTCOME_H

#include <luqu/dataset.h>

/* Why a candidate has no place in a tier, best first (luqu-files(5), unplaced). The letter is how a trail spells it. */
enum reason {
	REASON_RETURNED,     /* r */
	REASON_OUTRANKED,    /* o */
	REASON_BELOW_LINE,   /* l */
	REASON_NOT_ELIGIBLE, /* e */
	REASON_NO_CHOICES,   /* n */
	REASON_COUNT,
};
const char *reason_name(enum reason reason); /* as in the output `unplaced` */
char reason_letter(enum reason reason);
enum reason reason_of_letter(char letter); /* REASON_COUNT: none */

typedef uint32_t pool_ix; /* into outcome.pools */

struct placement {
	candidate_ix candidate;
	pool_ix pool;     /* and through it tier, program and pool code */
	uint16_t choice;  /* the rank; 0 for orders and adjust */
	bool by_order;
	int64_t merit_e4; /* the tier's merit */
};

struct pool_result { /* sorted by tier, program, order, pool code; an `inherited` pool without plan row stands where its program would */
	tier_ix tier;
	program_ix program;
	plan_ix plan;       /* IX_NONE: the pool `inherited` */
	const char *code;   /* pool code */
	uint32_t seats;     /* plan and inherited, before filing */
	uint32_t capacity;  /* floor(seats x filing) less orders, borrowed seats left out */
	uint32_t placed;    /* orders included, voided places left out */
	uint32_t orders;
	uint32_t vacant;    /* max(0, seats - placed) */
	bool is_passed;     /* a later tier of this run inherits this tier: `vacant` counts as passed */
	bool has_merit;
	int64_t merit_e4;   /* the lowest taken, orders and voided left out */
	uint32_t drawn;     /* how many of the taken stand equal, but for the draw (band and keys equal, those before `lottery` where the ranking
				 * names it), with the first one turned away; under break only, else 0; voided included */
	candidate_ix last_in, first_out; /* under break, by the pool's own order; IX_NONE: none. Voided count as in */
};

struct outcome {
	tier_ix n_tiers;        /* tiers 0..n_tiers-1 took part (--upto) */
	tier_ix n_kept;         /* tiers 0..n_kept-1 stand as an earlier run had them (--after); 0: none */
	struct pool_result *pools; size_t n_pools;
	struct placement *placements; size_t n_placements; /* sorted by candidate; at most one each */
	/* For each candidate a slice of trail letters, one per tier from the first to the one before its placement (or all n_tiers):
	 * trail[c * n_tiers + t], 0 from the tier of the placement on. */
	char *trail;
	size_t n_candidates;
	bool needs_seed;        /* luqu(1), THE RUN, step 7: lottery_seed is empty, and a ranking names lottery or some pool has drawn > 0 */
	unsigned char digest[DIGEST_BYTES]; /* dataset_digest of the inputs; all zero until service fills it in */
	struct arena *arena;    /* pool codes */
};

struct outcome *outcome_make(void); /* zeroed, with its arena; NULL: out of memory */
void outcome_free(struct outcome *outcome); /* accepts NULL; pools, placements and trail are freed with free() */
const struct placement *outcome_placement(const struct outcome *outcome, candidate_ix candidate); /* NULL: unplaced */
enum reason outcome_reason(const struct outcome *outcome, candidate_ix candidate); /* of an unplaced one: the first any tier gave; no tiers: NO_CHOICES */
/* The pool by tier, program and pool code; IX_NONE: none. */
pool_ix outcome_find_pool(const struct outcome *outcome, tier_ix tier, program_ix program, const char *code);
/* cutoff(TIER) of a program: the lowest merit of its pools there; false: it took nobody. */
bool outcome_cutoff(const struct outcome *outcome, tier_ix tier, program_ix program, int64_t *merit_e4);

#endif
