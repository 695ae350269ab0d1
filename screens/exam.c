/* SPDX-License-Identifier: ISC */
/* One exam. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field exam_fields[] = {
	[EXAMS_CODE] = { .name = "code",
	                 .label = N_("Code"),
	                 .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[EXAMS_NAME] = { .name = "name", .label = N_("Name") },
	[EXAMS_DATE] = { .name = "date", .label = N_("Date"), .help = N_("a day as 2026-06-18; may be left empty") },
	[EXAMS_KIND] = { .name = "kind", .label = N_("Kind"), .help = N_("a word of the office's own; may be left empty") },
	{ 0 },
};

const struct screen screen_exam = {
	.name = "exam",
	.title = N_("Exam"),
	.summary = N_("one exam: `exam CODE' changes it, without a code one is added"),
	.fields = exam_fields,
	.form = &form_of_exams,
};
