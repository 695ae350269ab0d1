/* SPDX-License-Identifier: ISC */
/* One mark into the scores, and past the breaches that void it. */
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_guard.h>

#include "entry.h"

enum { CANDIDATE, SUBJECT, MARK, STATUS };

static struct value text_value(const char *text)
{
	return (struct value){ .text = text, .length = strlen(text) };
}

static enum score_status status_found(const struct value *found)
{
	for (int status = SCORE_PRESENT; status <= SCORE_DEFERRED; status++) {
		const char *name = score_status_name((enum score_status)status);

		if (strlen(name) == found->length && memcmp(name, found->text, found->length) == 0)
			return (enum score_status)status;
	}
	return SCORE_NONE;
}

enum status score_find(struct store *store, const char *candidate_no, const char *subject, struct entry_value *value,
                       struct problem *problem)
{
	struct row row = { .kind = KIND_SCORES };
	struct value found[FIELDS_MOST];

	*value = (struct entry_value){ .status = SCORE_NONE };
	row.values[CANDIDATE] = text_value(candidate_no);
	row.values[SUBJECT] = text_value(subject);
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		value->mark_e2 = found[MARK].number;
		value->status = status_found(&found[STATUS]);
		value->is_awarded = value->status == SCORE_EXEMPT && !found[MARK].is_null;
		return STATUS_OK;
	case STORE_MISSING:
		return STATUS_OK;
	default:
		return store_trouble(store, problem);
	}
}

enum status candidate_check(struct store *store, const char *candidate_no, struct problem *problem)
{
	struct row row = { .kind = KIND_CANDIDATES };
	struct value found[FIELDS_MOST];

	row.values[0] = text_value(candidate_no);
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		return STATUS_OK;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no candidate '%s'"), candidate_no);
	default:
		return store_trouble(store, problem);
	}
}

/* A value of SCORE_NONE takes the row away: there was none before it was voided. */
static void write_row(struct store *store, const struct row *row, const struct value *old, const struct score_change *change)
{
	const bool is_to_go = change->value->status == SCORE_NONE;

	store_audit_row(store, change->action, KIND_SCORES, old, is_to_go ? NULL : row->values, change->reason);
	if (is_to_go)
		store_delete_row(store, row);
	else if (old)
		store_update_row(store, row);
	else
		store_insert_row(store, row);
}

static bool has_mark(const struct entry_value *value)
{
	return value->status == SCORE_PRESENT || value->is_awarded;
}

/* A sheet that says exempt takes no mark away that was awarded. */
static bool says_so(const struct value *old, const struct row *row, const struct entry_value *value)
{
	return store_same_values(KIND_SCORES, old, row->values) || (value->status == SCORE_EXEMPT && !value->is_awarded && status_found(&old[STATUS]) == SCORE_EXEMPT);
}

enum status score_put(struct store *store, const struct score_change *change, struct problem *problem)
{
	const struct entry_value *value = change->value;
	struct row row = { .kind = KIND_SCORES };
	struct value old[FIELDS_MOST];
	enum store_answer answer;
	enum status status = candidate_check(store, change->candidate_no, problem);

	if (status != STATUS_OK)
		return status;
	row.values[CANDIDATE] = text_value(change->candidate_no);
	row.values[SUBJECT] = text_value(change->subject);
	row.values[MARK] = (struct value){ .number = value->mark_e2, .is_null = !has_mark(value) };
	row.values[STATUS] = text_value(score_status_name(value->status));
	answer = store_find_row(store, &row, old);
	if (answer == STORE_FAILED)
		return store_trouble(store, problem);
	if (answer == STORE_MISSING ? value->status == SCORE_NONE : says_so(old, &row, value))
		return STATUS_OK;
	status = guard_row(store, &row, answer == STORE_DONE ? old : NULL, problem);
	if (status != STATUS_OK)
		return status;
	write_row(store, &row, answer == STORE_DONE ? old : NULL, change);
	return store_trouble(store, problem);
}

void breach_keep(struct store *store, int64_t breach, const char *subject, const struct entry_value *value)
{
	const struct store_bind binds[] = { { .number = breach },
		                            { .text = subject },
		                            { .number = value->mark_e2, .is_null = !has_mark(value) },
		                            { .text = score_status_name(value->status) },
		                            { .text = value->code } };

	store_write(store, STORE_BREACH_SCORE, binds, 5);
}

enum { VOIDING_MOST = 16 };

enum status score_put_entered(struct store *store, const struct score_change *change, struct problem *problem)
{
	static const struct entry_value voided = { .status = SCORE_VOID };
	const struct store_bind binds[] = { { .text = change->candidate_no }, { .text = change->subject } };
	const struct entry_value *value = change->value;
	struct score_change entered = *change;
	struct store_cursor *rows = store_cursor_open(store, STORE_BREACHES_VOIDING, binds, 2);
	int64_t breaches[VOIDING_MOST];
	size_t count = 0;
	enum status status;

	while (count < VOIDING_MOST && store_cursor_next(rows))
		breaches[count++] = store_cursor_number(rows, 0);
	status = store_cursor_close(rows, problem);
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		entered.value = &voided;
		breach_keep(store, breaches[i], change->subject, value);
	}
	return status == STATUS_OK ? score_put(store, &entered, problem) : status;
}
