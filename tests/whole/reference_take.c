/* SPDX-License-Identifier: ISC */
/* Step 6 of the run: what a program takes out of all who have applied to it so far, computed from nothing every time. */
#include <stdlib.h>
#include <string.h>

#include "reference_state.h"

struct sight { /* what one pool sees: applications, best first */
	struct ref_application **seen;
	size_t n;
	size_t position; /* of the pool among those of its program */
	const struct reference_state *state;
};

static int compare_draws(const struct reference_state *s, const struct ref_application *a, const struct ref_application *b)
{
	return memcmp(s->candidates[a->candidate].draw, s->candidates[b->candidate].draw, sizeof s->candidates[0].draw);
}

/* Below 0: a stands first. By band, then the ranking; 0: equal. */
static int compare_standing(const struct sight *sight, const struct ref_application *a, const struct ref_application *b)
{
	if (a->band != b->band)
		return a->band < b->band ? -1 : 1;
	const struct ref_look *left = &a->looks[sight->position], *right = &b->looks[sight->position];
	for (size_t k = 0; k < left->n_keys; k++) {
		int order = left->is_lottery[k] ? compare_draws(sight->state, a, b)
		                                : (left->keys[k] < right->keys[k]) - (left->keys[k] > right->keys[k]);
		if (order != 0)
			return order;
	}
	return 0;
}

static int compare_seen(const void *left, const void *right, void *context)
{
	const struct ref_application *a = *(struct ref_application *const *)left, *b = *(struct ref_application *const *)right;
	const struct sight *sight = context;
	int order = compare_standing(sight, a, b);
	return order != 0 ? order : compare_draws(sight->state, a, b);
}

static bool are_equal(const struct sight *sight, size_t i, size_t j)
{
	return compare_standing(sight, sight->seen[i], sight->seen[j]) == 0;
}

static struct sight look_over(struct reference_state *s, const struct ref_pool *pool, size_t position)
{
	struct sight sight = { .position = position, .state = s };
	sight.seen = must_make(s->n_applications, sizeof sight.seen[0]);
	for (size_t i = 0; i < s->n_applications; i++) {
		struct ref_application *a = &s->applications[i];
		const struct ref_look *look = &a->looks[position];
		if (a->is_made && a->program == pool->program && a->pool == NONE && look->is_eligible && look->meets_line)
			sight.seen[sight.n++] = a;
	}
	qsort_r(sight.seen, sight.n, sizeof sight.seen[0], compare_seen, &sight);
	return sight;
}

/* How many of the seen, from the top, with c seats. */
static size_t how_many(const char *ties, const struct sight *sight, size_t c)
{
	if (sight->n <= c)
		return sight->n;
	size_t taken = c;
	if (strcmp(ties, "admit") == 0)
		while (c > 0 && taken < sight->n && are_equal(sight, c - 1, taken))
			taken++;
	if (strcmp(ties, "reject") == 0)
		while (taken > 0 && are_equal(sight, taken - 1, taken))
			taken--;
	return taken;
}

/* Equal in band and in every key that is not the draw itself. */
static bool differ_in_draw_alone(const struct sight *sight, size_t i, size_t j)
{
	const struct ref_application *a = sight->seen[i], *b = sight->seen[j];
	const struct ref_look *left = &a->looks[sight->position], *right = &b->looks[sight->position];
	bool is_equal = a->band == b->band;
	for (size_t k = 0; k < left->n_keys && !left->is_lottery[k]; k++) /* what stands behind the draw never decides */
		is_equal = is_equal && left->keys[k] == right->keys[k];
	return is_equal;
}

static void note_draw(struct ref_pool *pool, const struct sight *sight, size_t taken)
{
	pool->last_in = taken > 0 ? sight->seen[taken - 1]->candidate : NONE;
	pool->first_out = taken < sight->n ? sight->seen[taken]->candidate : NONE;
	pool->drawn = 0;
	for (size_t i = 0; i < taken; i++) {
		bool is_drawn = false;
		for (size_t j = taken; j < sight->n; j++)
			is_drawn = is_drawn || differ_in_draw_alone(sight, i, j);
		pool->drawn += is_drawn;
	}
}

static struct ref_pool *lend_to(struct reference_state *s, int first, size_t n_pools, const struct ref_pool *lender)
{
	for (size_t i = 0; i < n_pools; i++)
		if (strcmp(s->pools[first + (int)i].code, lender->rollover) == 0)
			return &s->pools[first + (int)i];
	abort(); /* a rollover names a pool of the same program */
}

static void note_places(const struct sight *sight, size_t taken, bool is_break)
{
	for (size_t i = 0; i < sight->n; i++) {
		struct ref_look *look = &sight->seen[i]->looks[sight->position];
		bool has_edge = is_break && (i < taken ? taken < sight->n : taken > 0);
		look->place = i + 1;
		look->is_by_draw = has_edge && differ_in_draw_alone(sight, i, i < taken ? taken : taken - 1);
	}
}

static void pool_takes(struct reference_state *s, int tier, int first, size_t n_pools, size_t position)
{
	struct ref_pool *pool = &s->pools[first + (int)position];
	struct sight sight = look_over(s, pool, position);
	int64_t c = pool->capacity + pool->borrowed;
	size_t taken = how_many(s->tiers[tier].ties, &sight, (size_t)c);
	bool is_break = strcmp(s->tiers[tier].ties, "break") == 0;
	pool->seen = (int64_t)sight.n;
	pool->taken = (int64_t)taken;
	note_places(&sight, taken, is_break);
	for (size_t i = 0; i < taken; i++)
		sight.seen[i]->pool = first + (int)position;
	pool->last_taken = taken > 0 ? sight.seen[taken - 1]->candidate : NONE;
	if (is_break)
		note_draw(pool, &sight, taken);
	if (pool->rollover[0] != '\0' && c > (int64_t)sight.n)
		lend_to(s, first, n_pools, pool)->borrowed += c - (int64_t)sight.n;
	free(sight.seen);
}

static void forget(struct ref_application *application)
{
	application->pool = NONE;
	for (size_t i = 0; i < REFERENCE_POOLS; i++)
		application->looks[i].place = 0;
}

void ref_program_takes(struct reference_state *s, int tier, int program)
{
	int first = ref_first_pool(s, tier, program);
	if (first == NONE)
		return;
	size_t n_pools = 0;
	for (size_t i = (size_t)first; i < s->n_pools && s->pools[i].tier == tier && s->pools[i].program == program; i++)
		n_pools++;
	for (size_t i = 0; i < s->n_applications; i++)
		if (s->applications[i].program == program)
			forget(&s->applications[i]);
	for (size_t i = 0; i < n_pools; i++)
		s->pools[first + (int)i].borrowed = 0;
	for (size_t i = 0; i < n_pools; i++)
		pool_takes(s, tier, first, n_pools, i);
}

/* Somebody whom the pool saw, ranked above one it took, and turned away for his band. */
static bool is_band_held(const struct reference_state *s, int first, size_t position)
{
	struct sight sight = { .position = position, .state = s };
	for (size_t i = 0; i < s->n_applications; i++) {
		struct ref_application out = s->applications[i];
		if (!out.is_made || out.program != s->pools[first].program || out.pool != NONE || out.looks[position].n_keys == 0)
			continue;
		for (size_t j = 0; j < s->n_applications; j++) {
			const struct ref_application *in = &s->applications[j];
			out.band = in->band;
			if (in->pool == first + (int)position && s->applications[i].band > in->band &&
			    compare_standing(&sight, &out, in) < 0)
				return true;
		}
	}
	return false;
}

static void note_pool(struct reference_state *s, int tier, int first, size_t position)
{
	const struct ref_pool *pool = &s->pools[first + (int)position];
	uint64_t *events = s->result->events;
	int64_t c = pool->capacity + pool->borrowed;
	events[EVENT_LENT] += pool->taken > pool->capacity && pool->borrowed > 0;
	events[EVENT_TIE_ADMITTED] += pool->taken > c;
	events[EVENT_TIE_REJECTED] += strcmp(s->tiers[tier].ties, "reject") == 0 && pool->taken < c && pool->taken < pool->seen;
	events[EVENT_DRAWN] += pool->drawn > 0;
	events[EVENT_BAND_HELD] += is_band_held(s, first, position);
	for (size_t i = 0; i < s->n_applications; i++)
		events[EVENT_LATER_POOL] +=
		        position > 0 && s->applications[i].pool == first + (int)position && s->applications[i].looks[0].n_keys > 0;
}

void ref_note_events(struct reference_state *s, int tier)
{
	for (size_t i = 0, first = 0; i < s->n_pools; i++) {
		if (s->pools[i].tier != tier)
			continue;
		first = s->pools[first].tier == tier && s->pools[first].program == s->pools[i].program ? first : i;
		note_pool(s, tier, (int)first, i - first);
	}
}
