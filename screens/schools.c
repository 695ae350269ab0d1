/* SPDX-License-Identifier: ISC */
/* All schools. */
#include <luqu/screen_list.h>

static const struct screen_column schools_columns[] = {
	{ SCHOOLS_CODE, "code", N_("Code"), 8, ALIGN_LEFT, false, NULL },
	{ SCHOOLS_NAME, "name", N_("Name"), 20, ALIGN_LEFT, true, NULL },
	{ SCHOOLS_KIND, "kind", N_("Kind"), 16, ALIGN_LEFT, false, show_school_kind },
	{ SCHOOLS_DISTRICT, "district", N_("District"), 10, ALIGN_LEFT, false, NULL },
	{ SCHOOLS_PHONE, "phone", N_("Phone"), 12, ALIGN_LEFT, false, NULL },
	{ SCHOOLS_ADDRESS, "address", N_("Address"), 20, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key schools_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_schools = {
	.name = "schools",
	.title = N_("Schools"),
	.summary = N_("schools that admit and schools that candidates come from"),
	.keys = schools_keys,
	.enter = &screen_school,
	.columns = schools_columns,
	.frozen = 2,
	.source = &list_schools,
};
