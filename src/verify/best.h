/* SPDX-License-Identifier: ISC */
/* Of all outcomes in which nobody is passed over, the rules demand the one that is best for all candidates at once. */
#ifndef LUQU_VERIFY_BEST_H
#define LUQU_VERIFY_BEST_H

#include "tally.h"

/* To be asked only where the tier's placements have shown no violation. Adds one per candidate who could have a better place. */
enum status best_check(struct stage *stage, const struct tally *tallies, struct problem *problem);

#endif
