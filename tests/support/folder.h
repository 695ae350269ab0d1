/* SPDX-License-Identifier: ISC */
/* Tests that write files: each in a folder of its own, which it enters and which is gone afterwards. */
#ifndef LUQU_TESTS_SUPPORT_FOLDER_H
#define LUQU_TESTS_SUPPORT_FOLDER_H

#include "suite.h"

int folder_enter(void **state);
int folder_leave(void **state);
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

/* Makes a folder in $TMPDIR or /tmp; returns whether it is there. Takes one away with all that is in it. */
enum { FOLDER_PATH = 256 };
bool folder_make(char path[FOLDER_PATH]);
void folder_remove(const char *path);

/* The path of a file in a folder; the file need not be there. */
void folder_path(char path[FOLDER_PATH], const char *folder, const char *name);
size_t folder_entries(const char *path);
bool file_exists(const char *path);
void file_write(const char *path, const char *text);
void file_write_bytes(const char *path, const void *bytes, size_t length);
/* A whole file, NUL-terminated; free it. length may be NULL. */
char *file_read(const char *path, size_t *length);
size_t file_size(const char *path);

#endif
