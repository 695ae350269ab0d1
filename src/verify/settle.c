/* SPDX-License-Identifier: ISC */
/* Deferred acceptance by rounds: everybody who is free applies to the next program of its list, then each program applied to
 * chooses out of those it holds and those who came. */
#include "settle.h"

#include <stdlib.h>

#include <luqu/i18n.h>

#include "bench.h"

/* Applications of one round: large enough for merges to pay, small enough for memory not to count. */
enum { ROUND_MOST = 1 << 16 };

struct application {
	candidate_ix candidate;
	struct wish wish;
};

/* Applications on their way through a program's pools. */
struct waiting {
	struct application *rows;
	size_t count, room;
};

struct settling {
	struct stage *stage;
	struct bench *benches; /* [pool] */
	struct bench_desk desk;
	uint64_t *cursors;       /* [candidate]: how far down its list it is */
	candidate_ix *free_ones; /* a stack */
	size_t n_free;
	candidate_ix next; /* of those who have not applied anywhere yet */
	struct application *round, *sorted;
	size_t n_round;
	uint32_t *offer_start; /* [offer + 2] */
	struct waiting now, later;
	uint64_t *borrowed; /* [pool] */
	struct stumble *stumble;
};

static bool waiting_put(struct waiting *waiting, candidate_ix candidate, struct wish wish)
{
	if (!array_grow((void **)&waiting->rows, &waiting->room, waiting->count + 1, sizeof *waiting->rows))
		return false;
	waiting->rows[waiting->count++] = (struct application){ candidate, wish };
	return true;
}

/* Parts those a pool sees from those who go on to the next one. */
static bool pool_look(struct settling *settling, uint32_t number)
{
	const struct stage *stage = settling->stage;
	const struct pool *pool = &stage->pools[number];

	settling->desk.incoming.count = 0;
	settling->later.count = 0;
	for (size_t i = 0; i < settling->now.count; i++) {
		const struct application *row = &settling->now.rows[i];
		struct standing *standing;

		if (pool_meets(stage, pool, row->candidate, row->wish.choice, settling->stumble) != MEETS_BOTH) {
			if (!waiting_put(&settling->later, row->candidate, row->wish))
				return false;
			continue;
		}
		standing = bench_append(&settling->desk.incoming, pool->ranking.n_keys);
		if (!standing)
			return false;
		standing_fill(stage, pool, row->candidate, &row->wish, standing, settling->stumble);
	}
	settling->benches[number].saw += settling->desk.incoming.count;
	return true;
}

static bool pool_choose(struct settling *settling, uint32_t number, uint32_t offer)
{
	const struct stage *stage = settling->stage;
	const struct pool *pool = &stage->pools[number];
	struct bench *bench = &settling->benches[number];
	const uint64_t seats = pool->capacity + settling->borrowed[number];

	if (!pool_look(settling, number) || !bench_take(stage, pool, bench, &settling->desk, seats))
		return false;
	if (pool->rollover != IX_NONE && seats > bench->saw)
		settling->borrowed[pool->rollover] += seats - bench->saw;
	for (size_t i = 0; i < settling->desk.incoming.count; i++) {
		const struct standing *out = bench_at(&settling->desk.incoming, pool->ranking.n_keys, i);

		if (!waiting_put(&settling->later, out->candidate, (struct wish){ offer, out->band, out->choice }))
			return false;
	}
	return true;
}

/* One program chooses; whoever is left over at the end is free again. */
static bool offer_choose(struct settling *settling, uint32_t number)
{
	const struct offer *offer = &settling->stage->offers[number];
	const uint32_t first = offer->first_pool, end = first + offer->n_pools;

	settling->now.count = 0;
	for (uint32_t i = settling->offer_start[number]; i < settling->offer_start[number + 1]; i++)
		if (!waiting_put(&settling->now, settling->sorted[i].candidate, settling->sorted[i].wish))
			return false;
	if (settling->now.count == 0)
		return true;
	for (uint32_t i = first; i < end; i++)
		settling->borrowed[i] = 0;
	for (uint32_t i = first; i < end; i++) {
		const struct waiting kept = settling->now;

		if (!pool_choose(settling, i, number))
			return false;
		settling->now = settling->later;
		settling->later = kept;
	}
	for (size_t i = 0; i < settling->now.count; i++)
		settling->free_ones[settling->n_free++] = settling->now.rows[i].candidate;
	return true;
}

/* --- rounds --- */

static void apply(struct settling *settling, candidate_ix candidate)
{
	struct application *row = &settling->round[settling->n_round];
	struct wishes list;

	wishes_open(settling->stage, candidate, &list);
	list.cursor = settling->cursors[candidate];
	if (!wishes_next(&list, &row->wish))
		return;
	settling->cursors[candidate] = list.cursor;
	row->candidate = candidate;
	settling->n_round++;
}

/* Those turned away go first, so that few are free at any time. */
static void round_gather(struct settling *settling)
{
	const struct audit *audit = settling->stage->audit;

	settling->n_round = 0;
	while (settling->n_round < ROUND_MOST && settling->n_free > 0)
		apply(settling, settling->free_ones[--settling->n_free]);
	for (; settling->n_round < ROUND_MOST && settling->next < audit->dataset->n_candidates; settling->next++)
		if (audit->state[settling->next] == STATE_TAKES_PART)
			apply(settling, settling->next);
}

static void round_sort(struct settling *settling)
{
	const uint32_t n_offers = settling->stage->n_offers;
	uint32_t *start = settling->offer_start;

	for (uint32_t i = 0; i < n_offers + 2; i++)
		start[i] = 0;
	for (size_t i = 0; i < settling->n_round; i++)
		start[settling->round[i].wish.offer + 2]++;
	for (uint32_t i = 0; i < n_offers; i++)
		start[i + 2] += start[i + 1];
	/* start[o + 1] moves from the first of offer o to its end, which is where the next one begins. */
	for (size_t i = 0; i < settling->n_round; i++)
		settling->sorted[start[settling->round[i].wish.offer + 1]++] = settling->round[i];
}

static enum status rounds_run(struct settling *settling, struct problem *problem)
{
	const struct audit *audit = settling->stage->audit;

	for (;;) {
		round_gather(settling);
		if (settling->n_round == 0)
			return STATUS_OK;
		round_sort(settling);
		for (uint32_t i = 0; i < settling->stage->n_offers; i++)
			if (!offer_choose(settling, i))
				return problem_memory(problem);
		if (settling->stumble->flaw != FLAW_NONE)
			return stage_stumbled(settling->stage, problem);
		if (!progress_step(audit->progress, settling->stage->tier->code, settling->next, audit->dataset->n_candidates))
			return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	}
}

static void result_write(const struct settling *settling)
{
	const struct stage *stage = settling->stage;

	for (size_t c = 0; c < stage->audit->dataset->n_candidates; c++)
		stage->settled[c] = IX_NONE;
	for (uint32_t i = 0; i < stage->n_pools; i++)
		for (size_t k = 0; k < settling->benches[i].held.count; k++)
			stage->settled[bench_at(&settling->benches[i].held, stage->pools[i].ranking.n_keys, k)->candidate] = i;
}

static bool settling_make(struct settling *settling)
{
	struct stage *stage = settling->stage;
	const size_t n_candidates = stage->audit->dataset->n_candidates;

	stage->settled = array_make(n_candidates, sizeof *stage->settled);
	settling->benches = array_make(stage->n_pools, sizeof *settling->benches);
	settling->cursors = array_make(n_candidates, sizeof *settling->cursors);
	settling->free_ones = array_make(n_candidates, sizeof *settling->free_ones);
	settling->round = array_make(ROUND_MOST, sizeof *settling->round);
	settling->sorted = array_make(ROUND_MOST, sizeof *settling->sorted);
	settling->offer_start = array_make((size_t)stage->n_offers + 2, sizeof *settling->offer_start);
	settling->borrowed = array_make(stage->n_pools, sizeof *settling->borrowed);
	return stage->settled && settling->benches && settling->cursors && settling->free_ones && settling->round &&
	       settling->sorted && settling->offer_start && settling->borrowed;
}

static void settling_clear(struct settling *settling)
{
	for (uint32_t i = 0; settling->benches && i < settling->stage->n_pools; i++)
		bench_clear(&settling->benches[i]);
	bench_desk_clear(&settling->desk);
	free(settling->benches);
	free(settling->cursors);
	free(settling->free_ones);
	free(settling->round);
	free(settling->sorted);
	free(settling->offer_start);
	free(settling->now.rows);
	free(settling->later.rows);
	free(settling->borrowed);
}

enum status settle(struct stage *stage, struct problem *problem)
{
	struct settling settling = { .stage = stage, .stumble = &stage->stumbles[0] };
	enum status status;

	if (stage->settled)
		return STATUS_OK;
	status = settling_make(&settling) ? rounds_run(&settling, problem) : problem_memory(problem);
	if (status == STATUS_OK)
		result_write(&settling);
	settling_clear(&settling);
	return status;
}
