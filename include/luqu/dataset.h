/* SPDX-License-Identifier: ISC */
/* One admission year in memory: small tables as arrays, candidates as columns. Const once finished, so threads share it.
 * All indexes are dense and follow byte order of the codes (tiers: their seq), never the order in which rows came. */
#ifndef LUQU_DATASET_H
#define LUQU_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/arena.h>
#include <luqu/digest.h>
#include <luqu/problem.h>
#include <luqu/strings.h>

typedef uint32_t candidate_ix, program_ix, plan_ix, tier_ix, school_ix, subject_ix;
#define IX_NONE UINT32_MAX /* of every index type: none */

enum bonus_rule { BONUS_MAX, BONUS_SUM };
enum ties { TIES_BREAK, TIES_ADMIT, TIES_REJECT };
enum returns { RETURNS_FINAL, RETURNS_OUT, RETURNS_REFILE };
enum adjust { ADJUST_NONE, ADJUST_TIER, ADJUST_SCHOOL };
enum score_status { SCORE_NONE /* no row */, SCORE_PRESENT, SCORE_ABSENT, SCORE_VOID, SCORE_EXEMPT, SCORE_DEFERRED };
const char *score_status_name(enum score_status status); /* as in files; "" for SCORE_NONE */

struct office {
	const char *name, *year, *lottery_seed; /* "" where not given */
	const char *total;                      /* the rule; NULL: the default sum of weight x mark, plus bonus */
	enum bonus_rule bonus_rule;
	int64_t bonus_cap_e4;                   /* -1: none */
	int64_t placement_target_e4;            /* percent */
};
struct subject {
	const char *code, *name, *exam, *formula; /* exam, formula NULL: none */
	int32_t full_mark_e2, step_e2;
	int64_t weight_e4;
};
struct school { const char *code, *name, *kind, *district; }; /* kind: the word of luqu-files(5) */
struct program { const char *code, *name; school_ix school; };
struct tier {
	const char *code, *name;
	int32_t seq;
	const char *merit;    /* never NULL: "total" by default */
	const char *ranking;  /* never NULL: the merit by default */
	const char *eligible, *line; /* NULL: none */
	uint16_t *band_sizes; /* n_bands sizes, the last repeats; n_bands 0: parallel. sequential is one size of 1 */
	size_t n_bands;
	uint32_t max_choices; /* 0: none */
	enum ties ties;
	int32_t filing_e2;    /* 100..900 */
	enum returns returns;
	enum adjust adjust;
	tier_ix *inherits;    /* earlier tiers */
	size_t n_inherits;
	plan_ix first_plan, n_plans; /* its slice of plans */
};
struct plan { /* one pool of one program in one tier; sorted by tier, program code, order, pool code */
	tier_ix tier;
	program_ix program;
	const char *pool;
	int32_t order;
	uint32_t seats;
	const char *eligible, *line, *ranking; /* NULL: all, none, the tier's */
	plan_ix rollover;                      /* IX_NONE: none */
};
struct bonus { candidate_ix candidate; uint32_t policy; /* in texts */ int32_t points_e2; }; /* sorted by candidate, policy */
struct choice { program_ix program; uint16_t tier, rank; }; /* 8 bytes */
struct return_row { tier_ix tier; candidate_ix candidate; program_ix program; const char *reason; }; /* sorted so */
struct order_row { tier_ix tier; candidate_ix candidate; plan_ix plan; const char *reason, *authority; }; /* sorted so */
struct tag { uint32_t name, value; };   /* in texts; names that hold a `.` come of evaluations, not of the candidate's tags */
struct tagset { uint32_t first, count; }; /* slice of tags, sorted by name as bytes */

struct dataset {
	struct office office;
	struct subject *subjects; size_t n_subjects;
	struct school *schools;   size_t n_schools;
	struct program *programs; size_t n_programs;
	struct tier *tiers;       size_t n_tiers;   /* by seq */
	struct plan *plans;       size_t n_plans;

	size_t n_candidates;                 /* sorted by candidate_no as bytes */
	uint32_t *no_start; char *no_bytes;  /* candidate_no of c: no_bytes + no_start[c], NUL-terminated */
	uint32_t *feeder, *district, *category; /* in texts; "" is a text like any other */
	char *sex;                           /* 'M', 'F', 0 */
	uint8_t *adjust;                     /* 0, 1 */
	uint32_t *tagset;                    /* in tagsets */
	struct tagset *tagsets; size_t n_tagsets; /* number 0 is the empty set */
	struct tag *tags;       size_t n_tags;
	int32_t **mark_e2;                   /* [subject][candidate]; 0 where none */
	uint8_t **status;                    /* [subject][candidate]: enum score_status */
	struct bonus *bonuses;  size_t n_bonuses;
	uint32_t *choice_start;              /* [n_candidates + 1]: slice of choices, sorted by tier, then rank */
	struct choice *choices; size_t n_choices;
	struct return_row *returns; size_t n_returns;
	struct order_row *orders;   size_t n_orders;

	struct strings *texts;               /* feeders, districts, categories, policies, tag names and values; numbers follow byte order */
	struct arena *arena;                 /* small tables and their texts */
};

void dataset_free(struct dataset *dataset); /* accepts NULL */

static inline const char *dataset_candidate_no(const struct dataset *d, candidate_ix c) { return d->no_bytes + d->no_start[c]; }
candidate_ix dataset_find_candidate(const struct dataset *dataset, const char *candidate_no); /* IX_NONE: not there */
tier_ix dataset_find_tier(const struct dataset *dataset, const char *code);
program_ix dataset_find_program(const struct dataset *dataset, const char *code);
const char *dataset_school_name(const struct dataset *dataset, const char *code); /* "": no such school */
subject_ix dataset_find_subject(const struct dataset *dataset, const char *code, size_t length);
plan_ix dataset_find_plan(const struct dataset *dataset, tier_ix tier, program_ix program, const char *pool);
/* The value of a tag of a candidate as a number in texts; STRING_NONE where it has none. name: number in texts. */
uint32_t dataset_tag(const struct dataset *dataset, candidate_ix candidate, uint32_t name);
/* The plan rows of a program in a tier: *count of them from the returned one on (IX_NONE and 0: none). */
plan_ix dataset_program_plans(const struct dataset *dataset, tier_ix tier, program_ix program, size_t *count);
/* A candidate's choices in a tier, by rank. */
const struct choice *dataset_choices(const struct dataset *dataset, candidate_ix candidate, tier_ix tier, size_t *count);
/* The band (0 first) of a rank in a tier. */
uint32_t tier_band(const struct tier *tier, uint32_t rank);

/* SHA-256 over all that a run depends on (names, IDs, addresses, notes, authority and reasons left out), in the order of the keys and in a form
 * that does not depend on the machine, on the order of loading or on internal numbers. */
void dataset_digest(const struct dataset *dataset, unsigned char digest[DIGEST_BYTES]);

/* --- making one: rows as in the files, already checked by row_check. --------------------------------------------------------
 * Small tables come first and in any order (subjects, schools, programs, tiers, plans), then begin_candidates, then candidates in
 * ascending candidate_no, then the rows about candidates, each kind ascending by its key (candidate_no first; returns and orders:
 * any order). Errors are sticky and come out of dataset_finish. Texts are copied. */
struct dataset_builder;
struct dataset_builder *dataset_begin(void); /* NULL: out of memory */
void dataset_abandon(struct dataset_builder *builder);

struct subject_row { const char *code, *name, *exam, *formula; int64_t full_mark_e2, step_e2, weight_e2; };
struct school_row { const char *code, *name, *kind, *district; };
struct program_row { const char *code, *school, *name; };
struct tier_row {
	const char *code, *name, *merit, *ranking, *bands, *eligible, *line, *ties, *returns, *adjust, *inherits; /* "" or NULL: the default */
	int64_t seq, max_choices /* 0: none */, filing_e2;
};
struct plan_row { const char *tier, *program, *pool, *eligible, *line, *ranking, *rollover; int64_t seats, order; };
struct candidate_row { const char *candidate_no, *feeder, *district, *category, *tags; char sex; bool adjust; };

void dataset_set_office(struct dataset_builder *builder, const char *key, const char *value);
void dataset_add_subject(struct dataset_builder *builder, const struct subject_row *row);
void dataset_add_school(struct dataset_builder *builder, const struct school_row *row);
void dataset_add_program(struct dataset_builder *builder, const struct program_row *row);
void dataset_add_tier(struct dataset_builder *builder, const struct tier_row *row);
void dataset_add_plan(struct dataset_builder *builder, const struct plan_row *row);
void dataset_begin_candidates(struct dataset_builder *builder); /* sorts the small tables and gives them their indexes */
void dataset_add_candidate(struct dataset_builder *builder, const struct candidate_row *row);
void dataset_add_score(struct dataset_builder *builder, const char *candidate_no, const char *subject, int64_t mark_e2, enum score_status status);
void dataset_add_bonus(struct dataset_builder *builder, const char *candidate_no, const char *policy, int64_t points_e2);
/* Becomes tags of the candidate: quality.TERM.PART (the mark), and quality.PART (the mean of the part's terms, to 4 places). */
void dataset_add_evaluation(struct dataset_builder *builder, const char *candidate_no, const char *term, const char *part, int64_t mark_e2);
void dataset_add_choice(struct dataset_builder *builder, const char *candidate_no, const char *tier, uint32_t rank, const char *program);
void dataset_add_return(struct dataset_builder *builder, const char *tier, const char *candidate_no, const char *program, const char *reason);
void dataset_add_order(struct dataset_builder *builder, const char *tier, const char *candidate_no, const char *program,
		       const char *reason, const char *authority, const char *pool);
/* Frees the builder. STATUS_FAULT where rows name what is not there or stand out of order; STATUS_ENVIRONMENT without memory. */
enum status dataset_finish(struct dataset_builder *builder, struct dataset **dataset, struct problem *problem);

#endif
