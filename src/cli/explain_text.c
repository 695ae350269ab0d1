/* SPDX-License-Identifier: ISC */
/* Explanations as text: lines that wrap, tiers, choices. */
#include "explain_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

enum { INDENT_CHOICE = 2, INDENT_POOL = 9 };

/* --- lines
 * ------------------------------------------------------------------------------------------------------------------------- */

/* How many bytes of the text go on a line of so many cells: up to a blank where there is one. Never 0 for a text that is not empty.
 */
static size_t line_bytes(const char *text, int cells)
{
	size_t length = strlen(text), fits = text_cut(text, length, cells), blank = fits;

	if (fits == length)
		return length;
	if (text[fits] == ' ')
		return fits;
	while (blank > 0 && text[blank - 1] != ' ')
		blank--;
	if (blank > 0)
		return blank;
	return fits > 0 ? fits : length;
}

void explain_print_wrapped(int first, int indent, const char *text)
{
	char shown[EXPLAIN_LINE];
	const char *at = shown;

	text_show(shown, sizeof shown, text, strlen(text));
	for (int margin = first; margin == first || *at; margin = indent) {
		size_t length = line_bytes(at, EXPLAIN_COLUMNS - margin), printed = length;
		while (printed > 0 && at[printed - 1] == ' ')
			printed--;
		printf("%*s%.*s\n", margin, "", (int)printed, at);
		at += length;
		while (*at == ' ')
			at++;
		if (!*at)
			return;
	}
}

void explain_print_line(int first, int indent, const char *format, ...)
{
	char line[EXPLAIN_LINE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	explain_print_wrapped(first, indent, line);
}

const char *explain_name(char *buffer, size_t size, const char *code, const char *name)
{
	snprintf(buffer, size, "%s %s", code, name);
	return buffer;
}

/* --- rules
 * ------------------------------------------------------------------------------------------------------------------------- */

static void print_refusal(int indent, const struct explain_rule *rule)
{
	if (!rule->text)
		return;
	if (rule->part[0])
		explain_print_line(indent, indent + 2, _("what does not hold: %s"), rule->part);
	if (rule->inputs[0])
		explain_print_line(indent, indent + 2, _("its values: %s"), rule->inputs);
}

static void print_below_line(const struct explain_tier *tier)
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, merit);
	decimal_write(tier->line_e4, line);
	decimal_write(tier->line_e4 - tier->trace->merit_e4, gap);
	if (tier->has_line)
		explain_print_line(INDENT_CHOICE, INDENT_CHOICE + 2, _("merit %s, the line of the tier is %s: %s short"), merit,
		                   line, gap);
}

/* --- choices
 * ----------------------------------------------------------------------------------------------------------------------- */

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
		explain_print_line(INDENT_POOL - 2, INDENT_POOL,
		                   _("total + %s would have given %s choice %u, %s/%s, and nothing less does"), gain,
		                   d->tiers[place->tier].code, place->choice, d->programs[place->program].code, place->pool);
	} else if (choice->gain == GAIN_NONE) {
		decimal_write(explanation->most_gain_e4, gain);
		explain_print_line(INDENT_POOL - 2, INDENT_POOL,
		                   explanation->is_gain_cut
		                           ? _("no higher total up to + %s gives it or a better one; more was not tried")
		                           : _("no higher total (tried up to + %s) gives it or a better one"),
		                   gain);
	}
}

static void print_choice(const struct explain_session *session, const struct explanation *explanation,
                         const struct explain_tier *tier, const struct explain_choice *choice)
{
	const struct dataset *d = session->year.dataset;
	const struct program *program = &d->programs[choice->program];
	bool is_detailed = choice->rank > 0 || choice->verdict == TRACE_TAKEN || choice->verdict == TRACE_VOIDED;
	char name[512], rank[16];

	snprintf(rank, sizeof rank, "%u", choice->rank);
	explain_print_line(INDENT_CHOICE, INDENT_POOL - 2, "%s  %s: %s", choice->rank ? rank : _("adjust"),
	                   explain_name(name, sizeof name, program->code, program->name), verdict_text(choice));
	if (choice->return_reason)
		explain_print_line(INDENT_POOL - 2, INDENT_POOL, _("returned because: %s"), choice->return_reason);
	for (size_t i = 0; i < choice->n_pools && is_detailed; i++)
		explain_print_pool(session, explanation, tier, &choice->pools[i]);
	print_gain(session, explanation, choice);
}

/* --- tiers
 * ------------------------------------------------------------------------------------------------------------------------- */

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
		explain_print_line(0, 2, _("%s: %s, merit %s"), name, tier_text(tier), merit);
	} else {
		explain_print_line(0, 2, _("%s: %s"), name, tier_text(tier));
	}
	if (tier->is_kept)
		explain_print_wrapped(INDENT_CHOICE, INDENT_CHOICE + 2, _("(this tier stands as an earlier run had it)"));
}

void explain_print_tier(const struct explain_session *session, const struct explanation *explanation,
                        const struct explain_tier *tier)
{
	printf("\n");
	print_heading(session, tier);
	if (tier->order_reason)
		explain_print_line(INDENT_CHOICE, INDENT_CHOICE + 2, _("order: %s (%s)"), tier->order_reason,
		                   tier->order_authority);
	if (tier->has_line)
		print_below_line(tier);
	print_refusal(INDENT_CHOICE, &tier->refusal);
	for (size_t i = 0; i < tier->n_choices; i++)
		print_choice(session, explanation, tier, &tier->choices[i]);
}
