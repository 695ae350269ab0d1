/* SPDX-License-Identifier: ISC */
/* Trials that leave no trace: what an application changes is copied before its first change and put back afterwards. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct saved_pool {
	uint32_t number;
	struct pool pool;       /* as it was; its pointers are not used */
	struct entry *held;     /* [pool.n_held] */
	int64_t *out_keys_e4, *barrier_keys_e4; /* of its marks; NULL: none */
};
struct saved_participant {
	participant_ix number;
	struct participant participant;
	int64_t *keys_e4; /* [key_width] */
};
struct journal {
	uint64_t trial;
	uint64_t *stamps; /* [participant]: the last trial that touched it */
	struct saved_pool *pools; size_t n_pools, pools_room;
	struct saved_participant *participants; size_t n_participants, participants_room;
};

struct journal *journal_make(const struct tier_run *run)
{
	struct journal *journal = array_make(1, sizeof *journal);

	if (!journal)
		return NULL;
	journal->trial = 1;
	journal->stamps = array_make(run->n_participants, sizeof *journal->stamps);
	if (!journal->stamps) {
		free(journal);
		return NULL;
	}
	return journal;
}

static void forget(struct journal *journal)
{
	for (size_t i = 0; i < journal->n_pools; i++) {
		free(journal->pools[i].held);
		free(journal->pools[i].out_keys_e4);
		free(journal->pools[i].barrier_keys_e4);
	}
	for (size_t i = 0; i < journal->n_participants; i++)
		free(journal->participants[i].keys_e4);
	journal->n_pools = journal->n_participants = 0;
	journal->trial++;
}

void journal_free(struct journal *journal)
{
	if (!journal)
		return;
	forget(journal);
	free(journal->pools);
	free(journal->participants);
	free(journal->stamps);
	free(journal);
}

/* A copy of count elements; NULL where from is NULL. Sticky failure in the run. */
static void *copy_of(struct tier_run *run, const void *from, size_t count, size_t size)
{
	void *copy = from ? array_make(count, size) : NULL;

	if (copy)
		memcpy(copy, from, count * size);
	else if (from)
		tier_fail_memory(run);
	return copy;
}

void journal_touch_pool(struct tier_run *run, uint32_t number)
{
	struct journal *journal = run->journal;
	struct pool *pool = &run->pools[number];

	if (pool->stamp == journal->trial)
		return;
	if (!array_grow((void **)&journal->pools, &journal->pools_room, journal->n_pools + 1, sizeof *journal->pools)) {
		tier_fail_memory(run);
		return;
	}
	size_t n_keys = run->rules->rankings[pool->ranking].n_keys;
	pool->stamp = journal->trial;
	journal->pools[journal->n_pools++] =
		(struct saved_pool){ .number = number,
				     .pool = *pool,
				     .held = copy_of(run, pool->held, pool->n_held, sizeof *pool->held),
				     .out_keys_e4 = copy_of(run, pool->first_out.keys_e4, n_keys, sizeof(int64_t)),
				     .barrier_keys_e4 = copy_of(run, pool->barrier.keys_e4, n_keys, sizeof(int64_t)) };
}

void journal_touch_participant(struct tier_run *run, participant_ix number)
{
	struct journal *journal = run->journal;

	if (journal->stamps[number] == journal->trial)
		return;
	if (!array_grow((void **)&journal->participants, &journal->participants_room, journal->n_participants + 1,
			sizeof *journal->participants)) {
		tier_fail_memory(run);
		return;
	}
	journal->stamps[number] = journal->trial;
	journal->participants[journal->n_participants++] = (struct saved_participant){
		.number = number,
		.participant = run->participants[number],
		.keys_e4 = copy_of(run, run->keys_e4 + number * run->key_width, run->key_width, sizeof(int64_t)),
	};
}

static void restore_mark(struct mark *mark, const struct mark *was, const int64_t *keys_e4, size_t n_keys)
{
	mark->is_set = was->is_set;
	mark->entry = was->entry;
	if (keys_e4)
		memcpy(mark->keys_e4, keys_e4, n_keys * sizeof *keys_e4);
}

static void restore_pool(struct tier_run *run, const struct saved_pool *saved)
{
	struct pool *pool = &run->pools[saved->number];
	size_t n_keys = run->rules->rankings[pool->ranking].n_keys;

	pool->borrowed = saved->pool.borrowed;
	pool->seen = saved->pool.seen;
	pool->n_held = saved->pool.n_held;
	pool->n_worst = saved->pool.n_worst;
	if (saved->held)
		memcpy(pool->held, saved->held, saved->pool.n_held * sizeof *pool->held);
	restore_mark(&pool->first_out, &saved->pool.first_out, saved->out_keys_e4, n_keys);
	restore_mark(&pool->barrier, &saved->pool.barrier, saved->barrier_keys_e4, n_keys);
}

/* SplitMix64's last step: every bit of the place depends on every bit of who is there. */
static uint64_t mix(uint64_t value)
{
	value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
	return value ^ (value >> 31);
}

static uint64_t sum_others(const struct tier_run *run, uint32_t pool, const struct entry *held, uint32_t n_held)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < n_held; i++)
		if (held[i].participant != run->guest)
			sum += mix(mix((uint64_t)pool + 1) + ((uint64_t)held[i].participant << 16 | held[i].choice));
	return sum;
}

/* A sum, so that neither the order of pools nor that of a heap matters; what was touched and is as before adds 0. */
uint64_t journal_change(const struct tier_run *run)
{
	uint64_t change = 0;

	for (size_t i = 0; i < run->journal->n_pools; i++) {
		const struct saved_pool *saved = &run->journal->pools[i];
		const struct pool *pool = &run->pools[saved->number];
		change += sum_others(run, saved->number, pool->held, pool->n_held);
		change -= sum_others(run, saved->number, saved->held, saved->held ? saved->pool.n_held : 0);
	}
	return change;
}

void journal_undo(struct tier_run *run)
{
	struct journal *journal = run->journal;

	for (size_t i = 0; i < journal->n_pools; i++)
		restore_pool(run, &journal->pools[i]);
	for (size_t i = 0; i < journal->n_participants; i++) {
		const struct saved_participant *saved = &journal->participants[i];
		run->participants[saved->number] = saved->participant;
		if (saved->keys_e4)
			memcpy(run->keys_e4 + saved->number * run->key_width, saved->keys_e4, run->key_width * sizeof(int64_t));
	}
	run->n_stack = 0;
	forget(journal);
}

const struct pool *journal_find_guest(const struct tier_run *run, struct entry *entry)
{
	const struct journal *journal = run->journal;

	for (size_t i = 0; i < journal->n_pools; i++) {
		const struct pool *pool = &run->pools[journal->pools[i].number];
		for (uint32_t k = 0; k < pool->n_held; k++)
			if (pool->held[k].participant == run->guest) {
				*entry = pool->held[k];
				return pool;
			}
	}
	return NULL;
}
