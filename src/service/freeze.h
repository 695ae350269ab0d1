/* SPDX-License-Identifier: ISC */
/* What steps by two people share. */
#ifndef LUQU_SERVICE_FREEZE_PARTS_H
#define LUQU_SERVICE_FREEZE_PARTS_H

#include <luqu/problem.h>

/* A reason that may be stored: not blank, good text, not too long; else STATUS_USAGE. */
enum status reason_check(const char *reason, struct problem *problem);

#endif
