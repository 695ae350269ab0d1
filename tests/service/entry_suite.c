/* SPDX-License-Identifier: ISC */
/* An exam with seats, and what is done with its batches. */
#include "entry_suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void act_as(int uid)
{
	char text[16];

	snprintf(text, sizeof text, "%d", uid);
	assert_int_equal(setenv("SUDO_UID", text, 1), 0);
}

int entry_enter(void **state)
{
	if (folder_enter(state) != 0)
		return -1;
	act_as(SUPERVISOR);
	data_small();
	data_put("candidates.csv", "candidate_no,name\n2026001,王·小明\n2026002,李𠮷\n2026003,张三\n2026004,赵六\n");
	data_put("violations.csv",
	         "code,name,effect\n51,携带规定以外的物品进入考场,subject\n62,抄袭或者协助他人抄袭,all\n63,抢夺他人试卷,all\n"
	         "01,因病,none\n");
	data_put("sittings.csv", NULL);
	data_put("room_uses.csv", NULL);
	data_put("seats.csv", "exam,site,room,seat,ticket,candidate_no\nzk,01,001,1,T1,2026003\nzk,01,001,2,T2,2026001\n"
	                      "zk,01,001,10,T3,2026002\nzk,01,002,1,T4,2026004\n");
	data_load();
	return 0;
}

int entry_enter_batches(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct batch_report report;

	if (entry_enter(state) != 0)
		return -1;
	assert_ok(&problem, try_make(NULL, &report, &problem));
	return 0;
}

int64_t batch_of(const char *subject, const char *room)
{
	char sql[256];

	snprintf(sql, sizeof sql, "SELECT number FROM batches WHERE subject = '%s' AND room = '%s'", subject, room);
	return data_number(sql);
}

#define WITH_STORE(call)                                                                                                           \
	do {                                                                                                                       \
		struct store *store = data_open();                                                                                 \
		const enum status status = (call);                                                                                 \
		store_close(store);                                                                                                \
		return status;                                                                                                     \
	} while (0)

enum status try_make(const char *subject, struct batch_report *report, struct problem *problem)
{
	const struct batch_request request = { "zk", subject, NULL };

	WITH_STORE(batch_make(store, &request, report, problem));
}

enum status try_give(int64_t batch, const char *user, int pass, struct problem *problem)
{
	WITH_STORE(batch_give(store, batch, user, pass, problem));
}

enum status try_slip(int64_t batch, int64_t count, int64_t sum_e2, struct problem *problem)
{
	WITH_STORE(batch_slip(store, batch, count, sum_e2, problem));
}

enum status try_close(int64_t batch, struct problem *problem)
{
	WITH_STORE(batch_close(store, batch, problem));
}

enum status try_reopen(int64_t batch, const char *reason, struct problem *problem)
{
	WITH_STORE(batch_reopen(store, batch, reason, problem));
}

enum status try_enter(int64_t batch, int pass, const char *text, struct entry_file_report *report, struct problem *problem)
{
	const struct entry_file file = { .batch = batch, .pass = pass, .file = "marks.csv" };
	char whole[2048];

	snprintf(whole, sizeof whole, "%s%s", batch ? "place,mark,code\n" : "batch,place,mark,code\n", text);
	file_write("marks.csv", whole);
	*report = (struct entry_file_report){ .rows = 0 };
	WITH_STORE(entry_import(store, &file, report, problem));
}

enum status try_save(int64_t batch, int pass, const char *place, const char *mark, const char *before, struct problem *problem)
{
	struct entry_input input = { .batch = batch, .pass = pass, .place = place, .keystrokes = 3, .active_ms = 900 };

	assert_true(entry_value_read(mark, "", &input.value));
	if (before)
		assert_true(entry_value_read(before, "", &input.expected));
	WITH_STORE(entry_save(store, &input, problem));
}

enum status try_settle(int64_t batch, const char *place, const char *mark, struct entry_settled *settled, struct problem *problem)
{
	struct entry_input input = { .batch = batch, .place = place };

	assert_true(entry_value_read(mark, "", &input.value));
	WITH_STORE(entry_settle(store, &input, settled, problem));
}

enum status try_void(const char *candidate_no, const char *code, const char *subject, struct problem *problem)
{
	const struct breach_request request = { candidate_no, code, subject, "考场记录" };
	uint64_t marks;

	WITH_STORE(breach_void(store, &request, &marks, problem));
}

enum status try_lift(const char *candidate_no, const char *code, const char *subject, struct problem *problem)
{
	const struct breach_request request = { candidate_no, code, subject, "查无实据" };
	uint64_t marks;

	WITH_STORE(breach_lift(store, &request, &marks, problem));
}

void enter_as(int uid, int64_t batch, const char *rows)
{
	struct problem problem = { .status = STATUS_OK };
	struct entry_file_report report;
	enum status status;

	act_as(uid);
	status = try_enter(batch, 0, rows, &report, &problem);
	if (report.faults.n_kept > 0)
		fail_msg("%s: %s", report.faults.kept[0].place, report.faults.kept[0].text);
	assert_ok(&problem, status);
	entry_file_report_clear(&report);
}

struct batch_info batch_read(int64_t batch)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = data_open();
	struct batch_info info;

	assert_ok(&problem, batch_find(store, batch, &info, &problem));
	store_close(store);
	return info;
}

const char *score_text(const char *candidate_no, const char *subject, char text[64])
{
	const struct store_bind bind = { .text = candidate_no };
	struct store *store = data_open();
	struct store_cursor *rows = store_cursor_open(store, STORE_CANDIDATE_SCORES, &bind, 1);

	text[0] = '\0';
	while (store_cursor_next(rows)) {
		if (strcmp(store_cursor_text(rows, 0), subject) != 0)
			continue;
		if (store_cursor_is_null(rows, 1))
			snprintf(text, 64, "%s", store_cursor_text(rows, 2));
		else
			snprintf(text, 64, "%lld %s", (long long)store_cursor_number(rows, 1), store_cursor_text(rows, 2));
	}
	store_cursor_close(rows, NULL);
	store_close(store);
	return text;
}
