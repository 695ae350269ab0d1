/* SPDX-License-Identifier: ISC */
/* A disk that is full or fails, at every n-th write of every operation: a clear message, and the database as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "disk.h"
#include "suite.h"

static struct row row; /* large */

/* A transaction that touches several tables and more pages than a few. */
static enum status write_much(struct store *store, struct problem *problem)
{
	enum status status = store_begin(store, NULL, problem);

	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < 300; i++) {
		char number[16];

		snprintf(number, sizeof number, "N%05d", i);
		row_fill(&row, KIND_CANDIDATES, number, "一个名字相当长的考生", "M", "", "J1", "D1", "应届", "quality=45", NULL);
		store_insert_row(store, &row);
		store_audit_row(store, "import", KIND_CANDIDATES, NULL, row.values, "");
	}
	return store_commit(store, problem);
}

/* The operation's n-th write fails, for n from 0 until all of them succeed. Between the tries the database is opened anew. */
static void fail_everywhere(enum disk_trouble trouble, enum status (*operation)(struct store *store, struct problem *problem),
                            const char *words)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	unsigned failures = 0;
	bool has_failed = true;

	store_close(small_store("year.db"));
	for (unsigned n = 0; has_failed; n++) {
		struct problem problem = { .status = STATUS_OK };
		struct store *store;
		enum status status;

		assert_ok(&problem, store_open("year.db", STORE_WRITE, &store, &problem));
		content(store, before);
		disk_fail_after(trouble, n);
		status = operation(store, &problem);
		has_failed = disk_heal();
		if (status != STATUS_OK) {
			assert_true(has_failed);
			assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
			assert_says(problem.text, words);
			failures++;
			store_close(store);
			assert_ok(&problem, store_open("year.db", STORE_WRITE, &store, &problem));
			/* After a failed sync nobody knows: here the bytes did arrive or did not, and both are whole. */
			if (trouble != DISK_SYNC)
				assert_string_equal(content(store, after), before);
			else if (strcmp(content(store, after), before) != 0)
				has_failed = false;
		}
		store_close(store);
	}
	assert_true(failures > 0);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

static void a_transaction__leaves_all_as_it_was__on_a_full_disk(void **state)
{
	(void)state;
	fail_everywhere(DISK_FULL, write_much, "the disk is full");
}

static void a_transaction__leaves_all_as_it_was__on_a_failing_disk(void **state)
{
	(void)state;
	fail_everywhere(DISK_ERROR, write_much, "the disk failed");
}

static void a_transaction__says_that_nobody_knows__where_the_sync_fails(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	fail_everywhere(DISK_SYNC, write_much, "not known");
	/* The connection is of no further use, and says so. */
	assert_ok(&problem, store_open("year.db", STORE_WRITE, &store, &problem));
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "X", "某", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	disk_fail_after(DISK_SYNC, 0);
	assert_int_equal(store_commit(store, &problem), STATUS_ENVIRONMENT);
	assert_true(disk_heal());
	assert_int_equal(store_begin(store, NULL, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "open it again");
	store_close(store);
}

static enum status save_run(struct store *store, struct problem *problem)
{
	struct outcome *outcome = outcome_make();
	struct dataset *dataset = NULL;
	struct run_note note;
	enum status status = store_load_dataset(store, STORE_ALL, NULL, &dataset, problem);

	assert_int_equal(status, STATUS_OK);
	outcome->n_candidates = dataset->n_candidates;
	outcome->n_tiers = 2;
	outcome->trail = malloc(2 * dataset->n_candidates);
	memset(outcome->trail, 'n', 2 * dataset->n_candidates);
	status = store_save_run(store, dataset, outcome, 0, NULL, &note, problem);
	outcome_free(outcome);
	dataset_free(dataset);
	return status;
}

static void store_save_run__stores_nothing__on_a_full_disk(void **state)
{
	(void)state;
	fail_everywhere(DISK_FULL, save_run, "the disk is full");
}

/* Copying the log back is not the transaction: where it fails, what was committed is there all the same. */
static enum status many_commits(struct store *store, struct problem *problem)
{
	enum status status = STATUS_OK;

	for (int i = 0; i < 3 && status == STATUS_OK; i++) {
		status = store_begin(store, NULL, problem);
		if (status != STATUS_OK)
			return status;
		store->log_pages = CHECKPOINT_CUT_PAGES; /* as if much had been written */
		row_fill(&row, KIND_OFFICE, "year", i % 2 ? "2026" : "2027", NULL);
		if (store_update_row(store, &row) == STORE_MISSING)
			store_insert_row(store, &row);
		status = store_commit(store, problem);
	}
	return status;
}

static void store_commit__holds__where_copying_the_log_back_fails(void **state)
{
	bool has_failed = true;

	(void)state;
	store_close(small_store("year.db"));
	for (unsigned n = 0; has_failed; n++) {
		struct problem problem = { .status = STATUS_OK };
		struct store *store;
		enum status status;

		assert_ok(&problem, store_open("year.db", STORE_WRITE, &store, &problem));
		disk_fail_after(DISK_ERROR, n);
		status = many_commits(store, &problem);
		store_close(store);
		has_failed = disk_heal();
		if (status == STATUS_OK)
			assert_int_equal(sql_number("year.db", "SELECT value FROM office WHERE key = 'year'"), 2027);
	}
}

static void store_create__leaves_nothing__on_a_full_disk(void **state)
{
	bool has_failed = true;
	unsigned failures = 0;

	(void)state;
	for (unsigned n = 0; has_failed; n++) {
		struct problem problem = { .status = STATUS_OK };
		struct store *store = NULL;
		enum status status;

		disk_fail_after(DISK_FULL, n);
		status = store_create("new.db", NULL, &store, &problem);
		if (status == STATUS_OK) {
			for (int i = 0; i < 50; i++) {
				char number[16];

				snprintf(number, sizeof number, "N%05d", i);
				row_fill(&row, KIND_CANDIDATES, number, "某", NULL);
				store_insert_row(store, &row);
			}
			status = store_commit(store, &problem);
		}
		store_close(store);
		has_failed = disk_heal();
		if (status != STATUS_OK) {
			assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
			assert_says(problem.text, "full");
			assert_int_equal(folder_entries("."), 0);
			failures++;
		}
	}
	assert_true(failures > 3);
	assert_int_equal(sql_number("new.db", "SELECT count(*) FROM candidates"), 50);
}

static void store_backup__leaves_nothing__on_a_full_disk(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	const size_t before = folder_entries(".");
	bool has_failed = true;

	(void)state;
	for (unsigned n = 0; has_failed; n++) {
		enum status status;

		disk_fail_after(DISK_FULL, n);
		status = store_backup(store, "copy.db", NULL, &problem);
		has_failed = disk_heal();
		assert_int_equal(status, has_failed ? STATUS_ENVIRONMENT : STATUS_OK);
		assert_int_equal(folder_entries("."), before + !has_failed);
	}
	store_close(store);
}

static int install(void **state)
{
	(void)state;
	disk_install();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_transaction__leaves_all_as_it_was__on_a_full_disk),
		IN_FOLDER(a_transaction__leaves_all_as_it_was__on_a_failing_disk),
		IN_FOLDER(a_transaction__says_that_nobody_knows__where_the_sync_fails),
		IN_FOLDER(store_save_run__stores_nothing__on_a_full_disk),
		IN_FOLDER(store_commit__holds__where_copying_the_log_back_fails),
		IN_FOLDER(store_create__leaves_nothing__on_a_full_disk),
		IN_FOLDER(store_backup__leaves_nothing__on_a_full_disk),
	};

	return cmocka_run_group_tests(tests, install, NULL);
}
