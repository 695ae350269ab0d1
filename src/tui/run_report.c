/* SPDX-License-Identifier: ISC */
/* The screen `run`: what it shows of tiers before, while and after. */
#include "run.h"

#include <inttypes.h>
#include <stdio.h>

#include <luqu/decimal.h>
#include <luqu/service_stats.h>

enum { CODE_CELLS = 6, NAME_CELLS = 18, COUNT_CELLS = 8 };

static const struct page_place plain = { 0, ROLE_TEXT }, inner = { 2, ROLE_TEXT };

/* --- before ------------------------------------------------------------------------------------------------------------------------------ */

void run_put_tiers(struct page *page, const struct run_live *live)
{
	page_put_heading(page, _("tiers, in the order of the run"));
	for (size_t i = 0; i < live->n_tiers; i++) {
		const struct page_cell cells[] = { { live->tiers[i].code, CODE_CELLS }, { live->tiers[i].name, 60 } };

		page_put_row(page, inner, cells, 2);
	}
}

/* --- while ------------------------------------------------------------------------------------------------------------------------------- */

static void paint_tier(const struct run_live *live, size_t i, struct pen pen)
{
	const bool is_done = i < live->reached, is_now = i == live->reached;

	pen.role = is_now ? ROLE_FOCUS : is_done ? ROLE_GOOD : ROLE_FAINT;
	pen_text(&pen, is_done ? "[x] " : is_now ? "[>] " : "[ ] ");
	pen_cell(&pen, live->tiers[i].code, CODE_CELLS);
	pen_skip(&pen, 2);
	pen_cell(&pen, live->tiers[i].name, 40);
	if (is_now && live->total > 0)
		pen_format(&pen, "%4u %%", (unsigned)(live->done * 100 / live->total));
}

/* The tier reached stays in sight. */
void run_paint_live(const struct run_live *live, struct canvas *canvas, struct area area)
{
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);
	const size_t room = area.lines > 1 ? (size_t)area.lines - 1 : 1;
	const size_t first = live->reached >= room ? live->reached - room + 1 : 0;

	pen_text(&pen, live->is_confirming ? _("the second computation, tier by tier") : _("placing, tier by tier"));
	for (size_t i = first; i < live->n_tiers && i - first < room; i++)
		paint_tier(live, i, pen_at(canvas, area, (int)(i - first) + 1, ROLE_TEXT));
}

/* --- after ------------------------------------------------------------------------------------------------------------------------------- */

static uint64_t sum_drawn(const struct outcome *outcome, tier_ix tier)
{
	uint64_t drawn = 0;

	for (size_t p = 0; p < outcome->n_pools; p++)
		if (outcome->pools[p].tier == tier)
			drawn += outcome->pools[p].drawn;
	return drawn;
}

/* Seats, placed, passed on, vacant, orders, drawn: to the right, as wide as their names in either language. */
static const int count_cells[] = { -6, -6, -6, -8, -8, -6 };

static void put_tier(struct page *page, const struct run_result *result, const struct stats_tier *sums)
{
	const struct tier *tier = &result->year.dataset->tiers[sums->tier];
	const uint64_t counts[] = { sums->seats, sums->placed, sums->passed, sums->vacant, sums->by_order, sum_drawn(result->outcome, sums->tier) };
	char texts[6][24];
	struct page_cell cells[9] = { { tier->code, CODE_CELLS }, { tier->name, NAME_CELLS } };

	for (size_t i = 0; i < 6; i++) {
		texts[i][0] = '\0';
		if (counts[i] > 0 || i < 2)
			snprintf(texts[i], sizeof texts[i], "%" PRIu64, counts[i]);
		cells[i + 2] = (struct page_cell){ texts[i], count_cells[i] };
	}
	cells[8] = (struct page_cell){ _("(stands)"), 10 };
	page_put_row(page, plain, cells, sums->tier < result->outcome->n_kept ? 9 : 8);
}

static void put_table(struct page *page, const struct run_result *result)
{
	const struct page_cell head[] = { { _("Tier"), CODE_CELLS + 2 + NAME_CELLS }, { _("seats"), count_cells[0] },
		                          { _("placed"), count_cells[1] },            { _("passed"), count_cells[2] },
		                          { _("vacant"), count_cells[3] },            { _("orders"), count_cells[4] },
		                          { _("drawn"), count_cells[5] } };
	struct stats stats = { .n_tiers = 0 };

	page_put_row(page, (struct page_place){ 0, ROLE_HEADER }, head, 7);
	if (stats_make(&result->year, result->outcome, &stats, NULL) == STATUS_OK)
		for (size_t i = 0; i < stats.n_tiers; i++)
			put_tier(page, result, &stats.tiers[i]);
	stats_free(&stats);
}

static void put_changes(struct page *page, const struct run_result *result)
{
	if (!result->kept)
		return;
	page_put(page, plain, _("tiers that stand: run %lld; a new computation would change %zu places there"), (long long)result->kept_note.number,
	         result->n_changes);
	for (size_t i = 0; i < result->n_changes; i++) {
		const struct run_change *change = &result->changes[i];
		char was[RUN_PLACE_TEXT], would_be[RUN_PLACE_TEXT];

		page_put(page, inner, "%s: %s -> %s", dataset_candidate_no(result->year.dataset, change->candidate),
		         run_place_text(result->year.dataset, result->kept, change->was, was),
		         run_place_text(result->year.dataset, result->recomputed, change->would_be, would_be));
	}
}

static void put_rate(struct page *page, const struct run_result *result)
{
	const size_t n = result->outcome->n_candidates, placed = result->outcome->n_placements;
	char rate[DECIMAL_TEXT], target[DECIMAL_TEXT];

	decimal_write(result->year.dataset->office.placement_target_e4, target);
	decimal_write(stats_percent_e4(placed, n), rate);
	page_put(page, plain, _("%zu of %zu candidates placed (%s %%, target %s %%)"), placed, n, rate, target);
}

void run_put_report(struct page *page, const struct run_result *result)
{
	char digest[DIGEST_TEXT];

	if (result->note.number)
		page_put(page, (struct page_place){ 0, ROLE_GOOD }, _("stored as run %lld (draft)"), (long long)result->note.number);
	else
		page_put(page, (struct page_place){ 0, ROLE_GOOD }, "%s", _("dry run: nothing is stored"));
	if (result->outcome->needs_seed)
		page_put(page, (struct page_place){ 0, ROLE_WARNING }, "%s",
		         _("the draw decides places, but office has no lottery_seed: this result cannot be stored"));
	put_rate(page, result);
	put_table(page, result);
	put_changes(page, result);
	digest_write(result->outcome->digest, digest);
	page_put(page, plain, _("confirmed by a second computation: %llu applications, %llu pools"), (unsigned long long)result->report.applications,
	         (unsigned long long)result->report.pools);
	page_put(page, plain, _("inputs %s"), digest);
}

/* Why there is no result: one reason per line, as the second computation or the rules gave them. */
void run_put_refusal(struct page *page, const struct run_result *result, const struct problem *problem)
{
	page_put_refusal(page, problem, &result->report.violations);
	page_put(page, inner, "%s", _("Nothing was stored. The screen `check' tells what else stands in the way of a run."));
}
