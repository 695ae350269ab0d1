/* SPDX-License-Identifier: ISC */
/* Adding to the trail: each row carries a digest over itself and the row before. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit.h"

/* Each field with its length before it, so that no two rows with different fields give the same bytes. */
static void add_field(struct digest_state *state, const char *text)
{
	const size_t length = strlen(text);

	digest_add_number(state, (int64_t)length);
	digest_add(state, text, length);
}

void audit_chain(const char *before, int64_t seq, const char *const fields[AUDIT_FIELDS], char chain[DIGEST_TEXT])
{
	unsigned char digest[DIGEST_BYTES];
	struct digest_state state;

	digest_begin(&state);
	add_field(&state, before);
	digest_add_number(&state, seq);
	for (int i = 0; i < AUDIT_FIELDS; i++)
		add_field(&state, fields[i]);
	digest_end(&state, digest);
	digest_write(digest, chain);
}

enum status audit_head_read(struct store *store, int64_t *seq, char chain[DIGEST_TEXT], struct problem *problem)
{
	sqlite3_stmt *statement = statement_get(store, OWN_AUDIT_HEAD);
	const bool has_row = statement && sqlite3_step(statement) == SQLITE_ROW;
	enum status status = STATUS_OK;

	if (has_row) {
		*seq = sqlite3_column_int64(statement, 0);
		snprintf(chain, DIGEST_TEXT, "%s", (const char *)sqlite3_column_text(statement, 1));
	}
	if (!statement || sqlite3_reset(statement) != SQLITE_OK)
		status = trouble_describe(store, problem);
	else if (!has_row)
		status = problem_set(problem, STATUS_FAULT, _("%s: the audit trail has lost its head"), store_path(store));
	return status;
}

/* Once in a transaction. */
static bool know_head(struct store *store)
{
	struct audit_head *head = &store->head;

	if (head->is_known)
		return true;
	if (audit_head_read(store, &head->seq, head->chain, &store->trouble) != STATUS_OK)
		return false;
	store_user(head->user, sizeof head->user);
	head->is_known = true;
	return true;
}

const char *store_writer(struct store *store)
{
	return store->trouble.status == STATUS_OK && know_head(store) ? store->head.user : "";
}

static void bind_texts(sqlite3_stmt *statement, int first, const char *const *texts, int count)
{
	for (int i = 0; i < count; i++)
		sqlite3_bind_text(statement, first + i, texts[i], -1, SQLITE_STATIC);
}

static bool add_row(struct store *store, const char *const fields[AUDIT_FIELDS])
{
	struct audit_head *head = &store->head;
	sqlite3_stmt *statement = statement_get(store, OWN_AUDIT_ADD);
	const char *chain = head->chain;

	audit_chain(head->chain, ++head->seq, fields, head->chain);
	if (statement) {
		sqlite3_bind_int64(statement, 1, head->seq);
		bind_texts(statement, 2, fields, AUDIT_FIELDS);
		bind_texts(statement, 2 + AUDIT_FIELDS, &chain, 1);
	}
	return statement_do(store, statement);
}

static bool set_head(struct store *store)
{
	sqlite3_stmt *statement = statement_get(store, OWN_AUDIT_HEAD_SET);
	const char *chain = store->head.chain;

	if (statement) {
		sqlite3_bind_int64(statement, 1, store->head.seq);
		bind_texts(statement, 2, &chain, 1);
	}
	return statement_do(store, statement);
}

void store_audit_add(struct store *store, const struct store_change *change)
{
	char time[TIME_TEXT];
	const char *const fields[AUDIT_FIELDS] = { time,        store->head.user, change->action, change->object,
		                                   change->key, change->old,      change->new,    change->reason };

	if (store->trouble.status != STATUS_OK || !know_head(store))
		return;
	time_now(time);
	if (add_row(store, fields))
		set_head(store);
}

void store_audit_row(struct store *store, const char *action, enum kind kind, const struct value *old, const struct value *new,
                     const char *reason)
{
	char key[KEY_TEXT];
	char *old_text = row_json(kind, old), *new_text = row_json(kind, new);
	const struct store_change change = { action, kind_table(kind)->name, key, old_text, new_text, reason };

	key_join(kind, new ? new : old, key, sizeof key);
	if (old_text && new_text)
		store_audit_add(store, &change);
	else if (store->trouble.status == STATUS_OK)
		problem_memory(&store->trouble);
	free(old_text);
	free(new_text);
}

enum status store_audit_anchor(struct store *store, struct store_anchor *anchor, struct problem *problem)
{
	return audit_head_read(store, &anchor->seq, anchor->chain, problem);
}
