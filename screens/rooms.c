/* SPDX-License-Identifier: ISC */
/* The rooms of all exams. */
#include <luqu/screen_seat.h>

static const struct screen_column rooms_columns[] = {
	{ ROOMS_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ ROOMS_SITE, "site", N_("Site"), 6, ALIGN_LEFT, false, NULL },
	{ ROOMS_ROOM, "room", N_("Room"), 8, ALIGN_LEFT, true, NULL },
	{ ROOMS_SEATED, "seated", N_("Seated"), 6, ALIGN_RIGHT, false, NULL },
	{ ROOMS_SIZE, "size", N_("Size"), 6, ALIGN_RIGHT, false, NULL },
	{ ROOMS_COLUMNS, "columns", N_("Columns"), 7, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key rooms_keys[] = {
	{ PRESS_F(6), '=', "seat", N_("Allot"), N_("seat the exam of this room by one draw"), action_seat_exam, NULL, NULL },
	{ 0, 'e', "edit", N_("Edit"), N_("change the row"), action_room_edit, NULL, NULL },
	{ PRESS_F(7), 'a', "add", N_("Add"), N_("add a row"), NULL, &screen_edit_room, NULL },
	{ PRESS_F(8), 'd', "delete", N_("Delete"), N_("take the row away, with a reason; refused while others name it"), action_delete_row, NULL, NULL },
	{ PRESS_F(9), 'p', "papers", N_("Papers"), N_("print what hangs on the doors and lies on the desks of this exam"), action_papers_exam, NULL, NULL },
	FILE_KEYS,
	{ 0 },
};

const struct screen screen_rooms = {
	.name = "rooms",
	.title = N_("Rooms"),
	.summary = N_("the rooms of all exams, and how many sit there"),
	.help = N_("Enter shows the plan of a room. Who alone may sit in a room, and when, is in :room-uses; how an exam is numbered and seated in "
		   ":sittings; luqu-exams(7) tells the rest."),
	.keys = rooms_keys,
	.columns = rooms_columns,
	.frozen = 3,
	.source = &list_rooms,
	.enter = &screen_room,
};
