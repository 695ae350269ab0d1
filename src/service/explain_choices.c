/* SPDX-License-Identifier: ISC */
/* The choices of a candidate in a tier: as the engine tells them, or, where it never looked at them, from why it did not. */
#include "explain.h"

/* The reason of a return; NULL: there is none. */
static const char *find_return(const struct explaining *explaining, tier_ix tier, program_ix program)
{
	const struct dataset *d = explaining->dataset;
	candidate_ix candidate = explaining->explanation->candidate;
	size_t low = 0, high = d->n_returns;

	while (low < high) { /* the first row not before (tier, candidate, program) */
		size_t middle = low + (high - low) / 2;
		const struct return_row *row = &d->returns[middle];
		bool is_before = row->tier != tier             ? row->tier < tier
		                 : row->candidate != candidate ? row->candidate < candidate
		                                               : row->program < program;
		if (is_before)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == d->n_returns)
		return NULL;
	const struct return_row *row = &d->returns[low];
	return row->tier == tier && row->candidate == candidate && row->program == program ? row->reason : NULL;
}

static bool has_pool(const struct outcome *outcome, tier_ix tier, program_ix program)
{
	size_t low = 0, high = outcome->n_pools;

	while (low < high) { /* the first pool not before (tier, program) */
		size_t middle = low + (high - low) / 2;
		const struct pool_result *pool = &outcome->pools[middle];
		if (pool->tier != tier ? pool->tier < tier : pool->program < program)
			low = middle + 1;
		else
			high = middle;
	}
	return low < outcome->n_pools && outcome->pools[low].tier == tier && outcome->pools[low].program == program;
}

/* --- choices that the engine told ----------------------------------------------------------------------------------------------
 */

static bool tell_traced(struct explaining *explaining, struct explain_tier *tier)
{
	for (size_t i = 0; i < tier->trace->n_choices; i++) {
		const struct trace_choice *trace = &tier->trace->choices[i];
		struct explain_choice *choice = &tier->choices[tier->n_choices++];
		*choice = (struct explain_choice){
			.program = trace->program, .rank = trace->rank, .is_told = true, .verdict = trace->verdict
		};
		if (trace->verdict == TRACE_STRUCK || trace->verdict == TRACE_VOIDED)
			choice->return_reason = find_return(explaining, tier->tier, trace->program);
		if (!explain_tell_pools(explaining, tier, trace, choice))
			return false;
	}
	return true;
}

/* --- choices it never looked at -------------------------------------------------------------------------------------- */

/* What the tier as a whole said to a choice that is on the list. */
static enum trace_verdict verdict_of_reason(enum reason reason)
{
	switch (reason) {
	case REASON_BELOW_LINE:
		return TRACE_BELOW_LINE;
	case REASON_NOT_ELIGIBLE:
		return TRACE_NOT_ELIGIBLE;
	case REASON_RETURNED:
	case REASON_NO_CHOICES:
	case REASON_OUTRANKED:
	case REASON_COUNT:
		break;
	}
	return TRACE_STRUCK;
}

static enum trace_verdict verdict_unseen(const struct explaining *explaining, const struct explain_tier *told,
                                         const struct choice *choice)
{
	const struct tier *tier = &explaining->dataset->tiers[told->tier];

	if (told->trace->is_placed_before || told->trace->is_by_order)
		return TRACE_NOT_REACHED;
	if (tier->max_choices && choice->rank > tier->max_choices)
		return TRACE_BEYOND_MOST;
	if (!has_pool(explaining->outcome, told->tier, choice->program))
		return TRACE_NO_POOL;
	return verdict_of_reason(told->trace->reason);
}

/* A stale tier shows what the run stored, and nothing else: that one choice was taken, and that later ones were not reached. */
static void tell_stale(const struct explaining *explaining, const struct explain_tier *tier, const struct choice *row,
                       struct explain_choice *choice)
{
	const struct placement *place = explaining->explanation->place;
	const struct pool_result *pool = place ? &explaining->outcome->pools[place->pool] : NULL;

	if (!pool || pool->tier > tier->tier)
		return;
	if (pool->tier < tier->tier || place->by_order) {
		choice->verdict = TRACE_NOT_REACHED;
	} else if (place->choice == 0 || row->rank < place->choice) {
		return;
	} else {
		choice->verdict = row->rank == place->choice && row->program == pool->program ? TRACE_TAKEN : TRACE_NOT_REACHED;
	}
	choice->is_told = true;
}

static void tell_filed(const struct explaining *explaining, struct explain_tier *tier, const struct choice *rows, size_t n_rows)
{
	for (size_t i = 0; i < n_rows; i++) {
		struct explain_choice *choice = &tier->choices[tier->n_choices++];
		*choice = (struct explain_choice){ .program = rows[i].program, .rank = rows[i].rank };
		if (tier->is_stale) {
			tell_stale(explaining, tier, &rows[i], choice);
			continue;
		}
		choice->is_told = true;
		choice->verdict = verdict_unseen(explaining, tier, &rows[i]);
		if (choice->verdict == TRACE_STRUCK)
			choice->return_reason = find_return(explaining, tier->tier, rows[i].program);
	}
}

bool explain_tell_choices(struct explaining *explaining, struct explain_tier *tier)
{
	size_t n_filed;
	const struct choice *filed = dataset_choices(explaining->dataset, explaining->explanation->candidate, tier->tier, &n_filed);
	bool is_traced = tier->trace->n_choices > 0 && !tier->is_stale;

	tier->choices = arena_alloc(explaining->arena, is_traced ? tier->trace->n_choices : n_filed, sizeof *tier->choices);
	if (!tier->choices)
		return false;
	if (is_traced)
		return tell_traced(explaining, tier);
	tell_filed(explaining, tier, filed, n_filed);
	return true;
}
