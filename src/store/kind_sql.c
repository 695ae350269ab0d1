/* SPDX-License-Identifier: ISC */
/* The statements of a kind of rows, made from its columns. Parameter n is always the kind's column n, in the
 * statement for many rows counted on from row to row. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "kind_sql.h"

struct text {
	char *buffer;
	size_t size, used;
};

__attribute__((format(printf, 2, 3))) static void put(struct text *text, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(text->buffer + text->used, text->size - text->used, format, arguments);
	va_end(arguments);
	if (length > 0)
		text->used += (size_t)length < text->size - text->used ? (size_t)length : text->size - text->used - 1;
}

static const char *suffix(const struct field *field)
{
	return field->type == FIELD_DECIMAL ? "_e2" : "";
}

/* The columns that are asked for, each in the given form; forms take name, suffix and number. */
enum columns { COLUMNS_ALL, COLUMNS_KEY, COLUMNS_OTHER };

static void put_columns(struct text *text, const struct kind_table *table, enum columns columns, const char *between,
                        bool has_parameter)
{
	const char *separator = "";

	for (size_t i = 0; i < table->n_fields; i++) {
		const struct field *field = &table->fields[i];

		if (columns != COLUMNS_ALL && (columns == COLUMNS_KEY) != field->is_key)
			continue;
		put(text, "%s\"%s%s\"", separator, field->name, suffix(field));
		if (has_parameter)
			put(text, " = ?%zu", i + 1);
		separator = between;
	}
}

static void put_where(struct text *text, const struct kind_table *table)
{
	put(text, " WHERE ");
	put_columns(text, table, COLUMNS_KEY, " AND ", true);
}

static void put_all(struct text *text, const struct kind_table *table)
{
	put(text, "SELECT ");
	put_columns(text, table, COLUMNS_ALL, ", ", false);
	put(text, " FROM \"%s\" ORDER BY ", table->name);
	put_columns(text, table, COLUMNS_KEY, ", ", false);
}

static void put_find(struct text *text, const struct kind_table *table)
{
	put(text, "SELECT ");
	put_columns(text, table, COLUMNS_ALL, ", ", false);
	put(text, " FROM \"%s\"", table->name);
	put_where(text, table);
}

/* A key that is taken leaves the table as it is; every other refusal is an error. */
static void put_insert_rows(struct text *text, const struct kind_table *table, int rows)
{
	put(text, "INSERT INTO \"%s\" (", table->name);
	put_columns(text, table, COLUMNS_ALL, ", ", false);
	put(text, ") VALUES ");
	for (int row = 0; row < rows; row++) {
		put(text, row > 0 ? ", (" : "(");
		for (size_t i = 0; i < table->n_fields; i++)
			put(text, i > 0 ? ", ?" : "?");
		put(text, ")");
	}
	put(text, " ON CONFLICT (");
	put_columns(text, table, COLUMNS_KEY, ", ", false);
	put(text, ") DO NOTHING");
}

static void put_insert(struct text *text, const struct kind_table *table)
{
	put_insert_rows(text, table, 1);
}

static void put_insert_many(struct text *text, const struct kind_table *table)
{
	put_insert_rows(text, table, STORE_ROWS_AT_ONCE);
}

static void put_update(struct text *text, const struct kind_table *table)
{
	put(text, "UPDATE \"%s\" SET ", table->name);
	put_columns(text, table, COLUMNS_OTHER, ", ", true);
	put_where(text, table);
}

static void put_delete(struct text *text, const struct kind_table *table)
{
	put(text, "DELETE FROM \"%s\"", table->name);
	put_where(text, table);
}

static void put_clear(struct text *text, const struct kind_table *table)
{
	put(text, "DELETE FROM \"%s\"", table->name);
}

/* The stage holds the kind's columns as they come, and the line. */
const char *kind_stage_sql(enum kind kind, char *buffer, size_t size)
{
	const struct kind_table *table = kind_table(kind);
	struct text text = { buffer, size, 0 };

	put(&text, "CREATE TEMP TABLE \"staged_%s\" (", table->name);
	put_columns(&text, table, COLUMNS_ALL, ", ", false);
	put(&text, ", line_of_file, PRIMARY KEY (");
	put_columns(&text, table, COLUMNS_KEY, ", ", false);
	put(&text, ")) WITHOUT ROWID");
	return buffer;
}

static void put_stage_insert(struct text *text, const struct kind_table *table)
{
	put(text, "INSERT INTO temp.\"staged_%s\" VALUES (", table->name);
	for (size_t i = 0; i <= table->n_fields; i++)
		put(text, "%s?%zu", i > 0 ? ", " : "", i + 1);
	put(text, ") ON CONFLICT DO NOTHING");
}

static void put_stage_find(struct text *text, const struct kind_table *table)
{
	put(text, "SELECT line_of_file FROM temp.\"staged_%s\"", table->name);
	put_where(text, table);
}

static void put_stage_all(struct text *text, const struct kind_table *table)
{
	put(text, "SELECT * FROM temp.\"staged_%s\" ORDER BY ", table->name);
	put_columns(text, table, COLUMNS_KEY, ", ", false);
}

const char *kind_sql(enum kind kind, enum kind_verb verb, char *buffer, size_t size)
{
	static void (*const writers[KIND_VERBS])(struct text *, const struct kind_table *) = {
		[KIND_ALL] = put_all,          [KIND_FIND] = put_find,
		[KIND_INSERT] = put_insert,    [KIND_INSERT_MANY] = put_insert_many,
		[KIND_UPDATE] = put_update,    [KIND_DELETE] = put_delete,
		[KIND_CLEAR] = put_clear,      [STAGE_INSERT] = put_stage_insert,
		[STAGE_FIND] = put_stage_find, [STAGE_ALL] = put_stage_all,
	};
	struct text text = { buffer, size, 0 };

	writers[verb](&text, kind_table(kind));
	return buffer;
}
