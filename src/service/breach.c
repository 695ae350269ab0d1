/* SPDX-License-Identifier: ISC */
/* Breaches: marks voided while they stand, and given back when they are lifted. */
#include <luqu/service_breach.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_seat.h>

#include "entry.h"
#include "reason.h"

enum { SUBJECTS_MOST = 64 };

/* What a breach voids or voided, mark by mark. */
struct voiding {
	struct store *store;
	const struct breach_request *request;
	int64_t breach;
	struct voided {
		char subject[ENTRY_CODE_TEXT];
		struct entry_value value;
	} subjects[SUBJECTS_MOST];
	size_t n_subjects;
	uint64_t marks; /* rows of scores changed */
};

static const char *subject_of(const struct breach_request *request)
{
	return request->subject ? request->subject : "";
}

/* --- requests ------------------------------------------------------------------------------------------------------------------
 */

static enum status check_code(struct store *store, const struct breach_request *request, struct problem *problem)
{
	char effect[EFFECT_TEXT_BYTES];
	enum status status = violation_effect(store, request->code, effect, problem);

	if (status != STATUS_OK)
		return status;
	if (effect[0] == '\0')
		return problem_set(problem, STATUS_FAULT, _("'%s' is not in %s"), request->code, kind_table(KIND_VIOLATIONS)->name);
	if (strcmp(effect, "none") == 0)
		return problem_set(problem, STATUS_FAULT, _("code %s voids nothing"), request->code);
	if (strcmp(effect, "all") == 0 && request->subject)
		return problem_set(problem, STATUS_USAGE, _("code %s voids all subjects: name none"), request->code);
	if (strcmp(effect, "subject") == 0 && !request->subject)
		return problem_set(problem, STATUS_USAGE, _("code %s voids one subject: say which"), request->code);
	return STATUS_OK;
}

/* The breach of the request that stands; 0: none. */
static enum status find_standing(struct voiding *voiding, char user[ENTRY_USER_TEXT], struct problem *problem)
{
	enum { NUMBER, CANDIDATE, CODE, SUBJECT, REASON, USER, TIME, LIFTED_USER };
	const struct store_bind bind = { .text = voiding->request->candidate_no };
	struct store_cursor *rows = store_cursor_open(voiding->store, STORE_BREACHES, &bind, 1);

	voiding->breach = 0;
	while (store_cursor_next(rows)) {
		if (store_cursor_text(rows, LIFTED_USER)[0] != '\0' ||
		    strcmp(store_cursor_text(rows, CODE), voiding->request->code) != 0 ||
		    strcmp(store_cursor_text(rows, SUBJECT), subject_of(voiding->request)) != 0)
			continue;
		voiding->breach = store_cursor_number(rows, NUMBER);
		snprintf(user, ENTRY_USER_TEXT, "%s", store_cursor_text(rows, USER));
	}
	return store_cursor_close(rows, problem);
}

static void audit(const struct voiding *voiding, const char *action, const char *old, const char *new)
{
	char key[32];
	const struct store_change change = { action, "breaches", key, old, new, voiding->request->reason };

	snprintf(key, sizeof key, "%lld", (long long)voiding->breach);
	store_audit_add(voiding->store, &change);
}

static void breach_json(const struct breach_request *request, char text[256])
{
	snprintf(text, 256, "{\"candidate_no\":\"%s\",\"code\":\"%s\",\"subject\":\"%s\"}", request->candidate_no, request->code,
	         subject_of(request));
}

/* --- voiding -------------------------------------------------------------------------------------------------------------------
 */

/* The subjects in which the candidate has a mark or a sheet. */
static enum status read_subjects(struct voiding *voiding, struct problem *problem)
{
	const struct store_bind bind = { .text = voiding->request->candidate_no };
	struct store_cursor *rows = store_cursor_open(voiding->store, STORE_CANDIDATE_SUBJECTS, &bind, 1);

	while (voiding->n_subjects < SUBJECTS_MOST && store_cursor_next(rows)) {
		struct voided *voided = &voiding->subjects[voiding->n_subjects];

		snprintf(voided->subject, sizeof voided->subject, "%s", store_cursor_text(rows, 0));
		if (!voiding->request->subject || strcmp(voiding->request->subject, voided->subject) == 0)
			voiding->n_subjects++;
	}
	return store_cursor_close(rows, problem);
}

/* What would stand there: where another breach voids it already, what that one keeps. */
static enum status find_kept(struct voiding *voiding, struct voided *voided, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = voiding->request->candidate_no }, { .text = voided->subject } };
	struct store_cursor *rows = store_cursor_open(voiding->store, STORE_BREACH_KEPT, binds, 2);
	const bool is_kept = store_cursor_next(rows);
	enum status status;

	if (is_kept)
		entry_value_fetch(rows, 0, &voided->value);
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && !is_kept)
		status = score_find(voiding->store, voiding->request->candidate_no, voided->subject, &voided->value, problem);
	return status;
}

static enum status void_mark(struct voiding *voiding, struct voided *voided, struct problem *problem)
{
	static const struct entry_value is_void = { .status = SCORE_VOID };
	const struct score_change change = { voiding->request->candidate_no, voided->subject, "void", voiding->request->reason,
		                             &is_void };
	struct entry_value before;
	enum status status = find_kept(voiding, voided, problem);

	if (status == STATUS_OK)
		status = score_find(voiding->store, change.candidate_no, change.subject, &before, problem);
	if (status != STATUS_OK)
		return status;
	voiding->marks += before.status != SCORE_VOID;
	breach_keep(voiding->store, voiding->breach, voided->subject, &voided->value);
	return score_put(voiding->store, &change, problem);
}

static enum status add_breach(struct voiding *voiding, struct problem *problem)
{
	const struct breach_request *request = voiding->request;
	struct store_cursor *rows = store_cursor_open(voiding->store, STORE_BREACH_NEXT, NULL, 0);
	char user[ENTRY_USER_TEXT], new[256];
	enum status status;

	if (store_cursor_next(rows))
		voiding->breach = store_cursor_number(rows, 0);
	status = store_cursor_close(rows, problem);
	if (status != STATUS_OK)
		return status;
	store_user(user, sizeof user);
	const struct store_bind binds[] = { { .number = voiding->breach }, { .text = request->candidate_no },
		                            { .text = request->code },     { .text = subject_of(request) },
		                            { .text = request->reason },   { .text = user } };
	breach_json(request, new);
	audit(voiding, "void", "", new);
	store_write(voiding->store, STORE_BREACH_ADD, binds, 6);
	return store_trouble(voiding->store, problem);
}

static enum status void_all(struct voiding *voiding, struct problem *problem)
{
	char user[ENTRY_USER_TEXT];
	enum status status = check_code(voiding->store, voiding->request, problem);

	if (status == STATUS_OK)
		status = find_standing(voiding, user, problem);
	if (status == STATUS_OK && voiding->breach != 0)
		status = problem_set(problem, STATUS_FAULT, _("this breach of %s stands already"), voiding->request->candidate_no);
	if (status == STATUS_OK)
		status = read_subjects(voiding, problem);
	if (status == STATUS_OK && voiding->n_subjects == 0)
		status = problem_set(problem, STATUS_FAULT, _("%s has neither a mark nor a sheet that could be void"),
		                     voiding->request->candidate_no);
	if (status == STATUS_OK)
		status = add_breach(voiding, problem);
	for (size_t i = 0; status == STATUS_OK && i < voiding->n_subjects; i++)
		status = void_mark(voiding, &voiding->subjects[i], problem);
	return status;
}

/* --- lifting -------------------------------------------------------------------------------------------------------------------
 */

static enum status read_kept(struct voiding *voiding, struct problem *problem)
{
	const struct store_bind bind = { .number = voiding->breach };
	struct store_cursor *rows = store_cursor_open(voiding->store, STORE_BREACH_SCORES, &bind, 1);

	while (voiding->n_subjects < SUBJECTS_MOST && store_cursor_next(rows)) {
		struct voided *voided = &voiding->subjects[voiding->n_subjects++];

		snprintf(voided->subject, sizeof voided->subject, "%s", store_cursor_text(rows, 0));
		entry_value_fetch(rows, 1, &voided->value);
	}
	return store_cursor_close(rows, problem);
}

/* Unless another breach voids it still. */
static enum status give_back(struct voiding *voiding, const struct voided *voided, struct problem *problem)
{
	const char *no = voiding->request->candidate_no;
	const struct value candidate = { .text = no, .length = strlen(no) };
	const struct value subject = { .text = voided->subject, .length = strlen(voided->subject) };
	const struct score_change change = { no, voided->subject, "lift", voiding->request->reason, &voided->value };

	if (store_find_voiding(voiding->store, &candidate, &subject) == STORE_DONE)
		return STATUS_OK;
	voiding->marks++;
	return score_put(voiding->store, &change, problem);
}

static enum status check_other(const struct voiding *voiding, const char *recorder, const char *user, struct problem *problem)
{
	if (voiding->breach == 0)
		return problem_set(problem, STATUS_FAULT, _("no such breach of %s stands"), voiding->request->candidate_no);
	if (strcmp(recorder, user) == 0)
		return problem_set(problem, STATUS_FAULT, _("%s recorded this breach: somebody else lifts it"), user);
	return STATUS_OK;
}

static enum status lift(struct voiding *voiding, struct problem *problem)
{
	char recorder[ENTRY_USER_TEXT] = "", user[ENTRY_USER_TEXT], old[256];
	enum status status = find_standing(voiding, recorder, problem);

	store_user(user, sizeof user);
	if (status == STATUS_OK)
		status = check_other(voiding, recorder, user, problem);
	if (status == STATUS_OK)
		status = read_kept(voiding, problem);
	if (status != STATUS_OK)
		return status;
	const struct store_bind binds[] = { { .number = voiding->breach }, { .text = user }, { .text = voiding->request->reason } };
	breach_json(voiding->request, old);
	audit(voiding, "lift", old, "");
	store_write(voiding->store, STORE_BREACH_LIFT, binds, 3);
	for (size_t i = 0; status == STATUS_OK && i < voiding->n_subjects; i++)
		status = give_back(voiding, &voiding->subjects[i], problem);
	return status == STATUS_OK ? store_trouble(voiding->store, problem) : status;
}

/* By the candidate's own number, whichever was given. */
static enum status act_on_candidate(struct voiding *voiding, enum status (*change)(struct voiding *, struct problem *),
                                    struct problem *problem)
{
	const struct breach_request *given = voiding->request;
	struct breach_request resolved = *given;
	char candidate_no[SEAT_CODE_TEXT];
	enum status status = candidate_resolve(voiding->store, resolved.candidate_no, candidate_no, problem);

	resolved.candidate_no = candidate_no;
	voiding->request = &resolved;
	if (status == STATUS_OK)
		status = change(voiding, problem);
	voiding->request = given;
	return status;
}

static enum status act(struct voiding *voiding, enum status (*change)(struct voiding *, struct problem *), uint64_t *marks,
                       struct problem *problem)
{
	enum status status = reason_check(voiding->request->reason, problem);

	if (status == STATUS_OK)
		status = store_begin(voiding->store, NULL, problem);
	if (status == STATUS_OK)
		status = entry_end(voiding->store, act_on_candidate(voiding, change, problem), problem);
	*marks = voiding->marks;
	return status;
}

enum status breach_void(struct store *store, const struct breach_request *request, uint64_t *marks, struct problem *problem)
{
	struct voiding voiding = { .store = store, .request = request };

	return act(&voiding, void_all, marks, problem);
}

enum status breach_lift(struct store *store, const struct breach_request *request, uint64_t *marks, struct problem *problem)
{
	struct voiding voiding = { .store = store, .request = request };

	return act(&voiding, lift, marks, problem);
}
