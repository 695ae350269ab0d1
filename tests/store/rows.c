/* SPDX-License-Identifier: ISC */
/* Rows, and a small year in a database. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

void row_fill(struct row *row, enum kind kind, ...)
{
	struct cell cells[FIELDS_MOST] = { { NULL, 0 } };
	struct findings findings = { .count = 0 };
	const char *text;
	va_list texts;

	va_start(texts, kind);
	for (size_t i = 0; i < kind_table(kind)->n_fields && (text = va_arg(texts, const char *)); i++)
		cells[i] = (struct cell){ text, strlen(text) };
	va_end(texts);
	if (!row_check(kind, cells, row, &findings, "test", 1))
		fail_msg("a bad row of %s: %s: %s", kind_table(kind)->name, findings.kept[0].place, findings.kept[0].text);
}

#define INSERT(...)                                                                                                                \
	do {                                                                                                                       \
		row_fill(row, __VA_ARGS__, NULL);                                                                                  \
		assert_int_equal(store_insert_row(store, row), STORE_DONE);                                                        \
	} while (0)

void small_insert(struct store *store)
{
	struct row *row = calloc(1, sizeof *row);

	assert_non_null(row);
	INSERT(KIND_OFFICE, "name", "南汇区招生办公室");
	INSERT(KIND_OFFICE, "lottery_seed", "seed");
	INSERT(KIND_CALENDAR, "exam", "中考", "2026-06-18", "2026-06-19");
	INSERT(KIND_EXAMS, "zk", "中考", "2026-06-18");
	INSERT(KIND_SUBJECTS, "chinese", "语文", "150", "0.5", "1", "zk");
	INSERT(KIND_SUBJECTS, "math", "数学", "150");
	INSERT(KIND_SCHOOLS, "nh", "南汇中学", "municipal_model", "浦东");
	INSERT(KIND_SCHOOLS, "zp", "周浦中学", "district_key");
	INSERT(KIND_PROGRAMS, "042032", "nh", "南汇中学");
	INSERT(KIND_PROGRAMS, "042033", "zp", "周浦中学", "住宿");
	INSERT(KIND_TIERS, "S1", "统一招生", "10", "", "total > math", "parallel", "15");
	INSERT(KIND_TIERS, "S2", "征求志愿", "20", "", "", "", "", "", "", "", "", "", "", "S1");
	INSERT(KIND_PLANS, "S1", "042032", "2", "talent", "1", "tag.sport", "300", "", "open");
	INSERT(KIND_PLANS, "S1", "042032", "3", "open", "2");
	INSERT(KIND_PLANS, "S1", "042033", "1");
	INSERT(KIND_PLANS, "S2", "042033", "0");
	INSERT(KIND_CANDIDATES, "2026001", "王·小明", "M", "", "J1", "D1", "应届", "sport;quality=45", "1");
	INSERT(KIND_CANDIDATES, "2026002", "李𠮷", "F");
	INSERT(KIND_CANDIDATES, "2026003", "张三");
	INSERT(KIND_SCORES, "2026001", "chinese", "120.5");
	INSERT(KIND_SCORES, "2026001", "math", "99");
	INSERT(KIND_SCORES, "2026002", "chinese", "", "absent");
	INSERT(KIND_SCORES, "2026002", "math", "150", "exempt");
	INSERT(KIND_BONUSES, "2026002", "侨属", "5");
	INSERT(KIND_CHOICES, "2026001", "S1", "1", "042033");
	INSERT(KIND_CHOICES, "2026001", "S1", "3", "042032");
	INSERT(KIND_CHOICES, "2026002", "S1", "1", "042032");
	INSERT(KIND_CHOICES, "2026002", "S2", "1", "042033");
	INSERT(KIND_RETURNS, "S1", "2026002", "042032", "体检");
	INSERT(KIND_ORDERS, "S1", "2026003", "042032", "决定", "教育局", "open");
	free(row);
}

/* Rows of kinds that version 2 did not know. */
static void later_insert(struct store *store)
{
	struct row *row = calloc(1, sizeof *row);

	assert_non_null(row);
	INSERT(KIND_REGISTRATIONS, "2026002", "confirmed", "2011-03-04", "G310115201103040001");
	INSERT(KIND_CLAIMS, "2026002", "bonus", "侨属", "5", "区侨办", "侨眷证", "2026-03-02", "2026-03-06", "granted");
	INSERT(KIND_VIOLATIONS, "51", "携带规定以外的物品进入考场", "subject");
	INSERT(KIND_SITES, "01", "南汇中学考点");
	INSERT(KIND_ROOMS, "zk", "01", "001");
	INSERT(KIND_ROOMS, "zk", "01", "002", "20", "4");
	INSERT(KIND_ROOM_USES, "zk", "01", "002", "盲文", "2026-06-18", "am", "F", "一组");
	INSERT(KIND_SITTINGS, "zk");
	INSERT(KIND_SEATS, "zk", "01", "001", "1", "20260100101", "2026001");
	INSERT(KIND_SEATS, "zk", "01", "001", "2", "20260100102", "2026002");
	INSERT(KIND_EVALUATIONS, "2026003", "T1", "moral", "92.5");
	INSERT(KIND_PE_ITEMS, "run", "1000 米跑", "math", "lower", "秒");
	INSERT(KIND_PE_TABLE, "run", "F", "220", "10");
	INSERT(KIND_PE_RESULTS, "2026002", "run", "215");
	free(row);
}

struct store *small_store(const char *path)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;

	assert_ok(&problem, store_create(path, NULL, &store, &problem));
	small_insert(store);
	later_insert(store);
	assert_ok(&problem, store_commit(store, &problem));
	return store;
}

const char *content(struct store *store, char text[DIGEST_TEXT])
{
	struct problem problem = { .status = STATUS_OK };
	unsigned char digest[DIGEST_BYTES];

	assert_ok(&problem, store_digest(store, digest, &problem));
	digest_write(digest, text);
	return text;
}

static sqlite3 *open_behind(const char *path)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	return db;
}

void sql_run(const char *path, const char *sql)
{
	sqlite3 *db = open_behind(path);
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

int64_t sql_number(const char *path, const char *sql)
{
	sqlite3 *db = open_behind(path);
	sqlite3_stmt *statement = NULL;
	int64_t number;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return number;
}
