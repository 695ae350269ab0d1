/* SPDX-License-Identifier: ISC */
/* A row's key out of texts. */
#ifndef LUQU_SERVICE_ROW_KEY_H
#define LUQU_SERVICE_ROW_KEY_H

#include <luqu/kind.h>

/* Puts the keys, in the order of the kind's columns and as they stand in files, into the row; texts are not copied. false: no row
 * can have such a key. */
bool row_key_fill(enum kind kind, const char *const *keys, struct row *row);

#endif
