/* SPDX-License-Identifier: ISC */
/* Batches: what they are, and the frame of every change to one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_guard.h>

#include "entry.h"

/* --- reading -------------------------------------------------------------------------------------------------------------------
 */

static void copy(char *to, size_t size, struct store_cursor *rows, enum batch_column column)
{
	snprintf(to, size, "%s", store_cursor_text(rows, (int)column));
}

static uint64_t count_of(struct store_cursor *rows, enum batch_column column)
{
	return (uint64_t)store_cursor_number(rows, (int)column);
}

static void fetch(struct store_cursor *rows, struct batch_info *batch)
{
	*batch = (struct batch_info){
		.number = store_cursor_number(rows, BATCH_NUMBER),
		.is_closed = strcmp(store_cursor_text(rows, BATCH_STATE), "closed") == 0,
		.is_sealed = strcmp(store_cursor_text(rows, BATCH_BLIND), "sealed") == 0,
		.has_slip = !store_cursor_is_null(rows, BATCH_SLIP_COUNT),
		.slip_count = store_cursor_number(rows, BATCH_SLIP_COUNT),
		.slip_sum_e2 = store_cursor_number(rows, BATCH_SLIP_SUM),
		.sheets = count_of(rows, BATCH_SHEETS),
		.entered = { count_of(rows, BATCH_N_FIRST), count_of(rows, BATCH_N_SECOND) },
		.settled = count_of(rows, BATCH_N_SETTLED),
		.differing = count_of(rows, BATCH_N_DIFFER),
	};
	copy(batch->exam, sizeof batch->exam, rows, BATCH_EXAM);
	copy(batch->subject, sizeof batch->subject, rows, BATCH_SUBJECT);
	copy(batch->site, sizeof batch->site, rows, BATCH_SITE);
	copy(batch->room, sizeof batch->room, rows, BATCH_ROOM);
	copy(batch->packet, sizeof batch->packet, rows, BATCH_PACKET);
	copy(batch->users[0], sizeof batch->users[0], rows, BATCH_FIRST);
	copy(batch->users[1], sizeof batch->users[1], rows, BATCH_SECOND);
}

static void mask(struct batch_info *batch)
{
	if (batch->is_sealed)
		batch->site[0] = batch->room[0] = '\0';
}

enum status batch_find_whole(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem)
{
	const struct store_bind bind = { .number = number };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCH, &bind, 1);
	const bool is_there = store_cursor_next(rows);
	enum status status;

	if (is_there)
		fetch(rows, batch);
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && !is_there)
		status = problem_set(problem, STATUS_FAULT, _("there is no batch %lld"), (long long)number);
	return status;
}

enum status batch_find(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem)
{
	const enum status status = batch_find_whole(store, number, batch, problem);

	if (status == STATUS_OK)
		mask(batch);
	return status;
}

enum status batch_list(struct store *store, const char *exam, struct batch_info **batches, size_t *count, struct problem *problem)
{
	const struct store_bind bind = { .text = exam ? exam : "" };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCHES, &bind, 1);
	enum status status = STATUS_OK;
	size_t capacity = 0;

	*batches = NULL;
	*count = 0;
	while (status == STATUS_OK && store_cursor_next(rows)) {
		if (*count == capacity) {
			struct batch_info *grown = realloc(*batches, (capacity += capacity + 64) * sizeof **batches);

			if (!grown) {
				status = problem_memory(problem);
				break;
			}
			*batches = grown;
		}
		fetch(rows, &(*batches)[*count]);
		mask(&(*batches)[(*count)++]);
	}
	if (status != STATUS_OK)
		store_cursor_close(rows, NULL);
	else
		status = store_cursor_close(rows, problem);
	return status;
}

enum batch_stage batch_stage(const struct batch_info *batch)
{
	if (batch->is_closed)
		return BATCH_CLOSED;
	if (batch->entered[0] + batch->entered[1] == 0)
		return BATCH_NEW;
	if (batch->entered[0] < batch->sheets || batch->entered[1] < batch->sheets)
		return BATCH_ENTERING;
	return batch->differing > 0 ? BATCH_DIFFERS : BATCH_READY;
}

const char *batch_stage_name(enum batch_stage stage)
{
	static const char *const names[BATCH_STAGES] = {
		[BATCH_NEW] = N_("not begun"), [BATCH_ENTERING] = N_("in entry"), [BATCH_DIFFERS] = N_("differs"),
		[BATCH_READY] = N_("ready"),   [BATCH_CLOSED] = N_("closed"),
	};

	return names[stage];
}

/* --- changing ------------------------------------------------------------------------------------------------------------------
 */

enum status batch_guard(struct store *store, const char *subject, struct problem *problem)
{
	struct row *row = calloc(1, sizeof *row);
	enum status status;

	if (!row)
		return problem_memory(problem);
	row->kind = KIND_SCORES;
	row->values[1] = (struct value){ .text = subject, .length = strlen(subject) };
	status = guard_row(store, row, NULL, problem);
	free(row);
	return status;
}

enum status entry_end(struct store *store, enum status status, struct problem *problem)
{
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	return status;
}

enum status batch_begin(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem)
{
	enum status status = store_begin(store, NULL, problem);

	if (status != STATUS_OK)
		return status;
	status = batch_find_whole(store, number, batch, problem);
	if (status == STATUS_OK && batch->is_closed)
		status = problem_set(problem, STATUS_FAULT, _("batch %lld is closed"), (long long)number);
	if (status == STATUS_OK)
		status = batch_guard(store, batch->subject, problem);
	if (status != STATUS_OK)
		store_rollback(store);
	return status;
}

void batch_audit(struct store *store, const char *action, int64_t number, const char *old, const char *new, const char *reason)
{
	char key[32];
	const struct store_change change = { action, "batches", key, old, new, reason };

	snprintf(key, sizeof key, "%lld", (long long)number);
	store_audit_add(store, &change);
}
