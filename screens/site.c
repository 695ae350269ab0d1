/* SPDX-License-Identifier: ISC */
/* One site. */
#include <luqu/screen_seat.h>

static const struct form_field site_fields[] = {
	[SITES_CODE] = { .name = "code",
	                 .label = N_("Code"),
	                 .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[SITES_NAME] = { .name = "name", .label = N_("Name") },
	[SITES_ADDRESS] = { .name = "address", .label = N_("Address"), .help = N_("may be left empty") },
	{ 0 },
};

const struct screen screen_site = {
	.name = "site",
	.title = N_("Site"),
	.summary = N_("one site: `site CODE' changes it, without a code one is added"),
	.fields = site_fields,
	.form = &form_of_sites,
};
