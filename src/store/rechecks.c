/* SPDX-License-Identifier: ISC */
/* Rechecks of marks. */
#include <stdio.h>
#include <string.h>

#include <luqu/store_recheck.h>

#include "internal.h"

static const char *const state_words[RECHECK_STATES] = {
	[RECHECK_APPLIED] = "applied",
	[RECHECK_UNCHANGED] = "unchanged",
	[RECHECK_PROPOSED] = "proposed",
	[RECHECK_CORRECTED] = "corrected",
};
static const char *const finding_words[FOUND_COUNT] = {
	[FOUND_NOTHING_YET] = "",      [FOUND_NONE] = "none",         [FOUND_IDENTITY] = "identity",
	[FOUND_UNMARKED] = "unmarked", [FOUND_ADDITION] = "addition", [FOUND_TRANSFER] = "transfer",
};

const char *recheck_state_word(enum recheck_state state)
{
	return state_words[state];
}

const char *recheck_finding_word(enum recheck_finding finding)
{
	return finding_words[finding];
}

static unsigned place_of(const char *word, const char *const *words, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return i;
	return 0;
}

static void copy(char *to, size_t size, sqlite3_stmt *statement, int column)
{
	snprintf(to, size, "%s", column_text(statement, column));
}

static void fill_mark(struct recheck_mark *mark, sqlite3_stmt *statement, int column)
{
	mark->has_mark = sqlite3_column_type(statement, column) != SQLITE_NULL;
	mark->mark_e2 = sqlite3_column_int64(statement, column);
	copy(mark->status, sizeof mark->status, statement, column + 1);
}

static void fill(struct store_recheck *recheck, sqlite3_stmt *statement)
{
	*recheck = (struct store_recheck){ .number = sqlite3_column_int64(statement, 0) };
	copy(recheck->candidate_no, sizeof recheck->candidate_no, statement, 1);
	copy(recheck->subject, sizeof recheck->subject, statement, 2);
	recheck->state = (enum recheck_state)place_of(column_text(statement, 3), state_words, RECHECK_STATES);
	recheck->finding = (enum recheck_finding)place_of(column_text(statement, 4), finding_words, FOUND_COUNT);
	fill_mark(&recheck->old, statement, 5);
	fill_mark(&recheck->new, statement, 7);
	copy(recheck->applied, sizeof recheck->applied, statement, 9);
	copy(recheck->clerk, sizeof recheck->clerk, statement, 10);
	copy(recheck->answered, sizeof recheck->answered, statement, 11);
	copy(recheck->answerer, sizeof recheck->answerer, statement, 12);
	copy(recheck->confirmed, sizeof recheck->confirmed, statement, 13);
	copy(recheck->confirmer, sizeof recheck->confirmer, statement, 14);
}

enum store_answer store_find_recheck(struct store *store, int64_t number, struct store_recheck *recheck)
{
	sqlite3_stmt *statement = statement_get(store, OWN_RECHECK_FIND);
	enum store_answer answer;

	if (statement)
		sqlite3_bind_int64(statement, 1, number);
	answer = statement_step(store, statement);
	if (answer == STORE_DONE) {
		fill(recheck, statement);
		sqlite3_reset(statement);
	}
	return answer;
}

enum store_answer store_add_recheck(struct store *store, struct store_recheck *recheck)
{
	sqlite3_stmt *statement = statement_get(store, OWN_RECHECK_ADD);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK || statement_number(store, OWN_RECHECK_NUMBER, &recheck->number) != STORE_DONE)
		return STORE_FAILED;
	time_now(recheck->applied);
	store_user(recheck->clerk, sizeof recheck->clerk);
	sqlite3_bind_int64(statement, 1, recheck->number);
	sqlite3_bind_text(statement, 2, recheck->candidate_no, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, recheck->subject, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, recheck->applied, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 5, recheck->clerk, -1, SQLITE_STATIC);
	if (!statement_do(store, statement))
		return STORE_FAILED;
	return sqlite3_changes(store->db) > 0 ? STORE_DONE : STORE_DUPLICATE;
}

static void bind_mark(sqlite3_stmt *statement, int number, const struct recheck_mark *mark)
{
	if (mark->has_mark)
		sqlite3_bind_int64(statement, number, mark->mark_e2);
	else
		sqlite3_bind_null(statement, number);
	sqlite3_bind_text(statement, number + 1, mark->status, -1, SQLITE_STATIC);
}

static enum store_answer write_recheck(struct store *store, const struct store_recheck *recheck)
{
	sqlite3_stmt *statement = statement_get(store, OWN_RECHECK_WRITE);

	if (!statement)
		trouble_keep(store);
	if (store->trouble.status != STATUS_OK)
		return STORE_FAILED;
	sqlite3_bind_int64(statement, 1, recheck->number);
	sqlite3_bind_text(statement, 2, state_words[recheck->state], -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, finding_words[recheck->finding], -1, SQLITE_STATIC);
	bind_mark(statement, 4, &recheck->old);
	bind_mark(statement, 6, &recheck->new);
	sqlite3_bind_text(statement, 8, recheck->answered, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 9, recheck->answerer, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 10, recheck->confirmed, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 11, recheck->confirmer, -1, SQLITE_STATIC);
	return statement_do(store, statement) ? STORE_DONE : STORE_FAILED;
}

enum store_answer store_answer_recheck(struct store *store, struct store_recheck *recheck)
{
	time_now(recheck->answered);
	store_user(recheck->answerer, sizeof recheck->answerer);
	return write_recheck(store, recheck);
}

enum store_answer store_confirm_recheck(struct store *store, struct store_recheck *recheck)
{
	time_now(recheck->confirmed);
	store_user(recheck->confirmer, sizeof recheck->confirmer);
	return write_recheck(store, recheck);
}
