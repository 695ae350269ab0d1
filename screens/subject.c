/* SPDX-License-Identifier: ISC */
/* One subject. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field subject_fields[] = {
	[SUBJECTS_CODE] = { .name = "code",
	                    .label = N_("Code"),
	                    .help = N_("letters, digits and _, no word of the rules; it stays as it is once the row is there") },
	[SUBJECTS_NAME] = { .name = "name", .label = N_("Name") },
	[SUBJECTS_FULL_MARK] = { .name = "full_mark", .label = N_("Full mark"), .help = N_("the highest mark there is") },
	[SUBJECTS_STEP] = { .name = "step", .label = N_("Mark step"), .help = N_("marks are multiples of this; empty: 0.5") },
	[SUBJECTS_WEIGHT] = { .name = "weight",
	                      .label = N_("Weight"),
	                      .help = N_("what marks count in the total; empty: 1, with a formula 0") },
	[SUBJECTS_EXAM] = { .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam; may be left empty") },
	[SUBJECTS_FORMULA] = { .name = "formula",
	                       .label = N_("Formula"),
	                       .help = N_("arithmetic over other subjects, which makes this one derived; empty: it has marks of "
	                                  "its own") },
	{ 0 },
};

const struct screen screen_subject = {
	.name = "subject",
	.title = N_("Subject"),
	.summary = N_("one subject: `subject CODE' changes it, without a code one is added"),
	.fields = subject_fields,
	.form = &form_of_subjects,
};
