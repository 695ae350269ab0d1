/* SPDX-License-Identifier: ISC */
/* What was found by a recheck, and the correction that a second person confirms. */
#include <luqu/service_recheck.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"
#include "recheck.h"

enum { SCORE_NO, SCORE_SUBJECT, SCORE_MARK, SCORE_STATUS, SCORE_FIELDS };

/* --- marks ------------------------------------------------------------------------------------------------------------------- */

static void take_mark(const struct value *values, struct recheck_mark *mark)
{
	mark->has_mark = !values[SCORE_MARK].is_null;
	mark->mark_e2 = mark->has_mark ? values[SCORE_MARK].number : 0;
	snprintf(mark->status, sizeof mark->status, "%.*s", (int)values[SCORE_STATUS].length, values[SCORE_STATUS].text);
}

static bool is_same_mark(const struct recheck_mark *a, const struct recheck_mark *b)
{
	return a->has_mark == b->has_mark && a->mark_e2 == b->mark_e2 && strcmp(a->status, b->status) == 0;
}

static struct value text_value(const char *text)
{
	return (struct value){ .text = text, .length = strlen(text) };
}

static void fill_score(const struct store_recheck *recheck, const struct recheck_mark *mark, struct value values[FIELDS_MOST])
{
	values[SCORE_NO] = text_value(recheck->candidate_no);
	values[SCORE_SUBJECT] = text_value(recheck->subject);
	values[SCORE_MARK] = (struct value){ .is_null = !mark->has_mark, .number = mark->mark_e2 };
	values[SCORE_STATUS] = text_value(mark->status);
}

static enum status read_mark(struct store *store, struct row *row, const struct store_recheck *recheck, struct recheck_mark *mark,
                             struct problem *problem)
{
	struct value found[FIELDS_MOST];

	*mark = (struct recheck_mark){ .has_mark = false };
	row->kind = KIND_SCORES;
	fill_score(recheck, mark, row->values);
	switch (store_find_row(store, row, found)) {
	case STORE_DONE:
		take_mark(found, mark);
		return STATUS_OK;
	case STORE_MISSING:
		return STATUS_OK;
	default:
		return store_trouble(store, problem);
	}
}

/* As a row of a file would be: STATUS_FAULT says what is wrong with it. */
static enum status check_mark(struct store *store, const struct store_recheck *recheck, const char *given, struct row *row,
                              struct problem *problem)
{
	const bool is_absent = strcmp(given, "absent") == 0;
	const char *texts[SCORE_FIELDS] = { recheck->candidate_no, recheck->subject, is_absent ? "" : given,
		                            is_absent ? "absent" : "present" };
	struct cell cells[SCORE_FIELDS];
	struct findings faults = { .count = 0 };
	const struct row_site site = { "scores", 0, &faults };
	enum status status = STATUS_OK;

	for (int i = 0; i < SCORE_FIELDS; i++)
		cells[i] = (struct cell){ texts[i], strlen(texts[i]) };
	if (row_check(KIND_SCORES, cells, row, &faults, site.file, 0))
		status = refer_check_store(store, row, &site, problem);
	if (status == STATUS_OK && faults.count > 0)
		status = problem_set(problem, STATUS_FAULT, "%s", faults.n_kept > 0 ? faults.kept[0].text : "");
	findings_clear(&faults);
	return status;
}

/* --- what may be found ------------------------------------------------------------------------------------------------------- */

static enum recheck_finding find_finding(const char *word)
{
	for (int i = FOUND_NONE; i < FOUND_COUNT; i++)
		if (word && strcmp(word, recheck_finding_word((enum recheck_finding)i)) == 0)
			return (enum recheck_finding)i;
	return FOUND_NOTHING_YET;
}

static enum status check_answer(const struct recheck_answer *answer, struct problem *problem)
{
	const enum recheck_finding finding = find_finding(answer->finding);

	if (finding == FOUND_NOTHING_YET)
		return problem_set(problem, STATUS_USAGE, _("no such finding: %s (none, identity, unmarked, addition, transfer)"),
		                   answer->finding ? answer->finding : "");
	if (finding == FOUND_NONE && answer->mark)
		return problem_set(problem, STATUS_USAGE, "%s", _("where nothing was found no mark is to be given"));
	if (finding != FOUND_NONE && !answer->mark)
		return problem_set(problem, STATUS_USAGE, "%s", _("a fault that was found needs the mark as it should be"));
	return STATUS_OK;
}

static enum status refuse_breach(struct store *store, const struct store_recheck *recheck, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = recheck->candidate_no }, { .text = recheck->subject } };
	struct store_cursor *breaches = store_cursor_open(store, STORE_BREACHES_VOIDING, binds, 2);
	const bool is_voided = store_cursor_next(breaches);
	const long long number = (long long)store_cursor_number(breaches, 0);
	const enum status status = store_cursor_close(breaches, problem);

	if (status == STATUS_OK && is_voided)
		return problem_set(problem, STATUS_FAULT,
		                   _("breach %lld of discipline voids this mark: it is lifted, not rechecked"), number);
	return status;
}

/* No sum and no item of a paper that was not marked can be at fault. */
static enum status check_finding(struct store *store, const struct store_recheck *recheck, struct problem *problem)
{
	const char *status = recheck->old.status;

	if (strcmp(status, "present") != 0 && recheck->finding != FOUND_IDENTITY && recheck->finding != FOUND_TRANSFER)
		return problem_set(problem, STATUS_FAULT, _("%s has no mark in %s ('%s'): only identity or transfer can give one"),
		                   recheck->candidate_no, recheck->subject, status);
	return strcmp(status, "void") == 0 ? refuse_breach(store, recheck, problem) : STATUS_OK;
}

/* --- the answer -------------------------------------------------------------------------------------------------------------- */

static enum status find_recheck(struct store *store, int64_t number, struct store_recheck *recheck, struct problem *problem)
{
	switch (store_find_recheck(store, number, recheck)) {
	case STORE_DONE:
		break;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no recheck %lld"), (long long)number);
	default:
		return store_trouble(store, problem);
	}
	if (recheck->state == RECHECK_UNCHANGED || recheck->state == RECHECK_CORRECTED)
		return problem_set(problem, STATUS_FAULT, _("recheck %lld has ended: %s"), (long long)number,
		                   recheck_state_name(recheck->state));
	return STATUS_OK;
}

static enum status propose(struct store *store, const struct recheck_answer *answer, struct row *row, struct store_recheck *recheck,
                           struct problem *problem)
{
	enum status status = check_finding(store, recheck, problem);

	if (status == STATUS_OK)
		status = check_mark(store, recheck, answer->mark, row, problem);
	if (status != STATUS_OK)
		return status;
	take_mark(row->values, &recheck->new);
	if (is_same_mark(&recheck->old, &recheck->new))
		return problem_set(problem, STATUS_FAULT, "%s", _("that is the mark as it stands: the finding would be none"));
	recheck->state = RECHECK_PROPOSED;
	return STATUS_OK;
}

static enum status put_answer(struct store *store, const struct recheck_answer *answer, struct row *row,
                              struct store_recheck *recheck, struct problem *problem)
{
	enum status status = find_recheck(store, answer->number, recheck, problem);

	if (status == STATUS_OK)
		status = read_mark(store, row, recheck, &recheck->old, problem);
	if (status != STATUS_OK)
		return status;
	recheck->finding = find_finding(answer->finding);
	recheck->new = (struct recheck_mark){ .has_mark = false };
	if (recheck->finding == FOUND_NONE)
		recheck->state = RECHECK_UNCHANGED;
	else
		status = propose(store, answer, row, recheck, problem);
	if (status != STATUS_OK)
		return status;
	store_answer_recheck(store, recheck);
	recheck_audit(store, "answer", recheck);
	return store_trouble(store, problem);
}

/* --- the correction ---------------------------------------------------------------------------------------------------------- */

static enum status check_confirmation(struct store *store, struct row *row, const struct store_recheck *recheck,
                                      struct problem *problem)
{
	struct recheck_mark now;
	char user[sizeof recheck->answerer], text[RECHECK_MARK_TEXT];

	if (recheck->state != RECHECK_PROPOSED)
		return problem_set(problem, STATUS_FAULT, _("recheck %lld has no answer yet"), (long long)recheck->number);
	store_user(user, sizeof user);
	if (strcmp(user, recheck->answerer) == 0)
		return problem_set(problem, STATUS_FAULT, _("%s has proposed it: another person must confirm"), user);
	const enum status status = read_mark(store, row, recheck, &now, problem);
	if (status == STATUS_OK && !is_same_mark(&now, &recheck->old))
		return problem_set(problem, STATUS_FAULT, _("the mark has changed since the answer, to '%s': answer anew"),
		                   recheck_mark_text(&now, text));
	return status;
}

static void write_score(struct store *store, struct row *row, const struct store_recheck *recheck)
{
	struct value old[FIELDS_MOST];
	char reason[64];

	row->kind = KIND_SCORES;
	fill_score(recheck, &recheck->old, old);
	fill_score(recheck, &recheck->new, row->values);
	snprintf(reason, sizeof reason, "recheck %lld: %s", (long long)recheck->number, recheck_finding_word(recheck->finding));
	store_audit_row(store, "recheck", KIND_SCORES, recheck->old.status[0] ? old : NULL, row->values, reason);
	if (recheck->old.status[0])
		store_update_row(store, row);
	else
		store_insert_row(store, row);
}

/* The subject may allow other marks by now, and the candidate may be gone. */
static enum status check_still(struct store *store, struct row *row, const struct store_recheck *recheck, struct problem *problem)
{
	char text[RECHECK_MARK_TEXT];

	return check_mark(store, recheck, recheck_mark_text(&recheck->new, text), row, problem);
}

static enum status put_correction(struct store *store, int64_t number, struct row *row, struct store_recheck *recheck,
                                  struct problem *problem)
{
	enum status status = find_recheck(store, number, recheck, problem);

	if (status == STATUS_OK)
		status = check_confirmation(store, row, recheck, problem);
	if (status == STATUS_OK)
		status = check_finding(store, recheck, problem);
	if (status == STATUS_OK)
		status = check_still(store, row, recheck, problem);
	if (status != STATUS_OK)
		return status;
	write_score(store, row, recheck);
	recheck->state = RECHECK_CORRECTED;
	store_confirm_recheck(store, recheck);
	recheck_audit(store, "confirm", recheck);
	return store_trouble(store, problem);
}

/* --- transactions ------------------------------------------------------------------------------------------------------------ */

struct handling { /* one of the two */
	const struct recheck_answer *answer;
	int64_t confirmed;
	const struct progress *progress;
};

static enum status handle(struct store *store, const struct handling *handling, struct store_recheck *recheck,
                          struct problem *problem)
{
	struct row *row = calloc(1, sizeof *row);
	enum status status;

	if (!row)
		return problem_memory(problem);
	status = store_begin(store, handling->progress, problem);
	if (status == STATUS_OK) {
		if (handling->answer)
			status = put_answer(store, handling->answer, row, recheck, problem);
		else
			status = put_correction(store, handling->confirmed, row, recheck, problem);
		if (status == STATUS_OK)
			status = store_commit(store, problem);
		else
			store_rollback(store);
	}
	free(row);
	return status;
}

enum status recheck_answer(struct store *store, const struct recheck_answer *answer, struct store_recheck *recheck,
                           struct problem *problem)
{
	const enum status status = check_answer(answer, problem);

	return status == STATUS_OK
	               ? handle(store, &(struct handling){ .answer = answer, .progress = answer->progress }, recheck, problem)
	               : status;
}

enum status recheck_confirm(struct store *store, int64_t number, const struct progress *progress, struct store_recheck *recheck,
                            struct problem *problem)
{
	return handle(store, &(struct handling){ .confirmed = number, .progress = progress }, recheck, problem);
}
