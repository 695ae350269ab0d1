/* SPDX-License-Identifier: ISC */
/* Seat after seat takes the first in the draw who would have no schoolmate beside it. A seat has at most two neighbours before it, so
 * among three schools one always may; a school that has a third of those left is taken whenever it may, so that it is not left over. */
#include <stdlib.h>

#include <luqu/arena.h>

#include "seating.h"

enum { EARLIER_MOST = 2, CRITICAL_SHARE = 3 };

struct spreading {
	const struct seating_request *request;
	const struct seating_block *block;
	uint32_t n_schools;
	uint32_t *start, *next;   /* [school]: its persons among `queue`; the next one of them */
	uint32_t *queue;          /* [n]: places in block->people, school by school, in the order of the draw */
	uint32_t *heap, n_heap;   /* schools with anybody left, who drew first on top */
	uint32_t *by_count, *at;  /* schools by persons left, rising; [school]: where it stands there */
	uint32_t *first_of;       /* [count]: where schools with so many left begin in by_count */
};

static uint32_t left_of(const struct spreading *s, uint32_t school)
{
	return s->start[school + 1] - s->next[school];
}

/* --- who drew first ------------------------------------------------------------------------------------------------------------- */

static bool is_before(const struct spreading *s, uint32_t a, uint32_t b)
{
	return s->queue[s->next[a]] < s->queue[s->next[b]];
}

static void heap_push(struct spreading *s, uint32_t school)
{
	uint32_t i = s->n_heap++;

	for (; i > 0 && is_before(s, school, s->heap[(i - 1) / 2]); i = (i - 1) / 2)
		s->heap[i] = s->heap[(i - 1) / 2];
	s->heap[i] = school;
}

static void heap_take(struct spreading *s, uint32_t at)
{
	const uint32_t last = s->heap[--s->n_heap];
	uint32_t i = at, child;

	if (at == s->n_heap)
		return;
	for (; (child = 2 * i + 1) < s->n_heap; i = child) {
		if (child + 1 < s->n_heap && is_before(s, s->heap[child + 1], s->heap[child]))
			child++;
		if (!is_before(s, s->heap[child], last))
			break;
		s->heap[i] = s->heap[child];
	}
	for (; i > 0 && is_before(s, last, s->heap[(i - 1) / 2]); i = (i - 1) / 2)
		s->heap[i] = s->heap[(i - 1) / 2];
	s->heap[i] = last;
}

/* --- who has most left ---------------------------------------------------------------------------------------------------------- */

static void count_down(struct spreading *s, uint32_t school, uint32_t count)
{
	const uint32_t first = s->first_of[count]++, other = s->by_count[first];

	s->by_count[s->at[school]] = other;
	s->at[other] = s->at[school];
	s->by_count[first] = school;
	s->at[school] = first;
}

/* --- one seat ------------------------------------------------------------------------------------------------------------------- */

static size_t find_barred(const struct spreading *s, uint32_t seat, uint32_t barred[EARLIER_MOST])
{
	size_t n = 0;

	for (int i = 0; i < SEATING_SIDES; i++) {
		const uint32_t other = s->block->beside[seat][i];

		if (other < seat)
			barred[n++] = s->request->people[s->block->who[other]].school;
	}
	return n;
}

static bool may_sit(uint32_t school, const uint32_t barred[EARLIER_MOST], size_t n)
{
	for (size_t i = 0; i < n && school != SEATING_NO_SCHOOL; i++) {
		if (barred[i] == school)
			return false;
	}
	return true;
}

/* A school that holds a third of those left or more; SEATING_NONE: none that may sit here. */
static uint32_t find_critical(const struct spreading *s, uint32_t n_left, const uint32_t barred[EARLIER_MOST], size_t n_barred)
{
	for (uint32_t i = s->n_schools; i > 0; i--) {
		const uint32_t school = s->by_count[i - 1];

		if ((uint64_t)left_of(s, school) * CRITICAL_SHARE < n_left)
			break;
		if (school != SEATING_NO_SCHOOL && may_sit(school, barred, n_barred))
			return school;
	}
	return SEATING_NONE;
}

/* Only the top of the heap and what is below a barred one can be the first that may sit: three levels at most. */
static uint32_t find_first(const struct spreading *s, const uint32_t barred[EARLIER_MOST], size_t n_barred)
{
	enum { LEVELS = 7 }; /* nodes of three levels */
	uint32_t best = 0;
	bool is_found = false;

	for (uint32_t i = 0; i < s->n_heap && i < LEVELS; i++) {
		if (may_sit(s->heap[i], barred, n_barred) && (!is_found || is_before(s, s->heap[i], s->heap[best]))) {
			best = i;
			is_found = true;
		}
	}
	return best;
}

static uint32_t find_in_heap(const struct spreading *s, uint32_t school)
{
	uint32_t i = 0;

	while (s->heap[i] != school)
		i++;
	return i;
}

static void seat_one(struct spreading *s, uint32_t seat)
{
	uint32_t barred[SEATING_SIDES];
	const size_t n_barred = find_barred(s, seat, barred);
	const uint32_t critical = find_critical(s, s->block->n - seat, barred, n_barred);
	const uint32_t at = critical == SEATING_NONE ? find_first(s, barred, n_barred) : find_in_heap(s, critical);
	const uint32_t school = s->heap[at];

	s->block->who[seat] = s->block->people[s->queue[s->next[school]]];
	heap_take(s, at);
	count_down(s, school, left_of(s, school));
	s->next[school]++;
	if (left_of(s, school) > 0)
		heap_push(s, school);
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------ */

static void sort_schools(struct spreading *s)
{
	const struct seating_block *block = s->block;

	for (uint32_t i = 0; i < block->n; i++)
		s->start[s->request->people[block->people[i]].school + 1]++;
	for (uint32_t school = 0; school < s->n_schools; school++) {
		s->start[school + 1] += s->start[school];
		s->next[school] = s->start[school];
	}
	for (uint32_t i = 0; i < block->n; i++)
		s->queue[s->next[s->request->people[block->people[i]].school]++] = i;
	for (uint32_t school = 0; school < s->n_schools; school++) {
		s->next[school] = s->start[school];
		if (left_of(s, school) > 0)
			heap_push(s, school);
	}
}

static void sort_counts(struct spreading *s)
{
	uint32_t before = 0;

	for (uint32_t school = 0; school < s->n_schools; school++)
		s->first_of[left_of(s, school)]++;
	for (uint32_t count = 0; count <= s->block->n; count++) {
		const uint32_t here = s->first_of[count];

		s->first_of[count] = before;
		before += here;
	}
	for (uint32_t school = 0; school < s->n_schools; school++) {
		s->at[school] = s->first_of[left_of(s, school)]++;
		s->by_count[s->at[school]] = school;
	}
	for (uint32_t count = s->block->n; count > 0; count--)
		s->first_of[count] = s->first_of[count - 1];
	s->first_of[0] = 0;
}

bool seating_spread(const struct seating_request *request, const struct seating_block *block)
{
	struct arena *arena = arena_make();
	struct spreading s = { .request = request, .block = block, .n_schools = request->n_schools };

	if (!arena)
		return false;
	s.start = arena_alloc(arena, s.n_schools + 1, sizeof *s.start);
	s.next = arena_alloc(arena, s.n_schools, sizeof *s.next);
	s.queue = arena_alloc(arena, block->n, sizeof *s.queue);
	s.heap = arena_alloc(arena, s.n_schools, sizeof *s.heap);
	s.by_count = arena_alloc(arena, s.n_schools, sizeof *s.by_count);
	s.at = arena_alloc(arena, s.n_schools, sizeof *s.at);
	s.first_of = arena_alloc(arena, (size_t)block->n + 1, sizeof *s.first_of);
	const bool is_good = !arena_failed(arena);
	if (is_good) {
		sort_schools(&s);
		sort_counts(&s);
	}
	for (uint32_t seat = 0; is_good && seat < block->n; seat++)
		seat_one(&s, seat);
	arena_free(arena);
	return is_good;
}
