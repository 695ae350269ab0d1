/* SPDX-License-Identifier: ISC */
/* Registrations: their list and form, and what is done with them there and on a candidate's page. */
#include <luqu/day.h>
#include <luqu/service_registration.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_registration.h>
#include <luqu/text.h>

#include "internal.h"

static void extend_name(struct view *view, const struct list_row *row, struct list *list, size_t cell)
{
	char *texts[FIELDS_MOST], *memory;

	if (row_read(tui_store(view->tui), KIND_CANDIDATES, &row->cells[0], texts, &memory, NULL) == STATUS_OK)
		list_put_cell(list, cell, texts[CANDIDATES_NAME]);
	free(memory);
}

static void extend_registration(struct view *view, const struct list_row *row, struct list *list)
{
	extend_name(view, row, list, REGISTRATIONS_NAME);
}

static void extend_claim(struct view *view, const struct list_row *row, struct list *list)
{
	extend_name(view, row, list, CLAIMS_NAME);
}

const struct list_source list_registrations = { LIST_OVER(KIND_REGISTRATIONS), .extend = extend_registration };
const struct list_source list_claims = { LIST_OVER(KIND_CLAIMS), .extend = extend_claim };

/* --- states
 * ------------------------------------------------------------------------------------------------------------------------------ */

static struct effect change(struct view *view, struct registration_request *request)
{
	struct registration_report report = { .changed = 0 };
	struct problem problem = { .status = STATUS_OK };
	struct effect effect;

	tui_begin_change(view->tui);
	const enum status status = registration_change(tui_store(view->tui), request, &report, &problem);
	if (status == STATUS_OK)
		effect = effect_say(_("%llu registrations changed, %llu left as they are"), (unsigned long long)report.changed,
		                    (unsigned long long)report.passed);
	else if (report.faults.n_kept > 0)
		effect = effect_refuse("%s: %s", report.faults.kept[0].place, report.faults.kept[0].text);
	else
		effect = effect_problem(&problem);
	registration_report_clear(&report);
	tui_data_changed(view->tui);
	return effect;
}

/* NULL: the list is empty. */
static const char *number_of(const struct view *view)
{
	const struct list_row *row = view->list ? list_focus(view->list) : NULL;

	return row ? row->cells[REGISTRATIONS_NO] : view->list ? NULL : view->argument;
}

static struct effect change_one(struct view *view, enum registration_act act, const char *reason)
{
	const char *number = number_of(view);
	struct undo_row row;

	if (!number)
		return effect_refuse("%s", _("there is no row here"));
	undo_watch(view->tui, KIND_REGISTRATIONS, &number, &row);
	number = row.keys[0]; /* the list's own text goes when it is read again */
	struct registration_request request = { .act = act, .candidates = &number, .n_candidates = 1, .reason = reason };
	const struct effect effect = change(view, &request);
	undo_remember_act(view->tui, &row, effect.kind == EFFECT_REDRAW);
	return effect;
}

struct effect action_registration_confirm(struct view *view)
{
	return change_one(view, REGISTRATION_CONFIRM, NULL);
}

/* Whose registrations are being confirmed; "": everybody's. */
struct registrations { char feeder[EFFECT_TEXT]; };
const struct behaviour behaviour_registrations = { .state_bytes = sizeof(struct registrations) };

static struct effect confirm_for(struct view *view, const char *reason)
{
	const struct registrations *own = view->state;
	struct registration_request request = {
		.act = REGISTRATION_CONFIRM,
		.is_all = !own->feeder[0],
		.feeder = own->feeder[0] ? own->feeder : NULL,
		.reason = reason[0] ? reason : NULL,
	};

	return change(view, &request);
}

static struct effect feeder_given(struct view *view, const char *feeder)
{
	struct registrations *own = view->state;
	char question[2 * EFFECT_TEXT];

	snprintf(own->feeder, sizeof own->feeder, "%s", feeder);
	if (feeder[0])
		snprintf(question, sizeof question, _("Confirm the registrations of all candidates of %s. Why (may be empty)?"), feeder);
	else
		snprintf(question, sizeof question, "%s", _("Confirm the registrations of all candidates. Why (may be empty)?"));
	return effect_input(confirm_for, question, "");
}

struct effect action_registration_confirm_all(struct view *view)
{
	(void)view;
	return effect_input(feeder_given, _("Candidates of which feeder school are confirmed (empty: of all)?"), "");
}

static struct effect withdraw_for(struct view *view, const char *reason)
{
	return change_one(view, REGISTRATION_WITHDRAW, reason);
}

static struct effect reinstate_for(struct view *view, const char *reason)
{
	return change_one(view, REGISTRATION_REINSTATE, reason);
}

static struct effect ask_why(const struct view *view, struct effect (*given)(struct view *, const char *), const char *question)
{
	const char *number = number_of(view);
	char text[2 * EFFECT_TEXT];

	if (!number)
		return effect_refuse("%s", _("there is no row here"));
	snprintf(text, sizeof text, question, number);
	return effect_input(given, text, "");
}

struct effect action_registration_withdraw(struct view *view)
{
	return ask_why(view, withdraw_for, _("Why does %s withdraw?"));
}

struct effect action_registration_reinstate(struct view *view)
{
	return ask_why(view, reinstate_for, _("Why is %s taken in again?"));
}

/* --- the form
 * ---------------------------------------------------------------------------------------------------------------------------- */

struct effect action_registration_open(struct view *view)
{
	return effect_open(&screen_registration, view->argument);
}

/* A candidate without a row gets one. */
static enum status fill_registration(struct view *view, struct problem *problem)
{
	const char *number = view->argument;
	char *texts[FIELDS_MOST], *memory;

	if (view_find_candidate(view, problem) != STATUS_OK)
		return problem->status;
	if (!number[0] || row_read(tui_store(view->tui), KIND_REGISTRATIONS, &number, texts, &memory, NULL) == STATUS_OK) {
		if (number[0])
			free(memory);
		return form_row_fill(view, problem);
	}
	form_set(view->form, REGISTRATIONS_NO, number);
	form_set(view->form, REGISTRATIONS_STATE, "registered");
	view->argument[0] = '\0';
	return STATUS_OK;
}

/* What the candidate's ID number says; false: nothing. */
static bool derive(struct view *view, const char *number, char birth[DAY_TEXT], char *sex)
{
	char *texts[FIELDS_MOST], *memory;
	const bool is_there = row_read(tui_store(view->tui), KIND_CANDIDATES, &number, texts, &memory, NULL) == STATUS_OK;
	const bool says = is_there && id_no_read(texts[CANDIDATES_ID_NO], strlen(texts[CANDIDATES_ID_NO]), birth, sex);

	free(memory);
	return says;
}

struct effect action_registration_derive(struct view *view)
{
	char birth[DAY_TEXT], sex;

	if (!derive(view, form_get(view->form, REGISTRATIONS_NO), birth, &sex))
		return effect_refuse("%s", _("the candidate has no ID number of 18 characters"));
	form_set(view->form, REGISTRATIONS_BIRTH, birth);
	return effect_redraw();
}

struct effect action_candidate_derive(struct view *view)
{
	const char *id_no = form_get(view->form, CANDIDATES_ID_NO);
	char birth[DAY_TEXT], sex[2] = "";

	if (!id_no_read(id_no, strlen(id_no), birth, sex) || id_no_check_digit(id_no) != id_no[strlen(id_no) - 1])
		return effect_refuse("%s", _("there is no ID number of 18 characters with its check digit here"));
	form_set(view->form, CANDIDATES_SEX, sex);
	return effect_redraw();
}

const struct form_kind form_of_registrations = {
	.is_row = true, .kind = KIND_REGISTRATIONS, .fill = fill_registration, .save = form_row_save
};
const struct form_kind form_of_claims = { .is_row = true, .kind = KIND_CLAIMS, .fill = form_row_fill, .save = form_row_save };

/* --- claims
 * ------------------------------------------------------------------------------------------------------------------------------ */

/* Of the notice that is being asked for; "": as the service has it. */
struct claims { char from[DAY_TEXT], to[DAY_TEXT]; };
const struct behaviour behaviour_claims = { .state_bytes = sizeof(struct claims) };

static struct effect change_claim(struct view *view, enum claim_act act, const char *reason)
{
	const struct list_row *row = list_focus(view->list);
	const struct claims *own = view->state;
	const bool is_notice = act == CLAIM_NOTICE;
	struct problem problem = { .status = STATUS_OK };

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	const struct claim_request request = { .act = act,
		                               .candidate_no = row->cells[CLAIMS_NO],
		                               .kind = row->cells[CLAIMS_KIND],
		                               .item = row->cells[CLAIMS_ITEM],
		                               .reason = reason,
		                               .from = is_notice && own->from[0] ? own->from : NULL,
		                               .to = is_notice && own->to[0] ? own->to : NULL,
		                               .today = day_today() };
	struct undo_row watched;
	undo_watch(view->tui, KIND_CLAIMS, (const char *[]){ request.candidate_no, request.kind, request.item }, &watched);
	const bool gives = act == CLAIM_GRANT || (watched.memory && strcmp(watched.texts[CLAIMS_STATE], "granted") == 0); /* more than the row */
	tui_begin_change(view->tui);
	const enum status status = claim_change(tui_store(view->tui), &request, &problem);
	undo_remember_act(view->tui, &watched, status == STATUS_OK && !gives);
	tui_data_changed(view->tui);
	return status == STATUS_OK ? effect_say("%s", _("1 claim changed")) : effect_problem(&problem);
}

static struct effect notice_for(struct view *view, const char *reason)
{
	return change_claim(view, CLAIM_NOTICE, reason);
}

static struct effect grant_for(struct view *view, const char *reason)
{
	return change_claim(view, CLAIM_GRANT, reason);
}

static struct effect refuse_for(struct view *view, const char *reason)
{
	return change_claim(view, CLAIM_REFUSE, reason);
}

/* "", a day, or two days. */
static struct effect days_given(struct view *view, const char *text)
{
	const size_t length = strcspn(text, " ");
	const char *to = text[length] ? text + length + 1 : "";
	struct claims *own = view->state;

	if (length >= sizeof own->from || strlen(to) >= sizeof own->to)
		return effect_refuse("%s", _("a day or two, with a blank between: 2026-06-18 2026-06-25"));
	snprintf(own->from, sizeof own->from, "%.*s", (int)length, text);
	snprintf(own->to, sizeof own->to, "%s", to);
	return effect_input(notice_for, _("Why is it put up?"), "");
}

struct effect action_claim_notice(struct view *view)
{
	(void)view;
	return effect_input(days_given, _("A notice from which day to which (empty: five working days from today)?"), "");
}

struct effect action_claim_grant(struct view *view)
{
	(void)view;
	return effect_input(grant_for, _("Why is the claim granted?"), "");
}

struct effect action_claim_refuse(struct view *view)
{
	(void)view;
	return effect_input(refuse_for, _("Why is the claim refused?"), "");
}
