/* SPDX-License-Identifier: ISC */
/* What the tests of this folder share: cmocka with the headers it wants before it, scratch folders, whole files as bytes. */
#ifndef TESTS_EXCHANGE_SUITE_H
#define TESTS_EXCHANGE_SUITE_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* A text literal with its length, NULs inside included. */
#define BYTES(literal) (literal), sizeof(literal) - 1

enum { SCRATCH_PATH = 256 };

/* A fresh folder in $TMPDIR or /tmp, and its end with all files in it. */
void scratch_make(char folder[SCRATCH_PATH]);
void scratch_remove(const char *folder);

/* The path of a file in a folder; the file need not be there. */
void scratch_path(char path[SCRATCH_PATH], const char *folder, const char *name);
void scratch_write(const char *path, const char *bytes, size_t length);
/* A whole file, NUL-terminated; free it. length may be NULL. */
char *scratch_read(const char *path, size_t *length);
bool scratch_exists(const char *path);
/* How many entries a folder has. */
size_t scratch_count(const char *folder);

#endif
