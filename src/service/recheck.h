/* SPDX-License-Identifier: ISC */
/* What the files about rechecks share. */
#ifndef LUQU_SERVICE_RECHECK_PARTS_H
#define LUQU_SERVICE_RECHECK_PARTS_H

#include <luqu/service_recheck.h>

/* Within store_begin: one row of the trail with what is known of it so far. */
void recheck_audit(struct store *store, const char *action, const struct store_recheck *recheck);

#endif
