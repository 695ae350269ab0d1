/* SPDX-License-Identifier: ISC */
/* Loading, importing and deleting where memory runs out, at every n-th allocation: a clear message, and all as it was. */
#include "../support/memory.h"
#include "data_suite.h"

static enum status load(void *context, struct problem *problem)
{
	struct load_report report;
	const enum status status = data_try(true, &report, problem);

	(void)context;
	load_report_clear(&report);
	return status;
}

static enum status import(struct store *store, enum kind kind, const char *file, struct problem *problem)
{
	const struct import_request request = { .kind = kind, .file = file };
	struct import_report report = { .rows = 0 };
	const enum status status = file_import(store, &request, &report, problem);

	import_report_clear(&report);
	return status;
}

static enum status import_choices(struct store *store, struct problem *problem)
{
	return import(store, KIND_CHOICES, "rows.csv", problem);
}

static enum status import_plans(struct store *store, struct problem *problem)
{
	return import(store, KIND_PLANS, "in/plans.csv", problem);
}

static enum status delete_choice(struct store *store, struct problem *problem)
{
	static const char *const keys[] = { "2026001", "S1", "3" };
	const struct delete_request request = { .kind = KIND_CHOICES, .keys = keys, .n_keys = 3, .reason = "撤回" };

	return row_delete(store, &request, problem);
}

static void check_nothing_there(void *context)
{
	(void)context;
	assert_int_equal(folder_entries("."), 1);
}

static void folder_load__leaves_nothing__without_memory(void **state)
{
	(void)state;
	data_small();
	memory_fail_each(&(struct memory_trial){ load, check_nothing_there, NULL, MEMORY_ONCE | MEMORY_SPARSE });
}

static void check_content(void *before)
{
	char after[DIGEST_TEXT];

	assert_string_equal(data_content(after), before);
}

static void folder_load__leaves_all_as_it_was__without_memory(void **state)
{
	char before[DIGEST_TEXT];

	(void)state;
	data_small();
	data_load();
	data_content(before);
	memory_fail_each(&(struct memory_trial){ load, check_content, before, MEMORY_ONCE | MEMORY_SPARSE });
}

static void file_import__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	data_small();
	data_load();
	file_write("rows.csv", "candidate_no,tier,rank,program\n2026001,S1,1,042032\n2026001,S1,2,042033\n2026003,S1,1,042033\n");
	data_fail_each(STORE_WRITE, import_choices);
	data_fail_each(STORE_WRITE, import_plans);
}

static void row_delete__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	data_small();
	data_load();
	data_fail_each(STORE_WRITE, delete_choice);
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
