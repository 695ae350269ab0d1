/* SPDX-License-Identifier: ISC */
/* What rooms are used for. */
#include <luqu/screen_seat.h>

static const struct screen_column room_uses_columns[] = {
	{ ROOM_USES_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ ROOM_USES_SITE, "site", N_("Site"), 6, ALIGN_LEFT, false, NULL },
	{ ROOM_USES_ROOM, "room", N_("Room"), 8, ALIGN_LEFT, false, NULL },
	{ ROOM_USES_TAG, "tag", N_("Tags"), 12, ALIGN_LEFT, true, NULL },
	{ ROOM_USES_DATE, "date", N_("Date"), 10, ALIGN_LEFT, false, NULL },
	{ ROOM_USES_HALF, "half", N_("Half day"), 9, ALIGN_LEFT, false, show_half },
	{ ROOM_USES_SEX, "sex", N_("Sex"), 6, ALIGN_LEFT, false, show_sex },
	{ ROOM_USES_GROUP, "group", N_("Group"), 8, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key room_uses_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_room_uses = {
	.name = "room-uses",
	.title = N_("Uses of rooms"),
	.summary = N_("who alone may sit in a room, and when"),
	.keys = room_uses_keys,
	.columns = room_uses_columns,
	.frozen = 3,
	.source = &list_room_uses,
	.enter = &screen_room_use,
};
