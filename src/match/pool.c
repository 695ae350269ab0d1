/* SPDX-License-Identifier: ISC */
/* What one pool takes out of all who have come before it (luqu(1), THE RUN, step 6). Those held are a heap with the last one on top;
 * whoever is turned away never comes back, so nothing else needs to be remembered but two marks. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* --- the order of a pool -------------------------------------------------------------------------------------------------------- */

static uint64_t draw_of(struct tier_run *run, participant_ix participant)
{
	if (!run->draws[participant]) {
		unsigned char digest[DIGEST_BYTES];
		uint64_t first = 0;
		draw_compute(run->dataset->office.lottery_seed, run->tier->code,
			     dataset_candidate_no(run->dataset, run->participants[participant].candidate), digest);
		for (int i = 0; i < 8; i++)
			first = first << 8 | digest[i];
		run->draws[participant] = first;
	}
	return run->draws[participant];
}

static int draw_compare(struct tier_run *run, participant_ix a, participant_ix b)
{
	unsigned char digest_a[DIGEST_BYTES], digest_b[DIGEST_BYTES];

	if (a == b)
		return 0;
	uint64_t first_a = draw_of(run, a), first_b = draw_of(run, b);
	if (first_a != first_b)
		return first_a < first_b ? -1 : 1;
	const char *seed = run->dataset->office.lottery_seed;
	draw_compute(seed, run->tier->code, dataset_candidate_no(run->dataset, run->participants[a].candidate), digest_a);
	draw_compute(seed, run->tier->code, dataset_candidate_no(run->dataset, run->participants[b].candidate), digest_b);
	return memcmp(digest_a, digest_b, DIGEST_BYTES);
}

static const struct ranking *ranking_of(const struct tier_run *run, const struct pool *pool)
{
	return &run->rules->rankings[pool->ranking];
}

static bool has_groups(const struct tier_run *run, const struct pool *pool)
{
	return run->groups[pool->ranking] != NULL;
}

static int64_t *keys_of(const struct tier_run *run, const struct entry *entry)
{
	return run->keys_e4 + entry->participant * run->key_width;
}

static int number_compare(int64_t a, int64_t b) /* highest first */
{
	return a == b ? 0 : a > b ? -1 : 1;
}

int pool_compare(struct tier_run *run, const struct pool *pool, const struct entry *a, const int64_t *a_keys, const struct entry *b,
		 const int64_t *b_keys)
{
	if (a->primary != b->primary)
		return a->primary < b->primary ? -1 : 1;
	if (!has_groups(run, pool)) {
		for (size_t k = 0; k < ranking_of(run, pool)->n_deciding; k++) {
			int order = number_compare(a_keys[k], b_keys[k]);
			if (order)
				return order;
		}
	}
	return draw_compare(run, a->participant, b->participant);
}

static int entry_compare(struct tier_run *run, const struct pool *pool, const struct entry *a, const struct entry *b, const int64_t *b_keys)
{
	return pool_compare(run, pool, a, keys_of(run, a), b, b_keys);
}

/* Equal in band and all keys that stand before the draw. */
bool pool_equal_but_draw(struct tier_run *run, const struct pool *pool, const struct entry *a, const struct entry *b, const int64_t *b_keys)
{
	if (a->primary != b->primary)
		return false;
	if (has_groups(run, pool))
		return true;
	return memcmp(keys_of(run, a), b_keys, ranking_of(run, pool)->n_deciding * sizeof *b_keys) == 0;
}

/* Equal in band and ranking: the draw counts where the ranking names it. */
static bool is_equal(struct tier_run *run, const struct pool *pool, const struct entry *a, const struct entry *b, const int64_t *b_keys)
{
	if (ranking_of(run, pool)->names_lottery)
		return a->participant == b->participant;
	return pool_equal_but_draw(run, pool, a, b, b_keys);
}

/* --- the heap: the last one on top ------------------------------------------------------------------------------------------------ */

static bool is_after(struct tier_run *run, const struct pool *pool, const struct entry *a, const struct entry *b)
{
	return entry_compare(run, pool, a, b, keys_of(run, b)) > 0;
}

static void heap_lift(struct tier_run *run, struct pool *pool, uint32_t at)
{
	struct entry entry = pool->held[at];

	while (at > 0 && is_after(run, pool, &entry, &pool->held[(at - 1) / 2])) {
		pool->held[at] = pool->held[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	pool->held[at] = entry;
}

static void heap_sink(struct tier_run *run, struct pool *pool, struct entry entry)
{
	uint32_t at = 0, child;

	while ((child = 2 * at + 1) < pool->n_held) {
		if (child + 1 < pool->n_held && is_after(run, pool, &pool->held[child + 1], &pool->held[child]))
			child++;
		if (!is_after(run, pool, &pool->held[child], &entry))
			break;
		pool->held[at] = pool->held[child];
		at = child;
	}
	pool->held[at] = entry;
}

static bool heap_push(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	size_t room = pool->held_room;

	if (pool->n_held == room) {
		if (!array_grow((void **)&pool->held, &room, room + 1, sizeof *pool->held))
			return tier_fail_memory(run);
		pool->held_room = (uint32_t)room;
	}
	pool->held[pool->n_held++] = *entry;
	heap_lift(run, pool, pool->n_held - 1);
	return true;
}

static struct entry heap_pop(struct tier_run *run, struct pool *pool)
{
	struct entry top = pool->held[0];

	pool->n_held--;
	if (pool->n_held > 0)
		heap_sink(run, pool, pool->held[pool->n_held]);
	return top;
}

/* Equals of the top form one connected part of the heap, for whatever stands above an equal of the top equals it too. */
static uint32_t count_equals_of_top(struct tier_run *run, const struct pool *pool, uint32_t at)
{
	if (at >= pool->n_held || !is_equal(run, pool, &pool->held[at], &pool->held[0], keys_of(run, &pool->held[0])))
		return 0;
	return 1 + count_equals_of_top(run, pool, 2 * at + 1) + count_equals_of_top(run, pool, 2 * at + 2);
}

/* --- turning away ------------------------------------------------------------------------------------------------------------------- */

static bool mark_set(struct tier_run *run, const struct pool *pool, struct mark *mark, const struct entry *entry)
{
	if (!has_groups(run, pool)) {
		if (!mark->keys_e4 && !(mark->keys_e4 = array_make(ranking_of(run, pool)->n_keys, sizeof *mark->keys_e4)))
			return tier_fail_memory(run);
		memcpy(mark->keys_e4, keys_of(run, entry), ranking_of(run, pool)->n_keys * sizeof *mark->keys_e4);
	}
	mark->entry = *entry;
	mark->is_set = true;
	return true;
}

static bool note_turned_away(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	struct participant *p = &run->participants[entry->participant];

	if (p->reason > REASON_OUTRANKED)
		p->reason = REASON_OUTRANKED;
	if (run->tier->ties == TIES_BREAK &&
	    (!pool->first_out.is_set || entry_compare(run, pool, entry, &pool->first_out.entry, pool->first_out.keys_e4) < 0))
		return mark_set(run, pool, &pool->first_out, entry);
	return true;
}

/* A displaced one goes on at the next pool of the program, or down its list. */
static bool send_on(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	uint32_t next = (uint32_t)(pool - run->pools) + 1;

	if (run->journal)
		journal_touch_participant(run, entry->participant);
	if (!note_turned_away(run, pool, entry) ||
	    !array_grow((void **)&run->stack, &run->stack_room, run->n_stack + 1, sizeof *run->stack))
		return run->is_failed ? false : tier_fail_memory(run);
	run->stack[run->n_stack].participant = entry->participant;
	run->stack[run->n_stack].pool = next < run->programs[pool->program].end_pool ? next : IX_NONE;
	run->n_stack++;
	return true;
}

static bool drop_last_group(struct tier_run *run, struct pool *pool, struct mark *barrier)
{
	if (barrier && !mark_set(run, pool, barrier, &pool->held[0]))
		return false;
	for (uint32_t n = pool->n_worst; n > 0; n--) {
		struct entry entry = heap_pop(run, pool);
		if (!send_on(run, pool, &entry))
			return false;
	}
	pool->n_worst = count_equals_of_top(run, pool, 0);
	return true;
}

/* Brings those held back to what the tie rule allows for the seats there are now. */
static bool pool_trim(struct tier_run *run, struct pool *pool)
{
	uint32_t seats = pool->capacity + pool->borrowed;

	switch (run->tier->ties) {
	case TIES_BREAK:
		while (pool->n_held > seats) {
			struct entry entry = heap_pop(run, pool);
			if (!send_on(run, pool, &entry))
				return false;
		}
		break;
	case TIES_ADMIT:
		while (pool->n_held > 0 && pool->n_held - pool->n_worst >= seats)
			if (!drop_last_group(run, pool, NULL))
				return false;
		break;
	case TIES_REJECT:
		while (pool->n_held > seats)
			if (!drop_last_group(run, pool, &pool->barrier))
				return false;
		break;
	}
	return true;
}

/* --- lending -------------------------------------------------------------------------------------------------------------------------- */

static bool lends(const struct pool *pool)
{
	return pool->rollover != IX_NONE && pool->capacity + pool->borrowed > pool->seen;
}

/* A lender has one seat less to lend. Lenders stand before borrowers, so this ends. */
static bool pool_give_back(struct tier_run *run, uint32_t number)
{
	struct pool *pool = &run->pools[number];

	if (run->journal)
		journal_touch_pool(run, number);
	bool lent = lends(pool);
	pool->borrowed--;
	if (lent && !pool_give_back(run, pool->rollover))
		return false;
	return pool_trim(run, pool);
}

void pool_lend_at_start(struct tier_run *run)
{
	for (uint32_t i = 0; i < run->n_pools; i++) { /* in order, so that borrowed seats are lent on */
		struct pool *pool = &run->pools[i];
		if (pool->rollover != IX_NONE)
			run->pools[pool->rollover].borrowed += pool->capacity + pool->borrowed;
	}
}

/* --- an offer ----------------------------------------------------------------------------------------------------------------------- */

static bool offer_break(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	uint32_t seats = pool->capacity + pool->borrowed;

	if (pool->n_held < seats)
		return heap_push(run, pool, entry);
	if (seats == 0 || !is_after(run, pool, &pool->held[0], entry)) {
		note_turned_away(run, pool, entry);
		return false;
	}
	struct entry last = pool->held[0];
	heap_sink(run, pool, *entry);
	return send_on(run, pool, &last);
}

static bool push_counted(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	if (pool->n_held > 0 && is_equal(run, pool, entry, &pool->held[0], keys_of(run, &pool->held[0])))
		pool->n_worst++;
	else if (pool->n_held == 0 || is_after(run, pool, entry, &pool->held[0]))
		pool->n_worst = 1;
	return heap_push(run, pool, entry);
}

static bool offer_admit(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	uint32_t seats = pool->capacity + pool->borrowed;

	if (pool->n_held >= seats && (seats == 0 || (!is_equal(run, pool, entry, &pool->held[0], keys_of(run, &pool->held[0])) &&
						     is_after(run, pool, entry, &pool->held[0])))) {
		note_turned_away(run, pool, entry);
		return false;
	}
	return push_counted(run, pool, entry) && pool_trim(run, pool);
}

static bool offer_reject(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	const struct mark *barrier = &pool->barrier;

	if (barrier->is_set && (is_equal(run, pool, entry, &barrier->entry, barrier->keys_e4) ||
				entry_compare(run, pool, entry, &barrier->entry, barrier->keys_e4) > 0)) {
		note_turned_away(run, pool, entry);
		return false;
	}
	return push_counted(run, pool, entry) && pool_trim(run, pool);
}

bool pool_offer(struct tier_run *run, uint32_t number, const struct entry *entry)
{
	struct pool *pool = &run->pools[number];

	if (run->journal)
		journal_touch_pool(run, number);
	if (pool->watch && !watch_note(run, pool, entry))
		return false;
	bool lent = lends(pool);
	pool->seen++;
	if (lent && !pool_give_back(run, pool->rollover))
		return false;
	switch (run->tier->ties) {
	case TIES_BREAK:
		return offer_break(run, pool, entry);
	case TIES_ADMIT:
		return offer_admit(run, pool, entry);
	case TIES_REJECT:
		return offer_reject(run, pool, entry);
	}
	return false;
}

const struct entry *pool_last_in(const struct pool *pool)
{
	return pool->n_held > 0 ? &pool->held[0] : NULL;
}

void pool_free(struct pool *pool)
{
	free(pool->held);
	free(pool->cutoffs_e4);
	watch_free(pool->watch);
	free(pool->first_out.keys_e4);
	free(pool->barrier.keys_e4);
}
