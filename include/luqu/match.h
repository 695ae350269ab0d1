/* SPDX-License-Identifier: ISC */
/* The placement engine (CONTRACT 4): deferred acceptance with pools, bands, ties and filing. A pure function of its inputs: no I/O, no clock. */
#ifndef LUQU_MATCH_H
#define LUQU_MATCH_H

#include <luqu/evaluate.h>
#include <luqu/finding.h>
#include <luqu/outcome.h>
#include <luqu/progress.h>

struct match_request {
	const struct dataset *dataset;
	const struct totals *totals;
	tier_ix n_tiers;              /* tiers 0..n_tiers-1 run; IX_NONE: all */
	const struct outcome *kept;   /* --after: an earlier outcome in terms of this dataset; NULL: none */
	tier_ix n_kept;               /* its tiers 0..n_kept-1 stand */
	const struct progress *progress; /* may be NULL */
};

/* Runs the tiers. STATUS_OK: *outcome is the caller's (needs_seed is for the caller to judge; digest is left zero).
 * STATUS_FAULT: a rule failed; the problem names tier or plan, rule and candidate; or "cancelled". STATUS_ENVIRONMENT: memory. */
enum status match_run(const struct match_request *request, struct outcome **outcome, struct problem *problem);

/* One finding per faulty rule of the year: every rule is read as by match_run. place: "tiers S1 ranking", "plans S1/042032/open line" ... */
void match_check_rules(const struct dataset *dataset, struct findings *findings);

/* --- what would have been enough ---------------------------------------------------------------------------------------------
 * Where a candidate would be placed if `gain` were added to its total alone, everything else as it is. */
struct gain_place {
	bool is_placed;     /* else nowhere in the tiers of the run */
	bool by_order;
	tier_ix tier;
	program_ix program;
	uint16_t choice;    /* 0: by order or adjust */
	const char *pool;   /* in the outcome's arena or a constant: valid as long as the outcome given to match_try_gains */
};
struct gain_request {
	struct match_request run;      /* as for match_run; its totals are not changed */
	const struct outcome *outcome; /* what match_run made of it */
	candidate_ix candidate;
	int64_t step_e4;               /* above 0 */
	size_t n_steps;                /* gains 0, step, 2 x step ... (n_steps - 1) x step */
};
/* Fills in places[n_steps] exactly as so many runs would, but computes again only what a gain changes: the others' applications are
 * settled once, the candidate applies last (the order of applications does not matter), and each trial is undone. */
enum status match_try_gains(const struct gain_request *request, struct gain_place *places, struct problem *problem);

#endif
