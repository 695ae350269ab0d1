/* SPDX-License-Identifier: ISC */
/* Memory that runs out, at every n-th allocation of every operation: a clear message, and the database as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/memory.h"
#include "suite.h"

static struct row row; /* large */

static enum status open_and_read(void *context, struct problem *problem)
{
	struct dataset *dataset = NULL;
	struct store *store;
	enum status status = store_open("year.db", STORE_READ, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = store_load_dataset(store, STORE_ALL, NULL, &dataset, problem);
	dataset_free(dataset);
	store_close(store);
	return status;
}

static enum status write_rows(struct store *store, struct problem *problem)
{
	enum status status = store_begin(store, NULL, problem);

	if (status != STATUS_OK)
		return status;
	row_fill(&row, KIND_BONUSES, "2026001", "侨属", "5", NULL);
	if (store_insert_row(store, &row) == STORE_DUPLICATE)
		store_update_row(store, &row);
	store_audit_row(store, "enter", KIND_BONUSES, NULL, row.values, "");
	return store_commit(store, problem);
}

static enum status open_and_write(void *context, struct problem *problem)
{
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = write_rows(store, problem);
	store_close(store);
	return status;
}

/* Undoes what it wrote while memory is as it is, and is used again when there is memory. */
static enum status undo_rows(void *context, struct problem *problem)
{
	struct store *store = context;
	enum status status = store_begin(store, NULL, problem);

	if (status == STATUS_OK) {
		row_fill(&row, KIND_BONUSES, "2026001", "侨属", "5", NULL);
		store_insert_row(store, &row);
		status = store_trouble(store, problem);
	}
	store_rollback(store);
	return status;
}

/* Nothing of the transaction is left behind: another one can be begun, and finds none of it. */
static void check_undone(void *context)
{
	struct store *store = context;
	struct problem problem = { .status = STATUS_OK };
	struct value values[FIELDS_MOST];

	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_BONUSES, "2026001", "侨属", "5", NULL);
	assert_int_equal(store_find_row(store, &row, values), STORE_MISSING);
	store_end_finding(store);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	store_rollback(store);
}

/* Memory that runs out within the transaction and stays out over its end, at once and after it has been begun. */
static void rolling_back__leaves_no_transaction__at_every_allocation(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	memory_fail_each(&(struct memory_trial){ undo_rows, check_undone, store, 0 });
	if (allocator_can_fail()) {
		assert_ok(&problem, store_begin(store, NULL, &problem));
		assert_int_equal(store_insert_row(store, &row), STORE_DONE);
		allocator_fail_after(0);
		store_rollback(store);
		assert_true(allocator_heal());
		check_undone(store);
	}
	store_close(store);
}

static enum status stage_rows(struct store *store, struct problem *problem)
{
	enum status status = store_begin(store, NULL, problem);
	struct value values[FIELDS_MOST];
	struct store_stage *stage = NULL;
	uint64_t line;

	if (status != STATUS_OK)
		return status;
	status = store_stage_open(store, KIND_BONUSES, &stage, problem);
	if (status == STATUS_OK) {
		row_fill(&row, KIND_BONUSES, "2026001", "侨属", "5", NULL);
		store_stage_put(stage, &row, 2, &line);
		store_stage_put(stage, &row, 3, &line);
		while (store_stage_next(stage, values, &line))
			;
		status = store_trouble(store, problem);
	}
	store_stage_close(stage);
	store_rollback(store);
	return status;
}

static enum status open_and_stage(void *context, struct problem *problem)
{
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = stage_rows(store, problem);
	store_close(store);
	return status;
}

static enum status run_and_back(struct store *store, struct problem *problem)
{
	struct findings findings = { .count = 0 };
	struct dataset *dataset = NULL;
	struct outcome *outcome = NULL, *loaded = NULL;
	struct run_note note;
	enum status status = store_load_dataset(store, STORE_ALL, NULL, &dataset, problem);

	if (status == STATUS_OK && !(outcome = outcome_make()))
		status = problem_memory(problem);
	if (status == STATUS_OK) {
		outcome->n_candidates = dataset->n_candidates;
		status = store_save_run(store, dataset, outcome, 0, NULL, &note, problem);
	}
	if (status == STATUS_OK)
		status = store_load_run(store, 0, dataset, NULL, &findings, &loaded, problem);
	findings_clear(&findings);
	outcome_free(loaded);
	outcome_free(outcome);
	dataset_free(dataset);
	return status;
}

static enum status open_and_run(void *context, struct problem *problem)
{
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = run_and_back(store, problem);
	store_close(store);
	return status;
}

static enum status verify_trail(void *context, struct problem *problem)
{
	struct store_audit_report report;
	struct store *store;
	enum status status = store_open("year.db", STORE_READ, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = store_audit_verify(store, NULL, &report, problem);
	if (status == STATUS_OK)
		assert_true(report.is_intact);
	store_close(store);
	return status;
}

static void fail_everywhere(enum status (*operation)(void *context, struct problem *problem))
{
	store_close(small_store("year.db"));
	memory_fail_each(&(struct memory_trial){ .attempt = operation, .how = MEMORY_SPARSE });
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

static void reading__says_out_of_memory__at_every_allocation(void **state)
{
	(void)state;
	fail_everywhere(open_and_read);
}

/* A row and its place in the trail come together or not at all. */
static void writing__says_out_of_memory__at_every_allocation(void **state)
{
	(void)state;
	fail_everywhere(open_and_write);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM bonuses WHERE candidate_no = '2026001'"), 1);
	assert_true(sql_number("year.db", "SELECT (SELECT count(*) FROM audit) = (SELECT seq FROM audit_head)"));
}

static void staging__says_out_of_memory__at_every_allocation(void **state)
{
	(void)state;
	fail_everywhere(open_and_stage);
}

static void runs__say_out_of_memory__at_every_allocation(void **state)
{
	(void)state;
	fail_everywhere(open_and_run);
}

static void the_trail__is_not_called_broken__for_want_of_memory(void **state)
{
	(void)state;
	fail_everywhere(verify_trail);
}

static enum status create_new(void *context, struct problem *problem)
{
	struct store *store;
	enum status status = store_create("new.db", NULL, &store, problem);

	(void)context;
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_close(store);
	if (status == STATUS_OK)
		assert_int_equal(system("rm -f new.db*"), 0);
	return status;
}

static void check_nothing_there(void *context)
{
	(void)context;
	assert_int_equal(folder_entries("."), 0);
}

static void store_create__leaves_nothing__without_memory(void **state)
{
	(void)state;
	memory_fail_each(&(struct memory_trial){ create_new, check_nothing_there, NULL, MEMORY_SPARSE });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(reading__says_out_of_memory__at_every_allocation),
		IN_FOLDER(writing__says_out_of_memory__at_every_allocation),
		IN_FOLDER(rolling_back__leaves_no_transaction__at_every_allocation),
		IN_FOLDER(staging__says_out_of_memory__at_every_allocation),
		IN_FOLDER(runs__say_out_of_memory__at_every_allocation),
		IN_FOLDER(the_trail__is_not_called_broken__for_want_of_memory),
		IN_FOLDER(store_create__leaves_nothing__without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
