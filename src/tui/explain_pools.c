/* SPDX-License-Identifier: ISC */
/* The screen `explain`: where the candidate stood in a pool, and what parted it from another. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>

enum { KEY_CELLS = 28, OWN_CELLS = 11, OTHER_CELLS = 13, GAP_CELLS = 11 };

static const struct page_place in_choice = { 7, ROLE_TEXT }, in_pool = { 9, ROLE_TEXT };

/* --- the keys of the ranking, side by side ---------------------------------------------------------------------------------------------- */

static void put_keys(struct page *page, const struct explain_pool *pool)
{
	char own[DECIMAL_TEXT], other[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	if (pool->n_keys == 0)
		return;
	const struct page_cell head[] = { { _("ranking"), KEY_CELLS },
		                          { _("own"), -OWN_CELLS },
		                          { pool->trace->verdict == TRACE_FULL ? _("last one in") : _("first out"), -OTHER_CELLS },
		                          { pool->decider == DECIDED_BY_KEY ? _("short by") : "", -GAP_CELLS } };
	page_put_row(page, (struct page_place){ 9, ROLE_FAINT }, head, 4);
	for (size_t k = 0; k < pool->n_keys; k++) {
		const struct explain_key *key = &pool->keys[k];
		const bool decides = pool->decider == DECIDED_BY_KEY && pool->decided_key == k;
		const struct page_cell cells[] = { { key->text, KEY_CELLS }, { own, -OWN_CELLS }, { other, -OTHER_CELLS }, { gap, -GAP_CELLS } };

		decimal_write(key->own_e4, own);
		decimal_write(key->other_e4, other);
		decimal_write(key->other_e4 - key->own_e4, gap);
		page_put_row(page, in_pool, cells, decides ? 4 : 3);
	}
}

/* --- the draw ----------------------------------------------------------------------------------------------------------------------------- */

static void put_draws(const struct explaining *e, const struct explain_pool *pool)
{
	page_put(e->page, in_choice,
	         pool->trace->verdict == TRACE_FULL ? _("the same in band and ranking: the draw alone decided for %s")
	                                            : _("the same in band and ranking: the draw alone decided against %s"),
	         dataset_candidate_no(e->dataset, pool->other));
	if (!e->dataset->office.lottery_seed[0])
		page_put(e->page, in_choice, "%s", _("office has no lottery_seed yet: this draw is none that could be published"));
	page_put(e->page, in_pool, _("own draw: %s"), pool->own_draw);
	page_put(e->page, in_pool, _("the other's: %s"), pool->other_draw);
	page_put(e->page, in_pool, _("the lowest goes first; luqu explain %s prints the commands that check it"),
	         dataset_candidate_no(e->dataset, e->explanation->candidate));
}

/* --- pools ------------------------------------------------------------------------------------------------------------------------------------ */

static void put_last_in(const struct explaining *e, const struct explain_tier *tier, const struct trace_pool *trace)
{
	const int64_t gap_e4 = trace->last_merit_e4 - tier->trace->merit_e4;
	const char *number = trace->last_in == IX_NONE ? "" : dataset_candidate_no(e->dataset, trace->last_in);
	char own[DECIMAL_TEXT], last[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, own);
	decimal_write(trace->last_merit_e4, last);
	decimal_write(gap_e4 < 0 ? -gap_e4 : gap_e4, gap);
	if (trace->last_in == IX_NONE)
		page_put(e->page, in_pool, "%s", _("nobody was taken here"));
	else if (trace->last_in == e->explanation->candidate)
		page_put(e->page, in_pool, "%s", _("the last one in"));
	else if (gap_e4 == 0)
		page_put(e->page, in_pool, _("last one in: %s, merit %s, the same"), number, last);
	else
		page_put(e->page, in_pool,
		         gap_e4 > 0 ? _("last one in: %s, merit %s; own merit %s, %s less")
		                    : _("last one in: %s, merit %s; own merit %s, %s more"),
		         number, last, own, gap);
}

static void write_band(char *buffer, size_t size, uint16_t band)
{
	if (band == UINT16_MAX)
		snprintf(buffer, size, "%s", _("adjust"));
	else
		snprintf(buffer, size, "%u", band + 1U);
}

static void put_standing(const struct explaining *e, const struct explain_tier *tier, const struct explain_pool *pool)
{
	const struct trace_pool *trace = pool->trace;
	char own[32], other[32];

	page_put(e->page, in_choice,
	         trace->verdict == TRACE_FULL ? _("pool %s: full; rank %u of %u, %u seats") : _("pool %s: taken; rank %u of %u, %u seats"),
	         pool->code, trace->rank, trace->seen, trace->seats);
	put_last_in(e, tier, trace);
	if (pool->left_empty)
		page_put(e->page, in_pool, _("%u seats stay empty: the next group of equals does not fit whole (ties: reject)"),
		         pool->left_empty);
	if (pool->decider == DECIDED_BY_BAND) {
		write_band(own, sizeof own, trace->band);
		write_band(other, sizeof other, trace->last_band);
		page_put(e->page, in_pool, _("earlier bands stand first: own band %s, the last one in has %s"), own, other);
	}
	put_keys(e->page, pool);
	if (pool->decider == DECIDED_BY_DRAW && pool->other != IX_NONE)
		put_draws(e, pool);
}

static void put_below(const struct explaining *e, const struct explain_tier *tier, const struct explain_pool *pool)
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, merit);
	decimal_write(pool->trace->line_e4, line);
	decimal_write(pool->trace->line_e4 - tier->trace->merit_e4, gap);
	page_put(e->page, in_choice, _("pool %s: below the line; merit %s, the line is %s: %s short"), pool->code, merit, line, gap);
	if (pool->refusal.text && strcmp(pool->refusal.text, line) != 0)
		page_put(e->page, in_pool, _("the line: %s"), pool->refusal.text);
	if (pool->refusal.text && pool->refusal.inputs[0])
		page_put(e->page, in_pool, _("its values: %s"), pool->refusal.inputs);
}

static void put_not_eligible(struct page *page, const struct explain_pool *pool)
{
	if (!pool->refusal.text) {
		page_put(page, in_choice, _("pool %s: not eligible"), pool->code);
		return;
	}
	page_put(page, in_choice, _("pool %s: not eligible; what does not hold: %s"), pool->code, pool->refusal.part);
	if (pool->refusal.inputs[0])
		page_put(page, in_pool, _("its values: %s"), pool->refusal.inputs);
}

void explain_put_pool(const struct explaining *e, const struct explain_tier *tier, const struct explain_pool *pool)
{
	switch (pool->trace->verdict) {
	case TRACE_TAKEN:
	case TRACE_VOIDED:
	case TRACE_FULL:
		put_standing(e, tier, pool);
		break;
	case TRACE_BELOW_LINE:
		put_below(e, tier, pool);
		break;
	case TRACE_NOT_ELIGIBLE:
		put_not_eligible(e->page, pool);
		break;
	case TRACE_NOT_REACHED:
	case TRACE_STRUCK:
	case TRACE_BEYOND_MOST:
	case TRACE_NO_POOL:
		break;
	}
}
