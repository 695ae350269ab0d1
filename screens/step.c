/* SPDX-License-Identifier: ISC */
/* One step of the calendar. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field step_fields[] = {
	[CALENDAR_STEP] = { .name = "step",
	                    .label = N_("Step"),
	                    .help = N_("steps are shown in the order of this; it stays as it is once the row is there") },
	[CALENDAR_NAME] = { .name = "name", .label = N_("Name") },
	[CALENDAR_FROM] = { .name = "from", .label = N_("From"), .help = N_("a day as 2026-06-18; may be left empty") },
	[CALENDAR_TO] = { .name = "to",
	                  .label = N_("To"),
	                  .help = N_("a day as 2026-06-18, not before the first; may be left empty") },
	{ 0 },
};

const struct screen screen_step = {
	.name = "step",
	.title = N_("Step of the calendar"),
	.summary = N_("one step of the year: `step NAME' changes it, without a name one is added"),
	.fields = step_fields,
	.form = &form_of_calendar,
};
