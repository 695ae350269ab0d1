/* SPDX-License-Identifier: ISC */
/* What the files about lines share. */
#ifndef LUQU_SERVICE_LINES_PARTS_H
#define LUQU_SERVICE_LINES_PARTS_H

#include <luqu/service_lines.h>
#include <luqu/service_row.h>

/* Fills in has_full and full_e4 of a tier whose points are there: the merit of a candidate with full marks in all subjects, no bonus and no tag,
 * and with 100 in all that was evaluated; none where the rule fails on such a one. STATUS_ENVIRONMENT: no memory. */
enum status lines_find_full(const struct dataset *dataset, const char *merit, struct lines_tier *tier, struct problem *problem);

/* Whether the line in a row of tiers or plans may be typed there, as it or the tier's merit is changed; one that is no number is a rule, of which
 * nobody can tell. Within the transaction that has put the row, the year being valid. STATUS_FAULT: it is above full marks, as lines_check says. */
enum status lines_check_typed(struct store *store, const struct row_change *change, struct problem *problem);

#endif
