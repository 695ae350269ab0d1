/* SPDX-License-Identifier: ISC */
/* How an applicant stands in a pool: whether it may be seen at all, and before whom it comes. */
#ifndef LUQU_VERIFY_STANDING_H
#define LUQU_VERIFY_STANDING_H

#include "wishes.h"

/* What an application is judged by. */
struct standing {
	candidate_ix candidate;
	uint32_t band;
	uint16_t choice;
	bool has_draw;
	uint64_t draw;     /* the first 8 bytes of the digest, once somebody needed them */
	int64_t keys_e4[]; /* as many as the ranking has, up to `lottery` */
};
size_t standing_bytes(size_t n_keys); /* of one with so many keys, a multiple of its alignment */

/* A candidate who applies somewhere. */
struct application {
	candidate_ix candidate;
	struct wish wish;
};

/* What of a pool's rules an application meets. A flaw goes to the stumble and counts as not met. */
enum meets { MEETS_NEITHER, MEETS_ELIGIBLE, MEETS_BOTH };
enum meets pool_meets(const struct stage *stage, const struct pool *pool, const struct application *application,
                      struct stumble *stumble);

/* Works out all keys. */
void standing_fill(const struct stage *stage, const struct pool *pool, const struct application *application,
                   struct standing *standing, struct stumble *stumble);
/* How an application would compare with a standing, with no more keys worked out than that takes. */
int standing_compare_application(const struct stage *stage, const struct pool *pool, const struct application *application,
                                 const struct standing *standing);
/* By band, then keys: negative where a comes first, 0 where only the draw is left. */
int standing_compare(const struct standing *a, const struct standing *b, size_t n_keys);
/* The whole order: no two candidates are equal. Draws that are needed are remembered. */
bool standing_is_before(const struct stage *stage, struct standing *a, struct standing *b, size_t n_keys);

#endif
