/* SPDX-License-Identifier: ISC */
/* What rows of the small tables must be to one another (luqu-files(5)), checked on the rows so that the caller can say where each
 * stands. Pure functions: rows are already good one by one (row_check), in any order. */
#ifndef LUQU_CROSSCHECK_H
#define LUQU_CROSSCHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/dataset.h>
#include <luqu/kind.h>

/* Where faults go: the row's position in the array, the column's name, a translated text with the value. */
struct crosscheck_sink {
	void (*report)(void *context, size_t row, const char *column, const char *text);
	void *context;
	/* Whether a tier (its code) or a pool (tier/program/pool) that is not in the array is no fault to be named: its own row is at
	 * fault. NULL: none is. */
	bool (*excuses)(void *context, enum kind kind, const char *key, size_t length);
};

/* Every seq stands once (the later row of the array is reported), and `inherits` names earlier tiers by seq; that alone makes a
 * cycle impossible. A code that is no tier at all is reported here too. false: out of memory. */
bool crosscheck_tiers(const struct tier_row *tiers, size_t n_tiers, const struct crosscheck_sink *sink);

/* `rollover` names a pool of the same tier and program that is later by (order, pool code), in a tier with parallel bands and without
 * adjust. Plans whose tier is unknown are passed over: that is for the check of codes. false: out of memory. */
bool crosscheck_plans(const struct tier_row *tiers, size_t n_tiers, const struct plan_row *plans, size_t n_plans,
		      const struct crosscheck_sink *sink);

/* A mark against its subject: up to full_mark, a multiple of step; a derived subject has no rows of its own at all, marked or not. */
enum mark_fault { MARK_GOOD, MARK_ABOVE_FULL, MARK_OFF_STEP, MARK_DERIVED };
struct mark_limits {
	int64_t full_mark_e2, step_e2; /* above 0 */
	bool is_derived;
};
/* has_mark false: an absent, void, deferred or exempt row without a mark. */
enum mark_fault mark_check(const struct mark_limits *limits, bool has_mark, int64_t mark_e2);
/* Writes what is wrong, translated and with the value ("'151' is above the full mark, 150"); fault is not MARK_GOOD. */
void mark_fault_write(enum mark_fault fault, const struct mark_limits *limits, int64_t mark_e2, char *buffer, size_t size);

#endif
