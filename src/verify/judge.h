/* SPDX-License-Identifier: ISC */
/* Each candidate's place against its own list and the rules that concern it alone. */
#ifndef LUQU_VERIFY_JUDGE_H
#define LUQU_VERIFY_JUDGE_H

#include "tally.h"

/* What is wrong with a candidate in a tier: bits of audit.verdict. */
enum {
	VERDICT_NO_POOL = 1 << 0,       /* placed in a pool that there is not */
	VERDICT_TAKES_NO_PART = 1 << 1, /* placed though its state forbids it */
	VERDICT_ORDER_IGNORED = 1 << 2, /* an order names it, but it is not placed so */
	VERDICT_NO_ORDER = 1 << 3,      /* marked as placed by order, but there is none */
	VERDICT_NOT_LISTED = 1 << 4,    /* placed where it did not apply */
	VERDICT_CHOICE = 1 << 5,
	VERDICT_MERIT = 1 << 6,
	VERDICT_POOL_ELIGIBLE = 1 << 7,
	VERDICT_POOL_LINE = 1 << 8,
	VERDICT_RETURNED = 1 << 9, /* the place should be void */
	VERDICT_TRAIL = 1 << 10,
};

/* What judging finds beside the bits. */
struct judgement {
	uint16_t verdict;
	uint16_t choice; /* that its place should bear */
	char letter;     /* that its trail should bear in this tier; 0: it has a place */
	uint32_t voided; /* the pool whose place is void (luqu(1), THE RUN, step 8); IX_NONE */
};

/* tallies NULL: nothing is counted. */
struct judgement judge_candidate(const struct stage *stage, candidate_ix candidate, struct tallies *tallies,
                                 struct stumble *stumble);

/* Judges everybody: verdicts go to the audit, what pools took and refused into tallies (made here). */
enum status judge_everybody(struct stage *stage, struct tallies *tallies, struct problem *problem);
/* One violation per bit of each verdict, by candidate. */
void judge_report(const struct stage *stage);

#endif
