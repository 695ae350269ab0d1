/* SPDX-License-Identifier: ISC */
/* Loading, importing and deleting where memory runs out, at every n-th allocation: a clear message, and all as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/suite.h"
#include "data_suite.h"

static enum status load_new(struct problem *problem)
{
	struct load_report report;
	const enum status status = data_try(true, &report, problem);

	load_report_clear(&report);
	return status;
}

static enum status import_choices(struct problem *problem)
{
	const struct import_request request = { .kind = KIND_CHOICES, .file = "rows.csv" };
	struct import_report report = { .rows = 0 };
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	if (status == STATUS_OK)
		status = file_import(store, &request, &report, problem);
	import_report_clear(&report);
	store_close(store);
	return status;
}

static enum status import_plans(struct problem *problem)
{
	const struct import_request request = { .kind = KIND_PLANS, .file = "in/plans.csv" };
	struct import_report report = { .rows = 0 };
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	if (status == STATUS_OK)
		status = file_import(store, &request, &report, problem);
	import_report_clear(&report);
	store_close(store);
	return status;
}

static enum status delete_choice(struct problem *problem)
{
	static const char *const keys[] = { "2026001", "S1", "3" };
	const struct delete_request request = { .kind = KIND_CHOICES, .keys = keys, .n_keys = 3, .reason = "撤回" };
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	if (status == STATUS_OK)
		status = row_delete(store, &request, problem);
	store_close(store);
	return status;
}

/* Until the operation succeeds; before that, the database is as it was, or not there. */
static void fail_everywhere(enum status (*operation)(struct problem *problem), bool is_there)
{
	char before[DIGEST_TEXT] = "", after[DIGEST_TEXT];
	enum status status = STATUS_ENVIRONMENT;
	unsigned failures = 0;

	if (!allocator_can_fail())
		skip();
	if (is_there)
		data_content(before);
	for (unsigned long n = 0; status != STATUS_OK; n += 1 + n / 60) {
		struct problem problem = { .status = STATUS_OK };

		allocator_fail_after(n);
		status = operation(&problem);
		if (!allocator_heal())
			assert_status(STATUS_OK, status, &problem, __FILE__, __LINE__);
		if (status == STATUS_OK)
			break;
		assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
		assert_true(problem.text[0] != '\0');
		failures++;
		if (is_there)
			assert_string_equal(data_content(after), before);
		else
			assert_int_equal(data_entries("."), 1);
	}
	assert_true(failures > 50);
}

static void folder_load__leaves_nothing__without_memory(void **state)
{
	(void)state;
	data_small();
	fail_everywhere(load_new, false);
}

static void folder_load__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	data_small();
	data_load();
	fail_everywhere(load_new, true);
}

static void file_import__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	data_small();
	data_load();
	data_write("rows.csv", "candidate_no,tier,rank,program\n2026001,S1,1,042032\n2026001,S1,2,042033\n2026003,S1,1,042033\n");
	fail_everywhere(import_choices, true);
	fail_everywhere(import_plans, true);
}

static void row_delete__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	data_small();
	data_load();
	fail_everywhere(delete_choice, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(folder_load__leaves_nothing__without_memory),
		IN_FOLDER(folder_load__leaves_all_as_it_was__without_memory),
		IN_FOLDER(file_import__leaves_all_as_it_was__without_memory),
		IN_FOLDER(row_delete__leaves_all_as_it_was__without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
