/* SPDX-License-Identifier: ISC */
/* Tallies of pools, fed applicant by applicant in any order. */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

enum side { LAST_IN, FIRST_OUT };

bool tallies_make(struct tallies *tallies, const struct stage *stage, struct stumble *stumble)
{
	const size_t bytes = standing_bytes(stage->keys_most);
	const size_t count = 2 * (size_t)stage->n_pools + 1;
	char *at;

	*tallies = (struct tallies){ .stumble = stumble };
	tallies->of = array_make(stage->n_pools, sizeof *tallies->of);
	tallies->standings = array_make(count, bytes);
	if (!tallies->of || !tallies->standings) {
		tallies_clear(tallies);
		return false;
	}
	at = tallies->standings;
	tallies->spare = (void *)at;
	for (uint32_t i = 0; i < stage->n_pools; i++) {
		tallies->of[i].last_in.standing = (void *)(at += bytes);
		tallies->of[i].first_out.standing = (void *)(at += bytes);
	}
	return true;
}

void tallies_clear(struct tallies *tallies)
{
	free(tallies->of);
	free(tallies->standings);
	*tallies = (struct tallies){ 0 };
}

/* Whether the pool's choice may hang on the draw; where it does not, draws are not computed. */
static bool draw_counts(const struct stage *stage, const struct ranking *ranking)
{
	return stage->tier->ties == TIES_BREAK || ranking->has_lottery;
}

static void edge_replace(struct edge *edge, const struct standing *standing, size_t n_keys, uint64_t count)
{
	memcpy(edge->standing, standing, standing_bytes(n_keys));
	edge->count = count;
}

static void edge_add(const struct stage *stage, uint32_t pool, struct edge *edge, enum side side, struct edge other)
{
	const struct ranking *ranking = &stage->pools[pool].ranking;
	const size_t n = ranking->n_keys;
	const uint64_t count = edge->count + other.count;
	int order;

	if (other.count == 0)
		return;
	order = edge->count == 0 ? -1 : standing_compare(other.standing, edge->standing, n);
	if (side == LAST_IN && edge->count > 0)
		order = -order;
	if (order > 0)
		return;
	if (order < 0) {
		edge_replace(edge, other.standing, n, other.count);
		return;
	}
	edge->count = count;
	if (draw_counts(stage, ranking) && standing_is_before(stage, other.standing, edge->standing, n) == (side == FIRST_OUT))
		edge_replace(edge, other.standing, n, count);
}

/* Most applications stand clear of the edge by their first key: no more is worked out for them. */
static void edge_meet(struct tallies *tallies, const struct stage *stage, uint32_t pool, enum side side,
                      const struct application *application)
{
	struct tally *tally = &tallies->of[pool];
	struct edge *edge = side == LAST_IN ? &tally->last_in : &tally->first_out;
	int order = 0;

	if (edge->count > 0)
		order = standing_compare_application(stage, &stage->pools[pool], application, edge->standing);
	if (side == LAST_IN ? order < 0 : order > 0)
		return;
	standing_fill(stage, &stage->pools[pool], application, tallies->spare, tallies->stumble);
	edge_add(stage, pool, edge, side, (struct edge){ tallies->spare, 1 });
}

void tallies_take(struct tallies *tallies, const struct stage *stage, uint32_t pool, const struct application *application)
{
	tallies->of[pool].taken++;
	edge_meet(tallies, stage, pool, LAST_IN, application);
}

void tallies_refuse(struct tallies *tallies, const struct stage *stage, uint32_t pool, const struct application *application)
{
	tallies->of[pool].refused++;
	edge_meet(tallies, stage, pool, FIRST_OUT, application);
}

void tallies_merge(struct tallies *into, struct tallies *from, const struct stage *stage)
{
	for (uint32_t i = 0; i < stage->n_pools; i++) {
		into->of[i].taken += from->of[i].taken;
		into->of[i].refused += from->of[i].refused;
		edge_add(stage, i, &into->of[i].last_in, LAST_IN, from->of[i].last_in);
		edge_add(stage, i, &into->of[i].first_out, FIRST_OUT, from->of[i].first_out);
	}
	into->applications += from->applications;
}
