/* SPDX-License-Identifier: ISC */
/* What the office did with an exam, a subject, a room, a candidate, a reason code keeps it from being taken away or replaced. */
#include <stdio.h>
#include <string.h>

#include <luqu/service_data.h>

#include "entry_suite.h"

static enum status delete_row(enum kind kind, const char *const keys[3], struct problem *problem)
{
	struct delete_request request = { .kind = kind, .keys = keys, .reason = "x" };
	struct store *store = data_open();

	while (request.n_keys < 3 && keys[request.n_keys])
		request.n_keys++;
	const enum status status = row_delete(store, &request, problem);
	store_close(store);
	return status;
}

static void assert_named(enum kind kind, const char *const keys[3], const char *part)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct problem problem = { .status = STATUS_OK };

	data_content(before);
	assert_status(STATUS_FAULT, delete_row(kind, keys, &problem), &problem, part, 0);
	assert_says(problem.text, "is named by: ");
	assert_says(problem.text, part);
	assert_string_equal(data_content(after), before);
}

static const char *const exam[3] = { "zk" }, *const subject[3] = { "math" }, *const candidate[3] = { "2026001" }, *const room[3] = { "zk", "01", "001" },
		  *const code[3] = { "51" };

static void batches__keep__exam_subject_room_and_candidate(void **state)
{
	(void)state;
	assert_named(KIND_EXAMS, exam, "batches (");
	assert_named(KIND_SUBJECTS, subject, "batches (2, the first ");
	assert_named(KIND_ROOMS, room, "batches (2, the first zk/chinese)");
	assert_named(KIND_CANDIDATES, candidate, "batches (2, the first zk/chinese)");
}

/* Whose which code is is sealed. */
static void blind_codes__keep__exam_subject_and_candidate__and_stay_sealed(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct store *store = data_open();

	(void)state;
	assert_ok(&problem, blind_make(store, "zk", BLIND_BY_SHEET, &report, &problem));
	store_close(store);
	assert_named(KIND_EXAMS, exam, "blind_codes (1, the first zk)");
	assert_named(KIND_SUBJECTS, subject, "blind_codes (4, the first zk/math)");
	assert_named(KIND_CANDIDATES, candidate, "blind_codes (2, the first zk/chinese)");
}

static void blind_packets__keep__their_room(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct store *store = data_open();

	(void)state;
	assert_ok(&problem, blind_make(store, "zk", BLIND_BY_PACKET, &report, &problem));
	store_close(store);
	assert_named(KIND_ROOMS, room, "blind_codes (2, the first zk/chinese)");
}

static void breaches__keep__subject_candidate_and_code(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	assert_named(KIND_CANDIDATES, candidate, "breaches (1, the first 1)");
	assert_named(KIND_SUBJECTS, subject, "breaches (1, the first 1)");
	assert_named(KIND_VIOLATIONS, code, "breaches (1, the first 1)");
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "51", "math", &problem)); /* it stays on record */
	assert_named(KIND_VIOLATIONS, code, "breaches (1, the first 1)");
}

static void entries__keep__their_reason_code(void **state)
{
	(void)state;
	enter_as(FIRST, batch_of("math", "001"), "01,*,51\n");
	assert_named(KIND_VIOLATIONS, code, "entries (1, the first ");
}

static void rechecks__keep__subject_and_candidate(void **state)
{
	(void)state;
	data_number("INSERT INTO rechecks (candidate_no, subject, state, applied, clerk) VALUES ('2026001', 'math', 'applied', '', 'x') RETURNING 1");
	assert_named(KIND_CANDIDATES, candidate, "rechecks (1, the first 1)");
	assert_named(KIND_SUBJECTS, subject, "rechecks (1, the first 1)");
}

static void freezes__keep__their_exam(void **state)
{
	(void)state;
	data_number("INSERT INTO freezes (exam, act, digest, scores, reason, proposed, proposer) VALUES ('zk', 'freeze',"
	            " '0123456789012345678901234567890123456789012345678901234567890123', 4, '', '', 'x') RETURNING 1");
	assert_named(KIND_EXAMS, exam, "freezes (1, the first 1)");
}

static void assert_not_replaced(const char *part)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	data_content(before);
	assert_int_equal(data_try(true, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, part);
	assert_string_equal(data_content(after), before);
	load_report_clear(&report);
}

/* A folder would bring back the mark that the breach voids. */
static void folder_load__refuses__while_a_breach_stands(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	assert_not_replaced("marks of 2026001 are void for a breach that stands");
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "51", "math", &problem));
	assert_ok(&problem, data_try(true, &report, &problem));
	load_report_clear(&report);
}

static void folder_load__refuses__while_there_are_blind_codes(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct store *store = data_open();

	(void)state;
	assert_ok(&problem, blind_make(store, "zk", BLIND_BY_SHEET, &report, &problem));
	store_close(store);
	assert_not_replaced("the sheets of exam 'zk' have blind codes");
}

static void folder_load__refuses__while_a_recheck_is_under_way(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_number("INSERT INTO rechecks (candidate_no, subject, state, applied, clerk) VALUES ('2026001', 'math', 'applied', '', 'x') RETURNING 1");
	assert_not_replaced("recheck 1 is under way");
	data_number("UPDATE rechecks SET state = 'unchanged', finding = 'none', answerer = 'x' RETURNING 1");
	assert_ok(&problem, data_try(true, &report, &problem));
	load_report_clear(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BATCHED(batches__keep__exam_subject_room_and_candidate),
		SEATED(blind_codes__keep__exam_subject_and_candidate__and_stay_sealed),
		SEATED(blind_packets__keep__their_room),
		BATCHED(breaches__keep__subject_candidate_and_code),
		BATCHED(entries__keep__their_reason_code),
		SEATED(rechecks__keep__subject_and_candidate),
		SEATED(freezes__keep__their_exam),
		SEATED(folder_load__refuses__while_a_breach_stands),
		SEATED(folder_load__refuses__while_there_are_blind_codes),
		SEATED(folder_load__refuses__while_a_recheck_is_under_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
