/* SPDX-License-Identifier: ISC */
/* Which tiers of a stored run do the data as they are still give? Each is placed anew on what the run has of the tiers before it.
 */
#include "explain.h"

#include <string.h>

/* The pools of one tier in an outcome: [from, to). */
struct tier_pools {
	const struct outcome *outcome;
	size_t from, to;
};

static struct tier_pools find_pools(const struct outcome *outcome, tier_ix tier)
{
	struct tier_pools pools = { .outcome = outcome };

	while (pools.from < outcome->n_pools && outcome->pools[pools.from].tier < tier)
		pools.from++;
	pools.to = pools.from;
	while (pools.to < outcome->n_pools && outcome->pools[pools.to].tier == tier)
		pools.to++;
	return pools;
}

static bool is_same_pool(const struct pool_result *a, const struct pool_result *b)
{
	return a->program == b->program && strcmp(a->code, b->code) == 0 && a->seats == b->seats && a->capacity == b->capacity &&
	       a->placed == b->placed && a->orders == b->orders && a->has_merit == b->has_merit &&
	       (!a->has_merit || a->merit_e4 == b->merit_e4);
}

static bool has_same_pools(const struct tier_pools *a, const struct tier_pools *b)
{
	if (a->to - a->from != b->to - b->from)
		return false;
	for (size_t i = 0; i < a->to - a->from; i++)
		if (!is_same_pool(&a->outcome->pools[a->from + i], &b->outcome->pools[b->from + i]))
			return false;
	return true;
}

/* The place of a candidate in the tier whose pools are given; NULL: none there. next: the first placement not before the candidate.
 */
static const struct placement *place_in(const struct tier_pools *pools, candidate_ix candidate, size_t *next)
{
	const struct outcome *outcome = pools->outcome;

	while (*next < outcome->n_placements && outcome->placements[*next].candidate < candidate)
		++*next;
	if (*next == outcome->n_placements || outcome->placements[*next].candidate != candidate)
		return NULL;
	const struct placement *place = &outcome->placements[*next];
	return place->pool >= pools->from && place->pool < pools->to ? place : NULL;
}

static char letter_of(const struct outcome *outcome, candidate_ix candidate, tier_ix tier)
{
	return outcome->trail[(size_t)candidate * outcome->n_tiers + tier];
}

/* The pools are the same already, so places in them compare by their number within the tier. */
static bool has_same_places(const struct tier_pools *a, const struct tier_pools *b, tier_ix tier)
{
	size_t next_a = 0, next_b = 0;

	for (candidate_ix c = 0; c < a->outcome->n_candidates; c++) {
		const struct placement *in_a = place_in(a, c, &next_a), *in_b = place_in(b, c, &next_b);
		if (!in_a != !in_b || letter_of(a->outcome, c, tier) != letter_of(b->outcome, c, tier))
			return false;
		if (in_a && (in_a->pool - a->from != in_b->pool - b->from || in_a->choice != in_b->choice ||
		             in_a->by_order != in_b->by_order || in_a->merit_e4 != in_b->merit_e4))
			return false;
	}
	return true;
}

static enum status compare_tier(struct explain_session *session, tier_ix tier, const struct progress *progress,
                                struct problem *problem)
{
	const struct match_request request = { .dataset = session->year.dataset,
		                               .totals = session->year.totals,
		                               .n_tiers = tier + 1,
		                               .kept = session->outcome,
		                               .n_kept = tier,
		                               .progress = progress };
	struct outcome *anew;
	enum status status = match_run(&request, &anew, problem);

	if (status != STATUS_OK)
		return status;
	const struct tier_pools stored = find_pools(session->outcome, tier), now = find_pools(anew, tier);
	session->is_stale[tier] = !has_same_pools(&stored, &now) || !has_same_places(&stored, &now, tier);
	session->has_stale = session->has_stale || session->is_stale[tier];
	outcome_free(anew);
	return STATUS_OK;
}

/* With the same data only the tiers that were let stand can differ: the others are a pure function of the data and of those. */
enum status explain_find_stale(struct explain_session *session, const struct progress *progress, struct problem *problem)
{
	tier_ix end = session->has_changed ? session->outcome->n_tiers : session->outcome->n_kept;
	enum status status = STATUS_OK;

	for (tier_ix t = 0; t < end && status == STATUS_OK; t++)
		status = compare_tier(session, t, progress, problem);
	return status;
}
