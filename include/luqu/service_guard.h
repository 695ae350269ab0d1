/* SPDX-License-Identifier: ISC */
/* Whether a row may be changed now: the one place that decides, for every way in which a row is added, changed or taken away. */
#ifndef LUQU_SERVICE_GUARD_H
#define LUQU_SERVICE_GUARD_H

#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/store.h>

/* To be asked within store_begin, before the row is written. row: its keys as they are, its other values as they are to be; of a row to be
 * taken away they are zero. old: the values as they are, NULL where there is no such row yet. STATUS_FAULT: it may not, the problem says why
 * in one sentence that names what stands against it.
 *
 * Scores of a frozen exam, and its subjects, stay as they are (confirmed rechecks alone change such scores, and do not ask). So do the choices
 * of a candidate whose choice form has come back signed, and whether that candidate accepts reassignment. The states of registrations and
 * claims have commands of their own, which do not ask either; a withdrawn registration and a granted claim are not deleted, and a claim that
 * has left the state `claimed` does not change. */
enum status guard_row(struct store *store, const struct row *row, const struct value *old, struct problem *problem);
/* The same where a user's own act is turned round: the state of a registration or claim may go back; all else is asked as above. */
enum status guard_taking_back(struct store *store, const struct row *row, const struct value *old, struct problem *problem);

/* The same for all rows at once: whether what is there may be replaced by a folder. STATUS_FAULT: scores are frozen, a choice form is signed,
 * there are batches, blind codes, a breach that stands or a recheck under way. */
enum status guard_all(struct store *store, struct problem *problem);

#endif
