/* SPDX-License-Identifier: ISC */
/* What the files about lines share. */
#ifndef LUQU_SERVICE_LINES_PARTS_H
#define LUQU_SERVICE_LINES_PARTS_H

#include <luqu/service_lines.h>

/* The merit, by this rule, of a candidate with full marks in all subjects, no bonus and no tag, and with 100 in all that was evaluated. false: the rule fails on such a one. */
bool lines_full_merit(const struct dataset *dataset, const char *merit, int64_t *full_e4);

#endif
