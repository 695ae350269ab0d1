/* SPDX-License-Identifier: ISC */
/* What two people read differently, settled by a third from the sheet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"

/* Whoever entered anything of the batch, and whoever it was given to, is no third person. */
static enum status check_third(struct store *store, const struct batch_info *batch, struct problem *problem)
{
	const struct store_bind bind = { .number = batch->number };
	char user[ENTRY_USER_TEXT];
	struct store_cursor *rows;
	bool is_reader;
	enum status status;

	store_user(user, sizeof user);
	is_reader = strcmp(batch->users[0], user) == 0 || strcmp(batch->users[1], user) == 0;
	rows = store_cursor_open(store, STORE_BATCH_ENTRIES, &bind, 1);
	while (!is_reader && store_cursor_next(rows))
		is_reader = store_cursor_number(rows, 0) != PASS_SETTLED && strcmp(store_cursor_text(rows, 5), user) == 0;
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && is_reader)
		status = problem_set(problem, STATUS_FAULT, _("%s has read batch %lld: a third person settles it"), user,
		                     (long long)batch->number);
	return status;
}

static enum status check_complete(const struct batch_info *batch, struct problem *problem)
{
	if (batch->entered[0] == batch->sheets && batch->entered[1] == batch->sheets)
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("batch %lld is not entered twice yet"), (long long)batch->number);
}

static enum status fill_differing(struct store *store, struct entry_sheet *sheet, struct problem *problem)
{
	struct batch_value *values = NULL;
	struct subject_limits limits;
	size_t count = 0;
	enum status status = subject_limits_find(store, sheet->batch.subject, &limits, problem);

	if (status == STATUS_OK)
		status = batch_values_read(store, &sheet->batch, &values, &count, problem);
	if (status == STATUS_OK && !(sheet->places = calloc(count + 1, sizeof *sheet->places)))
		status = problem_memory(problem);
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		if (batch_value_differs(&values[i]))
			snprintf(sheet->places[sheet->n_places++].place, ENTRY_PLACE_TEXT, "%s", values[i].place);
	free(values);
	if (status != STATUS_OK)
		return status;
	sheet->limits = limits.limits;
	snprintf(sheet->subject_name, sizeof sheet->subject_name, "%s", limits.name);
	return STATUS_OK;
}

enum status entry_compare(struct store *store, int64_t number, struct entry_sheet *sheet, struct problem *problem)
{
	enum status status;

	*sheet = (struct entry_sheet){ .pass = PASS_SETTLED };
	status = batch_find(store, number, &sheet->batch, problem);
	if (status == STATUS_OK)
		status = check_third(store, &sheet->batch, problem);
	if (status == STATUS_OK)
		status = check_complete(&sheet->batch, problem);
	if (status == STATUS_OK)
		status = fill_differing(store, sheet, problem);
	if (status != STATUS_OK)
		entry_sheet_free(sheet);
	return status;
}

/* What has been settled may be settled anew: the third person mistypes as well, and the slip finds it. */
static enum status check_turn(const struct entry_input *input, const struct entry_three *three, struct problem *problem)
{
	if (entry_value_is_same(&three->values[0], &three->values[1]))
		return problem_set(problem, STATUS_FAULT, _("place %s does not differ"), input->place);
	return STATUS_OK;
}

static enum status settle(struct store *store, const struct entry_input *input, const struct batch_info *batch,
                          struct entry_settled *settled, struct problem *problem)
{
	struct subject_limits limits;
	struct entry_three three;
	struct entry_input put = *input;
	enum status status = check_third(store, batch, problem);

	if (status == STATUS_OK)
		status = check_complete(batch, problem);
	if (status == STATUS_OK)
		status = subject_limits_find(store, batch->subject, &limits, problem);
	if (status == STATUS_OK)
		status = entry_three_find(store, input->batch, input->place, &three, problem);
	if (status == STATUS_OK)
		status = check_turn(input, &three, problem);
	if (status == STATUS_OK)
		status = entry_value_check(store, &limits.limits, &input->value, problem);
	if (status != STATUS_OK)
		return status;
	put.pass = PASS_SETTLED;
	entry_put(store, &put, &three.values[PASS_SETTLED - 1], "settle");
	*settled = (struct entry_settled){ three.values[0], three.values[1] };
	return store_trouble(store, problem);
}

enum status entry_settle(struct store *store, const struct entry_input *input, struct entry_settled *settled,
                         struct problem *problem)
{
	struct batch_info batch;
	const enum status status = batch_begin(store, input->batch, &batch, problem);

	return status == STATUS_OK ? entry_end(store, settle(store, input, &batch, settled, problem), problem) : status;
}
