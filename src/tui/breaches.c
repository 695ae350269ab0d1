/* SPDX-License-Identifier: ISC */
/* The screen `breaches`: marks void for a breach, recorded and lifted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/screen_entry.h>
#include <luqu/service_breach.h>

#include "internal.h"
#include "page.h"

enum { PART_TEXT = 40 };

struct breaches {
	struct arena *arena;
	const char *(*rows)[BREACHES_CELLS];
	size_t n_rows, room;
	int64_t seq;                                             /* as read */
	char no[PART_TEXT], code[PART_TEXT], subject[PART_TEXT]; /* of the breach that a reason is asked for */
};

static bool keep_row(struct breaches *own, struct store_cursor *cursor)
{
	if (!array_grow((void **)&own->rows, &own->room, own->n_rows + 1, sizeof *own->rows))
		return false;
	for (int cell = 0; cell < BREACHES_CELLS; cell++)
		own->rows[own->n_rows][cell] = arena_copy(own->arena, store_cursor_text(cursor, cell));
	own->n_rows++;
	return !arena_failed(own->arena);
}

static enum status read_rows(struct view *view, struct problem *problem)
{
	struct breaches *own = view->state;
	const struct store_bind bind = { .text = view->argument };
	struct store_cursor *cursor;
	bool is_good;

	arena_free(own->arena);
	own->arena = arena_make();
	own->n_rows = 0;
	own->seq = tui_data_seq(view->tui);
	is_good = own->arena != NULL;
	cursor = store_cursor_open(tui_store(view->tui), STORE_BREACHES, &bind, 1);
	while (is_good && store_cursor_next(cursor))
		is_good = keep_row(own, cursor);
	const enum status status = store_cursor_close(cursor, problem);
	return is_good ? status : problem_memory(problem);
}

/* The argument: a candidate, or none for all. */
static enum status breaches_open(struct view *view, struct problem *problem)
{
	const enum status status = view_find_candidate(view, problem);

	return status == STATUS_OK ? read_rows(view, problem) : status;
}

static void breaches_close(struct view *view)
{
	struct breaches *own = view->state;

	if (!own)
		return;
	arena_free(own->arena);
	free(own->rows);
}

static void breaches_returned(struct view *view)
{
	const struct breaches *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (own->seq != tui_data_seq(view->tui) && read_rows(view, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
}

static void fill(const struct view *view, size_t index, struct list_row *row)
{
	const struct breaches *own = view->state;

	row->n_cells = BREACHES_CELLS;
	memcpy(row->cells, own->rows[index], sizeof own->rows[index]);
}

static void *open_rows(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct breaches *own = view->state;
	const struct list_array array = { own->n_rows, fill };

	return list_open_array(view, from, &array, problem);
}

const struct list_source list_breaches = { .open = open_rows, .next = list_next_array, .close = list_close_array };
const struct behaviour behaviour_breaches = {
	.state_bytes = sizeof(struct breaches), .open = breaches_open, .close = breaches_close, .returned = breaches_returned
};

/* --- recorded and lifted ----------------------------------------------------------------------------------------------------- */

static struct effect change(struct view *view, bool is_lift, const char *reason)
{
	const struct breaches *own = view->state;
	const struct breach_request request = { own->no, own->code, own->subject[0] ? own->subject : NULL, reason };
	struct problem problem = { .status = STATUS_OK };
	uint64_t marks = 0;

	tui_begin_change(view->tui);
	const enum status status = (is_lift ? breach_lift : breach_void)(tui_store(view->tui), &request, &marks, &problem);
	tui_data_changed(view->tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	return effect_say(is_lift ? _("%llu marks stand again") : _("%llu marks void"), (unsigned long long)marks);
}

static struct effect add_reason(struct view *view, const char *reason)
{
	return change(view, false, reason);
}

static struct effect add_given(struct view *view, const char *text)
{
	struct breaches *own = view->state;

	own->subject[0] = '\0';
	if (sscanf(text, "%39s %39s %39s", own->no, own->code, own->subject) < 2)
		return effect_refuse("%s", _("a candidate's number, a reason code, and where it voids one subject that"));
	return effect_input(add_reason, _("Why?"), "");
}

struct effect action_breach_add(struct view *view)
{
	char preset[EFFECT_TEXT];

	snprintf(preset, sizeof preset, "%.40s%s", view->argument, view->argument[0] ? " " : "");
	return effect_input(add_given, _("Candidate, reason code, subject:"), preset);
}

static struct effect lift_reason(struct view *view, const char *reason)
{
	return change(view, true, reason);
}

struct effect action_breach_lift(struct view *view)
{
	struct breaches *own = view->state;
	const struct list_row *row = list_focus(view->list);
	char question[EFFECT_TEXT];

	if (!row)
		return effect_stay();
	if (row->cells[BREACHES_LIFTED_USER][0])
		return effect_refuse("%s", _("this breach is lifted already"));
	snprintf(own->no, sizeof own->no, "%s", row->cells[BREACHES_NO]);
	snprintf(own->code, sizeof own->code, "%s", row->cells[BREACHES_CODE]);
	snprintf(own->subject, sizeof own->subject, "%s", row->cells[BREACHES_SUBJECT]);
	snprintf(question, sizeof question, _("Breach %s of %s lifted. Why?"), row->cells[BREACHES_CODE], row->cells[BREACHES_NO]);
	return effect_input(lift_reason, question, "");
}
