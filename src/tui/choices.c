/* SPDX-License-Identifier: ISC */
/* The choice form of a candidate: slots of all tiers one below the other, typed in with look-up, saved as one change. */
#include "choices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_choices.h>
#include <luqu/service_forms.h>

size_t choices_shown_slots(const struct choices_form *form, size_t tier)
{
	const size_t filled = choices_slot_count(form, tier), most = choices_tier(form, tier)->max_choices;

	return most > 0 && filled >= most ? filled : filled + 1;
}

/* --- opening ------------------------------------------------------------------------------------------------------------------------------ */

static enum status choices_screen_open(struct view *view, struct problem *problem)
{
	struct choosing *own = view->state;
	enum status status = view_find_candidate(view, problem);

	if (status == STATUS_OK)
		status = choices_open(tui_store(view->tui), view->argument, &own->form, problem);
	if (status == STATUS_OK && choices_tier_count(own->form) == 0)
		status = problem_set(problem, STATUS_FAULT, "%s", _("there are no tiers yet, so there is nothing to choose"));
	while (status == STATUS_OK && choices_tier(own->form, own->tier)->standing != CHOICES_OPEN && own->tier + 1 < choices_tier_count(own->form))
		own->tier++; /* where there is something to fill in */
	return status;
}

static void choices_screen_close(struct view *view)
{
	struct choosing *own = view->state;

	if (!own)
		return;
	choices_close(own->form);
}

static void keep_in_place(struct choosing *own)
{
	const size_t shown = choices_shown_slots(own->form, own->tier);

	own->slot = own->slot < shown ? own->slot : shown - 1;
}

static void choices_screen_returned(struct view *view)
{
	struct choosing *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (choices_read_again(tui_store(view->tui), own->form, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
	keep_in_place(own);
}

static bool choices_screen_is_changed(const struct view *view)
{
	const struct choosing *own = view->state;

	return own->is_typing || choices_is_changed(own->form);
}

static size_t choices_screen_describe(const struct view *view, char *buffer, size_t size)
{
	const struct choosing *own = view->state;

	return (size_t)snprintf(buffer, size, "%s",
				choices_head(own->form)->is_signed    ? _("signed: locked")
				: choices_screen_is_changed(view) ? _("not saved")
								  : "");
}

/* --- moving -------------------------------------------------------------------------------------------------------------------------------- */

static bool choices_screen_cancel(struct view *view)
{
	struct choosing *own = view->state;

	if (!own->is_typing)
		return false;
	choices_end_typing(own, false);
	return true;
}

void choices_go(struct choosing *own, int by)
{
	if (by > 0 && own->slot + 1 < choices_shown_slots(own->form, own->tier)) {
		own->slot++;
	} else if (by > 0 && own->tier + 1 < choices_tier_count(own->form)) {
		own->tier++;
		own->slot = 0;
	} else if (by < 0 && own->slot > 0) {
		own->slot--;
	} else if (by < 0 && own->tier > 0) {
		own->tier--;
		own->slot = choices_shown_slots(own->form, own->tier) - 1;
	}
}

static void go_tier(struct choosing *own, int by)
{
	const size_t n = choices_tier_count(own->form);

	if (by > 0 ? own->tier + 1 < n : own->tier > 0)
		own->tier = by > 0 ? own->tier + 1 : own->tier - 1;
	own->slot = 0;
}

static struct effect choices_screen_press(struct view *view, uint32_t press)
{
	struct choosing *own = view->state;

	if (own->is_typing)
		return choices_press_typing(own, press);
	if (press >= '0' && press <= '9')
		return choices_begin_typing(view, (const char[]){ (char)press, '\0' });
	if (press == PRESS_DOWN || press == 'j' || press == PRESS_TAB)
		choices_go(own, 1);
	else if (press == PRESS_UP || press == 'k' || press == PRESS_BACK_TAB)
		choices_go(own, -1);
	else if (press == PRESS_PAGE_DOWN)
		go_tier(own, 1);
	else if (press == PRESS_PAGE_UP)
		go_tier(own, -1);
	else if (press == PRESS_HOME || press == 'g')
		own->tier = own->slot = 0;
	else if (press == PRESS_END || press == 'G')
		own->tier = choices_tier_count(own->form) - 1;
	else
		return effect_pass();
	return effect_redraw();
}

/* --- actions -------------------------------------------------------------------------------------------------------------------------------- */

static struct effect refuse_locked(const struct choosing *own)
{
	return choices_head(own->form)->is_signed ? effect_refuse("%s", _("the form is signed, so the choices are locked; unsign takes that back"))
						  : effect_redraw();
}

struct effect action_choices_insert(struct view *view)
{
	struct choosing *own = view->state;
	const struct effect effect = refuse_locked(own);

	if (effect.kind == EFFECT_REDRAW && !choices_insert(own->form, own->tier, own->slot))
		return effect_refuse("%s", _("there is no room for this choice"));
	return effect;
}

struct effect action_choices_delete(struct view *view)
{
	struct choosing *own = view->state;
	const struct effect effect = refuse_locked(own);

	if (effect.kind == EFFECT_REDRAW)
		choices_delete(own->form, own->tier, own->slot);
	keep_in_place(own);
	return effect;
}

struct effect action_choices_up(struct view *view)
{
	struct choosing *own = view->state;
	const struct effect effect = refuse_locked(own);

	if (effect.kind == EFFECT_REDRAW && own->slot > 0)
		choices_swap(own->form, own->tier, --own->slot); /* among slots that are there: there is room */
	return effect;
}

struct effect action_choices_down(struct view *view)
{
	struct choosing *own = view->state;
	const struct effect effect = refuse_locked(own);

	if (effect.kind == EFFECT_REDRAW && own->slot + 1 < choices_slot_count(own->form, own->tier))
		choices_swap(own->form, own->tier, own->slot++);
	return effect;
}

/* --- saving --------------------------------------------------------------------------------------------------------------------------------- */

static struct effect save(struct view *view)
{
	struct choosing *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	struct choices_rows before = { .n = 0 }, now = { .n = 0 };
	enum choices_outcome outcome;

	tui_begin_change(view->tui);
	enum status status = choices_save(tui_store(view->tui), own->form, &outcome, &before, &problem);
	if (outcome == CHOICES_SAVED && choices_take_rows(own->form, &now, NULL) == STATUS_OK) {
		undo_remember_choices(view->tui, view->argument, &before, &now);
	} else {
		free(before.rows);
		free(now.rows);
	}
	tui_data_changed(view->tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	return outcome == CHOICES_SAME ? effect_say("%s", _("nothing was changed")) : effect_say("%s", _("saved; u takes it back"));
}

struct effect action_choices_save(struct view *view)
{
	struct choosing *own = view->state;
	const struct choices_count count = choices_count(own->form);
	char note[CHOICES_NOTE];
	size_t tier, slot;

	if (choices_first_fault(own->form, &tier, &slot)) {
		own->tier = tier;
		own->slot = slot;
		choices_check(own->form, tier, slot, note);
		return effect_refuse("%s", note);
	}
	if (count.warned > 0 && choices_is_changed(own->form))
		return effect_ask(save, _("%zu things are to be looked at, marked !. Save all the same?"), count.warned);
	return save(view);
}

/* --- the screen ------------------------------------------------------------------------------------------------------------------------------ */

static void paint(const struct view *view, struct canvas *canvas, struct area area)
{
	choices_paint(view->state, canvas, area);
}

const struct behaviour behaviour_choices = {
	.state_bytes = sizeof(struct choosing),
	.open = choices_screen_open,
	.close = choices_screen_close,
	.paint = paint,
	.press = choices_screen_press,
	.is_typed_in = choices_is_typing,
	.returned = choices_screen_returned,
	.describe = choices_screen_describe,
	.is_changed = choices_screen_is_changed,
	.cancel = choices_screen_cancel,
};
