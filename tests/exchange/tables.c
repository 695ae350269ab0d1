/* SPDX-License-Identifier: ISC */
/* A sheet in a scratch folder and the small table that most tests of sheets write. */
#include "tables.h"

#include <stdlib.h>
#include <string.h>

static const struct sheet_column columns[TABLE_COLUMNS] = {
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "name", .name_zh = "姓名", .type = SHEET_TEXT },
	{ .name = "merit", .name_zh = "投档成绩", .type = SHEET_E4 },
	{ .name = "rank", .name_zh = NULL, .type = SHEET_INTEGER },
};

int table_set_up(void **state)
{
	struct table *table = calloc(1, sizeof *table);
	folder_make(table->folder);
	folder_path(table->path, table->folder, "out");
	table->options = (struct sheet_options){ .path = table->path, .columns = columns, .n_columns = TABLE_COLUMNS };
	*state = table;
	return 0;
}

int table_tear_down(void **state)
{
	struct table *table = *state;
	sheet_abandon(table->sheet);
	folder_remove(table->folder);
	free(table->text);
	free(table);
	return 0;
}

void table_open(struct table *table, enum sheet_format format)
{
	table->options.format = format;
	table->sheet = sheet_open(&table->options, &table->problem);
	if (!table->sheet)
		assert_string_equal(table->problem.text, "");
}

void table_row(struct table *table, const char *code, const char *name, int64_t merit_e4, int64_t rank)
{
	sheet_put_text(table->sheet, code);
	sheet_put_text(table->sheet, name);
	sheet_put_e4(table->sheet, merit_e4);
	sheet_put_integer(table->sheet, rank);
	sheet_end_row(table->sheet);
}

const char *table_close(struct table *table)
{
	const enum status status = sheet_close(table->sheet, &table->problem);
	table->sheet = NULL;
	if (status != STATUS_OK)
		assert_string_equal(table->problem.text, "");
	free(table->text);
	table->text = file_read(table->path, &table->length);
	return table->text;
}

void table_close_expecting(struct table *table, enum status status, const char *part)
{
	const enum status got = sheet_close(table->sheet, &table->problem);
	table->sheet = NULL;
	assert_int_equal(got, status);
	assert_int_equal(table->problem.status, status);
	expect_part(table->problem.text, part);
	assert_false(file_exists(table->path));
	assert_int_equal(folder_entries(table->folder), 0);
}

void expect_part(const char *text, const char *part)
{
	if (!strstr(text, part))
		assert_string_equal(text, part);
}

void expect_no_part(const char *text, const char *part)
{
	if (strstr(text, part))
		assert_string_not_equal(part, part);
}

size_t count_parts(const char *text, const char *part)
{
	size_t count = 0;
	while ((text = strstr(text, part))) {
		text += strlen(part);
		count++;
	}
	return count;
}
