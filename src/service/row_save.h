/* SPDX-License-Identifier: ISC */
/* Rows changed by hand, many of them in one transaction. */
#ifndef LUQU_SERVICE_ROW_SAVE_H
#define LUQU_SERVICE_ROW_SAVE_H

#include <luqu/service_row.h>

/* Within store_begin: each row as row_save puts it, then what the rows of the small tables must be to one another. The first fault ends it,
 * named with its row; rolling back is for the caller. Not for scores and other rows about candidates alone: the small tables are read anew. */
enum status rows_put(struct store *store, const struct row_change *changes, size_t n_changes, struct problem *problem);

#endif
