/* SPDX-License-Identifier: ISC */
/* What an exam's seating needs, read from the store. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "seat.h"

void seat_exam_free(struct seat_exam *exam)
{
	year_data_free(&exam->year);
	arena_free(exam->arena);
	free(exam->rooms);
	free(exam->sits);
	free(exam->row);
	*exam = (struct seat_exam){ .exam = NULL };
}

struct seating_person seat_person(const struct seat_exam *exam, candidate_ix candidate)
{
	const struct dataset *d = exam->year.dataset;
	const char sex = d->sex[candidate];
	const uint32_t feeder = d->feeder[candidate];

	return (struct seating_person){
		.school = strings_length(d->texts, feeder) > 0 ? feeder + 1 : SEATING_NO_SCHOOL,
		.paper = exam->paper_of[d->tagset[candidate]],
		.use = exam->use_of[d->tagset[candidate]],
		.sex = sex == 'M' ? SEATING_BOYS : sex == 'F' ? SEATING_GIRLS : SEATING_ANY_SEX,
	};
}

/* --- the exam and its sitting --------------------------------------------------------------------------------------------------- */

static enum status find_exam(struct store *store, struct seat_exam *exam, struct problem *problem)
{
	struct value found[FIELDS_MOST];

	exam->row->kind = KIND_EXAMS;
	exam->row->values[0] = (struct value){ .text = exam->exam, .length = strlen(exam->exam) };
	switch (store_find_row(store, exam->row, found)) {
	case STORE_DONE:
		return STATUS_OK;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no exam %s"), exam->exam);
	default:
		return store_trouble(store, problem);
	}
}

static void read_sitting(struct seat_exam *exam)
{
	const struct value *values = exam->row->values;

	for (size_t i = 0; i < SITTING_COLUMNS; i++)
		exam->sitting[i] = arena_text(exam->arena, values[i].text ? values[i].text : "", values[i].length);
	if (arena_failed(exam->arena))
		return;
	exam->extra = (uint32_t)values[SITTING_EXTRA].number;
	exam->remainder = strcmp(exam->sitting[SITTING_REMAINDER], "own") == 0    ? SEATING_OWN
			  : strcmp(exam->sitting[SITTING_REMAINDER], "merge") == 0 ? SEATING_MERGE
										   : SEATING_LARGER;
	exam->is_shaped = strcmp(exam->sitting[SITTING_ORDER], "shaped") == 0;
	exam->keeps_schools_together = strcmp(exam->sitting[SITTING_SCHOOLS], "together") == 0;
}

/* The values stay in the row, those of the defaults too: the draw's seed is written there. */
static enum status find_sitting(struct store *store, struct seat_exam *exam, struct problem *problem)
{
	struct cell cells[FIELDS_MOST] = { { exam->exam, strlen(exam->exam) } };
	struct findings findings = { .count = 0 };
	struct value found[FIELDS_MOST];
	struct ticket_fault fault = { .column = 0 };

	row_check(KIND_SITTINGS, cells, exam->row, &findings, "", 0);
	findings_clear(&findings);
	exam->has_sitting = store_find_row(store, exam->row, found) == STORE_DONE;
	if (store_trouble(store, NULL) != STATUS_OK)
		return store_trouble(store, problem);
	if (exam->has_sitting)
		memcpy(exam->row->values, found, sizeof found);
	read_sitting(exam);
	if (arena_failed(exam->arena))
		return problem_memory(problem);
	if (!ticket_format_read(exam->sitting[SITTING_TICKET], strlen(exam->sitting[SITTING_TICKET]), &exam->format, &fault))
		return problem_set(problem, STATUS_FAULT, "%s: %s", exam->sitting[SITTING_TICKET], fault.text);
	return STATUS_OK;
}

/* --- rooms ------------------------------------------------------------------------------------------------------------------------ */

enum room_column { ROOM_SITE, ROOM_ROOM, ROOM_SIZE, ROOM_COLUMNS, ROOM_TAG, ROOM_DATE, ROOM_HALF, ROOM_SEX, ROOM_GROUP, ROOM_SEATED };

static void read_room(struct seat_exam *exam, struct store_cursor *rows, struct seat_room *room)
{
	const char *sex = store_cursor_text(rows, ROOM_SEX);

	*room = (struct seat_room){
		.site = arena_copy(exam->arena, store_cursor_text(rows, ROOM_SITE)),
		.room = arena_copy(exam->arena, store_cursor_text(rows, ROOM_ROOM)),
		.tag = arena_copy(exam->arena, store_cursor_text(rows, ROOM_TAG)),
		.size = (uint32_t)store_cursor_number(rows, ROOM_SIZE),
		.columns = (uint32_t)store_cursor_number(rows, ROOM_COLUMNS),
		.sex = *sex == 'M' ? SEATING_BOYS : *sex == 'F' ? SEATING_GIRLS : SEATING_ANY_SEX,
		.seated = (uint32_t)store_cursor_number(rows, ROOM_SEATED),
	};
}

static enum status read_rooms(struct store *store, struct seat_exam *exam, struct problem *problem)
{
	const struct store_bind bind = { .text = exam->exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_EXAM_ROOMS, &bind, 1);
	size_t capacity = 0;
	bool has_memory = true;

	while (has_memory && store_cursor_next(rows)) {
		void *grown = exam->rooms;

		has_memory = array_grow(&grown, &capacity, exam->n_rooms + 1, sizeof *exam->rooms);
		exam->rooms = grown;
		if (has_memory)
			read_room(exam, rows, &exam->rooms[exam->n_rooms++]);
	}
	const enum status status = store_cursor_close(rows, problem);
	if (!has_memory || arena_failed(exam->arena))
		return problem_memory(problem);
	if (status == STATUS_OK && exam->n_rooms == 0)
		return problem_set(problem, STATUS_FAULT, _("exam %s has no rooms"), exam->exam);
	return status;
}

enum status seat_exam_read(struct store *store, const char *code, const struct progress *progress, struct seat_exam *exam, struct problem *problem)
{
	enum status status;

	exam->exam = code;
	exam->progress = progress;
	exam->arena = arena_make();
	exam->row = calloc(1, sizeof *exam->row);
	if (!exam->arena || !exam->row)
		return problem_memory(problem);
	status = find_exam(store, exam, problem);
	if (status == STATUS_OK)
		status = find_sitting(store, exam, problem);
	if (status == STATUS_OK)
		status = read_rooms(store, exam, problem);
	if (status == STATUS_OK)
		status = year_data_read(store, progress, &exam->year, problem);
	if (status == STATUS_OK)
		status = seat_sieve(exam, problem);
	if (status == STATUS_OK && !seat_number_uses(exam))
		status = problem_memory(problem);
	return status;
}
