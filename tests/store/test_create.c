/* SPDX-License-Identifier: ISC */
/* Making a database: there whole, or not at all. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "suite.h"

static void store_create__shows_nothing__before_the_commit(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store, *other;

	(void)state;
	assert_ok(&problem, store_create("year.db", NULL, &store, &problem));
	small_insert(store);
	assert_false(store_exists("year.db"));
	assert_int_equal(store_open("year.db", STORE_READ, &other, &problem), STATUS_ENVIRONMENT);
	assert_ok(&problem, store_commit(store, &problem));
	assert_true(store_exists("year.db"));
	assert_false(store_exists("year.db-new"));
	store_close(store);
}

static void store_create__leaves_nothing__without_a_commit(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	assert_ok(&problem, store_create("year.db", NULL, &store, &problem));
	small_insert(store);
	store_close(store);
	assert_int_equal(folder_entries("."), 0);
	assert_ok(&problem, store_create("year.db", NULL, &store, &problem));
	store_rollback(store);
	assert_int_equal(folder_entries("."), 0);
	assert_int_equal(store_begin(store, NULL, &problem), STATUS_ENVIRONMENT);
	store_close(store);
}

static void store_create__leaves_nothing__where_a_row_is_refused(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	static struct row row;

	(void)state;
	assert_ok(&problem, store_create("year.db", NULL, &store, &problem));
	row_fill(&row, KIND_CANDIDATES, "1", "甲", NULL);
	row.values[0].length = 0; /* what row_check would never let through */
	assert_int_equal(store_insert_row(store, &row), STORE_FAILED);
	assert_int_equal(store_trouble(store, &problem), STATUS_FAULT);
	row_fill(&row, KIND_CANDIDATES, "1", "甲", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_FAILED); /* nothing more is done */
	assert_int_equal(store_commit(store, &problem), STATUS_FAULT);
	assert_says(problem.text, "CHECK");
	store_close(store);
	assert_int_equal(folder_entries("."), 0);
}

static void store_create__never_goes_over__what_is_there(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	file_write_bytes("year.db", "mine", 4);
	assert_int_equal(store_create("year.db", NULL, &store, &problem), STATUS_FAULT);
	assert_null(store);
	assert_says(problem.text, "there already");
	assert_int_equal(file_size("year.db"), 4);
	assert_int_equal(folder_entries("."), 1);
	assert_int_equal(symlink("nowhere", "link.db"), 0);
	assert_int_equal(store_create("link.db", NULL, &store, &problem), STATUS_FAULT);
	assert_int_equal(store_create(".", NULL, &store, &problem), STATUS_ENVIRONMENT);
	assert_int_equal(store_create("", NULL, &store, &problem), STATUS_ENVIRONMENT);
	assert_int_equal(store_create("none/year.db", NULL, &store, &problem), STATUS_ENVIRONMENT);
	assert_int_equal(folder_entries("."), 2);
}

/* Somebody puts a file there while the database grows. */
static void store_commit__refuses__to_go_over_what_came_meanwhile(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	assert_ok(&problem, store_create("year.db", NULL, &store, &problem));
	file_write_bytes("year.db", "mine", 4);
	assert_int_equal(store_commit(store, &problem), STATUS_FAULT);
	store_close(store);
	assert_int_equal(file_size("year.db"), 4);
	assert_false(store_exists("year.db-new"));
}

static void store_create__clears_away__what_a_killed_one_left(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	file_write_bytes("year.db-new", "rubbish", 7);
	file_write_bytes("year.db-lock", "", 0);
	store = small_store("year.db");
	assert_false(store_exists("year.db-new"));
	store_close(store);
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	store_close(store);
}

static void store_create__makes_a_file__for_its_owner_alone(void **state)
{
	struct stat what;

	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(stat("year.db", &what), 0);
	assert_int_equal(what.st_mode & 0777, 0600);
	assert_int_equal(stat("year.db-lock", &what), 0);
	assert_int_equal(what.st_mode & 0777, 0600);
}

/* The file alone is the whole: whoever copies it has everything. */
static void store_close__leaves_all_in_the_file__log_empty(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	static struct row row;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "9", "九", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	content(store, before);
	assert_true(file_size("year.db-wal") > 0);
	store_close(store);
	assert_int_equal(file_size("year.db-wal"), 0);
	file_copy("year.db", "copy.db");
	assert_ok(&problem, store_open("copy.db", STORE_READ, &store, &problem));
	assert_string_equal(content(store, after), before);
	store_close(store);
}

static void store_backup__copies_everything__while_a_transaction_is_open(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db"), *copy;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	static struct row row;

	(void)state;
	content(store, before);
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "9", "九", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	assert_ok(&problem, store_backup(store, "copy.db", NULL, &problem));
	assert_ok(&problem, store_commit(store, &problem));
	assert_int_equal(store_backup(store, "copy.db", NULL, &problem), STATUS_FAULT);
	assert_int_equal(store_backup(store, "none/copy.db", NULL, &problem), STATUS_ENVIRONMENT);
	assert_ok(&problem, store_open("copy.db", STORE_WRITE, &copy, &problem));
	assert_string_equal(content(copy, after), before);
	assert_string_not_equal(content(store, after), before);
	store_close(copy);
	store_close(store);
}

static void store_files__name__all_that_belongs_to_it(void **state)
{
	struct store *store = small_store("year.db");
	const char *const *files = store_files(store);
	static const char *const ends[] = { "/year.db", "/year.db-wal", "/year.db-shm", "/year.db-lock" };

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		assert_non_null(files[i]);
		assert_string_equal(files[i] + strlen(files[i]) - strlen(ends[i]), ends[i]);
	}
	assert_null(files[4]);
	assert_string_equal(store_path(store), files[0]);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_create__shows_nothing__before_the_commit),
		IN_FOLDER(store_create__leaves_nothing__without_a_commit),
		IN_FOLDER(store_create__leaves_nothing__where_a_row_is_refused),
		IN_FOLDER(store_create__never_goes_over__what_is_there),
		IN_FOLDER(store_commit__refuses__to_go_over_what_came_meanwhile),
		IN_FOLDER(store_create__clears_away__what_a_killed_one_left),
		IN_FOLDER(store_create__makes_a_file__for_its_owner_alone),
		IN_FOLDER(store_close__leaves_all_in_the_file__log_empty),
		IN_FOLDER(store_backup__copies_everything__while_a_transaction_is_open),
		IN_FOLDER(store_files__name__all_that_belongs_to_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
