/* SPDX-License-Identifier: ISC */
/* What the files of the engine share: the rules of a year, the state of one tier while it runs, and the steps between them. */
#ifndef LUQU_MATCH_INTERNAL_H
#define LUQU_MATCH_INTERNAL_H

#include <luqu/match.h>

typedef uint32_t participant_ix; /* dense within a tier */
enum { BAND_ADJUST = UINT16_MAX, RANKS_MOST = 1000 };
#define GROUP_FAILED UINT32_MAX

/* --- rules ------------------------------------------------------------------------------------------------------------------ */
struct site { /* a rule and where it stands, for messages: "tiers S1 ranking" */
	struct rule *rule; /* NULL: there is none */
	const char *where;
};
struct ranking { /* one distinct ranking of a tier */
	struct site site;
	size_t n_keys;       /* as written */
	size_t n_deciding;   /* those before `lottery`: draws are never equal, so what follows cannot matter */
	bool names_lottery;
};
struct plan_rules {
	struct site eligible, line;
	uint32_t ranking; /* into the tier's rankings; 0 is the tier's own */
};
struct tier_rules {
	struct site merit, eligible, line;
	struct ranking *rankings;
	uint32_t n_rankings;
	struct plan_rules *plans; /* [plan - tier.first_plan] */
	uint32_t n_plans;
};
struct year_rules {
	struct arena *arena;
	struct tier_rules *tiers; /* [n_tiers] */
	size_t n_tiers;
};
/* Reads and compiles the rules of tiers from..to-1. NULL: *problem names the place, the column in the rule and what is wrong. */
struct year_rules *year_rules_make(const struct dataset *dataset, tier_ix from, tier_ix to, struct problem *problem);
void year_rules_free(struct year_rules *rules);

/* --- one tier while it runs ------------------------------------------------------------------------------------------------- */
struct entry { /* an application as a pool keeps it */
	uint64_t primary; /* band, then group where the ranking has groups: lower stands before higher */
	participant_ix participant;
	uint16_t choice;
};
struct mark { /* an application remembered after its candidate went on, with its keys where the ranking has no groups */
	bool is_set;
	struct entry entry;
	int64_t *keys_e4;
};
struct pool {
	const struct plan_rules *rules; /* NULL: an `inherited` pool, open to all with the tier's ranking */
	struct pool_result *result;
	uint32_t ranking;
	uint32_t program;    /* local */
	uint32_t capacity;   /* own seats after filing, less orders */
	uint32_t borrowed;   /* what lenders lend at this moment: only falls while the tier runs */
	uint32_t seen;       /* how many have come before this pool so far */
	uint32_t rollover;   /* local pool; IX_NONE: none */
	bool has_no_line;    /* the line names a cutoff of a program that took nobody */
	int64_t *cutoffs_e4; /* [tier]: for a line that names cutoffs; NULL: it names none */
	uint64_t stamp;      /* journal: last trial that touched this pool */
	/* Those held, as a heap with the last one on top. */
	struct entry *held;
	uint32_t n_held, held_room;
	uint32_t n_worst;    /* admit, reject: how many equal the top in band and ranking */
	struct mark first_out; /* break: the best one turned away */
	struct watch *watch;   /* trace.c wants to know all that come; NULL: nobody watches */
	struct mark barrier;   /* reject: the best group that did not fit; nobody equal or lower is taken any more */
};
struct tier_program { /* a program with pools in this tier, by code */
	program_ix program;
	uint32_t first_pool, end_pool; /* local */
};
struct participant {
	candidate_ix candidate;
	uint32_t position;   /* how far down the (virtual) list; 0: not started */
	uint32_t first_choice; /* into dataset choices */
	uint16_t n_choices;
	uint8_t reason;      /* best so far; REASON_COUNT: none yet */
	bool has_strikes;    /* refile: some of its programs are struck */
};
struct journal;
struct tier_run {
	const struct dataset *dataset;
	const struct totals *totals;
	const struct tier *tier;
	tier_ix tier_number;
	const struct tier_rules *rules;
	const struct outcome *before;     /* pools of earlier tiers, for cutoffs and vacancies */
	struct tier_program *programs; uint32_t n_programs;
	uint32_t *program_local;          /* [dataset programs]; IX_NONE: no pool here */
	struct pool *pools; uint32_t n_pools;
	uint32_t *school_first;           /* adjust school: [schools + 1], slices of school_programs */
	uint32_t *school_programs;        /* local programs by school, then code */
	uint32_t school_most;             /* the largest slice */
	struct participant *participants; uint32_t n_participants;
	int64_t *merit_e4;                /* [participant] */
	uint32_t **groups;                /* [ranking]: NULL or [participant] numbers of equals, best 0 */
	int64_t *keys_e4; size_t key_width; /* [participant x key_width]: keys where it applies now, for rankings without groups */
	int64_t *spare_keys_e4;           /* room for the keys of one ranking */
	uint64_t *draws;                  /* [participant]: first 8 bytes of the draw; 0: not computed yet */
	participant_ix *turn;             /* in which order they begin: best first, so that few are displaced */
	uint16_t band_of[RANKS_MOST];     /* by rank */
	struct { participant_ix participant; uint32_t pool; } *stack; /* displaced: go on at this pool, IX_NONE: at the next program */
	size_t n_stack, stack_room;
	struct journal *journal;          /* not NULL: a trial that will be undone (journal.c) */
	participant_ix guest;             /* takes part only in trials (gains.c); IX_NONE: nobody */
	struct rule_scratch *scratch;
	bool is_failed;                   /* sticky; *problem says why */
	bool keeps_keys;                  /* no groups at all: the guest's total changes from trial to trial */
	struct problem *problem;
};

/* tier.c: seats, pools, orders. state: one per year. */
struct year_run {
	const struct match_request *request;
	const struct dataset *dataset;
	struct year_rules *rules;
	struct outcome *outcome;        /* grows tier by tier */
	size_t pools_room;
	struct placement *place_of;     /* [candidate]; pool IX_NONE: not placed */
	uint8_t *is_passed;             /* [tier]: its vacancies have gone to a later tier */
	bool names_lottery;
	struct problem *problem;
};
bool tier_open(struct tier_run *run, struct year_run *year, tier_ix tier, candidate_ix left_out);
bool tier_place_orders(struct tier_run *run, struct year_run *year);
void tier_close(struct tier_run *run);
/* participants.c: who takes part; trail letters of those who do not. left_out: this candidate stays aside (IX_NONE: nobody). */
bool tier_gather_participants(struct tier_run *run, struct year_run *year, candidate_ix left_out);
enum reason participant_entry_reason(struct tier_run *run, candidate_ix candidate, struct participant *participant, int64_t *merit_e4);
/* standing.c */
bool tier_number_equals(struct tier_run *run);
/* list.c */
struct application { uint32_t program; uint16_t choice; uint16_t band; };
bool list_next(const struct tier_run *run, struct participant *participant, struct application *application);
bool list_current(const struct tier_run *run, const struct participant *participant, struct application *application);
bool list_is_empty(const struct tier_run *run, const struct participant *participant, bool ignore_strikes);
bool list_is_struck(const struct tier_run *run, candidate_ix candidate, program_ix program);
/* pool.c */
bool pool_offer(struct tier_run *run, uint32_t pool, const struct entry *entry); /* true: held, or on the stack */
void pool_lend_at_start(struct tier_run *run);
bool pool_equal_but_draw(struct tier_run *run, const struct pool *pool, const struct entry *a, const struct entry *b, const int64_t *b_keys);
const struct entry *pool_last_in(const struct pool *pool);
void pool_free(struct pool *pool);
/* apply.c */
bool apply_all(struct tier_run *run, const struct progress *progress);
bool apply_one(struct tier_run *run, participant_ix participant); /* and all whom it displaces */
/* result.c */
void tier_store_result(struct tier_run *run, struct year_run *year);
void outcome_finish(struct year_run *year);
/* run.c */
bool year_open(struct year_run *year, const struct match_request *request, struct problem *problem);
bool year_keep(struct year_run *year);
void year_close(struct year_run *year);

/* Evaluates a rule of one candidate; false: it failed, and the run with it, naming rule and candidate. */
bool site_evaluate(struct tier_run *run, const struct site *site, candidate_ix candidate, uint16_t choice, int64_t *values);
bool tier_fail_rule(struct tier_run *run, const struct site *site, candidate_ix candidate, enum rule_failure failure);
bool tier_fail_memory(struct tier_run *run);

/* apply.c: what a pool says to someone. REASON_COUNT means welcome; else NOT_ELIGIBLE or BELOW_LINE. is_failed: a rule failed. line_e4: set
 * where the pool has a line and the candidate is eligible. */
enum reason pool_judge(struct tier_run *run, const struct pool *pool, participant_ix participant, uint16_t choice, int64_t *line_e4);
/* pool.c: below 0: a stands before b. 0 only for the same candidate. b's keys are given, for b may no longer stand here. */
int pool_compare(struct tier_run *run, const struct pool *pool, const struct entry *a, const int64_t *a_keys, const struct entry *b,
		 const int64_t *b_keys);
/* trace.c */
bool watch_note(struct tier_run *run, struct pool *pool, const struct entry *entry);
void watch_free(struct watch *watch);

/* journal.c: a trial that leaves no trace. The touch functions are called before a pool or a participant changes. */
struct journal *journal_make(const struct tier_run *run); /* NULL: out of memory */
void journal_free(struct journal *journal);
void journal_touch_pool(struct tier_run *run, uint32_t pool);
void journal_touch_participant(struct tier_run *run, participant_ix participant);
void journal_undo(struct tier_run *run); /* everything as before the first touch */
uint64_t journal_change(const struct tier_run *run); /* where the others stand now against before: the same number for the same change, 0 for none */
const struct pool *journal_find_guest(const struct tier_run *run, struct entry *entry); /* the pool that holds the guest now; NULL: none */

#endif
