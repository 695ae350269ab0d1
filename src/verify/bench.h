/* SPDX-License-Identifier: ISC */
/* Those a pool holds for the time being while a tier is settled: sorted, foremost first. */
#ifndef LUQU_VERIFY_BENCH_H
#define LUQU_VERIFY_BENCH_H

#include "standing.h"

/* A row of standings, all with as many keys as the ranking has. */
struct bench_row {
	char *bytes;
	size_t count; /* standings */
	size_t room;  /* bytes: on the desk standings of different pools differ in size */
};
struct bench {
	struct bench_row held;
	uint64_t saw;
	struct bench_row bar; /* under `reject`: the foremost who did not fit, if anybody; it and all behind it stay out */
};
/* Room that all benches use in turn. */
struct bench_desk {
	struct bench_row incoming;
	uint32_t *order;
	size_t order_room;
};

struct standing *bench_at(const struct bench_row *row, size_t n_keys, size_t i);
/* Room for one more at the end, not filled in; NULL: out of memory. */
struct standing *bench_append(struct bench_row *row, size_t n_keys);
/* Sorts the desk's incoming into those held and cuts to the seats: those cut off are left in the desk's incoming. false: out of
 * memory. */
bool bench_take(const struct stage *stage, const struct pool *pool, struct bench *bench, struct bench_desk *desk, uint64_t seats);
/* Whether the pool would turn the application away with these seats or fewer, as far as that can be told at a glance. */
bool bench_surely_refuses(const struct stage *stage, const struct pool *pool, const struct bench *bench,
                          const struct application *application, uint64_t seats);
void bench_clear(struct bench *bench);
void bench_desk_clear(struct bench_desk *desk);

#endif
