/* SPDX-License-Identifier: ISC */
/* A stored run on its way back into memory. */
#ifndef LUQU_STORE_RUN_LOAD_H
#define LUQU_STORE_RUN_LOAD_H

#include "internal.h"

struct run_loading {
	struct store *store;
	const struct dataset *dataset;
	const struct progress *progress;
	struct findings *findings;
	struct outcome *outcome;
	int64_t run;
	char name[64];  /* what findings call it */
	tier_ix *tiers; /* [n_run_tiers]: the run's tiers in the dataset; IX_NONE: gone */
	size_t n_run_tiers;
	bool is_out_of_memory, is_cancelled;
};

/* The rows of one table of the run; NULL: trouble, in the connection. */
sqlite3_stmt *run_rows(struct run_loading *at, unsigned statement);
/* After the last step. */
enum status run_rows_end(struct run_loading *at, sqlite3_stmt *rows, struct problem *problem);

enum status run_load_pools(struct run_loading *at, struct problem *problem);      /* run_load_pools.c */
enum status run_load_candidates(struct run_loading *at, struct problem *problem); /* run_load_candidates.c */

#endif
