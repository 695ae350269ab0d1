/* SPDX-License-Identifier: ISC */
/* Every statement the store knows: it can be prepared, and goes through no large table unless it says so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/internal.h"
#include "../../src/store/kind_sql.h"
#include "suite.h"

static const char *const large_tables[] = {
	"candidates", "scores", "bonuses", "choices", "run_places", "run_unplaced", "run_pools",
	"registrations", "claims", "evaluations", "pe_results", "seats", "entries", "sheets", "blind_codes"
};

/* "SCAN choices", with or without an alias before it; a search by key is a SEARCH. */
static bool is_large_scan(const char *detail)
{
	char table[64];

	if (sscanf(detail, "SCAN %63s", table) != 1)
		return false;
	for (size_t i = 0; i < sizeof large_tables / sizeof *large_tables; i++) {
		if (strcmp(table, large_tables[i]) == 0)
			return true;
	}
	/* A table under an alias of one letter: the large ones are joined by r, u and c. */
	return strcmp(table, "e") == 0 || strcmp(table, "r") == 0 || strcmp(table, "u") == 0 || strcmp(table, "c") == 0;
}

static bool scans(struct store *store, const char *sql)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *statement = NULL;
	bool found = false;

	if (sqlite3_prepare_v2(store->db, explain, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(store->db));
	while (sqlite3_step(statement) == SQLITE_ROW)
		found = is_large_scan((const char *)sqlite3_column_text(statement, 3)) || found;
	sqlite3_finalize(statement);
	sqlite3_free(explain);
	return found;
}

static void make_stages(struct store *store)
{
	char sql[KIND_SQL_TEXT];

	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (sqlite3_exec(store->db, kind_stage_sql((enum kind)kind, sql, sizeof sql), NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("%s: %s", sql, sqlite3_errmsg(store->db));
}

static void statements__go_through_no_large_table__unless_they_say_so(void **state)
{
	struct store *store = small_store("year.db");
	char buffer[KIND_SQL_TEXT];

	(void)state;
	make_stages(store);
	for (unsigned i = 0; i < STATEMENT_COUNT; i++) {
		const char *sql = statement_text(i, buffer, sizeof buffer);

		assert_non_null(sql);
		if (scans(store, sql) && !statement_may_scan(i))
			fail_msg("statement %u goes through a large table: %s", i, sql);
	}
	store_close(store);
}

static void statements__that_may_go_through_a_large_table__do(void **state)
{
	struct store *store = small_store("year.db");
	char buffer[KIND_SQL_TEXT];

	(void)state;
	for (unsigned i = 0; i < STATEMENT_OF_KINDS; i++) {
		const char *sql = statement_text(i, buffer, sizeof buffer);

		if (statement_may_scan(i) && !scans(store, sql))
			fail_msg("statement %u says it goes through a large table, and does not: %s", i, sql);
	}
	store_close(store);
}

/* The scan of a large table is seen at all, under its name and under its alias. */
static void the_watch_for_scans__sees__what_it_is_for(void **state)
{
	struct store *store = small_store("year.db");

	(void)state;
	assert_true(scans(store, "SELECT * FROM choices WHERE program = ?1"));
	assert_true(scans(store, "SELECT * FROM run_places r WHERE r.tier = ?1"));
	assert_false(scans(store, "SELECT * FROM choices WHERE candidate_no = ?1"));
	assert_false(scans(store, "SELECT * FROM plans"));
	store_close(store);
}

static void tables__have_the_columns_of_their_kinds__and_no_others(void **state)
{
	struct store *store = small_store("year.db");

	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);
		char *sql = sqlite3_mprintf("SELECT name FROM pragma_table_info('%q')", table->name);
		sqlite3_stmt *statement = NULL;

		assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
		for (size_t i = 0; i < table->n_fields; i++) {
			char name[64];

			snprintf(name, sizeof name, "%s%s", table->fields[i].name,
			         table->fields[i].type == FIELD_DECIMAL ? "_e2" : "");
			assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
			assert_string_equal((const char *)sqlite3_column_text(statement, 0), name);
		}
		assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
		sqlite3_finalize(statement);
		sqlite3_free(sql);
	}
	store_close(store);
}

static void tables__are_strict__every_one(void **state)
{
	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(sql_number("year.db",
	                            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE"
	                            " 'sqlite%' AND NOT strict"),
	                 0);
	/* Those of rows and of placements have no rowid beside their key. */
	assert_true(sql_number("year.db", "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict AND wr") >= KIND_COUNT + 4);
	assert_int_equal(sql_number("year.db", "PRAGMA application_id"), STORE_APPLICATION_ID);
	assert_int_equal(sql_number("year.db", "PRAGMA page_size"), STORE_PAGE_BYTES);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(statements__go_through_no_large_table__unless_they_say_so),
		IN_FOLDER(statements__that_may_go_through_a_large_table__do),
		IN_FOLDER(the_watch_for_scans__sees__what_it_is_for),
		IN_FOLDER(tables__have_the_columns_of_their_kinds__and_no_others),
		IN_FOLDER(tables__are_strict__every_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
