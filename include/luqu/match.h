/* SPDX-License-Identifier: ISC */
/* The placement engine (luqu(1), THE RUN): deferred acceptance with pools, bands, ties and filing. A pure function of its inputs: no I/O, no clock. */
#ifndef LUQU_MATCH_H
#define LUQU_MATCH_H

#include <luqu/evaluate.h>
#include <luqu/finding.h>
#include <luqu/outcome.h>
#include <luqu/progress.h>

struct match_request {
	const struct dataset *dataset;
	const struct totals *totals;
	tier_ix n_tiers;              /* tiers 0..n_tiers-1 run; IX_NONE: all */
	const struct outcome *kept;   /* --after: an earlier outcome in terms of this dataset; NULL: none */
	tier_ix n_kept;               /* its tiers 0..n_kept-1 stand */
	const struct progress *progress; /* may be NULL */
};

/* Runs the tiers. STATUS_OK: *outcome is the caller's (needs_seed is for the caller to judge; digest is left zero).
 * STATUS_FAULT: a rule failed; the problem names tier or plan, rule and candidate; or "cancelled". STATUS_ENVIRONMENT: memory. */
enum status match_run(const struct match_request *request, struct outcome **outcome, struct problem *problem);

/* One finding per faulty rule of the year: every rule is read as by match_run. place: "tiers S1 ranking", "plans S1/042032/open line" ... */
void match_check_rules(const struct dataset *dataset, struct findings *findings);

/* --- what would have been enough ---------------------------------------------------------------------------------------------
 * Where a candidate would be placed if `gain` were added to its total alone, everything else as it is. */
struct gain_place {
	bool is_placed;     /* else nowhere in the tiers of the run */
	bool by_order;
	tier_ix tier;
	program_ix program;
	uint16_t choice;    /* 0: by order or adjust */
	const char *pool;   /* in the outcome's arena or a constant: valid as long as the outcome given to match_try_gains */
};
struct gain_request {
	struct match_request run;      /* as for match_run; its totals are not changed */
	const struct outcome *outcome; /* what match_run made of it */
	candidate_ix candidate;
	int64_t step_e4;               /* above 0 */
	size_t n_steps;                /* gains 0, step, 2 x step ... (n_steps - 1) x step */
};
/* Fills in places[n_steps] exactly as so many runs would, but computes again only what a gain changes: the others' applications are
 * settled once, the candidate applies last (the order of applications does not matter), and each trial is undone. */
enum status match_try_gains(const struct gain_request *request, struct gain_place *places, struct problem *problem);

/* --- what happened to one candidate -------------------------------------------------------------------------------------------- */
enum trace_verdict {
	TRACE_NOT_REACHED,  /* a better choice (or an earlier pool of the program) took the candidate */
	TRACE_TAKEN,
	TRACE_VOIDED,       /* taken, and void by a `final` return */
	TRACE_FULL,         /* eligible and on or above the line, but others stand before */
	TRACE_BELOW_LINE,
	TRACE_NOT_ELIGIBLE,
	TRACE_STRUCK,       /* the choice is struck by a `refile` return */
	TRACE_BEYOND_MOST,  /* the choice's rank is above max_choices */
	TRACE_NO_POOL,      /* the program has no pool in this tier */
};
struct trace_pool {
	pool_ix pool;               /* into the outcome's pools */
	enum trace_verdict verdict; /* NOT_REACHED, TAKEN, VOIDED, FULL, BELOW_LINE, NOT_ELIGIBLE */
	bool has_line; int64_t line_e4;
	/* The rest where the pool saw the candidate (TAKEN, VOIDED, FULL). */
	uint32_t seats;             /* after filing, less orders, with what was lent to it at the end */
	uint32_t seen, rank;        /* how many came before it, and the candidate's place among them, best 1 */
	uint32_t n_taken;           /* by application, voided included */
	candidate_ix last_in;       /* the last one taken; IX_NONE: nobody */
	int64_t last_merit_e4;
	const char *ranking;        /* the rule that ranks here */
	uint16_t band, last_band;   /* UINT16_MAX: adjust */
	size_t n_keys;              /* those that decide: keys behind `lottery` are left out */
	int64_t *keys_e4, *last_keys_e4; /* last_keys_e4 NULL: nobody was taken */
	bool is_by_draw;            /* band and keys are the same: the draw alone parts the candidate from the last one in (FULL) or, TAKEN, from the first one out */
};
struct trace_choice {
	program_ix program;
	uint16_t rank;              /* 0: adjust */
	enum trace_verdict verdict; /* the best of its pools' */
	struct trace_pool *pools; size_t n_pools;
};
struct trace_tier {
	tier_ix tier;
	bool is_kept;               /* stands as an earlier run had it: no choices are told */
	bool is_placed_before, is_by_order;
	bool takes_part; enum reason reason; /* reason: where it takes no part, or has no place here in the end */
	int64_t merit_e4; bool has_merit;    /* computed where the tier's eligible holds */
	struct trace_choice *choices; size_t n_choices; /* by rank, then adjust as far as it went */
};
/* Tells the tiers of an outcome for one candidate; tiers [*n_tiers] live in the arena. Runs the tiers in which it has choices once more. */
enum status match_trace(const struct match_request *request, const struct outcome *outcome, candidate_ix candidate, struct arena *arena,
			struct trace_tier **tiers, size_t *n_tiers, struct problem *problem);

#endif
