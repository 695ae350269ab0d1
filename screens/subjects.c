/* SPDX-License-Identifier: ISC */
/* All subjects. */
#include <luqu/screen_list.h>

static const struct screen_column subjects_columns[] = {
	{ SUBJECTS_CODE, "code", N_("Code"), 10, ALIGN_LEFT, false, NULL },
	{ SUBJECTS_NAME, "name", N_("Name"), 12, ALIGN_LEFT, true, NULL },
	{ SUBJECTS_FULL_MARK, "full_mark", N_("Full mark"), 6, ALIGN_RIGHT, false, NULL },
	{ SUBJECTS_STEP, "step", N_("Mark step"), 5, ALIGN_RIGHT, false, NULL },
	{ SUBJECTS_WEIGHT, "weight", N_("Weight"), 6, ALIGN_RIGHT, false, NULL },
	{ SUBJECTS_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ SUBJECTS_FORMULA, "formula", N_("Formula"), 16, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key subjects_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_subjects = {
	.name = "subjects",
	.title = N_("Subjects"),
	.summary = N_("subjects, their full marks and weights"),
	.keys = subjects_keys,
	.columns = subjects_columns,
	.frozen = 1,
	.source = &list_subjects,
	.enter = &screen_subject,
};
