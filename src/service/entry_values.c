/* SPDX-License-Identifier: ISC */
/* What stands in the entries of a batch, and putting a value there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"

enum status entry_three_find(struct store *store, int64_t batch, const char *place, struct entry_three *three,
                             struct problem *problem)
{
	const struct store_bind binds[] = { { .number = batch }, { .text = place } };
	struct store_cursor *rows = store_cursor_open(store, STORE_SHEET_ENTRIES, binds, 2);

	*three = (struct entry_three){ .users = { "" } };
	while (store_cursor_next(rows)) {
		const int64_t pass = store_cursor_number(rows, 0);

		if (pass < PASS_FIRST || pass > PASS_SETTLED)
			continue;
		entry_value_fetch(rows, 1, &three->values[pass - 1]);
		snprintf(three->users[pass - 1], ENTRY_USER_TEXT, "%s", store_cursor_text(rows, 4));
	}
	return store_cursor_close(rows, problem);
}

static enum status read_places(struct store *store, const struct batch_info *batch, struct batch_value *values, size_t *count,
                               struct problem *problem)
{
	const struct store_bind bind = { .number = batch->number };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCH_SHEETS, &bind, 1);

	for (*count = 0; *count < batch->sheets && store_cursor_next(rows); (*count)++) {
		snprintf(values[*count].place, sizeof values->place, "%s", store_cursor_text(rows, 0));
		snprintf(values[*count].candidate_no, sizeof values->candidate_no, "%s", store_cursor_text(rows, 1));
	}
	return store_cursor_close(rows, problem);
}

/* Places and entries come in the same order. */
static enum status read_entries(struct store *store, const struct batch_info *batch, struct batch_value *values, size_t count,
                                struct problem *problem)
{
	const struct store_bind bind = { .number = batch->number };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCH_ENTRIES, &bind, 1);
	int64_t pass = 0;
	size_t at = 0;

	while (store_cursor_next(rows)) {
		if (pass != store_cursor_number(rows, 0))
			at = 0;
		pass = store_cursor_number(rows, 0);
		while (at < count && strcmp(values[at].place, store_cursor_text(rows, 1)) != 0)
			at++;
		if (at < count && pass >= PASS_FIRST && pass <= PASS_SETTLED)
			entry_value_fetch(rows, 2, &values[at].values[pass - 1]);
	}
	return store_cursor_close(rows, problem);
}

enum status batch_values_read(struct store *store, const struct batch_info *batch, struct batch_value **values, size_t *count,
                              struct problem *problem)
{
	enum status status;

	*count = 0;
	*values = calloc(batch->sheets + 1, sizeof **values);
	if (!*values)
		return problem_memory(problem);
	status = read_places(store, batch, *values, count, problem);
	return status == STATUS_OK ? read_entries(store, batch, *values, *count, problem) : status;
}

bool batch_value_differs(const struct batch_value *value)
{
	return value->values[2].status == SCORE_NONE && !entry_value_is_same(&value->values[0], &value->values[1]);
}

bool batch_value_is_incomplete(const struct batch_value *value)
{
	return value->values[0].status == SCORE_NONE || value->values[1].status == SCORE_NONE || batch_value_differs(value);
}

void entry_put(struct store *store, const struct entry_input *input, const struct entry_value *old, const char *action)
{
	const struct entry_value *value = &input->value;
	char key[64], before[ENTRY_JSON_TEXT], after[ENTRY_JSON_TEXT];
	const struct store_change change = { action, "entries", key, before, after, "" };
	const struct store_bind binds[] = { { .number = input->batch },
		                            { .number = input->pass },
		                            { .text = input->place },
		                            { .number = value->mark_e2, .is_null = value->status != SCORE_PRESENT },
		                            { .text = score_status_name(value->status) },
		                            { .text = value->code },
		                            { .text = store_writer(store) },
		                            { .number = input->keystrokes },
		                            { .number = input->active_ms } };

	snprintf(key, sizeof key, "%lld/%d/%s", (long long)input->batch, input->pass, input->place);
	entry_value_json(old, before);
	entry_value_json(value, after);
	store_audit_add(store, &change);
	store_write(store, STORE_ENTRY_PUT, binds, sizeof binds / sizeof *binds);
}
