/* SPDX-License-Identifier: ISC */
/* Registrations change their state, and claims are put up for public notice, granted and refused. */
#ifndef LUQU_SERVICE_REGISTRATION_H
#define LUQU_SERVICE_REGISTRATION_H

#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/store.h>

enum registration_act {
	REGISTRATION_CONFIRM,   /* registered -> confirmed */
	REGISTRATION_WITHDRAW,  /* registered, confirmed -> withdrawn */
	REGISTRATION_REINSTATE, /* withdrawn -> registered: it is to be confirmed again */
};
/* Whom it is about: candidates by number, or those of a feeder school, or all. */
struct registration_request {
	enum registration_act act;
	const char *const *candidates; /* n_candidates of them */
	size_t n_candidates;
	const char *feeder; /* NULL: no feeder school */
	bool is_all;
	const char *reason; /* not blank; a confirmation needs none (NULL) */
	const struct progress *progress;
};
struct registration_report {
	uint64_t changed;
	uint64_t passed;        /* of a feeder school or of all: not in a state to be changed from, left as they are */
	struct findings faults; /* candidates by number who are not there or in another state: then nothing is stored */
};
void registration_report_clear(struct registration_report *report);
/* One transaction, each change audited. STATUS_USAGE: not one way of naming candidates, no reason where one is needed.
 * STATUS_FAULT: faults, or a feeder school that no candidate is of. store: open for writing, no transaction open. report: zeroed
 * before, cleared by the caller. */
enum status registration_change(struct store *store, const struct registration_request *request, struct registration_report *report,
                                struct problem *problem);

enum { CLAIM_NOTICE_DAYS = 5 }; /* working days that a public notice lasts at least */
enum claim_act {
	CLAIM_NOTICE, /* claimed, refused -> noticed */
	CLAIM_GRANT,  /* noticed -> granted, when the notice is over, by a user who neither put the claim in nor changed it */
	CLAIM_REFUSE, /* claimed, noticed, granted -> refused; what it gave is taken back */
};
struct claim_request {
	enum claim_act act;
	const char *candidate_no, *kind, *item; /* the claim's key */
	const char *reason;                     /* not blank */
	const char *from,
	        *to;   /* of a notice: its first and last day; NULL: today, and the day by which it has lasted long enough */
	int64_t today; /* see day.h */
	const struct progress *progress;
};
/* A granted bonus becomes a row of bonuses, a granted eligibility a tag of the candidate; where one of that name and another value
 * stands already the claim is not granted. Refusing a granted claim takes away the row or tag, unless it was changed since. One
 * transaction, each change audited. STATUS_FAULT: no such claim, its state is another, the notice is too short or not over, the
 * user put the claim in, or what guard_row says of the row to be written. STATUS_USAGE: no reason, days that are none. */
enum status claim_change(struct store *store, const struct claim_request *request, struct problem *problem);

#endif
