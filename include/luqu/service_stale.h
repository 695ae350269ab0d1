/* SPDX-License-Identifier: ISC */
/* Whether a stored run is still that of the data, and who would be placed differently by a run of now. */
#ifndef LUQU_SERVICE_STALE_H
#define LUQU_SERVICE_STALE_H

#include <luqu/service_run.h>

/* Whether the inputs have changed since a run was made. run 0: the latest; where none is stored: *is_stale is false, note->number 0. */
enum status stale_check(struct store *store, int64_t run, const struct progress *progress, struct run_note *note, bool *is_stale,
			struct problem *problem);
/* The same of a year at hand. */
bool stale_is(const struct year_data *year, const struct run_note *note);

struct stale_report {
	struct year_data year;
	struct run_note note;      /* number 0: no run is stored */
	bool is_stale;             /* the inputs have changed since */
	struct outcome *stored, *anew; /* anew: all tiers of the stored run, computed from the data of now; NULL where it is not stale */
	struct run_change *changes; size_t n_changes; /* into stored and anew, by candidate */
	struct findings misfits;   /* what the run names and the data no longer hold */
};
/* Computes the latest run again in memory; nothing is stored. The report is to be freed in any case. */
enum status stale_find(struct store *store, const struct progress *progress, struct stale_report *report, struct problem *problem);
void stale_report_free(struct stale_report *report); /* accepts a zeroed one */

#endif
