/* SPDX-License-Identifier: ISC */
/* Which pools of a program can see a candidate at all. Quotas by school make many pools that begin with `feeder = '...'`: the
 * others are passed over without a look at their rules, which cannot fail before that. */
#ifndef LUQU_VERIFY_SIGHT_H
#define LUQU_VERIFY_SIGHT_H

#include "audit.h"

struct sight {
	const uint32_t *own, *own_end;   /* pools guarded by the candidate's word */
	const uint32_t *open, *open_end; /* all that are not guarded so */
};
struct sight sight_begin(const struct stage *stage, uint32_t offer, candidate_ix candidate);
uint32_t sight_next(struct sight *sight); /* the next pool in order; IX_NONE: no more */

#endif
