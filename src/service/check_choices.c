/* SPDX-License-Identifier: ISC */
/* Checks of choices: who filed none, and which are passed over. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

/* --- choices that are missing ---------------------------------------------------------------------------------------- */

/* [candidate]: some order places it (in some tier); NULL: out of memory. */
static bool *find_ordered(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	bool *ordered = array_make(d->n_candidates, sizeof *ordered);

	if (!ordered)
		check_fail_memory(checking);
	for (size_t i = 0; ordered && i < d->n_orders; i++)
		ordered[d->orders[i].candidate] = true;
	return ordered;
}

void check_301_no_choices(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	bool *ordered = find_ordered(checking);

	for (candidate_ix c = 0; ordered && c < d->n_candidates; c++)
		if (d->choice_start[c] == d->choice_start[c + 1] && !ordered[c])
			check_offend(checking, 1, "%s", dataset_candidate_no(d, c));
	free(ordered);
}

struct sieve { /* who could have taken part in a tier but filed nothing there */
	struct checking *checking;
	struct rule *eligible, *merit, *line; /* NULL: none */
	candidate_ix block[BLOCK_ROWS];
	size_t count; /* in the block */
	uint64_t found;
	candidate_ix first[3];
};

static void flush_block(struct sieve *sieve)
{
	int64_t eligible_e4[BLOCK_ROWS] = { 0 }, merit_e4[BLOCK_ROWS] = { 0 }, line_e4[BLOCK_ROWS] = { 0 };
	struct check_batch batch = { .candidates = sieve->block, .count = sieve->count };

	batch.rule = sieve->eligible;
	if (sieve->eligible)
		check_evaluate(sieve->checking, &batch, eligible_e4);
	batch.otherwise_e4 = INT64_MAX;
	batch.rule = sieve->line;
	if (sieve->line)
		check_evaluate(sieve->checking, &batch, line_e4);
	batch.otherwise_e4 = INT64_MIN;
	batch.rule = sieve->merit;
	if (sieve->line && sieve->merit)
		check_evaluate(sieve->checking, &batch, merit_e4);
	for (size_t i = 0; i < sieve->count; i++) {
		if ((sieve->eligible && eligible_e4[i] == 0) || (sieve->line && sieve->merit && merit_e4[i] < line_e4[i]))
			continue;
		if (sieve->found < sizeof sieve->first / sizeof sieve->first[0])
			sieve->first[sieve->found] = sieve->block[i];
		sieve->found++;
	}
	sieve->count = 0;
}

/* Tier by tier, `next` says for each candidate where in its choices those of the tier begin. */
static void sift_tier(struct sieve *sieve, tier_ix tier, const uint8_t *placed_before, uint32_t *next)
{
	const struct dataset *d = sieve->checking->dataset;

	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		uint32_t from = next[c];
		while (next[c] < d->choice_start[c + 1] && d->choices[next[c]].tier == tier)
			next[c]++;
		if (next[c] > from || placed_before[c])
			continue;
		sieve->block[sieve->count++] = c;
		if (sieve->count == BLOCK_ROWS)
			flush_block(sieve);
	}
	flush_block(sieve);
}

static void offend_tier(struct sieve *sieve, tier_ix tier)
{
	const struct dataset *d = sieve->checking->dataset;
	char first[256] = "";
	size_t used = 0;

	for (size_t i = 0; i < sieve->found && i < 3; i++) {
		const char *no = dataset_candidate_no(d, sieve->first[i]);
		size_t length = strlen(no);
		memcpy(first + used, i ? ", " : "", i ? 2 : 0);
		used += i ? 2 : 0;
		memcpy(first + used, no, length + 1);
		used += length;
	}
	if (sieve->found > 0)
		check_offend(sieve->checking, sieve->found, _("%s: %llu candidates, first %s"), d->tiers[tier].code,
		             (unsigned long long)sieve->found, first);
}

static void look_at_tier(struct checking *checking, tier_ix tier, const uint8_t *placed_before, uint32_t *next)
{
	const struct tier *row = &checking->dataset->tiers[tier];
	struct sieve *sieve = array_make(1, sizeof *sieve);

	if (!sieve) {
		check_fail_memory(checking);
		return;
	}
	sieve->checking = checking;
	sieve->eligible = check_compile(checking, RULE_TIER_ELIGIBLE, IX_NONE, row->eligible);
	sieve->merit = check_compile(checking, RULE_MERIT, IX_NONE, row->merit);
	sieve->line = check_compile(checking, RULE_TIER_LINE, IX_NONE, row->line);
	sift_tier(sieve, tier, placed_before, next);
	offend_tier(sieve, tier);
	rule_free(sieve->eligible);
	rule_free(sieve->merit);
	rule_free(sieve->line);
	free(sieve);
}

/* Marks those whom the dry run places in a tier, orders included. */
static void mark_placed(const struct outcome *outcome, tier_ix tier, uint8_t *placed)
{
	for (size_t i = 0; i < outcome->n_placements; i++)
		if (outcome->pools[outcome->placements[i].pool].tier == tier)
			placed[outcome->placements[i].candidate] = 1;
}

static void mark_ordered(const struct dataset *d, const struct outcome *outcome, tier_ix tier, uint8_t *placed)
{
	for (size_t i = 0; i < outcome->n_placements; i++) {
		const struct placement *place = &outcome->placements[i];
		if (place->by_order && outcome->pools[place->pool].tier == tier && place->candidate < d->n_candidates)
			placed[place->candidate] = 1;
	}
}

void check_302_left_empty(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	uint8_t *placed = array_make(d->n_candidates, sizeof *placed);
	uint32_t *next = array_make(d->n_candidates, sizeof *next);

	if (!placed || !next)
		check_fail_memory(checking);
	else if (d->n_candidates > 0)
		memcpy(next, d->choice_start, d->n_candidates * sizeof *next);
	for (tier_ix t = 0; placed && next && t < d->n_tiers; t++) {
		mark_ordered(d, checking->outcome, t, placed);
		look_at_tier(checking, t, placed, next);
		mark_placed(checking->outcome, t, placed);
	}
	free(placed);
	free(next);
}

/* --- choices that are passed over ------------------------------------------------------------------------------------ */

static bool has_pool(const struct checking *checking, tier_ix tier, program_ix program)
{
	const struct dataset *d = checking->dataset;
	size_t count;

	return dataset_program_plans(d, tier, program, &count) != IX_NONE ||
	       (checking->outcome && outcome_find_pool(checking->outcome, tier, program, "inherited") != IX_NONE);
}

/* [tier x programs]: bit by bit, what has_pool says; NULL: out of memory. */
static bool *find_pools(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	bool *has = array_make(d->n_tiers * d->n_programs, sizeof *has);

	if (!has)
		check_fail_memory(checking);
	for (tier_ix t = 0; has && t < d->n_tiers; t++)
		for (program_ix p = 0; p < d->n_programs; p++)
			has[(size_t)t * d->n_programs + p] = has_pool(checking, t, p);
	return has;
}

static void offend_choice(struct checking *checking, candidate_ix candidate, const struct choice *choice)
{
	const struct dataset *d = checking->dataset;

	check_offend(checking, 1, _("%s: %s choice %u, %s"), dataset_candidate_no(d, candidate), d->tiers[choice->tier].code,
	             choice->rank, d->programs[choice->program].code);
}

void check_303_no_plan(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	bool *has = find_pools(checking);

	for (candidate_ix c = 0; has && c < d->n_candidates; c++)
		for (uint32_t i = d->choice_start[c]; i < d->choice_start[c + 1]; i++)
			if (!has[(size_t)d->choices[i].tier * d->n_programs + d->choices[i].program])
				offend_choice(checking, c, &d->choices[i]);
	free(has);
}

void check_304_past_most(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (candidate_ix c = 0; c < d->n_candidates; c++)
		for (uint32_t i = d->choice_start[c]; i < d->choice_start[c + 1]; i++) {
			uint32_t most = d->tiers[d->choices[i].tier].max_choices;
			if (most && d->choices[i].rank > most)
				offend_choice(checking, c, &d->choices[i]);
		}
}
