/* SPDX-License-Identifier: ISC */
/* Results of the PE test become scores. */
#include "pe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_guard.h>
#include <luqu/text.h>

enum { SUBJECT_FULL_MARK = 2, SUBJECT_STEP = 3, SUBJECT_FORMULA = 6, SCORE_MARK = 2, SCORE_STATUS = 3 };
enum { RESULT_NO, RESULT_SEX, RESULT_ID, RESULT_ITEM, RESULT_RESULT, RESULT_STATUS };
enum { ROWS_PER_STEP = 4096, NO_TEXT = 40 };

/* How far a group of items has come, the better further on. */
enum group_state { GROUP_MISSING, GROUP_ABSENT, GROUP_VOID, GROUP_DEFERRED, GROUP_EXEMPT, GROUP_PRESENT, GROUP_STATES };
struct group {
	enum group_state state;
	int64_t mark_e2;
};

struct computing {
	struct store *store;
	const struct pe_request *request;
	struct pe_report *report;
	struct pe_tables tables;
	struct row *row;
	struct group *groups;
	int64_t full_e2, step_e2;
	char candidate_no[NO_TEXT]; /* the one at hand; "": none yet */
	int sex;                    /* -1: not known */
};

void pe_report_clear(struct pe_report *report)
{
	findings_clear(&report->faults);
	*report = (struct pe_report){ .candidates = 0 };
}

/* --- a candidate's results
 * --------------------------------------------------------------------------------------------------------- */

static int sex_of(struct store_cursor *row)
{
	char birth[DAY_TEXT], sex = store_cursor_text(row, RESULT_SEX)[0];

	if (!sex && !id_no_read(store_cursor_text(row, RESULT_ID), store_cursor_length(row, RESULT_ID), birth, &sex))
		return -1;
	return sex == 'M' ? PE_MALE : PE_FEMALE;
}

static void refuse(struct computing *computing, const char *item, const char *why)
{
	char place[2 * NO_TEXT + 16];

	snprintf(place, sizeof place, "pe_results %s/%s", computing->candidate_no, item);
	findings_add(&computing->report->faults, place, 0, NULL, "%s", why);
}

/* false: the result cannot be made a mark. */
static bool mark_result(struct computing *computing, const struct pe_item *item, int64_t result_e2, int64_t *mark_e2)
{
	const char *why = computing->sex < 0                  ? _("the candidate's sex is not known")
	                  : item->n_rows[computing->sex] == 0 ? _("pe_table has no rows of the item for the candidate's sex")
	                                                      : NULL;

	if (why)
		refuse(computing, item->code, why);
	else
		*mark_e2 = pe_item_mark_e2(item, computing->sex, result_e2);
	return !why;
}

static enum group_state state_of(const char *status)
{
	static const char *const names[GROUP_STATES] = { "", "absent", "void", "deferred", "exempt", "present" };
	enum group_state state = GROUP_PRESENT;

	while (state > GROUP_MISSING && strcmp(names[state], status) != 0)
		state--;
	return state;
}

static void take_result(struct computing *computing, struct store_cursor *row)
{
	const struct pe_item *item = pe_tables_find(&computing->tables, store_cursor_text(row, RESULT_ITEM));
	const enum group_state state = state_of(store_cursor_text(row, RESULT_STATUS));
	int64_t mark_e2 = state == GROUP_EXEMPT && item ? item->exempt_e2 : 0;
	struct group *group;

	if (!item || (state == GROUP_PRESENT && !mark_result(computing, item, store_cursor_number(row, RESULT_RESULT), &mark_e2)))
		return;
	group = &computing->groups[item->group_number];
	if (mark_e2 > group->mark_e2)
		group->mark_e2 = mark_e2;
	if (state > group->state)
		group->state = state;
}

/* --- the score
 * --------------------------------------------------------------------------------------------------------------------- */

/* Returns the status; *mark_e2 is meant with present and exempt. */
static const char *sum_up(struct computing *computing, int64_t *mark_e2)
{
	size_t n_of[GROUP_STATES] = { 0 };
	int64_t sum_e2 = 0;

	for (size_t i = 0; i < computing->tables.n_groups; i++) {
		n_of[computing->groups[i].state]++;
		sum_e2 += computing->groups[i].mark_e2;
	}
	computing->report->incomplete += n_of[GROUP_MISSING] > 0;
	sum_e2 = (sum_e2 + computing->step_e2 / 2 + computing->step_e2 % 2) / computing->step_e2 * computing->step_e2;
	*mark_e2 = sum_e2 < computing->full_e2 ? sum_e2 : computing->full_e2;
	if (n_of[GROUP_DEFERRED] > 0)
		return "deferred";
	if (n_of[GROUP_PRESENT] > 0)
		return "present";
	return n_of[GROUP_EXEMPT] > 0 ? "exempt" : n_of[GROUP_VOID] > 0 ? "void" : "absent";
}

static void fill_score(struct computing *computing)
{
	struct value *values = computing->row->values;
	int64_t mark_e2;
	const char *status = sum_up(computing, &mark_e2);
	const bool has_mark = strcmp(status, "present") == 0 || strcmp(status, "exempt") == 0;

	computing->row->kind = KIND_SCORES;
	values[0] = (struct value){ .text = computing->candidate_no, .length = strlen(computing->candidate_no) };
	values[1] = (struct value){ .text = computing->request->subject, .length = strlen(computing->request->subject) };
	values[SCORE_MARK] = (struct value){ .is_null = !has_mark, .number = has_mark ? mark_e2 : 0 };
	values[SCORE_STATUS] = (struct value){ .text = status, .length = strlen(status) };
}

/* "28.5", or "absent". */
static const char *show(const struct value *values, char text[DECIMAL_TEXT])
{
	if (!values)
		return "";
	if (values[SCORE_MARK].is_null)
		snprintf(text, DECIMAL_TEXT, "%.*s", (int)values[SCORE_STATUS].length, values[SCORE_STATUS].text);
	else
		decimal_write_e2(values[SCORE_MARK].number, text);
	return text;
}

static enum status put_score(struct computing *computing, const struct value *old, struct problem *problem)
{
	char before[DECIMAL_TEXT], after[DECIMAL_TEXT];
	const enum status status = guard_row(computing->store, computing->row, old, problem);

	if (status != STATUS_OK)
		return status;
	if (computing->request->tell)
		computing->request->tell(computing->request->context, computing->candidate_no, show(old, before),
		                         show(computing->row->values, after));
	store_audit_row(computing->store, "pe", KIND_SCORES, old, computing->row->values, "");
	if (old)
		store_update_row(computing->store, computing->row);
	else
		store_insert_row(computing->store, computing->row);
	computing->report->changed += old != NULL;
	computing->report->added += old == NULL;
	return store_trouble(computing->store, problem);
}

/* The candidate at hand is complete. */
static enum status settle(struct computing *computing, struct problem *problem)
{
	struct value old[FIELDS_MOST];
	bool has_old;

	if (!computing->candidate_no[0])
		return STATUS_OK;
	computing->report->candidates++;
	fill_score(computing);
	memset(computing->groups, 0, computing->tables.n_groups * sizeof *computing->groups);
	has_old = store_find_row(computing->store, computing->row, old) == STORE_DONE;
	if (has_old && store_same_values(KIND_SCORES, old, computing->row->values)) {
		computing->report->same++;
		return STATUS_OK;
	}
	return put_score(computing, has_old ? old : NULL, problem);
}

/* --- all
 * ---------------------------------------------------------------------------------------------------------------------------- */

static enum status next_candidate(struct computing *computing, struct store_cursor *row, struct problem *problem)
{
	const enum status status = settle(computing, problem);

	snprintf(computing->candidate_no, sizeof computing->candidate_no, "%s", store_cursor_text(row, RESULT_NO));
	computing->sex = sex_of(row);
	if (status == STATUS_OK && computing->report->candidates % ROWS_PER_STEP == 0 &&
	    !progress_step(computing->request->progress, _("computing"), computing->report->candidates, 0))
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	return status;
}

static enum status compute_all(struct computing *computing, struct problem *problem)
{
	const struct store_bind bind = { .text = computing->request->subject };
	struct store_cursor *rows = store_cursor_open(computing->store, STORE_PE_RESULTS, &bind, 1);
	enum status status = STATUS_OK;

	while (status == STATUS_OK && store_cursor_next(rows)) {
		if (strcmp(computing->candidate_no, store_cursor_text(rows, RESULT_NO)) != 0)
			status = next_candidate(computing, rows, problem);
		if (status == STATUS_OK)
			take_result(computing, rows);
	}
	if (status != STATUS_OK) {
		store_cursor_close(rows, NULL);
		return status;
	}
	status = store_cursor_close(rows, problem);
	return status == STATUS_OK ? settle(computing, problem) : status;
}

static enum status count_untested(struct computing *computing, struct problem *problem)
{
	const struct store_bind bind = { .text = computing->request->subject };
	struct store_cursor *rows = store_cursor_open(computing->store, STORE_PE_UNTESTED, &bind, 1);

	if (store_cursor_next(rows))
		computing->report->untested = (uint64_t)store_cursor_number(rows, 0);
	return store_cursor_close(rows, problem);
}

static enum status read_subject(struct computing *computing, struct problem *problem)
{
	const char *subject = computing->request->subject;
	struct value found[FIELDS_MOST];

	computing->row->kind = KIND_SUBJECTS;
	computing->row->values[0] = (struct value){ .text = subject, .length = strlen(subject) };
	if (store_find_row(computing->store, computing->row, found) != STORE_DONE)
		return store_trouble(computing->store, problem) != STATUS_OK
		               ? store_trouble(computing->store, problem)
		               : problem_set(problem, STATUS_FAULT, _("there is no subject %s"), subject);
	if (found[SUBJECT_FORMULA].length > 0)
		return problem_set(problem, STATUS_FAULT, _("the subject %s has a formula, so it has no marks of its own"),
		                   subject);
	computing->full_e2 = found[SUBJECT_FULL_MARK].number;
	computing->step_e2 = found[SUBJECT_STEP].number;
	return STATUS_OK;
}

static enum status compute(struct computing *computing, struct problem *problem)
{
	enum status status = read_subject(computing, problem);

	if (status == STATUS_OK)
		status = pe_tables_read(&computing->tables, computing->store, computing->request->subject, problem);
	if (status != STATUS_OK)
		return status;
	computing->groups = array_make(computing->tables.n_groups, sizeof *computing->groups);
	if (!computing->groups)
		return problem_memory(problem);
	status = compute_all(computing, problem);
	if (status == STATUS_OK)
		status = count_untested(computing, problem);
	if (status == STATUS_OK && computing->report->faults.count > 0)
		status = problem_set(problem, STATUS_FAULT, _("%s: nothing was stored"), computing->request->subject);
	return status;
}

enum status pe_compute(struct store *store, const struct pe_request *request, struct pe_report *report, struct problem *problem)
{
	struct computing computing = {
		.store = store, .request = request, .report = report, .row = calloc(1, sizeof *computing.row)
	};
	enum status status;

	if (!computing.row)
		return problem_memory(problem);
	status = store_begin(store, request->progress, problem);
	if (status == STATUS_OK)
		status = compute(&computing, problem);
	if (status == STATUS_OK && !request->is_dry_run)
		status = store_commit(store, problem);
	store_rollback(store);
	pe_tables_free(&computing.tables);
	free(computing.groups);
	free(computing.row);
	return status;
}
