/* SPDX-License-Identifier: ISC */
/* Breaches of discipline and cheating: marks that are void while the breach stands. What was entered stays, and so does the mark beside it. */
#ifndef LUQU_SERVICE_BREACH_H
#define LUQU_SERVICE_BREACH_H

#include <stdint.h>

#include <luqu/problem.h>
#include <luqu/store.h>

struct breach_request {
	const char *candidate_no;
	const char *code;    /* of violations, whose effect is subject or all */
	const char *subject; /* needed with the effect subject, refused with all: NULL */
	const char *reason;
};
/* Voids the candidate's mark in the subject, or all marks: those that stand, those of sheets that are not closed yet, and those that come later.
 * *marks: how many rows of scores became void now. */
enum status breach_void(struct store *store, const struct breach_request *request, uint64_t *marks, struct problem *problem);

/* Lifts a breach: another person than the one who recorded it. Marks that nothing else voids stand again as they were. */
enum status breach_lift(struct store *store, const struct breach_request *request, uint64_t *marks, struct problem *problem);

#endif
