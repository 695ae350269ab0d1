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

#endif
