/* SPDX-License-Identifier: ISC */
/* The screen `freezes`: how each exam stands, and the steps of two people. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_freeze.h>
#include <luqu/service_freeze.h>

#include "internal.h"

struct freezing {
	struct freeze_report report;
};

/* --- the list ---------------------------------------------------------------------------------------------------------------- */

static enum status read_again(struct view *view, struct problem *problem)
{
	struct freezing *own = view->state;

	freeze_report_free(&own->report);
	return freeze_report_make(tui_store(view->tui), FREEZE_STATES, &own->report, problem);
}

static enum status freezes_open(struct view *view, struct problem *problem)
{
	return read_again(view, problem);
}

static void freezes_close(struct view *view)
{
	struct freezing *own = view->state;

	if (own)
		freeze_report_free(&own->report);
}

static void freezes_returned(struct view *view)
{
	struct problem problem = { .status = STATUS_OK };

	if (read_again(view, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
}

static void fill(const struct view *view, size_t index, struct list_row *row)
{
	const struct freezing *own = view->state;
	const struct freeze_state *state = &own->report.exams[index];

	row->n_cells = FREEZES_CELLS;
	row->cells[FREEZES_EXAM] = state->exam;
	row->cells[FREEZES_NAME] = state->name;
	row->cells[FREEZES_STATE] = freeze_state_name(state);
	row->cells[FREEZES_DIGEST] = state->last.digest;
	row->cells[FREEZES_PROPOSER] = state->last.proposer;
	row->cells[FREEZES_CONFIRMER] = state->last.confirmer;
}

static void *open_freezes(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct freezing *own = view->state;
	const struct list_array array = { own->report.n_exams, fill };

	return list_open_array(view, from, &array, problem);
}

const struct list_source list_freezes = { .open = open_freezes, .next = list_next_array, .close = list_close_array };
const struct behaviour behaviour_freezes = {
	.state_bytes = sizeof(struct freezing),
	.open = freezes_open,
	.close = freezes_close,
	.returned = freezes_returned,
};

/* --- steps ------------------------------------------------------------------------------------------------------------------- */

static const struct freeze_state *focus(const struct view *view)
{
	const struct freezing *own = view->state;
	const struct list_row *row = list_focus(view->list);

	for (size_t i = 0; row && i < own->report.n_exams; i++)
		if (strcmp(own->report.exams[i].exam, row->cells[FREEZES_EXAM]) == 0)
			return &own->report.exams[i];
	return NULL;
}

typedef enum status freeze_step(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                                struct problem *problem);

static struct effect take(struct view *view, freeze_step *step, struct freeze_request request)
{
	const struct freeze_state *state = focus(view);
	struct problem problem = { .status = STATUS_OK };
	struct store_freeze freeze;
	char exam[STORE_CODE_TEXT];

	if (!state)
		return effect_refuse("%s", _("there is no row here"));
	snprintf(exam, sizeof exam, "%s", state->exam);
	request.exam = exam;
	tui_begin_change(view->tui);
	const enum status status = step(tui_store(view->tui), &request, &freeze, &problem);
	tui_data_changed(view->tui);
	if (status != STATUS_OK)
		return effect_problem(&problem);
	if (freeze.confirmed[0])
		return effect_say(freeze.is_freeze ? _("%s is frozen") : _("%s is not frozen any more"), exam);
	return effect_say(_("proposed; another person confirms. Digest: %.16s"), freeze.digest);
}

static struct effect propose_freeze(struct view *view)
{
	return take(view, freeze_propose, (struct freeze_request){ .is_freeze = true });
}

struct effect action_freeze_propose(struct view *view)
{
	const struct freeze_state *state = focus(view);

	return state ? effect_ask(propose_freeze, _("Propose to freeze the scores of %s?"), state->exam)
	             : effect_refuse("%s", _("there is no row here"));
}

static struct effect propose_unfreeze(struct view *view, const char *reason)
{
	return take(view, freeze_propose, (struct freeze_request){ .reason = reason });
}

struct effect action_unfreeze_propose(struct view *view)
{
	const struct freeze_state *state = focus(view);
	char question[EFFECT_TEXT];

	if (!state)
		return effect_refuse("%s", _("there is no row here"));
	snprintf(question, sizeof question, _("Why are the scores of %s to be opened again?"), state->exam);
	return effect_input(propose_unfreeze, question, "");
}

static struct effect confirm_freeze(struct view *view, const char *digest)
{
	return take(view, freeze_confirm, (struct freeze_request){ .is_freeze = true, .digest = digest });
}

static struct effect confirm_unfreeze(struct view *view)
{
	return take(view, freeze_confirm, (struct freeze_request){ .is_freeze = false });
}

struct effect action_freeze_confirm(struct view *view)
{
	const struct freeze_state *state = focus(view);
	char question[EFFECT_TEXT];

	if (!state || !state->is_proposed)
		return effect_refuse("%s", _("nothing waits for confirmation here"));
	if (!state->last.is_freeze)
		return effect_ask(confirm_unfreeze, _("Open the scores of %s again, as %s proposed (%s)?"), state->exam,
		                  state->last.proposer, state->last.reason);
	snprintf(question, sizeof question, _("Digest of %s as %s has it (8 digits at least):"), state->exam, state->last.proposer);
	return effect_input(confirm_freeze, question, "");
}
