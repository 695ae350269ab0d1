/* SPDX-License-Identifier: ISC */
/* The screen `run`: options, the run itself tier by tier, and what came of it. */
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_results.h>

#include "internal.h"

/* --- the tiers, before and while ---------------------------------------------------------------------------------------------------------- */

static int by_seq(const void *a, const void *b)
{
	const struct run_tier *x = a, *y = b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

static void read_tiers(struct run_live *live, struct store *store)
{
	struct store_cursor *cursor = store_cursor_open_kind(store, KIND_TIERS);

	live->n_tiers = 0;
	while (live->n_tiers < RUN_TIERS_MOST && store_cursor_next(cursor)) {
		struct run_tier *tier = &live->tiers[live->n_tiers++];

		snprintf(tier->code, sizeof tier->code, "%.32s", store_cursor_text(cursor, TIERS_CODE));
		snprintf(tier->name, sizeof tier->name, "%.127s", store_cursor_text(cursor, TIERS_NAME));
		tier->seq = store_cursor_number(cursor, TIERS_SEQ);
	}
	store_cursor_close(cursor, NULL);
	qsort(live->tiers, live->n_tiers, sizeof live->tiers[0], by_seq);
}

struct listening { struct run_live *live; const struct progress *progress; };

/* What is done is told by tiers; a tier that comes again is being confirmed. */
static bool live_step(void *context, const char *what, uint64_t done, uint64_t total)
{
	const struct listening *listening = context;
	struct run_live *live = listening->live;

	for (size_t i = 0; i < live->n_tiers; i++)
		if (strcmp(live->tiers[i].code, what) == 0) {
			live->is_confirming = live->is_confirming || i < live->reached;
			live->reached = i;
			live->done = done;
			live->total = live->is_confirming ? 0 : total;
		}
	return progress_step(listening->progress, what, done, total);
}

/* --- the run -------------------------------------------------------------------------------------------------------------------------------- */

static const char *given(const struct form *form, size_t field)
{
	return form_get(form, field)[0] ? form_get(form, field) : NULL;
}

static enum status run_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct running *own = view->state;
	struct listening listening = { &own->live, progress };
	const struct progress heard = { .step = live_step, .context = &listening };
	const struct run_options options = {
		.is_dry = strcmp(form_get(view->form, RUN_DRY), "1") == 0,
		.upto = given(view->form, RUN_UPTO),
		.after = given(view->form, RUN_AFTER),
		.progress = &heard,
	};
	struct run_result result = { .n_changes = 0 };

	form_page_begin(view); /* the tiers stand in its place while they are gone through */
	own->live.reached = 0;
	own->live.is_confirming = false;
	own->live.is_going = true;
	const enum status status = run_execute(tui_store(view->tui), &options, &result, problem);
	own->live.is_going = false;
	if (status == STATUS_OK)
		run_put_report(own->shown.page, &result);
	else
		run_put_refusal(own->shown.page, &result, problem);
	own->is_done = status == STATUS_OK && result.note.number > 0;
	run_result_free(&result);
	return status;
}

static struct effect run_done(struct view *view, enum status status)
{
	struct running *own = view->state;

	if (status != STATUS_OK)
		return effect_redraw();
	form_keep(view->form);
	if (!own->is_done)
		return effect_say("%s", _("dry run: nothing is stored"));
	tui_choose_run(view->tui, 0);
	return effect_say(_("stored as run %lld (draft)"), (long long)tui_run(view->tui));
}

static struct effect run_save(struct view *view)
{
	static const struct job job = { N_("placing"), run_work, run_done };

	(void)view;
	return effect_run(&job);
}

static enum status run_fill(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, RUN_DRY, "0");
	return STATUS_OK;
}

const struct form_kind form_run = { .fill = run_fill, .save = run_save };

bool run_is_done(const struct view *view)
{
	return ((const struct running *)view->state)->is_done;
}

struct effect action_run_results(struct view *view)
{
	(void)view;
	return effect_open(&screen_results, "");
}

/* --- the screen ------------------------------------------------------------------------------------------------------------------------------ */

static enum status run_open(struct view *view, struct problem *problem)
{
	struct running *own = view->state;
	const enum status status = page_view_open(view, problem);

	if (status != STATUS_OK)
		return status;
	read_tiers(&own->live, tui_store(view->tui));
	run_put_tiers(own->shown.page, &own->live);
	return STATUS_OK;
}

static void run_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct running *own = view->state;
	const int top = form_lines(view->form);

	form_page_paint(view, canvas, area);
	if (own->live.is_going)
		run_paint_live(&own->live, canvas, (struct area){ area.line + top, area.column, area.lines - top, area.columns });
}

const struct behaviour behaviour_run = {
	.state_bytes = sizeof(struct running),
	.open = run_open,
	.close = page_view_close,
	.paint = run_paint,
	.press = form_page_press,
	.describe = page_view_describe,
};
