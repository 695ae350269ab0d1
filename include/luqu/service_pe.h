/* SPDX-License-Identifier: ISC */
/* The test of physical education: a subject's marks, computed from results by tables. */
#ifndef LUQU_SERVICE_PE_H
#define LUQU_SERVICE_PE_H

#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/store.h>

struct pe_request {
	const char *subject;
	bool is_dry_run; /* everything is computed and told, nothing stored */
	/* Every score that changes, by candidate; old and new as "28.5" or as the status, old "" where there is none. May be NULL.
	 */
	void (*tell)(void *context, const char *candidate_no, const char *old, const char *new);
	void *context;
	const struct progress *progress;
};
struct pe_report {
	uint64_t candidates;           /* who have results */
	uint64_t added, changed, same; /* scores */
	uint64_t incomplete;           /* candidates without any result of some item or group: it counts 0 */
	uint64_t untested;             /* scores without results behind them, left as they are */
	struct findings faults;        /* any: nothing is stored */
};
void pe_report_clear(struct pe_report *report);

/* Of each candidate with results in the subject's items: the mark of each result by the table for the candidate's sex, of either-or
 * items the best; their sum, rounded to the subject's step, halves up, and at most its full mark. An item that a candidate is
 * exempt from gives the mark that the item says; one absent from or void gives 0. The score is deferred where an item is and no
 * other of its group counts, absent or void where nothing counts, exempt where only exemptions do. One transaction, every change
 * audited. Withdrawn candidates are left out. STATUS_FAULT: no such subject, it is derived or has no items, faults (a sex that is
 * not known, a table that has no rows for it), or the scores are frozen. store: open for writing, no transaction open. report:
 * zeroed before, cleared by the caller. */
enum status pe_compute(struct store *store, const struct pe_request *request, struct pe_report *report, struct problem *problem);

#endif
