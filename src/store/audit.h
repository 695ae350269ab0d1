/* SPDX-License-Identifier: ISC */
/* The chain of the audit trail, for those who write it and those who walk it. */
#ifndef LUQU_STORE_AUDIT_H
#define LUQU_STORE_AUDIT_H

#include "internal.h"

enum { AUDIT_FIELDS = 8 }; /* time, user, action, object, key, old, new, reason */

/* The chain of a row: before is the chain of the row in front, "" for the first; chain may be before. */
void audit_chain(const char *before, int64_t seq, const char *const fields[AUDIT_FIELDS], char chain[DIGEST_TEXT]);
enum status audit_head_read(struct store *store, int64_t *seq, char chain[DIGEST_TEXT], struct problem *problem);

#endif
