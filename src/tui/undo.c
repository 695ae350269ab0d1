/* SPDX-License-Identifier: ISC */
/* Rows added, changed and taken away by hand, and the last of these turned round: which is a change like any other, and audited as one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>

#include "internal.h"

/* Whoever waits for others sees it, and may give up: what was typed stays. */
static const struct job saving = { N_("saving"), NULL, NULL };

/* --- what can be undone ------------------------------------------------------------------------------------------------------------------- */

static void undo_free(struct undo *undo)
{
	free(undo->memory);
	free(undo->choices_were.rows);
	free(undo->choices_are.rows);
	scenario_free(&undo->turned);
	*undo = (struct undo){ .memory = NULL };
}

void undo_clear(struct tui *tui)
{
	while (tui->n_undos > 0)
		undo_free(&tui->undos[--tui->n_undos]);
}

/* The oldest goes where there are many. */
static void push(struct tui *tui, const struct undo *undo)
{
	if (tui->n_undos == UNDO_MOST) {
		undo_free(&tui->undos[0]);
		memmove(&tui->undos[0], &tui->undos[1], (UNDO_MOST - 1) * sizeof tui->undos[0]);
		tui->n_undos--;
	}
	tui->undos[tui->n_undos++] = *undo;
}

static size_t size_of(const char *const *texts, size_t n)
{
	size_t size = 0;

	for (size_t i = 0; texts && i < n; i++)
		size += strlen(texts[i] ? texts[i] : "") + 1;
	return size;
}

static void put_all(char **at, const char *const *texts, size_t n, const char *copies[FIELDS_MOST])
{
	for (size_t i = 0; texts && i < n; i++) {
		const char *text = texts[i] ? texts[i] : "";
		const size_t length = strlen(text) + 1;

		copies[i] = memcpy(*at, text, length);
		*at += length;
	}
}

/* was, is: the row before and after, NULL where there was none. Without memory this one cannot be undone. */
static void remember(struct tui *tui, enum kind kind, const char *const *was, const char *const *is)
{
	const size_t n = kind_table(kind)->n_fields;
	struct undo undo = { .kind = kind, .has_was = was != NULL, .has_is = is != NULL };
	char *at = undo.memory = malloc(size_of(was, n) + size_of(is, n) + 1);

	if (!at)
		return;
	put_all(&at, was, n, undo.was);
	put_all(&at, is, n, undo.is);
	push(tui, &undo);
}

void undo_remember_choices(struct tui *tui, const char *candidate_no, const struct choices_rows *were, const struct choices_rows *are)
{
	struct undo undo = { .choices_were = *were, .choices_are = *are };

	snprintf(undo.candidate_no, sizeof undo.candidate_no, "%s", candidate_no);
	push(tui, &undo);
}

void undo_remember_adoption(struct tui *tui, const struct scenario *turned)
{
	const struct undo undo = { .turned = *turned };

	push(tui, &undo);
}

/* --- adding and changing ------------------------------------------------------------------------------------------------------------------ */

/* Faults go beside their fields where there is a form for them. */
static struct effect tell(struct view *view, const struct row_change *change, const struct row_report *report, const struct problem *problem)
{
	const struct kind_table *table = kind_table(change->kind);

	for (size_t i = 0; view->form && i < table->n_fields; i++)
		form_fault(view->form, i, "%s", fault_of_field(&report->faults, table->fields[i].name));
	return effect_problem(problem);
}

static enum status save(struct tui *tui, struct row_change change, enum row_outcome *outcome, struct row_report *report, struct problem *problem)
{
	const struct progress progress = work_begin(tui, &saving);

	change.progress = &progress;
	const enum status status = row_save(tui->store, &change, outcome, report, problem);
	work_end(tui);
	return status;
}

struct effect tui_change_row(struct view *view, const struct row_change *change, const char *done_message)
{
	struct row_report report = { .is_gone = false };
	struct problem problem = { .status = STATUS_OK };
	struct effect effect = effect_say("%s", done_message);
	enum row_outcome outcome = ROW_FAILED;

	if (save(view->tui, *change, &outcome, &report, &problem) != STATUS_OK)
		effect = tell(view, change, &report, &problem);
	else if (outcome == ROW_SAVED)
		remember(view->tui, change->kind, change->expected, change->texts);
	row_report_clear(&report);
	tui_data_changed(view->tui);
	return effect;
}

/* --- taking away -------------------------------------------------------------------------------------------------------------------------- */

static enum status take_away(struct tui *tui, enum kind kind, const char *const *texts, const char *reason, struct problem *problem)
{
	const struct kind_table *table = kind_table(kind);
	const struct progress progress = work_begin(tui, &saving);
	struct delete_request request = { .kind = kind, .reason = reason, .expected = texts, .progress = &progress };
	const char *keys[FIELDS_MOST];

	for (size_t i = 0; i < table->n_fields; i++)
		if (table->fields[i].is_key)
			keys[request.n_keys++] = texts[i];
	request.keys = keys;
	const enum status status = row_delete(tui->store, &request, problem);
	work_end(tui);
	return status;
}

struct effect tui_delete_row(struct view *view, enum kind kind, const char *const *texts, const char *reason)
{
	struct problem problem = { .status = STATUS_OK };
	const enum status status = take_away(view->tui, kind, texts, reason, &problem);

	if (status == STATUS_OK)
		remember(view->tui, kind, texts, NULL);
	tui_data_changed(view->tui);
	return status == STATUS_OK ? effect_say("%s", _("taken away; u brings it back")) : effect_problem(&problem);
}

/* --- undoing ------------------------------------------------------------------------------------------------------------------------------ */

static enum status put_choices_back(struct tui *tui, const struct undo *undo, struct problem *problem)
{
	const struct progress progress = work_begin(tui, &saving);
	const struct choices_change change = { .candidate_no = undo->candidate_no,
		                               .expected = &undo->choices_are,
		                               .rows = &undo->choices_were,
		                               .reason = _("undone"),
		                               .progress = &progress };
	enum choices_outcome outcome = CHOICES_SAME;
	const enum status status = choices_replace(tui->store, &change, &outcome, problem);

	work_end(tui);
	return status;
}

static enum status put_adopted_back(struct tui *tui, const struct undo *undo, struct problem *problem)
{
	const struct progress progress = work_begin(tui, &saving);
	const struct scenario_adoption adoption = { .scenario = &undo->turned, .reason = _("undone"), .progress = &progress };
	const enum status status = scenario_adopt(tui->store, &adoption, problem);

	work_end(tui);
	return status;
}

static enum status turn_round(struct tui *tui, const struct undo *undo, struct problem *problem)
{
	struct row_report report = { .is_gone = false };
	enum row_outcome outcome;

	if (undo->candidate_no[0])
		return put_choices_back(tui, undo, problem);
	if (undo->turned.n_rows > 0)
		return put_adopted_back(tui, undo, problem);
	if (!undo->has_was)
		return take_away(tui, undo->kind, undo->is, _("undone"), problem);
	const struct row_change change = { .kind = undo->kind,
		                           .texts = undo->was,
		                           .expected = undo->has_is ? undo->is : NULL,
		                           .reason = _("undone") };
	const enum status status = save(tui, change, &outcome, &report, problem);
	row_report_clear(&report);
	return status;
}

static struct effect say_undone(const struct undo *undo)
{
	const bool is_row = undo->candidate_no[0] == '\0';

	if (undo->turned.n_rows > 0)
		return effect_say(_("undone: %zu rows that were adopted"), undo->turned.n_rows);
	return effect_say(_("undone: %s %s"), kind_table(is_row ? undo->kind : KIND_CHOICES)->name,
	                  !is_row ? undo->candidate_no : undo->has_was ? undo->was[0] : undo->is[0]);
}

struct effect tui_undo(struct view *view)
{
	struct tui *tui = view->tui;
	struct problem problem = { .status = STATUS_OK };

	if (tui->n_undos == 0)
		return effect_refuse("%s", _("there is no change of yours to undo since this interface was opened"));
	struct undo *undo = &tui->undos[tui->n_undos - 1];
	const struct effect effect = say_undone(undo);
	const enum status status = turn_round(tui, undo, &problem);
	tui_data_changed(tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	undo_free(undo);
	tui->n_undos--;
	return effect;
}
