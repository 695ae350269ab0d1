/* SPDX-License-Identifier: ISC */
/* One year tried: the engine against the reference, the verifier on the engine's outcome, and the rows in another order. */
#ifndef LUQU_TESTS_TRIAL_H
#define LUQU_TESTS_TRIAL_H

#include <luqu/match.h>

#include "outcome_text.h"
#include "reference.h"

/* What the engine makes of a year, and what went wrong on the way. */
struct engine_run {
	struct dataset *dataset;
	struct totals *totals;
	struct outcome *outcome;
	struct outcome_text text;
	struct findings findings; /* faulty rows */
	struct problem problem;   /* a faulty rule, or one that failed */
	bool is_contradictory;    /* success without an outcome, or the reverse */
};
void engine_read(struct engine_run *run, const struct year *year);
/* kept: NULL, or an earlier outcome whose first n_kept tiers stand. */
void engine_place(struct engine_run *run, tier_ix n_tiers, const struct outcome *kept, tier_ix n_kept);
void engine_free(struct engine_run *run);

/* Compares all sections; what differs is written down. */
bool engine_agrees(const struct engine_run *run, const struct reference *reference, struct paper *difference);
/* Violations that the verifier finds are written down. */
bool engine_is_verified(const struct engine_run *run, struct paper *difference);

enum { CORRUPTIONS = 20 }; /* false values put into outcomes, see corrupt.h */
struct trial_count {
	uint64_t events[EVENT_COUNT];
	uint64_t corruptions[CORRUPTIONS]; /* noticed */
};
/* Everything that may be tried with a year; variant decides what beside the plain run. What happened is added to *count. */
bool trial_holds(const struct year *year, uint64_t variant, struct paper *difference, struct trial_count *count);
/* The engine alone, held to one processor, gives the same as with all. */
bool trial_holds_on_one_processor(const struct year *year);
/* Takes rows and settings out of a year for as long as its trial still fails. */
void trial_shrink(struct year *year, uint64_t variant);

#endif
