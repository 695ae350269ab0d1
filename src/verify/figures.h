/* SPDX-License-Identifier: ISC */
/* Bonus, derived subjects and totals, computed anew for the verifier. */
#ifndef LUQU_VERIFY_FIGURES_H
#define LUQU_VERIFY_FIGURES_H

#include "walk.h"
#include "watch.h"

/* figures->dataset is given. STATUS_FAULT: "cancelled", or a formula or the total is no good rule, goes in a circle, or fails on a
 * candidate (the first one is named). What was made is the caller's to clear in any case. */
enum status figures_compute(struct figures *figures, struct walk_book *book, struct watch *watch, struct problem *problem);
void figures_clear(struct figures *figures);

#endif
