/* SPDX-License-Identifier: ISC */
/* Staged rows of any kind but choices: each is added, changes the one of its key, or says what is known already. */
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "import.h"

enum { SUBJECT_FULL_MARK = 2, SUBJECT_STEP = 3, SUBJECT_FORMULA = 6 };

/* Marks that stood before may not fit any more. */
static void note_subject(struct importing *importing, const struct value *old, const struct value *new)
{
	const bool was_derived = old[SUBJECT_FORMULA].length > 0, is_derived = new[SUBJECT_FORMULA].length > 0;

	if (old[SUBJECT_FULL_MARK].number == new[SUBJECT_FULL_MARK].number &&
	    old[SUBJECT_STEP].number == new[SUBJECT_STEP].number &&was_derived == is_derived)
		return;
	if (!importing->changed)
		importing->changed = strings_make();
	if (!importing->changed || strings_put(importing->changed, new[0].text, new[0].length) == STRING_NONE)
		importing->places.is_out_of_memory = true;
}

static bool merge_row(struct importing *importing, uint64_t line)
{
	const struct row *row = importing->row;
	struct value old[FIELDS_MOST];
	const enum store_answer answer = store_find_row(importing->store, row, old);
	char key[KEY_TEXT];

	if (answer == STORE_FAILED)
		return false;
	if (row->kind < SMALL_KINDS) {
		places_key(row, key);
		places_put(&importing->places, row->kind, key, line);
	}
	if (row->kind == KIND_SUBJECTS && answer == STORE_DONE)
		note_subject(importing, old, row->values);
	return import_put(importing, row, answer == STORE_DONE ? old : NULL, line);
}

void import_merge_rows(struct importing *importing)
{
	uint64_t line = 0;

	while (store_stage_next(importing->stage, importing->row->values, &line)) {
		if (!merge_row(importing, line))
			break;
	}
}

/* --- marks of subjects that have changed -----------------------------------------------------------------------------------------
 */

struct mark_search {
	const struct config *config; /* as it is now */
	const char *subject;
	struct teller teller;
};

static void check_mark(const struct mark_search *search, struct store_cursor *marks)
{
	const uint32_t number = strings_find(search->config->keys[KIND_SUBJECTS], search->subject, strlen(search->subject));
	const struct mark_limits *limits = &search->config->limits[number];
	const int64_t mark_e2 = store_cursor_number(marks, 1);
	const enum mark_fault fault = mark_check(limits, !store_cursor_is_null(marks, 1), mark_e2);
	char text[512], key[KEY_TEXT];

	if (fault == MARK_GOOD)
		return;
	mark_fault_write(fault, limits, mark_e2, text, sizeof text);
	snprintf(key, sizeof key, "%s/%s", store_cursor_text(marks, 0), search->subject);
	tell(&search->teller, KIND_SCORES, key, fault == MARK_DERIVED ? "subject" : "mark", "%s", text);
}

static enum status check_subject(struct importing *importing, const struct config *config, const char *subject,
                                 struct problem *problem)
{
	const struct mark_search search = { config, subject, { &importing->places, &importing->report->faults } };
	const struct store_bind bind = { .text = subject };
	struct store_cursor *marks = store_cursor_open(importing->store, STORE_SUBJECT_SCORES, &bind, 1);

	while (store_cursor_next(marks))
		check_mark(&search, marks);
	return store_cursor_close(marks, problem);
}

enum status import_check_marks(struct importing *importing, struct problem *problem)
{
	struct config config = { .arena = NULL };
	enum status status = config_read(importing->store, &config, problem);

	for (uint32_t i = 0; status == STATUS_OK && i < strings_count(importing->changed); i++)
		status = check_subject(importing, &config, strings_get(importing->changed, i), problem);
	config_free(&config);
	return status;
}
