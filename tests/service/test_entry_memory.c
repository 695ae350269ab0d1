/* SPDX-License-Identifier: ISC */
/* Batches, entries, blind codes and breaches where memory runs out, at every n-th allocation: a clear message, and all as it was.
 */
#include "entry_suite.h"

/* What each operation works on: batches that are ready to be closed, hold a difference, are not begun. */
static struct {
	int64_t ready, differing, fresh;
} batches;
static const char rows[] = "01,70,\n02,80.5,\n10,-,01\n";

static enum status save(struct store *store, struct problem *problem)
{
	struct entry_input input = { .batch = batches.fresh, .pass = 1, .place = "02" };

	entry_value_read("81", "", &input.value);
	return entry_save(store, &input, problem);
}

static enum status settle(struct store *store, struct problem *problem)
{
	struct entry_input input = { .batch = batches.differing, .place = "01" };
	struct entry_settled settled;

	entry_value_read("81", "", &input.value);
	return entry_settle(store, &input, &settled, problem);
}

static enum status import(struct store *store, struct problem *problem)
{
	const struct entry_file file = { .batch = batches.fresh, .file = "marks.csv" };
	struct entry_file_report report = { .rows = 0 };
	const enum status status = entry_import(store, &file, &report, problem);

	entry_file_report_clear(&report);
	return status;
}

static enum status make(struct store *store, struct problem *problem)
{
	const struct batch_request request = { "zk", NULL, NULL };
	struct batch_report report;

	return batch_make(store, &request, &report, problem);
}

static enum status blind(struct store *store, struct problem *problem)
{
	struct blind_report report;

	return blind_make(store, "zk", BLIND_BY_SHEET, &report, problem);
}

static enum status close_ready(struct store *store, struct problem *problem)
{
	return batch_close(store, batches.ready, problem);
}

static enum status void_marks(struct store *store, struct problem *problem)
{
	const struct breach_request request = { "2026001", "62", NULL, "考场记录" };
	uint64_t marks;

	return breach_void(store, &request, &marks, problem);
}

static void prepare_batches(void)
{
	struct problem problem = { .status = STATUS_OK };

	batches.ready = batch_of("math", "001");
	batches.differing = batch_of("math", "002");
	batches.fresh = batch_of("chinese", "001");
	enter_as(FIRST, batches.ready, rows);
	enter_as(SECOND, batches.ready, rows);
	enter_as(FIRST, batches.differing, "01,70,\n");
	enter_as(SECOND, batches.differing, "01,71,\n");
	assert_ok(&problem, try_slip(batches.ready, 2, 15050, &problem));
	file_write("marks.csv", "place,mark,code\n01,70,\n02,80.5,\n10,-,01\n");
	act_as(THIRD);
}

static void making_and_blinding__leave_all_as_it_was(void **state)
{
	(void)state;
	data_fail_each(STORE_WRITE, blind);
	data_fail_each(STORE_WRITE, make);
}

static void entering_and_closing__leave_all_as_it_was(void **state)
{
	(void)state;
	prepare_batches();
	data_fail_each(STORE_WRITE, import);
	data_fail_each(STORE_WRITE, settle);
	data_fail_each(STORE_WRITE, close_ready);
	data_fail_each(STORE_WRITE, void_marks);
}

static void saving__leaves_all_as_it_was(void **state)
{
	(void)state;
	prepare_batches();
	data_fail_each(STORE_WRITE, save);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SEATED(making_and_blinding__leave_all_as_it_was),
		BATCHED(entering_and_closing__leave_all_as_it_was),
		BATCHED(saving__leaves_all_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
