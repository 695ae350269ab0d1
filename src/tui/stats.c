/* SPDX-License-Identifier: ISC */
/* The screen `stats`: how far the plan is filled, how many are placed, how well choices were met; and the shares of evaluation. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_evaluation.h>
#include <luqu/screen_results.h>
#include <luqu/service_evaluation.h>
#include <luqu/service_stale.h>
#include <luqu/service_stats.h>

#include "internal.h"
#include "page.h"

enum { NAME_CELLS = 22, COUNT_CELLS = 6, SHARE_CELLS = 8, TERM_CELLS = 10, SCHOOL_CELLS = 20, PUPIL_CELLS = 10, NAME_TEXT = 300 };

static const struct page_place plain = { 0, ROLE_TEXT }, header = { 0, ROLE_HEADER };

/* --- cells
 * --------------------------------------------------------------------------------------------------------------------------------
 */

struct number {
	char text[DECIMAL_TEXT + 2];
};

static struct number count_text(uint64_t count)
{
	struct number number;

	snprintf(number.text, sizeof number.text, "%llu", (unsigned long long)count);
	return number;
}

static struct number percent_text(uint64_t part, uint64_t whole)
{
	char decimal[DECIMAL_TEXT];
	struct number number;

	decimal_write(stats_percent_e4(part, whole), decimal);
	snprintf(number.text, sizeof number.text, whole > 0 ? "%s%%" : "-", decimal);
	return number;
}

static const char *join(char text[NAME_TEXT], const char *code, const char *name)
{
	snprintf(text, NAME_TEXT, "%s%s%s", code, code[0] && name[0] ? " " : "", name);
	return text;
}

/* --- a run
 * --------------------------------------------------------------------------------------------------------------------------------
 */

/* Of a tier or a school: seats or candidates, how many of them are placed, and at which choices. */
struct line_of {
	const char *name;
	uint64_t whole, placed;
	const struct stats_choices *at;
};

static void put_line(struct page *page, const struct line_of *line)
{
	const struct number whole = count_text(line->whole), placed = count_text(line->placed),
	                    rate = percent_text(line->placed, line->whole), first = percent_text(line->at->first, line->placed),
	                    three = percent_text(line->at->first_three, line->placed),
	                    five = percent_text(line->at->first_five, line->placed);
	const struct page_cell cells[] = { { line->name, NAME_CELLS },  { whole.text, -COUNT_CELLS }, { placed.text, -COUNT_CELLS },
		                           { rate.text, -SHARE_CELLS }, { first.text, -SHARE_CELLS }, { three.text, -SHARE_CELLS },
		                           { five.text, -SHARE_CELLS } };

	page_put_row(page, plain, cells, sizeof cells / sizeof cells[0]);
}

static void put_head(struct page *page, const char *name, const char *whole, const char *rate)
{
	const struct page_cell cells[] = { { name, NAME_CELLS },         { whole, -COUNT_CELLS },     { _("placed"), -COUNT_CELLS },
		                           { rate, -SHARE_CELLS },       { _("at 1"), -SHARE_CELLS }, { _("at 1-3"), -SHARE_CELLS },
		                           { _("at 1-5"), -SHARE_CELLS } };

	page_put_blank(page);
	page_put_row(page, header, cells, sizeof cells / sizeof cells[0]);
}

static void put_tiers(struct page *page, const struct dataset *dataset, const struct stats *stats)
{
	char name[NAME_TEXT];

	put_head(page, _("Tier"), _("seats"), _("plan"));
	for (size_t t = 0; t < stats->n_tiers; t++)
		put_line(page, &(struct line_of){ join(name, dataset->tiers[t].code, dataset->tiers[t].name), stats->tiers[t].seats,
		                                  stats->tiers[t].placed, &stats->tiers[t].at });
	put_line(page, &(struct line_of){ _("all tiers"), stats->all.seats, stats->all.placed, &stats->all.at });
	page_put(page, plain, _("by order %llu, by adjust %llu, vacant %llu, passed on to later tiers %llu"),
	         (unsigned long long)stats->all.by_order, (unsigned long long)stats->all.by_adjust,
	         (unsigned long long)stats->all.vacant, (unsigned long long)stats->all.passed);
}

static void put_feeders(struct page *page, const struct dataset *dataset, const struct stats *stats)
{
	char name[NAME_TEXT];

	put_head(page, _("Feeder school"), _("pupils"), _("rate"));
	for (size_t i = 0; i < stats->n_feeders; i++) {
		const struct stats_feeder *feeder = &stats->feeders[i];
		const char *code = strings_get(dataset->texts, feeder->feeder);

		put_line(page,
		         &(struct line_of){ join(name, code, feeder->name), feeder->candidates, feeder->placed, &feeder->at });
		page_link(page, &screen_list, code);
	}
}

static void put_rate(struct page *page, const struct stats *stats, const struct run_note *note)
{
	char rate[DECIMAL_TEXT], target[DECIMAL_TEXT], time[SHOWN_TEXT];

	decimal_write(stats->rate_e4, rate);
	decimal_write(stats->target_e4, target);
	page_put(page, plain, _("run %lld of %s"), (long long)note->number, show_time(note->time, time, sizeof time));
	page_put(page, (struct page_place){ 0, stats->is_met ? ROLE_GOOD : ROLE_WARNING },
	         _("placed %llu of %llu candidates: %s %%, target %s %% %s"), (unsigned long long)stats->placed,
	         (unsigned long long)stats->candidates, rate, target, stats->is_met ? _("(met)") : _("(missed)"));
}

static enum status put_run(struct view *view, struct page *page, const struct progress *progress, struct problem *problem)
{
	struct outcome *outcome = NULL;
	struct stats stats = { .n_tiers = 0 };
	struct year_data year;
	struct run_note note;
	enum status status = year_data_read(tui_store(view->tui), progress, &year, problem);

	if (status == STATUS_OK)
		status = run_load(tui_store(view->tui), tui_run(view->tui), &year, progress, &note, &outcome, problem);
	if (status == STATUS_OK)
		status = stats_make(&year, outcome, &stats, problem);
	if (status == STATUS_OK) {
		if (stale_is(&year, &note))
			page_put(page, (struct page_place){ 0, ROLE_WARNING },
			         _("! Run %lld is stale: the data have changed since."), (long long)note.number);
		put_rate(page, &stats, &note);
		put_tiers(page, year.dataset, &stats);
		put_feeders(page, year.dataset, &stats);
	}
	stats_free(&stats);
	outcome_free(outcome);
	year_data_free(&year);
	return status;
}

/* --- evaluations
 * -------------------------------------------------------------------------------------------------------------------------- */

static void put_share(struct page *page, const struct evaluation_stats *stats, const struct evaluation_share *share)
{
	const struct number pupils = count_text(share->pupils), good = count_text(share->good),
	                    rate = percent_text(share->good, share->pupils);
	const bool is_met = evaluation_is_met(stats, share);
	char name[NAME_TEXT];
	const struct page_cell cells[] = { { share->term, TERM_CELLS },   { join(name, share->feeder, share->name), SCHOOL_CELLS },
		                           { pupils.text, -PUPIL_CELLS }, { good.text, -PUPIL_CELLS },
		                           { rate.text, -PUPIL_CELLS },   { is_met ? _("(met)") : _("(missed)"), 8 } };

	page_put_row(page, (struct page_place){ 0, is_met ? ROLE_TEXT : ROLE_WARNING }, cells, stats->has_target ? 6 : 5);
}

static void put_shares(struct page *page, const struct evaluation_stats *stats)
{
	const struct page_cell cells[] = { { _("Term"), TERM_CELLS },
		                           { _("Feeder school"), SCHOOL_CELLS },
		                           { _("pupils"), -PUPIL_CELLS },
		                           { _("at 80+"), -PUPIL_CELLS },
		                           { _("share"), -PUPIL_CELLS } };

	page_put_row(page, header, cells, sizeof cells / sizeof cells[0]);
	for (size_t i = 0; i < stats->n_shares;) {
		const size_t first = i;
		struct evaluation_share sum = evaluation_sum_term(stats, &i);

		for (size_t at = first; at < i; at++)
			put_share(page, stats, &stats->shares[at]);
		sum.name = _("all schools");
		put_share(page, stats, &sum);
	}
}

static enum status put_evaluations(struct view *view, struct page *page, struct problem *problem)
{
	struct evaluation_stats stats;
	const enum status status = evaluation_stats_make(tui_store(view->tui), &stats, problem);
	char target[DECIMAL_TEXT];

	if (status == STATUS_OK) {
		decimal_write(stats.target_e4, target);
		if (stats.has_target)
			page_put(page, plain, _("Comprehensive evaluation: pupils whose mean is %d or above, target %s %%"),
			         EVALUATION_GOOD, target);
		else
			page_put(page, plain, _("Comprehensive evaluation: pupils whose mean is %d or above"), EVALUATION_GOOD);
		if (stats.n_shares > 0)
			put_shares(page, &stats);
		else
			page_put(page, (struct page_place){ 0, ROLE_FAINT }, "%s", _("There are no evaluations."));
	}
	evaluation_stats_free(&stats);
	return status;
}

/* --- the screen
 * --------------------------------------------------------------------------------------------------------------------------- */

static enum status stats_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	enum status status = STATUS_OK;

	page_clear(own->page);
	if (strcmp(view->argument, "evaluation") != 0) {
		if (own->run > 0)
			status = put_run(view, own->page, progress, problem);
		else
			page_put(own->page, plain, "%s", _("No run is stored yet."));
		page_put_blank(own->page);
	}
	if (status == STATUS_OK)
		status = put_evaluations(view, own->page, problem);
	return page_view_end(view, status, problem);
}

static bool stats_step(struct view *view)
{
	static const struct job job = { N_("reading"), stats_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_stats = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = stats_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};

struct effect action_stats_evaluation(struct view *view)
{
	(void)view;
	return effect_open(&screen_stats, "evaluation");
}
