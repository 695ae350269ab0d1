/* SPDX-License-Identifier: ISC */
/* One room and who sits in it. */
#include <luqu/service_rooms.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "room_view.h"
#include "seating.h"

void room_view_free(struct room_view *view)
{
	free(view->seats);
	arena_free(view->arena);
	*view = (struct room_view){ .exam = NULL };
}

static const char *copy(struct room_view *view, struct store_cursor *rows, int column)
{
	return arena_text(view->arena, store_cursor_text(rows, column), store_cursor_length(rows, column));
}

/* --- the exam ------------------------------------------------------------------------------------------------------------------- */

/* A row of a kind whose only key is the exam; texts for the columns wanted. */
static enum status find(struct store *store, enum kind kind, const char *exam, struct value values[FIELDS_MOST], bool *is_found,
			struct problem *problem)
{
	struct row *row = calloc(1, sizeof *row);

	if (!row)
		return problem_memory(problem);
	row->kind = kind;
	row->values[0] = (struct value){ .text = exam, .length = strlen(exam) };
	const enum store_answer answer = store_find_row(store, row, values);
	free(row);
	*is_found = answer == STORE_DONE;
	return answer == STORE_FAILED ? store_trouble(store, problem) : STATUS_OK;
}

enum status room_exam_read(struct store *store, const char *code, struct room_exam *exam, struct problem *problem)
{
	enum { NAME = 1, DATE = 2, ORDER = 7 };
	struct value values[FIELDS_MOST] = { { .text = NULL } };
	bool is_found = false;
	enum status status = find(store, KIND_EXAMS, code, values, &is_found, problem);

	if (status == STATUS_OK && !is_found)
		status = problem_set(problem, STATUS_FAULT, _("there is no exam %s"), code);
	if (status != STATUS_OK)
		return status;
	exam->code = arena_copy(exam->arena, code);
	exam->name = arena_text(exam->arena, values[NAME].text, values[NAME].length);
	exam->date = arena_text(exam->arena, values[DATE].text, values[DATE].length);
	status = find(store, KIND_SITTINGS, code, values, &is_found, problem);
	exam->is_shaped = !is_found || (values[ORDER].length == strlen("shaped") && memcmp(values[ORDER].text, "shaped", values[ORDER].length) == 0);
	store_end_finding(store);
	return status == STATUS_OK && arena_failed(exam->arena) ? problem_memory(problem) : status;
}

/* --- the room --------------------------------------------------------------------------------------------------------------------- */

void room_view_take(struct room_view *view, struct store_cursor *rows, const struct room_exam *exam)
{
	enum { SITE, ROOM, SIZE, COLUMNS, TAG, DATE, HALF, SEX, GROUP, SEATED, SITE_NAME, ADDRESS };

	view->exam = arena_copy(view->arena, exam->code);
	view->exam_name = arena_copy(view->arena, exam->name);
	view->site = copy(view, rows, SITE);
	view->site_name = copy(view, rows, SITE_NAME);
	view->address = copy(view, rows, ADDRESS);
	view->room = copy(view, rows, ROOM);
	view->tag = copy(view, rows, TAG);
	view->date = store_cursor_length(rows, DATE) > 0 ? copy(view, rows, DATE) : arena_copy(view->arena, exam->date);
	view->half = copy(view, rows, HALF);
	view->sex = copy(view, rows, SEX);
	view->group = copy(view, rows, GROUP);
	view->size = (uint32_t)store_cursor_number(rows, SIZE);
	view->columns = (uint32_t)store_cursor_number(rows, COLUMNS);
}

static void take_seat(struct room_view *view, struct store_cursor *rows, struct room_seat *seat)
{
	enum { SEAT = 2, TICKET, CANDIDATE, NAME, SEX, FEEDER, FEEDER_NAME, WITHDRAWN };

	*seat = (struct room_seat){
		.seat = (uint32_t)store_cursor_number(rows, SEAT),
		.ticket = copy(view, rows, TICKET),
		.candidate_no = copy(view, rows, CANDIDATE),
		.name = copy(view, rows, NAME),
		.sex = copy(view, rows, SEX),
		.feeder = copy(view, rows, FEEDER),
		.feeder_name = copy(view, rows, FEEDER_NAME),
		.is_withdrawn = store_cursor_number(rows, WITHDRAWN) != 0,
	};
}

enum status room_view_seats(struct store *store, struct room_view *view, bool is_shaped, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = view->exam }, { .text = view->site }, { .text = view->room } };
	const struct seating_room shape = { .size = view->size, .columns = view->columns };
	struct store_cursor *rows = store_cursor_open(store, STORE_EXAM_SEATS, binds, 3);
	size_t capacity = 0;
	bool has_memory = true;

	while (has_memory && store_cursor_next(rows)) {
		void *grown = view->seats;

		has_memory = array_grow(&grown, &capacity, view->n_seats + 1, sizeof *view->seats);
		view->seats = grown;
		if (has_memory)
			take_seat(view, rows, &view->seats[view->n_seats++]);
	}
	const enum status status = store_cursor_close(rows, problem);
	const uint32_t highest = view->n_seats > 0 ? view->seats[view->n_seats - 1].seat : 0;
	for (size_t i = 0; i < view->n_seats; i++) {
		const struct seating_spot spot = seating_spot(&shape, highest, is_shaped, view->seats[i].seat);

		view->seats[i].column = spot.column;
		view->seats[i].row = spot.row;
	}
	view->rows = seating_rows(&shape, highest);
	return !has_memory || arena_failed(view->arena) ? problem_memory(problem) : status;
}

static enum status find_room(struct store *store, const struct room_exam *exam, const char *site, const char *room, struct room_view *view,
			     struct problem *problem)
{
	const struct store_bind bind = { .text = exam->code };
	struct store_cursor *rows = store_cursor_open(store, STORE_EXAM_ROOMS, &bind, 1);
	bool is_found = false;

	while (!is_found && store_cursor_next(rows)) {
		is_found = strcmp(store_cursor_text(rows, 0), site) == 0 && strcmp(store_cursor_text(rows, 1), room) == 0;
		if (is_found)
			room_view_take(view, rows, exam);
	}
	const enum status status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && !is_found)
		return problem_set(problem, STATUS_FAULT, _("exam %s has no room %s/%s"), exam->code, site, room);
	return status;
}

enum status room_view_read(struct store *store, const char *exam, const char *site, const char *room, struct room_view *view, struct problem *problem)
{
	struct room_exam about = { .arena = arena_make() };
	enum status status;

	*view = (struct room_view){ .arena = arena_make() };
	status = view->arena && about.arena ? room_exam_read(store, exam, &about, problem) : problem_memory(problem);
	if (status == STATUS_OK)
		status = find_room(store, &about, site, room, view, problem);
	if (status == STATUS_OK)
		status = room_view_seats(store, view, about.is_shaped, problem);
	arena_free(about.arena);
	return status;
}
