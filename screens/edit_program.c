/* SPDX-License-Identifier: ISC */
/* One program of a school, to be added or changed. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field edit_program_fields[] = {
	[PROGRAMS_CODE] = { .name = "code",
	                    .label = N_("Program"),
	                    .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[PROGRAMS_SCHOOL] = { .name = "school", .label = N_("School"), .help = N_("the code of a school") },
	[PROGRAMS_NAME] = { .name = "name", .label = N_("Name of program"), .help = N_("without the school") },
	[PROGRAMS_NOTE] = { .name = "note", .label = N_("Note"), .help = N_("may be left empty") },
	{ 0 },
};

const struct screen screen_edit_program = {
	.name = "edit-program",
	.title = N_("Program of a school"),
	.summary = N_("one program as a row: `edit-program CODE' changes it, without a code one is added"),
	.fields = edit_program_fields,
	.form = &form_of_programs,
};
