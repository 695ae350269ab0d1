/* SPDX-License-Identifier: ISC */
/* A row's key out of texts. */
#include "row_key.h"

#include <string.h>

#include <luqu/decimal.h>

static bool read_key(const struct field *field, const char *key, struct value *value)
{
	const unsigned places = field->type == FIELD_DECIMAL ? 2 : 0;

	*value = (struct value){ .text = key, .length = strlen(key) };
	return (field->type != FIELD_INTEGER && field->type != FIELD_DECIMAL) ||
	       decimal_read(key, value->length, places, places, &value->number) == DECIMAL_GOOD;
}

bool row_key_fill(enum kind kind, const char *const *keys, struct row *row)
{
	const struct kind_table *table = kind_table(kind);
	size_t next = 0;

	row->kind = kind;
	for (size_t i = 0; i < table->n_fields; i++) {
		if (table->fields[i].is_key && !read_key(&table->fields[i], keys[next++], &row->values[i]))
			return false;
	}
	return true;
}
