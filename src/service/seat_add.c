/* SPDX-License-Identifier: ISC */
/* A late candidate is seated, and nobody moves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "seat.h"

struct adding {
	struct store *store;
	struct seat_exam exam;
	const char *candidate_no;             /* or a ticket; once it is looked up, number */
	char number[SEAT_CODE_TEXT];
	candidate_ix candidate;
	struct seating_person person;
	struct seated *seats; size_t n_seats; /* those there are, by room */
	size_t *first;                        /* [n_rooms + 1] */
	struct strings *tickets;
	candidate_ix *who;                    /* by seat, of the room at hand; IX_NONE: nobody */
	struct seated best;
	uint32_t mates;                       /* beside the best; UINT32_MAX: none found yet */
};

/* --- who sits where ------------------------------------------------------------------------------------------------------------- */

/* Seats come room by room, and rooms mostly in the same order: the next one is mostly the next one. */
static uint32_t find_room(const struct seat_exam *exam, const char *site, const char *room, uint32_t last)
{
	const uint32_t n = (uint32_t)exam->n_rooms, from = last < n ? last : 0;

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t number = (from + i) % n;

		if (strcmp(exam->rooms[number].room, room) == 0 && strcmp(exam->rooms[number].site, site) == 0)
			return number;
	}
	return SEATING_NONE;
}

static int compare_rooms(const void *a, const void *b)
{
	const struct seated *one = a, *other = b;

	if (one->room != other->room)
		return one->room < other->room ? -1 : 1;
	return (one->seat > other->seat) - (one->seat < other->seat);
}

static bool take_seat(struct adding *adding, struct store_cursor *rows, size_t *capacity, uint32_t *room)
{
	void *grown = adding->seats;
	const bool has_memory = array_grow(&grown, capacity, adding->n_seats + 1, sizeof *adding->seats) &&
				strings_put(adding->tickets, store_cursor_text(rows, 3), store_cursor_length(rows, 3)) != STRING_NONE;

	adding->seats = grown;
	*room = find_room(&adding->exam, store_cursor_text(rows, 0), store_cursor_text(rows, 1), *room);
	if (has_memory && *room != SEATING_NONE)
		adding->seats[adding->n_seats++] = (struct seated){
			dataset_find_candidate(adding->exam.year.dataset, store_cursor_text(rows, 4)), *room, (uint32_t)store_cursor_number(rows, 2)
		};
	return has_memory;
}

static enum status read_seats(struct adding *adding, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = adding->exam.exam }, { .text = "" }, { .text = "" } };
	struct store_cursor *rows = store_cursor_open(adding->store, STORE_EXAM_SEATS, binds, 3);
	const size_t n_rooms = adding->exam.n_rooms;
	size_t capacity = 0;
	uint32_t room = SEATING_NONE;
	bool has_memory;

	adding->tickets = strings_make();
	adding->first = array_make(n_rooms + 2, sizeof *adding->first);
	has_memory = adding->tickets && adding->first;
	while (has_memory && store_cursor_next(rows))
		has_memory = take_seat(adding, rows, &capacity, &room);
	const enum status status = store_cursor_close(rows, problem);
	if (!has_memory)
		return problem_memory(problem);
	if (adding->n_seats > 0)
		qsort(adding->seats, adding->n_seats, sizeof *adding->seats, compare_rooms);
	for (size_t i = 0; i < adding->n_seats; i++)
		adding->first[adding->seats[i].room + 1]++;
	for (size_t i = 0; i < n_rooms; i++)
		adding->first[i + 1] += adding->first[i];
	return status;
}

/* --- may the candidate be seated ---------------------------------------------------------------------------------------------------- */

static bool sits(const struct adding *adding)
{
	for (size_t i = 0; i < adding->exam.n_sits; i++) {
		if (adding->exam.sits[i] == adding->candidate)
			return true;
	}
	return false;
}

static enum status check_candidate(struct adding *adding, struct problem *problem)
{
	const char *exam = adding->exam.exam, *no = adding->candidate_no;

	if (adding->n_seats == 0)
		return problem_set(problem, STATUS_FAULT, _("exam %s is not seated yet"), exam);
	adding->candidate = dataset_find_candidate(adding->exam.year.dataset, no);
	if (adding->candidate == IX_NONE)
		return problem_set(problem, STATUS_FAULT, _("there is no candidate %s, or the registration is withdrawn"), no);
	if (!sits(adding))
		return problem_set(problem, STATUS_FAULT, _("candidate %s does not sit exam %s: the sitting's rule says no"), no, exam);
	for (size_t i = 0; i < adding->n_seats; i++) {
		const struct seat_room *room = &adding->exam.rooms[adding->seats[i].room];

		if (adding->seats[i].candidate == adding->candidate)
			return problem_set(problem, STATUS_FAULT, _("candidate %s has a seat in this exam already, at %s/%s/%u"), no, room->site,
					   room->room, (unsigned)adding->seats[i].seat);
	}
	adding->person = seat_person(&adding->exam, adding->candidate);
	return STATUS_OK;
}

/* --- a seat ------------------------------------------------------------------------------------------------------------------------ */

/* Its use and sex, and nobody with another paper there. */
static bool may_enter(const struct adding *adding, uint32_t number)
{
	const struct seat_room *room = &adding->exam.rooms[number];

	if (room->use != adding->person.use || (room->sex != SEATING_ANY_SEX && room->sex != adding->person.sex))
		return false;
	for (size_t i = adding->first[number]; i < adding->first[number + 1]; i++) {
		const candidate_ix other = adding->seats[i].candidate;

		if (other != IX_NONE && seat_person(&adding->exam, other).paper != adding->person.paper)
			return false;
	}
	return true;
}

static uint32_t count_mates(const struct adding *adding, const struct seating_room *room, uint32_t limit, uint32_t seat)
{
	uint32_t beside[SEATING_SIDES], mates = 0;

	if (adding->person.school == SEATING_NO_SCHOOL || adding->exam.keeps_schools_together)
		return 0;
	seating_beside(room, limit, adding->exam.is_shaped, seat, beside);
	for (int i = 0; i < SEATING_SIDES; i++) {
		const candidate_ix other = beside[i] == 0 ? IX_NONE : adding->who[beside[i]];

		mates += other != IX_NONE && seat_person(&adding->exam, other).school == adding->person.school;
	}
	return mates;
}

/* Seats up to the limit. A taken seat whose candidate has withdrawn is taken all the same: its ticket number has been given. */
static bool try_room(struct adding *adding, uint32_t number, uint32_t limit)
{
	const struct seat_room *room = &adding->exam.rooms[number];
	const struct seating_room shape = { .size = room->size, .columns = room->columns };
	bool *is_taken = array_make((size_t)limit + 1, sizeof *is_taken);

	adding->who = array_make((size_t)limit + 1, sizeof *adding->who);
	for (uint32_t seat = 0; adding->who && seat <= limit; seat++)
		adding->who[seat] = IX_NONE;
	for (size_t i = adding->first[number]; adding->who && is_taken && i < adding->first[number + 1]; i++) {
		if (adding->seats[i].seat <= limit) {
			adding->who[adding->seats[i].seat] = adding->seats[i].candidate;
			is_taken[adding->seats[i].seat] = true;
		}
	}
	for (uint32_t seat = 1; adding->who && is_taken && seat <= limit && adding->mates > 0; seat++) {
		const uint32_t mates = is_taken[seat] ? UINT32_MAX : count_mates(adding, &shape, limit, seat);

		if (mates < adding->mates) {
			adding->mates = mates;
			adding->best = (struct seated){ adding->candidate, number, seat };
		}
	}
	const bool has_memory = adding->who && is_taken;
	free(is_taken);
	free(adding->who);
	adding->who = NULL;
	return has_memory;
}

static enum status find_seat(struct adding *adding, struct problem *problem)
{
	const uint32_t extra = adding->exam.remainder == SEATING_OWN ? 0 : adding->exam.extra;

	adding->mates = UINT32_MAX;
	for (int pass = 0; pass < 2 && adding->mates == UINT32_MAX; pass++) {
		for (uint32_t i = 0; i < adding->exam.n_rooms && adding->mates > 0; i++) {
			if (may_enter(adding, i) && !try_room(adding, i, adding->exam.rooms[i].size + (pass > 0 ? extra : 0)))
				return problem_memory(problem);
		}
	}
	if (adding->mates == UINT32_MAX)
		return problem_set(problem, STATUS_FAULT, _("1 seat is missing: no room of exam %s that candidate %s may sit in has one left"),
				   adding->exam.exam, adding->candidate_no);
	return STATUS_OK;
}

/* A serial goes on behind those given; a seat that is free again takes the number it had. */
static enum status find_ticket(struct adding *adding, char ticket[TICKET_TEXT], struct problem *problem)
{
	for (size_t i = 1; i <= adding->n_seats + 1; i++) {
		const enum status status = seat_ticket(&adding->exam, &adding->best, adding->n_seats + i, ticket, problem);

		if (status != STATUS_OK)
			return status;
		if (strings_find(adding->tickets, ticket, strlen(ticket)) == STRING_NONE)
			return STATUS_OK;
	}
	return problem_set(problem, STATUS_FAULT, _("the format %s gives ticket number %s twice"), adding->exam.sitting[SITTING_TICKET], ticket);
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------ */

static enum status put_seat(struct adding *adding, const char *ticket, struct seat_place *place, struct problem *problem)
{
	const struct seat_room *room = &adding->exam.rooms[adding->best.room];

	seat_fill_row(adding->exam.row, &adding->exam, &adding->best, ticket);
	store_audit_row(adding->store, "seat", KIND_SEATS, NULL, adding->exam.row->values, "");
	store_insert_row(adding->store, adding->exam.row);
	*place = (struct seat_place){ .seat = adding->best.seat, .neighbours = adding->mates };
	snprintf(place->site, sizeof place->site, "%s", room->site);
	snprintf(place->room, sizeof place->room, "%s", room->room);
	snprintf(place->ticket, sizeof place->ticket, "%s", ticket);
	snprintf(place->candidate_no, sizeof place->candidate_no, "%s", adding->candidate_no);
	return store_trouble(adding->store, problem);
}

static enum status add(struct adding *adding, const char *exam, const struct progress *progress, struct seat_place *place, struct problem *problem)
{
	char ticket[TICKET_TEXT];
	enum status status = candidate_resolve(adding->store, adding->candidate_no, adding->number, problem);

	adding->candidate_no = adding->number;
	if (status == STATUS_OK)
		status = seat_exam_read(adding->store, exam, progress, &adding->exam, problem);
	if (status == STATUS_OK)
		status = read_seats(adding, problem);
	if (status == STATUS_OK)
		status = check_candidate(adding, problem);
	if (status == STATUS_OK)
		status = find_seat(adding, problem);
	if (status == STATUS_OK)
		status = find_ticket(adding, ticket, problem);
	return status == STATUS_OK ? put_seat(adding, ticket, place, problem) : status;
}

enum status exam_seat_add(struct store *store, const char *exam, const char *candidate_no, const struct progress *progress,
			  struct seat_place *place, struct problem *problem)
{
	struct adding adding = { .store = store, .candidate_no = candidate_no };
	enum status status = store_begin(store, progress, problem);

	if (status == STATUS_OK)
		status = add(&adding, exam, progress, place, problem);
	strings_free(adding.tickets);
	free(adding.first);
	free(adding.seats);
	seat_exam_free(&adding.exam);
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}
