/* SPDX-License-Identifier: ISC */
/* A choice form against the rules, slot by slot. */
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "choices.h"

static size_t filled_slots(const struct choices_form *form, size_t tier)
{
	size_t filled = 0;

	for (size_t s = 0; s < form->lists[tier].n; s++)
		filled += form->lists[tier].slots[s][0] != '\0';
	return filled;
}

static enum choices_fault tell_twice(const char *text, size_t slot, char note[CHOICES_NOTE])
{
	snprintf(note, CHOICES_NOTE, _("%s is choice %zu of this tier already"), text, slot + 1);
	return CHOICES_TWICE;
}

static enum choices_fault tell_closed(const struct choices_form *form, struct choices_place place, size_t program, char note[CHOICES_NOTE])
{
	const struct choices_tier *row = &form->tiers[place.tier];
	char because[CHOICES_NOTE];

	if (row->standing == CHOICES_NOT_ELIGIBLE || row->standing == CHOICES_BELOW_LINE) {
		snprintf(note, CHOICES_NOTE, _("this tier is not open to the candidate: %s"), row->because);
		return CHOICES_NOT_OPEN;
	}
	if (choices_is_open(form, place, program, because))
		return CHOICES_GOOD;
	snprintf(note, CHOICES_NOTE, _("no seats of %s are open to the candidate here: %.300s"), form->programs[program].code, because);
	return CHOICES_NOT_OPEN;
}

/* What the rules say of a program in a slot, whatever stands in the others. */
static enum choices_fault check_rules(const struct choices_form *form, struct choices_place place, const char *text, char note[CHOICES_NOTE])
{
	const uint32_t most = form->tiers[place.tier].max_choices;
	const program_ix program = dataset_find_program(form->year.dataset, text);

	note[0] = '\0';
	if (program == IX_NONE) {
		snprintf(note, CHOICES_NOTE, _("no program has the code '%s'"), text);
		return CHOICES_UNKNOWN;
	}
	if (most && place.slot >= most) {
		snprintf(note, CHOICES_NOTE, _("this tier takes %u choices; this one is passed over"), (unsigned)most);
		return CHOICES_PAST_MOST;
	}
	if (!choices_has_pool(form, place.tier, program)) {
		snprintf(note, CHOICES_NOTE, _("%s has no seats in this tier; the choice is passed over"), text);
		return CHOICES_NO_POOL;
	}
	return tell_closed(form, place, program, note);
}

enum choices_fault choices_check(const struct choices_form *form, size_t tier, size_t slot, char note[CHOICES_NOTE])
{
	const char *text = choices_slot(form, tier, slot);

	note[0] = '\0';
	if (!text[0] && slot >= form->lists[tier].n)
		return CHOICES_GOOD;
	if (!text[0]) {
		snprintf(note, CHOICES_NOTE, _("choice %zu is left out; the others keep their places"), slot + 1);
		return CHOICES_GAP;
	}
	for (size_t s = 0; s < slot; s++)
		if (strcmp(form->lists[tier].slots[s], text) == 0)
			return tell_twice(text, s, note);
	return check_rules(form, (struct choices_place){ tier, slot }, text, note);
}

enum choices_fault choices_check_as(const struct choices_form *form, struct choices_place place, const char *text, char note[CHOICES_NOTE])
{
	for (size_t s = 0; s < form->lists[place.tier].n; s++)
		if (s != place.slot && strcmp(form->lists[place.tier].slots[s], text) == 0)
			return tell_twice(text, s, note);
	return check_rules(form, place, text, note);
}

bool choices_check_tier(const struct choices_form *form, size_t tier, char note[CHOICES_NOTE])
{
	const struct choices_tier *row = &form->tiers[tier];
	const bool is_empty = filled_slots(form, tier) == 0;

	note[0] = '\0';
	if (row->standing == CHOICES_RULE_FAILS)
		snprintf(note, CHOICES_NOTE, "%s", _("the tier's rules fail on this candidate: see check"));
	else if (row->standing == CHOICES_NOT_ELIGIBLE)
		snprintf(note, CHOICES_NOTE, _("not eligible: %s"), row->because);
	else if (row->standing == CHOICES_BELOW_LINE)
		snprintf(note, CHOICES_NOTE, _("below the line: %s"), row->because);
	else if (is_empty)
		snprintf(note, CHOICES_NOTE, "%s", _("open to the candidate, and no choice is made"));
	return row->standing == CHOICES_RULE_FAILS || (row->standing == CHOICES_OPEN) == is_empty;
}

struct choices_count choices_count(const struct choices_form *form)
{
	struct choices_count count = { 0, 0 };
	char note[CHOICES_NOTE];

	for (size_t t = 0; t < choices_tier_count(form); t++) {
		count.warned += choices_check_tier(form, t, note) && filled_slots(form, t) == 0;
		for (size_t s = 0; s < form->lists[t].n; s++) {
			const enum choices_fault fault = choices_check(form, t, s, note);
			count.refused += fault >= CHOICES_REFUSED;
			count.warned += fault > CHOICES_GOOD && fault < CHOICES_REFUSED;
		}
	}
	return count;
}

bool choices_first_fault(const struct choices_form *form, size_t *tier, size_t *slot)
{
	char note[CHOICES_NOTE];

	for (*tier = 0; *tier < choices_tier_count(form); ++*tier)
		for (*slot = 0; *slot < form->lists[*tier].n; ++*slot)
			if (choices_check(form, *tier, *slot, note) >= CHOICES_REFUSED)
				return true;
	return false;
}
