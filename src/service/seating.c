/* SPDX-License-Identifier: ISC */
/* Who shares rooms with whom, and which rooms those are: blocks of one use, sex and paper, each spread over rooms of its own. */
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>

#include "seating.h"

struct allotting {
	const struct seating_request *request;
	struct seating_place *places;
	struct seating_report *report;
	struct arena *arena;       /* of the use at hand */
	uint32_t *rooms;           /* rooms of a use and sex that are still free, in their order */
	size_t n_rooms;
	uint32_t *people;          /* those to be seated in them, in the order of the draw */
	size_t n_people;
	uint32_t *counts;          /* [rooms] */
};

/* --- one block -------------------------------------------------------------------------------------------------------------------- */

/* A school's persons one behind the other; the school of the one who drew first comes first. */
static bool keep_together(const struct allotting *a, const struct seating_block *block)
{
	const uint32_t n_schools = a->request->n_schools;
	uint32_t *rank = array_make(n_schools, sizeof *rank), *start = array_make((size_t)block->n + 1, sizeof *start);
	uint32_t n_ranks = 0;

	for (uint32_t i = 0; rank && start && i < block->n; i++) {
		const uint32_t school = a->request->people[block->people[i]].school;

		if (rank[school] == 0)
			rank[school] = ++n_ranks;
		start[rank[school]]++;
	}
	for (uint32_t i = 1; rank && start && i <= n_ranks; i++)
		start[i] += start[i - 1];
	for (uint32_t i = 0; rank && start && i < block->n; i++)
		block->who[start[rank[a->request->people[block->people[i]].school] - 1]++] = block->people[i];
	free(start);
	free(rank);
	return rank && start;
}

static void find_beside(const struct allotting *a, size_t n_rooms, uint32_t (*beside)[SEATING_SIDES])
{
	uint32_t base = 0;

	for (size_t i = 0; i < n_rooms; base += a->counts[i++]) {
		const struct seating_room *room = &a->request->rooms[a->rooms[i]];

		for (uint32_t seat = 1; seat <= a->counts[i]; seat++) {
			uint32_t *others = beside[base + seat - 1];

			seating_beside(room, a->counts[i], a->request->is_shaped, seat, others);
			for (int side = 0; side < SEATING_SIDES; side++)
				others[side] = others[side] == 0 ? SEATING_NONE : base + others[side] - 1;
		}
	}
}

static void put_places(const struct allotting *a, size_t n_rooms, const uint32_t *who)
{
	for (size_t i = 0; i < n_rooms; i++) {
		for (uint32_t seat = 1; seat <= a->counts[i]; seat++)
			a->places[*who++] = (struct seating_place){ a->rooms[i], seat };
		a->report->rooms += a->counts[i] > 0;
	}
}

/* A pair can be caught where no exchange leads on: then the order of the draw is begun at another place. The least stands. Where many pairs
 * remain a school is too big to be parted, and beginning anew is no use. */
static bool part_schoolmates(struct allotting *a, const struct seating_block *block)
{
	enum { FEW = 3, BEGINNINGS = 8 };
	uint32_t *people = array_make(block->n, sizeof *people), *who = array_make(block->n, sizeof *who);
	const struct seating_block turned = { block->n, people, block->beside, who };
	uint64_t least = UINT64_MAX;
	bool is_good = people && who;

	for (uint32_t i = 0; is_good && (i == 0 || (least > 0 && least <= FEW && i < BEGINNINGS)); i++) {
		const uint32_t begin = (uint32_t)((uint64_t)block->n * i / BEGINNINGS);

		memcpy(people, block->people + begin, (block->n - begin) * sizeof *people);
		memcpy(people + block->n - begin, block->people, begin * sizeof *people);
		is_good = seating_spread(a->request, &turned);
		const uint64_t pairs = is_good ? seating_mend(a->request, &turned) : 0;
		if (pairs < least)
			memcpy(block->who, who, block->n * sizeof *who);
		least = pairs < least ? pairs : least;
	}
	a->report->neighbours += least;
	free(who);
	free(people);
	return is_good;
}

static bool seat_block(struct allotting *a, const uint32_t *people, uint32_t n, size_t n_rooms)
{
	uint32_t(*beside)[SEATING_SIDES] = array_make(n, sizeof *beside);
	uint32_t *who = array_make(n, sizeof *who);
	const struct seating_block block = { n, people, (const uint32_t(*)[SEATING_SIDES])beside, who };
	bool is_good = beside && who;

	if (is_good && a->request->keeps_schools_together) {
		is_good = keep_together(a, &block);
	} else if (is_good) {
		find_beside(a, n_rooms, beside);
		is_good = part_schoolmates(a, &block);
	}
	if (is_good)
		put_places(a, n_rooms, who);
	free(who);
	free(beside);
	return is_good;
}

/* --- the papers of a use and sex ------------------------------------------------------------------------------------------------ */

/* Rooms from the first free one on; whoever finds none stays among the people for other rooms. */
static bool seat_paper(struct allotting *a, const uint32_t *people, uint32_t n, uint32_t *rest, size_t *n_rest)
{
	const uint32_t left = seating_fill(a->request, a->rooms, a->n_rooms, n, a->counts), n_seated = n - left;
	size_t used = 0;

	while (used < a->n_rooms && a->counts[used] > 0)
		used++;
	memcpy(rest + *n_rest, people + n_seated, left * sizeof *rest);
	*n_rest += left;
	if (n_seated > 0 && !seat_block(a, people, n_seated, used))
		return false;
	a->rooms += used;
	a->n_rooms -= used;
	return true;
}

static int compare_numbers(const void *a, const void *b)
{
	const uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return (one > other) - (one < other);
}

/* The people paper by paper; those for whom there is no room are left, in the order of the draw. */
static bool seat_papers(struct allotting *a)
{
	const struct seating_person *people = a->request->people;
	uint32_t *start = arena_alloc(a->arena, (size_t)a->request->n_papers + 2, sizeof *start);
	uint32_t *sorted = arena_alloc(a->arena, a->n_people, sizeof *sorted);
	size_t n_rest = 0;
	bool is_good = !arena_failed(a->arena);

	for (size_t i = 0; is_good && i < a->n_people; i++)
		start[people[a->people[i]].paper + 2]++;
	for (uint32_t paper = 0; is_good && paper < a->request->n_papers; paper++)
		start[paper + 2] += start[paper + 1];
	for (size_t i = 0; is_good && i < a->n_people; i++)
		sorted[start[people[a->people[i]].paper + 1]++] = a->people[i];
	for (uint32_t paper = 0; is_good && paper < a->request->n_papers; paper++)
		is_good = seat_paper(a, sorted + start[paper], start[paper + 1] - start[paper], a->people, &n_rest);
	a->n_people = n_rest;
	if (n_rest > 0)
		qsort(a->people, n_rest, sizeof *a->people, compare_numbers);
	return is_good;
}

/* --- a use ------------------------------------------------------------------------------------------------------------------------ */

static void take_rooms(struct allotting *a, uint32_t use, enum seating_sex sex)
{
	a->n_rooms = 0;
	for (uint32_t i = 0; i < a->request->n_rooms; i++) {
		if (a->request->rooms[i].use == use && a->request->rooms[i].sex == sex)
			a->rooms[a->n_rooms++] = i;
	}
}

/* Those of the use, and of the sex unless it is any, who have no place yet. */
static void take_people(struct allotting *a, uint32_t use, enum seating_sex sex)
{
	a->n_people = 0;
	for (uint32_t i = 0; i < a->request->n_people; i++) {
		const struct seating_person *person = &a->request->people[i];

		if (person->use == use && (sex == SEATING_ANY_SEX || person->sex == sex) && a->places[i].room == SEATING_NONE)
			a->people[a->n_people++] = i;
	}
}

static bool seat_sex(struct allotting *a, uint32_t use, enum seating_sex sex)
{
	bool is_good;

	a->arena = arena_make();
	if (!a->arena)
		return false;
	a->rooms = arena_alloc(a->arena, a->request->n_rooms, sizeof *a->rooms);
	a->counts = arena_alloc(a->arena, a->request->n_rooms, sizeof *a->counts);
	a->people = arena_alloc(a->arena, a->request->n_people, sizeof *a->people);
	is_good = !arena_failed(a->arena);
	if (is_good) {
		take_rooms(a, use, sex);
		take_people(a, use, sex);
		is_good = seat_papers(a);
	}
	arena_free(a->arena);
	return is_good;
}

bool seating_allot(const struct seating_request *request, struct seating_place *places, struct seating_report *report)
{
	static const enum seating_sex order[] = { SEATING_BOYS, SEATING_GIRLS, SEATING_ANY_SEX };
	struct allotting a = { .request = request, .places = places, .report = report };

	*report = (struct seating_report){ 0 };
	for (size_t i = 0; i < request->n_people; i++)
		places[i] = (struct seating_place){ SEATING_NONE, 0 };
	for (uint32_t use = 0; use < request->n_uses; use++) {
		for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
			if (!seat_sex(&a, use, order[i]))
				return false;
		}
		report->missing += a.n_people;
	}
	return true;
}
