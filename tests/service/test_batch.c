/* SPDX-License-Identifier: ISC */
/* Batches: made out of seats, handed out, closed into the scores, opened again. */
#include <stdio.h>
#include <string.h>

#include <luqu/store_freeze.h>

#include "entry_suite.h"

static void batch_make__makes_one__for_each_room_and_subject(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct batch_report report;
	struct batch_info batch;

	(void)state;
	assert_ok(&problem, try_make("math", &report, &problem));
	assert_int_equal(report.batches, 2);
	assert_int_equal(report.sheets, 4);
	assert_ok(&problem, try_make(NULL, &report, &problem));
	assert_int_equal(report.batches, 2); /* chinese; core is derived */
	batch = batch_read(batch_of("math", "001"));
	assert_string_equal(batch.exam, "zk");
	assert_string_equal(batch.room, "001");
	assert_int_equal(batch.sheets, 3);
	assert_int_equal(batch_stage(&batch), BATCH_NEW);
	assert_ok(&problem, try_make(NULL, &report, &problem));
	assert_int_equal(report.batches + report.sheets + report.late, 0);
}

static void batch_make__takes_in_the_late__where_the_batch_is_open(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t closed = batch_of("math", "002");
	struct batch_report report;

	(void)state;
	enter_as(FIRST, closed, "01,70,\n");
	enter_as(SECOND, closed, "01,70,\n");
	assert_ok(&problem, try_slip(closed, 1, 7000, &problem));
	assert_ok(&problem, try_close(closed, &problem));
	data_number("INSERT INTO candidates (candidate_no, name) VALUES ('2026005', '钱七') RETURNING 1");
	data_number("INSERT INTO seats VALUES ('zk', '01', '002', 2, 'T5', '2026005') RETURNING 1");
	assert_ok(&problem, try_make(NULL, &report, &problem));
	assert_int_equal(report.late, 1);
	assert_int_equal(report.sheets, 1); /* the one in chinese */
	assert_ok(&problem, try_reopen(closed, "补录", &problem));
	assert_ok(&problem, try_make(NULL, &report, &problem));
	assert_int_equal(report.sheets, 1);
	assert_int_equal(batch_read(closed).sheets, 2);
}

static void batch_make__refuses__what_has_no_sheets(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const struct batch_request unknown = { "xx", NULL, NULL };
	struct batch_report report;
	struct store *store = data_open();

	(void)state;
	assert_int_equal(batch_make(store, &unknown, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "there is no exam 'xx'");
	store_close(store);
	assert_int_equal(try_make("core", &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "'core' is no subject of exam 'zk'");
}

static void batch_give__keeps_the_entries__with_two_people(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");

	(void)state;
	assert_ok(&problem, try_give(batch, "wang", 0, &problem));
	assert_int_equal(try_give(batch, "wang", 0, &problem), STATUS_FAULT);
	assert_says(problem.text, "both entries are by different people");
	assert_ok(&problem, try_give(batch, "li", 0, &problem));
	assert_int_equal(try_give(batch, "zhao", 0, &problem), STATUS_FAULT);
	assert_says(problem.text, "say which");
	assert_ok(&problem, try_give(batch, "zhao", 2, &problem));
	assert_string_equal(batch_read(batch).users[0], "wang");
	assert_string_equal(batch_read(batch).users[1], "zhao");
	assert_int_equal(try_give(batch, " ", 1, &problem), STATUS_USAGE);
	assert_int_equal(try_give(99, "wang", 1, &problem), STATUS_FAULT);
	assert_says(problem.text, "there is no batch 99");
}

/* Whoever has read a batch once is not its second reader, although the first entry has gone to somebody else. */
static void batch_give__refuses__who_has_read_it_before(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct entry_file_report report;

	(void)state;
	enter_as(FIRST, batch, "01,70,\n");
	assert_ok(&problem, try_give(batch, "uid 72003", 1, &problem));
	assert_int_equal(try_give(batch, "uid 72001", 2, &problem), STATUS_FAULT);
	assert_says(problem.text, "uid 72001 has read batch");
	assert_int_equal(try_enter(batch, 2, "01,70,\n", &report, &problem), STATUS_FAULT);
	assert_finds(&report.faults, "marks.csv:2: batch", "uid 72001 has read batch");
	entry_file_report_clear(&report);
}

/* Each step on the way is missing once; what is told holds no figure of the marks. */
static void batch_close__refuses__until_all_agrees(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct entry_settled settled;
	char text[64];

	(void)state;
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_says(problem.text, "not entered twice yet");
	enter_as(FIRST, batch, "01,70,\n02,80.5,\n10,90,\n");
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_says(problem.text, "not entered twice yet");
	enter_as(SECOND, batch, "01,70,\n02,85,\n10,90,\n");
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_string_equal(strchr(problem.text, ':'), ": the entries differ");
	act_as(THIRD);
	assert_ok(&problem, try_settle(batch, "02", "80.5", &settled, &problem));
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_says(problem.text, "has no slip yet");
	assert_ok(&problem, try_slip(batch, 3, 24000, &problem));
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_string_equal(strchr(problem.text, ':'), ": the slip differs");
	assert_ok(&problem, try_slip(batch, 2, 24050, &problem));
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_string_equal(strchr(problem.text, ':'), ": the slip differs");
	assert_string_equal(score_text("2026003", "math", text), "");
	assert_ok(&problem, try_slip(batch, 3, 24050, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	assert_string_equal(score_text("2026003", "math", text), "7000 present");
	assert_string_equal(score_text("2026001", "math", text), "8050 present");
	assert_string_equal(score_text("2026002", "math", text), "9000 present");
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'close' AND object = 'scores'"), 3);
}

/* The full mark is lowered under marks that were entered. */
static void batch_close__refuses__marks_that_fit_no_more(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "002");

	(void)state;
	enter_as(FIRST, batch, "01,140,\n");
	enter_as(SECOND, batch, "01,140,\n");
	assert_ok(&problem, try_slip(batch, 1, 14000, &problem));
	data_number("UPDATE subjects SET full_mark_e2 = 12000 WHERE code = 'math' RETURNING 1");
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_says(problem.text, "place 01 does not fit its subject as it is now");
	assert_int_equal(data_number("SELECT count(*) FROM scores WHERE candidate_no = '2026004'"), 0);
}

/* States have no mark, and count neither for the slip's count nor for its sum. */
static void batch_close__writes_the_states__as_they_were_read(void **state)
{
	static const char rows[] = "01,-,\n02,*,51\n10,exempt,01\n";
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	char text[64];

	(void)state;
	data_number("DELETE FROM scores WHERE candidate_no = '2026002' AND subject = 'math' RETURNING 1"); /* no mark was awarded */
	enter_as(FIRST, batch, rows);
	enter_as(SECOND, batch, rows);
	assert_ok(&problem, try_slip(batch, 0, 0, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	assert_string_equal(score_text("2026003", "math", text), "absent");
	assert_string_equal(score_text("2026001", "math", text), "void");
	assert_string_equal(score_text("2026002", "math", text), "exempt");
}

static void closed_batches__stay_as_they_are__until_reopened(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "002");
	struct entry_file_report report;

	(void)state;
	enter_as(FIRST, batch, "01,70,\n");
	enter_as(SECOND, batch, "01,70,\n");
	assert_ok(&problem, try_slip(batch, 1, 7000, &problem));
	assert_int_equal(try_reopen(batch, "录错", &problem), STATUS_FAULT);
	assert_says(problem.text, "is open");
	assert_ok(&problem, try_close(batch, &problem));
	assert_int_equal(try_close(batch, &problem), STATUS_FAULT);
	assert_says(problem.text, "is closed");
	assert_int_equal(try_slip(batch, 1, 7000, &problem), STATUS_FAULT);
	assert_int_equal(try_give(batch, "wang", 1, &problem), STATUS_FAULT);
	assert_int_equal(try_save(batch, 2, "01", "71", "70", &problem), STATUS_FAULT);
	assert_says(problem.text, "is closed");
	assert_int_equal(try_enter(batch, 2, "01,71,\n", &report, &problem), STATUS_FAULT);
	entry_file_report_clear(&report);
	assert_int_equal(try_reopen(batch, " ", &problem), STATUS_USAGE);
	assert_ok(&problem, try_reopen(batch, "录错", &problem));
	assert_ok(&problem, try_save(batch, 2, "01", "71", "70", &problem));
	act_as(FIRST);
	assert_ok(&problem, try_save(batch, 1, "01", "71", "70", &problem));
	assert_ok(&problem, try_slip(batch, 1, 7100, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	assert_int_equal(data_number("SELECT mark_e2 FROM scores WHERE candidate_no = '2026004'"), 7100);
}

static void freeze(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_freeze freeze = { .exam = "zk", .is_freeze = true };
	struct store *store = data_open();

	memset(freeze.digest, 'a', DIGEST_TEXT - 1);
	act_as(64001);
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_add_freeze(store, &freeze), STORE_DONE);
	act_as(64002);
	assert_int_equal(store_confirm_freeze(store, &freeze), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

static void batches__of_a_frozen_exam__are_neither_made_nor_reopened_nor_entered(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "002"), other = batch_of("math", "001");
	struct entry_file_report file;
	struct batch_report report;

	(void)state;
	enter_as(FIRST, batch, "01,70,\n");
	enter_as(SECOND, batch, "01,70,\n");
	assert_ok(&problem, try_slip(batch, 1, 7000, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	freeze();
	assert_int_equal(try_make(NULL, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "frozen");
	assert_int_equal(try_reopen(batch, "录错", &problem), STATUS_FAULT);
	assert_says(problem.text, "frozen");
	act_as(FIRST);
	assert_int_equal(try_save(other, 1, "01", "71", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "frozen");
	assert_int_equal(try_enter(other, 1, "01,71,\n", &file, &problem), STATUS_FAULT);
	assert_finds(&file.faults, "marks.csv:2: batch", "frozen");
	entry_file_report_clear(&file);
	assert_int_equal(try_void("2026004", "62", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "frozen");
}

static void load__replaces_no_year__that_has_batches(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	assert_int_equal(data_try(true, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "there are batches of marks");
	load_report_clear(&report);
}

static void entry_count_open__counts__what_is_not_closed(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "002");
	struct store *store;
	uint64_t open;
	bool is_operator;

	(void)state;
	enter_as(FIRST, batch, "01,70,\n");
	enter_as(SECOND, batch, "01,70,\n");
	assert_ok(&problem, try_slip(batch, 1, 7000, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	store = data_open();
	assert_ok(&problem, entry_count_open(store, "zk", &open, &problem));
	assert_int_equal(open, 3);
	assert_ok(&problem, entry_count_open(store, "other", &open, &problem));
	assert_int_equal(open, 0);
	assert_ok(&problem, entry_is_operator(store, "zk", "uid 72001", &is_operator, &problem));
	assert_true(is_operator);
	assert_ok(&problem, entry_is_operator(store, "zk", "uid 72000", &is_operator, &problem));
	assert_false(is_operator);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SEATED(batch_make__makes_one__for_each_room_and_subject),
		BATCHED(batch_make__takes_in_the_late__where_the_batch_is_open),
		SEATED(batch_make__refuses__what_has_no_sheets),
		BATCHED(batch_give__keeps_the_entries__with_two_people),
		BATCHED(batch_give__refuses__who_has_read_it_before),
		BATCHED(batch_close__refuses__until_all_agrees),
		BATCHED(batch_close__refuses__marks_that_fit_no_more),
		BATCHED(batch_close__writes_the_states__as_they_were_read),
		BATCHED(closed_batches__stay_as_they_are__until_reopened),
		BATCHED(batches__of_a_frozen_exam__are_neither_made_nor_reopened_nor_entered),
		BATCHED(load__replaces_no_year__that_has_batches),
		BATCHED(entry_count_open__counts__what_is_not_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
