/* SPDX-License-Identifier: ISC */
/* One program of a run: who got into its pools, in the order of their rankings, and who came next. */
#ifndef LUQU_SERVICE_PROGRAM_H
#define LUQU_SERVICE_PROGRAM_H

#include <luqu/service_run.h>

struct program_person {
	candidate_ix candidate;
	bool by_order;
	uint16_t choice;    /* its rank; 0: by order or adjust */
	int64_t merit_e4;
	uint32_t band;      /* 0 first; UINT32_MAX: adjust */
	int64_t *keys_e4;   /* [n_keys] of the pool; by order: zeros */
	unsigned char draw[DIGEST_BYTES];
};

enum program_gap { GAP_BAND, GAP_KEY, GAP_DRAW };

struct program_pool {
	pool_ix pool;              /* into the outcome's pools */
	const char **key_names;    /* the keys of the pool's ranking that decide, as written: those behind `lottery` are left out */
	size_t n_keys;
	struct program_person *in; /* those by order first, then by band, keys, draw */
	size_t n_in;
	bool has_next;             /* somebody was turned away by rank (under `break` only; others keep no such record) */
	struct program_person next;
	enum program_gap gap;      /* what parts the last one in from the next */
	size_t gap_key;            /* GAP_KEY: of key_names */
	int64_t gap_e4;            /* by how much in that key */
};

struct program_report {
	program_ix program;
	struct program_pool *pools; size_t n_pools; /* by tier, order, pool code */
	struct arena *arena;
};

/* code: "PROGRAM", or "TIER/PROGRAM" for one tier alone. STATUS_FAULT: no such program or tier, or a ranking fails on somebody. The report is to be
 * freed in any case. */
enum status program_report_make(const struct year_data *year, const struct outcome *outcome, const char *code, struct program_report *report,
				struct problem *problem);
void program_report_free(struct program_report *report); /* accepts a zeroed one */

#endif
