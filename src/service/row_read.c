/* SPDX-License-Identifier: ISC */
/* One row as texts, as a form or a file has it. */
#include <luqu/service_row.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "row_key.h"

static bool copy_texts(const struct kind_table *table, const struct value *values, char *texts[FIELDS_MOST], char **memory)
{
	char buffer[DECIMAL_TEXT];
	const char *bytes;
	size_t size = 1; /* of no fields, too */
	char *at;

	for (size_t i = 0; i < table->n_fields; i++)
		size += value_write(&table->fields[i], &values[i], buffer, &bytes) + 1;
	*memory = at = malloc(size);
	for (size_t i = 0; at && i < table->n_fields; i++) {
		const size_t length = value_write(&table->fields[i], &values[i], buffer, &bytes);
		texts[i] = at;
		memcpy(at, bytes, length);
		at[length] = '\0';
		at += length + 1;
	}
	return *memory != NULL;
}

enum status row_read(struct store *store, enum kind kind, const char *const *keys, char *texts[FIELDS_MOST], char **texts_memory,
                     struct problem *problem)
{
	const struct kind_table *table = kind_table(kind);
	struct row *row = calloc(1, sizeof *row);
	struct value values[FIELDS_MOST];
	enum store_answer answer = STORE_MISSING;
	enum status status = STATUS_OK;

	*texts_memory = NULL;
	if (!row)
		return problem_memory(problem);
	if (row_key_fill(kind, keys, row))
		answer = store_find_row(store, row, values);
	if (answer == STORE_DONE && !copy_texts(table, values, texts, texts_memory))
		status = problem_memory(problem);
	else if (answer == STORE_MISSING)
		status = problem_set(problem, STATUS_FAULT, _("%s has no row %s"), table->name, keys[0]);
	else if (answer == STORE_FAILED)
		status = store_trouble(store, problem);
	store_end_finding(store);
	free(row);
	return status;
}

const char *row_field_name(enum kind kind, size_t field, bool is_chinese)
{
	const struct field *entry = &kind_table(kind)->fields[field];

	return is_chinese ? entry->name_zh : entry->name;
}
