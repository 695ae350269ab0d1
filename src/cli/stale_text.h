/* SPDX-License-Identifier: ISC */
/* What commands say of a stored run that is no longer that of the data. */
#ifndef LUQU_CLI_STALE_TEXT_H
#define LUQU_CLI_STALE_TEXT_H

#include <luqu/service_stale.h>

/* Where a run is stored and stale: that, and who would be placed differently by a run of now. */
enum status stale_print(struct store *store, const struct progress *progress, struct problem *problem);
/* A line on standard error: results stand, but the data are others. */
void stale_warn(int64_t run);

#endif
