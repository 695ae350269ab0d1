/* SPDX-License-Identifier: ISC */
/* Values of rows on their way to and from SQLite. */
#include <luqu/decimal.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* The two columns of type text that are references one may leave open: NULL in the store, where a reference to '' would be one. */
static bool is_open_reference(const struct field *field)
{
	return field->type == FIELD_CODE && !field->is_required && !field->is_key && !field->fallback;
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_DECIMAL || field->type == FIELD_INTEGER;
}

int bind_parameter(sqlite3_stmt *statement, int number, const struct store_bind *bind)
{
	if (bind->is_null)
		return sqlite3_bind_null(statement, number);
	return bind->text ? sqlite3_bind_text(statement, number, bind->text, -1, SQLITE_STATIC)
	                  : sqlite3_bind_int64(statement, number, bind->number);
}

/* The text must stay until the statement is reset. */
int bind_value(sqlite3_stmt *statement, int number, const struct field *field, const struct value *value)
{
	if (is_number(field))
		return value->is_null ? sqlite3_bind_null(statement, number) : sqlite3_bind_int64(statement, number, value->number);
	if (value->length == 0 && is_open_reference(field))
		return sqlite3_bind_null(statement, number);
	return sqlite3_bind_text(statement, number, value->length > 0 ? value->text : "", (int)value->length, SQLITE_STATIC);
}

const char *column_text(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? text : "";
}

void column_value(sqlite3_stmt *statement, int column, const struct field *field, struct value *value)
{
	*value = (struct value){ .is_null = false };
	if (is_number(field)) {
		value->is_null = sqlite3_column_type(statement, column) == SQLITE_NULL;
		value->number = sqlite3_column_int64(statement, column);
		return;
	}
	value->text = column_text(statement, column);
	value->length = (size_t)sqlite3_column_bytes(statement, column);
}

bool store_same_values(enum kind kind, const struct value *a, const struct value *b)
{
	const struct kind_table *table = kind_table(kind);

	for (size_t i = 0; i < table->n_fields; i++) {
		if (is_number(&table->fields[i])) {
			if (a[i].is_null != b[i].is_null || (!a[i].is_null && a[i].number != b[i].number))
				return false;
		} else if (a[i].length != b[i].length || (a[i].length > 0 && memcmp(a[i].text, b[i].text, a[i].length) != 0)) {
			return false;
		}
	}
	return true;
}

void key_join(enum kind kind, const struct value *values, char *buffer, size_t size)
{
	const struct kind_table *table = kind_table(kind);
	size_t used = 0;

	buffer[0] = '\0';
	for (size_t i = 0; i < table->n_fields && used < size; i++) {
		char number[DECIMAL_TEXT];
		const char *bytes;
		size_t length;

		if (!table->fields[i].is_key)
			continue;
		length = value_write(&table->fields[i], &values[i], number, &bytes);
		used += (size_t)snprintf(buffer + used, size - used, "%s%.*s", used > 0 ? "/" : "", (int)length, bytes);
	}
}
