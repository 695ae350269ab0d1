/* SPDX-License-Identifier: ISC */
/* The plan of a room. */
#include <luqu/screen_seat.h>

static const struct screen_key room_keys[] = {
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("all that is known of the candidate"), action_pass, NULL, NULL },
	{ PRESS_F(9), 'p', "papers", N_("Papers"), N_("print what hangs on the door and lies on the desks of this room"), action_papers_room, NULL, NULL },
	{ PRESS_UP, 'k', "up", NULL, N_("the desk before"), action_pass, NULL, NULL },
	{ PRESS_DOWN, 'j', "down", NULL, N_("the desk behind"), action_pass, NULL, NULL },
	{ PRESS_LEFT, 'h', "left", NULL, N_("the desk at the left"), action_pass, NULL, NULL },
	{ PRESS_RIGHT, 'l', "right", NULL, N_("the desk at the right"), action_pass, NULL, NULL },
	{ PRESS_TAB, 0, "next-seat", NULL, N_("the next seat by number"), action_pass, NULL, NULL },
	{ PRESS_BACK_TAB, 0, "previous-seat", NULL, N_("the seat before by number"), action_pass, NULL, NULL },
	{ PRESS_HOME, 'g', "first", NULL, N_("the first seat"), action_pass, NULL, NULL },
	{ PRESS_END, 'G', "last", NULL, N_("the last seat"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen screen_room = {
	.name = "room",
	.title = N_("Room"),
	.summary = N_("who sits where in a room: `room EXAM/SITE/ROOM'"),
	.help = N_("Desks stand as one sees them from behind, the front of the room above. Below the name of a candidate is the feeder school."),
	.needs_argument = true,
	.keys = room_keys,
	.behaviour = &behaviour_room,
};
