/* SPDX-License-Identifier: ISC */
/* Reading answers row by row. A question's prepared statement is lent to one cursor at a time; a further one, of the same question at once, has
 * a statement of its own. */
#include <luqu/i18n.h>
#include <stdlib.h>

#include "internal.h"
#include "kind_sql.h"

struct store_cursor {
	struct store *store;
	sqlite3_stmt *statement;
	unsigned lent; /* the number of the statement that is lent; STATEMENT_COUNT: it is the cursor's own */
	enum kind kind; /* KIND_NONE: of a question */
	bool is_at_end;
	struct problem trouble;
};

static void cursor_fail(struct store_cursor *cursor)
{
	cursor->is_at_end = true;
	trouble_describe(cursor->store, &cursor->trouble);
	/* Within a transaction SQLite may have undone everything: it must not be committed. */
	if (cursor->store->is_writing)
		trouble_keep(cursor->store);
}

static struct store_cursor *cursor_make_empty(struct store *store)
{
	struct store_cursor *cursor = calloc(1, sizeof *cursor);

	if (!cursor)
		return NULL;
	cursor->store = store;
	cursor->lent = STATEMENT_COUNT;
	cursor->kind = KIND_NONE;
	return cursor;
}

struct store_cursor *cursor_make_text(struct store *store, const char *sql)
{
	struct store_cursor *cursor = cursor_make_empty(store);

	if (cursor && sqlite3_prepare_v2(store->db, sql, -1, &cursor->statement, NULL) != SQLITE_OK)
		cursor_fail(cursor);
	return cursor;
}

static struct store_cursor *cursor_make(struct store *store, unsigned number)
{
	char buffer[KIND_SQL_TEXT];
	struct store_cursor *cursor;

	if (store->is_lent[number])
		return cursor_make_text(store, statement_text(number, buffer, sizeof buffer));
	cursor = cursor_make_empty(store);
	if (!cursor)
		return NULL;
	cursor->statement = statement_get(store, number);
	if (!cursor->statement) {
		cursor_fail(cursor);
		return cursor;
	}
	sqlite3_reset(cursor->statement);
	cursor->lent = number;
	store->is_lent[number] = true;
	return cursor;
}

static void give_back(struct store_cursor *cursor)
{
	if (cursor->lent == STATEMENT_COUNT) {
		sqlite3_finalize(cursor->statement);
		return;
	}
	sqlite3_reset(cursor->statement);
	sqlite3_clear_bindings(cursor->statement);
	cursor->store->is_lent[cursor->lent] = false;
}

void cursor_bind(struct store_cursor *cursor, int number, const struct store_bind *bind)
{
	int code;

	if (!cursor || cursor->is_at_end)
		return;
	code = bind->text ? sqlite3_bind_text(cursor->statement, number, bind->text, -1, SQLITE_TRANSIENT)
	                  : sqlite3_bind_int64(cursor->statement, number, bind->number);
	if (code != SQLITE_OK)
		cursor_fail(cursor);
}

struct store_cursor *store_cursor_open(struct store *store, enum store_query query, const struct store_bind *binds, size_t n_binds)
{
	struct store_cursor *cursor = cursor_make(store, query);

	for (size_t i = 0; cursor && !cursor->is_at_end && i < n_binds; i++) {
		if (bind_parameter(cursor->statement, (int)i + 1, &binds[i]) != SQLITE_OK)
			cursor_fail(cursor);
	}
	return cursor;
}

struct store_cursor *store_cursor_open_kind(struct store *store, enum kind kind)
{
	struct store_cursor *cursor = cursor_make(store, statement_of_kind(kind, KIND_ALL));

	if (cursor)
		cursor->kind = kind;
	return cursor;
}

bool store_cursor_next(struct store_cursor *cursor)
{
	int code;

	if (!cursor || cursor->is_at_end)
		return false;
	code = sqlite3_step(cursor->statement);
	if (code == SQLITE_ROW)
		return true;
	cursor->is_at_end = true;
	if (code != SQLITE_DONE)
		cursor_fail(cursor);
	return false;
}

const char *store_cursor_text(struct store_cursor *cursor, int column)
{
	const char *text = cursor ? (const char *)sqlite3_column_text(cursor->statement, column) : NULL;

	return text ? text : "";
}

size_t store_cursor_length(struct store_cursor *cursor, int column)
{
	return cursor ? (size_t)sqlite3_column_bytes(cursor->statement, column) : 0;
}

int64_t store_cursor_number(struct store_cursor *cursor, int column)
{
	return cursor ? sqlite3_column_int64(cursor->statement, column) : 0;
}

bool store_cursor_is_null(struct store_cursor *cursor, int column)
{
	return !cursor || sqlite3_column_type(cursor->statement, column) == SQLITE_NULL;
}

void store_cursor_values(struct store_cursor *cursor, struct value values[FIELDS_MOST])
{
	const struct kind_table *table = kind_table(cursor->kind);

	for (size_t i = 0; i < table->n_fields; i++)
		column_value(cursor->statement, (int)i, &table->fields[i], &values[i]);
}

enum status store_cursor_close(struct store_cursor *cursor, struct problem *problem)
{
	enum status status;

	if (!cursor)
		return problem_memory(problem);
	status = cursor->trouble.status;
	if (status != STATUS_OK && problem)
		*problem = cursor->trouble;
	give_back(cursor);
	free(cursor);
	return status;
}

static enum status ask_number(struct store *store, const char *format, enum kind kind, int64_t *number, struct problem *problem)
{
	char *sql = sqlite3_mprintf(format, kind_table(kind)->name);
	enum status status;

	if (!sql)
		return problem_memory(problem);
	status = connection_number(store, sql, number, problem);
	sqlite3_free(sql);
	return status;
}

enum status store_count(struct store *store, enum kind kind, uint64_t *count, struct problem *problem)
{
	int64_t number = 0;
	const enum status status = ask_number(store, "SELECT count(*) FROM \"%w\"", kind, &number, problem);

	*count = (uint64_t)number;
	return status;
}

enum status store_has_rows(struct store *store, enum kind kind, bool *has_rows, struct problem *problem)
{
	int64_t number = 0;
	const enum status status = ask_number(store, "SELECT EXISTS (SELECT 1 FROM \"%w\")", kind, &number, problem);

	*has_rows = number != 0;
	return status;
}
