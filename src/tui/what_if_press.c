/* SPDX-License-Identifier: ISC */
/* What is typed on the what-if screen, and where the cursor goes. */
#include "what_if.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_list.h>

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
	const char *name = kind_table(KIND_TIERS)->fields[trying_columns[field]].name;
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
	if (n == 0)
		return effect_stay();
	if (press == PRESS_LEFT)
		return change_field(own, TRYING_TIES, words[at > 0 ? at - 1 : n - 1]);
	return change_field(own, TRYING_TIES, words[at + 1 < n ? at + 1 : 0]);
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
	trying_show_seats(own);
	return effect_redraw();
}

static struct effect go_tier(struct trying *own, size_t by)
{
	const size_t n = whatif_dataset(own->whatif)->n_tiers;

	if (n > 0)
		trying_choose_tier(own, (tier_ix)((trying_tier(own) + by) % n));
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

struct effect trying_press(struct trying *own, uint32_t press)
{
	const struct effect effect = own->focus < TRYING_TIES    ? press_text(own, press)
				     : own->focus == TRYING_TIES ? press_ties(own, press)
								 : press_seats(own, press);

	return effect.kind == EFFECT_PASS ? press_move(own, press) : effect;
}
