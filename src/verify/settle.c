/* SPDX-License-Identifier: ISC */
/* Deferred acceptance by rounds: everybody who is free applies to the next program of its list, then each program applied to
 * chooses out of those it holds and those who came. */
#include "settle.h"

#include <stdlib.h>

#include <luqu/parallel.h>

#include "bench.h"
#include "sight.h"

/* Applications of one round: large enough for merges to pay, small enough for memory not to count. */
enum { ROUND_MOST = 1 << 16 };

/* Applications on their way through a program's pools. */
struct waiting {
	struct application *rows;
	size_t count, room;
};

/* What a thread notes while candidates go down their lists. */
struct lookout {
	uint32_t *seeing; /* the pools of a program that see an application */
	uint64_t *saw;    /* [pool]: seen and surely refused in this round */
};

struct settling {
	struct stage *stage;
	struct bench *benches; /* [pool] */
	struct bench_desk desk;
	uint64_t *cursors;       /* [candidate]: how far down its list it is */
	candidate_ix *free_ones; /* a stack: those who are to apply next on top */
	size_t n_free;
	struct application *round, *sorted; /* offer IX_NONE in the round: the candidate's list is at its end */
	size_t n_round;
	uint32_t *offer_start; /* [offer + 2] */
	struct waiting now, later;
	uint64_t *borrowed; /* [pool] */
	struct lookout lookouts[AUDIT_THREADS];
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

		if (pool_meets(stage, pool, row, settling->stumble) != MEETS_BOTH) {
			if (!waiting_put(&settling->later, row->candidate, row->wish))
				return false;
			continue;
		}
		standing = bench_append(&settling->desk.incoming, pool->ranking.n_keys);
		if (!standing)
			return false;
		standing_fill(stage, pool, row, standing, settling->stumble);
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

/* Whether every pool that sees the application surely refuses it; then nothing of the program changes but how many it has seen. */
static bool is_refused_at_once(const struct settling *settling, const struct application *application, unsigned thread)
{
	struct stage *stage = settling->stage;
	const struct lookout *lookout = &settling->lookouts[thread];
	struct sight sight = sight_begin(stage, application->wish.offer, application->candidate);
	size_t n_seeing = 0;

	for (uint32_t i = sight_next(&sight); i != IX_NONE; i = sight_next(&sight)) {
		const struct pool *pool = &stage->pools[i];

		if (pool_meets(stage, pool, application, &stage->stumbles[thread]) != MEETS_BOTH)
			continue;
		if (!bench_surely_refuses(stage, pool, &settling->benches[i], application, pool->capacity + settling->borrowed[i]))
			return false;
		lookout->seeing[n_seeing++] = i;
	}
	for (size_t i = 0; i < n_seeing; i++)
		lookout->saw[lookout->seeing[i]]++;
	return true;
}

/* Goes down a candidate's list to the first program that may take it. */
static void apply(struct settling *settling, struct application *row, unsigned thread)
{
	struct wishes list;

	wishes_open(settling->stage, row->candidate, &list);
	list.cursor = settling->cursors[row->candidate];
	do {
		if (!wishes_next(&list, &row->wish))
			row->wish.offer = IX_NONE;
	} while (row->wish.offer != IX_NONE && is_refused_at_once(settling, row, thread));
	settling->cursors[row->candidate] = list.cursor;
}

static void range_apply(void *context, unsigned thread, size_t from, size_t to)
{
	struct settling *settling = context;

	for (size_t i = from; i < to; i++)
		apply(settling, &settling->round[i], thread);
}

/* Benches stand still meanwhile, so candidates can go down their lists on several threads. */
static void round_gather(struct settling *settling)
{
	const size_t count = settling->n_free < ROUND_MOST ? settling->n_free : ROUND_MOST;

	for (size_t i = 0; i < count; i++)
		settling->round[i].candidate = settling->free_ones[--settling->n_free];
	settling->n_round = count;
	parallel_for(&(struct parallel_loop){
	        .count = count, .grain = AUDIT_GRAIN, .threads = AUDIT_THREADS, .body = range_apply, .context = settling });
	for (size_t t = 0; t < AUDIT_THREADS; t++)
		for (uint32_t i = 0; i < settling->stage->n_pools; i++) {
			settling->benches[i].saw += settling->lookouts[t].saw[i];
			settling->lookouts[t].saw[i] = 0;
		}
}

static void round_sort(struct settling *settling)
{
	const uint32_t n_offers = settling->stage->n_offers;
	uint32_t *start = settling->offer_start;

	for (uint32_t i = 0; i < n_offers + 2; i++)
		start[i] = 0;
	for (size_t i = 0; i < settling->n_round; i++)
		if (settling->round[i].wish.offer != IX_NONE)
			start[settling->round[i].wish.offer + 2]++;
	for (uint32_t i = 0; i < n_offers; i++)
		start[i + 2] += start[i + 1];
	/* start[o + 1] moves from the first of offer o to its end, which is where the next one begins. */
	for (size_t i = 0; i < settling->n_round; i++)
		if (settling->round[i].wish.offer != IX_NONE)
			settling->sorted[start[settling->round[i].wish.offer + 1]++] = settling->round[i];
}

static enum status rounds_run(struct settling *settling, struct problem *problem)
{
	struct audit *audit = settling->stage->audit;

	for (;;) {
		watch_goes_on(&audit->watch, 0, 0, 0);
		round_gather(settling);
		if (settling->n_round == 0)
			return STATUS_OK;
		round_sort(settling);
		for (uint32_t i = 0; i < settling->stage->n_offers; i++)
			if (!offer_choose(settling, i))
				return problem_memory(problem);
		if (stage_status(settling->stage, problem) != STATUS_OK)
			return problem->status;
	}
}

/* --- beginning and end --- */

/* Every order of applications leads to the same end; with the higher merits first few are displaced on the way. */
enum { MERIT_BUCKETS = 1 << 6 };

static size_t merit_bucket(const struct audit *audit, candidate_ix candidate, int64_t lowest, uint64_t step)
{
	return (size_t)(((uint64_t)audit->merit_e4[candidate] - (uint64_t)lowest) / step);
}

static bool participants_queue(struct settling *settling)
{
	const struct audit *audit = settling->stage->audit;
	const size_t n_candidates = audit->dataset->n_candidates;
	uint32_t *start = array_make((size_t)MERIT_BUCKETS + 1, sizeof *start);
	int64_t lowest = INT64_MAX, highest = INT64_MIN;
	uint64_t step;

	for (size_t c = 0; c < n_candidates; c++) {
		if (audit->state[c] != STATE_TAKES_PART)
			continue;
		lowest = audit->merit_e4[c] < lowest ? audit->merit_e4[c] : lowest;
		highest = audit->merit_e4[c] > highest ? audit->merit_e4[c] : highest;
		settling->n_free++;
	}
	if (settling->n_free == 0 || !start) {
		free(start);
		return start != NULL;
	}
	step = ((uint64_t)highest - (uint64_t)lowest) / MERIT_BUCKETS + 1;
	for (size_t c = 0; c < n_candidates; c++)
		if (audit->state[c] == STATE_TAKES_PART)
			start[merit_bucket(audit, (candidate_ix)c, lowest, step) + 1]++;
	for (size_t i = 1; i < MERIT_BUCKETS; i++)
		start[i] += start[i - 1];
	for (size_t c = 0; c < n_candidates; c++)
		if (audit->state[c] == STATE_TAKES_PART)
			settling->free_ones[start[merit_bucket(audit, (candidate_ix)c, lowest, step)]++] = (candidate_ix)c;
	free(start);
	return true;
}

/* What is lent before anybody has applied. */
static void seats_lend(struct settling *settling)
{
	const struct stage *stage = settling->stage;

	for (uint32_t i = 0; i < stage->n_pools; i++)
		if (stage->pools[i].rollover != IX_NONE)
			settling->borrowed[stage->pools[i].rollover] += stage->pools[i].capacity + settling->borrowed[i];
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

static bool lookouts_make(struct settling *settling)
{
	const size_t n_pools = settling->stage->n_pools;

	for (size_t i = 0; i < AUDIT_THREADS; i++) {
		struct lookout *lookout = &settling->lookouts[i];

		lookout->seeing = array_make(n_pools, sizeof *lookout->seeing);
		lookout->saw = array_make(n_pools, sizeof *lookout->saw);
		if (!lookout->seeing || !lookout->saw)
			return false;
	}
	return true;
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
	       settling->sorted && settling->offer_start && settling->borrowed && lookouts_make(settling);
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
	for (size_t i = 0; i < AUDIT_THREADS; i++) {
		free(settling->lookouts[i].seeing);
		free(settling->lookouts[i].saw);
	}
}

enum status stage_settle(struct stage *stage, struct problem *problem)
{
	struct settling settling = { .stage = stage, .stumble = &stage->stumbles[0] };
	enum status status;

	if (stage->settled)
		return STATUS_OK;
	if (settling_make(&settling) && participants_queue(&settling)) {
		seats_lend(&settling);
		status = rounds_run(&settling, problem);
	} else {
		status = problem_memory(problem);
	}
	if (status == STATUS_OK)
		result_write(&settling);
	settling_clear(&settling);
	return status;
}
