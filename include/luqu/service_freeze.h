/* SPDX-License-Identifier: ISC */
/* Freezing an exam's scores: one person proposes and prints a digest, another holds it against the data and confirms. */
#ifndef LUQU_SERVICE_FREEZE_H
#define LUQU_SERVICE_FREEZE_H

#include <luqu/progress.h>
#include <luqu/store_freeze.h>

/* SHA-256 of the exam's scores, in hexadecimal: of the lines of `luqu export scores` whose subject belongs to the exam, its header before them,
 * every line with its LF. n_scores: how many rows those are. */
enum status freeze_digest(struct store *store, const char *exam, char digest[DIGEST_TEXT], int64_t *n_scores, struct problem *problem);

struct freeze_request {
	const char *exam;
	bool is_freeze;                  /* else an unfreeze */
	const char *reason;              /* of a proposal to unfreeze: not blank */
	const char *digest;              /* of a confirmation to freeze: as the proposal printed it, or its first FREEZE_DIGITS_LEAST digits or more */
	const struct progress *progress; /* may be NULL */
};
enum { FREEZE_DIGITS_LEAST = 8 };

/* Each is one transaction, audited. STATUS_USAGE: no reason, a digest that is none. STATUS_FAULT: no such exam, it has no scores or an open
 * batch, it is frozen already (or not frozen). freeze: the proposal as it stands. A further proposal takes the place of one that waits. */
enum status freeze_propose(struct store *store, const struct freeze_request *request, struct store_freeze *freeze, struct problem *problem);
/* STATUS_FAULT: nothing waits for confirmation, it was proposed by the same person, the digest is another one, or the scores have changed since
 * it was proposed. */
enum status freeze_confirm(struct store *store, const struct freeze_request *request, struct store_freeze *freeze, struct problem *problem);

/* How each exam stands, by code. */
struct freeze_state {
	char exam[STORE_CODE_TEXT];
	const char *name;
	bool is_frozen;
	bool is_proposed;           /* the last proposal waits for confirmation */
	struct store_freeze last;   /* number 0: there was none */
	char digest[DIGEST_TEXT];   /* of the scores as they are now; "" where it was not asked for */
	int64_t scores;             /* the same */
};
enum freeze_depth { FREEZE_STATES, FREEZE_DIGESTS /* goes through all scores of each exam */ };
struct freeze_report { struct freeze_state *exams; size_t n_exams; struct arena *arena; };
enum status freeze_report_make(struct store *store, enum freeze_depth depth, struct freeze_report *report, struct problem *problem);
void freeze_report_free(struct freeze_report *report); /* accepts a zeroed one */
/* "not frozen", "freeze proposed", "frozen", "unfreeze proposed": translated. */
const char *freeze_state_name(const struct freeze_state *state);

#endif
