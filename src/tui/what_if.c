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

static const size_t field_columns[TRYING_FIELDS] = { TIERS_LINE, TIERS_RANKING, TIERS_TIES };

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

static void show_seats(struct trying *own)
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
		const char *text = whatif_value(own->whatif, KIND_TIERS, own->tier, field_columns[f]);
		line_set(&own->lines[f], text ? text : "");
		own->faults[f][0] = '\0';
	}
	show_seats(own);
}

static void choose_tier(struct trying *own, tier_ix tier)
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
		choose_tier(own, tier == IX_NONE ? 0 : tier);
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

/* --- typing ------------------------------------------------------------------------------------------------------------------------------ */

/* What is no value yet stays where it was typed, and is told beside it; the scratch copy keeps the last one that was. */
static struct effect change(struct trying *own, const struct whatif_change *change, char fault[EFFECT_TEXT])
{
	struct problem problem = { .status = STATUS_OK };

	fault[0] = '\0';
	if (whatif_change(own->whatif, change, 1, &problem) == STATUS_OK)
		trying_changed(own);
	else
		snprintf(fault, EFFECT_TEXT, "%.*s", EFFECT_TEXT - 1, problem.text);
	return effect_redraw();
}

/* Blanks at the ends are on the way to the next word, and no part of the rule. */
static struct effect change_field(struct trying *own, enum trying_field field, const char *value)
{
	const char *name = kind_table(KIND_TIERS)->fields[field_columns[field]].name;
	char text[LINE_MOST];

	snprintf(text, sizeof text, "%s", value + strspn(value, " "));
	for (size_t length = strlen(text); length > 0 && text[length - 1] == ' '; length--)
		text[length - 1] = '\0';
	return change(own, &(struct whatif_change){ KIND_TIERS, own->tier, name, text }, own->faults[field]);
}

static struct effect change_seats(struct trying *own)
{
	char key[EFFECT_TEXT];

	trying_key(own, trying_pool(own), key, sizeof key);
	return change(own, &(struct whatif_change){ KIND_PLANS, key, "seats", own->seats.text }, own->faults[TRYING_FIELDS]);
}

static struct effect press_text(struct trying *own, uint32_t press)
{
	struct line *line = &own->lines[own->focus];
	const size_t length = line->length;

	if (press == PRESS_TAB || press == PRESS_BACK_TAB || !line_press(line, press))
		return effect_pass();
	const bool moved_only = line->length == length && (press >= PRESS_FIRST || press < PRESS_SPACE) && press != PRESS_DELETE;
	return moved_only ? effect_redraw() : change_field(own, (enum trying_field)own->focus, line->text);
}

static struct effect press_ties(struct trying *own, uint32_t press)
{
	const char *const *words = kind_table(KIND_TIERS)->fields[TIERS_TIES].words;
	const char *now = whatif_value(own->whatif, KIND_TIERS, own->tier, TIERS_TIES);
	size_t n = 0, at = 0;

	if (press != PRESS_SPACE && press != PRESS_RIGHT && press != PRESS_LEFT)
		return effect_pass();
	for (; words[n]; n++)
		if (now && strcmp(words[n], now) == 0)
			at = n;
	return change_field(own, TRYING_TIES, words[(at + (press == PRESS_LEFT ? n - 1 : 1)) % n]);
}

static struct effect step_seats(struct trying *own, int by)
{
	const long seats = strtol(own->seats.text, NULL, 10) + by;
	char text[32];

	snprintf(text, sizeof text, "%ld", seats < 0 ? 0 : seats);
	line_set(&own->seats, text);
	return change_seats(own);
}

static struct effect press_seats(struct trying *own, uint32_t press)
{
	const struct whatif_pool *pool = trying_pool(own);
	const bool is_digit = press >= '0' && press <= '9';

	if (!pool || (!is_digit && press != PRESS_BACKSPACE && press != '+' && press != '-'))
		return effect_pass();
	if (!trying_is_planned(own, pool))
		return effect_refuse("%s", _("these seats are what an earlier tier left; they stand in no plan"));
	if (press == '+' || press == '-')
		return step_seats(own, press == '+' ? 1 : -1);
	if (is_digit && own->is_fresh)
		line_set(&own->seats, "");
	own->is_fresh = false;
	line_press(&own->seats, press);
	return change_seats(own);
}

/* --- moving ------------------------------------------------------------------------------------------------------------------------------ */

static struct effect go(struct trying *own, size_t focus)
{
	size_t first;
	const size_t last = TRYING_FIELDS + trying_pools(own, &first);

	own->focus = focus < last ? focus : last - 1;
	show_seats(own);
	return effect_redraw();
}

static struct effect go_tier(struct trying *own, size_t by)
{
	const size_t n = whatif_dataset(own->whatif)->n_tiers;

	if (n > 0)
		choose_tier(own, (tier_ix)((trying_tier(own) + by) % n));
	return effect_redraw();
}

static struct effect press_move(struct trying *own, uint32_t press)
{
	enum { PAGE = 10 };
	const bool is_text = own->focus < TRYING_TIES;
	const size_t n = whatif_dataset(own->whatif)->n_tiers;

	if (press == PRESS_DOWN || (press == PRESS_ENTER && own->focus < TRYING_FIELDS) || (press == 'j' && !is_text))
		return go(own, own->focus + 1);
	if (press == PRESS_UP || (press == 'k' && !is_text))
		return go(own, own->focus > 0 ? own->focus - 1 : 0);
	if (press == PRESS_PAGE_DOWN)
		return go(own, own->focus + PAGE);
	if (press == PRESS_PAGE_UP)
		return go(own, own->focus > PAGE ? own->focus - PAGE : 0);
	if (press == PRESS_HOME || (press == 'g' && !is_text))
		return go(own, 0);
	if (press == PRESS_END || (press == 'G' && !is_text))
		return go(own, SIZE_MAX);
	if (press == PRESS_TAB)
		return go_tier(own, 1);
	if (press == PRESS_BACK_TAB)
		return go_tier(own, n > 0 ? n - 1 : 0);
	return effect_pass();
}

static struct effect press(struct view *view, uint32_t press)
{
	struct trying *own = view->state;
	struct effect effect = effect_pass();

	if (!own->whatif || own->over != OVER_NOTHING)
		return own->whatif ? trying_press_over(view, press) : page_view_press(view, press);
	if (press == PRESS_CTRL('R'))
		own->shown.is_known = false;
	else if (own->focus < TRYING_TIES)
		effect = press_text(own, press);
	else if (own->focus == TRYING_TIES)
		effect = press_ties(own, press);
	else
		effect = press_seats(own, press);
	return effect.kind == EFFECT_PASS ? press_move(own, press) : effect;
}

/* --- the screen ---------------------------------------------------------------------------------------------------------------------------- */

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
	.step = step,
	.returned = page_view_returned,
};
