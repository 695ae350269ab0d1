/* SPDX-License-Identifier: ISC */
/* Seats with their ticket numbers become rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "seat.h"

enum { SEAT_FIELDS = 6 };

struct writing {
	struct store *store;
	struct seat_exam *exam;
	struct seated *seats;
	size_t n;
	char (*tickets)[TICKET_TEXT]; /* [n] */
	struct strings *known;
};

static int compare_seats(const void *a, const void *b, void *context)
{
	const struct seat_exam *exam = context;
	const struct seated *one = a, *other = b;
	const struct seat_room *here = &exam->rooms[one->room], *there = &exam->rooms[other->room];
	int order = one->room == other->room ? 0 : strcmp(here->site, there->site);

	if (order == 0 && one->room != other->room)
		order = strcmp(here->room, there->room);
	return order != 0 ? order : (one->seat > other->seat) - (one->seat < other->seat);
}

enum status seat_ticket(const struct seat_exam *exam, const struct seated *seat, uint64_t serial, char ticket[TICKET_TEXT], struct problem *problem)
{
	const struct seat_room *room = &exam->rooms[seat->room];
	const struct ticket_values values = {
		.year = exam->year.dataset->office.year,
		.area = exam->sitting[SITTING_AREA],
		.exam = exam->exam,
		.site = room->site,
		.room = room->room,
		.seat = seat->seat,
		.serial = serial,
	};
	struct ticket_fault fault = { .column = 0 };

	if (ticket_write(&exam->format, &values, ticket, &fault))
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("ticket number of seat %s/%s/%u by %s: %s"), room->site, room->room, (unsigned)seat->seat,
			   exam->sitting[SITTING_TICKET], fault.text);
}

static enum status make_tickets(struct writing *w, struct problem *problem)
{
	for (size_t i = 0; i < w->n; i++) {
		const enum status status = seat_ticket(w->exam, &w->seats[i], i + 1, w->tickets[i], problem);
		uint32_t number;

		if (status != STATUS_OK)
			return status;
		number = strings_put(w->known, w->tickets[i], strlen(w->tickets[i]));
		if (number == STRING_NONE)
			return problem_memory(problem);
		if (number != i)
			return problem_set(problem, STATUS_FAULT, _("the format %s gives ticket number %s twice"),
					   w->exam->sitting[SITTING_TICKET], w->tickets[i]);
	}
	return STATUS_OK;
}

static struct value text_value(const char *text)
{
	return (struct value){ .text = text, .length = strlen(text) };
}

static void fill_values(const struct seat_exam *exam, const struct seated *seat, const char *ticket, struct value values[SEAT_FIELDS])
{
	values[0] = text_value(exam->exam);
	values[1] = text_value(exam->rooms[seat->room].site);
	values[2] = text_value(exam->rooms[seat->room].room);
	values[3] = (struct value){ .number = seat->seat, .text = "" };
	values[4] = text_value(ticket);
	values[5] = text_value(dataset_candidate_no(exam->year.dataset, seat->candidate));
}

void seat_fill_row(struct row *row, const struct seat_exam *exam, const struct seated *seat, const char *ticket)
{
	row->kind = KIND_SEATS;
	fill_values(exam, seat, ticket, row->values);
}

static enum status put_seats(struct writing *w, struct problem *problem)
{
	struct value values[STORE_ROWS_AT_ONCE * SEAT_FIELDS];

	for (size_t i = 0; i < w->n;) {
		size_t n = 0;

		for (; n < STORE_ROWS_AT_ONCE && i + n < w->n; n++)
			fill_values(w->exam, &w->seats[i + n], w->tickets[i + n], values + n * SEAT_FIELDS);
		if (store_insert_rows(w->store, KIND_SEATS, values, n) < 0)
			return store_trouble(w->store, problem);
		if (!progress_step(w->exam->progress, _("allotted seats"), i, w->n))
			return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
		i += n;
	}
	return STATUS_OK;
}

/* One row of the trail for all: with the digest of the seats whoever exports them can show that they are the ones that were drawn. */
static void note_seats(const struct writing *w)
{
	struct digest_state state;
	unsigned char digest[DIGEST_BYTES];
	char digest_text[DIGEST_TEXT], text[256];
	const struct store_change change = { "seat", kind_table(KIND_SEATS)->name, w->exam->exam, "", text, "" };

	digest_begin(&state);
	for (size_t i = 0; i < w->n; i++) {
		digest_add_text(&state, w->tickets[i]);
		digest_add_text(&state, dataset_candidate_no(w->exam->year.dataset, w->seats[i].candidate));
	}
	digest_end(&state, digest);
	digest_write(digest, digest_text);
	snprintf(text, sizeof text, "{\"rows\":%zu,\"sha256\":\"%s\"}", w->n, digest_text);
	store_audit_add(w->store, &change);
}

enum status seat_write(struct store *store, struct seat_exam *exam, struct seated *seats, size_t n, struct problem *problem)
{
	struct writing w = { store, exam, seats, n, array_make(n, sizeof *w.tickets), strings_make() };
	enum status status;

	if (n > 0)
		qsort_r(seats, n, sizeof *seats, compare_seats, exam);
	status = w.tickets && w.known ? make_tickets(&w, problem) : problem_memory(problem);
	if (status == STATUS_OK)
		status = put_seats(&w, problem);
	if (status == STATUS_OK)
		note_seats(&w);
	strings_free(w.known);
	free(w.tickets);
	return status;
}
