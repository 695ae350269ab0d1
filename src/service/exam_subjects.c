/* SPDX-License-Identifier: ISC */
/* The subjects of an exam that have sheets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"

static enum status check_exam(struct store *store, const char *exam, struct problem *problem)
{
	struct row row = { .kind = KIND_EXAMS };
	struct value found[FIELDS_MOST];

	row.values[0] = (struct value){ .text = exam, .length = strlen(exam) };
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		return problem_set(problem, STATUS_FAULT, _("exam '%s' has no subject that has marks of its own"), exam);
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no exam '%s'"), exam);
	default:
		return store_trouble(store, problem);
	}
}

enum status exam_subjects_read(struct store *store, const char *exam, struct exam_subjects *subjects, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_EXAM_SUBJECTS, &bind, 1);
	bool is_good = true;
	enum status status;

	*subjects = (struct exam_subjects){ .count = 0 };
	while (is_good && store_cursor_next(rows)) {
		char(*grown)[ENTRY_CODE_TEXT] = realloc(subjects->codes, (subjects->count + 1) * sizeof *grown);

		is_good = grown != NULL;
		if (is_good) {
			subjects->codes = grown;
			snprintf(grown[subjects->count++], sizeof *grown, "%s", store_cursor_text(rows, 0));
		}
	}
	status = store_cursor_close(rows, problem);
	if (!is_good)
		status = problem_memory(problem);
	return status == STATUS_OK && subjects->count == 0 ? check_exam(store, exam, problem) : status;
}
