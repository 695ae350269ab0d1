/* SPDX-License-Identifier: ISC */
/* The allotment of seats as a pure function over arrays: no input, no output, no clock, the same result for the same arguments. */
#ifndef LUQU_SERVICE_SEATING_H
#define LUQU_SERVICE_SEATING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEATING_NO_SCHOOL = 0 }; /* of candidates without a feeder school: nobody is their schoolmate */
#define SEATING_NONE UINT32_MAX

enum seating_sex { SEATING_ANY_SEX, SEATING_BOYS, SEATING_GIRLS, SEATING_SEXES };
enum seating_remainder {
	SEATING_LARGER, /* a small remainder goes into the last room */
	SEATING_MERGE,  /* into the last rooms, one in each, and once more from the last one on */
	SEATING_OWN,    /* has a room of its own, however small */
};

/* In the order of the draw. Numbers are dense. */
struct seating_person {
	uint32_t school; /* from 1 on, or SEATING_NO_SCHOOL */
	uint32_t paper;  /* persons of different papers do not share a room */
	uint32_t use;    /* sits in rooms of this use alone */
	enum seating_sex sex;
};
/* In the order in which they are filled. */
struct seating_room {
	uint32_t size, columns; /* both above 0 */
	uint32_t use;
	enum seating_sex sex;   /* boys or girls alone; SEATING_ANY_SEX: everybody */
};
struct seating_place { uint32_t room, seat; }; /* seat from 1; room SEATING_NONE: none was left */

struct seating_request {
	const struct seating_person *people; size_t n_people;
	const struct seating_room *rooms; size_t n_rooms;
	uint32_t n_schools, n_papers, n_uses; /* above every number that is used */
	bool is_shaped;              /* up one column, down the next; else each column from its front */
	bool keeps_schools_together; /* a school's persons sit one behind the other; else no two of them side by side or one behind the other */
	enum seating_remainder remainder;
	uint32_t extra;              /* a remainder of so many at most is small; so many seats beyond its size may a room then have */
	uint64_t random;             /* where schoolmates must be parted by exchanging seats: with whom */
};
struct seating_report {
	uint64_t missing;    /* persons for whom no seat was left */
	uint64_t neighbours; /* pairs of schoolmates side by side or one behind the other; 0 where they are kept together on purpose */
	uint32_t rooms;      /* with anybody in them */
};
/* Boys' and girls' rooms are filled before those for everybody. A room holds persons of one use and one paper. Where no school has more
 * than a third of those who share a use, sex and paper, there are no neighbours. Time grows with n log n_schools.
 * places: [n_people], filled in. false: out of memory. */
bool seating_allot(const struct seating_request *request, struct seating_place *places, struct seating_report *report);

/* --- the parts ------------------------------------------------------------------------------------------------------------------ */

/* How many sit in each room: counts[n_rooms]. Returns for how many of n there was no seat. */
uint32_t seating_fill(const struct seating_request *request, const uint32_t *rooms, size_t n_rooms, uint32_t n, uint32_t *counts);

/* Where a seat stands: columns from 0 at the first seat, rows from 0 at the front. */
struct seating_spot { uint32_t column, row; };
struct seating_spot seating_spot(const struct seating_room *room, uint32_t n_seated, bool is_shaped, uint32_t seat);
uint32_t seating_rows(const struct seating_room *room, uint32_t n_seated); /* desks one behind the other */
/* The seats beside, before and behind; 0: none, or nobody sits there. */
enum { SEATING_SIDES = 4 };
void seating_beside(const struct seating_room *room, uint32_t n_seated, bool is_shaped, uint32_t seat, uint32_t beside[SEATING_SIDES]);

/* Some who share rooms, and the seats they are to have, room by room. */
struct seating_block {
	uint32_t n;
	const uint32_t *people;   /* [n] numbers in the request, in the order of the draw */
	const uint32_t (*beside)[SEATING_SIDES]; /* [n] by seat: numbers of other seats of the block, SEATING_NONE */
	uint32_t *who;            /* [n] by seat: numbers in the request, filled in */
};
/* Takes person after person in the order of the draw, but passes over whoever would sit beside a schoolmate. false: out of memory. */
bool seating_spread(const struct seating_request *request, const struct seating_block *block);
/* Exchanges seats until no schoolmates are neighbours, or no exchange helps. Returns the pairs that remain. */
uint64_t seating_mend(const struct seating_request *request, const struct seating_block *block);

#endif
