/* SPDX-License-Identifier: ISC */
/* A folder into a database: what goes in, what is kept out, and that a failure leaves everything as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data_suite.h"

static void folder_load__makes_a_database__with_every_row(void **state)
{
	static const uint64_t rows[KIND_COUNT] = { 4, 1, 1, 3, 2, 2, 2, 4, 3, 4, 1, 4, 1, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1 };
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	struct store *store;

	(void)state;
	data_small();
	assert_ok(&problem, data_try(false, &report, &problem));
	assert_true(report.is_new);
	assert_int_equal(report.warnings.count, 0);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		uint64_t count;

		assert_true(report.has_file[kind]);
		assert_int_equal(report.rows[kind], rows[kind]);
		store = data_open();
		assert_ok(&problem, store_count(store, (enum kind)kind, &count, &problem));
		assert_int_equal(count, rows[kind]);
		store_close(store);
	}
	load_report_clear(&report);
	assert_int_equal(folder_entries("."), 5); /* in, year.db, -wal, -shm, -lock */
	assert_int_equal(data_number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(data_number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

static void folder_load__notes_each_file__with_its_digest(void **state)
{
	struct store *store;
	struct store_cursor *rows;
	const struct store_bind binds[] = { { .text = "programs" }, { .text = "programs.csv" } };
	char digest_text[DIGEST_TEXT];
	unsigned char digest[DIGEST_BYTES];
	char *bytes;

	(void)state;
	data_small();
	data_load();
	bytes = file_read("in/programs.csv", NULL);
	digest_of(bytes, strlen(bytes), digest);
	digest_write(digest, digest_text);
	free(bytes);
	store = data_open();
	rows = store_cursor_open(store, STORE_AUDIT_OF, binds, 2);
	assert_true(store_cursor_next(rows));
	assert_string_equal(store_cursor_text(rows, 3), "load");
	assert_says(store_cursor_text(rows, 7), "\"rows\":2");
	assert_says(store_cursor_text(rows, 7), digest_text);
	assert_false(store_cursor_next(rows));
	store_cursor_close(rows, NULL);
	store_close(store);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'load'"), KIND_COUNT);
}

static void folder_load__takes_a_missing_file__for_an_empty_table(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	data_put("orders.csv", NULL);
	data_put("returns.csv", NULL);
	assert_ok(&problem, data_try(false, &report, &problem));
	assert_false(report.has_file[KIND_ORDERS]);
	assert_int_equal(report.rows[KIND_ORDERS], 0);
	load_report_clear(&report);
	assert_int_equal(data_number("SELECT count(*) FROM orders"), 0);
}

static void folder_load__warns__of_csv_files_of_other_names(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	data_put("student.csv", "x\n");
	data_put("Candidates.CSV", "x\n");
	data_put("notes.txt", "x\n");
	assert_ok(&problem, data_try(false, &report, &problem));
	assert_int_equal(report.warnings.count, 2);
	assert_string_equal(report.warnings.kept[0].place, "Candidates.CSV");
	assert_string_equal(report.warnings.kept[1].place, "student.csv");
	load_report_clear(&report);
}

static void folder_load__refuses__a_folder_that_is_not_there_or_holds_nothing(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	assert_int_equal(data_try(false, &report, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "No such file");
	file_write("in", "a file");
	assert_int_equal(data_try(false, &report, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "Not a directory");
	unlink("in");
	assert_int_equal(mkdir("in", 0700), 0);
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "none of the files");
	assert_int_equal(folder_entries("."), 1);
}

/* --- replacing -------------------------------------------------------------------------------------------------------------------
 */

static void folder_load__refuses__a_database_with_candidates(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct load_report report;

	(void)state;
	data_small();
	data_load();
	data_content(before);
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "--replace");
	assert_false(report.is_new);
	assert_string_equal(data_content(after), before);
}

static void folder_load__replaces_all_rows__and_keeps_the_trail(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	int64_t rows_before;

	(void)state;
	data_small();
	data_load();
	rows_before = data_number("SELECT count(*) FROM audit");
	data_put("orders.csv", NULL);
	data_put("candidates.csv", "candidate_no,name\n2026001,王·小明\n2026002,李𠮷\n");
	data_put("evaluations.csv", "candidate_no,term,part,mark\n");
	assert_ok(&problem, data_try(true, &report, &problem));
	load_report_clear(&report);
	assert_int_equal(data_number("SELECT count(*) FROM candidates"), 2);
	assert_int_equal(data_number("SELECT count(*) FROM orders"), 0);
	assert_int_equal(data_number("SELECT count(*) FROM candidates WHERE feeder <> ''"), 0);
	assert_int_equal(data_number("SELECT count(*) FROM audit"), rows_before + KIND_COUNT - 1);
	assert_int_equal(data_number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/* Loading the same again gives the same rows. */
static void folder_load__gives_the_same__whether_new_or_replaced(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	struct store *store;
	unsigned char digests[2][DIGEST_BYTES];

	(void)state;
	data_small();
	data_load();
	for (int i = 0; i < 2; i++) {
		struct dataset *dataset;

		store = data_open();
		assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &dataset, &problem));
		dataset_digest(dataset, digests[i]);
		dataset_free(dataset);
		store_close(store);
		if (i == 0)
			assert_ok(&problem, data_try(true, &report, &problem));
		load_report_clear(&report);
	}
	assert_memory_equal(digests[0], digests[1], DIGEST_BYTES);
}

static void folder_load__goes_into__a_new_year(void **state)
{
	(void)state;
	data_small();
	assert_int_equal(year_new("year.db", "2026", "南汇区招生办公室", NULL), STATUS_OK);
	assert_int_equal(data_number("SELECT count(*) FROM office"), 2);
	data_load();
	assert_int_equal(data_number("SELECT count(*) FROM office"), 4);
}

static void folder_load__refuses__what_is_no_database(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	file_write("year.db", "mine");
	assert_int_equal(data_try(true, &report, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "no luqu database");
	assert_int_equal(folder_entries("."), 2);
}

/* --- all or nothing --------------------------------------------------------------------------------------------------------------
 */

static void folder_load__leaves_no_database__where_a_row_is_bad(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	data_add("scores.csv", "2026003,math,151,\n");
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "nothing was stored");
	assert_int_equal(report.faults.count, 1);
	assert_finds(&report.faults, "in/scores.csv:6: mark", "151");
	load_report_clear(&report);
	assert_int_equal(folder_entries("."), 1);
}

static void folder_load__leaves_all_as_it_was__where_a_row_is_bad(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct load_report report;

	(void)state;
	data_small();
	data_load();
	data_content(before);
	data_add("orders.csv", "S1,2026001,042032,决定,教育局,none\n");
	assert_int_equal(data_try(true, &report, &problem), STATUS_FAULT);
	assert_finds(&report.faults, "in/orders.csv:3: pool", "'none'");
	load_report_clear(&report);
	assert_string_equal(data_content(after), before);
}

static bool cancel(void *context, const char *what, uint64_t done, uint64_t total)
{
	int *left = context;

	(void)what;
	(void)done;
	(void)total;
	return --*left > 0;
}

static void folder_load__leaves_nothing__when_cancelled(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report = { .is_new = false };
	int left = 9;
	const struct progress progress = { cancel, &left };
	const struct load_request request = { .path = "year.db", .folder = "in", .progress = &progress };

	(void)state;
	data_small();
	assert_int_equal(folder_load(&request, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "cancelled");
	load_report_clear(&report);
	assert_int_equal(folder_entries("."), 1);
}

static void year_new__makes_an_empty_year__and_never_overwrites(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, year_new("year.db", "2026", "南汇区招生办公室", &problem));
	assert_int_equal(data_number("SELECT count(*) FROM office WHERE key = 'year' AND value = '2026'"), 1);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'new'"), 2);
	assert_int_equal(year_new("year.db", NULL, NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "there already");
	assert_ok(&problem, year_new("other.db", NULL, "", &problem));
	assert_int_equal(year_new("bad.db", "26", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "'26'");
	assert_int_equal(year_new("bad.db", "2026", " x", &problem), STATUS_FAULT);
	assert_int_equal(access("bad.db", F_OK), -1);
	assert_int_equal(access("bad.db-lock", F_OK), -1);
}

/* --- out again -------------------------------------------------------------------------------------------------------------------
 */

static void input_export__writes__what_was_loaded(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const struct sheet_options options = { .format = SHEET_CSV, .path = "out.csv" };
	struct store *store;
	uint64_t rows = 0;
	char *text;

	(void)state;
	data_small();
	data_load();
	store = data_open();
	assert_ok(&problem, input_export(store, KIND_SCORES, &options, &rows, &problem));
	assert_int_equal(rows, 4);
	text = file_read("out.csv", NULL);
	assert_string_equal(text, "candidate_no,subject,mark,status\n2026001,chinese,120.5,present\n2026001,math,99,present\n"
	                          "2026002,chinese,,absent\n2026002,math,150,exempt\n");
	free(text);
	assert_ok(&problem, input_export(store, KIND_PLANS, &options, &rows, &problem));
	text = file_read("out.csv", NULL);
	assert_string_equal(
	        text, "tier,program,seats,pool,order,eligible,line,ranking,rollover\nS1,042032,3,open,2,,,,\n"
	              "S1,042032,2,talent,1,tag.sport,300,,open\nS1,042033,1,open,1,,,,\nS2,042033,0,open,1,,cutoff(S1)-10,,\n");
	free(text);
	store_close(store);
}

static void input_export__never_writes__over_the_database(void **state)
{
	static const char *const paths[] = { "year.db", "./year.db", "year.db-wal", "year.db-lock", "link" };
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_small();
	data_load();
	data_content(before);
	assert_int_equal(symlink("year.db", "link"), 0);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const struct sheet_options options = { .format = SHEET_CSV, .path = paths[i] };
		struct store *store = data_open();

		assert_int_not_equal(input_export(store, KIND_SCORES, &options, NULL, &problem), STATUS_OK);
		store_close(store);
	}
	assert_string_equal(data_content(after), before);
}

/* A folder loaded, written out and loaded again is the same year. */
static void input_export__round__gives_the_same_rows(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	char *before, *after;
	struct store *store;

	(void)state;
	data_small();
	data_load();
	assert_int_equal(mkdir("out", 0700), 0);
	for (int round = 0; round < 2; round++) {
		store = data_open();
		for (int kind = 0; kind < KIND_COUNT; kind++) {
			char path[64];
			const struct sheet_options options = { .format = SHEET_CSV, .path = path };

			snprintf(path, sizeof path, "%s/%s.csv", round == 0 ? "in" : "out", kind_table((enum kind)kind)->name);
			assert_ok(&problem, input_export(store, (enum kind)kind, &options, NULL, &problem));
		}
		store_close(store);
		assert_ok(&problem, data_try(true, &report, &problem));
		load_report_clear(&report);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		char path[64];

		snprintf(path, sizeof path, "in/%s.csv", kind_table((enum kind)kind)->name);
		before = file_read(path, NULL);
		snprintf(path, sizeof path, "out/%s.csv", kind_table((enum kind)kind)->name);
		after = file_read(path, NULL);
		assert_string_equal(before, after);
		free(before);
		free(after);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(folder_load__makes_a_database__with_every_row),
		IN_FOLDER(folder_load__notes_each_file__with_its_digest),
		IN_FOLDER(folder_load__takes_a_missing_file__for_an_empty_table),
		IN_FOLDER(folder_load__warns__of_csv_files_of_other_names),
		IN_FOLDER(folder_load__refuses__a_folder_that_is_not_there_or_holds_nothing),
		IN_FOLDER(folder_load__refuses__a_database_with_candidates),
		IN_FOLDER(folder_load__replaces_all_rows__and_keeps_the_trail),
		IN_FOLDER(folder_load__gives_the_same__whether_new_or_replaced),
		IN_FOLDER(folder_load__goes_into__a_new_year),
		IN_FOLDER(folder_load__refuses__what_is_no_database),
		IN_FOLDER(folder_load__leaves_no_database__where_a_row_is_bad),
		IN_FOLDER(folder_load__leaves_all_as_it_was__where_a_row_is_bad),
		IN_FOLDER(folder_load__leaves_nothing__when_cancelled),
		IN_FOLDER(year_new__makes_an_empty_year__and_never_overwrites),
		IN_FOLDER(input_export__writes__what_was_loaded),
		IN_FOLDER(input_export__never_writes__over_the_database),
		IN_FOLDER(input_export__round__gives_the_same_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
