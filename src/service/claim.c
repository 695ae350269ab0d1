/* SPDX-License-Identifier: ISC */
/* Claims from state to state. */
#include "claim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/service_seat.h>

#include "reason.h"

enum state { CLAIMED, NOTICED, GRANTED, REFUSED, STATES };

static const char *const state_names[STATES] = { "claimed", "noticed", "granted", "refused" };

static const struct act {
	const char *name; /* in the trail */
	enum state makes;
	bool takes[STATES];
} acts[] = {
	[CLAIM_NOTICE] = { "notice", NOTICED, { [CLAIMED] = true, [REFUSED] = true } },
	[CLAIM_GRANT] = { "grant", GRANTED, { [NOTICED] = true } },
	[CLAIM_REFUSE] = { "refuse", REFUSED, { [CLAIMED] = true, [NOTICED] = true, [GRANTED] = true } },
};
enum { ACTS = sizeof acts / sizeof *acts };

static struct value value_of(const char *text)
{
	return (struct value){ .text = text, .length = strlen(text) };
}

static enum state state_of(const struct claim *claim)
{
	const struct value *value = &claim->row.values[CLAIM_STATE];
	enum state state = CLAIMED;

	while (state < REFUSED &&
	       (strlen(state_names[state]) != value->length || memcmp(state_names[state], value->text, value->length) != 0))
		state++;
	return state;
}

/* --- reading
 * --------------------------------------------------------------------------------------------------------------------------- */

/* The store's own texts go with the next row that is looked for. */
static bool keep_texts(struct claim *claim, const struct value found[FIELDS_MOST])
{
	size_t size = 1;
	char *at;

	for (size_t i = 0; i < CLAIM_FIELDS; i++)
		size += found[i].length;
	claim->texts = at = malloc(size);
	if (!at)
		return false;
	for (size_t i = 0; i < CLAIM_FIELDS; i++) {
		claim->row.values[i] = found[i];
		if (found[i].length == 0)
			continue;
		memcpy(at, found[i].text, found[i].length);
		claim->row.values[i].text = at;
		at += found[i].length;
	}
	return true;
}

static enum status read_claim(struct claim *claim, struct problem *problem)
{
	const struct claim_request *request = claim->request;
	struct value found[FIELDS_MOST];

	claim->row.kind = KIND_CLAIMS;
	claim->row.values[CLAIM_NO] = value_of(request->candidate_no);
	claim->row.values[CLAIM_KIND] = value_of(request->kind);
	claim->row.values[CLAIM_ITEM] = value_of(request->item);
	switch (store_find_row(claim->store, &claim->row, found)) {
	case STORE_DONE:
		return keep_texts(claim, found) ? STATUS_OK : problem_memory(problem);
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("%s has no row %s/%s/%s"), kind_table(KIND_CLAIMS)->name,
		                   request->candidate_no, request->kind, request->item);
	default:
		return store_trouble(claim->store, problem);
	}
}

/* --- two people
 * ------------------------------------------------------------------------------------------------------------------------ */

/* Taking back one's own act is none that puts in or changes what the claim says. */
static bool is_act(const char *action)
{
	if (strcmp(action, "undo") == 0)
		return true;
	for (size_t i = 0; i < ACTS; i++)
		if (strcmp(acts[i].name, action) == 0)
			return true;
	return false;
}

/* A folder's files stand in the trail as files, one row each: the last of them, 0 where there is none. */
static int64_t last_load(struct store *store, const char *user, bool *is_own)
{
	const struct store_bind binds[] = { { .text = "claims" }, { .text = "claims.csv" } };
	struct store_cursor *rows = store_cursor_open(store, STORE_AUDIT_OF, binds, 2);
	int64_t seq = 0;

	while (store_cursor_next(rows)) {
		if (strcmp(store_cursor_text(rows, 3), "load") != 0)
			continue;
		seq = store_cursor_number(rows, 0);
		*is_own = strcmp(store_cursor_text(rows, 2), user) == 0;
	}
	store_cursor_close(rows, NULL);
	return seq;
}

/* This user put the claim in, or changed what it says, since it came to be. */
static bool is_own(struct claim *claim)
{
	const struct claim_request *request = claim->request;
	char key[512], user[64];
	bool own = false;

	snprintf(key, sizeof key, "%s/%s/%s", request->candidate_no, request->kind, request->item);
	store_user(user, sizeof user);
	const int64_t loaded = last_load(claim->store, user, &own);
	const struct store_bind binds[] = { { .text = "claims" }, { .text = key } };
	struct store_cursor *rows = store_cursor_open(claim->store, STORE_AUDIT_OF, binds, 2);

	while (store_cursor_next(rows)) {
		if (store_cursor_number(rows, 0) < loaded || is_act(store_cursor_text(rows, 3)))
			continue;
		if (store_cursor_length(rows, 6) == 0) /* old: it began here */
			own = false;
		own = own || strcmp(store_cursor_text(rows, 2), user) == 0;
	}
	if (store_cursor_close(rows, NULL) != STATUS_OK)
		own = true;
	return own;
}

/* --- notices
 * --------------------------------------------------------------------------------------------------------------------------- */

static enum status check_length(int64_t first, int64_t last, struct problem *problem)
{
	const int64_t days = day_count_working(first, last);
	char from[DAY_TEXT], to[DAY_TEXT];

	if (days >= CLAIM_NOTICE_DAYS)
		return STATUS_OK;
	day_write(first, from);
	day_write(last, to);
	return problem_set(problem, STATUS_FAULT, _("a notice from %s to %s has %d working days (Monday to Friday); %d are needed"),
	                   from, to, (int)days, CLAIM_NOTICE_DAYS);
}

static enum status read_day(const char *text, int64_t fallback, int64_t *day, struct problem *problem)
{
	*day = fallback;
	if (text && !day_read(text, strlen(text), day))
		return problem_set(problem, STATUS_USAGE, _("'%s' is not a date such as 2026-06-18"), text);
	return STATUS_OK;
}

/* days: what is stored of them. */
static enum status set_notice(struct claim *claim, char days[2][DAY_TEXT], struct problem *problem)
{
	const struct claim_request *request = claim->request;
	int64_t first = 0, last = 0;
	enum status status = read_day(request->from, request->today, &first, problem);

	if (status == STATUS_OK)
		status = read_day(request->to, day_after_working(first, CLAIM_NOTICE_DAYS), &last, problem);
	if (status == STATUS_OK)
		status = check_length(first, last, problem);
	if (status != STATUS_OK)
		return status;
	day_write(first, days[0]);
	day_write(last, days[1]);
	claim->row.values[CLAIM_FROM] = value_of(days[0]);
	claim->row.values[CLAIM_TO] = value_of(days[1]);
	return STATUS_OK;
}

static enum status check_notice(const struct claim *claim, struct problem *problem)
{
	const struct value *from = &claim->row.values[CLAIM_FROM], *to = &claim->row.values[CLAIM_TO];
	int64_t first = 0, last = 0;

	if (!day_read(from->text, from->length, &first) || !day_read(to->text, to->length, &last))
		return problem_set(problem, STATUS_FAULT, "%s", _("the claim has had no public notice"));
	if (claim->request->today <= last)
		return problem_set(problem, STATUS_FAULT, _("the public notice lasts until %.*s"), (int)to->length, to->text);
	return check_length(first, last, problem);
}

/* --- the whole
 * ------------------------------------------------------------------------------------------------------------------------- */

static enum status grant(struct claim *claim, struct problem *problem)
{
	enum status status = check_notice(claim, problem);

	if (status == STATUS_OK && is_own(claim))
		status = problem_set(problem, STATUS_FAULT, "%s",
		                     _("a claim is granted by another person than who put it in or changed it"));
	return status == STATUS_OK ? claim_give(claim, problem) : status;
}

static enum status act_on(struct claim *claim, struct problem *problem)
{
	const struct act *act = &acts[claim->request->act];
	const enum state state = state_of(claim);
	struct value old[FIELDS_MOST];
	char days[2][DAY_TEXT];
	enum status status = STATUS_OK;

	if (!act->takes[state])
		return problem_set(problem, STATUS_FAULT, _("the claim is %s"), state_names[state]);
	memcpy(old, claim->row.values, sizeof old);
	if (claim->request->act == CLAIM_NOTICE)
		status = set_notice(claim, days, problem);
	else if (claim->request->act == CLAIM_GRANT)
		status = grant(claim, problem);
	else if (state == GRANTED)
		status = claim_take_back(claim, problem);
	if (status != STATUS_OK)
		return status;
	claim->row.values[CLAIM_STATE] = value_of(state_names[act->makes]);
	store_audit_row(claim->store, act->name, KIND_CLAIMS, old, claim->row.values, claim->request->reason);
	store_update_row(claim->store, &claim->row);
	return store_trouble(claim->store, problem);
}

enum status claim_change(struct store *store, const struct claim_request *request, struct problem *problem)
{
	struct claim *claim = calloc(1, sizeof *claim);
	struct claim_request resolved = *request;
	char candidate_no[SEAT_CODE_TEXT];
	enum status status;

	if (!claim)
		return problem_memory(problem);
	resolved.candidate_no = candidate_no;
	claim->store = store;
	claim->request = &resolved;
	status = reason_check(request->reason, problem);
	if (status == STATUS_OK)
		status = store_begin(store, request->progress, problem);
	if (status == STATUS_OK)
		status = candidate_resolve(store, request->candidate_no, candidate_no, problem);
	if (status == STATUS_OK)
		status = read_claim(claim, problem);
	if (status == STATUS_OK)
		status = act_on(claim, problem);
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	free(claim->texts);
	free(claim);
	return status;
}
