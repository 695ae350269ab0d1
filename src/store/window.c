/* SPDX-License-Identifier: ISC */
/* Windows over tables: the statement is made from the table's columns, and every one goes along the table's key or sorts a window's
 * rows. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>

#include "internal.h"

enum { WINDOW_SQL_TEXT = 2048 };

enum column_type { COLUMN_TEXT, COLUMN_INTEGER, COLUMN_E2, COLUMN_E4 };

struct column {
	const char *name;
	enum column_type type;
	bool is_key;
	bool may_be_null;
};

struct relation {
	const char *table;
	bool has_run; /* its key begins with `run` */
	size_t n_columns;
	struct column columns[WINDOW_COLUMNS_MOST];
};

/* clang-format off */
static const struct relation relations[] = {
	{ "audit", false, 9, {
		{ "seq", COLUMN_INTEGER, true, false }, { "time", COLUMN_TEXT, false, false }, { "user", COLUMN_TEXT, false, false },
		{ "action", COLUMN_TEXT, false, false }, { "object", COLUMN_TEXT, false, false }, { "key", COLUMN_TEXT, false, false },
		{ "old", COLUMN_TEXT, false, false }, { "new", COLUMN_TEXT, false, false }, { "reason", COLUMN_TEXT, false, false } } },
	{ "runs", false, 10, {
		{ "number", COLUMN_INTEGER, true, false }, { "time", COLUMN_TEXT, false, false }, { "user", COLUMN_TEXT, false, false },
		{ "state", COLUMN_TEXT, false, false }, { "digest", COLUMN_TEXT, false, false }, { "n_tiers", COLUMN_INTEGER, false, false },
		{ "n_kept", COLUMN_INTEGER, false, false }, { "kept_run", COLUMN_INTEGER, false, true },
		{ "n_placed", COLUMN_INTEGER, false, false }, { "n_unplaced", COLUMN_INTEGER, false, false } } },
	{ "run_pools", true, 13, {
		{ "tier", COLUMN_TEXT, true, false }, { "program", COLUMN_TEXT, true, false }, { "pool", COLUMN_TEXT, true, false },
		{ "order", COLUMN_INTEGER, false, true }, { "seats", COLUMN_INTEGER, false, false }, { "placed", COLUMN_INTEGER, false, false },
		{ "orders", COLUMN_INTEGER, false, false }, { "vacant", COLUMN_INTEGER, false, false },
		{ "is_passed", COLUMN_INTEGER, false, false }, { "merit_e4", COLUMN_E4, false, true }, { "drawn", COLUMN_INTEGER, false, false },
		{ "last_in", COLUMN_TEXT, false, false }, { "first_out", COLUMN_TEXT, false, false } } },
	{ "run_places", true, 8, {
		{ "candidate_no", COLUMN_TEXT, true, false }, { "tier", COLUMN_TEXT, false, false }, { "program", COLUMN_TEXT, false, false },
		{ "pool", COLUMN_TEXT, false, false }, { "choice", COLUMN_INTEGER, false, false }, { "merit_e4", COLUMN_E4, false, false },
		{ "by_order", COLUMN_INTEGER, false, false }, { "trail", COLUMN_TEXT, false, false } } },
	{ "run_unplaced", true, 3, {
		{ "candidate_no", COLUMN_TEXT, true, false }, { "reason", COLUMN_TEXT, false, false }, { "trail", COLUMN_TEXT, false, false } } },
	{ "rechecks", false, 15, {
		{ "number", COLUMN_INTEGER, true, false }, { "candidate_no", COLUMN_TEXT, false, false }, { "subject", COLUMN_TEXT, false, false },
		{ "state", COLUMN_TEXT, false, false }, { "finding", COLUMN_TEXT, false, false }, { "old_mark", COLUMN_E2, false, true },
		{ "old_status", COLUMN_TEXT, false, false }, { "new_mark", COLUMN_E2, false, true },
		{ "new_status", COLUMN_TEXT, false, false }, { "applied", COLUMN_TEXT, false, false }, { "clerk", COLUMN_TEXT, false, false },
		{ "answered", COLUMN_TEXT, false, false }, { "answerer", COLUMN_TEXT, false, false },
		{ "confirmed", COLUMN_TEXT, false, false }, { "confirmer", COLUMN_TEXT, false, false } } },
	{ "unsigned_forms", false, 3, {
		{ "candidate_no", COLUMN_TEXT, true, false }, { "name", COLUMN_TEXT, false, false }, { "feeder", COLUMN_TEXT, false, false } } },
	{ "signed_forms", false, 6, {
		{ "candidate_no", COLUMN_TEXT, true, false }, { "name", COLUMN_TEXT, false, false }, { "feeder", COLUMN_TEXT, false, false },
		{ "time", COLUMN_TEXT, false, false }, { "user", COLUMN_TEXT, false, false }, { "digest", COLUMN_TEXT, false, false } } },
};
/* clang-format on */

/* A kind as a relation: what a row of its table may leave out is NULL there. */
static struct relation relation_of_kind(enum kind kind)
{
	const struct kind_table *table = kind_table(kind);
	struct relation relation = { .table = table->name, .n_columns = table->n_fields };

	for (size_t i = 0; i < table->n_fields; i++) {
		const struct field *field = &table->fields[i];
		const enum column_type type = field->type == FIELD_DECIMAL   ? COLUMN_E2
		                              : field->type == FIELD_INTEGER ? COLUMN_INTEGER
		                                                             : COLUMN_TEXT;

		relation.columns[i] = (struct column){ field->name, type, field->is_key, !field->is_key };
	}
	return relation;
}

static struct relation relation_of(unsigned table)
{
	return table < KIND_COUNT ? relation_of_kind((enum kind)table) : relations[table - KIND_COUNT];
}

size_t store_window_columns(unsigned table)
{
	return relation_of(table).n_columns;
}

const char *store_window_column(unsigned table, size_t column)
{
	return relation_of(table).columns[column].name;
}

/* --- the statement ---------------------------------------------------------------------------------------------------------------
 */

struct sql {
	char text[WINDOW_SQL_TEXT];
	size_t used;
};

__attribute__((format(printf, 2, 3))) static void put(struct sql *sql, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(sql->text + sql->used, sizeof sql->text - sql->used, format, arguments);
	va_end(arguments);
	if (length > 0)
		sql->used += (size_t)length < sizeof sql->text - sql->used ? (size_t)length : sizeof sql->text - sql->used - 1;
}

static void put_column(struct sql *sql, const struct column *column)
{
	put(sql, "\"%s%s\"", column->name, column->type == COLUMN_E2 ? "_e2" : "");
}

/* What rows stand by: never NULL, since nothing stands before or behind NULL. */
static void put_sort(struct sql *sql, const struct column *column)
{
	if (column->may_be_null)
		put(sql, "coalesce(");
	put_column(sql, column);
	if (column->may_be_null)
		put(sql, column->type == COLUMN_TEXT ? ", '')" : ", -9223372036854775807)");
}

/* The columns that rows stand by, in order: the one asked for, then the key. */
static size_t order_columns(const struct relation *relation, int sort, size_t order[WINDOW_COLUMNS_MOST + 1])
{
	size_t n = 0;

	if (sort >= 0)
		order[n++] = (size_t)sort;
	for (size_t i = 0; i < relation->n_columns; i++)
		if (relation->columns[i].is_key && (int)i != sort)
			order[n++] = i;
	return n;
}

static void put_where(struct sql *sql, const struct relation *relation, const struct store_window *window)
{
	size_t order[WINDOW_COLUMNS_MOST + 1];
	const size_t n = order_columns(relation, window->sort, order);
	const bool is_down = window->is_falling != window->is_backward;

	if (relation->has_run)
		put(sql, " WHERE run = ?1");
	if (!window->from)
		return;
	put(sql, relation->has_run ? " AND (" : " WHERE (");
	for (size_t i = 0; i < n; i++) {
		put(sql, "%s", i > 0 ? ", " : "");
		put_sort(sql, &relation->columns[order[i]]);
	}
	put(sql, ") %s%s (", is_down ? "<" : ">", window->is_included ? "=" : "");
	for (size_t i = 0; i < n; i++)
		put(sql, "%s?%zu", i > 0 ? ", " : "", i + 2);
	put(sql, ")");
}

static void put_order(struct sql *sql, const struct relation *relation, const struct store_window *window)
{
	size_t order[WINDOW_COLUMNS_MOST + 1];
	const size_t n = order_columns(relation, window->sort, order);
	const bool is_down = window->is_falling != window->is_backward;

	put(sql, " ORDER BY ");
	for (size_t i = 0; i < n; i++) {
		put(sql, "%s", i > 0 ? ", " : "");
		put_sort(sql, &relation->columns[order[i]]);
		put(sql, "%s", is_down ? " DESC" : "");
	}
	if (window->limit > 0)
		put(sql, " LIMIT %zu", window->limit);
}

static void put_select(struct sql *sql, const struct relation *relation, const struct store_window *window)
{
	put(sql, "SELECT ");
	for (size_t i = 0; i < relation->n_columns; i++) {
		put(sql, "%s", i > 0 ? ", " : "");
		if (window->has_keys_only && !relation->columns[i].is_key)
			put(sql, "NULL");
		else
			put_column(sql, &relation->columns[i]);
	}
	put(sql, " FROM \"%s\"", relation->table);
	put_where(sql, relation, window);
	put_order(sql, relation, window);
}

/* --- values
 * ------------------------------------------------------------------------------------------------------------------------ */

static struct store_bind bind_of(const struct column *column, const char *text)
{
	static const unsigned places[] = { [COLUMN_INTEGER] = 0, [COLUMN_E2] = 2, [COLUMN_E4] = 4 };
	struct store_bind bind = { .text = NULL, .number = -INT64_MAX };

	if (column->type == COLUMN_TEXT)
		return (struct store_bind){ .text = text };
	decimal_read(text, strlen(text), places[column->type], places[column->type], &bind.number);
	return bind;
}

struct store_cursor *store_window_open(struct store *store, const struct store_window *window)
{
	const struct relation relation = relation_of(window->table);
	const struct store_bind run = { .number = window->run };
	struct sql sql = { .used = 0 };
	size_t order[WINDOW_COLUMNS_MOST + 1];
	const size_t n = order_columns(&relation, window->sort, order);
	struct store_cursor *cursor;

	put_select(&sql, &relation, window);
	cursor = cursor_make_text(store, sql.text);
	if (relation.has_run)
		cursor_bind(cursor, 1, &run);
	for (size_t i = 0; window->from && i < n; i++) {
		const struct store_bind bind = bind_of(&relation.columns[order[i]], window->from[order[i]]);

		cursor_bind(cursor, (int)i + 2, &bind);
	}
	return cursor;
}

static const char *number_text(enum column_type type, int64_t number, char buffer[DECIMAL_TEXT])
{
	if (type == COLUMN_E2)
		decimal_write_e2(number, buffer);
	else if (type == COLUMN_E4)
		decimal_write(number, buffer);
	else
		snprintf(buffer, DECIMAL_TEXT, "%" PRId64, number);
	return buffer;
}

void store_window_row(struct store_cursor *cursor, const struct store_window *window, const char *texts[WINDOW_COLUMNS_MOST],
                      char buffer[WINDOW_ROW_TEXT])
{
	const struct relation relation = relation_of(window->table);

	for (size_t i = 0; i < relation.n_columns; i++) {
		const enum column_type type = relation.columns[i].type;

		if (store_cursor_is_null(cursor, (int)i))
			texts[i] = "";
		else if (type == COLUMN_TEXT)
			texts[i] = store_cursor_text(cursor, (int)i);
		else
			texts[i] = number_text(type, store_cursor_number(cursor, (int)i), buffer + i * DECIMAL_TEXT);
	}
}
