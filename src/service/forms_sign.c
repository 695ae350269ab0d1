/* SPDX-License-Identifier: ISC */
/* Signed forms taken in, and given back. */
#include <luqu/service_forms.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_choices.h>
#include <luqu/service_seat.h>
#include <luqu/text.h>

enum { GROUP = 4, CANDIDATE_ADJUST = 8 };

void form_digest_write(const unsigned char digest[DIGEST_BYTES], char text[FORM_DIGEST_TEXT])
{
	char hex[DIGEST_TEXT];

	digest_write(digest, hex);
	snprintf(text, FORM_DIGEST_TEXT, "%.4s-%.4s-%.4s", hex, hex + GROUP, hex + 2 * GROUP);
}

enum form_digest_match form_digest_compare(const char *typed, const unsigned char digest[DIGEST_BYTES])
{
	char hex[DIGEST_TEXT];
	size_t digits = 0;
	bool is_same = true;

	digest_write(digest, hex);
	for (; *typed; typed++) {
		const char lower = *typed >= 'A' && *typed <= 'F' ? (char)(*typed | 0x20) : *typed;

		if (lower == '-' || lower == ' ')
			continue;
		if (digits == DIGEST_TEXT - 1 || !lower || !strchr("0123456789abcdef", lower))
			return FORM_DIGEST_NONE;
		is_same = is_same && hex[digits] == lower;
		digits++;
	}
	if (digits < FORM_DIGEST_DIGITS)
		return FORM_DIGEST_NONE;
	return is_same ? FORM_DIGEST_SAME : FORM_DIGEST_OTHER;
}

/* Whether the candidate accepts reassignment, as stored. */
static enum status read_adjust(struct store *store, const char *candidate_no, bool *adjust, struct problem *problem)
{
	struct row *row = calloc(1, sizeof *row);
	struct value values[FIELDS_MOST];

	if (!row)
		return problem_memory(problem);
	row->kind = KIND_CANDIDATES;
	row->values[0] = (struct value){ .text = candidate_no, .length = strlen(candidate_no) };
	const enum store_answer answer = store_find_row(store, row, values);
	free(row);
	if (answer == STORE_MISSING)
		return problem_set(problem, STATUS_FAULT, _("there is no candidate %s"), candidate_no);
	if (answer != STORE_DONE)
		return store_trouble(store, problem);
	*adjust = values[CANDIDATE_ADJUST].number != 0;
	return STATUS_OK;
}

static enum status check_paper(const char *candidate_no, const char *typed, const unsigned char digest[DIGEST_BYTES], struct problem *problem)
{
	switch (form_digest_compare(typed, digest)) {
	case FORM_DIGEST_NONE:
		return problem_set(problem, STATUS_USAGE, _("%s: '%s' is no digest: on the form stand %d digits, as 3f2a-9c01-77be"), candidate_no, typed,
				   FORM_DIGEST_DIGITS);
	case FORM_DIGEST_OTHER:
		return problem_set(problem, STATUS_FAULT,
				   _("%s: the digest on the form is not that of the choices as they are: it was printed before the last change, or mistyped"),
				   candidate_no);
	default:
		return STATUS_OK;
	}
}

static enum status add(struct store *store, struct store_signature *signature, struct problem *problem)
{
	const struct store_change change = { "sign", "signatures", signature->candidate_no, "", signature->digest, "" };
	struct store_signature other;

	switch (store_add_signature(store, signature)) {
	case STORE_DONE:
		store_audit_add(store, &change);
		return store_trouble(store, problem);
	case STORE_DUPLICATE:
		if (store_find_signature(store, signature->candidate_no, strlen(signature->candidate_no), &other) == STORE_DONE)
			return problem_set(problem, STATUS_FAULT, _("%s is signed already: %s took the form in at %s"), other.candidate_no, other.user,
					   other.time);
		return store_trouble(store, problem);
	default:
		return store_trouble(store, problem);
	}
}

static enum status sign_one(struct store *store, const char *candidate_no, const char *typed, struct problem *problem)
{
	struct store_signature signature = { .adjust = false };
	unsigned char digest[DIGEST_BYTES];
	struct choices_rows rows = { .n = 0 };
	enum status status = read_adjust(store, candidate_no, &signature.adjust, problem);

	if (status == STATUS_OK)
		status = choices_read_rows(store, candidate_no, &rows, problem);
	if (status == STATUS_OK) {
		choices_digest(candidate_no, signature.adjust, &rows, digest);
		status = check_paper(candidate_no, typed, digest, problem);
	}
	free(rows.rows);
	if (status != STATUS_OK)
		return status;
	snprintf(signature.candidate_no, sizeof signature.candidate_no, "%s", candidate_no);
	digest_write(digest, signature.digest);
	return add(store, &signature, problem);
}

enum status forms_sign(struct store *store, const struct forms_signing *signing, struct problem *problem)
{
	enum status status = store_begin(store, signing->progress, problem);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; status == STATUS_OK && i < signing->n; i++) {
		char candidate_no[SEAT_CODE_TEXT];

		status = candidate_resolve(store, signing->candidates[i], candidate_no, problem);
		if (status == STATUS_OK)
			status = sign_one(store, candidate_no, signing->digests[i], problem);
	}
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	return status;
}

/* --- back ------------------------------------------------------------------------------------------------------------------------------- */

static enum status take_back(struct store *store, const char *number, const char *reason, struct problem *problem)
{
	struct store_signature signature;
	char user[sizeof signature.user], candidate_no[SEAT_CODE_TEXT];
	const enum status status = candidate_resolve(store, number, candidate_no, problem);

	if (status != STATUS_OK)
		return status;
	const enum store_answer answer = store_find_signature(store, candidate_no, strlen(candidate_no), &signature);
	if (answer == STORE_MISSING)
		return problem_set(problem, STATUS_FAULT, _("%s is not signed"), candidate_no);
	if (answer != STORE_DONE)
		return store_trouble(store, problem);
	store_user(user, sizeof user);
	if (strcmp(user, signature.user) == 0)
		return problem_set(problem, STATUS_FAULT, _("%s: %s took the signed form in; another person is to take that back"), candidate_no, user);
	const struct store_change change = { "unsign", "signatures", candidate_no, signature.digest, "", reason };
	store_remove_signature(store, candidate_no);
	store_audit_add(store, &change);
	return store_trouble(store, problem);
}

enum status forms_unsign(struct store *store, const char *candidate_no, const char *reason, struct problem *problem)
{
	const enum text_fault fault = text_check(reason, strlen(reason), NULL);
	enum status status;

	if (text_is_blank(reason, strlen(reason)))
		return problem_set(problem, STATUS_USAGE, "%s", _("a reason is needed"));
	if (fault != TEXT_GOOD)
		return problem_set(problem, STATUS_USAGE, _("the reason holds %s"), text_fault_name(fault));
	status = store_begin(store, NULL, problem);
	if (status == STATUS_OK)
		status = take_back(store, candidate_no, reason, problem);
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	return status;
}
