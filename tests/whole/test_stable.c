/* SPDX-License-Identifier: ISC */
/* All assignments of small markets, one by one: the verifier accepts the engine's and no other; where nobody is passed over in
 * another one, it says that it is not the candidates' best, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/verify.h>

#include "spoil.h"

enum { PEOPLE = 5, PROGRAMS = 4, POOLS_MOST = 2 * PROGRAMS, NOWHERE = POOLS_MOST, LEVELS = 3, MARKETS = 16 };

struct market_pool {
	size_t program, seats;
	bool is_open_to[PEOPLE];
	size_t worth[PEOPLE]; /* higher comes first; all different under break */
	bool lends;           /* to the next one, of the same program */
};

/* A market as numbers, so that what is right can be told without any rule. */
struct market {
	size_t n_programs, n_pools;
	size_t n_choices[PEOPLE], choices[PEOPLE][PROGRAMS];
	struct market_pool pools[POOLS_MOST]; /* by program, in order */
	const char *ties;
};

/* Where a program stands on a list; PROGRAMS: not there. */
static size_t position(const struct market *market, size_t c, size_t program)
{
	for (size_t i = 0; i < market->n_choices[c]; i++)
		if (market->choices[c][i] == program)
			return i;
	return PROGRAMS;
}

static void swap(size_t *one, size_t *other)
{
	const size_t kept = *one;

	*one = *other;
	*other = kept;
}

static void shuffle(struct dice *dice, size_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = i;
	for (size_t i = count; i > 1; i--)
		swap(&numbers[dice_roll(dice, i)], &numbers[i - 1]);
}

/* Those who like a program least are worth most to it: so tastes clash, and several outcomes pass nobody over. */
static void worth_make(const struct market *market, struct market_pool *pool, struct dice *dice)
{
	shuffle(dice, pool->worth, PEOPLE);
	for (size_t c = 0; c < PEOPLE; c++)
		for (size_t d = 0; d < PEOPLE; d++)
			if (position(market, c, pool->program) < position(market, d, pool->program) &&
			    pool->worth[c] > pool->worth[d] && dice_chance(dice, 80))
				swap(&pool->worth[c], &pool->worth[d]);
	for (size_t c = 0; c < PEOPLE && strcmp(market->ties, "break") != 0; c++)
		pool->worth[c] %= LEVELS;
}

static void pool_make(struct market *market, struct dice *dice, size_t program, bool is_first_of_two)
{
	struct market_pool *pool = &market->pools[market->n_pools++];

	pool->program = program;
	pool->seats = 1 + dice_chance(dice, 15);
	pool->lends = is_first_of_two && dice_chance(dice, 50);
	for (size_t c = 0; c < PEOPLE; c++)
		pool->is_open_to[c] = !is_first_of_two || dice_chance(dice, 60);
	worth_make(market, pool, dice);
}

static struct market market_make(struct dice *dice, const char *ties, bool has_pools)
{
	struct market market = { .ties = ties, .n_programs = has_pools ? PROGRAMS - 1 : PROGRAMS };

	for (size_t c = 0; c < PEOPLE; c++) {
		market.n_choices[c] = 2 + dice_roll(dice, market.n_programs - 1);
		shuffle(dice, market.choices[c], market.n_programs);
	}
	for (size_t p = 0; p < market.n_programs; p++) {
		if (has_pools && dice_chance(dice, 60))
			pool_make(&market, dice, p, true);
		pool_make(&market, dice, p, false);
	}
	return market;
}

/* --- as rows --- */

static void candidate_write(const struct market *market, struct year *year, size_t c)
{
	const size_t row = year_add(year, KIND_CANDIDATES);
	struct paper tags = { 0 };

	for (size_t p = 0; p < market->n_pools; p++)
		paper_write(&tags, "%sw%zu=%zu;o%zu=%d", p > 0 ? ";" : "", p, market->pools[p].worth[c], p,
		            market->pools[p].is_open_to[c]);
	year_set(year, KIND_CANDIDATES, row, "candidate_no", "%zu", c);
	year_set(year, KIND_CANDIDATES, row, "name", "%zu", c);
	year_set(year, KIND_CANDIDATES, row, "tags", "%s", paper_text(&tags));
	paper_clear(&tags);
	for (size_t i = 0; i < market->n_choices[c]; i++) {
		const size_t choice = year_add(year, KIND_CHOICES);

		year_set(year, KIND_CHOICES, choice, "candidate_no", "%zu", c);
		year_set(year, KIND_CHOICES, choice, "tier", "T");
		year_set(year, KIND_CHOICES, choice, "rank", "%zu", i + 1);
		year_set(year, KIND_CHOICES, choice, "program", "P%zu", market->choices[c][i]);
	}
}

static void pool_write(const struct market *market, struct year *year, size_t p)
{
	const size_t plan = year_add(year, KIND_PLANS);

	year_set(year, KIND_PLANS, plan, "tier", "T");
	year_set(year, KIND_PLANS, plan, "program", "P%zu", market->pools[p].program);
	year_set(year, KIND_PLANS, plan, "pool", "%zu", p);
	year_set(year, KIND_PLANS, plan, "seats", "%zu", market->pools[p].seats);
	year_set(year, KIND_PLANS, plan, "eligible", "tag.o%zu", p);
	year_set(year, KIND_PLANS, plan, "ranking", "tag.w%zu", p);
	if (market->pools[p].lends)
		year_set(year, KIND_PLANS, plan, "rollover", "%zu", p + 1);
}

static void program_write(struct year *year, size_t p)
{
	const size_t row = year_add(year, KIND_PROGRAMS);

	year_set(year, KIND_PROGRAMS, row, "code", "P%zu", p);
	year_set(year, KIND_PROGRAMS, row, "school", "S");
	year_set(year, KIND_PROGRAMS, row, "name", "P%zu", p);
}

static struct year *market_write(const struct market *market)
{
	struct year *year = year_make();
	const size_t school = year_add(year, KIND_SCHOOLS), tier = year_add(year, KIND_TIERS), seed = year_add(year, KIND_OFFICE);

	year_set(year, KIND_OFFICE, seed, "key", "lottery_seed");
	year_set(year, KIND_OFFICE, seed, "value", "1");
	year_set(year, KIND_SCHOOLS, school, "code", "S");
	year_set(year, KIND_SCHOOLS, school, "name", "S");
	year_set(year, KIND_SCHOOLS, school, "kind", "general");
	year_set(year, KIND_TIERS, tier, "code", "T");
	year_set(year, KIND_TIERS, tier, "name", "T");
	year_set(year, KIND_TIERS, tier, "seq", "1");
	year_set(year, KIND_TIERS, tier, "ties", "%s", market->ties);
	for (size_t p = 0; p < market->n_programs; p++)
		program_write(year, p);
	for (size_t p = 0; p < market->n_pools; p++)
		pool_write(market, year, p);
	for (size_t c = 0; c < PEOPLE; c++)
		candidate_write(market, year, c);
	return year;
}

/* --- what is right, by the numbers, under break --- */

/* Applied to the pool's program and was not taken by an earlier pool of it, in a pool open to it. */
static bool is_seen(const struct market *market, const size_t place[PEOPLE], size_t p, size_t c)
{
	const size_t program = market->pools[p].program;
	const size_t own = place[c] == NOWHERE ? PROGRAMS : position(market, c, market->pools[place[c]].program);
	const size_t here = position(market, c, program);

	return market->pools[p].is_open_to[c] && here < PROGRAMS && here <= own && !(here == own && place[c] < p);
}

/* How many of those seen are worth more. */
static size_t count_before(const struct market *market, const size_t place[PEOPLE], size_t p, size_t worth)
{
	size_t count = 0;

	for (size_t c = 0; c < PEOPLE; c++)
		count += is_seen(market, place, p, c) && market->pools[p].worth[c] > worth;
	return count;
}

/* Every pool has taken the first of those it saw, as many as it has seats, and nobody else. */
static bool is_stable(const struct market *market, const size_t place[PEOPLE])
{
	size_t lent = 0;

	for (size_t p = 0; p < market->n_pools; p++) {
		const struct market_pool *pool = &market->pools[p];
		const size_t seats = pool->seats + lent;
		size_t saw = 0;

		for (size_t c = 0; c < PEOPLE; c++) {
			const bool seen = is_seen(market, place, p, c);

			saw += seen;
			if ((seen && count_before(market, place, p, pool->worth[c]) < seats) != (place[c] == p))
				return false;
		}
		lent = pool->lends && seats > saw ? seats - saw : 0;
	}
	return true;
}

static void edges_write(const struct market *market, const size_t place[PEOPLE], struct outcome *outcome)
{
	for (size_t p = 0; p < market->n_pools; p++) {
		const size_t *worth = market->pools[p].worth;
		struct pool_result *pool = &outcome->pools[p];

		pool->last_in = pool->first_out = IX_NONE;
		for (candidate_ix c = 0; c < PEOPLE; c++) {
			if (!is_seen(market, place, p, c))
				continue;
			if (place[c] == p && (pool->last_in == IX_NONE || worth[c] < worth[pool->last_in]))
				pool->last_in = c;
			if (place[c] != p && (pool->first_out == IX_NONE || worth[c] > worth[pool->first_out]))
				pool->first_out = c;
		}
	}
}

static void places_write(const struct market *market, const size_t place[PEOPLE], struct spoiling *s)
{
	for (candidate_ix c = 0; c < PEOPLE; c++)
		spoiling_drop(s, c, REASON_OUTRANKED);
	for (candidate_ix c = 0; c < PEOPLE; c++)
		if (place[c] != NOWHERE)
			spoiling_place(s, c, (pool_ix)place[c]);
	spoiling_recount(s);
	if (strcmp(market->ties, "break") == 0)
		edges_write(market, place, s->outcome);
}

/* What the assignments of all markets were. */
struct seen {
	size_t right, stable, other;
};

static bool is_right(const struct engine_run *run, const size_t place[PEOPLE])
{
	for (candidate_ix c = 0; c < PEOPLE; c++) {
		const struct placement *placement = outcome_placement(run->outcome, c);

		if (place[c] != (placement ? placement->pool : NOWHERE))
			return false;
	}
	return true;
}

static size_t count_of_rule(const struct verify_report *report, const char *rule)
{
	size_t count = 0;

	for (size_t i = 0; i < report->violations.n_kept; i++) {
		const char *end = strrchr(report->violations.kept[i].place, ':');

		count += end && strcmp(end + 2, rule) == 0;
	}
	return count;
}

static void report_print(const struct verify_report *report)
{
	for (size_t i = 0; i < report->violations.n_kept; i++)
		fprintf(stderr, "%s: %s\n", report->violations.kept[i].place, report->violations.kept[i].text);
}

static void assignment_try(const struct market *market, const struct engine_run *run, const size_t place[PEOPLE], struct seen *seen)
{
	struct spoiling s = { run->dataset, run->totals, spoiling_copy(run->outcome), NULL };
	struct verify_report *report = must_make(1, sizeof *report);
	const bool is_break = strcmp(market->ties, "break") == 0;

	places_write(market, place, &s);
	assert_int_equal(verify_outcome(run->dataset, s.outcome, NULL, report, NULL), STATUS_OK);
	if (is_right(run, place)) {
		seen->right++;
		assert_int_equal(report->violations.count, 0);
		assert_true(!is_break || is_stable(market, place));
	} else {
		assert_true(report->violations.count > 0);
		if (is_break && is_stable(market, place)) {
			seen->stable++;
			if (count_of_rule(report, "best") != report->violations.count)
				report_print(report);
			assert_int_equal(count_of_rule(report, "best"), report->violations.count);
		} else {
			seen->other++;
			assert_true(!is_break || count_of_rule(report, "best") == 0);
		}
	}
	verify_report_clear(report);
	free(report);
	outcome_free(s.outcome);
}

/* Every assignment in which each has a place at a program of its list or none. */
static void assignments_try(const struct market *market, const struct engine_run *run, size_t place[PEOPLE], size_t c,
                            struct seen *seen)
{
	if (c == PEOPLE) {
		assignment_try(market, run, place, seen);
		return;
	}
	for (size_t p = 0; p < market->n_pools; p++) {
		place[c] = p;
		if (position(market, c, market->pools[p].program) < PROGRAMS)
			assignments_try(market, run, place, c + 1, seen);
	}
	place[c] = NOWHERE;
	assignments_try(market, run, place, c + 1, seen);
}

static struct seen markets_try(const char *ties, bool has_pools)
{
	struct seen seen = { 0 };

	for (uint64_t seed = 1; seed <= MARKETS; seed++) {
		struct dice dice = { seed };
		const struct market market = market_make(&dice, ties, has_pools);
		struct year *year = market_write(&market);
		struct engine_run run = { 0 };
		size_t place[PEOPLE];

		engine_read(&run, year);
		engine_place(&run, IX_NONE, NULL, 0);
		assert_non_null(run.outcome);
		assignments_try(&market, &run, place, 0, &seen);
		engine_free(&run);
		year_free(year);
	}
	printf("%s%s: %zu right, %zu stable but not the best, %zu others\n", ties, has_pools ? ", pools" : "", seen.right,
	       seen.stable, seen.other);
	assert_int_equal(seen.right, MARKETS);
	return seen;
}

static void verify_outcome__accepts_the_best_alone__under_break(void **state)
{
	(void)state;
	assert_true(markets_try("break", false).stable >= 4);
}

static void verify_outcome__accepts_the_best_alone__with_several_pools(void **state)
{
	(void)state;
	assert_true(markets_try("break", true).stable >= 4);
}

static void verify_outcome__accepts_the_best_alone__under_admit(void **state)
{
	(void)state;
	markets_try("admit", true);
}

static void verify_outcome__accepts_the_best_alone__under_reject(void **state)
{
	(void)state;
	markets_try("reject", true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verify_outcome__accepts_the_best_alone__under_break),
		cmocka_unit_test(verify_outcome__accepts_the_best_alone__with_several_pools),
		cmocka_unit_test(verify_outcome__accepts_the_best_alone__under_admit),
		cmocka_unit_test(verify_outcome__accepts_the_best_alone__under_reject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
