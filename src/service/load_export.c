/* SPDX-License-Identifier: ISC */
/* Input rows out again, as they came in. */
#include <luqu/service_data.h>

static enum sheet_type type_of(const struct field *field)
{
	switch (field->type) {
	case FIELD_DECIMAL:
		return SHEET_E2;
	case FIELD_INTEGER:
		return SHEET_INTEGER;
	case FIELD_NAME:
	case FIELD_TEXT:
	case FIELD_RULE:
	case FIELD_TAGS:
		return SHEET_TEXT;
	default:
		return SHEET_CODE;
	}
}

static void put_row(struct sheet *sheet, const struct kind_table *table, const struct value *values)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		const enum sheet_type type = type_of(&table->fields[i]);

		if (type != SHEET_E2 && type != SHEET_INTEGER)
			sheet_put_bytes(sheet, values[i].text, values[i].length);
		else if (values[i].is_null)
			sheet_put_empty(sheet);
		else if (type == SHEET_E2)
			sheet_put_e2(sheet, values[i].number);
		else
			sheet_put_integer(sheet, values[i].number);
	}
	sheet_end_row(sheet);
}

static enum status put_rows(struct store *store, enum kind kind, struct sheet *sheet, uint64_t *rows, struct problem *problem)
{
	struct store_cursor *cursor = store_cursor_open_kind(store, kind);
	struct value values[FIELDS_MOST];
	enum status status;

	while (!sheet_failed(sheet) && store_cursor_next(cursor)) {
		store_cursor_values(cursor, values);
		put_row(sheet, kind_table(kind), values);
	}
	if (rows)
		*rows = sheet_rows(sheet);
	status = store_cursor_close(cursor, problem);
	if (status == STATUS_OK)
		return sheet_close(sheet, problem);
	sheet_abandon(sheet);
	return status;
}

enum status input_export(struct store *store, enum kind kind, const struct sheet_options *options, uint64_t *rows,
                         struct problem *problem)
{
	const struct kind_table *table = kind_table(kind);
	struct sheet_column columns[FIELDS_MOST] = { { .name = NULL } };
	struct sheet_options given = *options;
	struct problem trouble = { .status = STATUS_OK };
	struct sheet *sheet;

	for (size_t i = 0; i < table->n_fields; i++)
		columns[i] = (struct sheet_column){ .name = table->fields[i].name,
			                            .name_zh = table->fields[i].name_zh,
			                            .type = type_of(&table->fields[i]) };
	given.columns = columns;
	given.n_columns = table->n_fields;
	given.protected_paths = store_files(store);
	sheet = sheet_open(&given, &trouble);
	if (sheet)
		return put_rows(store, kind, sheet, rows, problem);
	if (problem)
		*problem = trouble;
	return trouble.status;
}
