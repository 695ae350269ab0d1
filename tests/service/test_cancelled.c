/* SPDX-License-Identifier: ISC */
/* Long work of the exams, ended at each of its steps: it says so, and leaves nothing behind but files that were whole by then. */
#include "data_suite.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include <luqu/service_demo.h>
#include <luqu/service_entry.h>
#include <luqu/service_forms.h>
#include <luqu/service_lines.h>
#include <luqu/service_marks.h>
#include <luqu/service_pe.h>
#include <luqu/service_registration.h>
#include <luqu/service_rooms.h>
#include <luqu/service_run.h>
#include <luqu/service_seat.h>
#include <luqu/service_suspects.h>

typedef enum status operation(struct store *store, const struct progress *progress, struct problem *problem);

static bool count_down(void *context, const char *what, uint64_t done, uint64_t total)
{
	uint64_t *left = context;

	(void)what;
	(void)done;
	(void)total;
	return *left > 0 && (*left)-- > 0;
}

/* --- the work ------------------------------------------------------------------------------------------------------------------------- */

static enum status seat(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct seat_request request = { .exam = "UNI", .seed = "2", .progress = progress };
	struct seat_report report;

	return exam_seat(store, &request, &report, problem);
}

static enum status make_batches(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct batch_request request = { .exam = "UNI", .progress = progress };
	struct batch_report report;

	return batch_make(store, &request, &report, problem);
}

static enum status confirm_all(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct registration_request request = { .act = REGISTRATION_CONFIRM, .is_all = true, .progress = progress };
	struct registration_report report = { .changed = 0 };
	const enum status status = registration_change(store, &request, &report, problem);

	findings_clear(&report.faults);
	return status;
}

static enum status compute_pe(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct pe_request request = { .subject = "pe", .progress = progress };
	struct pe_report report = { .candidates = 0 };
	const enum status status = pe_compute(store, &request, &report, problem);

	pe_report_clear(&report);
	return status;
}

static enum status write_forms(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct forms_request request = { .folder = "out", .format = SHEET_TXT, .progress = progress };
	struct forms_report report;

	return forms_write(store, &request, &report, problem);
}

static enum status write_slips(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct marks_request request = { .paper = MARKS_SLIPS, .folder = "out", .format = SHEET_TXT, .progress = progress };
	struct marks_report report;

	return marks_write(store, &request, &report, problem);
}

static enum status write_books(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct marks_request request = { .paper = MARKS_BOOKS, .folder = "out", .format = SHEET_CSV, .progress = progress };
	struct marks_report report;

	return marks_write(store, &request, &report, problem);
}

static enum status print_tickets(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct rooms_request request = {
		.exam = "UNI", .paper = ROOM_TICKETS, .format = SHEET_TXT, .folder = "out", .progress = progress
	};
	struct rooms_report report;

	return rooms_print(store, &request, &report, problem);
}

static enum status export_choices(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct sheet_options sheet = { .format = SHEET_CSV, .path = "file", .progress = progress };

	return input_export(store, KIND_CHOICES, &sheet, NULL, problem);
}

static enum status back_up(struct store *store, const struct progress *progress, struct problem *problem)
{
	return store_backup(store, "file", progress, problem);
}

static enum status find_suspects(struct store *store, const struct progress *progress, struct problem *problem)
{
	struct year_data year = { .dataset = NULL };
	struct suspects_report report = { 0 };
	enum status status = year_data_read(store, NULL, &year, problem);

	if (status == STATUS_OK) {
		const struct suspects_request request = { .store = store, .dataset = year.dataset, .progress = progress };
		status = suspects_find(&request, &report, problem);
	}
	suspects_report_free(&report);
	year_data_free(&year);
	return status;
}

static enum status count_lines(struct store *store, const struct progress *progress, struct problem *problem)
{
	struct year_data year = { .dataset = NULL };
	struct lines_report report = { 0 };
	enum status status = year_data_read(store, NULL, &year, problem);

	if (status == STATUS_OK)
		status = lines_report_make(&year, progress, &report, problem);
	lines_report_free(&report);
	year_data_free(&year);
	return status;
}

/* --- ended at each step ------------------------------------------------------------------------------------------------------------------ */

static enum status do_until(operation *work, uint64_t steps, struct problem *problem)
{
	const struct progress progress = { count_down, &steps };
	struct store *store = data_open();
	const enum status status = work(store, &progress, problem);

	store_close(store);
	return status;
}

/* What is not whole yet has a name that begins with a dot. */
static bool has_half_file(void)
{
	DIR *folder = opendir("out");
	bool has = false;

	for (const struct dirent *entry; folder && (entry = readdir(folder));)
		has = has || (entry->d_name[0] == '.' && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0);
	if (folder)
		closedir(folder);
	return has;
}

static void end_at_each_step(const char *name, operation *work)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	uint64_t steps = 0;

	data_content(before);
	for (;; steps++) {
		struct problem problem = { .status = STATUS_OK };

		if (do_until(work, steps, &problem) == STATUS_OK)
			break;
		if (strcmp(problem.text, "cancelled") != 0)
			fail_msg("%s ended at step %u: %s", name, (unsigned)steps, problem.text);
		assert_int_equal(problem.status, STATUS_FAULT);
		if (strcmp(data_content(after), before) != 0)
			fail_msg("%s ended at step %u leaves changes", name, (unsigned)steps);
		assert_false(file_exists("file"));
		if (has_half_file())
			fail_msg("%s ended at step %u leaves half a file", name, (unsigned)steps);
	}
	if (steps == 0)
		fail_msg("%s cannot be ended", name);
	folder_remove("out");
	remove("file");
}

static void long_work__says_cancelled__and_leaves_nothing_half(void **state)
{
	static const struct { const char *name; operation *work; } works[] = {
		{ "seat", seat }, { "forms", write_forms }, { "slips", write_slips }, { "books", write_books },
		{ "tickets", print_tickets }, { "export", export_choices }, { "backup", back_up }, { "suspects", find_suspects }, { "lines", count_lines }, { "confirm", confirm_all },
		{ "pe", compute_pe },
		{ "batches", make_batches },
	};
	const struct demo_request demo = { .folder = "in", .candidates = 60, .seed = DEMO_SEED };
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, demo_write(&demo, &problem));
	data_put("pe_items.csv", "item,name,subject,direction,unit,group,exempt\nrun,跑步,pe,lower,s,,\n");
	data_put("pe_table.csv", "item,sex,result,mark\nrun,M,220,15\nrun,F,220,15\n");
	data_put("pe_results.csv", "candidate_no,item,result,status\n061900001,run,210,present\n");
	data_load();
	for (size_t i = 0; i < COUNT_OF(works); i++)
		end_at_each_step(works[i].name, works[i].work);
}

int main(void)
{
	const struct CMUnitTest tests[] = { IN_FOLDER(long_work__says_cancelled__and_leaves_nothing_half) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
