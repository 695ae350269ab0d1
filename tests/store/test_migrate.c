/* SPDX-License-Identifier: ISC */
/* Databases of older versions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "../../src/store/migrations.h"
#include "suite.h"

/* A database as version 2 left it: rows and a trail, no runs. */
static void make_old(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	assert_ok(&problem, create_at_version("year.db", 2, NULL, &store, &problem));
	small_insert(store);
	assert_int_equal(sqlite3_exec(store->db, "PRAGMA user_version=2", NULL, NULL, NULL), SQLITE_OK);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

static void store_open__brings_up_to_date__after_a_copy(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const struct store_bind binds[] = { { .number = 0 }, { .number = -1 } };
	struct store_cursor *trail;
	struct run_note note;
	struct store *store;
	uint64_t count;

	(void)state;
	make_old();
	assert_int_equal(sql_number("year.db", "PRAGMA user_version"), 2);
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_ok(&problem, store_count(store, KIND_CHOICES, &count, &problem));
	assert_int_equal(count, 4);
	assert_int_equal(store_find_run(store, 0, &note, &problem), STATUS_FAULT);
	assert_says(problem.text, "no run yet");
	trail = store_cursor_open(store, STORE_AUDIT, binds, 2);
	assert_true(store_cursor_next(trail));
	assert_string_equal(store_cursor_text(trail, 3), "migrate");
	assert_string_equal(store_cursor_text(trail, 6), "2");
	assert_false(store_cursor_next(trail));
	store_cursor_close(trail, NULL);
	store_close(store);
	assert_int_equal(sql_number("year.db", "PRAGMA user_version"), n_migrations);
	assert_int_equal(sql_number("year.db.bak-v2", "PRAGMA user_version"), 2);
	assert_int_equal(sql_number("year.db.bak-v2", "SELECT count(*) FROM choices"), 4);
}

static void store_open__leaves_the_old_one__where_a_migration_fails(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	make_old();
	sql_run("year.db", "CREATE TABLE run_places (something TEXT)");
	assert_int_equal(store_open("year.db", STORE_WRITE, &store, &problem), STATUS_ENVIRONMENT);
	assert_null(store);
	assert_says(problem.text, "003-runs");
	assert_int_equal(sql_number("year.db", "PRAGMA user_version"), 2);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM sqlite_schema WHERE name = 'runs'"), 0);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM candidates"), 3);
}

static void store_open__leaves_the_old_one__where_no_copy_can_be_made(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	make_old();
	/* A folder that is not empty stands where the copy should go. */
	assert_int_equal(system("mkdir -p year.db.bak-v2/full"), 0);
	assert_int_equal(store_open("year.db", STORE_WRITE, &store, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "bak-v2");
	assert_int_equal(sql_number("year.db", "PRAGMA user_version"), 2);
}

static void migrations__are_numbered__without_gaps(void **state)
{
	(void)state;
	assert_true(n_migrations >= 3);
	for (int i = 0; i < n_migrations; i++) {
		char number[16];

		snprintf(number, sizeof number, "%03d-", i + 1);
		assert_int_equal(strncmp(migrations[i].name, number, strlen(number)), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_open__brings_up_to_date__after_a_copy),
		IN_FOLDER(store_open__leaves_the_old_one__where_a_migration_fails),
		IN_FOLDER(store_open__leaves_the_old_one__where_no_copy_can_be_made),
		cmocka_unit_test(migrations__are_numbered__without_gaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
