/* SPDX-License-Identifier: ISC */
/* A new, empty year. */
#include <luqu/screen_form.h>

static const struct form_field new_fields[] = {
	{ .name = "year", .label = N_("Year"), .help = N_("four digits, such as 2026; may be left empty") },
	{ .name = "name", .label = N_("Name of the office"), .help = N_("as it shall stand on lists; may be left empty") },
	{ 0 },
};

const struct screen screen_new = {
	.name = "new",
	.title = N_("A new year"),
	.summary = N_("make a new, empty year"),
	.help = N_("Makes the database file that luqu was started with. Nothing that is there is ever written over."),
	.works_without_database = true,
	.fields = new_fields,
	.form = &form_new,
};
