/* SPDX-License-Identifier: ISC */
/* Two outcomes side by side, as aligned text: before -> after, or one value where both are the same. */
#include "whatif_text.h"

#include <stdio.h>
#include <string.h>

#include <luqu/cli.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_stats.h>
#include <luqu/text.h>

enum { BOTH_TEXT = 2 * DECIMAL_TEXT + 8 };
enum { CODE_CELLS = 8 /* at least */, SEATS_CELLS = 14, CUTOFF_CELLS = 20, COUNT_CELLS = 7, NO_CELLS = 16, VERDICT_CELLS = 8 };

void whatif_print_beside(const struct whatif *whatif)
{
	const struct whatif_beside beside = whatif_beside(whatif);

	if (beside.scenario) {
		printf(_("beside scenario %s\n"), cli_show(beside.scenario).text);
	} else if (beside.run.number == 0) {
		printf("%s\n", _("beside the outcome of the data as they are (no run that fits them is stored)"));
	} else {
		printf(_("beside run %lld of %s\n"), (long long)beside.run.number, beside.run.time);
		if (beside.is_other_data)
			printf("%s\n", _("that run was made from other data, or not of all tiers: what that changed is among the differences"));
	}
}

void whatif_print_changes(const struct scenario *scenario)
{
	char key[256];

	for (size_t r = 0; r < scenario->n_rows; r++) {
		const struct scenario_row *row = &scenario->rows[r];
		const struct kind_table *table = kind_table(row->kind);
		scenario_key(row, key, sizeof key);
		for (size_t i = 0; i < table->n_fields; i++)
			if (strcmp(row->was[i], row->is[i]) != 0)
				printf("  %s/%s/%s: %s -> %s\n", table->name, key, table->fields[i].name, row->was[i][0] ? row->was[i] : "-",
				       row->is[i][0] ? row->is[i] : "-");
	}
}

/* --- pools --------------------------------------------------------------------------------------------------------------------- */

static void print_both(const char *before, const char *after, int cells)
{
	char text[BOTH_TEXT];

	if (strcmp(before, after) == 0)
		snprintf(text, sizeof text, "%s", after);
	else
		snprintf(text, sizeof text, "%s -> %s", before, after);
	cli_print_cell(text, cells);
	printf("  ");
}

static void write_count(char text[DECIMAL_TEXT], bool is_there, uint32_t count)
{
	snprintf(text, DECIMAL_TEXT, is_there ? "%u" : "-", (unsigned)count);
}

static void write_merit(char text[DECIMAL_TEXT], const struct whatif_pool_side *side)
{
	snprintf(text, DECIMAL_TEXT, "-");
	if (side->has_merit)
		decimal_write(side->merit_e4, text);
}

static bool differs(const struct whatif_pool *pool)
{
	const struct whatif_pool_side *before = &pool->sides[WHATIF_BEFORE], *after = &pool->sides[WHATIF_AFTER];

	return pool->came || pool->went || before->is_there != after->is_there || before->seats != after->seats ||
	       before->placed != after->placed || before->has_merit != after->has_merit || before->merit_e4 != after->merit_e4;
}

/* As wide as the codes that are printed. */
struct widths { int tier, program, pool; };

static void widen(int *width, const char *text)
{
	const int cells = text_cells(text, strlen(text));

	*width = cells > *width ? cells : *width;
}

static void print_pool(const struct dataset *dataset, const struct whatif_pool *pool, const struct widths *widths)
{
	const struct whatif_pool_side *sides = pool->sides;
	char texts[WHATIF_SIDES][DECIMAL_TEXT];

	cli_print_cell(dataset->tiers[pool->tier].code, widths->tier);
	printf("  ");
	cli_print_cell(dataset->programs[pool->program].code, widths->program);
	printf("  ");
	cli_print_cell(pool->code, widths->pool);
	printf("  ");
	for (int s = 0; s < WHATIF_SIDES; s++)
		write_count(texts[s], sides[s].is_there, sides[s].seats);
	print_both(texts[WHATIF_BEFORE], texts[WHATIF_AFTER], SEATS_CELLS);
	for (int s = 0; s < WHATIF_SIDES; s++)
		write_count(texts[s], sides[s].is_there, sides[s].placed);
	print_both(texts[WHATIF_BEFORE], texts[WHATIF_AFTER], SEATS_CELLS);
	for (int s = 0; s < WHATIF_SIDES; s++)
		write_merit(texts[s], &sides[s]);
	print_both(texts[WHATIF_BEFORE], texts[WHATIF_AFTER], CUTOFF_CELLS);
	printf("%*u  %*u\n", COUNT_CELLS, (unsigned)pool->came, COUNT_CELLS, (unsigned)pool->went);
}

static void print_header(const struct widths *widths)
{
	const struct { const char *text; int cells; } columns[] = { { _("tier"), widths->tier },    { _("program"), widths->program },
								    { _("pool"), widths->pool },    { _("seats"), SEATS_CELLS },
								    { _("placed"), SEATS_CELLS },   { _("cutoff"), CUTOFF_CELLS },
								    { _("came"), -COUNT_CELLS },    { _("went"), -COUNT_CELLS } };

	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		printf("%s", i > 0 ? "  " : "");
		cli_print_cell(columns[i].text, columns[i].cells);
	}
	printf("\n");
}

void whatif_print_pools(const struct whatif *whatif)
{
	const struct whatif_report *report = whatif_report(whatif);
	const struct dataset *dataset = whatif_dataset(whatif);
	struct widths widths = { CODE_CELLS, CODE_CELLS, CODE_CELLS };
	size_t n = 0;

	for (size_t i = 0; i < report->n_pools; i++) {
		if (!differs(&report->pools[i]))
			continue;
		widen(&widths.tier, dataset->tiers[report->pools[i].tier].code);
		widen(&widths.program, dataset->programs[report->pools[i].program].code);
		widen(&widths.pool, report->pools[i].code);
	}
	for (size_t i = 0; i < report->n_pools; i++) {
		if (!differs(&report->pools[i]))
			continue;
		if (n++ == 0)
			print_header(&widths);
		print_pool(dataset, &report->pools[i], &widths);
	}
}

/* --- sums ----------------------------------------------------------------------------------------------------------------------- */

static void print_share(const char *what, const uint64_t parts[WHATIF_SIDES], const uint64_t wholes[WHATIF_SIDES])
{
	char texts[WHATIF_SIDES][BOTH_TEXT], percent[DECIMAL_TEXT];

	for (int s = 0; s < WHATIF_SIDES; s++) {
		decimal_write(stats_percent_e4(parts[s], wholes[s]), percent);
		snprintf(texts[s], sizeof texts[s], "%llu (%s%%)", (unsigned long long)parts[s], percent);
	}
	cli_print_cell(what, 24);
	if (strcmp(texts[WHATIF_BEFORE], texts[WHATIF_AFTER]) == 0)
		printf("  %s\n", texts[WHATIF_AFTER]);
	else
		printf("  %s -> %s\n", texts[WHATIF_BEFORE], texts[WHATIF_AFTER]);
}

void whatif_print_sums(const struct whatif *whatif)
{
	const struct whatif_report *report = whatif_report(whatif);
	const struct whatif_sums *before = &report->sums[WHATIF_BEFORE], *after = &report->sums[WHATIF_AFTER];
	const uint64_t all[WHATIF_SIDES] = { report->n_candidates, report->n_candidates }, placed[WHATIF_SIDES] = { before->placed, after->placed };

	print_share(_("placed"), (uint64_t[]){ before->placed, after->placed }, all);
	print_share(_("at choice 1"), (uint64_t[]){ before->first, after->first }, placed);
	print_share(_("at choices 1 to 3"), (uint64_t[]){ before->first_three, after->first_three }, placed);
	printf(_("%llu gain, %llu lose, %llu move\n"), (unsigned long long)report->n_gains, (unsigned long long)report->n_loses,
	       (unsigned long long)report->n_moves_only);
}

/* --- people ---------------------------------------------------------------------------------------------------------------------- */

void whatif_print_people(const struct whatif *whatif)
{
	const struct whatif_report *report = whatif_report(whatif);
	const struct dataset *dataset = whatif_dataset(whatif);
	char before[WHATIF_PLACE_TEXT], after[WHATIF_PLACE_TEXT];

	for (size_t i = 0; i < report->n_moves; i++) {
		const struct whatif_move *move = &report->moves[i];
		whatif_describe_place(whatif, move, WHATIF_BEFORE, before);
		whatif_describe_place(whatif, move, WHATIF_AFTER, after);
		cli_print_cell(dataset_candidate_no(dataset, move->candidate), NO_CELLS);
		printf("  ");
		cli_print_cell(whatif_verdict_name(move->verdict), VERDICT_CELLS);
		printf("  %s -> %s\n", before, after);
	}
}
