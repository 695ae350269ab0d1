/* SPDX-License-Identifier: ISC */
/* Rows changed by hand, and the last change turned round: which is a change like any other, and audited as one. */
#include <stdlib.h>
#include <string.h>

#include <luqu/store.h>

#include "internal.h"

static void undo_free(struct undo *undo)
{
	free(undo->memory);
	*undo = (struct undo){ .memory = NULL };
}

void undo_clear(struct tui *tui)
{
	while (tui->n_undos > 0)
		undo_free(&tui->undos[--tui->n_undos]);
}

static const char *put(char **at, const char *text)
{
	const char *start = *at;
	const size_t length = strlen(text ? text : "") + 1;

	memcpy(*at, text ? text : "", length);
	*at += length;
	return start;
}

/* false: no memory; then this one cannot be undone. */
static bool remember(struct tui *tui, const struct row_change *change)
{
	const size_t n = kind_table(change->kind)->n_fields;
	struct undo undo = { .kind = change->kind };
	size_t size = 0;
	char *at;

	for (size_t i = 0; i < n; i++)
		size += strlen(change->texts[i] ? change->texts[i] : "") + strlen(change->expected[i] ? change->expected[i] : "") + 2;
	undo.memory = at = malloc(size);
	if (!at)
		return false;
	for (size_t i = 0; i < n; i++) {
		undo.is[i] = put(&at, change->texts[i]);
		undo.was[i] = put(&at, change->expected[i]);
	}
	if (tui->n_undos == UNDO_MOST) {
		undo_free(&tui->undos[0]);
		memmove(&tui->undos[0], &tui->undos[1], (UNDO_MOST - 1) * sizeof tui->undos[0]);
		tui->n_undos--;
	}
	tui->undos[tui->n_undos++] = undo;
	return true;
}

/* Faults go beside their fields where there is a form for them. */
static struct effect tell(struct view *view, const struct row_change *change, const struct row_report *report, const struct problem *problem)
{
	const struct kind_table *table = kind_table(change->kind);

	for (size_t i = 0; view->form && i < table->n_fields; i++)
		form_fault(view->form, i, "%s", fault_of_field(&report->faults, table->fields[i].name));
	return effect_problem(problem);
}

struct effect tui_change_row(struct view *view, const struct row_change *change, const char *done_message)
{
	struct row_report report = { .is_gone = false };
	struct problem problem = { .status = STATUS_OK };
	struct effect effect = effect_say("%s", done_message);
	enum row_outcome outcome = ROW_FAILED;

	tui_begin_change(view->tui);
	const enum status status = row_save(tui_store(view->tui), change, &outcome, &report, &problem);

	if (status != STATUS_OK)
		effect = tell(view, change, &report, &problem);
	else if (outcome == ROW_SAVED && change->expected)
		remember(view->tui, change);
	row_report_clear(&report);
	tui_data_changed(view->tui);
	return effect;
}

struct effect tui_undo(struct view *view)
{
	struct tui *tui = view->tui;
	struct row_report report = { .is_gone = false };
	struct problem problem = { .status = STATUS_OK };
	enum row_outcome outcome;

	if (tui->n_undos == 0)
		return effect_refuse("%s", _("there is no change of yours to undo since this interface was opened"));
	struct undo *undo = &tui->undos[tui->n_undos - 1];
	const struct row_change change = { .kind = undo->kind, .texts = undo->was, .expected = undo->is, .reason = _("undone") };
	struct effect effect = effect_say(_("undone: %s %s"), kind_table(undo->kind)->name, undo->was[0]);

	tui_begin_change(tui);
	const enum status status = row_save(tui->store, &change, &outcome, &report, &problem);
	row_report_clear(&report);
	tui_data_changed(tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	undo_free(undo);
	tui->n_undos--;
	return effect;
}
