/* SPDX-License-Identifier: ISC */
/* An application before a pool: eligible and line, keys, and the draw where nothing else decides. */
#include "standing.h"

#include <stddef.h>
#include <string.h>

size_t standing_bytes(size_t n_keys)
{
	return sizeof(struct standing) + n_keys * sizeof(int64_t);
}

enum meets pool_meets(const struct stage *stage, const struct pool *pool, const struct application *application,
                      struct stumble *stumble)
{
	const struct audit *audit = stage->audit;
	const candidate_ix candidate = application->candidate;
	struct walk walk = { .figures = &audit->figures, .candidate = candidate, .choice = application->wish.choice };
	bool holds = true;

	if (pool->guard && pool->guard[candidate] != pool->guard_word)
		return MEETS_NEITHER;
	if (pool->eligible)
		holds = walk_truth(pool->eligible->keys[0], &walk);
	if (walk.flaw != FLAW_NONE)
		stumble_keep(stumble, (struct stumble){ candidate, pool->eligible->where, walk.flaw });
	if (!holds || walk.flaw != FLAW_NONE)
		return MEETS_NEITHER;
	if (!pool->line)
		return MEETS_BOTH;
	walk.cutoffs_e4 = audit->cutoff_e4 + (size_t)pool->program * audit->outcome->n_tiers;
	holds = audit->merit_e4[candidate] >= walk_number(pool->line->keys[0], &walk);
	if (walk.flaw != FLAW_NONE)
		stumble_keep(stumble, (struct stumble){ candidate, pool->line->where, walk.flaw });
	return holds && walk.flaw == FLAW_NONE ? MEETS_BOTH : MEETS_ELIGIBLE;
}

static int64_t key_find(const struct stage *stage, const struct ranking *ranking, size_t i, struct walk *walk)
{
	return ranking->rule ? walk_number(ranking->rule->keys[i], walk) : stage->audit->merit_e4[walk->candidate];
}

void standing_fill(const struct stage *stage, const struct pool *pool, const struct application *application,
                   struct standing *standing, struct stumble *stumble)
{
	struct walk walk = { .figures = &stage->audit->figures,
		             .candidate = application->candidate,
		             .choice = application->wish.choice };

	standing->candidate = application->candidate;
	standing->band = application->wish.band;
	standing->choice = application->wish.choice;
	standing->has_draw = false;
	for (size_t i = 0; i < pool->ranking.n_keys; i++)
		standing->keys_e4[i] = key_find(stage, &pool->ranking, i, &walk);
	if (walk.flaw != FLAW_NONE)
		stumble_keep(stumble, (struct stumble){ application->candidate, pool->ranking.rule->where, walk.flaw });
}

int standing_compare_application(const struct stage *stage, const struct pool *pool, const struct application *application,
                                 const struct standing *standing)
{
	struct walk walk = { .figures = &stage->audit->figures,
		             .candidate = application->candidate,
		             .choice = application->wish.choice };

	if (application->wish.band != standing->band)
		return application->wish.band < standing->band ? -1 : 1;
	for (size_t i = 0; i < pool->ranking.n_keys; i++) {
		const int64_t key_e4 = key_find(stage, &pool->ranking, i, &walk);

		if (walk.flaw != FLAW_NONE)
			return 0; /* whoever asked will work out all keys, and stumble */
		if (key_e4 != standing->keys_e4[i])
			return key_e4 > standing->keys_e4[i] ? -1 : 1;
	}
	return 0;
}

int standing_compare(const struct standing *a, const struct standing *b, size_t n_keys)
{
	if (a->band != b->band)
		return a->band < b->band ? -1 : 1;
	for (size_t i = 0; i < n_keys; i++)
		if (a->keys_e4[i] != b->keys_e4[i])
			return a->keys_e4[i] > b->keys_e4[i] ? -1 : 1;
	return 0;
}

static void digest_find(const struct stage *stage, candidate_ix candidate, unsigned char digest[DIGEST_BYTES])
{
	const struct dataset *dataset = stage->audit->dataset;

	draw_compute(dataset->office.lottery_seed, stage->tier->code, dataset_candidate_no(dataset, candidate), digest);
}

static void draw_find(const struct stage *stage, struct standing *standing)
{
	unsigned char digest[DIGEST_BYTES];

	if (standing->has_draw)
		return;
	digest_find(stage, standing->candidate, digest);
	standing->draw = 0;
	for (size_t i = 0; i < sizeof standing->draw; i++)
		standing->draw = standing->draw << 8 | digest[i];
	standing->has_draw = true;
}

bool standing_is_before(const struct stage *stage, struct standing *a, struct standing *b, size_t n_keys)
{
	const int order = standing_compare(a, b, n_keys);
	unsigned char first[DIGEST_BYTES], second[DIGEST_BYTES];

	if (order != 0)
		return order < 0;
	draw_find(stage, a);
	draw_find(stage, b);
	if (a->draw != b->draw)
		return a->draw < b->draw;
	digest_find(stage, a->candidate, first);
	digest_find(stage, b->candidate, second);
	return memcmp(first, second, DIGEST_BYTES) < 0;
}
