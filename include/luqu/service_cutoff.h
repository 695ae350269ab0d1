/* SPDX-License-Identifier: ISC */
/* The cutoff sheet: what is published of each program, its pools together. */
#ifndef LUQU_SERVICE_CUTOFF_H
#define LUQU_SERVICE_CUTOFF_H

#include <luqu/service_run.h>

struct cutoff_row { /* one program of one tier */
	tier_ix tier;
	program_ix program;
	uint32_t seats, placed, by_order;
	bool has_merit;            /* somebody was taken by application */
	int64_t merit_e4;          /* the lowest taken */
	int64_t mean_e4;           /* of those taken by application, to 1/100, halves away from zero */
	const struct placement *last; /* the last one in, by the tier's ranking, then the draw */
	uint16_t last_choice;      /* its choice number; 0: adjust */
	int64_t *keys_e4;          /* the tier's ranking keys of the last one in; those behind `lottery` are left out */
};
struct cutoff_keys { /* the keys of a tier's ranking that decide, as written */
	const char **names;
	size_t n_keys;
};
struct cutoff_sheet {
	struct cutoff_row *rows; size_t n_rows; /* by tier, program */
	struct cutoff_keys *tiers; /* [tier] */
	struct arena *arena;
};
/* The sheet of an outcome. STATUS_FAULT: a ranking fails on somebody placed. */
enum status cutoff_sheet_make(const struct year_data *year, const struct outcome *outcome, struct cutoff_sheet *sheet, struct problem *problem);
void cutoff_sheet_free(struct cutoff_sheet *sheet);

#endif
