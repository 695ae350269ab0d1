/* SPDX-License-Identifier: ISC */
/* The screen `explain`: what it stands on, who it is about, the place. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>

#include "internal.h"

enum { NAME_BYTES = 512 };

static const struct page_place plain = { 0, ROLE_TEXT }, doubt = { 0, ROLE_WARNING };

/* What is wrong with what the explanation stands on comes first. */
static void put_basis(const struct explaining *e)
{
	const struct explain_session *session = e->session;
	const long long run = (long long)session->note.number;

	if (run == 0)
		page_put(e->page, doubt, "%s", _("No run is stored. This is a dry run, computed now and stored nowhere."));
	else if (session->has_stale && session->has_changed)
		page_put(e->page, doubt,
		         _("The data have changed since run %lld, and no longer give all of its results: the run is "
		           "stale. Tiers whose stored "
		           "result still holds are explained, the others only shown."),
		         run);
	else if (session->has_changed)
		page_put(e->page, doubt, _("The data have changed since run %lld, but still give its results, so they explain it."), run);
	else if (session->has_stale)
		page_put(e->page, doubt,
		         _("Run %lld lets tiers stand as run %lld had them, which the data no longer give: those are "
		           "only shown, not "
		           "explained."),
		         run, (long long)session->note.kept_run);
	if (session->misfits.count > 0)
		page_put(e->page, doubt, _("Beside other changes, run and data differ in %llu rows or more; the first: %s."),
		         (unsigned long long)session->misfits.count, session->misfits.n_kept ? session->misfits.kept[0].text : "");
	if (run == 0 || session->has_changed || session->has_stale)
		page_put_blank(e->page);
}

static const char *reason_text(enum reason reason)
{
	static const char *const texts[REASON_COUNT] = {
		[REASON_RETURNED] = N_("none: returned"),         [REASON_OUTRANKED] = N_("none: outranked"),
		[REASON_BELOW_LINE] = N_("none: below the line"), [REASON_NOT_ELIGIBLE] = N_("none: not eligible"),
		[REASON_NO_CHOICES] = N_("none: no choices"),
	};

	return _(texts[reason]);
}

static void put_named(const struct explaining *e, const char *label, const char *code, const char *name)
{
	char text[2 * NAME_BYTES];

	snprintf(text, sizeof text, "%s %s", code, name);
	page_put_field(e->page, label, text);
}

static void put_place(const struct explaining *e, const struct placement *place)
{
	const struct dataset *d = e->dataset;
	const struct pool_result *pool = &e->session->outcome->pools[place->pool];
	const struct program *program = &d->programs[pool->program];
	const struct school *school = &d->schools[program->school];
	char text[NAME_BYTES];

	snprintf(text, sizeof text,
	         place->by_order      ? _("by order")
	         : place->choice == 0 ? _("by adjust")
	                              : _("choice %u"),
	         place->choice);
	page_put_field(e->page, _("place"), text);
	put_named(e, _("tier"), d->tiers[pool->tier].code, d->tiers[pool->tier].name);
	put_named(e, _("program"), program->code, program->name);
	snprintf(text, sizeof text, "%s/%s", d->tiers[pool->tier].code, program->code);
	page_link(e->page, &screen_program, text);
	put_named(e, _("school"), school->code, school->name);
	page_put_field(e->page, _("pool"), pool->code);
	decimal_write(place->merit_e4, text);
	page_put_field(e->page, _("merit"), text);
}

static void put_head(const struct explaining *e, const char *name)
{
	const struct explanation *x = e->explanation;
	char text[NAME_BYTES], total[DECIMAL_TEXT], bonus[DECIMAL_TEXT], state[16], time[32];

	put_named(e, _("candidate"), dataset_candidate_no(e->dataset, x->candidate), name);
	decimal_write(x->total_e4, total);
	decimal_write(x->bonus_e4, bonus);
	snprintf(text, sizeof text, x->bonus_e4 ? _("%s, with bonus %s") : "%s", total, bonus);
	page_put_field(e->page, _("total"), text);
	if (e->session->note.number == 0)
		snprintf(text, sizeof text, "%s", _("none (dry run)"));
	else
		snprintf(text, sizeof text, _("%lld (%s), %s UTC, by %s"), (long long)e->session->note.number,
		         show_run_state(e->session->note.state, state, sizeof state), show_time(e->session->note.time, time, sizeof time),
		         e->session->note.user);
	page_put_field(e->page, _("run"), text);
	if (x->place)
		put_place(e, x->place);
	else
		page_put_field(e->page, _("place"), reason_text(x->reason));
}

static bool has_gain(const struct explanation *explanation)
{
	for (size_t t = 0; t < explanation->n_tiers; t++)
		for (size_t i = 0; i < explanation->tiers[t].n_choices; i++)
			if (explanation->tiers[t].choices[i].gain != GAIN_NOT_ASKED)
				return true;
	return false;
}

static void put_all(const struct explaining *e, const char *name)
{
	char step[DECIMAL_TEXT];

	page_clear(e->page);
	put_basis(e);
	put_head(e, name);
	explain_put_tiers(e);
	if (!has_gain(e->explanation))
		return;
	decimal_write(e->explanation->step_e4, step);
	page_put_blank(e->page);
	page_put(e->page, plain,
	         _("What would have been enough is the least that, added to this candidate's total alone, gives the "
	           "choice or a better one; "
	           "found by computing again in steps of %s."),
	         step);
}

static enum status explain_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	struct store *store = tui_store(view->tui);
	struct explain_session session = { .has_changed = false };
	struct explanation explanation = { .n_tiers = 0 };
	char name[NAME_BYTES];
	enum status status = view_find_candidate(view, problem);

	if (status == STATUS_OK)
		status = explain_open(store, own->run, progress, &session, problem);
	if (status == STATUS_OK)
		status = explain_candidate(&session, view->argument, progress, &explanation, problem);
	if (status == STATUS_OK)
		status = explain_read_name(store, view->argument, name, sizeof name, problem);
	if (status == STATUS_OK)
		put_all(&(struct explaining){ own->page, &session, session.year.dataset, &explanation }, name);
	explanation_free(&explanation);
	explain_close(&session);
	return page_view_end(view, status, problem);
}

static bool explain_step(struct view *view)
{
	static const struct job job = { N_("explaining"), explain_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_explain = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = explain_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
