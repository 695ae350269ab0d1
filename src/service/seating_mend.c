/* SPDX-License-Identifier: ISC */
/* Where schoolmates have come to sit beside each other, seats are exchanged. */
#include "seating.h"

enum { TRIES_A_SEAT = 2048, ROUNDS_IN_VAIN = 64, TRIES_A_PERSON = 4, TRIES_LEAST = 200000 };

struct mending {
	const struct seating_request *request;
	const struct seating_block *block;
	uint64_t random, tries_left;
};

/* splitmix64 (Steele, Lea and Flood 2014): enough to choose with whom a seat is exchanged; nobody's place hangs on its quality. */
static uint32_t roll(struct mending *m, uint32_t limit)
{
	uint64_t z = m->random += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ z >> 31) % limit);
}

static uint32_t school_at(const struct mending *m, uint32_t seat)
{
	return m->request->people[m->block->who[seat]].school;
}

static unsigned count_mates(const struct mending *m, uint32_t seat)
{
	const uint32_t school = school_at(m, seat);
	unsigned count = 0;

	for (int i = 0; i < SEATING_SIDES && school != SEATING_NO_SCHOOL; i++) {
		const uint32_t other = m->block->beside[seat][i];

		count += other != SEATING_NONE && school_at(m, other) == school;
	}
	return count;
}

static void exchange(const struct mending *m, uint32_t a, uint32_t b)
{
	const uint32_t who = m->block->who[a];

	m->block->who[a] = m->block->who[b];
	m->block->who[b] = who;
}

/* Pairs that an exchange would add; below 0: that it would part. */
static int weigh(const struct mending *m, uint32_t a, uint32_t b)
{
	const unsigned before = count_mates(m, a) + count_mates(m, b);
	unsigned after;

	exchange(m, a, b);
	after = count_mates(m, a) + count_mates(m, b);
	exchange(m, a, b);
	return (int)after - (int)before;
}

/* An exchange that parts a pair, or else one that moves it elsewhere, where it may be parted in the next round. */
static void mend_seat(struct mending *m, uint32_t seat)
{
	uint32_t elsewhere = SEATING_NONE;

	for (int i = 0; i < TRIES_A_SEAT && m->tries_left > 0; i++, m->tries_left--) {
		const uint32_t other = roll(m, m->block->n);
		const int change = school_at(m, other) == school_at(m, seat) ? 1 : weigh(m, seat, other);

		if (change < 0) {
			exchange(m, seat, other);
			return;
		}
		if (change == 0)
			elsewhere = other;
	}
	if (elsewhere != SEATING_NONE)
		exchange(m, seat, elsewhere);
}

static uint64_t mend_round(struct mending *m)
{
	uint64_t mates = 0;

	for (uint32_t seat = 0; seat < m->block->n; seat++) {
		if (count_mates(m, seat) > 0)
			mend_seat(m, seat);
	}
	for (uint32_t seat = 0; seat < m->block->n; seat++)
		mates += count_mates(m, seat);
	return mates / 2;
}

uint64_t seating_mend(const struct seating_request *request, const struct seating_block *block)
{
	struct mending m = { request, block, request->random, (uint64_t)block->n * TRIES_A_PERSON + TRIES_LEAST };
	uint64_t pairs = mend_round(&m), least = pairs;

	/* No exchange ever adds a pair, so what is there at the end is the least that was found. */
	for (int in_vain = 0; pairs > 0 && in_vain < ROUNDS_IN_VAIN && m.tries_left > 0; in_vain++) {
		pairs = mend_round(&m);
		if (pairs < least) {
			least = pairs;
			in_vain = 0;
		}
	}
	return pairs;
}
