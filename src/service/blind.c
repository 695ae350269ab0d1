/* SPDX-License-Identifier: ISC */
/* Blind codes: drawn once, sealed, opened by somebody who entered nothing. */
#include <luqu/service_blind.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/digest.h>
#include <luqu/i18n.h>
#include <luqu/random.h>

#include "entry.h"
#include "reason.h"

enum { DIGITS_LEAST = 4, DIGITS_MOST = 9, CODES_TO_EACH = 10 };

struct drawing {
	struct store *store;
	const char *exam, *subject;
	enum blind_by by;
	struct coded {
		char site[ENTRY_CODE_TEXT], room[ENTRY_CODE_TEXT], candidate_no[ENTRY_CODE_TEXT];
	} * wanted;
	size_t n_wanted, capacity;
	struct digest_state digest; /* over all codes drawn, in their order */
	struct blind_report *report;
};

static bool take(struct drawing *drawing, struct store_cursor *rows)
{
	struct coded *coded;

	if (drawing->n_wanted == drawing->capacity) {
		struct coded *grown = realloc(drawing->wanted, (drawing->capacity += drawing->capacity + 256) * sizeof *grown);

		if (!grown)
			return false;
		drawing->wanted = grown;
	}
	coded = &drawing->wanted[drawing->n_wanted++];
	snprintf(coded->site, sizeof coded->site, "%s", store_cursor_text(rows, 0));
	snprintf(coded->room, sizeof coded->room, "%s", store_cursor_text(rows, 1));
	snprintf(coded->candidate_no, sizeof coded->candidate_no, "%s", store_cursor_text(rows, 2));
	return true;
}

static enum status read_wanted(struct drawing *drawing, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = drawing->exam }, { .text = drawing->subject } };
	struct store_cursor *rows = store_cursor_open(
	        drawing->store, drawing->by == BLIND_BY_PACKET ? STORE_UNCODED_PACKETS : STORE_UNCODED_SHEETS, binds, 2);
	bool is_good = true;
	enum status status;

	drawing->n_wanted = 0;
	while (is_good && store_cursor_next(rows))
		is_good = take(drawing, rows);
	status = store_cursor_close(rows, problem);
	return is_good ? status : problem_memory(problem);
}

/* So many digits that one code in ten at most is taken: a code guessed or mistyped mostly is nobody's. */
static int digits_for(size_t codes, uint32_t *bound)
{
	int digits = 0;

	for (*bound = 1; digits < DIGITS_MOST && (digits < DIGITS_LEAST || *bound / CODES_TO_EACH < codes); digits++)
		*bound *= 10;
	return digits;
}

/* Drawn again where another has it. */
static bool draw(struct drawing *drawing, const struct coded *coded, int digits, uint32_t bound)
{
	char code[ENTRY_PLACE_TEXT];
	const struct store_bind binds[] = {
		{ .text = drawing->exam }, { .text = drawing->subject }, { .text = code },
		{ .text = coded->site },   { .text = coded->room },      { .text = coded->candidate_no }
	};
	enum store_answer answer;

	do {
		snprintf(code, sizeof code, "%0*u", digits, (unsigned)random_below(bound));
		code[digits] = digits_check(code, (size_t)digits);
		code[digits + 1] = '\0';
		answer = store_write(drawing->store, STORE_BLIND_CODE_ADD, binds, 6);
	} while (answer == STORE_MISSING);
	for (size_t i = 1; i < sizeof binds / sizeof *binds; i++)
		digest_add_text(&drawing->digest, binds[i].text);
	drawing->report->codes++;
	return answer == STORE_DONE;
}

static enum status draw_subject(struct drawing *drawing, struct problem *problem)
{
	enum status status = batch_guard(drawing->store, drawing->subject, problem);
	uint32_t bound;
	int digits;

	if (status == STATUS_OK)
		status = read_wanted(drawing, problem);
	if (status != STATUS_OK)
		return status;
	digits = digits_for(drawing->n_wanted, &bound);
	for (size_t i = 0; i < drawing->n_wanted; i++)
		if (!draw(drawing, &drawing->wanted[i], digits, bound))
			break;
	return store_trouble(drawing->store, problem);
}

static enum status draw_all(struct drawing *drawing, const struct exam_subjects *subjects, struct problem *problem)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < subjects->count; i++) {
		drawing->subject = subjects->codes[i];
		status = draw_subject(drawing, problem);
	}
	free(drawing->wanted);
	return status;
}

/* --- what stands against it ----------------------------------------------------------------------------------------------------
 */

static enum status read_state(struct store *store, const char *exam, enum blind_by *by, bool *is_sealed, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_BLIND, &bind, 1);

	*by = BLIND_BY_DEFAULT;
	*is_sealed = false;
	if (store_cursor_next(rows)) {
		*by = strcmp(store_cursor_text(rows, 0), "packet") == 0 ? BLIND_BY_PACKET : BLIND_BY_SHEET;
		*is_sealed = strcmp(store_cursor_text(rows, 1), "sealed") == 0;
	}
	return store_cursor_close(rows, problem);
}

static enum status check_batches(struct store *store, const char *exam, struct problem *problem)
{
	struct batch_info *batches = NULL;
	size_t count = 0;
	enum status status = batch_list(store, exam, &batches, &count, problem);

	free(batches);
	if (status == STATUS_OK && count > 0)
		status = problem_set(problem, STATUS_FAULT, _("exam '%s' has batches already: too late for blind codes"), exam);
	return status;
}

static enum status choose_way(struct drawing *drawing, struct problem *problem)
{
	enum blind_by before;
	bool is_sealed;
	enum status status = read_state(drawing->store, drawing->exam, &before, &is_sealed, problem);

	if (status != STATUS_OK)
		return status;
	if (before == BLIND_BY_DEFAULT) {
		drawing->by = drawing->by == BLIND_BY_DEFAULT ? BLIND_BY_SHEET : drawing->by;
		return check_batches(drawing->store, drawing->exam, problem);
	}
	if (!is_sealed)
		return problem_set(problem, STATUS_FAULT, _("the blind codes of exam '%s' have been opened"), drawing->exam);
	if (drawing->by != BLIND_BY_DEFAULT && drawing->by != before)
		return problem_set(problem, STATUS_FAULT, _("the blind codes of exam '%s' were drawn the other way"),
		                   drawing->exam);
	drawing->by = before;
	return STATUS_OK;
}

/* --- the two acts --------------------------------------------------------------------------------------------------------------
 */

static void set_state(struct store *store, const char *exam, enum blind_by by, const char *state)
{
	const struct store_bind binds[] = { { .text = exam },
		                            { .text = by == BLIND_BY_PACKET ? "packet" : "sheet" },
		                            { .text = state } };

	store_write(store, STORE_BLIND_SET, binds, 3);
}

/* The digest binds the office to the codes without telling them. */
static void note(struct drawing *drawing)
{
	unsigned char digest[DIGEST_BYTES];
	char text[DIGEST_TEXT], new[256];
	const struct store_change change = { "blind", "exams", drawing->exam, "", new, "" };

	digest_end(&drawing->digest, digest);
	digest_write(digest, text);
	snprintf(new, sizeof new, "{\"by\":\"%s\",\"codes\":%llu,\"sha256\":\"%s\"}",
	         drawing->by == BLIND_BY_PACKET ? "packet" : "sheet", (unsigned long long)drawing->report->codes, text);
	store_audit_add(drawing->store, &change);
}

static enum status make(struct drawing *drawing, struct problem *problem)
{
	struct exam_subjects subjects;
	enum status status = exam_subjects_read(drawing->store, drawing->exam, &subjects, problem);

	if (status == STATUS_OK)
		status = choose_way(drawing, problem);
	if (status == STATUS_OK) {
		set_state(drawing->store, drawing->exam, drawing->by, "sealed");
		digest_begin(&drawing->digest);
		status = draw_all(drawing, &subjects, problem);
	}
	free(subjects.codes);
	if (status == STATUS_OK && drawing->report->codes == 0)
		status = problem_set(problem, STATUS_FAULT, _("exam '%s': no seat is without a code"), drawing->exam);
	if (status != STATUS_OK)
		return status;
	note(drawing);
	return store_trouble(drawing->store, problem);
}

enum status blind_make(struct store *store, const char *exam, enum blind_by by, struct blind_report *report,
                       struct problem *problem)
{
	struct drawing drawing = { .store = store, .exam = exam, .by = by, .report = report };
	enum status status;

	*report = (struct blind_report){ .codes = 0 };
	status = store_begin(store, NULL, problem);
	return status == STATUS_OK ? entry_end(store, make(&drawing, problem), problem) : status;
}

static enum status open_codes(struct store *store, const char *exam, const char *reason, struct problem *problem)
{
	const struct store_change change = { "unblind", "exams", exam, "sealed", "open", reason };
	char user[ENTRY_USER_TEXT];
	enum blind_by by;
	bool is_sealed, is_operator = false;
	enum status status = read_state(store, exam, &by, &is_sealed, problem);

	store_user(user, sizeof user);
	if (status == STATUS_OK && !is_sealed)
		status = problem_set(problem, STATUS_FAULT, _("exam '%s' has no sealed blind codes"), exam);
	if (status == STATUS_OK)
		status = entry_is_operator(store, exam, user, &is_operator, problem);
	if (status == STATUS_OK && is_operator)
		status = problem_set(problem, STATUS_FAULT,
		                     _("%s has entered marks of exam '%s': somebody else opens its blind codes"), user, exam);
	if (status != STATUS_OK)
		return status;
	store_audit_add(store, &change);
	set_state(store, exam, by, "open");
	return store_trouble(store, problem);
}

enum status blind_open(struct store *store, const char *exam, const char *reason, struct problem *problem)
{
	enum status status = reason_check(reason, problem);

	if (status == STATUS_OK)
		status = store_begin(store, NULL, problem);
	return status == STATUS_OK ? entry_end(store, open_codes(store, exam, reason, problem), problem) : status;
}
