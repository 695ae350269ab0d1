/* SPDX-License-Identifier: ISC */
/* All exams. */
#include <luqu/screen_list.h>

static const struct screen_column exams_columns[] = {
	{ EXAMS_CODE, "code", N_("Code"), 10, ALIGN_LEFT, false, NULL },
	{ EXAMS_NAME, "name", N_("Name"), 20, ALIGN_LEFT, true, NULL },
	{ EXAMS_DATE, "date", N_("Date"), 10, ALIGN_LEFT, false, NULL },
	{ EXAMS_KIND, "kind", N_("Kind"), 10, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key exams_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_exams = {
	.name = "exams",
	.title = N_("Exams"),
	.summary = N_("exams and their dates"),
	.keys = exams_keys,
	.columns = exams_columns,
	.frozen = 1,
	.source = &list_exams,
	.enter = &screen_exam,
};
