/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes. */
#ifndef LUQU_TESTS_STORE_SUITE_H
#define LUQU_TESTS_STORE_SUITE_H

#include "../support/folder.h"

#include <luqu/store.h>

void file_put(const char *path, size_t offset, const void *bytes, size_t length); /* over what stands there */
void file_copy(const char *from, const char *to);

/* A good row of a kind: cells in the table's order, ended by NULL; further ones are empty. */
void row_fill(struct row *row, enum kind kind, ...) __attribute__((sentinel));

/* A database with one row of nearly every kind, or more; open for writing. */
struct store *small_store(const char *path);
void small_insert(struct store *store); /* its rows, within a transaction */
/* The digest of all content as text. */
const char *content(struct store *store, char text[DIGEST_TEXT]);
/* Runs SQL on a file behind the store's back. */
void sql_run(const char *path, const char *sql);
int64_t sql_number(const char *path, const char *sql);

#endif
