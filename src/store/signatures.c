/* SPDX-License-Identifier: ISC */
/* Signed choice forms. */
#include <stdio.h>
#include <string.h>

#include <luqu/store_forms.h>

#include "internal.h"

static void copy(char *to, size_t size, sqlite3_stmt *statement, int column)
{
	snprintf(to, size, "%s", column_text(statement, column));
}

static void fill(struct store_signature *signature, sqlite3_stmt *statement)
{
	copy(signature->candidate_no, sizeof signature->candidate_no, statement, 0);
	copy(signature->digest, sizeof signature->digest, statement, 1);
	signature->adjust = sqlite3_column_int64(statement, 2) != 0;
	copy(signature->user, sizeof signature->user, statement, 3);
	copy(signature->time, sizeof signature->time, statement, 4);
}

enum store_answer store_find_signature(struct store *store, const char *candidate_no, size_t length, struct store_signature *signature)
{
	sqlite3_stmt *statement = statement_get(store, candidate_no ? OWN_SIGNATURE_FIND : OWN_SIGNATURE_FIRST);
	int code = SQLITE_NOMEM;

	if (statement && candidate_no)
		sqlite3_bind_text(statement, 1, candidate_no, (int)length, SQLITE_STATIC);
	if (statement)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		fill(signature, statement);
	else if (code != SQLITE_DONE)
		trouble_keep(store);
	sqlite3_reset(statement);
	return code == SQLITE_ROW ? STORE_DONE : code == SQLITE_DONE ? STORE_MISSING : STORE_FAILED;
}

static enum store_answer change(struct store *store, sqlite3_stmt *statement, enum store_answer answer_if_none)
{
	if (!statement_do(store, statement))
		return STORE_FAILED;
	return sqlite3_changes(store->db) > 0 ? STORE_DONE : answer_if_none;
}

enum store_answer store_add_signature(struct store *store, struct store_signature *signature)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SIGNATURE_ADD);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	time_now(signature->time);
	store_user(signature->user, sizeof signature->user);
	sqlite3_bind_text(statement, 1, signature->candidate_no, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, signature->digest, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 3, signature->adjust);
	sqlite3_bind_text(statement, 4, signature->user, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 5, signature->time, -1, SQLITE_STATIC);
	return change(store, statement, STORE_DUPLICATE);
}

enum store_answer store_remove_signature(struct store *store, const char *candidate_no)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SIGNATURE_REMOVE);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	sqlite3_bind_text(statement, 1, candidate_no, -1, SQLITE_STATIC);
	return change(store, statement, STORE_MISSING);
}
