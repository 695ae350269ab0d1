/* SPDX-License-Identifier: ISC */
/* The named changes: parameters are described in store.h; one more, behind them, is the moment. And what a change of scores asks first. */
#include "internal.h"

const struct statement_entry write_entries[STORE_WRITE_COUNT] = {
	[STORE_BLIND_SET] = { "INSERT INTO blinds (exam, \"by\", state) VALUES (?1, ?2, ?3)"
	                      " ON CONFLICT (exam) DO UPDATE SET state = excluded.state",
	                      NULL },
	[STORE_BLIND_CODE_ADD] = { "INSERT INTO blind_codes VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (exam, subject, code) DO "
	                           "NOTHING",
	                           NULL },
	[STORE_BATCH_ADD] = { "INSERT INTO batches (number, exam, subject, site, room, packet) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	                      NULL },
	[STORE_SHEET_ADD] = { "INSERT INTO sheets VALUES (?1, ?2, ?3)", NULL },
	[STORE_BATCH_STATE] = { "UPDATE batches SET state = ?2 WHERE number = ?1", NULL },
	[STORE_BATCH_GIVE] = { "UPDATE batches SET first = ?2, second = ?3 WHERE number = ?1", NULL },
	[STORE_BATCH_SLIP] = { "UPDATE batches SET slip_count = ?2, slip_sum_e2 = ?3 WHERE number = ?1", NULL },
	[STORE_ENTRY_PUT] = { "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?10, ?8, ?9)"
	                      " ON CONFLICT (batch, pass, place) DO UPDATE SET mark_e2 = ?4, status = ?5, code = ?6, user = ?7, "
	                      "time = ?10, keystrokes = keystrokes + ?8, active_ms = active_ms + ?9",
	                      NULL },
	[STORE_BREACH_ADD] = { "INSERT INTO breaches (number, candidate_no, code, subject, reason, user, time)"
	                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	                       NULL },
	[STORE_BREACH_LIFT] = { "UPDATE breaches SET lifted_user = ?2, lifted_reason = ?3, lifted_time = ?4 WHERE number = ?1", NULL },
	[STORE_BREACH_SCORE] = { "INSERT INTO breach_scores VALUES (?1, ?2, ?3, ?4, ?5)"
	                         " ON CONFLICT (breach, subject) DO UPDATE SET mark_e2 = ?3, status = ?4, code = ?5",
	                         NULL },
};

enum store_answer store_find_voiding(struct store *store, const struct value *candidate_no, const struct value *subject)
{
	sqlite3_stmt *statement = statement_get(store, OWN_VOIDING);
	int code = SQLITE_NOMEM;

	if (statement) {
		sqlite3_bind_text(statement, 1, candidate_no->length > 0 ? candidate_no->text : "", (int)candidate_no->length,
		                  SQLITE_STATIC);
		sqlite3_bind_text(statement, 2, subject->length > 0 ? subject->text : "", (int)subject->length, SQLITE_STATIC);
		code = sqlite3_step(statement);
	}
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		trouble_keep(store);
	sqlite3_reset(statement);
	return code == SQLITE_ROW ? STORE_DONE : code == SQLITE_DONE ? STORE_MISSING : STORE_FAILED;
}

enum store_answer store_write(struct store *store, enum store_write write, const struct store_bind *binds, size_t n_binds)
{
	char now[TIME_TEXT];
	const struct store_bind moment = { .text = now };
	sqlite3_stmt *statement;

	if (store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	statement = statement_get(store, (unsigned)STATEMENT_OF_WRITES + (unsigned)write);
	for (size_t i = 0; statement && i < n_binds; i++)
		bind_parameter(statement, (int)i + 1, &binds[i]);
	if (statement && sqlite3_bind_parameter_count(statement) == (int)n_binds + 1) {
		time_now(now);
		bind_parameter(statement, (int)n_binds + 1, &moment);
	}
	if (!statement_do(store, statement))
		return STORE_FAILED;
	return sqlite3_changes(store->db) > 0 ? STORE_DONE : STORE_MISSING;
}
