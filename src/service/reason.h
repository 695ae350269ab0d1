/* SPDX-License-Identifier: ISC */
/* Reasons, as they go into the audit trail. */
#ifndef LUQU_SERVICE_REASON_H
#define LUQU_SERVICE_REASON_H

#include <luqu/problem.h>

/* STATUS_USAGE: it is NULL, blank, or holds what no text may. */
enum status reason_check(const char *reason, struct problem *problem);

#endif
