/* SPDX-License-Identifier: ISC */
/* Figures of a run. */
#include <luqu/service_stats.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

int64_t stats_percent_e4(uint64_t part, uint64_t whole)
{
	return whole ? (int64_t)((part * 20000 + whole) / (2 * whole)) * (E4 / E2) : 0;
}

/* --- by tier ------------------------------------------------------------------------------------------------------------------------ */

static void add_pools(const struct dataset *dataset, const struct outcome *outcome, struct stats *stats)
{
	for (size_t p = 0; p < outcome->n_pools; p++) {
		const struct pool_result *pool = &outcome->pools[p];
		struct stats_tier *tier = &stats->tiers[pool->tier];
		tier->seats += pool->seats;
		tier->placed += pool->placed;
		tier->by_order += pool->orders;
		*(pool->is_passed ? &tier->passed : &tier->vacant) += pool->vacant;
		if (pool->plan != IX_NONE)
			stats->all.seats += dataset->plans[pool->plan].seats;
	}
}

static void add_choice(struct stats_choices *at, const struct placement *place)
{
	at->first += place->choice == 1;
	at->first_three += place->choice >= 1 && place->choice <= 3;
	at->first_five += place->choice >= 1 && place->choice <= 5;
}

static void add_place(struct stats_tier *tier, const struct placement *place)
{
	add_choice(&tier->at, place);
	tier->by_adjust += place->choice == 0 && !place->by_order;
}

static void add_lists(const struct dataset *dataset, const struct outcome *outcome, struct stats *stats)
{
	for (candidate_ix c = 0; c < outcome->n_candidates; c++) {
		const struct placement *place = outcome_placement(outcome, c);
		tier_ix end = place ? outcome->pools[place->pool].tier + 1 : outcome->n_tiers, last = IX_NONE;
		for (uint32_t i = dataset->choice_start[c]; i < dataset->choice_start[c + 1]; i++) {
			tier_ix tier = dataset->choices[i].tier;
			if (tier < end && tier != last)
				stats->tiers[tier].listed++;
			last = tier;
		}
	}
}

static void sum_tiers(struct stats *stats)
{
	struct stats_tier *all = &stats->all;

	for (size_t t = 0; t < stats->n_tiers; t++) {
		const struct stats_tier *tier = &stats->tiers[t];
		all->placed += tier->placed;
		all->by_order += tier->by_order;
		all->vacant += tier->vacant;
		all->passed += tier->passed;
		all->listed += tier->listed;
		all->at.first += tier->at.first;
		all->at.first_three += tier->at.first_three;
		all->at.first_five += tier->at.first_five;
		all->by_adjust += tier->by_adjust;
	}
}

/* --- by feeder school ----------------------------------------------------------------------------------------------------------------- */

struct feeder_code { const char *code; uint32_t text; };

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct feeder_code *)a)->code, ((const struct feeder_code *)b)->code);
}

static const char *school_name(const struct dataset *dataset, const char *code)
{
	for (size_t s = 0; s < dataset->n_schools; s++) /* once per feeder school */
		if (strcmp(dataset->schools[s].code, code) == 0)
			return dataset->schools[s].name;
	return "";
}

/* slots: [texts] the place of each feeder in stats->feeders, counted from 1. */
static bool list_feeders(const struct dataset *dataset, struct stats *stats, uint32_t *slots)
{
	size_t n = 0;

	for (candidate_ix c = 0; c < dataset->n_candidates; c++)
		if (!slots[dataset->feeder[c]])
			slots[dataset->feeder[c]] = (uint32_t)++n;
	struct feeder_code *codes = array_make(n, sizeof *codes);
	stats->feeders = array_make(n, sizeof *stats->feeders);
	if (!codes || !stats->feeders) {
		free(codes);
		return false;
	}
	for (uint32_t text = 0; text < strings_count(dataset->texts); text++)
		if (slots[text])
			codes[slots[text] - 1] = (struct feeder_code){ strings_get(dataset->texts, text), text };
	qsort(codes, n, sizeof *codes, by_code);
	for (size_t i = 0; i < n; i++) {
		stats->feeders[i] = (struct stats_feeder){ .feeder = codes[i].text, .name = school_name(dataset, codes[i].code) };
		slots[codes[i].text] = (uint32_t)i + 1;
	}
	stats->n_feeders = n;
	free(codes);
	return true;
}

static bool add_feeders(const struct dataset *dataset, const struct outcome *outcome, struct stats *stats)
{
	uint32_t *slots = array_make(strings_count(dataset->texts), sizeof *slots);
	bool good = slots && list_feeders(dataset, stats, slots);

	for (candidate_ix c = 0; good && c < dataset->n_candidates; c++)
		stats->feeders[slots[dataset->feeder[c]] - 1].candidates++;
	for (size_t i = 0; good && i < outcome->n_placements; i++) {
		struct stats_feeder *feeder = &stats->feeders[slots[dataset->feeder[outcome->placements[i].candidate]] - 1];
		feeder->placed++;
		add_choice(&feeder->at, &outcome->placements[i]);
	}
	free(slots);
	return good;
}

enum status stats_make(const struct year_data *year, const struct outcome *outcome, struct stats *stats, struct problem *problem)
{
	const struct dataset *dataset = year->dataset;

	*stats = (struct stats){ .candidates = outcome->n_candidates,
				 .placed = outcome->n_placements,
				 .rate_e4 = stats_percent_e4(outcome->n_placements, outcome->n_candidates),
				 .target_e4 = dataset->office.placement_target_e4,
				 .n_tiers = outcome->n_tiers };
	stats->is_met = stats->rate_e4 >= stats->target_e4;
	stats->tiers = array_make(outcome->n_tiers, sizeof *stats->tiers);
	if (!stats->tiers || !add_feeders(dataset, outcome, stats)) {
		stats_free(stats);
		return problem_memory(problem);
	}
	for (tier_ix t = 0; t < outcome->n_tiers; t++)
		stats->tiers[t].tier = t;
	add_pools(dataset, outcome, stats);
	for (size_t i = 0; i < outcome->n_placements; i++)
		add_place(&stats->tiers[outcome->pools[outcome->placements[i].pool].tier], &outcome->placements[i]);
	add_lists(dataset, outcome, stats);
	sum_tiers(stats);
	return STATUS_OK;
}

void stats_free(struct stats *stats)
{
	free(stats->tiers);
	free(stats->feeders);
	*stats = (struct stats){ 0 };
}
