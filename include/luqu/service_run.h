/* SPDX-License-Identifier: ISC */
/* The tiered run as a person orders it: read the year, place, verify, store. And the year read back for those who look at a run. */
#ifndef LUQU_SERVICE_RUN_H
#define LUQU_SERVICE_RUN_H

#include <luqu/evaluate.h>
#include <luqu/outcome.h>
#include <luqu/progress.h>
#include <luqu/store.h>
#include <luqu/verify.h>

/* All that runs, checks and explanations look at. Owned by the caller; year_data_free accepts a zeroed one. */
struct year_data {
	struct dataset *dataset;
	struct totals *totals;
};
enum status year_data_read(struct store *store, const struct progress *progress, struct year_data *year, struct problem *problem);
void year_data_free(struct year_data *year);

struct run_options {
	bool is_dry;          /* store nothing; go on where a draw would need a seed */
	const char *upto;     /* tier code; NULL: all */
	const char *after;    /* tier code; NULL: none stand */
	const struct progress *progress;
};

/* Where a new computation would place someone differently in the tiers that stand (--after), or by another merit. */
struct run_change {
	candidate_ix candidate;
	const struct placement *was, *would_be; /* into kept and recomputed; NULL: no place in the tiers that stand */
};
enum { RUN_PLACE_TEXT = 160 };
/* A placement of the outcome as `TIER/PROGRAM/POOL (CHOICE, MERIT)`; NULL: `no place`, translated. */
const char *run_place_text(const struct dataset *dataset, const struct outcome *outcome, const struct placement *place,
			   char text[RUN_PLACE_TEXT]);

struct run_result {
	struct year_data year;
	struct outcome *outcome;
	struct run_note note;        /* as stored; number 0: a dry run */
	struct verify_report report;
	struct run_note kept_note;   /* the stored run whose tiers stand; number 0: none */
	struct outcome *kept, *recomputed;
	struct run_change *changes; size_t n_changes; /* by candidate */
};

/* Places, verifies with the second computation, stores. STATUS_FAULT: a rule fails, a draw without seed (the problem names pools), a violation
 * (result->report says which; nothing is stored), no such tier, no stored run to stand on. The result may be looked at and must be freed in any case. */
enum status run_execute(struct store *store, const struct run_options *options, struct run_result *result, struct problem *problem);
void run_result_free(struct run_result *result);

/* Where two outcomes of a year place candidates differently in their first n_tiers tiers, by candidate. *changes: the caller's to free(). */
enum status run_compare(const struct outcome *was, const struct outcome *would_be, tier_ix n_tiers, struct run_change **changes, size_t *n_changes,
			struct problem *problem);

/* A stored run (number 0: the latest) in terms of the year. STATUS_FAULT where the year no longer holds what it names. */
enum status run_load(struct store *store, int64_t number, const struct year_data *year, const struct progress *progress, struct run_note *note,
		     struct outcome **outcome, struct problem *problem);

/* Checks stored run `number` (0: the latest) against the data as they are now. STATUS_OK: the report says what was found. What the run names and
 * the data no longer hold is a violation like any other. */
enum status run_verify(struct store *store, int64_t number, const struct progress *progress, struct run_note *note,
		       struct verify_report *report, struct problem *problem);

#endif
