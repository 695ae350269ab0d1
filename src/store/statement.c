/* SPDX-License-Identifier: ISC */
/* All statements have a number; each is prepared once, when it is first needed, and kept. */
#include "internal.h"
#include "kind_sql.h"

static const struct statement_entry *entry_of(unsigned number)
{
	if (number < STORE_QUERY_COUNT)
		return &query_entries[number];
	if (number < (unsigned)OWN_STATEMENTS)
		return &own_entries[number - OWN_AUDIT_HEAD];
	if (number < (unsigned)STATEMENT_OF_WRITES)
		return &namer_entries[number - NAMER_EXAM_SUBJECTS];
	return &write_entries[number - STATEMENT_OF_WRITES];
}

const char *statement_text(unsigned number, char *buffer, size_t size)
{
	const unsigned place = number - STATEMENT_OF_KINDS;

	if (number < STATEMENT_OF_KINDS)
		return entry_of(number)->sql;
	return kind_sql((enum kind)(place / KIND_VERBS), (enum kind_verb)(place % KIND_VERBS), buffer, size);
}

/* Whole tables are read for exports and runs, and cleared by a load that replaces them. Where a row of a small table goes, SQLite looks
 * through the large ones for rows that name it; where many come at once it would, were there references that lead nowhere. */
bool statement_may_scan(unsigned number)
{
	const unsigned place = number - STATEMENT_OF_KINDS;

	if (number < STATEMENT_OF_KINDS)
		return entry_of(number)->scan != NULL;
	switch (place % KIND_VERBS) {
	case KIND_ALL:
	case KIND_CLEAR:
	case STAGE_ALL:
		return true;
	case KIND_DELETE:
	case KIND_INSERT_MANY:
		return place / KIND_VERBS < KIND_CANDIDATES;
	default:
		return false;
	}
}

sqlite3_stmt *statement_get(struct store *store, unsigned number)
{
	sqlite3_stmt **slot = &store->statements[number];
	char buffer[KIND_SQL_TEXT];

	if (!*slot)
		sqlite3_prepare_v3(store->db, statement_text(number, buffer, sizeof buffer), -1, SQLITE_PREPARE_PERSISTENT, slot,
		                   NULL);
	return *slot;
}

void statements_reset(struct store *store)
{
	for (unsigned i = 0; i < STATEMENT_COUNT; i++)
		if (!store->is_lent[i])
			sqlite3_reset(store->statements[i]);
}

void statements_drop(struct store *store)
{
	for (unsigned i = 0; i < STATEMENT_COUNT; i++) {
		if (store->is_lent[i])
			continue;
		sqlite3_finalize(store->statements[i]);
		store->statements[i] = NULL;
	}
}

bool statement_do(struct store *store, sqlite3_stmt *statement)
{
	if (!statement || sqlite3_step(statement) != SQLITE_DONE) {
		trouble_keep(store);
		sqlite3_reset(statement);
		return false;
	}
	sqlite3_reset(statement);
	return true;
}

enum store_answer statement_step(struct store *store, sqlite3_stmt *statement)
{
	const int code = statement ? sqlite3_step(statement) : SQLITE_NOMEM;

	if (code == SQLITE_ROW)
		return STORE_DONE;
	if (code != SQLITE_DONE)
		trouble_keep(store);
	sqlite3_reset(statement);
	return code == SQLITE_DONE ? STORE_MISSING : STORE_FAILED;
}

enum store_answer statement_number(struct store *store, unsigned number, int64_t *answer)
{
	sqlite3_stmt *statement = statement_get(store, number);
	const enum store_answer found = statement_step(store, statement);

	if (found == STORE_DONE) {
		*answer = sqlite3_column_int64(statement, 0);
		sqlite3_reset(statement);
	}
	return found;
}
