/* SPDX-License-Identifier: ISC */
/* Placement lists: the schools they are made for. */
#include <luqu/screen_results.h>

static const struct screen_column lists_columns[] = {
	{ SCHOOLS_CODE, "code", N_("Code"), 8, ALIGN_LEFT, false, NULL },
	{ SCHOOLS_NAME, "name", N_("Name"), 20, ALIGN_LEFT, true, NULL },
	{ SCHOOLS_KIND, "kind", N_("Kind"), 16, ALIGN_LEFT, false, show_school_kind },
	{ SCHOOLS_DISTRICT, "district", N_("District"), 10, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key lists_keys[] = {
	{ PRESS_F(9), 'e', "export", N_("Export"), N_("write lists as files"), NULL, &screen_export, NULL },
	{ 0 },
};

const struct screen screen_lists = {
	.name = "lists",
	.title = N_("Placement lists"),
	.summary = N_("placement lists by school and feeder school, and files of them"),
	.help = N_("Enter shows the list of a school as it will be written. Export writes one file for each school or feeder school with an index, or "
		   "one of the other outputs of the run."),
	.keys = lists_keys,
	.columns = lists_columns,
	.frozen = 1,
	.source = &list_schools,
	.enter = &screen_list,
};
