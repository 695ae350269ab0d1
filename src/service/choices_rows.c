/* SPDX-License-Identifier: ISC */
/* A candidate's choices as rows: read, digested, replaced in one transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>
#include <luqu/service_guard.h>

#include "choices.h"

enum { CANDIDATE, TIER, RANK, PROGRAM };

enum status choices_read_rows(struct store *store, const char *candidate_no, struct choices_rows *rows, struct problem *problem)
{
	const struct store_bind bind = { .text = candidate_no };
	struct store_cursor *cursor = store_cursor_open(store, STORE_CANDIDATE_CHOICES, &bind, 1);
	bool has_room = true;

	*rows = (struct choices_rows){ .n = 0 };
	while (has_room && store_cursor_next(cursor)) {
		has_room = array_grow((void **)&rows->rows, &rows->capacity, rows->n + 1, sizeof *rows->rows);
		if (!has_room)
			break;
		struct choices_row *row = &rows->rows[rows->n++];
		*row = (struct choices_row){ .rank = store_cursor_number(cursor, 1) };
		snprintf(row->tier, sizeof row->tier, "%s", store_cursor_text(cursor, 0));
		snprintf(row->program, sizeof row->program, "%s", store_cursor_text(cursor, 2));
	}
	const enum status status = store_cursor_close(cursor, problem);
	return has_room ? status : problem_memory(problem);
}

enum status choices_read_version(struct store *store, const char *candidate_no, int64_t *version, struct problem *problem)
{
	const struct store_bind bind = { .text = candidate_no };
	struct store_cursor *cursor = store_cursor_open(store, STORE_FORM_VERSION, &bind, 1);

	*version = store_cursor_next(cursor) ? store_cursor_number(cursor, 0) : 0;
	return store_cursor_close(cursor, problem);
}

void choices_digest(const char *candidate_no, bool adjust, const struct choices_rows *rows, unsigned char digest[DIGEST_BYTES])
{
	struct digest_state state;
	char line[4 * CHOICES_CODE];

	digest_begin(&state);
	digest_add(&state, line, (size_t)snprintf(line, sizeof line, "%s,%d\n", candidate_no, adjust));
	for (size_t i = 0; i < rows->n; i++) {
		const struct choices_row *row = &rows->rows[i];
		digest_add(&state, line, (size_t)snprintf(line, sizeof line, "%s,%s,%lld,%s\n", candidate_no, row->tier, (long long)row->rank,
							  row->program));
	}
	digest_end(&state, digest);
}

/* --- replacing ------------------------------------------------------------------------------------------------------------------------ */

struct replacing {
	struct store *store;
	const struct choices_change *change;
	enum choices_outcome *outcome;
	struct row *row;
};

static int compare_keys(const struct choices_row *a, const struct choices_row *b)
{
	const int order = strcmp(a->tier, b->tier);

	return order ? order : (a->rank > b->rank) - (a->rank < b->rank);
}

/* Two lists side by side: the next pair of one key, either of which may be missing. false: the end of both. */
struct pair { const struct choices_rows *left, *right; size_t l, r; const struct choices_row *a, *b; };
static bool next_pair(struct pair *pair)
{
	pair->a = pair->l < pair->left->n ? &pair->left->rows[pair->l] : NULL;
	pair->b = pair->r < pair->right->n ? &pair->right->rows[pair->r] : NULL;
	if (pair->a && pair->b) {
		const int order = compare_keys(pair->a, pair->b);
		pair->a = order <= 0 ? pair->a : NULL;
		pair->b = order >= 0 ? pair->b : NULL;
	}
	pair->l += pair->a != NULL;
	pair->r += pair->b != NULL;
	return pair->a || pair->b;
}

static bool is_same(const struct pair *pair)
{
	return pair->a && pair->b && strcmp(pair->a->program, pair->b->program) == 0;
}

static const char *own_program(const struct choices_rows *rows, const struct choices_row *key)
{
	for (size_t i = 0; i < rows->n; i++)
		if (compare_keys(&rows->rows[i], key) == 0)
			return rows->rows[i].program;
	return "";
}

static enum status refuse_conflict(const struct replacing *replacing, const struct pair *pair, struct problem *problem)
{
	const struct choices_row *key = pair->b ? pair->b : pair->a;

	*replacing->outcome = CHOICES_CONFLICT;
	return problem_set(problem, STATUS_FAULT,
			   _("%s, choice %lld: another user has put '%s' there meanwhile; yours is '%s'; nothing was stored"), key->tier,
			   (long long)key->rank, pair->b ? pair->b->program : "", own_program(replacing->change->rows, key));
}

static enum status check_others(const struct replacing *replacing, const struct choices_rows *now, struct problem *problem)
{
	struct pair pair = { .left = replacing->change->expected, .right = now };

	while (next_pair(&pair))
		if (!is_same(&pair))
			return refuse_conflict(replacing, &pair, problem);
	return STATUS_OK;
}

static void fill(const struct replacing *replacing, const struct choices_row *from, struct value values[FIELDS_MOST])
{
	values[CANDIDATE] = (struct value){ .text = replacing->change->candidate_no, .length = strlen(replacing->change->candidate_no) };
	values[TIER] = (struct value){ .text = from->tier, .length = strlen(from->tier) };
	values[RANK] = (struct value){ .number = from->rank };
	values[PROGRAM] = (struct value){ .text = from->program, .length = strlen(from->program) };
}

/* One row from a to b, either of which may be missing. */
static enum status put(const struct replacing *replacing, const struct pair *pair, struct problem *problem)
{
	struct row *row = replacing->row;
	struct value old[FIELDS_MOST];
	enum status status;

	if (pair->a)
		fill(replacing, pair->a, old);
	fill(replacing, pair->b ? pair->b : pair->a, row->values);
	status = guard_row(replacing->store, row, pair->a ? old : NULL, problem);
	if (status != STATUS_OK)
		return status;
	store_audit_row(replacing->store, !pair->b ? "delete" : pair->a ? "edit" : "add", KIND_CHOICES, pair->a ? old : NULL,
			pair->b ? row->values : NULL, replacing->change->reason);
	if (!pair->b)
		store_delete_row(replacing->store, row);
	else if (pair->a)
		store_update_row(replacing->store, row);
	else
		store_insert_row(replacing->store, row);
	return store_trouble(replacing->store, problem);
}

static enum status replace(const struct replacing *replacing, struct problem *problem)
{
	const struct choices_change *change = replacing->change;
	struct pair pair = { .left = change->expected, .right = change->rows };
	struct choices_rows now;
	enum status status = choices_read_rows(replacing->store, change->candidate_no, &now, problem);

	if (status == STATUS_OK)
		status = check_others(replacing, &now, problem);
	free(now.rows);
	while (status == STATUS_OK && next_pair(&pair))
		if (!is_same(&pair)) {
			status = put(replacing, &pair, problem);
			*replacing->outcome = CHOICES_SAVED;
		}
	return status;
}

enum status choices_replace(struct store *store, const struct choices_change *change, enum choices_outcome *outcome, struct problem *problem)
{
	struct replacing replacing = { store, change, outcome, calloc(1, sizeof(struct row)) };
	enum status status;

	*outcome = CHOICES_FAILED;
	if (!replacing.row)
		return problem_memory(problem);
	replacing.row->kind = KIND_CHOICES;
	status = store_begin(store, change->progress, problem);
	if (status == STATUS_OK) {
		*outcome = CHOICES_SAME;
		status = replace(&replacing, problem);
		if (status == STATUS_OK && *outcome == CHOICES_SAVED)
			status = store_commit(store, problem);
		store_rollback(store);
	}
	if (status != STATUS_OK && *outcome != CHOICES_CONFLICT)
		*outcome = CHOICES_FAILED;
	free(replacing.row);
	return status;
}
