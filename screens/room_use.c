/* SPDX-License-Identifier: ISC */
/* What one room is used for. */
#include <luqu/screen_seat.h>

static const struct form_field room_use_fields[] = {
	[ROOM_USES_EXAM] = { .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	[ROOM_USES_SITE] = { .name = "site", .label = N_("Site"), .help = N_("the code of a site") },
	[ROOM_USES_ROOM] = { .name = "room", .label = N_("Room"), .help = N_("a room of that exam and site") },
	[ROOM_USES_TAG] = { .name = "tag",
	                    .label = N_("Tags"),
	                    .help = N_("for candidates who have all of these, and they sit in such rooms alone; may be left empty") },
	[ROOM_USES_DATE] = { .name = "date", .label = N_("Date"), .help = N_("a day as 2026-06-18; may be left empty") },
	[ROOM_USES_HALF] = { .name = "half", .label = N_("Half day"), .help = N_("may be left empty"), .show = show_half },
	[ROOM_USES_SEX] = { .name = "sex", .label = N_("Sex"), .help = N_("for boys or girls alone; may be left empty"), .show = show_sex },
	[ROOM_USES_GROUP] = { .name = "group", .label = N_("Group"), .help = N_("a word of the office's own; may be left empty") },
	{ 0 },
};

const struct screen screen_room_use = {
	.name = "room-use",
	.title = N_("Use of a room"),
	.summary = N_("one use: `room-use EXAM/SITE/ROOM' changes it, without them one is added"),
	.fields = room_use_fields,
	.form = &form_of_room_uses,
};
