/* SPDX-License-Identifier: ISC */
/* What the tests of loading, importing and deleting share: a folder for each, files from texts, a small year that is good. */
#ifndef LUQU_TESTS_SERVICE_DATA_SUITE_H
#define LUQU_TESTS_SERVICE_DATA_SUITE_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <luqu/service_data.h>

int data_enter(void **state);
int data_leave(void **state);
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, data_enter, data_leave)

unsigned data_entries(const char *path);
void data_write(const char *path, const char *text);
/* The same below the folder "in". A NULL text removes the file. */
void data_put(const char *name, const char *text);
/* A file of the folder with lines put behind it. */
void data_add(const char *name, const char *lines);
char *data_read(const char *path); /* malloc'ed */

/* Writes the folder "in": a file of every kind, all good. */
void data_small(void);
/* Loads the folder "in" into year.db, which must go well. */
void data_load(void);
/* The same, whatever comes of it. report is the caller's to clear. */
enum status data_try(bool may_replace, struct load_report *report, struct problem *problem);
struct store *data_open(void);
/* The digest of all that year.db holds, as text. */
const char *data_content(char text[DIGEST_TEXT]);
int64_t data_number(const char *sql); /* of year.db */

#define assert_ok(problem, call) assert_status(STATUS_OK, (call), problem, __FILE__, __LINE__)
void assert_status(enum status expected, enum status status, const struct problem *problem, const char *file, int line);
void assert_says(const char *text, const char *part);

/* One finding as "PLACE: TEXT" holds both parts. */
void assert_finds(const struct findings *findings, const char *place, const char *part);

#endif
