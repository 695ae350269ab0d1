/* SPDX-License-Identifier: ISC */
/* Freezing an exam's scores, and unfreezing them: two people, and a digest between them. */
#include <luqu/service_freeze.h>

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_entry.h>

#include "reason.h"

/* --- requests ---------------------------------------------------------------------------------------------------------------- */

static enum status check_reason(const char *reason, struct problem *problem)
{
	const enum status status = reason_check(reason, problem);

	if (status == STATUS_OK && strlen(reason) >= STORE_REASON_TEXT)
		return problem_set(problem, STATUS_USAGE, _("the reason is longer than %d bytes"), STORE_REASON_TEXT - 1);
	return status;
}

static enum status check_digits(const char *digest, struct problem *problem)
{
	const size_t length = digest ? strlen(digest) : 0;

	if (length < FREEZE_DIGITS_LEAST || length >= DIGEST_TEXT || strspn(digest, "0123456789abcdef") != length)
		return problem_set(problem, STATUS_USAGE,
		                   _("a digest is needed, or its first %d digits at least, as the proposal printed it"),
		                   FREEZE_DIGITS_LEAST);
	return STATUS_OK;
}

/* --- what stands against it -------------------------------------------------------------------------------------------------- */

static enum status check_exam(struct store *store, const char *exam, struct problem *problem)
{
	struct row row = { .kind = KIND_EXAMS };
	struct value values[FIELDS_MOST];

	row.values[0] = (struct value){ .text = exam, .length = strlen(exam) };
	switch (store_find_row(store, &row, values)) {
	case STORE_DONE:
		return STATUS_OK;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no exam '%s'"), exam);
	default:
		return store_trouble(store, problem);
	}
}

/* Whether it is frozen must be what the request asks to change. */
static enum status check_turn(struct store *store, const struct freeze_request *request, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];
	const enum store_answer answer = store_find_frozen(store, STORE_FROZEN_EXAM, request->exam, strlen(request->exam), exam);

	if (answer == STORE_FAILED)
		return store_trouble(store, problem);
	if (request->is_freeze && answer == STORE_DONE)
		return problem_set(problem, STATUS_FAULT, _("the scores of exam '%s' are frozen already"), request->exam);
	if (!request->is_freeze && answer == STORE_MISSING)
		return problem_set(problem, STATUS_FAULT, _("the scores of exam '%s' are not frozen"), request->exam);
	return STATUS_OK;
}

static enum status check_batches(struct store *store, const char *exam, struct problem *problem)
{
	uint64_t open = 0;
	const enum status status = entry_count_open(store, exam, &open, problem);

	if (status == STATUS_OK && open > 0)
		return problem_set(problem, STATUS_FAULT, _("exam '%s' has %llu open batches of mark entry"), exam,
		                   (unsigned long long)open);
	return status;
}

static enum status check_scores(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                                struct problem *problem)
{
	enum status status = check_exam(store, request->exam, problem);

	if (status == STATUS_OK)
		status = check_turn(store, request, problem);
	if (status == STATUS_OK)
		status = freeze_digest(store, request->exam, freeze->digest, &freeze->scores, problem);
	if (status == STATUS_OK && request->is_freeze && freeze->scores == 0)
		status = problem_set(problem, STATUS_FAULT, _("exam '%s' has no scores yet"), request->exam);
	if (status == STATUS_OK && request->is_freeze)
		status = check_batches(store, request->exam, problem);
	return status;
}

/* --- proposing and confirming ------------------------------------------------------------------------------------------------ */

static void audit(struct store *store, const char *action, const struct store_freeze *freeze, const char *reason)
{
	char text[160];
	const struct store_change change = { action, freeze->is_freeze ? "freeze" : "unfreeze", freeze->exam, "", text, reason };

	snprintf(text, sizeof text, "{\"scores\":%lld,\"sha256\":\"%s\"}", (long long)freeze->scores, freeze->digest);
	store_audit_add(store, &change);
}

static enum status propose(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                           struct problem *problem)
{
	enum status status = check_scores(store, request, freeze, problem);

	if (status != STATUS_OK)
		return status;
	snprintf(freeze->exam, sizeof freeze->exam, "%s", request->exam);
	freeze->is_freeze = request->is_freeze;
	snprintf(freeze->reason, sizeof freeze->reason, "%s", request->is_freeze ? "" : request->reason);
	store_add_freeze(store, freeze);
	audit(store, "propose", freeze, freeze->reason);
	return store_trouble(store, problem);
}

/* The last proposal, if it is the one that the request is about. */
static enum status find_proposal(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                                 struct problem *problem)
{
	const enum store_answer answer = store_find_freeze(store, request->exam, freeze);
	char user[sizeof freeze->proposer];

	if (answer == STORE_FAILED)
		return store_trouble(store, problem);
	if (answer == STORE_MISSING || freeze->confirmed[0] || freeze->is_freeze != request->is_freeze)
		return problem_set(problem, STATUS_FAULT,
		                   request->is_freeze ? _("nobody has proposed to freeze exam '%s'")
		                                      : _("nobody has proposed to unfreeze exam '%s'"),
		                   request->exam);
	store_user(user, sizeof user);
	if (strcmp(user, freeze->proposer) == 0)
		return problem_set(problem, STATUS_FAULT, _("%s has proposed it: another person must confirm"), user);
	if (request->is_freeze && strncmp(request->digest, freeze->digest, strlen(request->digest)) != 0)
		return problem_set(problem, STATUS_FAULT, _("the digest is not that of the proposal, which is %s"), freeze->digest);
	return STATUS_OK;
}

static enum status confirm(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                           struct problem *problem)
{
	struct store_freeze now = { .number = 0 };
	enum status status = check_scores(store, request, &now, problem);

	if (status == STATUS_OK)
		status = find_proposal(store, request, freeze, problem);
	if (status == STATUS_OK && strcmp(now.digest, freeze->digest) != 0)
		status = problem_set(problem, STATUS_FAULT,
		                     _("the scores have changed since %s proposed it; propose it anew: they are %s now"),
		                     freeze->proposer, now.digest);
	if (status != STATUS_OK)
		return status;
	store_confirm_freeze(store, freeze);
	audit(store, "confirm", freeze, freeze->reason);
	return store_trouble(store, problem);
}

typedef enum status freeze_step(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                                struct problem *problem);

static enum status take_step(freeze_step *step, struct store *store, const struct freeze_request *request,
                             struct store_freeze *freeze, struct problem *problem)
{
	enum status status = store_begin(store, request->progress, problem);

	*freeze = (struct store_freeze){ .number = 0 };
	if (status != STATUS_OK)
		return status;
	status = step(store, request, freeze, problem);
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}

enum status freeze_propose(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                           struct problem *problem)
{
	enum status status = request->is_freeze ? STATUS_OK : check_reason(request->reason, problem);

	return status == STATUS_OK ? take_step(propose, store, request, freeze, problem) : status;
}

enum status freeze_confirm(struct store *store, const struct freeze_request *request, struct store_freeze *freeze,
                           struct problem *problem)
{
	enum status status = request->is_freeze ? check_digits(request->digest, problem) : STATUS_OK;

	return status == STATUS_OK ? take_step(confirm, store, request, freeze, problem) : status;
}
