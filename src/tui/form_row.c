/* SPDX-License-Identifier: ISC */
/* Forms over one row of a kind. */
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_entry.h>
#include <luqu/store.h>

#include <luqu/screen_evaluation.h>

#include "internal.h"

static enum kind kind_of(const struct view *view)
{
	return (enum kind)view->screen->form->kind;
}

/* The argument cut at `/` into as many parts as the key has; the last one may hold further slashes. */
static bool split_keys(char *argument, size_t n_keys, const char *keys[FIELDS_MOST])
{
	for (size_t i = 0; i < n_keys; i++) {
		char *slash = i + 1 < n_keys ? strchr(argument, '/') : NULL;

		keys[i] = argument;
		if (i + 1 == n_keys)
			return true;
		if (!slash)
			return false;
		*slash = '\0';
		argument = slash + 1;
	}
	return false;
}

static enum status read_row(struct view *view, char *texts[FIELDS_MOST], char **memory, struct problem *problem)
{
	const struct kind_table *table = kind_table(kind_of(view));
	char argument[EFFECT_TEXT];
	const char *keys[FIELDS_MOST];

	*memory = NULL;
	memcpy(argument, view->argument, sizeof argument);
	if (!split_keys(argument, table->n_keys, keys))
		return problem_set(problem, STATUS_USAGE, _("%s: a row of %s has %zu keys, joined by /"), view->argument, table->name, table->n_keys);
	return row_read(tui_store(view->tui), kind_of(view), keys, texts, memory, problem);
}

enum status form_row_fill(struct view *view, struct problem *problem)
{
	const struct kind_table *table = kind_table(kind_of(view));
	char *texts[FIELDS_MOST] = { NULL }, *memory;

	if (!view->argument[0])
		return STATUS_OK;
	const enum status status = read_row(view, texts, &memory, problem);
	for (size_t i = 0; status == STATUS_OK && i < table->n_fields; i++) {
		form_set(view->form, i, texts[i]);
		form_fix(view->form, i, table->fields[i].is_key);
	}
	free(memory);
	return status;
}

const char *fault_of_field(const struct findings *faults, const char *name)
{
	for (size_t i = 0; i < faults->n_kept; i++) {
		const char *place = strrchr(faults->kept[i].place, ' ');

		if (strcmp(place ? place + 1 : faults->kept[i].place, name) == 0)
			return faults->kept[i].text;
	}
	return "";
}

/* Of the field that is typed in, and of those that were at fault: whoever has not come to a field yet is told nothing of it. */
void form_row_changed(struct view *view, size_t field)
{
	const struct kind_table *table = kind_table(kind_of(view));
	const char *texts[FIELDS_MOST];
	struct findings faults = { .count = 0 };

	for (size_t i = 0; i < table->n_fields; i++)
		texts[i] = form_get(view->form, i);
	if (row_try(tui_store(view->tui), kind_of(view), texts, &faults, NULL) == STATUS_OK)
		for (size_t i = 0; i < table->n_fields; i++)
			if (i == field || form_has_fault(view->form, i))
				form_hint(view->form, i, fault_of_field(&faults, table->fields[i].name));
	findings_clear(&faults);
}

/* What the other user put there is what is expected from now on: whoever saves again has seen it. */
static void take_notice(struct view *view)
{
	char *texts[FIELDS_MOST] = { NULL }, *memory;

	if (read_row(view, texts, &memory, NULL) == STATUS_OK)
		for (size_t i = 0; i < kind_table(kind_of(view))->n_fields; i++)
			form_set_filled(view->form, i, texts[i]);
	free(memory);
}

struct effect form_row_save(struct view *view)
{
	const struct kind_table *table = kind_table(kind_of(view));
	const char *texts[FIELDS_MOST], *expected[FIELDS_MOST];
	const struct row_change change = { .kind = kind_of(view), .texts = texts, .expected = view->argument[0] ? expected : NULL };

	for (size_t i = 0; i < table->n_fields; i++) {
		texts[i] = form_get(view->form, i);
		expected[i] = form_filled(view->form, i);
	}
	struct effect effect = tui_change_row(view, &change, view->argument[0] ? _("saved; u takes it back") : _("added"));
	if (effect.kind == EFFECT_REDRAW)
		effect.kind = EFFECT_BACK;
	else if (view->argument[0])
		take_notice(view);
	return effect;
}

#define FORM_OF(name, number) \
	const struct form_kind form_of_##name = { .is_row = true, .kind = (number), .fill = form_row_fill, .changed = form_row_changed, .save = form_row_save }
FORM_OF(office, KIND_OFFICE);
FORM_OF(calendar, KIND_CALENDAR);
FORM_OF(exams, KIND_EXAMS);
FORM_OF(subjects, KIND_SUBJECTS);
FORM_OF(schools, KIND_SCHOOLS);
FORM_OF(programs, KIND_PROGRAMS);
FORM_OF(tiers, KIND_TIERS);
FORM_OF(plans, KIND_PLANS);
FORM_OF(candidates, KIND_CANDIDATES);
FORM_OF(scores, KIND_SCORES);
FORM_OF(bonuses, KIND_BONUSES);
FORM_OF(choices, KIND_CHOICES);
FORM_OF(returns, KIND_RETURNS);
FORM_OF(orders, KIND_ORDERS);
FORM_OF(evaluations, KIND_EVALUATIONS);
FORM_OF(pe_items, KIND_PE_ITEMS);
FORM_OF(pe_table, KIND_PE_TABLE);
FORM_OF(pe_results, KIND_PE_RESULTS);
FORM_OF(violations, KIND_VIOLATIONS);
