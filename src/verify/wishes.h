/* SPDX-License-Identifier: ISC */
/* A candidate's list in a tier as steps 2 and 4 leave it: own choices, then what it would be adjusted into. */
#ifndef LUQU_VERIFY_WISHES_H
#define LUQU_VERIFY_WISHES_H

#include "audit.h"

#define BAND_ADJUST UINT32_MAX /* behind every other */

struct wish {
	uint32_t offer;
	uint32_t band;
	uint16_t choice; /* the rank as filed; 0 by adjust */
};

struct wishes {
	const struct stage *stage;
	candidate_ix candidate;
	const struct choice *rows;
	uint32_t n_rows;
	const struct return_row *struck; /* under `refile` */
	size_t n_struck;
	uint64_t cursor; /* where to go on: keep it and set it to read on later; 0: the beginning */
};

void wishes_open(const struct stage *stage, candidate_ix candidate, struct wishes *list);
void wishes_open_unreturned(const struct stage *stage, candidate_ix candidate,
                            struct wishes *list);         /* as if there were no returns */
bool wishes_next(struct wishes *list, struct wish *wish); /* false: the list is at its end */
bool wishes_are_none(const struct wishes *list);

#endif
