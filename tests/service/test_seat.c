/* SPDX-License-Identifier: ISC */
/* An exam is seated, and a late candidate: where memory runs out, at every n-th allocation, all is as it was; and nobody's place hangs on the
 * order of rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_rooms.h>
#include <luqu/service_seat.h>

#include "data_suite.h"

static const char *late; /* the candidate who comes late */

static enum status seat_all(struct store *store, struct problem *problem)
{
	const struct seat_request request = { .exam = "zk", .seed = "s" };
	struct seat_report report;

	return exam_seat(store, &request, &report, problem);
}

static enum status seat_late(struct store *store, struct problem *problem)
{
	struct seat_place place;

	return exam_seat_add(store, "zk", late, NULL, &place, problem);
}

static enum status print_doors(struct store *store, struct problem *problem)
{
	const struct rooms_request request = { .exam = "zk", .paper = ROOM_DOOR, .format = SHEET_TXT, .folder = "out" };
	struct rooms_report report;

	return rooms_print(store, &request, &report, problem);
}

/* 50 candidates of four schools, boys and girls, some with a paper of their own, and no seats yet. */
static void make_exam(bool is_turned)
{
	char rows[8192] = "candidate_no,name,sex,feeder,tags\n";

	data_small();
	for (int i = 0; i < 50; i++) {
		const int number = is_turned ? 49 - i : i;

		snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "20261%02d,某%d,%c,J%d,%s\n", number, number, number % 2 ? 'M' : 'F', number % 4,
		         number % 9 == 0 ? "lang=jp" : "");
	}
	data_put("candidates.csv", rows);
	for (enum kind kind = KIND_SCORES; kind < KIND_COUNT; kind++) {
		char name[64];

		snprintf(name, sizeof name, "%s.csv", kind_table(kind)->name);
		data_put(name, NULL);
	}
	data_put("sites.csv", "code,name\n01,南汇中学考点\n");
	data_put("room_uses.csv", "exam,site,room,sex\nzk,01,003,F\n");
	data_put("rooms.csv", "exam,site,room,size,columns\nzk,01,001,12,3\nzk,01,002,20,4\nzk,01,003,15,4\nzk,01,004,15,4\n");
	data_put("sittings.csv", "exam,eligible,paper\nzk,candidate_no != '2026149',lang\n");
	data_load();
}

static void exam_seat__leaves_all_as_it_was__without_memory(void **state)
{
	(void)state;
	make_exam(false);
	data_fail_each(STORE_WRITE, seat_all);
	assert_int_equal(data_number("SELECT count(*) FROM seats"), 49);
	assert_int_equal(data_number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
	data_fail_each(STORE_READ, print_doors);
}

static void exam_seat_add__leaves_all_as_it_was__without_memory(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	static const char *const keys[] = { "zk", "01", "001", "5" };
	const struct delete_request request = { .kind = KIND_SEATS, .keys = keys, .n_keys = 4, .reason = "x" };
	char number[64];

	(void)state;
	make_exam(false);
	assert_ok(&problem, data_do(STORE_WRITE, seat_all, &problem));
	snprintf(number, sizeof number, "%lld",
	         (long long)data_number("SELECT candidate_no FROM seats WHERE exam = 'zk' AND site = '01' AND room = '001' AND seat = 5"));
	store = data_open();
	assert_ok(&problem, row_delete(store, &request, &problem));
	store_close(store);
	late = number;
	data_fail_each(STORE_WRITE, seat_late);
	assert_int_equal(data_number("SELECT count(*) FROM seats"), 49);
	assert_int_equal(data_number("SELECT count(DISTINCT ticket) FROM seats"), 49);
}

static void exam_seat_add__refuses__who_does_not_sit_the_exam(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	make_exam(false);
	assert_ok(&problem, data_do(STORE_WRITE, seat_all, &problem));
	late = "2026149";
	assert_int_equal(data_do(STORE_WRITE, seat_late, &problem), STATUS_FAULT);
	assert_says(problem.text, "candidate 2026149 does not sit exam zk");
	late = "nobody";
	assert_int_equal(data_do(STORE_WRITE, seat_late, &problem), STATUS_FAULT);
	assert_says(problem.text, "there is no candidate nobody");
}

static void candidate_resolve__knows__both_numbers(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	char number[SEAT_CODE_TEXT];
	struct store *store;

	(void)state;
	data_small();
	data_load();
	store = data_open();
	assert_ok(&problem, candidate_resolve(store, "2026001", number, &problem));
	assert_string_equal(number, "2026001");
	assert_ok(&problem, candidate_resolve(store, "20260100101", number, &problem));
	assert_string_equal(number, "2026002");
	assert_int_equal(candidate_resolve(store, "202600", number, &problem), STATUS_FAULT);
	assert_says(problem.text, "there is no candidate 202600");
	store_close(store);
}

/* The ticket of one exam may be that of somebody else in another. */
static void candidate_resolve__says_so__where_tickets_name_two(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	char number[SEAT_CODE_TEXT];
	struct store *store;

	(void)state;
	data_small();
	data_add("exams.csv", "ty,体育,2026-05-06\n");
	data_add("rooms.csv", "ty,01,001,30,5\n");
	data_add("seats.csv", "ty,01,001,1,20260100101,2026003\nty,01,001,2,T2,2026002\n");
	data_load();
	store = data_open();
	assert_int_equal(candidate_resolve(store, "20260100101", number, &problem), STATUS_FAULT);
	assert_says(problem.text, "ticket 20260100101 is that of 2026002 in exam zk and of 2026003 in exam ty");
	assert_ok(&problem, candidate_resolve(store, "T2", number, &problem));
	assert_string_equal(number, "2026002");
	store_close(store);
}

static void exam_seat__gives_the_same_seats__whatever_the_order_of_rows(void **state)
{
	const struct sheet_options options = { .format = SHEET_CSV, .path = "seats.csv" };
	struct problem problem = { .status = STATUS_OK };
	char *texts[2];

	(void)state;
	for (int turned = 0; turned < 2; turned++) {
		struct store *store;

		make_exam(turned);
		assert_ok(&problem, data_do(STORE_WRITE, seat_all, &problem));
		store = data_open();
		assert_ok(&problem, input_export(store, KIND_SEATS, &options, NULL, &problem));
		store_close(store);
		texts[turned] = file_read("seats.csv", NULL);
		assert_int_equal(system("rm -rf in year.db*"), 0);
	}
	assert_string_equal(texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(exam_seat__leaves_all_as_it_was__without_memory),
		IN_FOLDER(exam_seat_add__leaves_all_as_it_was__without_memory),
		IN_FOLDER(exam_seat_add__refuses__who_does_not_sit_the_exam),
		IN_FOLDER(exam_seat__gives_the_same_seats__whatever_the_order_of_rows),
		IN_FOLDER(candidate_resolve__knows__both_numbers),
		IN_FOLDER(candidate_resolve__says_so__where_tickets_name_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
