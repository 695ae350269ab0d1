/* SPDX-License-Identifier: ISC */
/* A row as a JSON object of the file's columns, for the audit trail: {"candidate_no":"2026001","mark":"88.5"}. Cells that are empty
 * are left out; all values are texts, written as in a file. */
#include <luqu/decimal.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* Rows hold no control characters: only these two need an escape. */
static size_t put_text(char *to, const char *bytes, size_t length)
{
	size_t used = 0;

	to[used++] = '"';
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '"' || bytes[i] == '\\')
			to[used++] = '\\';
		to[used++] = bytes[i];
	}
	to[used++] = '"';
	return used;
}

/* At most: each byte escaped, quotes, colon and comma around each cell. */
static size_t bytes_needed(const struct kind_table *table, const struct value *values)
{
	size_t needed = sizeof "{}";

	for (size_t i = 0; i < table->n_fields; i++)
		needed += 2 * strlen(table->fields[i].name) + 2 * values[i].length + DECIMAL_TEXT + 8;
	return needed;
}

static size_t write_fields(const struct kind_table *table, const struct value *values, char *to)
{
	size_t used = 0;

	to[used++] = '{';
	for (size_t i = 0; i < table->n_fields; i++) {
		char number[DECIMAL_TEXT];
		const char *bytes;
		const size_t length = value_write(&table->fields[i], &values[i], number, &bytes);

		if (length == 0)
			continue;
		if (used > 1)
			to[used++] = ',';
		used += put_text(to + used, table->fields[i].name, strlen(table->fields[i].name));
		to[used++] = ':';
		used += put_text(to + used, bytes, length);
	}
	to[used++] = '}';
	return used;
}

char *row_json(enum kind kind, const struct value *values)
{
	const struct kind_table *table = kind_table(kind);
	char *text;

	if (!values)
		return calloc(1, 1);
	text = malloc(bytes_needed(table, values));
	if (text)
		text[write_fields(table, values, text)] = '\0';
	return text;
}
