/* SPDX-License-Identifier: ISC */
/* Blind codes: drawn once, sealed, opened; and what a batch shows meanwhile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/random.h>

#include "entry_suite.h"

static enum status try_blind(enum blind_by by, struct blind_report *report, struct problem *problem)
{
	struct store *store = data_open();
	const enum status status = blind_make(store, "zk", by, report, problem);

	store_close(store);
	return status;
}

static enum status try_open(const char *reason, struct problem *problem)
{
	struct store *store = data_open();
	const enum status status = blind_open(store, "zk", reason, problem);

	store_close(store);
	return status;
}

static void blind_make__draws_a_code__for_every_sheet_once(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct store_cursor *codes;
	struct store *store;
	const struct store_bind bind = { .text = "zk" };
	size_t count = 0;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_DEFAULT, &report, &problem));
	assert_int_equal(report.codes, 8); /* 4 candidates in 2 subjects */
	store = data_open();
	codes = store_cursor_open(store, STORE_BLIND_CODES, &bind, 1);
	while (store_cursor_next(codes)) {
		const char *code = store_cursor_text(codes, 1);
		const size_t length = strlen(code);

		assert_int_equal(length, 5);
		assert_int_equal(strspn(code, "0123456789"), length);
		assert_int_equal(code[4], digits_check(code, 4));
		count++;
	}
	assert_ok(&problem, store_cursor_close(codes, &problem));
	store_close(store);
	assert_int_equal(count, 8);
	assert_int_equal(data_number("SELECT count(DISTINCT subject || code) FROM blind_codes"), 8);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'blind' AND new LIKE '%\"codes\":8,\"sha256\":%'"),
	                 1);
	assert_int_equal(try_blind(BLIND_BY_DEFAULT, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "no seat is without a code");
}

static void blind_make__draws_for_the_late__and_leaves_the_others(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	int64_t before;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_SHEET, &report, &problem));
	before = data_number("SELECT sum(code) FROM blind_codes");
	data_number("INSERT INTO candidates (candidate_no, name) VALUES ('2026005', '钱七') RETURNING 1");
	data_number("INSERT INTO seats VALUES ('zk', '01', '002', 2, 'T5', '2026005') RETURNING 1");
	assert_ok(&problem, try_blind(BLIND_BY_DEFAULT, &report, &problem));
	assert_int_equal(report.codes, 2);
	assert_int_equal(data_number("SELECT sum(code) FROM blind_codes WHERE candidate_no <> '2026005'"), before);
}

static void blind_make__refuses__what_would_change_codes(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_PACKET, &report, &problem));
	assert_int_equal(report.codes, 4);
	assert_int_equal(try_blind(BLIND_BY_SHEET, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "were drawn the other way");
	assert_ok(&problem, try_open("评卷结束", &problem));
	assert_int_equal(try_blind(BLIND_BY_PACKET, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "have been opened");
	assert_ok(&problem, try_make(NULL, &batches, &problem));
}

static void blind_make__refuses__an_exam_that_has_batches(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;

	(void)state;
	assert_int_equal(try_blind(BLIND_BY_SHEET, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "too late for blind codes");
}

/* Nothing a clerk can ask for tells whose sheet it is: no room, places that are codes, no candidate in the trail beside a code. */
static void sealed_batches__show__code_and_field_only(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;
	struct batch_info *list;
	struct entry_sheet sheet;
	struct store *store;
	size_t count;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_SHEET, &report, &problem));
	assert_ok(&problem, try_make(NULL, &batches, &problem));
	store = data_open();
	assert_ok(&problem, batch_list(store, "zk", &list, &count, &problem));
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(list[i].site, "");
		assert_string_equal(list[i].room, "");
		assert_true(list[i].is_sealed);
	}
	act_as(FIRST);
	assert_ok(&problem, entry_open(store, list[0].number, 1, &sheet, &problem));
	assert_string_equal(sheet.batch.room, "");
	for (size_t i = 0; i < sheet.n_places; i++) {
		assert_int_equal(strlen(sheet.places[i].place), 5);
		assert_true(i == 0 || strcmp(sheet.places[i - 1].place, sheet.places[i].place) < 0);
	}
	entry_sheet_free(&sheet);
	free(list);
	store_close(store);
	assert_int_equal(data_number("SELECT count(*) FROM audit a JOIN blind_codes k ON instr(a.key || a.old || a.new, k.code)"
	                             " WHERE instr(a.key || a.old || a.new, k.candidate_no)"),
	                 0);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'make batch' AND new LIKE '%\"room\":\"00%'"), 0);
}

/* A list of codes beside candidates is written only once they are open. */
static void blind_export__waits__until_they_are_open(void **state)
{
	const struct sheet_options options = { .format = SHEET_CSV, .path = "codes.csv" };
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct store *store;
	char *text;

	(void)state;
	store = data_open();
	assert_int_equal(blind_export(store, "zk", &options, &problem), STATUS_FAULT);
	assert_says(problem.text, "has no blind codes");
	assert_ok(&problem, try_blind(BLIND_BY_SHEET, &report, &problem));
	assert_int_equal(blind_export(store, "zk", &options, &problem), STATUS_FAULT);
	assert_says(problem.text, "are sealed");
	assert_ok(&problem, try_open("评卷结束", &problem));
	assert_ok(&problem, blind_export(store, "zk", &options, &problem));
	store_close(store);
	text = file_read("codes.csv", NULL);
	assert_says(text, "subject,code,site,room,candidate_no\nchinese,");
	assert_says(text, ",,,2026001\n");
	free(text);
}

static void batches_by_packet__go_by_code_and_seat(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;
	struct batch_info batch;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_PACKET, &report, &problem));
	assert_ok(&problem, try_make("math", &batches, &problem));
	batch = batch_read(batch_of("math", "001"));
	assert_int_equal(strlen(batch.packet), 5);
	assert_string_equal(batch.room, "");
	enter_as(FIRST, batch.number, "01,70,\n02,71,\n10,72,\n");
	assert_ok(&problem, (act_as(SUPERVISOR), try_open("评卷结束", &problem)));
	assert_string_equal(batch_read(batch.number).room, "001");
}

static void batch_make__refuses__sheets_without_a_code(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_SHEET, &report, &problem));
	data_number("INSERT INTO candidates (candidate_no, name) VALUES ('2026005', '钱七') RETURNING 1");
	data_number("INSERT INTO seats VALUES ('zk', '01', '002', 2, 'T5', '2026005') RETURNING 1");
	assert_int_equal(try_make(NULL, &batches, &problem), STATUS_FAULT);
	assert_says(problem.text, "have no code yet");
	assert_int_equal(data_number("SELECT count(*) FROM batches"), 0);
}

static void blind_open__refuses__whoever_entered_marks(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;

	(void)state;
	assert_int_equal(try_open("无", &problem), STATUS_FAULT);
	assert_says(problem.text, "has no sealed blind codes");
	assert_ok(&problem, try_blind(BLIND_BY_PACKET, &report, &problem));
	assert_ok(&problem, try_make(NULL, &batches, &problem));
	enter_as(FIRST, batch_of("math", "002"), "01,70,\n");
	assert_int_equal(try_open("评卷结束", &problem), STATUS_FAULT);
	assert_says(problem.text, "somebody else opens its blind codes");
	act_as(SUPERVISOR);
	assert_int_equal(try_open("", &problem), STATUS_USAGE);
	assert_ok(&problem, try_open("评卷结束", &problem));
	assert_int_equal(
	        data_number("SELECT count(*) FROM audit WHERE action = 'unblind' AND user = 'uid 72000' AND reason = '评卷结束'"),
	        1);
	assert_int_equal(try_open("再次", &problem), STATUS_FAULT);
}

static enum status try_labels(struct problem *problem)
{
	const struct sheet_options options = { .format = SHEET_CSV, .path = "labels.csv" };
	struct store *store = data_open();
	const enum status status = blind_labels(store, "zk", &options, problem);

	store_close(store);
	return status;
}

static void blind_labels__tell_seats_and_codes__and_are_audited(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	char line[64], question[256];
	FILE *file;

	(void)state;
	assert_int_equal(try_labels(&problem), STATUS_FAULT);
	assert_says(problem.text, "has no blind codes");
	assert_ok(&problem, try_blind(BLIND_BY_SHEET, &report, &problem));
	assert_ok(&problem, (act_as(SUPERVISOR), try_labels(&problem)));
	file = fopen("labels.csv", "r");
	assert_non_null(file);
	assert_string_equal(fgets(line, sizeof line, file), "subject,site,room,seat,code\n");
	assert_int_equal(strncmp(fgets(line, sizeof line, file), "chinese,01,001,1,", 17), 0);
	line[strcspn(line, "\n")] = '\0';
	snprintf(question, sizeof question,
	         "SELECT count(*) FROM blind_codes b JOIN seats s USING (exam, candidate_no) WHERE subject = 'chinese'"
	         " AND s.room = '001' AND s.seat = 1 AND code = '%.20s'", line + 17);
	assert_int_equal(data_number(question), 1);
	fclose(file);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'labels' AND user = 'uid 72000'"), 1);
}

static void blind_labels__and_entry__are_never_one_person_s(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct blind_report report;
	struct batch_report batches;

	(void)state;
	assert_ok(&problem, try_blind(BLIND_BY_PACKET, &report, &problem));
	assert_ok(&problem, try_make(NULL, &batches, &problem));
	const int64_t batch = batch_of("math", "002");
	assert_ok(&problem, (act_as(SUPERVISOR), try_labels(&problem)));
	assert_int_equal(try_save(batch, 1, "01", "70", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "has printed the labels");
	assert_int_equal(try_give(batch, "uid 72000", 1, &problem), STATUS_FAULT);
	assert_ok(&problem, try_give(batch, "uid 72001", 1, &problem));
	act_as(FIRST);
	assert_int_equal(try_labels(&problem), STATUS_FAULT);
	assert_says(problem.text, "somebody else prints its labels");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SEATED(blind_make__draws_a_code__for_every_sheet_once),
		SEATED(blind_make__draws_for_the_late__and_leaves_the_others),
		SEATED(blind_make__refuses__what_would_change_codes),
		BATCHED(blind_make__refuses__an_exam_that_has_batches),
		SEATED(sealed_batches__show__code_and_field_only),
		SEATED(blind_export__waits__until_they_are_open),
		SEATED(batches_by_packet__go_by_code_and_seat),
		SEATED(batch_make__refuses__sheets_without_a_code),
		SEATED(blind_open__refuses__whoever_entered_marks),
		SEATED(blind_labels__tell_seats_and_codes__and_are_audited),
		SEATED(blind_labels__and_entry__are_never_one_person_s),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
