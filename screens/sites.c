/* SPDX-License-Identifier: ISC */
/* All sites. */
#include <luqu/screen_seat.h>

static const struct screen_column sites_columns[] = {
	{ SITES_CODE, "code", N_("Code"), 8, ALIGN_LEFT, false, NULL },
	{ SITES_NAME, "name", N_("Name"), 24, ALIGN_LEFT, true, NULL },
	{ SITES_ADDRESS, "address", N_("Address"), 24, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key sites_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_sites = {
	.name = "sites",
	.title = N_("Sites"),
	.summary = N_("places where exams are sat"),
	.keys = sites_keys,
	.columns = sites_columns,
	.frozen = 1,
	.source = &list_sites,
	.enter = &screen_site,
};
