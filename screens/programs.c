/* SPDX-License-Identifier: ISC */
/* All programs. */
#include <luqu/screen_list.h>

static const struct screen_column programs_columns[] = {
	{ PROGRAMS_CODE, "code", N_("Code"), 8, ALIGN_LEFT, false, NULL },
	{ PROGRAMS_SCHOOL, "school", N_("School"), 8, ALIGN_LEFT, false, NULL },
	{ PROGRAMS_NAME, "name", N_("Name"), 24, ALIGN_LEFT, true, NULL },
	{ PROGRAMS_NOTE, "note", N_("Note"), 12, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key programs_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_programs = {
	.name = "programs",
	.title = N_("Programs"),
	.summary = N_("what candidates choose: programs of schools"),
	.keys = programs_keys,
	.columns = programs_columns,
	.frozen = 1,
	.source = &list_programs,
	.enter = &screen_edit_program,
};
