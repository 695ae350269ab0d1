/* SPDX-License-Identifier: ISC */
/* Deferred acceptance of one tier, by rounds: only where no cheaper proof tells the candidates' best outcome from another stable
 * one, and where places voided by returns have left no trace of where they were. */
#ifndef LUQU_VERIFY_SETTLE_H
#define LUQU_VERIFY_SETTLE_H

#include "standing.h"

/* Fills in stage->settled, unless it is there. STATUS_FAULT: a rule fails on somebody, or "cancelled". */
enum status stage_settle(struct stage *stage, struct problem *problem);

#endif
