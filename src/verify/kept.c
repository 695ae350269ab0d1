/* SPDX-License-Identifier: ISC */
/* Tiers that stand as an earlier run had them (`--after`): the data may have changed since, so only what they say of themselves
 * counts. */
#include "shape.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <luqu/i18n.h>

/* A pool counted from its places. */
struct count {
	uint64_t placed, orders;
	bool has_merit;
	int64_t merit_e4;
};

static void compare(const struct audit *audit, const struct pool_result *pool, const char *what, uint64_t stored, uint64_t right)
{
	char place[128];

	if (stored == right)
		return;
	snprintf(place, sizeof place, "%s/%s/%s", audit->dataset->tiers[pool->tier].code,
	         audit->dataset->programs[pool->program].code, pool->code);
	findings_add(&audit->report->violations, place, 0, what, _("is given as %" PRIu64 ", but should be %" PRIu64), stored,
	             right);
}

static void placement_count(struct count *count, const struct placement *placement)
{
	count->placed++;
	if (placement->by_order) {
		count->orders++;
		return;
	}
	if (!count->has_merit || placement->merit_e4 < count->merit_e4)
		count->merit_e4 = placement->merit_e4;
	count->has_merit = true;
}

static void pool_check(struct audit *audit, const struct pool_result *pool, const struct count *count)
{
	const uint64_t left = pool->seats > count->placed ? pool->seats - count->placed : 0;
	const size_t at = (size_t)pool->program * audit->outcome->n_tiers + pool->tier;

	compare(audit, pool, "placed", pool->placed, count->placed);
	compare(audit, pool, "orders", pool->orders, count->orders);
	compare(audit, pool, "vacant", pool->vacant, left);
	compare(audit, pool, "passed", pool->is_passed, audit->heir[pool->tier] != IX_NONE);
	if (pool->has_merit != count->has_merit || (count->has_merit && pool->merit_e4 != count->merit_e4))
		findings_add(&audit->report->violations, audit->dataset->tiers[pool->tier].code, 0, "cutoff",
		             _("of %s/%s is not the lowest merit taken there"), audit->dataset->programs[pool->program].code,
		             pool->code);
	audit->vacancy[(size_t)pool->tier * audit->dataset->n_programs + pool->program] += left;
	audit->report->pools++;
	audit->report->order_places += count->orders;
	if (!count->has_merit || (audit->has_cutoff[at] && audit->cutoff_e4[at] <= count->merit_e4))
		return;
	audit->has_cutoff[at] = true;
	audit->cutoff_e4[at] = count->merit_e4;
}

static bool is_good_letter(char letter, bool has_place)
{
	return has_place ? letter == 0 : reason_of_letter(letter) != REASON_COUNT;
}

static void trails_check(struct audit *audit, tier_ix tier)
{
	const struct outcome *outcome = audit->outcome;

	for (size_t c = 0; c < outcome->n_candidates; c++)
		if (!is_good_letter(outcome->trail[c * outcome->n_tiers + tier], audit->placed_in[c] <= tier))
			findings_add(&audit->report->violations, audit->dataset->tiers[tier].code, 0, "reasons",
			             _("candidate %s: the reason given for this tier is none, or one beside a place"),
			             dataset_candidate_no(audit->dataset, (candidate_ix)c));
}

enum status kept_check(struct audit *audit, tier_ix tier, struct problem *problem)
{
	const struct outcome *outcome = audit->outcome;
	const pool_ix first = audit->first_pool[tier], end = audit->first_pool[tier + 1];
	struct count *counts = array_make(end - first, sizeof *counts);

	if (!counts)
		return problem_memory(problem);
	for (size_t c = 0; c < outcome->n_candidates; c++)
		if (audit->placed_in[c] == tier)
			placement_count(&counts[outcome->placements[audit->place[c]].pool - first],
			                &outcome->placements[audit->place[c]]);
	for (pool_ix i = first; i < end; i++)
		pool_check(audit, &outcome->pools[i], &counts[i - first]);
	free(counts);
	trails_check(audit, tier);
	return STATUS_OK;
}
