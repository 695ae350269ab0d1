/* SPDX-License-Identifier: ISC */
/* The screen `rechecks`: applied for, answered, confirmed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_freeze.h>
#include <luqu/service_recheck.h>

#include "internal.h"

/* --- cells ------------------------------------------------------------------------------------------------------------------- */

static void put_mark(struct list *list, int cell, const struct list_row *row, int mark)
{
	struct recheck_mark of = { .has_mark = row->cells[mark][0] != '\0' };
	char text[RECHECK_MARK_TEXT];

	decimal_read(row->cells[mark], strlen(row->cells[mark]), 2, 2, &of.mark_e2);
	snprintf(of.status, sizeof of.status, "%s", row->cells[mark + 1]);
	list_put_cell(list, (size_t)cell, recheck_mark_text(&of, text));
}

static void extend(struct view *view, const struct list_row *row, struct list *list)
{
	(void)view;
	put_mark(list, RECHECKS_OLD, row, RECHECKS_OLD_MARK);
	put_mark(list, RECHECKS_NEW, row, RECHECKS_NEW_MARK);
}

const struct list_source list_rechecks = { LIST_OVER(WINDOW_RECHECKS), .is_falling = true, .extend = extend };

const char *show_recheck_state(const char *cell, char *buffer, size_t size)
{
	(void)buffer, (void)size;
	for (int i = 0; i < RECHECK_STATES; i++)
		if (strcmp(cell, recheck_state_word((enum recheck_state)i)) == 0)
			return recheck_state_name((enum recheck_state)i);
	return cell;
}

const char *show_recheck_finding(const char *cell, char *buffer, size_t size)
{
	(void)buffer, (void)size;
	for (int i = 0; i < FOUND_COUNT; i++)
		if (strcmp(cell, recheck_finding_word((enum recheck_finding)i)) == 0)
			return recheck_finding_name((enum recheck_finding)i);
	return cell;
}

/* --- steps ------------------------------------------------------------------------------------------------------------------- */

static struct effect end_step(struct view *view, enum status status, const struct problem *problem,
                              const struct store_recheck *recheck)
{
	tui_data_changed(view->tui);
	if (status != STATUS_OK)
		return effect_problem(problem);
	return effect_say(_("recheck %lld of %s in %s: %s"), (long long)recheck->number, recheck->candidate_no, recheck->subject,
	                  recheck_state_name(recheck->state));
}

/* Two words, the second of which may be missing. */
struct words {
	char text[EFFECT_TEXT], *first, *second;
};
static void split(const char *text, struct words *words)
{
	char *rest = NULL;

	snprintf(words->text, sizeof words->text, "%s", text);
	words->first = strtok_r(words->text, " ", &rest);
	words->second = strtok_r(NULL, "", &rest);
}

static struct effect apply_for(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_recheck recheck;
	struct words words = { .first = NULL };

	split(text, &words);
	if (!words.first || !words.second)
		return effect_refuse("%s", _("a candidate's number and a subject, with a blank between them"));
	const struct recheck_application application = { .candidate_no = words.first,
		                                         .subject = words.second,
		                                         .today = tui_today(view->tui) };
	tui_begin_change(view->tui);
	return end_step(view, recheck_apply(tui_store(view->tui), &application, &recheck, &problem), &problem, &recheck);
}

struct effect action_recheck_apply(struct view *view)
{
	(void)view;
	return effect_input(apply_for, _("Recheck of (candidate's number, subject):"), "");
}

static bool find_focus(struct view *view, int64_t *number)
{
	const struct list_row *row = list_focus(view->list);

	return row && decimal_read(row->cells[RECHECKS_NUMBER], strlen(row->cells[RECHECKS_NUMBER]), 0, 0, number) == DECIMAL_GOOD;
}

static struct effect answer_with(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_recheck recheck;
	struct recheck_answer answer = { .number = 0 };
	struct words words = { .first = NULL };

	split(text, &words);
	answer.finding = words.first;
	answer.mark = words.second;
	if (!find_focus(view, &answer.number))
		return effect_refuse("%s", _("there is no row here"));
	tui_begin_change(view->tui);
	return end_step(view, recheck_answer(tui_store(view->tui), &answer, &recheck, &problem), &problem, &recheck);
}

struct effect action_recheck_answer(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char question[EFFECT_TEXT];

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	snprintf(question, sizeof question, _("Recheck %s found (none, or a fault and the mark):"), row->cells[RECHECKS_NUMBER]);
	return effect_input(answer_with, question, "");
}

/* Who would change is what comes next, where a run is stored. */
static struct effect confirm(struct view *view)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_recheck recheck;
	int64_t number;

	if (!find_focus(view, &number))
		return effect_refuse("%s", _("there is no row here"));
	tui_begin_change(view->tui);
	const enum status status = recheck_confirm(tui_store(view->tui), number, NULL, &recheck, &problem);
	const struct effect effect = end_step(view, status, &problem, &recheck);
	if (status != STATUS_OK || tui_run(view->tui) == 0)
		return effect;
	tui_say(view->tui, "%s", effect.text);
	return effect_open(&screen_stale, "");
}

struct effect action_recheck_confirm(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	struct store_recheck recheck = { .number = 0 };
	char old[RECHECK_MARK_TEXT], new[RECHECK_MARK_TEXT];
	int64_t number;

	if (!row || !find_focus(view, &number) || store_find_recheck(tui_store(view->tui), number, &recheck) != STORE_DONE)
		return effect_refuse("%s", _("there is no row here"));
	if (recheck.state != RECHECK_PROPOSED)
		return effect_refuse(_("recheck %lld: there is nothing to confirm"), (long long)number);
	return effect_ask(confirm, _("%s in %s from %s to %s?"), recheck.candidate_no, recheck.subject,
	                  recheck_mark_text(&recheck.old, old), recheck_mark_text(&recheck.new, new));
}
