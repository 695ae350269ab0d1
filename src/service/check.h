/* SPDX-License-Identifier: ISC */
/* What the files of the service `check` share: the state of one check of a year, and what checks are made of. */
#ifndef LUQU_SERVICE_CHECK_OWN_H
#define LUQU_SERVICE_CHECK_OWN_H

#include <luqu/match.h>
#include <luqu/service_check.h>

#define NOT_A_CELL (STRING_NONE - 1) /* no enumerator: those are ints */
enum { BLOCK_ROWS = 2048 };

/* Candidates by the value of a text column: those of value v are order[start[v]] .. order[start[v + 1] - 1], ascending. */
struct check_index {
	uint32_t *start;
	candidate_ix *order;
};

struct checking {
	const struct dataset *dataset;
	const struct totals *totals;   /* NULL: a rule of the totals fails */
	const struct outcome *outcome; /* of a dry run; NULL: it does not come through */
	struct store *store;           /* may be NULL */
	const struct progress *progress;
	struct problem trouble;        /* why totals or outcome are NULL */
	struct findings unreadable;    /* rules that cannot be read */
	struct check_report *report;
	struct check_finding *current; /* of the check that looks right now */
	struct arena *arena;           /* the report's */
	struct arena *scratch;         /* rules, and what is worked out once; gone with the check */
	struct rule_scratch *rule_scratch;
	struct check_index feeders, districts, categories; /* made when first asked for */
	uint32_t *cell_feeder;         /* [plan]: the feeder of a quota cell, in texts; STRING_NONE: nobody has it; NOT_A_CELL. Made when first asked for */
	uint32_t *applicants;          /* [tier x programs]: choices that name a program and are not past max_choices. Made when first asked for */
	bool *is_choice_tier;          /* [tier]: all its pools are of fee-paying school choice. Made by C404 */
	bool is_cancelled;
	enum status status;            /* sticky */
	struct problem *problem;
};

/* Adds `count` to the current finding, with a text where there is still room. */
__attribute__((format(printf, 3, 4))) void check_offend(struct checking *checking, uint64_t count, const char *format, ...);
void check_fail_memory(struct checking *checking);

/* check_tools.c */
/* A rule of the year, compiled, to be freed with rule_free; NULL: there is none, or it cannot be read (which is a finding of its own). */
struct rule *check_compile(struct checking *checking, enum rule_use use, tier_ix tier, const char *text);
/* A rule for some candidates; where it fails on one, otherwise_e4 is its value. */
struct check_batch {
	const struct rule *rule;
	const candidate_ix *candidates;
	const uint16_t *choices;   /* NULL: all 0 */
	const int64_t *cutoffs_e4; /* NULL: the rule names none */
	size_t count;              /* up to BLOCK_ROWS */
	int64_t otherwise_e4;
};
void check_evaluate(struct checking *checking, const struct check_batch *batch, int64_t *values_e4);
/* By feeder, district or category; NULL: out of memory. */
const struct check_index *check_index_of(struct checking *checking, enum rule_name column);
const uint32_t *check_cells(struct checking *checking);
const uint32_t *check_applicants(struct checking *checking);
bool check_names_lottery(struct checking *checking, const char *ranking);
/* The ranking of a pool as it counts: its plan row's, else its tier's. */
const char *check_pool_ranking(const struct dataset *dataset, const struct pool_result *pool);
void check_free_tools(struct checking *checking);

/* The checks, by code. */
void check_101_unreadable(struct checking *checking);
void check_102_failing(struct checking *checking);
void check_103_lottery_without_seed(struct checking *checking);
void check_104_draw_without_seed(struct checking *checking);
void check_105_ties(struct checking *checking);
void check_106_draws(struct checking *checking);
void check_107_admitted(struct checking *checking);
void check_108_nobody_eligible(struct checking *checking);
void check_109_nobody_on_line(struct checking *checking);
void check_110_empty_cutoff(struct checking *checking);
void check_201_no_marks(struct checking *checking);
void check_202_missing_marks(struct checking *checking);
void check_203_deferred(struct checking *checking);
void check_204_flat_subjects(struct checking *checking);
void check_205_unknown_feeders(struct checking *checking);
void check_206_unknown_districts(struct checking *checking);
void check_207_no_id(struct checking *checking);
void check_208_missing_exams(struct checking *checking);
void check_209_id_says_otherwise(struct checking *checking);
void check_210_same_id(struct checking *checking);
void check_211_same_birth(struct checking *checking);
void check_212_unclaimed(struct checking *checking);
void check_213_suspects(struct checking *checking);
void check_301_no_choices(struct checking *checking);
void check_302_left_empty(struct checking *checking);
void check_303_no_plan(struct checking *checking);
void check_304_past_most(struct checking *checking);
void check_305_unsigned(struct checking *checking); /* silent where no form has been taken in: the office does without */
void check_401_not_chosen(struct checking *checking);
void check_402_too_few_seats(struct checking *checking);
void check_403_more_seats(struct checking *checking);
void check_404_school_choice(struct checking *checking);
void check_405_cell_without_feeder(struct checking *checking);
void check_406_two_cells(struct checking *checking);
void check_407_cells_share(struct checking *checking);
void check_408_cell_too_large(struct checking *checking);
void check_501_never_given(struct checking *checking);
void check_502_order_in_vain(struct checking *checking);
void check_601_unseated(struct checking *checking);
void check_602_withdrawn_seated(struct checking *checking);
void check_603_over_full(struct checking *checking);

#endif
