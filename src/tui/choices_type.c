/* SPDX-License-Identifier: ISC */
/* Typing in the choice form: what is typed is looked up, and what is found is taken. */
#include <string.h>

#include <luqu/screen_choices.h>

#include "choices.h"

static void look_up(struct choosing *own)
{
	const struct choices_query query = { own->tier, own->line.text, own->found, CHOICES_FOUND_MOST };

	own->n_found = own->lookup ? choices_lookup_find(own->lookup, own->form, &query) : 0;
	own->n_found = own->n_found < CHOICES_FOUND_MOST ? own->n_found : CHOICES_FOUND_MOST;
	own->picked = 0;
}

/* Without names to look up, codes can still be typed. */
struct effect choices_begin_typing(struct view *view, const char *text)
{
	struct choosing *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (choices_head(own->form)->is_signed)
		return effect_refuse("%s", _("the form is signed, so the choices are locked; unsign takes that back"));
	own->lookup = tui_lookup(view->tui, &problem);
	if (!own->lookup)
		tui_say(view->tui, "%s", problem.text);
	own->is_typing = true;
	line_set(&own->line, text);
	look_up(own);
	return effect_redraw();
}

static bool is_code(const struct choosing *own, const char *text)
{
	for (size_t i = 0; i < choices_program_count(own->form); i++)
		if (strcmp(choices_program(own->form, i)->code, text) == 0)
			return true;
	return false;
}

/* What is typed goes into its slot: a code as it is, else the program that is picked; what leads to none stays and is a fault. Leaving without a
 * letter typed changes nothing. */
struct effect choices_end_typing(struct choosing *own, bool takes_picked)
{
	const char *text = own->line.text;
	char note[CHOICES_NOTE];

	own->is_typing = false;
	if (!takes_picked && !text[0])
		return effect_redraw();
	if (takes_picked && text[0] && !is_code(own, text) && own->n_found > 0)
		text = choices_program(own->form, own->found[own->picked])->code;
	if (!choices_set(own->form, own->tier, own->slot, text))
		return effect_refuse("%s", _("there is no room for this choice"));
	const enum choices_fault fault = choices_check(own->form, own->tier, own->slot, note);
	if (fault >= CHOICES_REFUSED)
		return effect_refuse("%s", note);
	if (takes_picked && text[0])
		choices_go(own, 1);
	return fault > CHOICES_GAP ? effect_say("%s", note) : effect_redraw();
}

struct effect choices_press_typing(struct choosing *own, uint32_t press)
{
	if (press == PRESS_ENTER || press == PRESS_TAB)
		return choices_end_typing(own, true);
	if (press == PRESS_F(10))
		return choices_end_typing(own, false);
	if (press > PRESS_F0 && press <= PRESS_F_LAST) { /* it means what it means elsewhere, with what is typed */
		const struct effect effect = choices_end_typing(own, true);
		return effect.kind == EFFECT_REFUSE ? effect : effect_pass();
	}
	if (press == PRESS_DOWN)
		own->picked += own->picked + 1 < own->n_found;
	else if (press == PRESS_UP)
		own->picked -= own->picked > 0;
	else if (line_press(&own->line, press))
		look_up(own);
	else
		return effect_stay();
	return effect_redraw();
}

bool choices_is_browsing(const struct view *view)
{
	const struct choosing *own = view->state;

	return !own->is_typing;
}

bool choices_is_typing(const struct view *view)
{
	return !choices_is_browsing(view);
}

struct effect action_choices_look_up(struct view *view)
{
	return choices_begin_typing(view, "");
}

struct effect action_choices_type(struct view *view)
{
	const struct choosing *own = view->state;

	return choices_begin_typing(view, choices_slot(own->form, own->tier, own->slot));
}
