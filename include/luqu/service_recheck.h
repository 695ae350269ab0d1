/* SPDX-License-Identifier: ISC */
/* Rechecks 复核: applied for within a window, answered by what was found, corrected by two people. Clerical faults alone are looked for. */
#ifndef LUQU_SERVICE_RECHECK_H
#define LUQU_SERVICE_RECHECK_H

#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store_recheck.h>

/* The calendar's step whose dates are the window; a date that is left open is no bound. */
#define RECHECK_STEP "recheck" /* of the calendar; "recheck.EXAM" goes before it for the subjects of that exam */

struct recheck_application {
	const char *candidate_no, *subject;
	const char *today;               /* 2026-06-18; NULL: the system's date here */
	const struct progress *progress; /* may be NULL */
};
/* STATUS_FAULT: outside the window (or the calendar has no such step), no such candidate or subject, a withdrawn candidate, a subject with a formula, an application
 * of this candidate in this subject waits already. recheck: as it was stored. */
enum status recheck_apply(struct store *store, const struct recheck_application *application, struct store_recheck *recheck,
			  struct problem *problem);

struct recheck_answer {
	int64_t number;
	const char *finding;             /* none, identity, unmarked, addition, transfer */
	const char *mark;                /* as it should be, or `absent`; NULL with none, and only there */
	const struct progress *progress;
};
/* Ends it with `none`, else proposes a correction; a further answer takes the place of a proposal. STATUS_USAGE: no such finding, a mark with
 * none or none with a fault. STATUS_FAULT: no such recheck, it has ended, a mark that the subject does not allow or that stands there
 * already. Where there is no mark (absent, void, exempt, deferred, no row) only identity and transfer can give one, and none that a breach of
 * discipline voids. */
enum status recheck_answer(struct store *store, const struct recheck_answer *answer, struct store_recheck *recheck, struct problem *problem);

/* Writes the proposed mark into the scores, frozen or not. STATUS_FAULT: no such recheck, no proposal, proposed by the same person, or the
 * mark has changed since. */
enum status recheck_confirm(struct store *store, int64_t number, const struct progress *progress, struct store_recheck *recheck,
			    struct problem *problem);

/* All rechecks by number: the columns of WINDOW_RECHECKS (store.h). options: all but columns. */
enum status recheck_export(struct store *store, const struct sheet_options *options, struct problem *problem);

/* "118.5", "absent" ...: a mark as people read it; "" where there is no row. */
enum { RECHECK_MARK_TEXT = 48 };
const char *recheck_mark_text(const struct recheck_mark *mark, char text[RECHECK_MARK_TEXT]);
const char *recheck_state_name(enum recheck_state state);       /* translated */
const char *recheck_finding_name(enum recheck_finding finding); /* translated; "" where there is no answer yet */

#endif
