/* SPDX-License-Identifier: ISC */
/* Rows in and out by their keys, within a transaction. */
#include "internal.h"

static sqlite3_stmt *prepare(struct store *store, const struct row *row, enum kind_verb verb)
{
	const struct kind_table *table = kind_table(row->kind);
	const bool is_by_key = verb == KIND_FIND || verb == KIND_DELETE;
	sqlite3_stmt *statement;

	if (store->trouble.status != STATUS_OK)
		return NULL;
	statement = statement_get(store, statement_of_kind(row->kind, verb));
	if (!statement) {
		trouble_keep(store);
		return NULL;
	}
	/* A search that was left in the middle of its answer; trouble of its last step has been kept. */
	sqlite3_reset(statement);
	for (size_t i = 0; i < table->n_fields; i++) {
		if (!is_by_key || table->fields[i].is_key)
			bind_value(statement, (int)i + 1, &table->fields[i], &row->values[i]);
	}
	return statement;
}

static enum store_answer change(struct store *store, const struct row *row, enum kind_verb verb, enum store_answer answer_if_none)
{
	sqlite3_stmt *statement = prepare(store, row, verb);

	if (!statement || !statement_do(store, statement))
		return STORE_FAILED;
	return sqlite3_changes(store->db) > 0 ? STORE_DONE : answer_if_none;
}

enum store_answer store_insert_row(struct store *store, const struct row *row)
{
	return change(store, row, KIND_INSERT, STORE_DUPLICATE);
}

static int insert_many(struct store *store, enum kind kind, const struct value *values)
{
	const struct kind_table *table = kind_table(kind);
	sqlite3_stmt *statement = statement_get(store, statement_of_kind(kind, KIND_INSERT_MANY));
	int number = 0;

	for (int row = 0; statement && row < STORE_ROWS_AT_ONCE; row++) {
		for (size_t i = 0; i < table->n_fields; i++)
			bind_value(statement, ++number, &table->fields[i], values++);
	}
	return statement_do(store, statement) ? sqlite3_changes(store->db) : -1;
}

static int insert_each(struct store *store, enum kind kind, const struct value *values, size_t count)
{
	const struct kind_table *table = kind_table(kind);
	sqlite3_stmt *statement = statement_get(store, statement_of_kind(kind, KIND_INSERT));
	int inserted = 0;

	for (size_t row = 0; row < count; row++) {
		for (size_t i = 0; statement && i < table->n_fields; i++)
			bind_value(statement, (int)i + 1, &table->fields[i], values++);
		if (!statement_do(store, statement))
			return -1;
		inserted += sqlite3_changes(store->db);
	}
	return inserted;
}

int store_insert_rows(struct store *store, enum kind kind, const struct value *values, size_t count)
{
	if (store->trouble.status != STATUS_OK)
		return -1;
	return count == STORE_ROWS_AT_ONCE ? insert_many(store, kind, values) : insert_each(store, kind, values, count);
}

enum store_answer store_update_row(struct store *store, const struct row *row)
{
	return change(store, row, KIND_UPDATE, STORE_MISSING);
}

enum store_answer store_delete_row(struct store *store, const struct row *row)
{
	return change(store, row, KIND_DELETE, STORE_MISSING);
}

enum store_answer store_find_row(struct store *store, const struct row *row, struct value values[FIELDS_MOST])
{
	const struct kind_table *table = kind_table(row->kind);
	sqlite3_stmt *statement = prepare(store, row, KIND_FIND);
	int code;

	if (!statement)
		return STORE_FAILED;
	code = sqlite3_step(statement);
	if (code == SQLITE_DONE) {
		sqlite3_reset(statement);
		return STORE_MISSING;
	}
	if (code != SQLITE_ROW) {
		trouble_keep(store);
		return STORE_FAILED;
	}
	for (size_t i = 0; i < table->n_fields; i++)
		column_value(statement, (int)i, &table->fields[i], &values[i]);
	return STORE_DONE;
}

void store_end_finding(struct store *store)
{
	if (!store->is_writing)
		statements_reset(store);
}

/* Those that name others first. */
void store_clear_rows(struct store *store)
{
	for (int kind = KIND_COUNT - 1; kind >= 0 && store->trouble.status == STATUS_OK; kind--)
		statement_do(store, statement_get(store, statement_of_kind((enum kind)kind, KIND_CLEAR)));
}

void store_clear_seats(struct store *store, const char *exam)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SEATS_CLEAR);

	if (statement)
		sqlite3_bind_text(statement, 1, exam, -1, SQLITE_STATIC);
	statement_do(store, statement);
}
