/* SPDX-License-Identifier: ISC */
/* Explanations as text: tiers and choices. */
#include "explain_text.h"

#include <stdio.h>
#include <string.h>

#include <luqu/cli.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { INDENT_CHOICE = 2, INDENT_POOL = 9 };

const char *explain_name(char *buffer, size_t size, const char *code, const char *name)
{
	snprintf(buffer, size, "%s %s", code, name);
	return buffer;
}

/* --- rules ----------------------------------------------------------------------------------------------------------- */

static void print_refusal(int indent, const struct explain_rule *rule)
{
	if (!rule->text)
		return;
	if (rule->part[0])
		wrapped_print_line(indent, indent + 2, _("what does not hold: %s"), rule->part);
	if (rule->inputs[0])
		wrapped_print_line(indent, indent + 2, _("its values: %s"), rule->inputs);
}

static void print_below_line(const struct explain_tier *tier)
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, merit);
	decimal_write(tier->line_e4, line);
	decimal_write(tier->line_e4 - tier->trace->merit_e4, gap);
	if (tier->has_line)
		wrapped_print_line(INDENT_CHOICE, INDENT_CHOICE + 2, _("merit %s, the line of the tier is %s: %s short"), merit,
		                   line, gap);
}

/* --- choices --------------------------------------------------------------------------------------------------------- */

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

static void print_gain(const struct explain_session *session, const struct explanation *explanation,
                       const struct explain_choice *choice)
{
	const struct dataset *d = session->year.dataset;
	const struct gain_place *place = &choice->gain_place;
	char gain[DECIMAL_TEXT];

	if (choice->gain == GAIN_FOUND) {
		decimal_write(choice->gain_e4, gain);
		wrapped_print_line(INDENT_POOL - 2, INDENT_POOL,
		                   _("total + %s would have given %s choice %u, %s/%s, and nothing less does"), gain,
		                   d->tiers[place->tier].code, place->choice, d->programs[place->program].code, place->pool);
	} else if (choice->gain == GAIN_NONE) {
		decimal_write(explanation->most_gain_e4, gain);
		wrapped_print_line(INDENT_POOL - 2, INDENT_POOL,
		                   explanation->is_gain_cut
		                           ? _("no higher total up to + %s gives it or a better one; more was not tried")
		                           : _("no higher total (tried up to + %s) gives it or a better one"),
		                   gain);
	}
}

/* --- pools ----------------------------------------------------------------------------------------------------------- */

enum { ALIKE_LEAST = 4, ALIKE_NAMED = 5 };

/* Pools that shut the candidate out by the same values, as the quota cells of all other feeders do. */
static bool is_alike(const struct explain_pool *a, const struct explain_pool *b)
{
	return a->trace->verdict == TRACE_NOT_ELIGIBLE && b->trace->verdict == TRACE_NOT_ELIGIBLE && a->refusal.text &&
	       b->refusal.text && strcmp(a->refusal.inputs, b->refusal.inputs) == 0;
}

static size_t count_alike(const struct explain_choice *choice, size_t from, size_t to, const struct explain_pool *pool)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += is_alike(&choice->pools[i], pool);
	return n;
}

/* All those like this one on one line, at the first of them. */
static void print_alike(const struct explain_choice *choice, const struct explain_pool *pool, size_t count)
{
	char names[256] = "";
	size_t used = 0, named = 0;

	for (size_t i = 0; i < choice->n_pools && named < ALIKE_NAMED; i++)
		if (is_alike(&choice->pools[i], pool))
			used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", named++ ? ", " : "",
			                         choice->pools[i].code);
	wrapped_print_line(INDENT_POOL - 2, INDENT_POOL, _("%zu pools (%s%s): not eligible; what does not hold, in the first: %s"),
	                   count, names, count > ALIKE_NAMED ? ", ..." : "", pool->refusal.part);
	if (pool->refusal.inputs[0])
		wrapped_print_line(INDENT_POOL, INDENT_POOL + 2, _("its values: %s"), pool->refusal.inputs);
}

static void print_pools(const struct explain_session *session, const struct explanation *explanation,
                        const struct explain_tier *tier, const struct explain_choice *choice)
{
	for (size_t i = 0; i < choice->n_pools; i++) {
		const struct explain_pool *pool = &choice->pools[i];
		size_t count = count_alike(choice, 0, choice->n_pools, pool);
		if (count < ALIKE_LEAST)
			explain_print_pool(session, explanation, tier, pool);
		else if (count_alike(choice, 0, i, pool) == 0)
			print_alike(choice, pool, count);
	}
}

static void print_choice(const struct explain_session *session, const struct explanation *explanation,
                         const struct explain_tier *tier, const struct explain_choice *choice)
{
	const struct dataset *d = session->year.dataset;
	const struct program *program = &d->programs[choice->program];
	bool is_detailed = choice->rank > 0 || choice->verdict == TRACE_TAKEN || choice->verdict == TRACE_VOIDED;
	char name[512], rank[16];

	snprintf(rank, sizeof rank, "%3u", choice->rank);
	wrapped_print_line(INDENT_CHOICE, INDENT_POOL - 2, "%s  %s: %s", choice->rank ? rank : _("adjust"),
	                   explain_name(name, sizeof name, program->code, program->name), verdict_text(choice));
	if (choice->return_reason)
		wrapped_print_line(INDENT_POOL - 2, INDENT_POOL, _("returned because: %s"), choice->return_reason);
	if (is_detailed)
		print_pools(session, explanation, tier, choice);
	print_gain(session, explanation, choice);
}

/* --- tiers ----------------------------------------------------------------------------------------------------------- */

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

static void print_heading(const struct explain_session *session, const struct explain_tier *tier)
{
	const struct tier *row = &session->year.dataset->tiers[tier->tier];
	char name[512], merit[DECIMAL_TEXT];

	explain_name(name, sizeof name, row->code, row->name);
	if (tier->trace->takes_part && !tier->is_stale) {
		decimal_write(tier->trace->merit_e4, merit);
		wrapped_print_line(0, 2, _("%s: %s, merit %s"), name, tier_text(tier), merit);
	} else {
		wrapped_print_line(0, 2, _("%s: %s"), name, tier_text(tier));
	}
	if (tier->is_kept)
		wrapped_print(INDENT_CHOICE, INDENT_CHOICE + 2, _("(this tier stands as an earlier run had it)"));
}

static void print_tier(const struct explain_session *session, const struct explanation *explanation,
                       const struct explain_tier *tier)
{
	print_heading(session, tier);
	if (tier->order_reason)
		wrapped_print_line(INDENT_CHOICE, INDENT_CHOICE + 2, _("order: %s (%s)"), tier->order_reason,
		                   tier->order_authority);
	if (tier->has_line)
		print_below_line(tier);
	print_refusal(INDENT_CHOICE, &tier->refusal);
	for (size_t i = 0; i < tier->n_choices; i++)
		print_choice(session, explanation, tier, &tier->choices[i]);
}

static bool is_one_line(const struct explain_tier *tier)
{
	return tier->n_choices == 0 && !tier->order_reason && !tier->refusal.text;
}

/* A blank line round whatever has more than a heading. */
void explain_print_tiers(const struct explain_session *session, const struct explanation *explanation)
{
	for (size_t t = 0; t < explanation->n_tiers; t++) {
		const struct explain_tier *tier = &explanation->tiers[t];
		if (t == 0 || !is_one_line(tier) || !is_one_line(tier - 1))
			printf("\n");
		print_tier(session, explanation, tier);
	}
}
