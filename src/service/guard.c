/* SPDX-License-Identifier: ISC */
/* Whether a row may be changed now. Each kind that something can stand against has a function of its own. */
#include <luqu/service_guard.h>

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/store_forms.h>
#include <luqu/store_freeze.h>

enum { SUBJECT_CODE = 0, SUBJECT_EXAM = 5, SCORE_CANDIDATE = 0, SCORE_SUBJECT = 1, SCORE_STATUS = 3, CHOICE_CANDIDATE = 0, CANDIDATE_NO = 0, CANDIDATE_NAME = 1, CANDIDATE_ADJUST = 8,
       REGISTRATION_STATE = 1, CLAIM_STATE = 8 };

static enum status refuse_frozen(struct store *store, enum store_answer answer, const char *exam, struct problem *problem)
{
	if (answer == STORE_DONE)
		return problem_set(problem, STATUS_FAULT, _("the scores of exam '%s' are frozen; only a confirmed recheck changes them"), exam);
	return answer == STORE_FAILED ? store_trouble(store, problem) : STATUS_OK;
}

static enum status guard_frozen(struct store *store, enum store_frozen of, const struct value *code, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];

	return refuse_frozen(store, store_find_frozen(store, of, code->text, code->length, exam), exam, problem);
}

/* A breach that stands voids the mark, whatever else is said of it. */
static enum status guard_voided(struct store *store, const struct row *row, struct problem *problem)
{
	const struct value *no = &row->values[SCORE_CANDIDATE], *subject = &row->values[SCORE_SUBJECT], *state = &row->values[SCORE_STATUS];

	if (state->length == 4 && memcmp(state->text, "void", 4) == 0)
		return STATUS_OK;
	switch (store_find_voiding(store, no, subject)) {
	case STORE_DONE:
		return problem_set(problem, STATUS_FAULT, _("the mark of %.*s in %.*s is void for a breach that stands; lift it first"), (int)no->length,
				   no->text, (int)subject->length, subject->text);
	case STORE_FAILED:
		return store_trouble(store, problem);
	default:
		return STATUS_OK;
	}
}

static enum status guard_score(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	const enum status status = guard_frozen(store, STORE_FROZEN_SUBJECT, &row->values[SCORE_SUBJECT], problem);

	(void)old;
	return status == STATUS_OK ? guard_voided(store, row, problem) : status;
}

/* As it is, and where it is to go. */
static enum status guard_subject(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	(void)old;
	enum status status = guard_frozen(store, STORE_FROZEN_SUBJECT, &row->values[SUBJECT_CODE], problem);

	return status == STATUS_OK ? guard_frozen(store, STORE_FROZEN_EXAM, &row->values[SUBJECT_EXAM], problem) : status;
}

/* --- signed choices ------------------------------------------------------------------------------------------------------------ */

static enum status refuse_signed(const struct store_signature *signature, struct problem *problem)
{
	return problem_set(problem, STATUS_FAULT, _("the choices of %s are locked: %s took the signed form in at %s"), signature->candidate_no,
	                   signature->user, signature->time);
}

static enum status guard_choice(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	struct store_signature signature;
	const struct value *no = &row->values[CHOICE_CANDIDATE];

	(void)old;
	switch (store_find_signature(store, no->text, no->length, &signature)) {
	case STORE_DONE:
		return refuse_signed(&signature, problem);
	case STORE_FAILED:
		return store_trouble(store, problem);
	default:
		return STATUS_OK;
	}
}

/* Whether reassignment is accepted has been signed too; and nobody goes whose form is here. */
static enum status guard_candidate(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	struct store_signature signature;
	const struct value *no = &row->values[CANDIDATE_NO];
	const bool is_taken_away = row->values[CANDIDATE_NAME].length == 0;
	const enum store_answer answer = store_find_signature(store, no->text, no->length, &signature);

	(void)old;
	if (answer == STORE_FAILED)
		return store_trouble(store, problem);
	if (answer != STORE_DONE || (!is_taken_away && (row->values[CANDIDATE_ADJUST].number != 0) == signature.adjust))
		return STATUS_OK;
	return refuse_signed(&signature, problem);
}

/* --- registrations and claims ------------------------------------------------------------------------------------------------ */

static bool is_word(const struct value *value, const char *word)
{
	return value->length == strlen(word) && memcmp(value->text, word, value->length) == 0;
}

static enum status guard_registration(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	const struct value registered = { .text = "registered", .length = strlen("registered") };
	const struct value *state = &row->values[REGISTRATION_STATE], *was = old ? &old[REGISTRATION_STATE] : &registered;

	(void)store;
	if (state->length == 0)
		return is_word(was, "withdrawn") ? problem_set(problem, STATUS_FAULT, "%s", _("a withdrawn registration stays on record; it can be reinstated"))
						 : STATUS_OK;
	if (state->length == was->length && memcmp(state->text, was->text, was->length) == 0)
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("the state is %.*s, not %.*s: confirm, withdraw and reinstate alone change it"), (int)was->length,
			   was->text, (int)state->length, state->text);
}

static enum status guard_claim(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	const struct value *state = &row->values[CLAIM_STATE];

	(void)store;
	if (state->length == 0)
		return is_word(&old[CLAIM_STATE], "granted") ? problem_set(problem, STATUS_FAULT, "%s", _("the claim is granted; refuse it first, which takes back what it gave"))
							     : STATUS_OK;
	if (old && !is_word(&old[CLAIM_STATE], "claimed"))
		return problem_set(problem, STATUS_FAULT, _("the claim is %.*s; from then on only notice, grant and refuse change it"),
				   (int)old[CLAIM_STATE].length, old[CLAIM_STATE].text);
	if (!is_word(state, "claimed"))
		return problem_set(problem, STATUS_FAULT, _("a claim is put in as claimed, not as %.*s; notice, grant and refuse do the rest"),
				   (int)state->length, state->text);
	return STATUS_OK;
}

/* --- seats ---------------------------------------------------------------------------------------------------------------------- */

/* Batches of sheets and the marks from them go by who sat where. */
static enum status guard_seat(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	enum { EXAM = 0, SITE = 1, ROOM = 2, SEAT = 3, CODE = 33 };
	char keys[SEAT][CODE];
	struct store_bind binds[SEAT + 1] = { [SEAT] = { .number = row->values[SEAT].number } };
	struct store_cursor *rows;
	enum status status = STATUS_OK;

	if (!old)
		return STATUS_OK;
	for (int i = EXAM; i <= ROOM; i++) {
		snprintf(keys[i], sizeof keys[i], "%.*s", (int)row->values[i].length, row->values[i].text);
		binds[i].text = keys[i];
	}
	rows = store_cursor_open(store, STORE_SEAT_MARKED, binds, SEAT + 1);
	if (store_cursor_next(rows))
		status = problem_set(problem, STATUS_FAULT, _("%s has marks of this exam, or a sheet in a batch; seats stay as they are"),
				     store_cursor_text(rows, 0));
	return store_cursor_close(rows, status == STATUS_OK ? problem : NULL) == STATUS_OK ? status : STATUS_ENVIRONMENT;
}

enum status guard_row(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	static enum status (*const guards[KIND_COUNT])(struct store *, const struct row *, const struct value *, struct problem *) = {
		[KIND_SUBJECTS] = guard_subject,
		[KIND_SCORES] = guard_score,
		[KIND_CHOICES] = guard_choice,
		[KIND_CANDIDATES] = guard_candidate,
		[KIND_REGISTRATIONS] = guard_registration,
		[KIND_CLAIMS] = guard_claim,
		[KIND_SEATS] = guard_seat,
	};

	return guards[row->kind] ? guards[row->kind](store, row, old, problem) : STATUS_OK;
}

static enum status refuse_kept(const char *table, const char *key, struct problem *problem)
{
	if (strcmp(table, "batches") == 0)
		return problem_set(problem, STATUS_FAULT, "%s", _("there are batches of marks, and what was entered stays"));
	if (strcmp(table, "blinds") == 0)
		return problem_set(problem, STATUS_FAULT, _("the sheets of exam '%s' have blind codes, which are drawn once"), key);
	if (strcmp(table, "breaches") == 0)
		return problem_set(problem, STATUS_FAULT, _("marks of %s are void for a breach that stands; lift it first"), key);
	return problem_set(problem, STATUS_FAULT, _("recheck %s is under way; answer and confirm it first"), key);
}

/* What the office did with the rows, and goes by what they were. */
static enum status guard_kept(struct store *store, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open(store, STORE_KEEPING, NULL, 0);
	enum status status = STATUS_OK;

	if (store_cursor_next(rows))
		status = refuse_kept(store_cursor_text(rows, 0), store_cursor_text(rows, 1), problem);
	return store_cursor_close(rows, status == STATUS_OK ? problem : NULL) == STATUS_OK ? status : STATUS_ENVIRONMENT;
}

enum status guard_all(struct store *store, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];
	struct store_signature signature;
	enum status status = refuse_frozen(store, store_find_frozen(store, STORE_FROZEN_ANY, NULL, 0, exam), exam, problem);

	if (status == STATUS_OK && store_find_signature(store, NULL, 0, &signature) == STORE_DONE)
		return refuse_signed(&signature, problem);
	if (status == STATUS_OK)
		status = store_trouble(store, problem);
	return status == STATUS_OK ? guard_kept(store, problem) : status;
}

enum status guard_taking_back(struct store *store, const struct row *row, const struct value *old, struct problem *problem)
{
	return row->kind == KIND_REGISTRATIONS || row->kind == KIND_CLAIMS ? STATUS_OK : guard_row(store, row, old, problem);
}
