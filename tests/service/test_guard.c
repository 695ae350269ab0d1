/* SPDX-License-Identifier: ISC */
/* What may not be changed now, by any way in which rows are changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_guard.h>
#include <luqu/service_row.h>
#include <luqu/store_forms.h>
#include <luqu/store_freeze.h>

#include "data_suite.h"

static void set_user(const char *uid)
{
	assert_int_equal(setenv("SUDO_UID", uid, 1), 0);
}

/* A confirmed proposal about exam zk, as the store has it. */
static void put_freeze(bool is_freeze)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_freeze freeze = { .exam = "zk", .is_freeze = is_freeze, .scores = 4 };
	struct store *store = data_open();

	memset(freeze.digest, 'a', DIGEST_TEXT - 1);
	snprintf(freeze.reason, sizeof freeze.reason, "%s", is_freeze ? "" : "漏登一科");
	set_user("64001");
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_add_freeze(store, &freeze), STORE_DONE);
	set_user("64002");
	assert_int_equal(store_confirm_freeze(store, &freeze), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

static int start(void **state)
{
	if (folder_enter(state) != 0)
		return -1;
	data_small();
	data_load();
	put_freeze(true);
	return 0;
}
#define FROZEN(test) cmocka_unit_test_setup_teardown(test, start, folder_leave)

static enum status save(enum kind kind, const char *const *texts, const char *const *expected, struct problem *problem)
{
	const struct row_change change = { .kind = kind, .texts = texts, .expected = expected };
	struct row_report report = { .is_gone = false };
	enum row_outcome outcome;
	struct store *store = data_open();
	const enum status status = row_save(store, &change, &outcome, &report, problem);

	row_report_clear(&report);
	store_close(store);
	return status;
}

static enum status import_text(enum kind kind, const char *text, struct import_report *report, struct problem *problem)
{
	const struct import_request request = { .kind = kind, .file = "rows.csv" };
	struct store *store = data_open();
	enum status status;

	file_write("rows.csv", text);
	*report = (struct import_report){ .rows = 0 };
	status = file_import(store, &request, report, problem);
	store_close(store);
	return status;
}

static void row_save__refuses__scores_and_subjects_of_a_frozen_exam(void **state)
{
	static const char *const old_score[] = { "2026001", "math", "99", "present" }, *const score[] = { "2026001", "math", "100", "present" },
		*const new_score[] = { "2026003", "math", "1", "present" },
		*const old_subject[] = { "math", "数学", "150", "0.5", "1", "zk", "" },
		*const subject[] = { "math", "数学", "150", "0.5", "1", "", "" },
		*const new_subject[] = { "english", "英语", "150", "0.5", "1", "zk", "" };
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_content(before);
	assert_status(STATUS_FAULT, save(KIND_SCORES, score, old_score, &problem), &problem, __FILE__, __LINE__);
	assert_says(problem.text, "exam 'zk' are frozen");
	assert_status(STATUS_FAULT, save(KIND_SCORES, new_score, NULL, &problem), &problem, __FILE__, __LINE__);
	assert_status(STATUS_FAULT, save(KIND_SUBJECTS, subject, old_subject, &problem), &problem, __FILE__, __LINE__);
	assert_status(STATUS_FAULT, save(KIND_SUBJECTS, new_subject, NULL, &problem), &problem, __FILE__, __LINE__);
	assert_string_equal(data_content(after), before);
	assert_ok(&problem, save(KIND_SCORES, old_score, old_score, &problem)); /* nothing is changed */
}

static void row_delete__refuses__a_score_of_a_frozen_exam(void **state)
{
	const char *const keys[] = { "2026001", "math" };
	const struct delete_request request = { .kind = KIND_SCORES, .keys = keys, .n_keys = 2, .reason = "x" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = data_open();

	(void)state;
	assert_int_equal(row_delete(store, &request, &problem), STATUS_FAULT);
	assert_says(problem.text, "exam 'zk' are frozen");
	store_close(store);
	assert_int_equal(data_number("SELECT count(*) FROM scores"), 4);
}

static void file_import__names_each_line__that_would_change_a_frozen_score(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct import_report report;

	(void)state;
	assert_int_equal(import_text(KIND_SCORES,
				     "candidate_no,subject,mark\n2026001,chinese,120.5\n2026001,math,98\n2026003,math,1\n", &report, &problem),
			 STATUS_FAULT);
	assert_int_equal(report.faults.count, 2);
	assert_finds(&report.faults, "rows.csv:3: candidate_no", "exam 'zk' are frozen");
	assert_finds(&report.faults, "rows.csv:4: candidate_no", "exam 'zk' are frozen");
	import_report_clear(&report);
	assert_ok(&problem, import_text(KIND_SCORES, "candidate_no,subject,mark\n2026001,math,99\n", &report, &problem));
	assert_int_equal(report.same, 1);
	import_report_clear(&report);
	assert_int_equal(data_number("SELECT mark_e2 FROM scores WHERE candidate_no = '2026001' AND subject = 'math'"), 9900);
}

static void folder_load__refuses__to_replace_frozen_scores(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	assert_int_equal(data_try(true, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "exam 'zk' are frozen");
	load_report_clear(&report);
	assert_int_equal(data_number("SELECT count(*) FROM scores"), 4);
}

static void guard__lets_through__what_the_freeze_does_not_mean(void **state)
{
	static const char *const subject[] = { "pe", "体育", "30", "0.5", "1", "", "" }, *const score[] = { "2026001", "pe", "29", "present" };
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, save(KIND_SUBJECTS, subject, NULL, &problem));
	assert_ok(&problem, save(KIND_SCORES, score, NULL, &problem));
}

static void guard__lets_all_through__after_an_unfreeze(void **state)
{
	static const char *const score[] = { "2026003", "math", "1", "present" };
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	put_freeze(false);
	assert_ok(&problem, save(KIND_SCORES, score, NULL, &problem));
	assert_ok(&problem, data_try(true, &report, &problem));
	load_report_clear(&report);
}

/* --- signed choices ------------------------------------------------------------------------------------------------------------ */

static int start_signed(void **state)
{
	struct store_signature signature = { .candidate_no = "2026001" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (folder_enter(state) != 0)
		return -1;
	data_small();
	data_load();
	memset(signature.digest, 'b', DIGEST_TEXT - 1);
	store = data_open();
	set_user("64001");
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_add_signature(store, &signature), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
	return 0;
}
#define SIGNED(test) cmocka_unit_test_setup_teardown(test, start_signed, folder_leave)

static void every_way__refuses__signed_choices(void **state)
{
	static const char *const old[] = { "2026001", "S1", "3", "042032" }, *const new[] = { "2026001", "S1", "3", "042033" },
		*const more[] = { "2026001", "S2", "1", "042033" }, *const other[] = { "2026002", "S1", "3", "042033" };
	const struct delete_request request = { .kind = KIND_CHOICES, .keys = old, .n_keys = 3, .reason = "x" };
	struct problem problem = { .status = STATUS_OK };
	struct import_report report;
	struct load_report loaded;
	struct store *store = data_open();
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_content(before);
	assert_status(STATUS_FAULT, save(KIND_CHOICES, new, old, &problem), &problem, __FILE__, __LINE__);
	assert_says(problem.text, "the choices of 2026001 are locked: uid 64001 took");
	assert_status(STATUS_FAULT, save(KIND_CHOICES, more, NULL, &problem), &problem, __FILE__, __LINE__);
	assert_int_equal(row_delete(store, &request, &problem), STATUS_FAULT);
	assert_says(problem.text, "the choices of 2026001 are locked");
	store_close(store);
	assert_int_equal(import_text(KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,1,042033\n", &report, &problem), STATUS_FAULT);
	assert_finds(&report.faults, "rows.csv:2: candidate_no", "the choices of 2026001 are locked");
	import_report_clear(&report);
	assert_int_equal(data_try(true, &loaded, &problem), STATUS_FAULT);
	assert_says(problem.text, "the choices of 2026001 are locked");
	load_report_clear(&loaded);
	assert_string_equal(data_content(after), before);
	assert_ok(&problem, save(KIND_CHOICES, old, old, &problem));
	assert_ok(&problem, save(KIND_CHOICES, other, NULL, &problem));
}

static void row_save__keeps__what_was_signed_of_a_candidate(void **state)
{
	static const char *const key[] = { "2026001" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = data_open();
	char *texts[FIELDS_MOST], *memory;
	const char *changed[FIELDS_MOST];

	(void)state;
	assert_ok(&problem, row_read(store, KIND_CANDIDATES, key, texts, &memory, &problem));
	store_close(store);
	memcpy(changed, texts, sizeof changed);
	changed[8] = strcmp(texts[8], "1") == 0 ? "0" : "1";
	assert_int_equal(save(KIND_CANDIDATES, changed, (const char *const *)texts, &problem), STATUS_FAULT);
	assert_says(problem.text, "the choices of 2026001 are locked");
	changed[8] = texts[8];
	changed[1] = "新名";
	assert_ok(&problem, save(KIND_CANDIDATES, changed, (const char *const *)texts, &problem));
	free(memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FROZEN(row_save__refuses__scores_and_subjects_of_a_frozen_exam),
		FROZEN(row_delete__refuses__a_score_of_a_frozen_exam),
		FROZEN(file_import__names_each_line__that_would_change_a_frozen_score),
		FROZEN(folder_load__refuses__to_replace_frozen_scores),
		FROZEN(guard__lets_through__what_the_freeze_does_not_mean),
		FROZEN(guard__lets_all_through__after_an_unfreeze),
		SIGNED(every_way__refuses__signed_choices),
		SIGNED(row_save__keeps__what_was_signed_of_a_candidate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
