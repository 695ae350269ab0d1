/* SPDX-License-Identifier: ISC */
/* Mark entry, heads down: the numeric keypad alone, each value saved as it is accepted. Settling is the same over the places that
 * differ. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_entry.h>

#include "internal.h"
#include "marks.h"

enum { PAUSE_MS = 60000 /* a longer one is no work */ };

/* --- the field --------------------------------------------------------------------------------------------------------------- */

static bool is_state(const char *typed)
{
	return typed[0] == '*' || typed[0] == 'e' || typed[0] == 'd';
}

static void clear_field(struct marks *own)
{
	own->typed[0] = '\0';
	own->is_refused = false;
	own->keystrokes = own->active_ms = 0;
}

static void count_key(struct marks *own)
{
	const int64_t now = clock_ms(), gap = now - own->pressed_ms;

	if (own->pressed_ms > 0 && gap <= PAUSE_MS)
		own->active_ms += gap;
	own->pressed_ms = now;
	own->keystrokes++;
}

/* --- going on ---------------------------------------------------------------------------------------------------------------- */

/* The next place; behind the last one the first that is empty; where there is none, where it stands. */
static void go_on(struct marks *own)
{
	const size_t next = own->focus + 1;

	clear_field(own);
	if (next < own->sheet.n_places) {
		own->focus = next;
		return;
	}
	for (size_t i = 0; i < own->sheet.n_places; i++) {
		if (own->sheet.places[i].value.status != SCORE_NONE)
			continue;
		own->focus = i;
		return;
	}
}

static size_t entered(const struct marks *own)
{
	size_t count = 0;

	for (size_t i = 0; i < own->sheet.n_places; i++)
		count += own->sheet.places[i].value.status != SCORE_NONE;
	return count;
}

static struct effect say_where(const struct marks *own)
{
	if (entered(own) < own->sheet.n_places)
		return effect_redraw();
	return effect_say(_("complete: all %zu places are entered"), own->sheet.n_places);
}

static struct effect say_settled(const struct marks *own, const struct entry_place *place, const struct entry_settled *settled)
{
	char ours[ENTRY_VALUE_TEXT], first[ENTRY_VALUE_TEXT], second[ENTRY_VALUE_TEXT];

	(void)own;
	entry_value_write(&place->value, ours);
	entry_value_write(&settled->first, first);
	entry_value_write(&settled->second, second);
	return effect_say(_("%s: %s (first entry %s, second entry %s)"), place->place, ours, first, second);
}

/* --- saving ------------------------------------------------------------------------------------------------------------------ */

/* What is there now is what is expected from now on: whoever saves again has been told. */
static void take_notice(struct view *view)
{
	struct marks *own = view->state;
	struct entry_sheet now;

	if (own->sheet.pass > 2 ||
	    entry_open(tui_store(view->tui), own->sheet.batch.number, own->sheet.pass, &now, NULL) != STATUS_OK)
		return;
	if (now.n_places == own->sheet.n_places) {
		entry_sheet_free(&own->sheet);
		own->sheet = now;
	} else {
		entry_sheet_free(&now);
	}
}

static struct effect refuse(struct view *view, const struct problem *problem)
{
	struct marks *own = view->state;

	own->is_refused = own->typed[0] != '\0';
	if (problem->status == STATUS_FAULT)
		take_notice(view);
	return effect_problem(problem);
}

static struct effect save_value(struct view *view, const struct entry_value *value)
{
	struct marks *own = view->state;
	struct entry_place *place = &own->sheet.places[own->focus];
	const struct entry_input input = { .batch = own->sheet.batch.number,
		                           .pass = own->sheet.pass,
		                           .place = place->place,
		                           .value = *value,
		                           .expected = place->value,
		                           .keystrokes = own->keystrokes,
		                           .active_ms = own->active_ms };
	const bool is_settling = own->sheet.pass > 2;
	struct problem problem = { .status = STATUS_OK };
	struct entry_settled settled;
	enum status status;

	/* The lists below read again when one comes back to them: other operators are not to wait for that. */
	tui_begin_change(view->tui);
	status = is_settling ? entry_settle(tui_store(view->tui), &input, &settled, &problem)
	                     : entry_save(tui_store(view->tui), &input, &problem);
	if (status != STATUS_OK)
		return refuse(view, &problem);
	place->value = own->last = *value;
	go_on(own);
	return is_settling ? say_settled(own, place, &settled) : say_where(own);
}

static struct effect accept(struct view *view)
{
	struct marks *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	struct entry_value value;

	if (marks_read_field(own, &value))
		return save_value(view, &value);
	problem_set(&problem, STATUS_USAGE, _("'%s' is no mark"), own->typed);
	return refuse(view, &problem);
}

/* --- keys -------------------------------------------------------------------------------------------------------------------- */

static struct effect press_enter(struct view *view)
{
	struct marks *own = view->state;
	const bool is_habit = own->has_advanced;

	own->has_advanced = false;
	if (own->typed[0] != '\0')
		return accept(view);
	if (is_habit)
		return effect_stay();
	if (own->sheet.places[own->focus].value.status == SCORE_NONE)
		return effect_refuse("%s", _("nothing is typed: a mark, or - for absent"));
	go_on(own);
	return say_where(own);
}

/* A digit or the point; a code behind `*`, `e` or `d` takes digits alone. */
static struct effect press_digit(struct view *view, char key)
{
	struct marks *own = view->state;
	const size_t length = strlen(own->typed);

	own->has_advanced = false;
	if (own->is_refused)
		clear_field(own);
	else if (length == MARK_TYPED_MOST)
		return effect_refuse("%s", _("no mark is as long as that"));
	if (key == '.' && (own->typed[0] == '\0' || is_state(own->typed) || strchr(own->typed, '.')))
		return effect_refuse("%s", _("a point stands behind digits, and once"));
	snprintf(own->typed + strlen(own->typed), 2, "%c", key);
	if (is_state(own->typed) || !marks_is_full(&own->sheet.limits, own->typed))
		return effect_redraw();
	const struct effect effect = accept(view);
	own->has_advanced = own->typed[0] == '\0';
	return effect;
}

/* Keys that are a whole value, or begin one, stand at the beginning of a field. */
static struct effect press_state(struct view *view, char key)
{
	static const struct entry_value absent = { .status = SCORE_ABSENT };
	struct marks *own = view->state;

	own->has_advanced = false;
	if (own->is_refused)
		clear_field(own);
	if (own->typed[0] != '\0')
		return effect_refuse(_("'%s' is typed already: Enter saves it, / takes it back"), own->typed);
	if (key == '-')
		return save_value(view, &absent);
	if (key != '+') {
		snprintf(own->typed, sizeof own->typed, "%c", key);
		return effect_redraw();
	}
	if (own->last.status == SCORE_NONE)
		return effect_refuse("%s", _("there is no value to repeat yet"));
	return save_value(view, &own->last);
}

static struct effect go_to(struct marks *own, size_t place)
{
	if (own->typed[0] != '\0' && !own->is_refused)
		return effect_refuse(_("'%s' is typed and not saved: Enter saves it, / takes it back"), own->typed);
	own->focus = place < own->sheet.n_places ? place : own->focus;
	own->has_advanced = false;
	clear_field(own);
	return effect_redraw();
}

static struct effect press_back(struct marks *own)
{
	if (own->typed[0] == '\0')
		return own->focus > 0 ? go_to(own, own->focus - 1) : effect_refuse("%s", _("this is the first place"));
	own->typed[0] = '\0';
	own->is_refused = false;
	return effect_redraw();
}

static struct effect press_backspace(struct marks *own)
{
	const size_t length = strlen(own->typed);

	own->is_refused = false;
	if (length > 0)
		own->typed[length - 1] = '\0';
	return effect_redraw();
}

static struct effect press_move(struct marks *own, uint32_t press)
{
	if (press == PRESS_UP)
		return go_to(own, own->focus > 0 ? own->focus - 1 : 0);
	if (press == PRESS_DOWN)
		return go_to(own, own->focus + 1);
	return go_to(own, press == PRESS_HOME ? 0 : own->sheet.n_places - 1);
}

static struct effect marks_press(struct view *view, uint32_t press)
{
	struct marks *own = view->state;

	if (own->sheet.n_places == 0)
		return effect_pass();
	count_key(own);
	if (press == PRESS_ENTER)
		return press_enter(view);
	if ((press >= '0' && press <= '9') || press == '.')
		return press_digit(view, (char)press);
	if (press == '-' || press == '*' || press == '+' || press == 'e' || press == 'd')
		return press_state(view, (char)press);
	if (press == '/')
		return press_back(own);
	if (press == PRESS_BACKSPACE)
		return press_backspace(own);
	if (press == PRESS_UP || press == PRESS_DOWN || press == PRESS_HOME || press == PRESS_END)
		return press_move(own, press);
	if ((press == 'q' || press == PRESS_F(10)) && own->typed[0] != '\0' && !own->is_refused)
		return go_to(own, own->focus); /* which says that something is typed */
	return effect_pass();
}

/* --- the screens ------------------------------------------------------------------------------------------------------------- */

static void go_to_first_empty(struct marks *own)
{
	for (own->focus = 0; own->focus < own->sheet.n_places; own->focus++)
		if (own->sheet.places[own->focus].value.status == SCORE_NONE)
			return;
	own->focus = 0;
}

/* "12" or "12/2": which entry. */
static enum status marks_open(struct view *view, struct problem *problem)
{
	struct marks *own = view->state;
	char *end;
	const long long number = strtoll(view->argument, &end, 10);
	const int pass = end[0] == '/' && (end[1] == '1' || end[1] == '2') && !end[2] ? end[1] - '0' : 0;
	enum status status;

	if (end == view->argument || (*end && pass == 0))
		return problem_set(problem, STATUS_USAGE, _("'%s' is no number of a batch"), view->argument);
	tui_begin_change(view->tui);
	status = entry_open(tui_store(view->tui), number, pass, &own->sheet, problem);
	if (status == STATUS_OK)
		go_to_first_empty(own);
	return status;
}

static enum status settle_open(struct view *view, struct problem *problem)
{
	struct marks *own = view->state;
	char *end;
	const long long number = strtoll(view->argument, &end, 10);

	if (end == view->argument || *end)
		return problem_set(problem, STATUS_USAGE, _("'%s' is no number of a batch"), view->argument);
	return entry_compare(tui_store(view->tui), number, &own->sheet, problem);
}

static void marks_close(struct view *view)
{
	struct marks *own = view->state;

	if (own)
		entry_sheet_free(&own->sheet);
}

static void marks_returned(struct view *view)
{
	struct marks *own = view->state;

	if (own->typed[0] == '\0')
		take_notice(view);
}

static size_t marks_describe(const struct view *view, char *buffer, size_t size)
{
	const struct marks *own = view->state;

	return (size_t)snprintf(buffer, size, "%zu / %zu", entered(own), own->sheet.n_places);
}

const struct behaviour behaviour_marks = {
	.state_bytes = sizeof(struct marks),
	.open = marks_open,
	.close = marks_close,
	.paint = marks_paint,
	.press = marks_press,
	.returned = marks_returned,
	.describe = marks_describe,
};
const struct behaviour behaviour_settle = {
	.state_bytes = sizeof(struct marks),
	.open = settle_open,
	.close = marks_close,
	.paint = marks_paint,
	.press = marks_press,
	.describe = marks_describe,
};
