/* SPDX-License-Identifier: ISC */
/* A sheet in a scratch folder and the small table that most tests of sheets write. */
#ifndef TESTS_EXCHANGE_TABLES_H
#define TESTS_EXCHANGE_TABLES_H

#include <luqu/sheet.h>

#include "../support/folder.h"

enum { TABLE_COLUMNS = 4 };

struct table {
	char folder[FOLDER_PATH], path[FOLDER_PATH];
	struct sheet_options options; /* columns: code, name, merit in e4, rank */
	struct sheet *sheet;
	struct problem problem;
	char *text; /* what has been written */
	size_t length;
};

/* For cmocka. */
int table_set_up(void **state);
int table_tear_down(void **state);

void table_open(struct table *table, enum sheet_format format);
void table_row(struct table *table, const char *code, const char *name, int64_t merit_e4, int64_t rank);
/* Closes, expects STATUS_OK and reads the file. */
const char *table_close(struct table *table);
void table_close_expecting(struct table *table, enum status status, const char *part);

/* cmocka's assertions do not say what there was instead. */
void expect_part(const char *text, const char *part);
void expect_no_part(const char *text, const char *part);
size_t count_parts(const char *text, const char *part);

#define TABLE_TEST(function) cmocka_unit_test_setup_teardown(function, table_set_up, table_tear_down)

#endif
