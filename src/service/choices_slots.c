/* SPDX-License-Identifier: ISC */
/* The slots of a choice form: typed in, moved, and held against what is stored. */
#include <string.h>

#include <luqu/arena.h>
#include <luqu/text.h>

#include "choices.h"

size_t choices_slot_count(const struct choices_form *form, size_t tier)
{
	return form->lists[tier].n;
}

const char *choices_slot(const struct choices_form *form, size_t tier, size_t slot)
{
	return slot < form->lists[tier].n ? form->lists[tier].slots[slot] : "";
}

size_t choices_slot_program(const struct choices_form *form, size_t tier, size_t slot)
{
	const program_ix program = dataset_find_program(form->year.dataset, choices_slot(form, tier, slot));

	return program == IX_NONE ? SIZE_MAX : program;
}

/* --- typing ------------------------------------------------------------------------------------------------------------------------------- */

static void trim(struct choices_list *list)
{
	while (list->n > 0 && !list->slots[list->n - 1][0])
		list->n--;
}

static bool grow(struct choices_list *list, size_t n)
{
	if (n > CHOICES_RANKS || !array_grow((void **)&list->slots, &list->capacity, n, sizeof *list->slots))
		return false;
	for (; list->n < n; list->n++)
		list->slots[list->n][0] = '\0';
	return true;
}

bool choices_set(struct choices_form *form, size_t tier, size_t slot, const char *text)
{
	struct choices_list *list = &form->lists[tier];

	if (slot >= list->n && !grow(list, slot + 1))
		return false;
	text_show(list->slots[slot], CHOICES_TEXT, text, strlen(text));
	trim(list);
	return true;
}

bool choices_insert(struct choices_form *form, size_t tier, size_t slot)
{
	struct choices_list *list = &form->lists[tier];

	if (slot >= list->n)
		return true;
	if (!grow(list, list->n + 1))
		return false;
	memmove(list->slots[slot + 1], list->slots[slot], (list->n - slot - 1) * sizeof *list->slots);
	list->slots[slot][0] = '\0';
	return true;
}

void choices_delete(struct choices_form *form, size_t tier, size_t slot)
{
	struct choices_list *list = &form->lists[tier];

	if (slot >= list->n)
		return;
	memmove(list->slots[slot], list->slots[slot + 1], (list->n - slot - 1) * sizeof *list->slots);
	list->n--;
	trim(list);
}

bool choices_swap(struct choices_form *form, size_t tier, size_t slot)
{
	struct choices_list *list = &form->lists[tier];
	char text[CHOICES_TEXT];

	if (!grow(list, slot + 2 > list->n ? slot + 2 : list->n))
		return false;
	memcpy(text, list->slots[slot], sizeof text);
	memcpy(list->slots[slot], list->slots[slot + 1], sizeof text);
	memcpy(list->slots[slot + 1], text, sizeof text);
	trim(list);
	return true;
}

/* The stored row of a slot; "" where there is none. */
static const char *stored_at(const struct choices_form *form, size_t tier, size_t slot)
{
	for (size_t i = 0; i < form->stored.n; i++)
		if ((size_t)form->stored.rows[i].rank == slot + 1 && strcmp(form->stored.rows[i].tier, form->tiers[tier].code) == 0)
			return form->stored.rows[i].program;
	return "";
}

bool choices_is_changed(const struct choices_form *form)
{
	size_t filled = 0;

	for (size_t t = 0; t < choices_tier_count(form); t++)
		for (size_t s = 0; s < form->lists[t].n; s++) {
			filled += form->lists[t].slots[s][0] != '\0';
			if (strcmp(form->lists[t].slots[s], stored_at(form, t, s)) != 0)
				return true;
		}
	return filled != form->stored.n;
}
