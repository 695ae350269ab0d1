/* SPDX-License-Identifier: ISC */
/* The pools of a choice: where the candidate stood, against whom, and what parted the two. */
#include "explain.h"

/* With whom the candidate is compared here; IX_NONE: with nobody. */
static candidate_ix find_other(const struct explaining *explaining, const struct trace_pool *trace)
{
	if (trace->verdict == TRACE_FULL)
		return trace->last_in;
	if ((trace->verdict == TRACE_TAKEN || trace->verdict == TRACE_VOIDED) && trace->is_by_draw && trace->pool != IX_NONE)
		return explaining->outcome->pools[trace->pool].first_out;
	return IX_NONE;
}

static void decide(struct explain_pool *pool)
{
	const struct trace_pool *trace = pool->trace;

	if (trace->is_by_draw) {
		pool->decider = DECIDED_BY_DRAW;
	} else if (trace->verdict != TRACE_FULL) {
		pool->decider = DECIDED_NOT;
	} else if (trace->last_in == IX_NONE) {
		pool->decider = DECIDED_BY_SEATS;
	} else if (trace->band != trace->last_band) {
		pool->decider = DECIDED_BY_BAND;
	} else {
		pool->decider = DECIDED_BY_KEY;
		while (pool->decided_key + 1 < trace->n_keys &&
		       trace->keys_e4[pool->decided_key] == trace->last_keys_e4[pool->decided_key])
			pool->decided_key++;
	}
}

/* A key as written, without the blanks around it. */
static const char *key_text(struct explaining *explaining, const struct rule_tree *tree, size_t key)
{
	const struct rule_node *node = tree->keys[key];

	return arena_text(explaining->arena, tree->text + node->from, node->to - node->from);
}

/* The values of the two. Those whom the draw parted have the same ones. */
static bool tell_keys(struct explaining *explaining, tier_ix tier, struct explain_pool *pool)
{
	const struct trace_pool *trace = pool->trace;
	const struct explain_site site = { .use = RULE_RANKING, .tier = tier, .text = trace->ranking };
	const struct rule_tree *tree = explain_read_rule(explaining, &site);

	pool->keys = arena_alloc(explaining->arena, trace->n_keys, sizeof *pool->keys);
	if (!tree || !pool->keys)
		return false;
	for (size_t k = 0; k < trace->n_keys && k < tree->n_keys; k++) {
		const int64_t *other = trace->is_by_draw ? trace->keys_e4 : trace->last_keys_e4;
		pool->keys[k] = (struct explain_key){ .text = key_text(explaining, tree, k),
			                              .own_e4 = trace->keys_e4[k],
			                              .other_e4 = other[k] };
		if (!pool->keys[k].text)
			return false;
		pool->n_keys++;
	}
	return true;
}

static void tell_draws(const struct explaining *explaining, tier_ix tier, struct explain_pool *pool)
{
	const struct dataset *d = explaining->dataset;
	unsigned char digest[DIGEST_BYTES];

	draw_compute(d->office.lottery_seed, d->tiers[tier].code, dataset_candidate_no(d, explaining->explanation->candidate),
	             digest);
	digest_write(digest, pool->own_draw);
	draw_compute(d->office.lottery_seed, d->tiers[tier].code, dataset_candidate_no(d, pool->other), digest);
	digest_write(digest, pool->other_draw);
}

static bool tell_standing(struct explaining *explaining, tier_ix tier, struct explain_pool *pool)
{
	const struct trace_pool *trace = pool->trace;

	pool->other = find_other(explaining, trace);
	decide(pool);
	if (trace->verdict == TRACE_FULL && explaining->dataset->tiers[tier].ties == TIES_REJECT && trace->n_taken < trace->seats)
		pool->left_empty = trace->seats - trace->n_taken;
	if (pool->other == IX_NONE)
		return true;
	if (pool->decider == DECIDED_BY_DRAW)
		tell_draws(explaining, tier, pool);
	return tell_keys(explaining, tier, pool);
}

static bool tell_rule(struct explaining *explaining, tier_ix tier, uint16_t rank, struct explain_pool *pool)
{
	const struct pool_result *result = &explaining->outcome->pools[pool->trace->pool];
	const struct plan *plan = result->plan == IX_NONE ? NULL : &explaining->dataset->plans[result->plan];
	const struct explain_site eligible = {
		.use = RULE_PLAN_ELIGIBLE, .tier = tier, .text = plan ? plan->eligible : NULL, .choice = rank
	};
	const struct explain_site line = { .use = RULE_PLAN_LINE, .tier = tier, .text = plan ? plan->line : NULL };

	if (pool->trace->verdict == TRACE_NOT_ELIGIBLE && eligible.text)
		return explain_tell_refusal(explaining, &eligible, &pool->refusal);
	if (pool->trace->verdict == TRACE_BELOW_LINE && line.text)
		return explain_tell_line(explaining, &line, &pool->refusal);
	return true;
}

static bool tell_pool(struct explaining *explaining, tier_ix tier, uint16_t rank, struct explain_pool *pool)
{
	switch (pool->trace->verdict) {
	case TRACE_TAKEN:
	case TRACE_VOIDED:
	case TRACE_FULL:
		return tell_standing(explaining, tier, pool);
	case TRACE_BELOW_LINE:
	case TRACE_NOT_ELIGIBLE:
		return tell_rule(explaining, tier, rank, pool);
	case TRACE_NOT_REACHED:
	case TRACE_STRUCK:
	case TRACE_BEYOND_MOST:
	case TRACE_NO_POOL:
		break;
	}
	return true;
}

bool explain_tell_pools(struct explaining *explaining, const struct explain_tier *tier, const struct trace_choice *trace,
                        struct explain_choice *choice)
{
	choice->pools = arena_alloc(explaining->arena, trace->n_pools, sizeof *choice->pools);
	if (!choice->pools)
		return false;
	for (size_t i = 0; i < trace->n_pools; i++) {
		struct explain_pool *pool = &choice->pools[choice->n_pools];
		if (trace->pools[i].pool == IX_NONE)
			continue; /* of a plan row that the run did not have: only in a tier that is stale */
		*pool = (struct explain_pool){ .trace = &trace->pools[i],
			                       .code = explaining->outcome->pools[trace->pools[i].pool].code,
			                       .other = IX_NONE };
		if (!tell_pool(explaining, tier->tier, trace->rank, pool))
			return false;
		choice->n_pools++;
	}
	return true;
}
