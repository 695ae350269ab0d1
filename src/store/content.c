/* SPDX-License-Identifier: ISC */
/* A digest of everything that is stored, whatever the pages of the file look like. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* Type, length, bytes. */
static void add_column(struct digest_state *state, sqlite3_stmt *statement, int column)
{
	const int type = sqlite3_column_type(statement, column);

	digest_add_number(state, type);
	if (type == SQLITE_INTEGER) {
		digest_add_number(state, sqlite3_column_int64(statement, column));
	} else if (type != SQLITE_NULL) {
		const void *bytes = sqlite3_column_blob(statement, column);
		const int length = sqlite3_column_bytes(statement, column);

		digest_add_number(state, length);
		if (length > 0)
			digest_add(state, bytes, (size_t)length);
	}
}

/* SELECT * FROM "table" ORDER BY its key. */
static char *table_sql(struct store *store, const char *table)
{
	sqlite3_str *sql = sqlite3_str_new(store->db);
	sqlite3_stmt *keys = statement_get(store, OWN_TABLE_KEYS);
	const char *separator = " ORDER BY ";

	sqlite3_str_appendf(sql, "SELECT * FROM \"%w\"", table);
	if (keys)
		sqlite3_bind_text(keys, 1, table, -1, SQLITE_STATIC);
	while (keys && sqlite3_step(keys) == SQLITE_ROW) {
		sqlite3_str_appendf(sql, "%s\"%w\"", separator, (const char *)sqlite3_column_text(keys, 0));
		separator = ", ";
	}
	sqlite3_reset(keys);
	return sqlite3_str_finish(sql);
}

static bool add_table(struct store *store, const char *table, struct digest_state *state)
{
	char *sql = table_sql(store, table);
	sqlite3_stmt *statement = NULL;
	bool good = sql && sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK;

	digest_add_text(state, table);
	while (good && sqlite3_step(statement) == SQLITE_ROW) {
		for (int column = 0; column < sqlite3_column_count(statement); column++)
			add_column(state, statement, column);
	}
	good = sqlite3_finalize(statement) == SQLITE_OK && good;
	sqlite3_free(sql);
	return good;
}

static enum status add_tables(struct store *store, struct digest_state *state, struct problem *problem)
{
	sqlite3_stmt *tables = statement_get(store, OWN_TABLES);

	if (!tables)
		return trouble_describe(store, problem);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		if (!add_table(store, (const char *)sqlite3_column_text(tables, 0), state)) {
			trouble_describe(store, problem);
			sqlite3_reset(tables);
			return STATUS_ENVIRONMENT;
		}
	}
	return sqlite3_reset(tables) == SQLITE_OK ? STATUS_OK : trouble_describe(store, problem);
}

enum status store_digest(struct store *store, unsigned char digest[DIGEST_BYTES], struct problem *problem)
{
	const bool was_reading = store->is_reading;
	enum status status = store_begin_reading(store, problem);
	struct digest_state state;

	digest_begin(&state);
	if (status == STATUS_OK)
		status = add_tables(store, &state, problem);
	digest_end(&state, digest);
	if (!was_reading)
		store_end_reading(store);
	return status;
}
