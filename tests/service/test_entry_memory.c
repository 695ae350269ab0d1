/* SPDX-License-Identifier: ISC */
/* Batches, entries, blind codes and breaches where memory runs out, at every n-th allocation: a clear message, and all as it was.
 */
#include "../base/suite.h"

#include <stdlib.h>

#include "entry_suite.h"

/* What each operation works on; the number of the one batch that is ready to be closed, of another that is not begun. */
struct stage {
	int64_t ready, differing, fresh;
};
static const char rows[] = "01,70,\n02,80.5,\n10,-,01\n";

static struct store *open_or_fail(struct problem *problem)
{
	struct store *store = NULL;

	store_open("year.db", STORE_WRITE, &store, problem);
	return store;
}

#define OPERATION(name, call)                                                                                                      \
	static enum status name(const struct stage *stage, struct problem *problem)                                                \
	{                                                                                                                          \
		struct store *store = open_or_fail(problem);                                                                       \
		enum status status = problem->status;                                                                              \
                                                                                                                                   \
		(void)stage;                                                                                                       \
		if (store)                                                                                                         \
			status = (call);                                                                                           \
		store_close(store);                                                                                                \
		return status;                                                                                                     \
	}

static enum status save_in(struct store *store, int64_t batch, struct problem *problem)
{
	struct entry_input input = { .batch = batch, .pass = 1, .place = "02" };

	entry_value_read("81", "", &input.value);
	return entry_save(store, &input, problem);
}

static enum status settle_in(struct store *store, int64_t batch, struct problem *problem)
{
	struct entry_input input = { .batch = batch, .place = "01" };
	struct entry_settled settled;

	entry_value_read("81", "", &input.value);
	return entry_settle(store, &input, &settled, problem);
}

static enum status import_in(struct store *store, int64_t batch, struct problem *problem)
{
	const struct entry_file file = { .batch = batch, .file = "marks.csv" };
	struct entry_file_report report = { .rows = 0 };
	const enum status status = entry_import(store, &file, &report, problem);

	entry_file_report_clear(&report);
	return status;
}

static enum status make_in(struct store *store, struct problem *problem)
{
	const struct batch_request request = { "zk", NULL, NULL };
	struct batch_report report;

	return batch_make(store, &request, &report, problem);
}

static enum status blind_in(struct store *store, struct problem *problem)
{
	struct blind_report report;

	return blind_make(store, "zk", BLIND_BY_SHEET, &report, problem);
}

static enum status void_in(struct store *store, struct problem *problem)
{
	const struct breach_request request = { "2026001", "62", NULL, "考场记录" };
	uint64_t marks;

	return breach_void(store, &request, &marks, problem);
}

OPERATION(do_make, make_in(store, problem))
OPERATION(do_blind, blind_in(store, problem))
OPERATION(do_save, save_in(store, stage->fresh, problem))
OPERATION(do_import, import_in(store, stage->fresh, problem))
OPERATION(do_settle, settle_in(store, stage->differing, problem))
OPERATION(do_close, batch_close(store, stage->ready, problem))
OPERATION(do_void, void_in(store, problem))

static void fail_everywhere(const struct stage *stage, enum status (*operation)(const struct stage *, struct problem *))
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	enum status status = STATUS_ENVIRONMENT;
	unsigned failures = 0;

	if (!allocator_can_fail())
		skip();
	data_content(before);
	for (unsigned long n = 0; status != STATUS_OK; n += 1 + n / 60) {
		struct problem problem = { .status = STATUS_OK };

		allocator_fail_after(n);
		status = operation(stage, &problem);
		if (!allocator_heal())
			assert_status(STATUS_OK, status, &problem, __FILE__, __LINE__);
		if (status == STATUS_OK)
			break;
		assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
		assert_true(problem.text[0] != '\0');
		failures++;
		assert_string_equal(data_content(after), before);
	}
	assert_true(failures > 50);
}

static struct stage make_stage(void)
{
	const struct stage stage = { batch_of("math", "001"), batch_of("math", "002"), batch_of("chinese", "001") };
	struct problem problem = { .status = STATUS_OK };

	enter_as(FIRST, stage.ready, rows);
	enter_as(SECOND, stage.ready, rows);
	enter_as(FIRST, stage.differing, "01,70,\n");
	enter_as(SECOND, stage.differing, "01,71,\n");
	assert_ok(&problem, try_slip(stage.ready, 2, 15050, &problem));
	data_write("marks.csv", "place,mark,code\n01,70,\n02,80.5,\n10,-,01\n");
	act_as(THIRD);
	return stage;
}

static void making_and_blinding__leave_all_as_it_was(void **state)
{
	(void)state;
	fail_everywhere(NULL, do_blind);
	fail_everywhere(NULL, do_make);
}

static void entering_and_closing__leave_all_as_it_was(void **state)
{
	struct stage stage;

	(void)state;
	stage = make_stage();
	fail_everywhere(&stage, do_import);
	fail_everywhere(&stage, do_settle);
	fail_everywhere(&stage, do_close);
	fail_everywhere(&stage, do_void);
}

static void saving__leaves_all_as_it_was(void **state)
{
	struct stage stage;

	(void)state;
	stage = make_stage();
	fail_everywhere(&stage, do_save);
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
