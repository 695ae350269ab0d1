/* SPDX-License-Identifier: ISC */
/* Explanations as text: where the candidate stood in a pool, and what parted it from another. */
#include "explain_text.h"

#include <stdio.h>
#include <string.h>

#include <luqu/cli.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

enum { INDENT = 7, INDENT_MORE = 9, KEY_CELLS = 28, OWN_CELLS = 11, OTHER_CELLS = 13, GAP_CELLS = 11 };

/* --- the keys of the ranking, side by side --------------------------------------------------------------------------- */

static void print_key(const char *text, const char *own, const char *other, const char *gap)
{
	if (text_cells(text, strlen(text)) > KEY_CELLS) {
		wrapped_print(INDENT_MORE, INDENT_MORE + 2, text);
		text = "";
	}
	printf("%*s", INDENT_MORE, "");
	cli_print_cell(text, KEY_CELLS);
	cli_print_cell(own, -OWN_CELLS);
	cli_print_cell(other, -OTHER_CELLS);
	if (gap)
		cli_print_cell(gap, -GAP_CELLS);
	printf("\n");
}

static void print_keys(const struct explain_pool *pool)
{
	char own[DECIMAL_TEXT], other[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	if (pool->n_keys == 0)
		return;
	print_key(_("ranking"), _("own"), pool->trace->verdict == TRACE_FULL ? _("last one in") : _("first out"),
	          pool->decider == DECIDED_BY_KEY ? _("short by") : NULL);
	for (size_t k = 0; k < pool->n_keys; k++) {
		const struct explain_key *key = &pool->keys[k];
		bool decides = pool->decider == DECIDED_BY_KEY && pool->decided_key == k;
		decimal_write(key->own_e4, own);
		decimal_write(key->other_e4, other);
		decimal_write(key->other_e4 - key->own_e4, gap);
		print_key(key->text, own, other, decides ? gap : NULL);
	}
}

/* --- the draw -------------------------------------------------------------------------------------------------------- */

/* The command that computes a draw, for a shell: what a shell would change within double quotes goes in single ones. */
static void print_draw(const struct dataset *d, tier_ix tier, candidate_ix candidate, const char *digest)
{
	const char *seed = d->office.lottery_seed;
	char text[2048];
	size_t used = 0;

	if (!strpbrk(seed, "\"$`\\!")) {
		snprintf(text, sizeof text, "\"%s:%s:%s\"", seed, d->tiers[tier].code, dataset_candidate_no(d, candidate));
	} else {
		text[used++] = '\'';
		for (; *seed && used < sizeof text / 2; seed++) {
			if (*seed == '\'')
				used += (size_t)snprintf(text + used, sizeof text - used, "'\\'");
			text[used++] = *seed;
		}
		snprintf(text + used, sizeof text - used, ":%s:%s'", d->tiers[tier].code, dataset_candidate_no(d, candidate));
	}
	printf("%*sprintf '%%s' ", INDENT_MORE, "");
	cli_print_cell(text, 0);
	printf(" | sha256sum\n%*s%s\n", INDENT_MORE + 2, "", digest);
}

static void print_draws(const struct explain_session *session, const struct explanation *explanation,
                        const struct explain_tier *tier, const struct explain_pool *pool)
{
	const struct dataset *d = session->year.dataset;

	wrapped_print_line(INDENT, INDENT_MORE,
	                   pool->trace->verdict == TRACE_FULL
	                           ? _("the same in band and ranking: the draw alone decided for %s")
	                           : _("the same in band and ranking: the draw alone decided against %s"),
	                   dataset_candidate_no(d, pool->other));
	if (!d->office.lottery_seed[0])
		wrapped_print(INDENT, INDENT_MORE, _("office has no lottery_seed yet: this draw is none that could be published"));
	wrapped_print(INDENT, INDENT_MORE, _("lowest goes first; to check:"));
	print_draw(d, tier->tier, explanation->candidate, pool->own_draw);
	print_draw(d, tier->tier, pool->other, pool->other_draw);
}

/* --- pools ----------------------------------------------------------------------------------------------------------- */

static void print_last_in(const struct explain_session *session, const struct explanation *explanation,
                          const struct explain_tier *tier, const struct trace_pool *trace)
{
	int64_t gap_e4 = trace->last_merit_e4 - tier->trace->merit_e4;
	char own[DECIMAL_TEXT], last[DECIMAL_TEXT], gap[DECIMAL_TEXT];
	const char *number = trace->last_in == IX_NONE ? "" : dataset_candidate_no(session->year.dataset, trace->last_in);

	decimal_write(tier->trace->merit_e4, own);
	decimal_write(trace->last_merit_e4, last);
	decimal_write(gap_e4 < 0 ? -gap_e4 : gap_e4, gap);
	if (trace->last_in == IX_NONE)
		wrapped_print(INDENT_MORE, INDENT_MORE, _("nobody was taken here"));
	else if (trace->last_in == explanation->candidate)
		wrapped_print(INDENT_MORE, INDENT_MORE, _("the last one in"));
	else if (gap_e4 == 0)
		wrapped_print_line(INDENT_MORE, INDENT_MORE, _("last one in: %s, merit %s, the same"), number, last);
	else
		wrapped_print_line(INDENT_MORE, INDENT_MORE,
		                   gap_e4 > 0 ? _("last one in: %s, merit %s; own merit %s, %s less")
		                              : _("last one in: %s, merit %s; own merit %s, %s more"),
		                   number, last, own, gap);
}

static void print_band(char *buffer, size_t size, uint16_t band)
{
	if (band == UINT16_MAX)
		snprintf(buffer, size, "%s", _("adjust"));
	else
		snprintf(buffer, size, "%u", band + 1U);
}

static void print_standing(const struct explain_session *session, const struct explanation *explanation,
                           const struct explain_tier *tier, const struct explain_pool *pool)
{
	const struct trace_pool *trace = pool->trace;
	char own[32], other[32];

	wrapped_print_line(INDENT, INDENT_MORE,
	                   trace->verdict == TRACE_FULL ? _("pool %s: full; rank %u of %u, %u seats")
	                                                : _("pool %s: taken; rank %u of %u, %u seats"),
	                   pool->code, trace->rank, trace->seen, trace->seats);
	print_last_in(session, explanation, tier, trace);
	if (pool->left_empty)
		wrapped_print_line(INDENT_MORE, INDENT_MORE + 2,
		                   _("%u seats stay empty: the next group of equals does not fit whole (ties: reject)"),
		                   pool->left_empty);
	if (pool->decider == DECIDED_BY_BAND) {
		print_band(own, sizeof own, trace->band);
		print_band(other, sizeof other, trace->last_band);
		wrapped_print_line(INDENT_MORE, INDENT_MORE + 2,
		                   _("earlier bands stand first: own band %s, the last one in has %s"), own, other);
	}
	print_keys(pool);
	if (pool->decider == DECIDED_BY_DRAW && pool->other != IX_NONE)
		print_draws(session, explanation, tier, pool);
}

static void print_below(const struct explain_tier *tier, const struct explain_pool *pool)
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT], gap[DECIMAL_TEXT];

	decimal_write(tier->trace->merit_e4, merit);
	decimal_write(pool->trace->line_e4, line);
	decimal_write(pool->trace->line_e4 - tier->trace->merit_e4, gap);
	wrapped_print_line(INDENT, INDENT_MORE, _("pool %s: below the line; merit %s, the line is %s: %s short"), pool->code, merit,
	                   line, gap);
	if (pool->refusal.text && strcmp(pool->refusal.text, line) != 0)
		wrapped_print_line(INDENT_MORE, INDENT_MORE + 2, _("the line: %s"), pool->refusal.text);
	if (pool->refusal.text && pool->refusal.inputs[0])
		wrapped_print_line(INDENT_MORE, INDENT_MORE + 2, _("its values: %s"), pool->refusal.inputs);
}

static void print_not_eligible(const struct explain_pool *pool)
{
	if (!pool->refusal.text) {
		wrapped_print_line(INDENT, INDENT_MORE, _("pool %s: not eligible"), pool->code);
		return;
	}
	wrapped_print_line(INDENT, INDENT_MORE, _("pool %s: not eligible; what does not hold: %s"), pool->code, pool->refusal.part);
	if (pool->refusal.inputs[0])
		wrapped_print_line(INDENT_MORE, INDENT_MORE + 2, _("its values: %s"), pool->refusal.inputs);
}

void explain_print_pool(const struct explain_session *session, const struct explanation *explanation,
                        const struct explain_tier *tier, const struct explain_pool *pool)
{
	switch (pool->trace->verdict) {
	case TRACE_TAKEN:
	case TRACE_VOIDED:
	case TRACE_FULL:
		print_standing(session, explanation, tier, pool);
		break;
	case TRACE_BELOW_LINE:
		print_below(tier, pool);
		break;
	case TRACE_NOT_ELIGIBLE:
		print_not_eligible(pool);
		break;
	case TRACE_NOT_REACHED:
	case TRACE_STRUCK:
	case TRACE_BEYOND_MOST:
	case TRACE_NO_POOL:
		break;
	}
}
