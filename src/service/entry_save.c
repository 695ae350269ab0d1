/* SPDX-License-Identifier: ISC */
/* One entry of a batch at a form: opened, and each value saved as it is typed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"

void entry_sheet_free(struct entry_sheet *sheet)
{
	free(sheet->places);
	*sheet = (struct entry_sheet){ .places = NULL };
}

static enum status fill_sheet(struct store *store, struct entry_sheet *sheet, struct problem *problem)
{
	struct subject_limits limits;
	struct batch_value *values = NULL;
	enum status status = subject_limits_find(store, sheet->batch.subject, &limits, problem);

	if (status != STATUS_OK)
		return status;
	sheet->limits = limits.limits;
	snprintf(sheet->subject_name, sizeof sheet->subject_name, "%s", limits.name);
	status = batch_values_read(store, &sheet->batch, &values, &sheet->n_places, problem);
	sheet->places = calloc(sheet->n_places + 1, sizeof *sheet->places);
	if (status == STATUS_OK && !sheet->places)
		status = problem_memory(problem);
	for (size_t i = 0; status == STATUS_OK && sheet->places && i < sheet->n_places; i++) {
		snprintf(sheet->places[i].place, ENTRY_PLACE_TEXT, "%s", values[i].place);
		sheet->places[i].value = values[i].values[sheet->pass - 1];
	}
	free(values);
	return status;
}

/* A pass that is his already is opened without writing. */
static enum status open_pass(struct store *store, int64_t number, int pass, struct entry_sheet *sheet, struct problem *problem)
{
	enum status status = batch_begin(store, number, &sheet->batch, problem);

	if (status != STATUS_OK)
		return status;
	sheet->pass = pass;
	status = entry_take(store, &sheet->batch, &sheet->pass, problem);
	if (status == STATUS_OK)
		status = fill_sheet(store, sheet, problem);
	return entry_end(store, status, problem);
}

enum status entry_open(struct store *store, int64_t number, int pass, struct entry_sheet *sheet, struct problem *problem)
{
	enum status status;

	*sheet = (struct entry_sheet){ .places = NULL };
	status = open_pass(store, number, pass, sheet, problem);
	if (status == STATUS_OK)
		status = batch_find(store, number, &sheet->batch, problem);
	if (status != STATUS_OK)
		entry_sheet_free(sheet);
	return status;
}

/* Whether the place is one of the batch. */
static enum status check_place(struct store *store, const struct entry_input *input, struct problem *problem)
{
	const struct store_bind bind = { .number = input->batch };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCH_SHEETS, &bind, 1);
	bool is_there = false;
	enum status status;

	while (!is_there && store_cursor_next(rows))
		is_there = strcmp(store_cursor_text(rows, 0), input->place) == 0;
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && !is_there)
		status = problem_set(problem, STATUS_FAULT, _("batch %lld has no place '%s'"), (long long)input->batch,
		                     input->place);
	return status;
}

static enum status refuse_conflict(const struct entry_input *input, const struct entry_value *there, struct problem *problem)
{
	char theirs[ENTRY_VALUE_TEXT], ours[ENTRY_VALUE_TEXT];

	entry_value_write(there, theirs);
	entry_value_write(&input->value, ours);
	return problem_set(problem, STATUS_FAULT,
	                   _("place %s: another session has put '%s' there meanwhile; yours is '%s'; nothing was stored"),
	                   input->place, theirs, ours);
}

static enum status save(struct store *store, const struct entry_input *input, struct batch_info *batch, struct problem *problem)
{
	struct subject_limits limits;
	struct entry_three three;
	int pass = input->pass;
	enum status status = entry_take(store, batch, &pass, problem);

	if (status == STATUS_OK)
		status = subject_limits_find(store, batch->subject, &limits, problem);
	if (status == STATUS_OK)
		status = entry_value_check(store, &limits.limits, &input->value, problem);
	if (status == STATUS_OK)
		status = check_place(store, input, problem);
	if (status == STATUS_OK)
		status = entry_three_find(store, input->batch, input->place, &three, problem);
	if (status != STATUS_OK)
		return status;
	if (three.values[PASS_SETTLED - 1].status != SCORE_NONE)
		return problem_set(problem, STATUS_FAULT, _("place %s is settled already"), input->place);
	if (!entry_value_is_same(&three.values[pass - 1], &input->expected))
		return refuse_conflict(input, &three.values[pass - 1], problem);
	if (!entry_value_is_same(&input->value, &input->expected))
		entry_put(store, input, &input->expected, "enter");
	return store_trouble(store, problem);
}

enum status entry_save(struct store *store, const struct entry_input *input, struct problem *problem)
{
	struct batch_info batch;
	const enum status status = batch_begin(store, input->batch, &batch, problem);

	return status == STATUS_OK ? entry_end(store, save(store, input, &batch, problem), problem) : status;
}
