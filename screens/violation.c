/* SPDX-License-Identifier: ISC */
/* One reason code, to be added or changed. */
#include <luqu/screen_entry.h>

static const struct form_field violation_fields[] = {
	[VIOLATIONS_CODE] = { .name = "code", .label = N_("Code"), .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[VIOLATIONS_NAME] = { .name = "name", .label = N_("Name") },
	[VIOLATIONS_EFFECT] = { .name = "effect", .label = N_("Voids"), .help = N_("nothing, the mark of the subject, or the marks of all subjects"),
				.show = show_effect },
	{ 0 },
};

const struct screen screen_violation = {
	.name = "violation",
	.title = N_("Reason code"),
	.summary = N_("one reason code: `violation CODE' changes it, without a code one is added"),
	.fields = violation_fields,
	.form = &form_of_violations,
};
