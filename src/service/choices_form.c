/* SPDX-License-Identifier: ISC */
/* A candidate's choice form: read, typed in, saved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>

#include "choices.h"

/* --- reading ---------------------------------------------------------------------------------------------------------------------------- */

static size_t find_tier(const struct choices_form *form, const char *code)
{
	return dataset_find_tier(form->year.dataset, code);
}

static enum status read_person(struct store *store, const char *candidate_no, struct choices_form *form, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = candidate_no }, { .number = 1 } };
	struct store_cursor *cursor = store_cursor_open(store, STORE_CANDIDATES_FROM, binds, 2);
	const bool is_there = store_cursor_next(cursor) && strcmp(store_cursor_text(cursor, 0), candidate_no) == 0;

	if (is_there) {
		form->head.candidate_no = arena_copy(form->arena, candidate_no);
		form->head.name = arena_copy(form->arena, store_cursor_text(cursor, 1));
		form->head.feeder = arena_copy(form->arena, store_cursor_text(cursor, 3));
	}
	const enum status status = store_cursor_close(cursor, problem);
	if (status == STATUS_OK && !is_there)
		return problem_set(problem, STATUS_FAULT, _("there is no candidate %s"), candidate_no);
	return status;
}

/* What the stored rows come to, and who signed them. */
static enum status read_head(struct store *store, struct choices_form *form, struct problem *problem)
{
	const char *no = form->head.candidate_no;
	const enum status status = choices_read_version(store, no, &form->head.version, problem);
	const enum store_answer answer = store_find_signature(store, no, strlen(no), &form->head.signature);

	choices_digest(no, form->head.adjust, &form->stored, form->head.digest);
	form->head.is_signed = answer == STORE_DONE;
	return answer == STORE_FAILED ? store_trouble(store, problem) : status;
}

/* What others may change while the form is open. */
static enum status read_state(struct store *store, struct choices_form *form, struct problem *problem)
{
	struct choices_rows rows;
	const enum status status = choices_read_rows(store, form->head.candidate_no, &rows, problem);

	if (status != STATUS_OK) {
		free(rows.rows);
		return status;
	}
	free(form->stored.rows);
	form->stored = rows;
	return read_head(store, form, problem);
}

static void name_programs(struct choices_form *form)
{
	const struct dataset *d = form->year.dataset;

	form->programs = arena_alloc(form->arena, d->n_programs, sizeof *form->programs);
	for (size_t i = 0; form->programs && i < d->n_programs; i++)
		form->programs[i] = (struct choices_program){ d->programs[i].code, d->programs[i].name, d->schools[d->programs[i].school].name };
}

/* Others may have added a tier, and choices in it, since the form was opened: such rows have no place here, and must not be lost for that. */
static enum status check_tiers(const struct choices_form *form, struct problem *problem)
{
	for (size_t i = 0; i < form->stored.n; i++)
		if (find_tier(form, form->stored.rows[i].tier) == IX_NONE)
			return problem_set(problem, STATUS_FAULT, _("there are choices in a new tier, %s: open the form again"), form->stored.rows[i].tier);
	return STATUS_OK;
}

static bool fill_lists(struct choices_form *form)
{
	bool has_room = true;

	for (size_t t = 0; t < choices_tier_count(form); t++)
		form->lists[t].n = 0;
	for (size_t i = 0; has_room && i < form->stored.n; i++) {
		const struct choices_row *row = &form->stored.rows[i];
		has_room = choices_set(form, find_tier(form, row->tier), (size_t)row->rank - 1, row->program);
	}
	return has_room;
}

static enum status read_form(struct store *store, const char *candidate_no, struct choices_form *form, struct problem *problem)
{
	enum status status = read_person(store, candidate_no, form, problem);

	if (status == STATUS_OK)
		status = store_load_candidate(store, candidate_no, &form->year.dataset, problem);
	if (status == STATUS_OK)
		status = totals_compute(form->year.dataset, &form->year.totals, problem);
	if (status != STATUS_OK)
		return status;
	form->head.adjust = form->year.dataset->adjust[0] != 0;
	form->head.feeder_name = dataset_school_name(form->year.dataset, form->head.feeder);
	name_programs(form);
	form->lists = arena_alloc(form->arena, choices_tier_count(form), sizeof *form->lists);
	status = choices_find_standing(form, problem);
	if (status == STATUS_OK)
		status = read_state(store, form, problem);
	if (status == STATUS_OK && (arena_failed(form->arena) || !fill_lists(form)))
		status = problem_memory(problem);
	return status;
}

enum status choices_open(struct store *store, const char *candidate_no, struct choices_form **form, struct problem *problem)
{
	enum status status = store_begin_reading(store, problem);

	*form = calloc(1, sizeof **form);
	if (*form)
		(*form)->arena = arena_make();
	if (status == STATUS_OK)
		status = *form && (*form)->arena ? read_form(store, candidate_no, *form, problem) : problem_memory(problem);
	store_end_reading(store);
	if (status != STATUS_OK) {
		choices_close(*form);
		*form = NULL;
	}
	return status;
}

void choices_close(struct choices_form *form)
{
	if (!form)
		return;
	for (size_t t = 0; form->lists && t < choices_tier_count(form); t++)
		free(form->lists[t].slots);
	free(form->stored.rows);
	year_data_free(&form->year);
	arena_free(form->arena);
	free(form);
}

enum status choices_read_again(struct store *store, struct choices_form *form, struct problem *problem)
{
	const bool was_changed = choices_is_changed(form);
	enum status status = read_state(store, form, problem);

	if (status == STATUS_OK)
		status = check_tiers(form, problem);
	if (status == STATUS_OK && !was_changed && !fill_lists(form))
		return problem_memory(problem);
	return status;
}

/* --- what it holds ------------------------------------------------------------------------------------------------------------------------ */

const struct choices_head *choices_head(const struct choices_form *form)
{
	return &form->head;
}

size_t choices_tier_count(const struct choices_form *form)
{
	return form->year.dataset ? form->year.dataset->n_tiers : 0;
}

const struct choices_tier *choices_tier(const struct choices_form *form, size_t tier)
{
	return &form->tiers[tier];
}

size_t choices_program_count(const struct choices_form *form)
{
	return form->year.dataset->n_programs;
}

const struct choices_program *choices_program(const struct choices_form *form, size_t program)
{
	return &form->programs[program];
}

/* --- saving ------------------------------------------------------------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
	const struct choices_row *one = a, *other = b;
	const int order = strcmp(one->tier, other->tier);

	return order ? order : (one->rank > other->rank) - (one->rank < other->rank);
}

enum status choices_take_rows(const struct choices_form *form, struct choices_rows *rows, struct problem *problem)
{
	*rows = (struct choices_rows){ .n = 0 };
	for (size_t t = 0; t < choices_tier_count(form); t++)
		for (size_t s = 0; s < form->lists[t].n; s++) {
			const size_t program = choices_slot_program(form, t, s);
			if (program == SIZE_MAX)
				continue;
			if (!array_grow((void **)&rows->rows, &rows->capacity, rows->n + 1, sizeof *rows->rows))
				return problem_memory(problem);
			struct choices_row *row = &rows->rows[rows->n++];
			*row = (struct choices_row){ .rank = (int64_t)s + 1 };
			snprintf(row->tier, sizeof row->tier, "%s", form->tiers[t].code);
			snprintf(row->program, sizeof row->program, "%s", form->programs[program].code);
		}
	if (rows->n > 0)
		qsort(rows->rows, rows->n, sizeof *rows->rows, compare_rows);
	return STATUS_OK;
}

static enum status refuse_faulty(const struct choices_form *form, size_t tier, size_t slot, struct problem *problem)
{
	char note[CHOICES_NOTE];

	choices_check(form, tier, slot, note);
	return problem_set(problem, STATUS_FAULT, _("%s, choice %zu: %s"), form->tiers[tier].code, slot + 1, note);
}

/* What was replaced goes to whoever asks for it. That the head cannot be read now does not undo the save that is done. */
static void take_over(struct store *store, struct choices_form *form, struct choices_rows *rows, struct choices_rows *before)
{
	const struct choices_rows replaced = form->stored;

	form->stored = *rows;
	*rows = (struct choices_rows){ .n = 0 };
	if (before)
		*before = replaced;
	else
		free(replaced.rows);
	read_head(store, form, NULL);
}

enum status choices_save(struct store *store, struct choices_form *form, enum choices_outcome *outcome, struct choices_rows *before,
			 struct problem *problem)
{
	struct choices_rows rows = { .n = 0 };
	struct choices_change change = { .candidate_no = form->head.candidate_no, .expected = &form->stored, .rows = &rows, .reason = "" };
	size_t tier, slot;
	enum status status;

	*outcome = CHOICES_FAULTY;
	if (choices_first_fault(form, &tier, &slot))
		return refuse_faulty(form, tier, slot, problem);
	*outcome = CHOICES_FAILED;
	status = check_tiers(form, problem);
	if (status == STATUS_OK)
		status = choices_take_rows(form, &rows, problem);
	if (status == STATUS_OK)
		status = choices_replace(store, &change, outcome, problem);
	if (*outcome == CHOICES_SAVED)
		take_over(store, form, &rows, before);
	else if (*outcome == CHOICES_CONFLICT)
		read_state(store, form, NULL);
	free(rows.rows);
	return status;
}
