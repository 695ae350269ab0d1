/* SPDX-License-Identifier: ISC */
/* Who has which entry of a batch, and what the batch's slip says. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_blind.h>
#include <luqu/text.h>

#include "entry.h"

/* --- giving --------------------------------------------------------------------------------------------------------------------
 */

static void put_users(struct store *store, struct batch_info *batch, int pass, const char *user)
{
	char *slot = batch->users[pass - 1];
	const struct store_bind binds[] = { { .number = batch->number }, { .text = batch->users[0] }, { .text = batch->users[1] } };
	char old[ENTRY_USER_TEXT];

	snprintf(old, sizeof old, "%s", slot);
	snprintf(slot, ENTRY_USER_TEXT, "%s", user);
	batch_audit(store, pass == PASS_FIRST ? "give first entry" : "give second entry", batch->number, old, user, "");
	store_write(store, STORE_BATCH_GIVE, binds, 3);
}

/* Whoever entered anything for one pass is not the other pass's reader, whoever has it now. */
static enum status check_other(struct store *store, const struct batch_info *batch, int pass, const char *user,
                               struct problem *problem)
{
	const struct store_bind bind = { .number = batch->number };
	struct store_cursor *rows;
	bool is_reader = strcmp(batch->users[2 - pass], user) == 0;
	enum status status;

	rows = store_cursor_open(store, STORE_BATCH_ENTRIES, &bind, 1);
	while (!is_reader && store_cursor_next(rows))
		is_reader = store_cursor_number(rows, 0) != pass && strcmp(store_cursor_text(rows, 5), user) == 0;
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && is_reader)
		status = problem_set(problem, STATUS_FAULT,
		                     _("%s has read batch %lld already: both entries are by different people"), user,
		                     (long long)batch->number);
	return status;
}

/* Whoever had the labels in hand knows whose the sheets are. */
static enum status check_blind(struct store *store, const struct batch_info *batch, const char *user, struct problem *problem)
{
	bool knows = false;
	enum status status = blind_knows(store, batch->exam, user, &knows, problem);

	if (status == STATUS_OK && knows)
		status = problem_set(problem, STATUS_FAULT, _("%s has printed the labels of exam '%s': others enter its marks"),
		                     user, batch->exam);
	return status;
}

static enum status check_reader(struct store *store, const struct batch_info *batch, int pass, const char *user,
                                struct problem *problem)
{
	const enum status status = check_other(store, batch, pass, user, problem);

	return status == STATUS_OK ? check_blind(store, batch, user, problem) : status;
}

static int free_pass(const struct batch_info *batch)
{
	if (batch->users[0][0] == '\0')
		return PASS_FIRST;
	return batch->users[1][0] == '\0' ? PASS_SECOND : 0;
}

enum status batch_give(struct store *store, int64_t number, const char *user, int pass, struct problem *problem)
{
	struct batch_info batch;
	enum status status;

	if (strlen(user) >= ENTRY_USER_TEXT || text_is_blank(user, strlen(user)) ||
	    text_check(user, strlen(user), NULL) != TEXT_GOOD)
		return problem_set(problem, STATUS_USAGE, _("'%s' is no user's name"), user);
	status = batch_begin(store, number, &batch, problem);
	if (status != STATUS_OK)
		return status;
	pass = pass ? pass : free_pass(&batch);
	if (pass == 0)
		status = problem_set(problem, STATUS_FAULT, _("both entries of batch %lld are given; say which: 1 or 2"),
		                     (long long)number);
	if (status == STATUS_OK)
		status = check_reader(store, &batch, pass, user, problem);
	if (status == STATUS_OK)
		put_users(store, &batch, pass, user);
	return entry_end(store, status, problem);
}

/* His own where it is given to him, else the first that is nobody's. */
static int choose_pass(const struct batch_info *batch, const char *user)
{
	for (int pass = PASS_FIRST; pass <= PASS_SECOND; pass++)
		if (strcmp(batch->users[pass - 1], user) == 0)
			return pass;
	return free_pass(batch);
}

enum status entry_take(struct store *store, struct batch_info *batch, int *pass, struct problem *problem)
{
	const char *user = store_writer(store);
	enum status status;

	if (*pass == 0)
		*pass = choose_pass(batch, user);
	if (*pass == 0)
		return problem_set(problem, STATUS_FAULT, _("both entries of batch %lld are others'"), (long long)batch->number);
	if (strcmp(batch->users[*pass - 1], user) == 0)
		return STATUS_OK;
	if (batch->users[*pass - 1][0] != '\0')
		return problem_set(problem, STATUS_FAULT, _("entry %d of batch %lld is %s's"), *pass, (long long)batch->number,
		                   batch->users[*pass - 1]);
	status = check_reader(store, batch, *pass, user, problem);
	if (status == STATUS_OK)
		put_users(store, batch, *pass, user);
	return status;
}

/* --- slips ---------------------------------------------------------------------------------------------------------------------
 */

static void slip_json(const struct batch_info *batch, char *text, size_t size)
{
	char sum[DECIMAL_TEXT];

	text[0] = '\0';
	decimal_write_e2(batch->slip_sum_e2, sum);
	if (batch->has_slip)
		snprintf(text, size, "{\"count\":%lld,\"sum\":\"%s\"}", (long long)batch->slip_count, sum);
}

enum status batch_slip(struct store *store, int64_t number, int64_t count, int64_t sum_e2, struct problem *problem)
{
	const struct store_bind binds[] = { { .number = number }, { .number = count }, { .number = sum_e2 } };
	char old[128], new[128];
	struct batch_info batch;
	enum status status;

	if (count < 0 || sum_e2 < 0)
		return problem_set(problem, STATUS_USAGE, "%s", _("a slip has a count and a sum, neither below 0"));
	status = batch_begin(store, number, &batch, problem);
	if (status != STATUS_OK)
		return status;
	slip_json(&batch, old, sizeof old);
	batch.has_slip = true;
	batch.slip_count = count;
	batch.slip_sum_e2 = sum_e2;
	slip_json(&batch, new, sizeof new);
	batch_audit(store, "slip", number, old, new, "");
	store_write(store, STORE_BATCH_SLIP, binds, 3);
	return entry_end(store, status, problem);
}
