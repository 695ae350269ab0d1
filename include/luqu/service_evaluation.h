/* SPDX-License-Identifier: ISC */
/* Comprehensive evaluation: the share of pupils at 80 or above, by term and feeder school, against the year's target. */
#ifndef LUQU_SERVICE_EVALUATION_H
#define LUQU_SERVICE_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/arena.h>
#include <luqu/problem.h>
#include <luqu/store.h>

enum { EVALUATION_GOOD = 80, EVALUATION_RISE = 5 /* percentage points a year */ };

struct evaluation_share {
	const char *term, *feeder, *name; /* name: of the school with that code; "" where there is none */
	uint64_t pupils, good;            /* who have any mark in the term; whose mean over its parts is 80 or above */
};
struct evaluation_stats {
	struct arena *arena;
	struct evaluation_share *shares; /* by term, then feeder */
	size_t n_shares;
	bool has_target;
	int64_t target_e4; /* percent, of the office's year */
};
/* Withdrawn candidates are left out. The target is quality_target in the year quality_base_year and rises with every year after it,
 * within 0 to 100; without a base year or a year it is quality_target. stats: freed in any case. */
enum status evaluation_stats_make(struct store *store, struct evaluation_stats *stats, struct problem *problem);
/* Those of a term together, feeder "": from the share at *at, which then is the next term's first. */
struct evaluation_share evaluation_sum_term(const struct evaluation_stats *stats, size_t *at);
/* Whether so many reach the target; true where there is none. */
bool evaluation_is_met(const struct evaluation_stats *stats, const struct evaluation_share *share);
void evaluation_stats_free(struct evaluation_stats *stats);

#endif
