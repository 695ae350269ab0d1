/* SPDX-License-Identifier: ISC */
/* Numbers and rooms: who sits where in an exam, drawn once for all, and the ticket numbers that go with the seats. */
#ifndef LUQU_SERVICE_SEAT_H
#define LUQU_SERVICE_SEAT_H

#include <luqu/progress.h>
#include <luqu/store.h>

enum { SEAT_SEED_TEXT = 257, SEAT_CODE_TEXT = 33 };

struct seat_request {
	const char *exam;
	const char *seed;      /* NULL: the sitting's, else the office's lottery_seed, else a new random one */
	bool may_move;         /* --again: those who are seated already may get other seats */
	const struct progress *progress;
};
struct seat_report {
	uint64_t candidates;   /* seated */
	uint64_t rooms, seats; /* with anybody in them; seats there are in all rooms of the exam */
	uint64_t neighbours;   /* pairs from one feeder school side by side or one behind the other */
	uint64_t replaced;     /* seats there were before */
	bool keeps_schools_together; /* then neighbours are not counted */
	char seed[SEAT_SEED_TEXT];
};
/* Seats all candidates of the exam for whom the sitting's `eligible` holds and whose registration is not withdrawn: the draw is SHA-256 of
 * "SEED:EXAM:CANDIDATE_NO", the lowest first, so that it can be made again by anyone; the allotment is in luqu-exams(7). The seed goes into
 * the sitting and the audit trail. STATUS_FAULT: no such exam or no rooms, nobody sits it, a rule that fails, seats missing (how many), a
 * ticket format that gives one number twice or does not fit; seated already without may_move; with it, where marks are entered. */
enum status exam_seat(struct store *store, const struct seat_request *request, struct seat_report *report, struct problem *problem);

struct seat_place {
	char site[SEAT_CODE_TEXT], room[SEAT_CODE_TEXT], ticket[SEAT_CODE_TEXT], candidate_no[SEAT_CODE_TEXT];
	uint32_t seat;
	uint32_t neighbours;   /* schoolmates beside, before and behind */
};
/* A late candidate gets a seat, and nobody moves: the first free one without a schoolmate beside it, else the first with fewest, in the rooms
 * that the candidate may sit in; then one of the seats that a room may have beyond its size. STATUS_FAULT: no such exam or candidate, nobody is
 * seated yet, the candidate is, or does not sit the exam, or no seat is left. */
enum status exam_seat_add(struct store *store, const char *exam, const char *candidate_no, const struct progress *progress,
			  struct seat_place *place, struct problem *problem);

/* The candidate whom a number names: a candidate number, else an admission ticket number. STATUS_FAULT: nobody, or several by their
 * tickets of different exams. Services that take a candidate's number from a person go by this themselves, those that only read it
 * into a view (choices_open, explain_candidate) by the candidate number alone. */
enum status candidate_resolve(struct store *store, const char *number, char candidate_no[SEAT_CODE_TEXT], struct problem *problem);

#endif
