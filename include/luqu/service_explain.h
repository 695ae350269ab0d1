/* SPDX-License-Identifier: ISC */
/* Why a candidate got this place and none above it: every choice of every tier, and what would have been enough. */
#ifndef LUQU_SERVICE_EXPLAIN_H
#define LUQU_SERVICE_EXPLAIN_H

#include <luqu/match.h>
#include <luqu/service_run.h>

/* --- what explanations stand on: opened once, for as many candidates as one likes ------------------------------------------------ */
struct explain_session {
	struct year_data year;
	struct outcome *outcome;
	struct run_note note;    /* number 0: no run is stored, the outcome is a dry run computed now */
	bool has_changed;        /* the data are not those of the run any more */
	bool *is_stale;          /* [outcome->n_tiers]: the data as they are do not give the stored result of this tier */
	bool has_stale;          /* any of them */
	struct findings misfits; /* what the run names and the data no longer hold, or the other way round */
};
/* run 0: the latest stored run, or a dry run where there is none. STATUS_FAULT: no such run, a rule fails. The session is to be closed in any case. */
enum status explain_open(struct store *store, int64_t run, const struct progress *progress, struct explain_session *session,
			 struct problem *problem);
/* The same for a year and an outcome at hand: year, outcome and note (number 0: computed from this very year) are filled in by the caller, and
 * belong to the session from then on. */
enum status explain_open_year(struct explain_session *session, const struct progress *progress, struct problem *problem);
void explain_close(struct explain_session *session); /* accepts a zeroed one */

/* The candidate's name as stored, cut to size; "" where there is no such candidate. */
enum status explain_read_name(struct store *store, const char *candidate_no, char *name, size_t size, struct problem *problem);

/* --- one candidate ------------------------------------------------------------------------------------------------------------------ */
struct explain_rule {     /* a rule that shut the candidate out */
	const char *text;   /* as written; NULL: no rule was asked */
	const char *part;   /* the first part that does not hold, as written; "" for a line */
	const char *inputs; /* what went into it: "total 586.5, tag.sport 1"; "" where it names nothing */
};

enum explain_decider {
	DECIDED_NOT,      /* nothing to decide: no comparison took place */
	DECIDED_BY_SEATS, /* the pool took nobody at all */
	DECIDED_BY_BAND,  /* the other one's choice stands in an earlier band */
	DECIDED_BY_KEY,   /* of the ranking: decided_key */
	DECIDED_BY_DRAW,  /* all the same: the draw alone */
};
struct explain_key {
	const char *text;            /* as written in the ranking */
	int64_t own_e4, other_e4;
};
struct explain_pool {
	const struct trace_pool *trace;
	const char *code;
	struct explain_rule refusal;  /* NOT_ELIGIBLE: its eligible; BELOW_LINE: its line */
	candidate_ix other;           /* with whom it is compared: FULL: the last one in; TAKEN by the draw: the first one out; IX_NONE: nobody */
	enum explain_decider decider; /* what parts the two */
	size_t decided_key;           /* of keys; DECIDED_BY_KEY only */
	struct explain_key *keys; size_t n_keys; /* those before `lottery`, where there is another one */
	uint32_t left_empty;          /* FULL under ties `reject`: seats that stay empty because a group of equals does not fit whole */
	char own_draw[DIGEST_TEXT], other_draw[DIGEST_TEXT]; /* DECIDED_BY_DRAW; else "" */
};

enum explain_gain {
	GAIN_NOT_ASKED, /* not refused, or the tier is stale or stands as an earlier run had it */
	GAIN_FOUND,
	GAIN_NONE,      /* no gain that was tried does: all that can matter, unless is_gain_cut */
};
struct explain_choice {
	program_ix program;
	uint16_t rank;              /* 0: adjust */
	bool is_told;               /* false: nothing is known of it (see explain_tier) */
	enum trace_verdict verdict;
	const char *return_reason;  /* VOIDED, STRUCK: as filed; else NULL */
	struct explain_pool *pools; size_t n_pools; /* none where the candidate did not get as far as its pools */
	enum explain_gain gain;
	int64_t gain_e4;            /* FOUND: the least gain in total that gives this choice or a better one */
	struct gain_place gain_place; /* FOUND: which */
};
struct explain_tier {
	tier_ix tier;
	bool is_kept;              /* stands as an earlier run had it (--after) */
	bool is_stale;             /* the data do not give the stored result here: choices are not told */
	const struct trace_tier *trace;
	struct explain_rule refusal; /* reason NOT_ELIGIBLE: the tier's eligible; BELOW_LINE: its line */
	bool has_line; int64_t line_e4; /* BELOW_LINE */
	const char *order_reason, *order_authority; /* by order; else NULL */
	struct explain_choice *choices; size_t n_choices; /* by rank, then adjust as far as it went */
};

enum { EXPLAIN_STEPS_MOST = 20000 };

struct explanation {
	candidate_ix candidate;
	int64_t total_e4, bonus_e4;
	const struct placement *place; /* NULL: none; into the session's outcome */
	enum reason reason;            /* of an unplaced one */
	struct explain_tier *tiers; size_t n_tiers;
	int64_t step_e4;               /* of gains */
	int64_t most_gain_e4;          /* how far gains were tried where none sufficed; 0: none was tried */
	bool is_gain_cut;              /* larger gains could matter, but would be more than EXPLAIN_STEPS_MOST steps */
	struct arena *arena;
};
/* STATUS_FAULT: no such candidate, or a rule fails. To be freed in any case. One that came after the run stands in it as without choices; the tiers
 * in which it has some are stale. */
enum status explain_candidate(const struct explain_session *session, const char *candidate_no, const struct progress *progress,
			      struct explanation *explanation, struct problem *problem);
void explanation_free(struct explanation *explanation); /* accepts a zeroed one */

/* The smallest step of a total: the greatest common divisor of step x weight of all subjects that are not derived and have a weight other
 * than 0; never below 0.01, and 0.5 where there are none. */
int64_t explain_gain_step(const struct dataset *dataset);

#endif
