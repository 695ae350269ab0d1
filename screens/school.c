/* SPDX-License-Identifier: ISC */
/* One school, to be added or changed. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field school_fields[] = {
	[SCHOOLS_CODE] = { .name = "code", .label = N_("Code"), .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[SCHOOLS_NAME] = { .name = "name", .label = N_("Name") },
	[SCHOOLS_KIND] = { .name = "kind", .label = N_("Kind"), .help = N_("Space goes through the kinds; a letter takes the next that begins with it"),
			   .show = show_school_kind },
	[SCHOOLS_DISTRICT] = { .name = "district", .label = N_("District") },
	[SCHOOLS_PHONE] = { .name = "phone", .label = N_("Phone") },
	[SCHOOLS_ADDRESS] = { .name = "address", .label = N_("Address") },
	{ 0 },
};

const struct screen screen_school = {
	.name = "school",
	.title = N_("School"),
	.summary = N_("one school: `school CODE' changes it, without a code one is added"),
	.fields = school_fields,
	.form = &form_of_schools,
};
