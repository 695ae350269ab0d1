/* SPDX-License-Identifier: ISC */
/* The share of pupils evaluated at 80 or above, as a table. */
#include "evaluation_text.h"

#include <stdio.h>

#include <luqu/cli.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_stats.h>
#include <luqu/text.h>

enum { TERM_CELLS = 12, SCHOOL_CELLS = 32, COUNT_CELLS = 10, SHARE_CELLS = 10 };

static void print_count(uint64_t count)
{
	char text[24];

	snprintf(text, sizeof text, "%llu", (unsigned long long)count);
	cli_print_cell(text, -COUNT_CELLS);
}

static void print_row(const struct evaluation_stats *stats, const struct evaluation_share *share)
{
	char number[DECIMAL_TEXT], text[DECIMAL_TEXT + 2], name[300];
	const int length = snprintf(name, sizeof name, "%s%s%s", share->feeder, share->feeder[0] && share->name[0] ? " " : "", share->name);

	name[text_cut(name,
	              length < 0                     ? 0
	              : (size_t)length < sizeof name ? (size_t)length
	                                             : sizeof name - 1,
	              SCHOOL_CELLS - 1)] = '\0';
	decimal_write(stats_percent_e4(share->good, share->pupils), number);
	snprintf(text, sizeof text, "%s%%", number);
	cli_print_cell(share->term, TERM_CELLS);
	cli_print_cell(name, SCHOOL_CELLS);
	print_count(share->pupils);
	print_count(share->good);
	cli_print_cell(text, -SHARE_CELLS);
	printf("%s\n", !stats->has_target ? "" : evaluation_is_met(stats, share) ? _(" (met)") : _(" (missed)"));
}

/* Each school of a term, then all of them together; moves on behind them. */
static void print_term(const struct evaluation_stats *stats, size_t *at)
{
	const size_t first = *at;
	struct evaluation_share sum = evaluation_sum_term(stats, at);

	for (size_t i = first; i < *at; i++)
		print_row(stats, &stats->shares[i]);
	sum.name = _("all schools");
	print_row(stats, &sum);
}

void evaluation_print(const struct evaluation_stats *stats)
{
	char target[DECIMAL_TEXT];

	decimal_write(stats->target_e4, target);
	if (stats->has_target)
		printf(_("comprehensive evaluation: pupils at %d or above, target %s %%\n"), EVALUATION_GOOD, target);
	else
		printf(_("comprehensive evaluation: pupils at %d or above\n"), EVALUATION_GOOD);
	cli_print_cell(_("term"), TERM_CELLS);
	cli_print_cell(_("feeder school"), SCHOOL_CELLS);
	cli_print_cell(_("pupils"), -COUNT_CELLS);
	cli_print_cell(_("at 80+"), -COUNT_CELLS);
	cli_print_cell(_("share"), -SHARE_CELLS);
	printf("\n");
	for (size_t at = 0; at < stats->n_shares;)
		print_term(stats, &at);
}
