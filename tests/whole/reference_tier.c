/* SPDX-License-Identifier: ISC */
/* One tier of the reference, step by step as section 4 numbers them. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "reference_state.h"

static const char *plan_cell(const struct reference_state *s, size_t row, const char *column, const char *fallback)
{
	const char *cell = year_get(s->year, KIND_PLANS, row, column);
	return cell[0] != '\0' ? cell : fallback;
}

static int compare_pools(const void *left, const void *right)
{
	const struct ref_pool *a = left, *b = right;
	if (a->program != b->program)
		return a->program - b->program;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->code, b->code);
}

static void pool_add(struct reference_state *s, struct ref_pool pool)
{
	pool.last_in = NONE;
	pool.first_out = NONE;
	s->pools = must_grow(s->pools, s->n_pools + 1, sizeof s->pools[0]);
	s->pools[s->n_pools++] = pool;
}

static void pools_plan(struct reference_state *s, int tier)
{
	for (size_t r = 0; r < year_count(s->year, KIND_PLANS); r++) {
		if (strcmp(year_get(s->year, KIND_PLANS, r, "tier"), s->tiers[tier].code) != 0)
			continue;
		struct ref_pool pool = { .tier = tier,
			                 .code = plan_cell(s, r, "pool", "open"),
			                 .order = strtol(plan_cell(s, r, "order", "1"), NULL, 10),
			                 .seats = strtol(plan_cell(s, r, "seats", "0"), NULL, 10),
			                 .eligible = plan_cell(s, r, "eligible", ""),
			                 .line = plan_cell(s, r, "line", ""),
			                 .ranking = plan_cell(s, r, "ranking", s->tiers[tier].ranking),
			                 .rollover = plan_cell(s, r, "rollover", "") };
		while (strcmp(s->programs[pool.program].code, plan_cell(s, r, "program", "")) != 0)
			pool.program++;
		pool_add(s, pool);
	}
}

/* What the named tiers left vacant in a program, each vacancy once. */
static int64_t vacancy_of(const struct reference_state *s, const bool *named, int program)
{
	int64_t vacancy = 0;
	for (size_t i = 0; i < s->n_pools; i++) {
		const struct ref_pool *pool = &s->pools[i];
		if (named[pool->tier] && s->tiers[pool->tier].is_inherited_by == NONE && pool->program == program &&
		    pool->placed < pool->seats)
			vacancy += pool->seats - pool->placed;
	}
	return vacancy;
}

static bool *named_tiers(const struct reference_state *s, int tier)
{
	bool *named = must_make(s->n_tiers, sizeof named[0]);
	const char *list = year_get(s->year, KIND_TIERS, s->tiers[tier].row, "inherits");
	while (*list != '\0') {
		size_t length = strcspn(list, ";");
		for (size_t t = 0; t < s->n_tiers; t++)
			if (strlen(s->tiers[t].code) == length && memcmp(s->tiers[t].code, list, length) == 0)
				named[t] = true;
		list += length + (list[length] == ';');
	}
	return named;
}

/* Step 3: goes to the last pool of the program, or makes one. */
static void pools_inherit(struct reference_state *s, int tier, size_t first)
{
	bool *named = named_tiers(s, tier);
	size_t n_planned = s->n_pools;
	for (size_t p = 0; p < s->n_programs; p++) {
		int64_t vacancy = vacancy_of(s, named, (int)p);
		struct ref_pool *last = NULL;
		for (size_t i = first; i < n_planned; i++)
			if (s->pools[i].program == (int)p)
				last = &s->pools[i];
		s->result->events[EVENT_INHERITED] += vacancy > 0;
		s->result->events[EVENT_INHERITED_POOL] += vacancy > 0 && last == NULL;
		if (last != NULL)
			last->seats += vacancy;
		else if (vacancy > 0)
			pool_add(s, (struct ref_pool){ .tier = tier,
			                               .program = (int)p,
			                               .code = "inherited",
			                               .seats = vacancy,
			                               .eligible = "",
			                               .line = "",
			                               .rollover = "",
			                               .ranking = s->tiers[tier].ranking });
	}
	for (size_t t = 0; t < s->n_tiers; t++)
		if (named[t] && s->tiers[t].is_inherited_by == NONE)
			s->tiers[t].is_inherited_by = tier;
	free(named);
}

static void draw(struct reference_state *s, int tier)
{
	for (size_t i = 0; i < s->n_candidates; i++) {
		struct paper text = { 0 };
		paper_write(&text, "%s:%s:%s", s->seed, s->tiers[tier].code, s->candidates[i].no);
		crypto_hash_sha256(s->candidates[i].draw, (const unsigned char *)text.text, text.length);
		paper_clear(&text);
	}
}

/* Step 1 */
static void place_by_order(struct reference_state *s, int tier)
{
	for (size_t i = 0; i < s->n_orders; i++) {
		if (s->orders[i].tier != tier)
			continue;
		struct ref_candidate *c = &s->candidates[s->orders[i].candidate];
		if (c->place.tier != NONE) {
			s->result->events[EVENT_ORDER_LATE]++;
			continue;
		}
		const char *code = year_get(s->year, KIND_ORDERS, (size_t)s->orders[i].rank, "pool");
		int pool = ref_first_pool(s, tier, s->orders[i].program);
		while (strcmp(s->pools[pool].code, code[0] != '\0' ? code : "open") != 0)
			pool++;
		struct ref_asked asked = { .state = s, .candidate = s->orders[i].candidate, .tier = tier, .program = NONE };
		c->place = (struct ref_place){
			.tier = tier, .pool = pool, .by_order = true, .merit_e4 = ref_number(&asked, s->tiers[tier].merit, NULL)
		};
		s->pools[pool].orders++;
		s->result->events[EVENT_ORDER_PLACED]++;
	}
}

static void file_seats(struct reference_state *s, int tier, size_t first)
{
	const char *cell = year_get(s->year, KIND_TIERS, s->tiers[tier].row, "filing");
	int64_t filing_e4 = cell[0] != '\0' ? reference_text_number(cell, strlen(cell)) : E4;
	for (size_t i = first; i < s->n_pools; i++) {
		struct ref_pool *pool = &s->pools[i];
		pool->capacity = pool->seats * filing_e4 / E4 - pool->orders;
		if (pool->capacity < 0)
			pool->capacity = 0;
	}
}

static void application_make(struct reference_state *s, int tier, struct ref_application *a)
{
	struct ref_asked asked = {
		.state = s, .candidate = a->candidate, .tier = tier, .program = a->program, .choice = a->choice
	};
	int first = ref_first_pool(s, tier, a->program);
	a->is_made = true;
	for (size_t i = (size_t)first; i < s->n_pools && s->pools[i].program == a->program; i++)
		a->looks[i - (size_t)first] = ref_look_at(&asked, &s->pools[i]);
}

/* Everyone whom no program holds applies to the next on the list; false: nobody had any left. */
static bool apply_once(struct reference_state *s, int tier)
{
	bool any = false;
	for (size_t i = 0; i < s->n_applications;) {
		size_t first = i, next = s->n_applications;
		bool is_held = false;
		for (; i < s->n_applications && s->applications[i].candidate == s->applications[first].candidate; i++) {
			is_held = is_held || s->applications[i].pool != NONE;
			if (!s->applications[i].is_made && next == s->n_applications)
				next = i;
		}
		if (is_held || next == s->n_applications)
			continue;
		application_make(s, tier, &s->applications[next]);
		any = true;
	}
	return any;
}

/* Whoever has been turned away stays so: the specification says that nobody would be taken later, and here it is looked after. */
static void remember(struct reference_state *s)
{
	for (size_t i = 0; i < s->n_applications; i++) {
		struct ref_application *a = &s->applications[i];
		if (a->was_refused && a->pool != NONE)
			s->result->is_contradictory = true;
		s->result->events[EVENT_DISPLACED] += a->was_taken && a->pool == NONE && !a->was_refused;
		a->was_taken = a->was_taken || a->pool != NONE;
		a->was_refused = a->is_made && a->pool == NONE;
	}
}

/* Steps 5 and 6 */
static void apply_until_quiet(struct reference_state *s, int tier)
{
	while (apply_once(s, tier)) {
		for (size_t p = 0; p < s->n_programs; p++)
			ref_program_takes(s, tier, (int)p);
		remember(s);
	}
}

/* Step 8 decides whether the place stands. */
static void place_taken(struct reference_state *s, int tier, bool *is_void)
{
	for (size_t i = 0; i < s->n_applications; i++) {
		const struct ref_application *a = &s->applications[i];
		if (a->pool == NONE)
			continue;
		struct ref_candidate *c = &s->candidates[a->candidate];
		if (strcmp(s->tiers[tier].returns, "final") == 0 && ref_is_returned(s, tier, a->candidate, a->program)) {
			is_void[a->candidate] = true;
			s->result->events[EVENT_VOIDED]++;
			continue;
		}
		c->place = (struct ref_place){ .tier = tier, .pool = a->pool, .choice = a->choice, .merit_e4 = c->merit_e4 };
		s->result->events[EVENT_ADJUST_PLACED] += a->choice == 0;
	}
}

static void count_placed(struct reference_state *s, int tier)
{
	for (size_t i = 0; i < s->n_candidates; i++) {
		const struct ref_place *place = &s->candidates[i].place;
		if (place->tier != tier)
			continue;
		struct ref_pool *pool = &s->pools[place->pool];
		pool->placed++;
		if (place->by_order)
			continue;
		if (!pool->has_merit || place->merit_e4 < pool->merit_e4)
			pool->merit_e4 = place->merit_e4;
		pool->has_merit = true;
	}
}

/* The best of what somebody met where he applied. */
static char best_met(const struct reference_state *s, int tier, int candidate)
{
	char best = 'e';
	for (size_t i = 0; i < s->n_applications; i++) {
		const struct ref_application *a = &s->applications[i];
		if (a->candidate != candidate)
			continue;
		int first = ref_first_pool(s, tier, a->program);
		for (size_t p = (size_t)first; p < s->n_pools && s->pools[p].program == a->program; p++) {
			const struct ref_look *look = &a->looks[p - (size_t)first];
			if (look->is_eligible && look->meets_line)
				best = 'o';
			else if (look->is_eligible && best == 'e')
				best = 'l';
		}
	}
	return best;
}

static void give_reasons(struct reference_state *s, int tier, const bool *is_void)
{
	for (size_t i = 0; i < s->n_candidates; i++) {
		struct ref_candidate *c = &s->candidates[i];
		if (c->takes_part && c->place.tier == NONE)
			c->reasons[tier] = is_void[i] ? 'r' : best_met(s, tier, (int)i);
	}
}

void ref_run_tier(struct reference_state *s, int tier)
{
	size_t first = s->n_pools;
	bool *is_void = must_make(s->n_candidates, sizeof is_void[0]);
	pools_plan(s, tier);
	if (s->n_pools > first)
		qsort(s->pools + first, s->n_pools - first, sizeof s->pools[0], compare_pools);
	pools_inherit(s, tier, first);
	draw(s, tier);
	place_by_order(s, tier);
	file_seats(s, tier, first);
	ref_make_lists(s, tier);
	apply_until_quiet(s, tier);
	place_taken(s, tier, is_void);
	count_placed(s, tier);
	give_reasons(s, tier, is_void);
	ref_note_events(s, tier);
	ref_trace_tier(s, tier, is_void);
	free(is_void);
}
