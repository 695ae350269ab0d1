/* SPDX-License-Identifier: ISC */
/* Outcomes written as lines. */
#include "suite.h"

#include <string.h>

#include "lines.h"

enum { ROWS_MOST = 64 };

static candidate_ix candidate_of(const struct dataset *dataset, const char *no)
{
	const candidate_ix found = no ? dataset_find_candidate(dataset, no) : IX_NONE;

	if (no && found == IX_NONE)
		fail_msg("no candidate %s", no);
	return found;
}

static void pool_read(struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	struct pool_result *pool = &outcome->pools[outcome->n_pools++];
	const bool has_merit = *line_cell(line, 7) != '\0';

	assert_true(outcome->n_pools <= ROWS_MOST);
	*pool = (struct pool_result){ .tier = dataset_find_tier(dataset, line_cell(line, 1)),
		                      .program = dataset_find_program(dataset, line_cell(line, 2)),
		                      .code = arena_copy(outcome->arena, line_cell(line, 3)),
		                      .seats = (uint32_t)line_number(line, 4, 0),
		                      .capacity = (uint32_t)line_number(line, 5, 0),
		                      .placed = (uint32_t)line_number(line, 6, 0),
		                      .orders = (uint32_t)line_named_number(line, "orders", 0),
		                      .vacant = (uint32_t)line_named_number(line, "vacant", 0),
		                      .drawn = (uint32_t)line_named_number(line, "drawn", 0),
		                      .is_passed = line_named_number(line, "passed", 0) != 0,
		                      .has_merit = has_merit,
		                      .merit_e4 = has_merit ? line_number(line, 7, 4) : 0,
		                      .last_in = candidate_of(dataset, line_named(line, "in")),
		                      .first_out = candidate_of(dataset, line_named(line, "out")) };
	pool->plan = dataset_find_plan(dataset, pool->tier, pool->program, pool->code);
}

static pool_ix pool_of(const struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	const pool_ix pool = outcome_find_pool(outcome, dataset_find_tier(dataset, line_cell(line, 2)),
	                                       dataset_find_program(dataset, line_cell(line, 3)), line_cell(line, 4));

	if (pool == IX_NONE)
		fail_msg("place of %s: no pool %s/%s/%s", line_cell(line, 1), line_cell(line, 2), line_cell(line, 3),
		         line_cell(line, 4));
	return pool;
}

static void place_read(struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	outcome->placements[outcome->n_placements++] = (struct placement){ .candidate = candidate_of(dataset, line_cell(line, 1)),
		                                                           .pool = pool_of(outcome, dataset, line),
		                                                           .choice = (uint16_t)line_number(line, 5, 0),
		                                                           .merit_e4 = line_number(line, 6, 4),
		                                                           .by_order = line_named_number(line, "order", 0) != 0 };
	assert_true(outcome->n_placements <= ROWS_MOST);
}

static void trail_read(struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	const size_t first = (size_t)candidate_of(dataset, line_cell(line, 1)) * outcome->n_tiers;
	const char *letters = line_cell(line, 2);

	assert_true(strlen(letters) <= outcome->n_tiers);
	for (size_t i = 0; letters[i] != '\0'; i++)
		outcome->trail[first + i] = letters[i] == '.' ? '\0' : letters[i];
}

static void tiers_read(struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	(void)dataset;
	outcome->n_tiers = (tier_ix)line_number(line, 1, 0);
	outcome->n_kept = (tier_ix)line_number(line, 2, 0);
}

static void seed_read(struct outcome *outcome, const struct dataset *dataset, const struct line *line)
{
	(void)dataset;
	(void)line;
	outcome->needs_seed = true;
}

static const struct {
	const char *word;
	void (*read)(struct outcome *outcome, const struct dataset *dataset, const struct line *line);
} words[] = {
	{ "tiers", tiers_read }, { "seed", seed_read }, { "pool", pool_read }, { "place", place_read }, { "trail", trail_read },
};

struct outcome *outcome_read(const struct dataset *dataset, const char *text)
{
	struct outcome *outcome = outcome_make();
	struct line line;

	assert_non_null(outcome);
	outcome->n_tiers = (tier_ix)dataset->n_tiers;
	outcome->n_candidates = dataset->n_candidates;
	outcome->pools = array_make(ROWS_MOST, sizeof *outcome->pools);
	outcome->placements = array_make(ROWS_MOST, sizeof *outcome->placements);
	outcome->trail = array_make(dataset->n_candidates, dataset->n_tiers);
	assert_true(outcome->pools && outcome->placements && outcome->trail);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		for (const char *at = text; line_read(&at, &line);)
			if (strcmp(line_cell(&line, 0), words[i].word) == 0)
				words[i].read(outcome, dataset, &line);
	return outcome;
}
