/* SPDX-License-Identifier: ISC */
/* Entering a batch twice, by form and by file, and settling what differs. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entry_suite.h"

static const char all[] = "01,70,\n02,80.5,\n10,90,\n";

/* --- values ----------------------------------------------------------------------------------------------------------------------
 */

static void entry_value_read__takes__what_is_typed(void **state)
{
	struct entry_value value;

	(void)state;
	assert_true(entry_value_read("85.5", "", &value));
	assert_int_equal(value.status, SCORE_PRESENT);
	assert_int_equal(value.mark_e2, 8550);
	assert_true(entry_value_read("-", "", &value));
	assert_int_equal(value.status, SCORE_ABSENT);
	assert_true(entry_value_read("*", "51", &value));
	assert_int_equal(value.status, SCORE_VOID);
	assert_string_equal(value.code, "51");
	assert_true(entry_value_read("absent", "", &value));
	assert_int_equal(value.status, SCORE_ABSENT);
	assert_true(entry_value_read("deferred", "01", &value));
	assert_int_equal(value.status, SCORE_DEFERRED);
}

static void entry_value_read__refuses__what_is_no_mark(void **state)
{
	static const char *const texts[] = { "",   " ",  "-1",     "-0",  "+5",  "1e2",  "0x1F",   "12,5",
		                             ".5", "5.", "85.555", "nan", "inf", "１２", "Absent", "99999999999999999999",
		                             "--", "**", "present" };
	struct entry_value value;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (entry_value_read(texts[i], "", &value))
			fail_msg("'%s' was taken for a mark", texts[i]);
	assert_false(entry_value_read("*", "5 1", &value));
}

/* --- one value -------------------------------------------------------------------------------------------------------------------
 */

static void entry_save__saves__each_value_by_itself(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");

	(void)state;
	act_as(FIRST);
	assert_ok(&problem, try_save(batch, 1, "02", "80.5", NULL, &problem));
	assert_int_equal(data_number("SELECT count(*) FROM entries WHERE mark_e2 = 8050 AND user = 'uid 72001' AND keystrokes = 3"),
	                 1);
	assert_ok(&problem, try_save(batch, 1, "02", "81", "80.5", &problem));
	assert_int_equal(data_number("SELECT keystrokes FROM entries WHERE mark_e2 = 8100"), 6);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'enter' AND key LIKE '%/1/02' AND new LIKE '%81%'"),
	                 1);
	assert_string_equal(batch_read(batch).users[0], "uid 72001");
	/* The same value once more changes nothing. */
	assert_ok(&problem, try_save(batch, 1, "02", "81", "81", &problem));
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'enter'"), 2);
}

struct save_refusal {
	const char *place, *mark, *code, *part;
};

static void entry_save__refuses__values_that_do_not_fit(void **state)
{
	static const struct save_refusal refusals[] = {
		{ "02", "151", "", "'151' is above the full mark, 150" },
		{ "02", "80.3", "", "'80.3' is no multiple of the step, 0.5" },
		{ "02", "80", "51", "a mark has no reason code" },
		{ "02", "*", "", "it needs a reason code" },
		{ "02", "exempt", "", "it needs a reason code" },
		{ "02", "*", "99", "'99' is not in violations" },
		{ "02", "*", "01", "code 01 voids nothing" },
		{ "02", "*", "62", "code 62 voids all subjects" },
		{ "02", "-", "51", "code 51 is for a mark that is void" },
		{ "03", "80", "", "has no place '03'" },
		{ "2", "80", "", "has no place '2'" },
	};
	struct problem problem = { .status = STATUS_OK };
	struct entry_input input = { .batch = batch_of("math", "001"), .pass = 1 };
	struct store *store = data_open();

	(void)state;
	act_as(FIRST);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		input.place = refusals[i].place;
		assert_true(entry_value_read(refusals[i].mark, refusals[i].code, &input.value));
		assert_int_equal(entry_save(store, &input, &problem), STATUS_FAULT);
		assert_says(problem.text, refusals[i].part);
	}
	store_close(store);
	assert_int_equal(data_number("SELECT count(*) FROM entries"), 0);
}

/* Two sessions of one user have the same form open: the second is told both values, and nothing is lost. */
static void entry_save__tells_the_second__of_two_sessions(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");

	(void)state;
	act_as(FIRST);
	assert_ok(&problem, try_save(batch, 1, "02", "80", NULL, &problem));
	assert_int_equal(try_save(batch, 1, "02", "90", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "another session has put '80' there meanwhile; yours is '90'");
	assert_int_equal(data_number("SELECT mark_e2 FROM entries"), 8000);
}

static void entry_open__gives_the_first_entry__then_the_second_to_another(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct store *store = data_open();
	struct entry_sheet sheet;

	(void)state;
	act_as(FIRST);
	assert_ok(&problem, entry_open(store, batch, 0, &sheet, &problem));
	assert_int_equal(sheet.pass, 1);
	assert_int_equal(sheet.n_places, 3);
	assert_string_equal(sheet.places[2].place, "10");
	assert_int_equal(sheet.limits.full_mark_e2, 15000);
	entry_sheet_free(&sheet);
	assert_ok(&problem, try_save(batch, 1, "01", "70", NULL, &problem));
	assert_int_equal(entry_open(store, batch, 2, &sheet, &problem), STATUS_FAULT);
	assert_says(problem.text, "both entries are by different people");
	act_as(SECOND);
	assert_int_equal(entry_open(store, batch, 1, &sheet, &problem), STATUS_FAULT);
	assert_says(problem.text, "is uid 72001's");
	assert_ok(&problem, entry_open(store, batch, 0, &sheet, &problem));
	assert_int_equal(sheet.pass, 2);
	/* He sees nothing of the first. */
	for (size_t i = 0; i < sheet.n_places; i++)
		assert_int_equal(sheet.places[i].value.status, SCORE_NONE);
	entry_sheet_free(&sheet);
	act_as(THIRD);
	assert_int_equal(entry_open(store, batch, 0, &sheet, &problem), STATUS_FAULT);
	assert_says(problem.text, "are others'");
	act_as(FIRST);
	assert_ok(&problem, entry_open(store, batch, 0, &sheet, &problem));
	assert_int_equal(sheet.places[0].value.mark_e2, 7000);
	entry_sheet_free(&sheet);
	store_close(store);
}

/* --- files -----------------------------------------------------------------------------------------------------------------------
 */

static void entry_import__takes_many_batches__in_one_file(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct entry_file_report report;
	char rows[256];

	(void)state;
	snprintf(rows, sizeof rows, "%lld,01,70,\n%lld,02,71,\n%lld,01,99.5,\n%lld,10,-,01\n", (long long)batch_of("math", "001"),
	         (long long)batch_of("math", "001"), (long long)batch_of("chinese", "002"), (long long)batch_of("math", "001"));
	act_as(FIRST);
	assert_ok(&problem, try_enter(0, 0, rows, &report, &problem));
	assert_int_equal(report.rows, 4);
	assert_int_equal(report.changed, 4);
	assert_int_equal(batch_read(batch_of("math", "001")).entered[0], 3);
	assert_ok(&problem, try_enter(0, 0, rows, &report, &problem));
	assert_int_equal(report.changed, 0);
}

struct file_refusal {
	const char *rows, *place, *part;
};

static void entry_import__stores_nothing__where_a_row_is_bad(void **state)
{
	static const struct file_refusal refusals[] = {
		{ "01,70,\n02,151,\n", "marks.csv:3: mark", "'151' is above the full mark, 150" },
		{ "01,70,\n02,,\n", "marks.csv:3: mark", "'' is neither a mark" },
		{ "01,70,\n02,-1,\n", "marks.csv:3: mark", "'-1' is neither a mark" },
		{ "01,70,\n02,*,\n", "marks.csv:3: code", "it needs a reason code" },
		{ "01,70,\n02,*,62\n", "marks.csv:3: code", "voids all subjects" },
		{ "01,70,\n09,80,\n", "marks.csv:3: place", "has no place '09'" },
		{ "01,70,\n01,70,\n", "marks.csv:3: place", "the same key as line 2" },
		{ "01,70,\n02,\"80\n", "marks.csv:3: mark", "never closed" },
	};
	struct problem problem = { .status = STATUS_OK };
	struct entry_file_report report;
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	const int64_t batch = batch_of("math", "001");

	(void)state;
	data_content(before);
	act_as(FIRST);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		assert_int_equal(try_enter(batch, 0, refusals[i].rows, &report, &problem), STATUS_FAULT);
		assert_says(problem.text, "nothing was stored");
		assert_finds(&report.faults, refusals[i].place, refusals[i].part);
		entry_file_report_clear(&report);
		assert_string_equal(data_content(after), before);
	}
	assert_int_equal(try_enter(0, 0, "99,01,70,\nx,01,70,\n", &report, &problem), STATUS_FAULT);
	assert_finds(&report.faults, "marks.csv:2: batch", "there is no batch 99");
	assert_finds(&report.faults, "marks.csv:3: batch", "there is no number of a batch");
	entry_file_report_clear(&report);
	assert_string_equal(data_content(after), before);
}

/* --- settling --------------------------------------------------------------------------------------------------------------------
 */

static size_t differing(int64_t batch, char first[ENTRY_PLACE_TEXT])
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = data_open();
	struct entry_sheet sheet;
	size_t count;

	assert_ok(&problem, entry_compare(store, batch, &sheet, &problem));
	count = sheet.n_places;
	first[0] = '\0';
	if (count > 0)
		snprintf(first, ENTRY_PLACE_TEXT, "%s", sheet.places[0].place);
	entry_sheet_free(&sheet);
	store_close(store);
	return count;
}

static void entry_settle__lets_a_third_decide__and_then_tells_the_two(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct entry_settled settled;
	char place[ENTRY_PLACE_TEXT];
	struct batch_info info;

	(void)state;
	enter_as(FIRST, batch, all);
	enter_as(SECOND, batch, "01,70,\n02,85,\n10,-,\n");
	act_as(THIRD);
	assert_int_equal(differing(batch, place), 2);
	assert_string_equal(place, "02");
	info = batch_read(batch);
	assert_int_equal(batch_stage(&info), BATCH_DIFFERS);
	assert_ok(&problem, try_settle(batch, "02", "80.5", &settled, &problem));
	assert_int_equal(settled.first.mark_e2, 8050);
	assert_int_equal(settled.second.mark_e2, 8500);
	assert_int_equal(differing(batch, place), 1);
	assert_ok(&problem, try_settle(batch, "10", "90", &settled, &problem));
	assert_int_equal(settled.second.status, SCORE_ABSENT);
	info = batch_read(batch);
	assert_int_equal(batch_stage(&info), BATCH_READY);
	assert_int_equal(info.settled, 2);
	/* The third mistypes as well. */
	assert_ok(&problem, try_settle(batch, "10", "90.5", &settled, &problem));
	act_as(FIRST);
	assert_int_equal(try_save(batch, 1, "10", "91", "90", &problem), STATUS_FAULT);
	assert_says(problem.text, "place 10 is settled already");
}

static void entry_settle__refuses__the_two_and_what_is_not_ready(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct store *store = data_open();
	struct entry_settled settled;
	struct entry_sheet sheet;

	(void)state;
	enter_as(FIRST, batch, all);
	act_as(THIRD);
	assert_int_equal(entry_compare(store, batch, &sheet, &problem), STATUS_FAULT);
	assert_says(problem.text, "is not entered twice yet");
	assert_int_equal(try_settle(batch, "02", "80", &settled, &problem), STATUS_FAULT);
	assert_says(problem.text, "is not entered twice yet");
	enter_as(SECOND, batch, "01,70,\n02,85,\n10,90,\n");
	for (int uid = FIRST; uid <= SECOND; uid++) {
		act_as(uid);
		assert_int_equal(entry_compare(store, batch, &sheet, &problem), STATUS_FAULT);
		assert_says(problem.text, "a third person settles it");
		assert_int_equal(try_settle(batch, "02", "80", &settled, &problem), STATUS_FAULT);
		assert_says(problem.text, "a third person settles it");
	}
	act_as(THIRD);
	assert_int_equal(try_settle(batch, "01", "70", &settled, &problem), STATUS_FAULT);
	assert_says(problem.text, "place 01 does not differ");
	assert_int_equal(try_settle(batch, "07", "70", &settled, &problem), STATUS_FAULT);
	assert_int_equal(try_settle(batch, "02", "80.1", &settled, &problem), STATUS_FAULT);
	assert_says(problem.text, "no multiple of the step");
	assert_int_equal(data_number("SELECT count(*) FROM entries WHERE pass = 3"), 0);
	store_close(store);
}

/* --- figures ---------------------------------------------------------------------------------------------------------------------
 */

static void operator_list__counts__records_speed_and_errors(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");
	struct operator_figures *figures;
	struct entry_settled settled;
	struct store *store;
	size_t count;

	(void)state;
	act_as(FIRST);
	assert_ok(&problem, try_save(batch, 1, "01", "70", NULL, &problem));
	assert_ok(&problem, try_save(batch, 1, "02", "80", NULL, &problem));
	assert_ok(&problem, try_save(batch, 1, "10", "90", NULL, &problem));
	enter_as(SECOND, batch, "01,70,\n02,85,\n10,95,\n");
	act_as(THIRD);
	assert_ok(&problem, try_settle(batch, "02", "80", &settled, &problem));
	assert_ok(&problem, try_settle(batch, "10", "100", &settled, &problem));
	store = data_open();
	assert_ok(&problem, operator_list(store, "zk", &figures, &count, &problem));
	assert_int_equal(count, 2);
	assert_string_equal(figures[0].user, "uid 72001");
	assert_int_equal(figures[0].records, 3);
	assert_int_equal(figures[0].settled, 2);
	assert_int_equal(figures[0].errors, 1);
	assert_int_equal(operator_errors_e2(&figures[0]), 33333);
	assert_int_equal(operator_keys_an_hour(&figures[0]), 9 * 3600 * 1000 / 2700);
	assert_int_equal(figures[1].errors, 2);
	assert_int_equal(operator_keys_an_hour(&figures[1]), -1);
	free(figures);
	store_close(store);
}

static void entries__are_never_taken_away(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	sqlite3 *db = NULL;

	(void)state;
	act_as(FIRST);
	assert_ok(&problem, try_save(batch_of("math", "001"), 1, "01", "70", NULL, &problem));
	assert_int_equal(sqlite3_open("year.db", &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DELETE FROM entries", NULL, NULL, NULL), SQLITE_CONSTRAINT);
	sqlite3_close(db);
	assert_int_equal(data_number("SELECT count(*) FROM entries"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entry_value_read__takes__what_is_typed),
		cmocka_unit_test(entry_value_read__refuses__what_is_no_mark),
		BATCHED(entry_save__saves__each_value_by_itself),
		BATCHED(entry_save__refuses__values_that_do_not_fit),
		BATCHED(entry_save__tells_the_second__of_two_sessions),
		BATCHED(entry_open__gives_the_first_entry__then_the_second_to_another),
		BATCHED(entry_import__takes_many_batches__in_one_file),
		BATCHED(entry_import__stores_nothing__where_a_row_is_bad),
		BATCHED(entry_settle__lets_a_third_decide__and_then_tells_the_two),
		BATCHED(entry_settle__refuses__the_two_and_what_is_not_ready),
		BATCHED(operator_list__counts__records_speed_and_errors),
		BATCHED(entries__are_never_taken_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
