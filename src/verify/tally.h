/* SPDX-License-Identifier: ISC */
/* What a pool took and turned away: counts, and the two who stand at the edge. Enough to tell whether it chose as its rules say. */
#ifndef LUQU_VERIFY_TALLY_H
#define LUQU_VERIFY_TALLY_H

#include "standing.h"

/* The foremost or hindmost of a set, and how many stand equal to it by band and keys. */
struct edge {
	struct standing *standing; /* valid where count > 0 */
	uint64_t count;
};

struct tally {
	uint64_t taken;      /* by application, those included who may not be there */
	uint64_t refused;    /* seen and not taken: turned away, or taken by a later pool of the program */
	struct edge last_in; /* of those rightly seen */
	struct edge first_out;
};

/* One set of tallies per thread, so that no thread sees another's. */
struct tallies {
	struct tally *of; /* [pool] */
	struct standing *spare;
	struct stumble *stumble;
	uint64_t applications;
	void *standings;
};
bool tallies_make(struct tallies *tallies, const struct stage *stage, struct stumble *stumble); /* false: out of memory */
void tallies_clear(struct tallies *tallies);

/* A pool took an application, or saw it and turned it away. */
void tallies_take(struct tallies *tallies, const struct stage *stage, uint32_t pool, const struct application *application);
void tallies_refuse(struct tallies *tallies, const struct stage *stage, uint32_t pool, const struct application *application);
void tallies_merge(struct tallies *into, struct tallies *from, const struct stage *stage);

#endif
