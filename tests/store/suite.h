/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes. */
#ifndef LUQU_TESTS_STORE_SUITE_H
#define LUQU_TESTS_STORE_SUITE_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <luqu/store.h>

/* Each test in a folder of its own, which it enters and which is gone afterwards. */
int folder_enter(void **state);
int folder_leave(void **state);
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

unsigned folder_entries(void);
void file_write(const char *path, const char *bytes, size_t length);
size_t file_size(const char *path);
void file_put(const char *path, size_t offset, const void *bytes, size_t length); /* over what stands there */
void file_copy(const char *from, const char *to);

#define assert_ok(problem, call) assert_status(STATUS_OK, (call), problem, __FILE__, __LINE__)
/* Shows the problem where the status is another one. */
void assert_status(enum status expected, enum status status, const struct problem *problem, const char *file, int line);
void assert_says(const struct problem *problem, const char *part);

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
