/* SPDX-License-Identifier: ISC */
/* Entry of marks: batches of sheets, entered twice by two people, settled by a third, closed into the scores. */
#ifndef LUQU_SERVICE_ENTRY_H
#define LUQU_SERVICE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/problem.h>
#include <luqu/store.h>

/* --- what others ask: within a transaction or without ------------------------------------------------------------------------- */

/* How many batches of an exam are open: while there are any its marks are not complete. */
enum status entry_count_open(struct store *store, const char *exam, uint64_t *open, struct problem *problem);

/* Whether the user (store_user) entered or settled any mark of the exam. */
enum status entry_is_operator(struct store *store, const char *exam, const char *user, bool *is_operator, struct problem *problem);

#endif
