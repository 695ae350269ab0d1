/* SPDX-License-Identifier: ISC */
/* Freezes of an exam's scores. */
#include <stdio.h>
#include <string.h>

#include <luqu/store_freeze.h>

#include "internal.h"

static void copy(char *to, size_t size, sqlite3_stmt *statement, int column)
{
	snprintf(to, size, "%s", column_text(statement, column));
}

static void fill(struct store_freeze *freeze, sqlite3_stmt *statement)
{
	*freeze =
	        (struct store_freeze){ .number = sqlite3_column_int64(statement, 0), .scores = sqlite3_column_int64(statement, 4) };
	copy(freeze->exam, sizeof freeze->exam, statement, 1);
	freeze->is_freeze = strcmp(column_text(statement, 2), "freeze") == 0;
	copy(freeze->digest, sizeof freeze->digest, statement, 3);
	copy(freeze->reason, sizeof freeze->reason, statement, 5);
	copy(freeze->proposed, sizeof freeze->proposed, statement, 6);
	copy(freeze->proposer, sizeof freeze->proposer, statement, 7);
	copy(freeze->confirmed, sizeof freeze->confirmed, statement, 8);
	copy(freeze->confirmer, sizeof freeze->confirmer, statement, 9);
}

enum store_answer store_find_freeze(struct store *store, const char *exam, struct store_freeze *freeze)
{
	sqlite3_stmt *statement = statement_get(store, OWN_FREEZE_LAST);
	enum store_answer answer;

	if (statement)
		sqlite3_bind_text(statement, 1, exam, -1, SQLITE_STATIC);
	answer = statement_step(store, statement);
	if (answer == STORE_DONE) {
		fill(freeze, statement);
		sqlite3_reset(statement);
	}
	return answer;
}

enum store_answer store_add_freeze(struct store *store, struct store_freeze *freeze)
{
	sqlite3_stmt *statement = statement_get(store, OWN_FREEZE_ADD);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK || statement_number(store, OWN_FREEZE_NUMBER, &freeze->number) != STORE_DONE)
		return STORE_FAILED;
	time_now(freeze->proposed);
	store_user(freeze->proposer, sizeof freeze->proposer);
	sqlite3_bind_int64(statement, 1, freeze->number);
	sqlite3_bind_text(statement, 2, freeze->exam, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, freeze->is_freeze ? "freeze" : "unfreeze", -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, freeze->digest, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 5, freeze->scores);
	sqlite3_bind_text(statement, 6, freeze->reason, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 7, freeze->proposed, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 8, freeze->proposer, -1, SQLITE_STATIC);
	return statement_do(store, statement) ? STORE_DONE : STORE_FAILED;
}

enum store_answer store_confirm_freeze(struct store *store, struct store_freeze *freeze)
{
	sqlite3_stmt *statement = statement_get(store, OWN_FREEZE_CONFIRM);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	time_now(freeze->confirmed);
	store_user(freeze->confirmer, sizeof freeze->confirmer);
	sqlite3_bind_int64(statement, 1, freeze->number);
	sqlite3_bind_text(statement, 2, freeze->confirmed, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, freeze->confirmer, -1, SQLITE_STATIC);
	return statement_do(store, statement) ? STORE_DONE : STORE_FAILED;
}

enum store_answer store_find_frozen(struct store *store, enum store_frozen of, const char *code, size_t length,
                                    char exam[STORE_CODE_TEXT])
{
	static const enum own_statement statements[] = {
		[STORE_FROZEN_EXAM] = OWN_FROZEN_EXAM,
		[STORE_FROZEN_SUBJECT] = OWN_FROZEN_SUBJECT,
		[STORE_FROZEN_ANY] = OWN_FROZEN_ANY,
	};
	sqlite3_stmt *statement = statement_get(store, statements[of]);
	enum store_answer answer;

	if (statement && of != STORE_FROZEN_ANY)
		sqlite3_bind_text(statement, 1, code ? code : "", (int)length, SQLITE_STATIC);
	answer = statement_step(store, statement);
	if (answer == STORE_DONE) {
		copy(exam, STORE_CODE_TEXT, statement, 0);
		sqlite3_reset(statement);
	}
	return answer;
}
