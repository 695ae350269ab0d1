/* SPDX-License-Identifier: ISC */
/* What the lines of the tiers let through: how many pass at any line, held against the seats. */
#ifndef LUQU_SERVICE_LINES_H
#define LUQU_SERVICE_LINES_H

#include <luqu/service_run.h>

/* Candidates with this merit or more. */
struct lines_point { int64_t merit_e4; uint64_t eligible, applying; };

struct lines_tier {
	tier_ix tier;
	uint64_t seats;               /* of the plan; what is inherited left out */
	uint64_t eligible, applying;  /* for whom the tier's `eligible` holds; those of them who have choices here */
	bool has_line;
	bool has_number;              /* the line is a number; else a rule that may differ from candidate to candidate */
	int64_t line_e4;              /* has_number */
	bool has_full;
	int64_t full_e4;              /* has_full: the merit of full marks in all subjects, or the highest there is where that is more */
	struct lines_point *points; size_t n_points; /* by merit, falling: one for each value there is */
};

struct lines_report {
	struct lines_tier *tiers; size_t n_tiers;
	int64_t step_e4;              /* the smallest step of a total (explain_gain_step) */
	struct arena *arena;
};

/* Places of earlier tiers are not looked at: everybody eligible counts in every tier. STATUS_FAULT: a rule fails, or "cancelled". The report is to be
 * freed in any case. */
enum status lines_report_make(const struct year_data *year, const struct progress *progress, struct lines_report *report, struct problem *problem);
void lines_report_free(struct lines_report *report); /* accepts a zeroed one */

/* How many have this merit or more. */
void lines_count(const struct lines_tier *tier, int64_t line_e4, uint64_t *eligible, uint64_t *applying);

/* STATUS_FAULT: the line is above the tier's full marks, or below 0. */
enum status lines_check(const struct lines_tier *tier, int64_t line_e4, struct problem *problem);

/* Makes it the tier's line, through the checks of a row changed by hand; audited. Whether it is above full marks is for lines_check. STATUS_USAGE:
 * no reason. STATUS_FAULT: there is no such tier. */
struct line_setting { const char *tier; int64_t line_e4; const char *reason; const struct progress *progress; };
enum status lines_set(struct store *store, const struct line_setting *setting, struct problem *problem);

#endif
