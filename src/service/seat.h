/* SPDX-License-Identifier: ISC */
/* An exam to be seated, read from the store and made ready for the allotment. */
#ifndef LUQU_SERVICE_SEAT_PRIVATE_H
#define LUQU_SERVICE_SEAT_PRIVATE_H

#include <luqu/arena.h>
#include <luqu/service_run.h>
#include <luqu/service_seat.h>
#include <luqu/ticket.h>

#include "seating.h"

/* Columns of KIND_SITTINGS. */
enum sitting_column {
	SITTING_EXAM, SITTING_ELIGIBLE, SITTING_TICKET, SITTING_AREA, SITTING_PAPER, SITTING_REMAINDER, SITTING_EXTRA, SITTING_ORDER, SITTING_SCHOOLS,
	SITTING_SEED, SITTING_COLUMNS
};

struct seat_room {
	const char *site, *room, *tag;
	uint32_t size, columns, use;
	enum seating_sex sex;
	uint32_t seated; /* now */
};

struct seat_exam {
	const char *exam;
	const struct progress *progress;      /* of what is done with it */
	struct row *row;                      /* its sitting, the defaults where it has none */
	bool has_sitting;
	const char *sitting[SITTING_COLUMNS]; /* as texts; of numbers "" */
	enum seating_remainder remainder;
	uint32_t extra;
	bool is_shaped, keeps_schools_together;
	struct ticket_format format;
	struct seat_room *rooms; size_t n_rooms; /* in the order in which they are filled */
	uint32_t n_uses;                      /* 0: rooms for everybody; others by their tags */
	struct year_data year;
	candidate_ix *sits; size_t n_sits;    /* who sits the exam, by candidate_no */
	uint32_t *use_of, *paper_of;          /* [tagset] of the dataset */
	uint32_t n_papers;
	struct arena *arena;
};

/* seat_read.c. Within store_begin. exam: zeroed before, freed in any case. STATUS_FAULT: see exam_seat. */
enum status seat_exam_read(struct store *store, const char *code, const struct progress *progress, struct seat_exam *exam, struct problem *problem);
void seat_exam_free(struct seat_exam *exam);
/* Who may share a room and sit beside whom, as the allotment wants it. */
struct seating_person seat_person(const struct seat_exam *exam, candidate_ix candidate);

/* seat_sieve.c: fills in sits. */
enum status seat_sieve(struct seat_exam *exam, struct problem *problem);
/* seat_uses.c: numbers the uses of the rooms and the papers, and says which are whose. false: no memory. */
bool seat_number_uses(struct seat_exam *exam);

/* seat_write.c */
struct seated { candidate_ix candidate; uint32_t room, seat; };
/* seats in any order: sorted by site, room, seat, given their tickets and put in, audited as one. STATUS_FAULT: the tickets. */
enum status seat_write(struct store *store, struct seat_exam *exam, struct seated *seats, size_t n, struct problem *problem);
/* The ticket of one seat; fault is a STATUS_FAULT that names it. */
enum status seat_ticket(const struct seat_exam *exam, const struct seated *seat, uint64_t serial, char ticket[TICKET_TEXT], struct problem *problem);
/* A row of KIND_SEATS; its values point into the exam, the dataset and the ticket. */
void seat_fill_row(struct row *row, const struct seat_exam *exam, const struct seated *seat, const char *ticket);

#endif
