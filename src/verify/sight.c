/* SPDX-License-Identifier: ISC */
/* Guards of pools, and the few pools that concern one candidate. */
#include "sight.h"

#include <stdlib.h>

static const uint32_t *text_column(const struct dataset *dataset, const struct rule_node *node)
{
	if (node->op != OP_NAME)
		return NULL;
	switch (node->name) {
	case NAME_FEEDER:
		return dataset->feeder;
	case NAME_DISTRICT:
		return dataset->district;
	case NAME_CATEGORY:
		return dataset->category;
	default:
		return NULL;
	}
}

/* An equality that is looked at first and makes the whole rule false where it does not hold. */
static void guard_find(const struct dataset *dataset, struct pool *pool)
{
	const struct walk_node *node = pool->eligible ? pool->eligible->keys[0] : NULL;

	while (node && node->node->op == OP_AND)
		node = node->arguments[0];
	if (!node || node->node->op != OP_EQUAL)
		return;
	for (size_t i = 0; i < 2; i++) {
		const struct walk_node *name = node->arguments[i], *text = node->arguments[1 - i];

		if (text->node->op != OP_STRING || !text_column(dataset, name->node))
			continue;
		pool->guard = text_column(dataset, name->node);
		pool->guard_word = text->word; /* STRING_NONE: no candidate has it */
		return;
	}
}

static int compare_sights(const void *left, const void *right, void *context)
{
	const struct stage *stage = context;
	const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	const uint32_t word_a = stage->pools[a].guard_word, word_b = stage->pools[b].guard_word;

	if (word_a != word_b)
		return word_a < word_b ? -1 : 1;
	return (a > b) - (a < b);
}

/* The column of the first guarded pool is the offer's; what is guarded by another one stands with the open ones. */
static void offer_sort(struct stage *stage, struct offer *offer)
{
	uint32_t *sights = stage->sights + offer->first_pool;
	const uint32_t end = offer->first_pool + offer->n_pools;
	uint32_t n_open = 0;

	for (uint32_t i = offer->first_pool; i < end && !offer->column; i++)
		offer->column = stage->pools[i].guard;
	for (uint32_t i = offer->first_pool; i < end && offer->column; i++)
		if (stage->pools[i].guard == offer->column)
			sights[offer->n_guarded++] = i;
	if (offer->n_guarded > 1)
		qsort_r(sights, offer->n_guarded, sizeof *sights, compare_sights, stage);
	for (uint32_t i = offer->first_pool; i < end; i++)
		if (!offer->column || stage->pools[i].guard != offer->column)
			sights[offer->n_guarded + n_open++] = i;
}

void stage_find_guards(struct stage *stage)
{
	for (uint32_t i = 0; i < stage->n_pools; i++)
		guard_find(stage->audit->dataset, &stage->pools[i]);
	for (uint32_t i = 0; i < stage->n_offers; i++)
		offer_sort(stage, &stage->offers[i]);
}

/* The first of the guarded pools whose word is at least this one. */
static const uint32_t *word_find(const struct stage *stage, const struct offer *offer, uint64_t word)
{
	const uint32_t *low = stage->sights + offer->first_pool, *high = low + offer->n_guarded;

	while (low < high) {
		const uint32_t *middle = low + (high - low) / 2;

		if (stage->pools[*middle].guard_word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct sight sight_begin(const struct stage *stage, uint32_t number, candidate_ix candidate)
{
	const struct offer *offer = &stage->offers[number];
	const uint32_t *sights = stage->sights + offer->first_pool;
	struct sight sight = { .open = sights + offer->n_guarded, .open_end = sights + offer->n_pools };

	if (offer->n_guarded == 0)
		return sight;
	sight.own = word_find(stage, offer, offer->column[candidate]);
	sight.own_end = word_find(stage, offer, (uint64_t)offer->column[candidate] + 1);
	return sight;
}

uint32_t sight_next(struct sight *sight)
{
	if (sight->own == sight->own_end)
		return sight->open == sight->open_end ? IX_NONE : *sight->open++;
	if (sight->open == sight->open_end || *sight->own < *sight->open)
		return *sight->own++;
	return *sight->open++;
}
