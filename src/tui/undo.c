/* SPDX-License-Identifier: ISC */
/* Rows added, changed and taken away by hand, and the last of these turned round: which is a change like any other, and audited as one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>

#include "internal.h"
#include "page.h"

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
static void push_one(struct tui *tui, const struct undo *undo)
{
	if (tui->n_undos == UNDO_MOST) {
		undo_free(&tui->undos[0]);
		memmove(&tui->undos[0], &tui->undos[1], (UNDO_MOST - 1) * sizeof tui->undos[0]);
		tui->n_undos--;
	}
	tui->undos[tui->n_undos++] = *undo;
}

/* What was done up to there and is not known here stands in the way of what is older. */
static void note_others(struct tui *tui, int64_t until)
{
	struct undo undo = { .memory = NULL };

	if (undo_find_other(tui, tui->undo_seq, until, &undo))
		push_one(tui, &undo);
	if (until > tui->undo_seq)
		tui->undo_seq = until;
}

static void push(struct tui *tui, const struct undo *undo)
{
	note_others(tui, tui->begin_seq);
	push_one(tui, undo);
	tui->undo_seq = tui_data_seq(tui);
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

enum how { BY_HAND, BY_ACT };

/* was, is: the row before and after, NULL where there was none. Without memory this one cannot be undone. */
static void remember(struct tui *tui, enum kind kind, const char *const *was, const char *const *is, enum how how)
{
	const size_t n = kind_table(kind)->n_fields;
	struct undo undo = { .kind = kind, .has_was = was != NULL, .has_is = is != NULL, .is_act = how == BY_ACT };
	char *at = undo.memory = malloc(size_of(was, n) + size_of(is, n) + 1);

	if (!at)
		return;
	put_all(&at, was, n, undo.was);
	put_all(&at, is, n, undo.is);
	push(tui, &undo);
}

void undo_remember_added(struct tui *tui, enum kind kind, const char *const *texts)
{
	remember(tui, kind, NULL, texts, BY_HAND);
}

static bool read_watched(struct tui *tui, const struct undo_row *row, char *texts[FIELDS_MOST], char **memory)
{
	const char *keys[UNDO_KEYS];

	for (size_t i = 0; i < UNDO_KEYS; i++)
		keys[i] = row->keys[i];
	return row_read(tui->store, row->kind, keys, texts, memory, NULL) == STATUS_OK;
}

void undo_watch(struct tui *tui, enum kind kind, const char *const *keys, struct undo_row *row)
{
	*row = (struct undo_row){ .kind = kind };
	for (size_t i = 0; i < kind_table(kind)->n_keys; i++)
		snprintf(row->keys[i], sizeof row->keys[i], "%s", keys[i]);
	read_watched(tui, row, row->texts, &row->memory);
}

void undo_remember_act(struct tui *tui, struct undo_row *row, bool was_done)
{
	char *texts[FIELDS_MOST], *memory = NULL;

	if (was_done && read_watched(tui, row, texts, &memory))
		remember(tui, row->kind, row->memory ? (const char *const *)row->texts : NULL, (const char *const *)texts, BY_ACT);
	free(memory);
	free(row->memory);
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
		remember(view->tui, change->kind, change->expected, change->texts, BY_HAND);
	row_report_clear(&report);
	tui_data_changed(view->tui);
	return effect;
}

/* --- taking away -------------------------------------------------------------------------------------------------------------------------- */

static enum status take_away(struct tui *tui, struct delete_request request, struct problem *problem)
{
	const struct kind_table *table = kind_table(request.kind);
	const struct progress progress = work_begin(tui, &saving);
	const char *const *texts = request.expected;
	const char *keys[FIELDS_MOST];

	request.progress = &progress;

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
	const enum status status = take_away(view->tui, (struct delete_request){ .kind = kind, .expected = texts, .reason = reason }, &problem);

	if (status == STATUS_OK)
		remember(view->tui, kind, texts, NULL, BY_HAND);
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
		return take_away(tui, (struct delete_request){ .kind = undo->kind, .expected = undo->is, .reason = _("undone"), .takes_back = undo->is_act },
				 problem);
	const struct row_change change = { .kind = undo->kind,
		                           .texts = undo->was,
		                           .expected = undo->has_is ? undo->is : NULL,
		                           .reason = _("undone"),
		                           .takes_back = undo->is_act };
	const enum status status = save(tui, change, &outcome, &report, problem);
	row_report_clear(&report);
	return status;
}

static void name_undo(const struct undo *undo, char name[UNDO_OTHER_TEXT])
{
	const bool is_row = undo->candidate_no[0] == '\0';
	char object[SHOWN_TEXT];

	if (undo->turned.n_rows > 0)
		snprintf(name, UNDO_OTHER_TEXT, _("%zu rows that were adopted"), undo->turned.n_rows);
	else
		snprintf(name, UNDO_OTHER_TEXT, "%.50s %.100s", show_object(kind_table(is_row ? undo->kind : KIND_CHOICES)->name, object, sizeof object),
			 !is_row ? undo->candidate_no : undo->has_was ? undo->was[0] : undo->is[0]);
}

static struct effect undo_last(struct tui *tui)
{
	struct undo *undo = &tui->undos[tui->n_undos - 1];
	struct problem problem = { .status = STATUS_OK };
	char name[UNDO_OTHER_TEXT];

	name_undo(undo, name);
	const enum status status = turn_round(tui, undo, &problem);
	tui_data_changed(tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	tui->undo_seq = tui_data_seq(tui);
	undo_free(undo);
	tui->n_undos--;
	return effect_say(_("undone: %s"), name);
}

/* How many there are up to the last one that can be undone. */
static size_t count_undoable(const struct tui *tui)
{
	size_t n = tui->n_undos;

	while (n > 0 && tui->undos[n - 1].other[0])
		n--;
	return n;
}

static struct effect undo_older(struct view *view)
{
	struct tui *tui = view->tui;

	tui->n_undos = count_undoable(tui); /* others own no memory */
	return undo_last(tui);
}

/* Nothing older is undone unasked: first it is told what the last change was, then it is asked. */
static struct effect stand_before(const struct tui *tui, struct undo *other)
{
	const size_t n = count_undoable(tui);
	const char *open = other->way ? " (" : "", *way = other->way ? other->way : "", *close = other->way ? ")" : "";
	char name[UNDO_OTHER_TEXT];

	if (n == 0)
		return effect_refuse(_("not undone: %s%s%s%s"), other->other, open, way, close);
	if (!other->is_told) {
		other->is_told = true;
		return effect_refuse(_("not undone: %s%s%s%s; u again: an older one"), other->other, open, way, close);
	}
	name_undo(&tui->undos[n - 1], name);
	return effect_ask(undo_older, _("Undo the older change: %s?"), name);
}

struct effect tui_undo(struct view *view)
{
	struct tui *tui = view->tui;

	note_others(tui, tui_data_seq(tui));
	if (tui->n_undos == 0)
		return effect_refuse("%s", _("there is no change of yours to undo since this interface was opened"));
	return tui->undos[tui->n_undos - 1].other[0] ? stand_before(tui, &tui->undos[tui->n_undos - 1]) : undo_last(tui);
}
