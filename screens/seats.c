/* SPDX-License-Identifier: ISC */
/* Who sits where. */
#include <luqu/screen_seat.h>

static const struct screen_column seats_columns[] = {
	{ SEATS_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ SEATS_SITE, "site", N_("Site"), 6, ALIGN_LEFT, false, NULL },
	{ SEATS_ROOM, "room", N_("Room"), 6, ALIGN_LEFT, false, NULL },
	{ SEATS_SEAT, "seat", N_("Seat"), 4, ALIGN_RIGHT, false, NULL },
	{ SEATS_TICKET, "ticket", N_("Ticket number"), 14, ALIGN_LEFT, false, NULL },
	{ SEATS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ SEATS_NAME, "name", N_("Full name"), 12, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key seats_keys[] = {
	{ 0, '+', "seat-late", N_("Late one"), N_("seat a late candidate; nobody moves"), action_seat_late, NULL, NULL },
	{ PRESS_F(8), 'd', "delete", N_("Delete"), N_("take the row away, with a reason; refused while others name it"), action_delete_row, NULL, NULL },
	{ PRESS_F(9), 'p', "papers", N_("Papers"), N_("print what hangs on the doors and lies on the desks of this exam"), action_papers_exam, NULL, NULL },
	FILE_KEYS,
	{ 0 },
};

const struct screen screen_seats = {
	.name = "seats",
	.title = N_("Allotted seats"),
	.summary = N_("who sits where, with ticket numbers"),
	.help = N_("Search or filter for a ticket number: ticket:0619. Enter shows the candidate."),
	.keys = seats_keys,
	.columns = seats_columns,
	.frozen = 4,
	.source = &list_seats,
	.behaviour = &behaviour_seats,
};
