/* SPDX-License-Identifier: ISC */
/* Rows set aside in a temporary table: sorted by key however they come, and not in memory. */
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"
#include "kind_sql.h"

struct store_stage {
	struct store *store;
	enum kind kind;
	sqlite3_stmt *rows; /* being gone through; NULL: not yet */
};

/* A stage that a transaction of old left behind goes first. */
static enum status make_table(struct store *store, enum kind kind, struct problem *problem)
{
	char sql[KIND_SQL_TEXT];
	enum status status;

	snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS temp.\"staged_%s\"", kind_table(kind)->name);
	status = trouble_run(store, sql, problem);
	return status == STATUS_OK ? trouble_run(store, kind_stage_sql(kind, sql, sizeof sql), problem) : status;
}

enum status store_stage_open(struct store *store, enum kind kind, struct store_stage **stage, struct problem *problem)
{
	const enum status status = make_table(store, kind, problem);

	*stage = NULL;
	if (status != STATUS_OK)
		return status;
	*stage = calloc(1, sizeof **stage);
	if (!*stage)
		return problem_memory(problem);
	**stage = (struct store_stage){ store, kind, NULL };
	return STATUS_OK;
}

static enum store_answer find_line(struct store_stage *stage, const struct row *row, uint64_t *first)
{
	const struct kind_table *table = kind_table(stage->kind);
	sqlite3_stmt *statement = statement_get(stage->store, statement_of_kind(stage->kind, STAGE_FIND));

	for (size_t i = 0; statement && i < table->n_fields; i++) {
		if (table->fields[i].is_key)
			bind_value(statement, (int)i + 1, &table->fields[i], &row->values[i]);
	}
	if (!statement || sqlite3_step(statement) != SQLITE_ROW) {
		trouble_keep(stage->store);
		return STORE_FAILED;
	}
	*first = (uint64_t)sqlite3_column_int64(statement, 0);
	sqlite3_reset(statement);
	return STORE_DUPLICATE;
}

enum store_answer store_stage_put(struct store_stage *stage, const struct row *row, uint64_t line, uint64_t *first)
{
	const struct kind_table *table = kind_table(stage->kind);
	sqlite3_stmt *statement;

	if (stage->store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	statement = statement_get(stage->store, statement_of_kind(stage->kind, STAGE_INSERT));
	for (size_t i = 0; statement && i < table->n_fields; i++)
		bind_value(statement, (int)i + 1, &table->fields[i], &row->values[i]);
	if (statement)
		sqlite3_bind_int64(statement, (int)table->n_fields + 1, (int64_t)line);
	if (!statement_do(stage->store, statement))
		return STORE_FAILED;
	return sqlite3_changes(stage->store->db) > 0 ? STORE_DONE : find_line(stage, row, first);
}

bool store_stage_next(struct store_stage *stage, struct value values[FIELDS_MOST], uint64_t *line)
{
	const struct kind_table *table = kind_table(stage->kind);
	int code;

	if (stage->store->trouble.status != STATUS_OK)
		return false;
	if (!stage->rows)
		stage->rows = statement_get(stage->store, statement_of_kind(stage->kind, STAGE_ALL));
	code = stage->rows ? sqlite3_step(stage->rows) : SQLITE_ERROR;
	if (code != SQLITE_ROW) {
		if (code != SQLITE_DONE)
			trouble_keep(stage->store);
		sqlite3_reset(stage->rows);
		return false;
	}
	for (size_t i = 0; i < table->n_fields; i++)
		column_value(stage->rows, (int)i, &table->fields[i], &values[i]);
	*line = (uint64_t)sqlite3_column_int64(stage->rows, (int)table->n_fields);
	return true;
}

void store_stage_close(struct store_stage *stage)
{
	char sql[KIND_SQL_TEXT];

	if (!stage)
		return;
	sqlite3_reset(stage->rows);
	for (int verb = STAGE_INSERT; verb <= STAGE_ALL; verb++) {
		sqlite3_stmt **slot = &stage->store->statements[statement_of_kind(stage->kind, (enum kind_verb)verb)];

		sqlite3_finalize(*slot);
		*slot = NULL;
	}
	snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS temp.\"staged_%s\"", kind_table(stage->kind)->name);
	if (stage->store->trouble.status == STATUS_OK)
		sqlite3_exec(stage->store->db, sql, NULL, NULL, NULL);
	free(stage);
}
