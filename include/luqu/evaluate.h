/* SPDX-License-Identifier: ISC */
/* Rules compiled once and evaluated over columns, and the totals they stand on. For match and service; never for the verifier. */
#ifndef LUQU_EVALUATE_H
#define LUQU_EVALUATE_H

#include <luqu/rule.h>

enum rule_failure { FAILURE_NONE, FAILURE_OVERFLOW, FAILURE_DIVISION, FAILURE_PATTERN_LIMIT, FAILURE_PATTERN, FAILURE_MEMORY };
const char *rule_failure_name(enum rule_failure failure); /* "division by zero" ..., translated */

/* What rules read beside the dataset: computed once per year, see totals_compute. */
struct totals {
	int64_t *bonus_e4, *total_e4;  /* [candidate] */
	int64_t **derived_e4;          /* [subject]: NULL, or the formula's value by candidate */
	size_t n_subjects;
};
/* Derived subjects in order of their dependence, bonus after rule and cap, total. STATUS_FAULT names rule and candidate where one
 * fails; a cycle of formulas names its subjects. */
enum status totals_compute(const struct dataset *dataset, struct totals **totals, struct problem *problem);
void totals_free(struct totals *totals);
/* A candidate's mark in a subject, given or derived. False: it has none (absent, no row, exempt without a mark ...), *mark_e4 is 0. */
bool totals_mark(const struct dataset *dataset, const struct totals *totals, subject_ix subject, candidate_ix candidate, int64_t *mark_e4);

struct rule; /* compiled; const and shared between threads */
struct rule *rule_compile(const struct rule_tree *tree, const struct dataset *dataset, struct problem *problem); /* NULL: no memory or a bad pattern */
void rule_free(struct rule *rule);

size_t rule_key_count(const struct rule *rule);
bool rule_uses_choice(const struct rule *rule);
bool rule_uses_cutoff(const struct rule *rule, tier_ix tier);
int rule_lottery_key(const struct rule *rule);    /* position of the key `lottery` among the keys (first one), -1: none */
bool rule_is_constant(const struct rule *rule);   /* the same for every candidate and choice, and it cannot fail (cutoff() counts as not constant) */
/* Where the rule can be true only if a text column equals one value (`feeder = 'X' and ...`): the column and the value. A caller may skip
 * evaluation for others: the equality is the first operand of every `and` around it, so nothing that could fail is passed over. */
bool rule_guard(const struct rule *rule, enum rule_name *column, uint32_t *value /* in dataset texts; STRING_NONE: no candidate has it */);

struct rule_scratch; /* one per thread; grows as needed */
struct rule_scratch *rule_scratch_make(void);
void rule_scratch_free(struct rule_scratch *scratch);

struct rule_batch {
	const struct dataset *dataset;
	const struct totals *totals;      /* NULL for RULE_FORMULA and RULE_TOTAL while they are being computed: see derived, bonus */
	size_t count;
	const candidate_ix *candidates;   /* [count] */
	const uint16_t *choices;          /* [count]; NULL: all 0 */
	const int64_t *cutoffs_e4;        /* [tier]; read only for tiers that the rule names */
};
/* values: [rule_key_count x count], key after key; conditions give 0 or E4 (any other number counts as its own truth: compare with 0);
 * the key `lottery` gives 0 everywhere (the caller compares draws). failures: [count], enum rule_failure of each row; a failed row's values are 0.
 * Rows are independent: `and`, `or` stop as soon as they know, row by row. Cheap for count 1: no allocation once warm.
 * Numbers come as numbers; a condition that is a bare text comes as 0 or E4 by its truth; a text in arithmetic as its number. */
void rule_evaluate(const struct rule *rule, const struct rule_batch *batch, struct rule_scratch *scratch, int64_t *values, uint8_t *failures);

/* One candidate's inputs to a rule, for explanations: "total 586.5, tag.sport 1". Written for people; cut to size. */
void rule_describe_inputs(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals, candidate_ix candidate,
			  uint16_t choice, char *buffer, size_t size);
/* The first part (of a chain of `and`) that does not hold for the candidate, as written in the rule; "" where all hold. */
void rule_describe_refusal(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals, candidate_ix candidate,
			   uint16_t choice, char *buffer, size_t size);

#endif
