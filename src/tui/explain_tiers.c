/* SPDX-License-Identifier: ISC */
/* The screen `explain`: tiers and choices, and what would have been enough. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>

static const struct page_place in_tier = { 4, ROLE_TEXT }, in_choice = { 7, ROLE_TEXT }, in_pool = { 9, ROLE_TEXT };

enum { ALIKE_LEAST = 4, ALIKE_NAMED = 5 };

static void put_refusal(struct page *page, struct page_place place, const struct explain_rule *rule)
{
	if (!rule->text)
		return;
	if (rule->part[0])
		page_put(page, place, _("what does not hold: %s"), rule->part);
	if (rule->inputs[0])
		page_put(page, place, _("its values: %s"), rule->inputs);
}

static void put_below_line(struct page *page, const struct explain_tier *tier)
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, merit);
	decimal_write(tier->line_e4, line);
	decimal_write(tier->line_e4 - tier->trace->merit_e4, gap);
	page_put(page, in_tier, _("merit %s, the line of the tier is %s: %s short"), merit, line, gap);
}

/* --- choices ------------------------------------------------------------------------------------------------------------------------ */

static const char *verdict_text(const struct explain_choice *choice)
{
	static const char *const verdicts[] = {
		[TRACE_NOT_REACHED] = N_("not reached"),
		[TRACE_TAKEN] = N_("taken"),
		[TRACE_VOIDED] = N_("taken, and void by a return"),
		[TRACE_FULL] = N_("full"),
		[TRACE_BELOW_LINE] = N_("below the line"),
		[TRACE_NOT_ELIGIBLE] = N_("not eligible"),
		[TRACE_STRUCK] = N_("returned"),
		[TRACE_BEYOND_MOST] = N_("passed over: more choices than the tier takes"),
		[TRACE_NO_POOL] = N_("passed over: no seats in this tier"),
	};

	return choice->is_told ? _(verdicts[choice->verdict]) : _("not known");
}

static enum role verdict_role(const struct explain_choice *choice)
{
	return choice->is_told && choice->verdict == TRACE_TAKEN ? ROLE_GOOD : ROLE_TEXT;
}

static void put_gain(const struct explaining *e, const struct explain_choice *choice)
{
	const struct gain_place *place = &choice->gain_place;
	char gain[DECIMAL_TEXT];

	if (choice->gain == GAIN_FOUND) {
		decimal_write(choice->gain_e4, gain);
		page_put(e->page, in_choice, _("total + %s would have given %s choice %u, %s/%s, and nothing less does"), gain,
		         e->dataset->tiers[place->tier].code, place->choice, e->dataset->programs[place->program].code, place->pool);
	} else if (choice->gain == GAIN_NONE) {
		decimal_write(e->explanation->most_gain_e4, gain);
		page_put(e->page, in_choice,
		         e->explanation->is_gain_cut ? _("no higher total up to + %s gives it or a better one; more was not tried")
		                                     : _("no higher total (tried up to + %s) gives it or a better one"),
		         gain);
	}
}

/* Pools that shut the candidate out by the same values, as the quota cells of all other feeders do. */
static bool is_alike(const struct explain_pool *a, const struct explain_pool *b)
{
	return a->trace->verdict == TRACE_NOT_ELIGIBLE && b->trace->verdict == TRACE_NOT_ELIGIBLE && a->refusal.text && b->refusal.text &&
	       strcmp(a->refusal.inputs, b->refusal.inputs) == 0;
}

static size_t count_alike(const struct explain_choice *choice, size_t to, const struct explain_pool *pool)
{
	size_t n = 0;

	for (size_t i = 0; i < to; i++)
		n += is_alike(&choice->pools[i], pool);
	return n;
}

/* All those like this one together, at the first of them. */
static void put_alike(const struct explaining *e, const struct explain_choice *choice, const struct explain_pool *pool, size_t count)
{
	char names[256] = "";
	size_t used = 0, named = 0;

	for (size_t i = 0; i < choice->n_pools && named < ALIKE_NAMED; i++)
		if (is_alike(&choice->pools[i], pool))
			used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", named++ ? ", " : "", choice->pools[i].code);
	page_put(e->page, in_choice, _("%zu pools (%s%s): not eligible; what does not hold, in the first: %s"), count, names,
	         count > ALIKE_NAMED ? ", ..." : "", pool->refusal.part);
	if (pool->refusal.inputs[0])
		page_put(e->page, in_pool, _("its values: %s"), pool->refusal.inputs);
}

static void put_pools(const struct explaining *e, const struct explain_tier *tier, const struct explain_choice *choice)
{
	for (size_t i = 0; i < choice->n_pools; i++) {
		const struct explain_pool *pool = &choice->pools[i];
		const size_t count = count_alike(choice, choice->n_pools, pool);

		if (count < ALIKE_LEAST)
			explain_put_pool(e, tier, pool);
		else if (count_alike(choice, i, pool) == 0)
			put_alike(e, choice, pool, count);
	}
}

static void put_choice(const struct explaining *e, const struct explain_tier *tier, const struct explain_choice *choice)
{
	const struct program *program = &e->dataset->programs[choice->program];
	const bool is_detailed = choice->rank > 0 || choice->verdict == TRACE_TAKEN || choice->verdict == TRACE_VOIDED;
	const int indent = choice->rank ? in_choice.indent : 10;
	char text[128];

	page_put(e->page, (struct page_place){ indent, verdict_role(choice) }, _("%s %s: %s"), program->code, program->name, verdict_text(choice));
	snprintf(text, sizeof text, "%3u", choice->rank);
	page_put_lead(e->page, 2, choice->rank ? text : _("adjust"));
	snprintf(text, sizeof text, "%s/%s", e->dataset->tiers[tier->tier].code, program->code);
	page_link(e->page, &screen_program, text);
	if (choice->return_reason)
		page_put(e->page, in_choice, _("returned because: %s"), choice->return_reason);
	if (is_detailed)
		put_pools(e, tier, choice);
	put_gain(e, choice);
}

/* --- tiers ------------------------------------------------------------------------------------------------------------------------------ */

static const char *entry_text(enum reason reason)
{
	static const char *const texts[] = {
		[REASON_RETURNED] = N_("took no part: returned"),
		[REASON_OUTRANKED] = N_("no place"),
		[REASON_BELOW_LINE] = N_("took no part: below the line of the tier"),
		[REASON_NOT_ELIGIBLE] = N_("took no part: not eligible for the tier"),
		[REASON_NO_CHOICES] = N_("took no part: no choices"),
		[REASON_COUNT] = N_("took part"),
	};

	return _(texts[reason]);
}

static const char *tier_text(const struct explain_tier *tier)
{
	if (tier->trace->is_by_order)
		return _("placed by order, before all others");
	if (tier->trace->is_placed_before)
		return _("not reached: placed in an earlier tier");
	if (tier->is_stale)
		return _("as stored; the data as they are now do not give this result, so it cannot be told from them");
	return tier->trace->takes_part ? _("took part") : entry_text(tier->trace->reason);
}

static void put_heading(const struct explaining *e, const struct explain_tier *tier)
{
	const struct tier *row = &e->dataset->tiers[tier->tier];
	const struct page_place place = { 0, tier->n_choices > 0 ? ROLE_HEADER : ROLE_TEXT };
	char name[512], merit[DECIMAL_TEXT];

	snprintf(name, sizeof name, "%s %s", row->code, row->name);
	decimal_write(tier->trace->merit_e4, merit);
	if (tier->trace->takes_part && !tier->is_stale)
		page_put(e->page, place, _("%s: %s, merit %s"), name, tier_text(tier), merit);
	else
		page_put(e->page, place, _("%s: %s"), name, tier_text(tier));
	if (tier->is_kept)
		page_put(e->page, in_tier, "%s", _("(this tier stands as an earlier run had it)"));
}

static void put_tier(const struct explaining *e, const struct explain_tier *tier)
{
	put_heading(e, tier);
	if (tier->order_reason)
		page_put(e->page, in_tier, _("order: %s (%s)"), tier->order_reason, tier->order_authority);
	if (tier->has_line)
		put_below_line(e->page, tier);
	put_refusal(e->page, in_tier, &tier->refusal);
	for (size_t i = 0; i < tier->n_choices; i++)
		put_choice(e, tier, &tier->choices[i]);
}

static bool is_one_line(const struct explain_tier *tier)
{
	return tier->n_choices == 0 && !tier->order_reason && !tier->refusal.text;
}

/* A blank line round whatever has more than a heading. */
void explain_put_tiers(const struct explaining *e)
{
	for (size_t t = 0; t < e->explanation->n_tiers; t++) {
		const struct explain_tier *tier = &e->explanation->tiers[t];

		if (t == 0 || !is_one_line(tier) || !is_one_line(tier - 1))
			page_put_blank(e->page);
		put_tier(e, tier);
	}
}
