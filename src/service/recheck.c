/* SPDX-License-Identifier: ISC */
/* Applications for rechecks, and what people read of them. */
#include <luqu/service_recheck.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/day.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_seat.h>

#include "recheck.h"

enum { CALENDAR_FROM = 2, CALENDAR_TO = 3, SUBJECT_EXAM = 5, SUBJECT_FORMULA = 6, RECHECK_EXAM_TEXT = 33 };

/* --- words ------------------------------------------------------------------------------------------------------------------- */

const char *recheck_mark_text(const struct recheck_mark *mark, char text[RECHECK_MARK_TEXT])
{
	char number[DECIMAL_TEXT] = "";

	if (mark->has_mark)
		decimal_write_e2(mark->mark_e2, number);
	if (strcmp(mark->status, "present") == 0 || !mark->status[0])
		snprintf(text, RECHECK_MARK_TEXT, "%s", number);
	else
		snprintf(text, RECHECK_MARK_TEXT, "%s%s%s", mark->status, number[0] ? " " : "", number);
	return text;
}

const char *recheck_state_name(enum recheck_state state)
{
	static const char *const names[RECHECK_STATES] = {
		[RECHECK_APPLIED] = N_("applied for"),
		[RECHECK_UNCHANGED] = N_("in order"),
		[RECHECK_PROPOSED] = N_("proposed"),
		[RECHECK_CORRECTED] = N_("corrected"),
	};

	return _(names[state]);
}

const char *recheck_finding_name(enum recheck_finding finding)
{
	static const char *const names[FOUND_COUNT] = {
		[FOUND_NONE] = N_("nothing found"),        [FOUND_IDENTITY] = N_("another candidate's mark"),
		[FOUND_UNMARKED] = N_("items not marked"), [FOUND_ADDITION] = N_("added up wrongly"),
		[FOUND_TRANSFER] = N_("copied wrongly"),
	};

	return names[finding] ? _(names[finding]) : "";
}

void recheck_audit(struct store *store, const char *action, const struct store_recheck *recheck)
{
	char key[24], old[RECHECK_MARK_TEXT], new[RECHECK_MARK_TEXT], text[256];
	const struct store_change change = { action, "recheck", key, "", text, "" };

	snprintf(key, sizeof key, "%lld", (long long)recheck->number);
	snprintf(text, sizeof text, "{\"candidate_no\":\"%s\",\"subject\":\"%s\",\"finding\":\"%s\",\"old\":\"%s\",\"new\":\"%s\"}",
	         recheck->candidate_no, recheck->subject, recheck_finding_word(recheck->finding),
	         recheck_mark_text(&recheck->old, old), recheck_mark_text(&recheck->new, new));
	store_audit_add(store, &change);
}

/* --- the window -------------------------------------------------------------------------------------------------------------- */

static void copy_date(char date[DAY_TEXT], const struct value *value)
{
	snprintf(date, DAY_TEXT, "%.*s", (int)value->length, value->text);
}

/* The step of the exam, where it has one of its own. */
static enum store_answer find_step(struct store *store, const char *exam, struct value step[FIELDS_MOST])
{
	struct row row = { .kind = KIND_CALENDAR };
	char name[sizeof RECHECK_STEP + RECHECK_EXAM_TEXT];
	enum store_answer answer;

	snprintf(name, sizeof name, "%s.%s", RECHECK_STEP, exam);
	row.values[0] = (struct value){ .text = name, .length = strlen(name) };
	answer = store_find_row(store, &row, step);
	if (answer != STORE_MISSING)
		return answer;
	row.values[0] = (struct value){ .text = RECHECK_STEP, .length = sizeof RECHECK_STEP - 1 };
	return store_find_row(store, &row, step);
}

static enum status check_window(struct store *store, const char *exam, const char *given, struct problem *problem)
{
	struct value step[FIELDS_MOST];
	char from[DAY_TEXT], to[DAY_TEXT], today[DAY_TEXT];

	switch (find_step(store, exam, step)) {
	case STORE_DONE:
		break;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("the calendar has no step '%s': its dates are the window for rechecks"),
		                   RECHECK_STEP);
	default:
		return store_trouble(store, problem);
	}
	copy_date(from, &step[CALENDAR_FROM]);
	copy_date(to, &step[CALENDAR_TO]);
	if (given)
		snprintf(today, sizeof today, "%.10s", given);
	else
		day_write(day_today(), today);
	if ((from[0] && strcmp(today, from) < 0) || (to[0] && strcmp(today, to) > 0))
		return problem_set(problem, STATUS_FAULT, _("rechecks are applied for from %s to %s; today is %s"),
		                   from[0] ? from : "-", to[0] ? to : "-", today);
	return STATUS_OK;
}

/* --- whose, in what ---------------------------------------------------------------------------------------------------------- */

static enum status find_named(struct store *store, enum kind kind, const char *key, struct value found[FIELDS_MOST],
                              struct problem *problem)
{
	struct row row = { .kind = kind };

	row.values[0] = (struct value){ .text = key, .length = strlen(key) };
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		return STATUS_OK;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("%s has no row %s"), kind_table(kind)->name, key);
	default:
		return store_trouble(store, problem);
	}
}

/* A withdrawn candidate takes part in nothing. */
static enum status check_takes_part(struct store *store, const char *candidate_no, struct problem *problem)
{
	const int state = kind_field(KIND_REGISTRATIONS, "state", 5);
	struct row row = { .kind = KIND_REGISTRATIONS };
	struct value found[FIELDS_MOST];

	row.values[0] = (struct value){ .text = candidate_no, .length = strlen(candidate_no) };
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		break;
	case STORE_MISSING:
		return STATUS_OK;
	default:
		return store_trouble(store, problem);
	}
	if (found[state].length != strlen("withdrawn") || memcmp(found[state].text, "withdrawn", found[state].length) != 0)
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("candidate %s has withdrawn"), candidate_no);
}

static enum status check_application(struct store *store, const struct recheck_application *application, struct problem *problem)
{
	struct value found[FIELDS_MOST] = { 0 };
	char exam[RECHECK_EXAM_TEXT];
	enum status status = check_takes_part(store, application->candidate_no, problem);

	if (status == STATUS_OK)
		status = find_named(store, KIND_SUBJECTS, application->subject, found, problem);
	snprintf(exam, sizeof exam, "%.*s", (int)found[SUBJECT_EXAM].length, found[SUBJECT_EXAM].text);
	if (status == STATUS_OK && found[SUBJECT_FORMULA].length > 0)
		status = problem_set(problem, STATUS_FAULT, _("subject %s is computed from others: a recheck is of one of those"),
		                     application->subject);
	return status == STATUS_OK ? check_window(store, exam, application->today, problem) : status;
}

static enum status add(struct store *store, const struct recheck_application *application, struct store_recheck *recheck,
                       struct problem *problem)
{
	struct recheck_application resolved = *application;
	char candidate_no[SEAT_CODE_TEXT];
	enum status status = candidate_resolve(store, application->candidate_no, candidate_no, problem);

	resolved.candidate_no = candidate_no;
	if (status == STATUS_OK)
		status = check_application(store, &resolved, problem);
	if (status != STATUS_OK)
		return status;
	*recheck = (struct store_recheck){ .state = RECHECK_APPLIED };
	snprintf(recheck->candidate_no, sizeof recheck->candidate_no, "%s", candidate_no);
	snprintf(recheck->subject, sizeof recheck->subject, "%s", application->subject);
	if (store_add_recheck(store, recheck) == STORE_DUPLICATE)
		return problem_set(problem, STATUS_FAULT, _("a recheck of %s in %s is under way already"), recheck->candidate_no,
		                   recheck->subject);
	recheck_audit(store, "apply", recheck);
	return store_trouble(store, problem);
}

enum status recheck_apply(struct store *store, const struct recheck_application *application, struct store_recheck *recheck,
                          struct problem *problem)
{
	enum status status = store_begin(store, application->progress, problem);

	if (status != STATUS_OK)
		return status;
	status = add(store, application, recheck, problem);
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}
