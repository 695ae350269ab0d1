/* SPDX-License-Identifier: ISC */
/* A slow, plain second opinion on a whole run: sections 3 and 4 of the specification in their own words, from text cells to text.
 */
#ifndef LUQU_TESTS_REFERENCE_H
#define LUQU_TESTS_REFERENCE_H

#include "year.h"

/* What happened inside, so that a test can tell whether its years show what they are meant to show. */
enum reference_event {
	EVENT_ORDER_PLACED,
	EVENT_ORDER_LATE, /* the candidate was placed already */
	EVENT_ADJUST_PLACED,
	EVENT_VOIDED,
	EVENT_STRUCK,      /* a choice was struck by a return */
	EVENT_PUT_OUT,     /* a candidate took no part because of a return */
	EVENT_PASSED_OVER, /* a choice above max_choices or without a pool */
	EVENT_INHERITED,   /* seats came from an earlier tier */
	EVENT_INHERITED_POOL,
	EVENT_LENT,         /* seats were lent that somebody took */
	EVENT_TIE_ADMITTED, /* somebody above the seats was taken */
	EVENT_TIE_REJECTED, /* seats stayed empty for a group too large */
	EVENT_DRAWN,        /* the draw alone decided */
	EVENT_DISPLACED,    /* somebody once taken was turned away in a later round */
	EVENT_LATER_POOL,   /* somebody whom an earlier pool turned away was taken by a later one */
	EVENT_BAND_HELD,    /* somebody in a later band, ranked higher, was turned away */
	EVENT_NO_LINE,      /* a cutoff() had nobody, so there was no line */
	EVENT_COUNT,
};
const char *reference_event_name(enum reference_event event);

struct reference_state;

struct reference {
	/* The outputs as CSV with their headers, under the names of the specification. */
	char *placements, *cutoffs, *vacancies, *unplaced, *distribution;
	/* tier,program,pool,capacity,orders,drawn,last_in,first_out: what decides whether a draw is needed; the last three under
	 * `break` only. */
	char *pools;
	/* What became of every candidate in every tier: TIER,CANDIDATE,STATE,MERIT, and for each pool that was asked
	 * TIER,CANDIDATE,PROGRAM,CHOICE,POOL,VERDICT; where it saw the candidate also SEATS,SEEN,PLACE,TAKEN,LAST_IN,BY_DRAW.
	 * Sorted lines.
	 */
	char *trace;
	char *failure; /* "": none; else what a rule could not do and for whom; the outputs are then empty */
	bool needs_seed;
	bool is_contradictory; /* somebody once turned away was taken later, which must never be */
	uint64_t events[EVENT_COUNT];
	struct reference_state *state;
};

struct reference_request {
	const struct year *year;
	size_t n_tiers;               /* the first tiers by seq; SIZE_MAX: all */
	const struct reference *kept; /* an earlier result for the same candidates and plans; NULL: none */
	size_t n_kept;
};

struct reference *reference_run(const struct reference_request *request);
void reference_free(struct reference *reference); /* accepts NULL */

#endif
