/* SPDX-License-Identifier: ISC */
/* Freezes and rechecks where memory runs out: what did not succeed has changed nothing. */
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "data_suite.h"

#include <luqu/service_freeze.h>
#include <luqu/service_marks.h>
#include <luqu/service_recheck.h>
#include <luqu/service_stale.h>
#include <luqu/service_suspects.h>

static void set_user(const char *uid)
{
	assert_int_equal(setenv("SUDO_UID", uid, 1), 0);
}

static int start(void **state)
{
	if (folder_enter(state) != 0)
		return -1;
	data_small();
	data_add("calendar.csv", "recheck,成绩复核,2026-06-25,\n");
	data_load();
	set_user("64001");
	return 0;
}
#define LOADED(test) cmocka_unit_test_setup_teardown(test, start, folder_leave)

static void do_once(data_operation *operation)
{
	struct problem problem = { .status = STATUS_OK };

	assert_ok(&problem, data_do(STORE_WRITE, operation, &problem));
}

static enum status propose(struct store *store, struct problem *problem)
{
	const struct freeze_request request = { .exam = "zk", .is_freeze = true };
	struct store_freeze freeze;

	return freeze_propose(store, &request, &freeze, problem);
}

static enum status confirm(struct store *store, struct problem *problem)
{
	struct store_freeze proposal, freeze;
	const struct freeze_request request = { .exam = "zk", .is_freeze = true, .digest = proposal.digest };

	if (store_find_freeze(store, "zk", &proposal) != STORE_DONE)
		return problem_memory(problem);
	return freeze_confirm(store, &request, &freeze, problem);
}

static void freezes__change_nothing__whichever_allocation_fails(void **state)
{
	(void)state;
	data_fail_each(STORE_WRITE, propose);
	set_user("64002");
	data_fail_each(STORE_WRITE, confirm);
	assert_int_equal(data_number("SELECT count(*) FROM frozen_exams"), 1);
}

static enum status apply(struct store *store, struct problem *problem)
{
	const struct recheck_application application = { .candidate_no = "2026001", .subject = "math", .today = "2026-06-25" };
	struct store_recheck recheck;

	return recheck_apply(store, &application, &recheck, problem);
}

static enum status answer(struct store *store, struct problem *problem)
{
	const struct recheck_answer given = { .number = 1, .finding = "addition", .mark = "101.5" };
	struct store_recheck recheck;

	return recheck_answer(store, &given, &recheck, problem);
}

static enum status correct(struct store *store, struct problem *problem)
{
	struct store_recheck recheck;

	return recheck_confirm(store, 1, NULL, &recheck, problem);
}

static void rechecks__change_nothing__whichever_allocation_fails(void **state)
{
	(void)state;
	data_fail_each(STORE_WRITE, apply);
	data_fail_each(STORE_WRITE, answer);
	set_user("64002");
	data_fail_each(STORE_WRITE, correct);
	assert_int_equal(data_number("SELECT mark_e2 FROM scores WHERE candidate_no = '2026001' AND subject = 'math'"), 10150);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE object = 'recheck'"), 3);
}

static enum status write_books(struct store *store, struct problem *problem)
{
	const struct marks_request request = { .paper = MARKS_BOOKS, .folder = "books", .format = SHEET_CSV, .shows_rank = true };
	struct marks_report report;

	return marks_write(store, &request, &report, problem);
}

static enum status look_for_suspects(struct store *store, struct problem *problem)
{
	return suspects_export(store, NULL, &(struct sheet_options){ .path = "suspects.csv" }, problem);
}

static enum status look_for_changes(struct store *store, struct problem *problem)
{
	struct stale_report report;
	const enum status status = stale_find(store, NULL, &report, problem);

	stale_report_free(&report);
	return status;
}

static void looking__changes_nothing__whichever_allocation_fails(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct run_result result;
	struct store *store = data_open();

	(void)state;
	assert_ok(&problem, run_execute(store, &(struct run_options){ .is_dry = false }, &result, &problem));
	run_result_free(&result);
	store_close(store);
	data_fail_each(STORE_WRITE, write_books);
	data_fail_each(STORE_WRITE, look_for_suspects);
	data_fail_each(STORE_WRITE, look_for_changes);
}

static bool succeeds(const char *sql)
{
	sqlite3 *db = NULL;
	int code;

	assert_int_equal(sqlite3_open("year.db", &db), SQLITE_OK);
	code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return code == SQLITE_OK;
}

/* What the store refuses by itself, whatever asks for it. */
static void history__is_kept__against_every_change(void **state)
{
	static const char *const refused[] = {
		"DELETE FROM freezes",
		"UPDATE freezes SET digest = digest",
		"DELETE FROM rechecks",
		"UPDATE rechecks SET finding = 'none'",
	};

	(void)state;
	do_once(propose);
	do_once(apply);
	do_once(answer);
	set_user("64002");
	do_once(confirm);
	do_once(correct);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		assert_false(succeeds(refused[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LOADED(freezes__change_nothing__whichever_allocation_fails),
		LOADED(rechecks__change_nothing__whichever_allocation_fails),
		LOADED(looking__changes_nothing__whichever_allocation_fails),
		LOADED(history__is_kept__against_every_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
