/* SPDX-License-Identifier: ISC */
/* What the tests of loading, importing and deleting share: a folder for each, files from texts, a small year that is good. */
#ifndef LUQU_TESTS_SERVICE_DATA_SUITE_H
#define LUQU_TESTS_SERVICE_DATA_SUITE_H

#include "../support/folder.h"

#include <luqu/service_data.h>

/* A file of the folder "in". A NULL text removes the file. */
void data_put(const char *name, const char *text);
/* The same with lines put behind it. */
void data_add(const char *name, const char *lines);

/* Writes the folder "in": a file of every kind, all good. */
void data_small(void);
/* Loads the folder "in" into year.db, which must go well. */
void data_load(void);
/* The same, whatever comes of it. report is the caller's to clear. */
enum status data_try(bool may_replace, struct load_report *report, struct problem *problem);
/* A test over year.db of the small year, in a folder of its own. */
int data_begin(void **state);
#define OVER_SMALL(test) cmocka_unit_test_setup_teardown(test, data_begin, folder_leave)
struct store *data_open(void);
/* The digest of all that year.db holds, as text. */
const char *data_content(char text[DIGEST_TEXT]);
int64_t data_number(const char *sql); /* of year.db */

/* An operation on year.db, which is opened for it and closed after it. */
typedef enum status data_operation(struct store *store, struct problem *problem);
enum status data_do(enum store_access access, data_operation *operation, struct problem *problem);
/* Lets every allocation of it fail once, as memory_fail_each does, until it succeeds. Whenever it fails, what year.db holds must be as before. */
void data_fail_each(enum store_access access, data_operation *operation);

/* One finding as "PLACE: TEXT" holds both parts. */
void assert_finds(const struct findings *findings, const char *place, const char *part);

#endif
