/* SPDX-License-Identifier: ISC */
/* A subject's items and the tables that make marks of results. */
#include "pe.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

enum { ITEM_CODE, ITEM_DIRECTION, ITEM_GROUP, ITEM_EXEMPT };
enum { ROW_ITEM, ROW_SEX, ROW_RESULT, ROW_MARK };

/* An item without a group is one by itself. */
static size_t find_group(const struct pe_tables *tables, const char *group)
{
	for (size_t i = 0; group[0] && i < tables->n_items; i++)
		if (strcmp(tables->items[i].group, group) == 0)
			return tables->items[i].group_number;
	return tables->n_groups;
}

static bool add_item(struct pe_tables *tables, struct store_cursor *row)
{
	void *items = tables->items;

	if (!array_grow(&items, &tables->capacity, tables->n_items + 1, sizeof *tables->items))
		return false;
	tables->items = items;
	struct pe_item *item = &tables->items[tables->n_items];
	*item = (struct pe_item){
		.code = arena_copy(tables->arena, store_cursor_text(row, ITEM_CODE)),
		.group = arena_copy(tables->arena, store_cursor_text(row, ITEM_GROUP)),
		.is_higher_better = strcmp(store_cursor_text(row, ITEM_DIRECTION), "higher") == 0,
		.exempt_e2 = store_cursor_number(row, ITEM_EXEMPT),
	};
	if (!item->code || !item->group)
		return false;
	item->group_number = find_group(tables, item->group);
	tables->n_groups += item->group_number == tables->n_groups;
	tables->n_items++;
	return true;
}

static bool add_row(struct pe_tables *tables, struct store_cursor *row)
{
	struct pe_item *item = (struct pe_item *)pe_tables_find(tables, store_cursor_text(row, ROW_ITEM));
	const int sex = store_cursor_text(row, ROW_SEX)[0] == 'M' ? PE_MALE : PE_FEMALE;
	void *rows;

	if (!item)
		return true;
	rows = item->rows[sex];
	if (!array_grow(&rows, &item->capacity[sex], item->n_rows[sex] + 1, sizeof *item->rows[sex]))
		return false;
	item->rows[sex] = rows;
	item->rows[sex][item->n_rows[sex]++] =
	        (struct pe_row){ store_cursor_number(row, ROW_RESULT), store_cursor_number(row, ROW_MARK) };
	return true;
}

static enum status read_all(struct pe_tables *tables, struct store *store, enum store_query query, const char *subject,
                            bool (*add)(struct pe_tables *, struct store_cursor *), struct problem *problem)
{
	const struct store_bind bind = { .text = subject };
	struct store_cursor *rows = store_cursor_open(store, query, &bind, 1);
	bool has_room = true;

	while (has_room && store_cursor_next(rows))
		has_room = add(tables, rows);
	const enum status status = store_cursor_close(rows, problem);
	return has_room ? status : problem_memory(problem);
}

enum status pe_tables_read(struct pe_tables *tables, struct store *store, const char *subject, struct problem *problem)
{
	enum status status;

	tables->arena = arena_make();
	if (!tables->arena)
		return problem_memory(problem);
	status = read_all(tables, store, STORE_PE_ITEMS, subject, add_item, problem);
	if (status == STATUS_OK && tables->n_items == 0)
		status = problem_set(problem, STATUS_FAULT, _("no row of pe_items is of the subject %s"), subject);
	return status == STATUS_OK ? read_all(tables, store, STORE_PE_TABLE, subject, add_row, problem) : status;
}

void pe_tables_free(struct pe_tables *tables)
{
	for (size_t i = 0; i < tables->n_items; i++)
		for (int sex = 0; sex < PE_SEXES; sex++)
			free(tables->items[i].rows[sex]);
	free(tables->items);
	arena_free(tables->arena);
}

const struct pe_item *pe_tables_find(const struct pe_tables *tables, const char *code)
{
	for (size_t i = 0; i < tables->n_items; i++)
		if (strcmp(tables->items[i].code, code) == 0)
			return &tables->items[i];
	return NULL;
}

int64_t pe_item_mark_e2(const struct pe_item *item, int sex, int64_t result_e2)
{
	int64_t best_e2 = 0;

	for (size_t i = 0; i < item->n_rows[sex]; i++) {
		const struct pe_row *row = &item->rows[sex][i];
		const bool is_reached = item->is_higher_better ? result_e2 >= row->result_e2 : result_e2 <= row->result_e2;

		if (is_reached && row->mark_e2 > best_e2)
			best_e2 = row->mark_e2;
	}
	return best_e2;
}
