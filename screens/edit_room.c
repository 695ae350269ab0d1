/* SPDX-License-Identifier: ISC */
/* One room of an exam, to be added or changed. */
#include <luqu/screen_seat.h>

static const struct form_field edit_room_fields[] = {
	[ROOMS_EXAM] = { .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	[ROOMS_SITE] = { .name = "site", .label = N_("Site"), .help = N_("the code of a site") },
	[ROOMS_ROOM] = { .name = "room",
	                 .label = N_("Room"),
	                 .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[ROOMS_SIZE] = { .name = "size", .label = N_("Size"), .help = N_("seats; empty: 30") },
	[ROOMS_COLUMNS] = { .name = "columns", .label = N_("Columns"), .help = N_("desks side by side; empty: 5") },
	{ 0 },
};

const struct screen screen_edit_room = {
	.name = "edit-room",
	.title = N_("Room as a row"),
	.summary = N_("one room: `edit-room EXAM/SITE/ROOM' changes it, without them one is added"),
	.fields = edit_room_fields,
	.form = &form_of_rooms,
};
