/* SPDX-License-Identifier: ISC */
/* The one-mark table 一分一段表: how many candidates have each total. */
#ifndef LUQU_SERVICE_DISTRIBUTION_H
#define LUQU_SERVICE_DISTRIBUTION_H

#include <luqu/service_run.h>

struct distribution_row { int64_t mark_e4; uint64_t count, cumulative; };
struct distribution { struct distribution_row *rows; size_t n_rows; uint64_t n_candidates; };

/* All candidates by total, highest first, one row for each distinct total. STATUS_ENVIRONMENT: no memory. */
enum status distribution_make(const struct year_data *year, struct distribution *distribution, struct problem *problem);
void distribution_free(struct distribution *distribution);

#endif
