/* SPDX-License-Identifier: ISC */
/* Each pool of a tier: whether it chose as its rules say out of all who applied, and whether its figures are right. */
#ifndef LUQU_VERIFY_WEIGH_H
#define LUQU_VERIFY_WEIGH_H

#include "tally.h"

/* What a pool holds, counted from the placements. */
struct holding {
	uint64_t placed, orders;
	bool has_merit;
	int64_t merit_e4; /* the lowest, orders left out */
};
/* Of all pools of the tier; an arena's. NULL: out of memory. */
struct holding *holdings_count(const struct stage *stage);

/* Adds violations, and counts for the report. borrowed: room for a number per pool. */
void weigh_pools(const struct stage *stage, const struct tally *tallies, const struct holding *holdings, uint64_t *borrowed);

/* Seats left and cutoffs, for the tiers behind. */
void holdings_hand_on(const struct stage *stage, const struct holding *holdings);

#endif
