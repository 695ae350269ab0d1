/* SPDX-License-Identifier: ISC */
/* The plan of one tier as a matrix, programs by pools, with its sums. */
#ifndef LUQU_SERVICE_MATRIX_H
#define LUQU_SERVICE_MATRIX_H

#include <stddef.h>
#include <stdint.h>

#include <luqu/arena.h>
#include <luqu/problem.h>
#include <luqu/store.h>

enum { MATRIX_NO_POOL = -1 };

struct matrix_program {
	const char *code, *name, *school, *school_name;
	uint64_t seats, seats_in_all;               /* of the program: in this tier, over all tiers */
	uint64_t school_seats, school_seats_in_all; /* of its school */
};
struct matrix_pool { const char *code, *name; /* of the school where the code is a school's (a quota cell); else "" */ uint64_t seats; };

struct plan_matrix {
	const char *tier, *tier_name;
	size_t number, n_tiers;                       /* which tier of the run it is, from 0 */
	struct matrix_program *programs; size_t n_programs; /* with a pool in this tier, by code */
	struct matrix_pool *pools; size_t n_pools;    /* by code */
	int32_t *seats;                               /* [program x n_pools + pool]; MATRIX_NO_POOL: there is none */
	uint64_t seats_in_all;                        /* of the tier */
	struct arena *arena;
};

/* number: of the tier, from 0. STATUS_FAULT: there are no tiers, or none of that number. The matrix is to be freed in any case. */
enum status plan_matrix_make(struct store *store, size_t number, struct plan_matrix *matrix, struct problem *problem);
void plan_matrix_free(struct plan_matrix *matrix); /* accepts a zeroed one */
/* The number of a tier by its code; the number of tiers where there is no such. */
size_t plan_matrix_find_tier(struct store *store, const char *code);

#endif
