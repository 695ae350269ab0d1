/* SPDX-License-Identifier: ISC */
/* Scenarios on the what-if screen: kept, taken, compared, adopted, dropped. */
#include "what_if.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_results.h>

enum { LIST_HEAD = 2 /* lines above the first scenario */, NAME_CELLS = 18, TIME_CELLS = 19, USER_CELLS = 10, CHANGES_CELLS = 7, NOTE_CELLS = 16 };

/* Whoever waits for others sees it, and may give up. */
static const struct job saving = { N_("saving"), NULL, NULL };

bool what_if_is_free(const struct view *view)
{
	const struct trying *own = view->state;

	return own->whatif && own->over == OVER_NOTHING && own->focus >= TRYING_TIES;
}

bool what_if_has_list(const struct view *view)
{
	const struct trying *own = view->state;

	return own->whatif && own->over == OVER_SCENARIOS && own->n_scenarios > 0;
}

bool what_if_is_open(const struct view *view)
{
	const struct trying *own = view->state;

	return own->whatif && own->over == OVER_NOTHING;
}

/* --- the list of scenarios --------------------------------------------------------------------------------------------------------------- */

static void put_list(struct trying *own)
{
	struct page *page = own->shown.page;
	const struct page_cell titles[] = { { _("Scenario"), NAME_CELLS }, { _("Kept"), TIME_CELLS }, { _("By"), USER_CELLS }, { _("Changes"), -CHANGES_CELLS },
					    { _("Note"), NOTE_CELLS } };

	page_clear(page);
	page_put_heading(page, _("Scenarios"));
	page_put_row(page, (struct page_place){ 0, ROLE_HEADER }, titles, sizeof titles / sizeof titles[0]);
	for (size_t i = 0; i < own->n_scenarios; i++) {
		const struct scenario_note *note = &own->scenarios[i];
		char time[32], changes[24];
		snprintf(changes, sizeof changes, "%llu", (unsigned long long)note->n_changes);
		const struct page_cell cells[] = { { note->name, NAME_CELLS }, { show_time(note->time, time, sizeof time), TIME_CELLS },
						   { note->user, USER_CELLS }, { changes, -CHANGES_CELLS }, { note->note, NOTE_CELLS } };
		page_put_row(page, (struct page_place){ 0, ROLE_TEXT }, cells, sizeof cells / sizeof cells[0]);
		page_link(page, &screen_what_if, note->name); /* so that the row is seen to be in focus; Enter is ours */
	}
	if (own->n_scenarios == 0)
		page_put(page, (struct page_place){ 0, ROLE_FAINT }, "%s", _("None yet: F9 keeps the changes there are."));
	page_go(page, LIST_HEAD);
	own->over = OVER_SCENARIOS;
}

struct effect action_what_if_scenarios(struct view *view)
{
	struct trying *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	free(own->scenarios);
	own->scenarios = NULL;
	if (scenario_list(tui_store(view->tui), &own->scenarios, &own->n_scenarios, &problem) != STATUS_OK) {
		own->n_scenarios = 0;
		return effect_problem(&problem);
	}
	put_list(own);
	return effect_redraw();
}

static const struct scenario_note *chosen(const struct trying *own)
{
	const int line = page_line(own->shown.page) - LIST_HEAD;

	return line >= 0 && (size_t)line < own->n_scenarios ? &own->scenarios[line] : NULL;
}

/* --- what is done with one ------------------------------------------------------------------------------------------------------------------ */

static struct effect take(struct view *view, const char *name)
{
	struct trying *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	struct scenario scenario;
	size_t n_stale = 0;
	enum status status = scenario_load(tui_store(view->tui), name, &scenario, &problem);

	if (status == STATUS_OK)
		status = whatif_take(own->whatif, &scenario, &n_stale, &problem);
	scenario_free(&scenario);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	own->over = OVER_NOTHING;
	trying_changed(own);
	trying_show(own);
	return n_stale > 0 ? effect_refuse("%s", problem.text) : effect_say(_("scenario %s"), name);
}

static enum status beside_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct trying *own = view->state;
	const struct scenario_note *note = chosen(own);
	struct scenario scenario;
	enum status status = scenario_load(tui_store(view->tui), note->name, &scenario, problem);

	if (status == STATUS_OK)
		status = whatif_put_beside(own->whatif, &scenario, progress, problem);
	if (status == STATUS_OK)
		own->over = OVER_NOTHING;
	scenario_free(&scenario);
	return status;
}

/* Keeping and dropping touches no data: what was read stands. */
static void stay_known(struct view *view)
{
	struct trying *own = view->state;

	own->shown.seq = tui_data_seq(view->tui);
	tui_data_changed(view->tui);
}

static struct effect drop_agreed(struct view *view)
{
	struct problem problem = { .status = STATUS_OK };
	const struct scenario_note *note = chosen(view->state);

	const struct progress progress = work_begin(view->tui, &saving);
	const enum status status = scenario_drop(tui_store(view->tui), note->name, &progress, &problem);
	work_end(view->tui);
	stay_known(view);
	return status == STATUS_OK ? action_what_if_scenarios(view) : effect_problem(&problem);
}

struct effect action_what_if_take(struct view *view)
{
	const struct scenario_note *note = chosen(view->state);

	return note ? take(view, note->name) : effect_stay();
}

struct effect action_what_if_compare(struct view *view)
{
	static const struct job job = { N_("computing"), beside_work, NULL };

	return chosen(view->state) ? effect_run(&job) : effect_stay();
}

struct effect action_what_if_drop(struct view *view)
{
	const struct scenario_note *note = chosen(view->state);

	return note ? effect_ask(drop_agreed, _("Drop the scenario %s?"), note->name) : effect_stay();
}

struct effect trying_press_over(struct view *view, uint32_t press)
{
	struct trying *own = view->state;

	if (press == 'q' || press == PRESS_F(10) || press == PRESS_BACKSPACE) {
		own->over = OVER_NOTHING;
		return effect_redraw();
	}
	if (press == PRESS_ENTER && own->over == OVER_SCENARIOS)
		return action_what_if_take(view);
	return page_press(view, own->shown.page, press);
}

/* --- actions of the table -------------------------------------------------------------------------------------------------------------------- */

struct effect action_what_if_people(struct view *view)
{
	struct trying *own = view->state;

	trying_put_people(view, trying_pool(own));
	return effect_redraw();
}

struct effect action_what_if_all_people(struct view *view)
{
	trying_put_people(view, NULL);
	return effect_redraw();
}

static struct effect note_given(struct view *view, const char *text)
{
	struct trying *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	const struct scenario_note *about = &whatif_scenario(own->whatif)->about;
	const struct progress progress = work_begin(view->tui, &saving);
	const struct scenario_saving keeping = {
		.name = own->keeping, .note = text, .may_replace = strcmp(about->name, own->keeping) == 0, .progress = &progress
	};
	const enum status status = scenario_save(tui_store(view->tui), own->whatif, &keeping, &problem);

	work_end(view->tui);
	stay_known(view);
	return status == STATUS_OK ? effect_say(_("kept as scenario %s"), own->keeping) : effect_problem(&problem);
}

static struct effect name_given(struct view *view, const char *text)
{
	struct trying *own = view->state;

	snprintf(own->keeping, sizeof own->keeping, "%s", text);
	return effect_input(note_given, _("What is it for (may be empty)?"), whatif_scenario(own->whatif)->about.note);
}

struct effect action_what_if_save(struct view *view)
{
	const struct scenario *scenario = whatif_scenario(((const struct trying *)view->state)->whatif);

	if (scenario->n_rows == 0)
		return effect_refuse("%s", _("nothing is changed: there is nothing to keep"));
	return effect_input(name_given, _("Keep as scenario:"), scenario->about.name);
}

static enum status adopt(struct view *view, const char *reason, struct problem *problem)
{
	struct trying *own = view->state;
	const struct progress progress = work_begin(view->tui, &saving);
	const struct scenario_adoption adoption = { whatif_scenario(own->whatif), reason, &progress };
	struct scenario turned;
	enum status status = scenario_turn(adoption.scenario, &turned, problem);

	if (status == STATUS_OK)
		status = scenario_adopt(tui_store(view->tui), &adoption, problem);
	work_end(view->tui);
	if (status == STATUS_OK)
		undo_remember_adoption(view->tui, &turned);
	else
		scenario_free(&turned);
	return status;
}

static struct effect adopt_given(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	const size_t n_rows = whatif_scenario(((struct trying *)view->state)->whatif)->n_rows;
	const enum status status = adopt(view, text, &problem);

	tui_data_changed(view->tui);
	return status == STATUS_OK ? effect_say(_("adopted: %zu rows changed; u undoes it"), n_rows) : effect_problem(&problem);
}

struct effect action_what_if_adopt(struct view *view)
{
	const struct scenario *scenario = whatif_scenario(((const struct trying *)view->state)->whatif);
	char question[EFFECT_TEXT];

	if (scenario->n_rows == 0)
		return effect_refuse("%s", _("nothing is changed: there is nothing to adopt"));
	snprintf(question, sizeof question, _("Adopt, changing %zu rows; reason:"), scenario->n_rows);
	return effect_input(adopt_given, question, "");
}

static struct effect reset(struct view *view)
{
	struct trying *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	size_t n_stale;

	if (whatif_take(own->whatif, NULL, &n_stale, &problem) != STATUS_OK)
		return effect_problem(&problem);
	trying_changed(own);
	trying_show(own);
	return effect_say("%s", _("as the data are"));
}

struct effect action_what_if_reset(struct view *view)
{
	const struct scenario *scenario = whatif_scenario(((const struct trying *)view->state)->whatif);

	if (scenario->n_rows > 1)
		return effect_ask(reset, _("Give up the changes of %zu rows?"), scenario->n_rows);
	return reset(view);
}

static enum status run_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	return whatif_put_beside(((struct trying *)view->state)->whatif, NULL, progress, problem);
}

struct effect action_what_if_beside_run(struct view *view)
{
	static const struct job job = { N_("computing"), run_work, NULL };

	(void)view;
	return effect_run(&job);
}
