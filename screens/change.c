/* SPDX-License-Identifier: ISC */
/* One row of the audit trail. */
#include <luqu/screen_results.h>

static const struct screen_key change_keys[] = { PAGE_KEYS, { 0 } };

const struct screen screen_change = {
	.name = "change",
	.title = N_("Change"),
	.summary = N_("one row of the audit trail, whole: `change SEQ'"),
	.help = N_("Before and after are the row's columns as in files."),
	.needs_argument = true,
	.keys = change_keys,
	.behaviour = &behaviour_change,
};
