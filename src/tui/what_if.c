/* SPDX-License-Identifier: ISC */
/* What if: seats, line, ranking and ties changed on a scratch copy, and the outcome at once beside the one there is. */
#include "what_if.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <luqu/screen_results.h>
#include <luqu/text.h>

enum { AT_ONCE_MS = 50 /* longer computations wait for a pause in typing, and can be ended */, PAUSE_MS = 300, NAP_MS = 8, CHOICES_PER_MS = 8000 /* a guess, until one was computed */ };

const size_t trying_columns[TRYING_FIELDS] = { TIERS_LINE, TIERS_RANKING, TIERS_TIES };

/* --- the tier and its pools ------------------------------------------------------------------------------------------------------------ */

tier_ix trying_tier(const struct trying *own)
{
	const tier_ix tier = dataset_find_tier(whatif_dataset(own->whatif), own->tier);

	return tier == IX_NONE ? 0 : tier;
}

size_t trying_pools(const struct trying *own, size_t *first)
{
	const struct whatif_report *report = whatif_report(own->whatif);
	const tier_ix tier = trying_tier(own);
	size_t at = 0, n = 0;

	while (at < report->n_pools && report->pools[at].tier < tier)
		at++;
	while (at + n < report->n_pools && report->pools[at + n].tier == tier)
		n++;
	*first = at;
	return n;
}

const struct whatif_pool *trying_pool(const struct trying *own)
{
	size_t first;
	const size_t n = trying_pools(own, &first);

	return own->focus >= TRYING_FIELDS && own->focus - TRYING_FIELDS < n ? &whatif_report(own->whatif)->pools[first + own->focus - TRYING_FIELDS]
									     : NULL;
}

void trying_key(const struct trying *own, const struct whatif_pool *pool, char *buffer, size_t size)
{
	const struct dataset *d = whatif_dataset(own->whatif);

	snprintf(buffer, size, "%s/%s/%s", d->tiers[pool->tier].code, d->programs[pool->program].code, pool->code);
}

bool trying_is_planned(const struct trying *own, const struct whatif_pool *pool)
{
	char key[EFFECT_TEXT];

	trying_key(own, pool, key, sizeof key);
	return whatif_value(own->whatif, KIND_PLANS, key, PLANS_SEATS) != NULL;
}

void trying_show_seats(struct trying *own)
{
	const struct whatif_pool *pool = trying_pool(own);
	char key[EFFECT_TEXT];
	const char *seats = NULL;

	if (pool) {
		trying_key(own, pool, key, sizeof key);
		seats = whatif_value(own->whatif, KIND_PLANS, key, PLANS_SEATS);
	}
	line_set(&own->seats, seats ? seats : "");
	own->is_fresh = true;
	own->faults[TRYING_FIELDS][0] = '\0';
}

void trying_show(struct trying *own)
{
	for (int f = 0; f < TRYING_TIES; f++) {
		const char *text = whatif_value(own->whatif, KIND_TIERS, own->tier, trying_columns[f]);
		line_set(&own->lines[f], text ? text : "");
		own->faults[f][0] = '\0';
	}
	trying_show_seats(own);
}

void trying_choose_tier(struct trying *own, tier_ix tier)
{
	const struct dataset *d = whatif_dataset(own->whatif);

	own->tier[0] = '\0';
	if (tier < d->n_tiers)
		snprintf(own->tier, sizeof own->tier, "%s", d->tiers[tier].code);
	own->focus = TRYING_FIELDS;
	size_t first;
	if (trying_pools(own, &first) == 0)
		own->focus = TRYING_LINE;
	trying_show(own);
}

/* --- reading and computing --------------------------------------------------------------------------------------------------------------- */

void trying_changed(struct trying *own)
{
	const char *text = scenario_describe(whatif_scenario(own->whatif));

	text_show(own->described, sizeof own->described, text, strlen(text));
	own->is_changed = true;
	own->typed_ms = clock_ms();
}

/* A tier that was asked for must be there; one that was looked at may have gone. */
static enum status show_read(struct trying *own, struct problem *problem)
{
	const tier_ix tier = dataset_find_tier(whatif_dataset(own->whatif), own->tier);

	if (tier == IX_NONE && own->tier[0] && !own->has_tier)
		return problem_set(problem, STATUS_FAULT, _("there is no tier %s"), own->tier);
	trying_changed(own);
	own->is_changed = false;
	if (tier == IX_NONE || !own->has_tier)
		trying_choose_tier(own, tier == IX_NONE ? 0 : tier);
	else
		trying_show(own);
	own->has_tier = true;
	return STATUS_OK;
}

/* What was changed before the data were read anew stays changed, as far as its rows are still there. */
static enum status read_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct trying *own = view->state;
	struct whatif *whatif = NULL;
	size_t n_stale;
	enum status status = whatif_open(tui_store(view->tui), tui_run(view->tui), progress, &whatif, problem);

	if (status == STATUS_OK && own->whatif && whatif_take(whatif, whatif_scenario(own->whatif), &n_stale, problem) == STATUS_OK)
		status = whatif_compute(whatif, progress, problem);
	if (status == STATUS_OK && whatif_scenario(whatif)->n_rows == 0)
		problem->text[0] = '\0'; /* adopted: there is nothing to be said of rows that were other ones */
	whatif_free(own->whatif);
	own->whatif = whatif;
	own->is_stale = false;
	own->over = OVER_NOTHING;
	if (status == STATUS_OK) {
		own->compute_ms = (int64_t)(whatif_dataset(whatif)->n_choices / CHOICES_PER_MS);
		status = show_read(own, problem);
	}
	if (status != STATUS_OK) {
		whatif_free(own->whatif);
		own->whatif = NULL;
	}
	return page_view_end(view, status, problem);
}

static enum status compute(struct trying *own, const struct progress *progress, struct problem *problem)
{
	const int64_t start_ms = clock_ms();
	const enum status status = whatif_compute(own->whatif, progress, problem);

	own->is_changed = false;
	own->is_stale = status != STATUS_OK;
	own->compute_ms = clock_ms() - start_ms;
	return status;
}

/* Whoever types on wants another outcome. */
static enum status compute_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	work_yield(view->tui);
	const enum status status = compute(view->state, progress, problem);
	if (status == STATUS_OK || !work_has_yielded(view->tui))
		return status;
	problem->text[0] = '\0';
	trying_changed(view->state);
	return STATUS_OK;
}

static bool step_compute(struct view *view)
{
	static const struct job job = { N_("computing"), compute_work, NULL };
	struct trying *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (own->compute_ms > AT_ONCE_MS && clock_ms() - own->typed_ms < PAUSE_MS) {
		nanosleep(&(struct timespec){ .tv_nsec = NAP_MS * 1000000L }, NULL);
		return true;
	}
	if (own->compute_ms > AT_ONCE_MS)
		tui_run_job(view->tui, &job);
	else if (compute(own, NULL, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
	return true;
}

static bool step(struct view *view)
{
	static const struct job job = { N_("reading"), read_work, NULL };
	struct trying *own = view->state;

	if (page_view_step(view, &job))
		return true;
	return own->whatif && own->is_changed && step_compute(view);
}

static enum status open(struct view *view, struct problem *problem)
{
	struct trying *own = view->state;

	snprintf(own->tier, sizeof own->tier, "%.32s", view->argument);
	return page_view_open(view, problem);
}

static void close(struct view *view)
{
	struct trying *own = view->state;

	if (!own)
		return;
	whatif_free(own->whatif);
	free(own->scenarios);
	page_view_close(view);
}

/* --- the screen ---------------------------------------------------------------------------------------------------------------------------- */

static struct effect press(struct view *view, uint32_t press)
{
	struct trying *own = view->state;

	if (!own->whatif)
		return page_view_press(view, press);
	if (own->over != OVER_NOTHING)
		return trying_press_over(view, press);
	if (press == PRESS_CTRL('R'))
		own->shown.is_known = false;
	return trying_press(own, press);
}

static bool is_typed_in(const struct view *view)
{
	const struct trying *own = view->state;

	return own->whatif && own->over == OVER_NOTHING && own->focus < TRYING_TIES;
}

static void paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct trying *own = view->state;

	if (own->whatif && own->over == OVER_NOTHING)
		trying_paint(own, canvas, area);
	else
		page_view_paint(view, canvas, area);
}

const struct behaviour behaviour_what_if = {
	.state_bytes = sizeof(struct trying),
	.open = open,
	.close = close,
	.paint = paint,
	.press = press,
	.is_typed_in = is_typed_in,
	.step = step,
	.returned = page_view_returned,
};
