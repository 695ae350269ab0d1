/* SPDX-License-Identifier: ISC */
/* Right outcomes made wrong the way a mistake or a hand would do it: the place is changed and everything that is counted from
 * places is made to fit again, so that only the rule itself can tell. */
#ifndef LUQU_TESTS_SPOIL_H
#define LUQU_TESTS_SPOIL_H

#include "random_year.h"
#include "trial.h"

/* A copy of an outcome that may be changed. */
struct spoiling {
	const struct dataset *dataset;
	const struct totals *totals;
	struct outcome *outcome;
	struct dice *dice;
};

struct spoiler {
	const char *name;
	const char *rules;                 /* one of these, parted by `|`, must be named by a violation */
	bool (*spoil)(struct spoiling *s); /* false: there is nothing here to be spoilt so */
};
extern const struct spoiler place_spoilers[], figure_spoilers[];
extern const size_t n_place_spoilers, n_figure_spoilers;

struct outcome *spoiling_copy(const struct outcome *outcome); /* free with outcome_free */

/* --- for the spoilers --- */
struct placement *spoiling_choose(struct spoiling *s,
                                  bool (*fits)(const struct spoiling *s, const struct placement *placement)); /* NULL: none */
tier_ix spoiling_tier(const struct spoiling *s, const struct placement *placement);
/* Takes a place away; the reason given from its tier on. */
void spoiling_drop(struct spoiling *s, candidate_ix candidate, enum reason reason);
/* Places somebody, with the right merit and, where the program is on the list, the right choice. What place there was is dropped.
 */
void spoiling_place(struct spoiling *s, candidate_ix candidate, pool_ix pool);
/* placed, vacant and cutoffs of all pools, from the places. */
void spoiling_recount(struct spoiling *s);
/* The rank of a program on a candidate's list in the pool's tier; 0: not there. */
uint16_t spoiling_rank(const struct spoiling *s, candidate_ix candidate, pool_ix pool);

#endif
