/* SPDX-License-Identifier: ISC */
/* The office's reason codes. */
#include <luqu/screen_entry.h>

static const struct screen_column violations_columns[] = {
	{ VIOLATIONS_CODE, "code", N_("Code"), 6, ALIGN_LEFT, false, NULL },
	{ VIOLATIONS_EFFECT, "effect", N_("Voids"), 12, ALIGN_LEFT, false, show_effect },
	{ VIOLATIONS_NAME, "name", N_("Name"), 40, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key violations_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_violations = {
	.name = "violations",
	.title = N_("Reason codes"),
	.summary = N_("reason codes: breaches, and why a mark is missing"),
	.keys = violations_keys,
	.enter = &screen_violation,
	.columns = violations_columns,
	.frozen = 1,
	.source = &list_violations,
};
