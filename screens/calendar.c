/* SPDX-License-Identifier: ISC */
/* The steps of the year. */
#include <luqu/screen_list.h>

static const struct screen_column calendar_columns[] = {
	{ CALENDAR_STEP, "step", N_("Step"), 10, ALIGN_LEFT, false, NULL },
	{ CALENDAR_NAME, "name", N_("Name"), 20, ALIGN_LEFT, true, NULL },
	{ CALENDAR_FROM, "from", N_("From"), 10, ALIGN_LEFT, false, NULL },
	{ CALENDAR_TO, "to", N_("To"), 10, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key calendar_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_calendar = {
	.name = "calendar",
	.title = N_("Calendar"),
	.summary = N_("the steps of the year and their dates"),
	.keys = calendar_keys,
	.columns = calendar_columns,
	.frozen = 1,
	.source = &list_calendar,
	.enter = &screen_step,
};
