/* SPDX-License-Identifier: ISC */
/* Whether an outcome is one at all: numbers in range, rows in order, one place each. */
#ifndef LUQU_VERIFY_SHAPE_H
#define LUQU_VERIFY_SHAPE_H

#include "audit.h"

/* Both add violations. false: the outcome cannot be read any further. The second fills in first_pool, place and placed_in. */
bool sizes_check(struct audit *audit);
bool shape_check(struct audit *audit);

/* Tiers that stand as an earlier run had them: only whether their figures agree with their places and trails are trails. Fills in
 * vacancy and cutoffs for the tiers behind. */
enum status kept_check(struct audit *audit, tier_ix tier, struct problem *problem);

/* The digest of the inputs, where there is one, and whether a seed is needed. */
void digest_check(struct audit *audit);
void seed_check(struct audit *audit);

#endif
