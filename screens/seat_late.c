/* SPDX-License-Identifier: ISC */
/* A late candidate is seated. */
#include <luqu/screen_seat.h>

static const struct form_field seat_late_fields[] = {
	{ .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	{ .name = "number", .label = N_("Candidate"), .help = N_("the candidate's number, or the ticket number of another exam") },
	{ 0 },
};

const struct screen screen_seat_late = {
	.name = "seat-late",
	.title = N_("Seat a late candidate"),
	.summary = N_("a late candidate gets a seat, and nobody moves: `seat-late EXAM'"),
	.fields = seat_late_fields,
	.form = &form_seat_late,
	.behaviour = &behaviour_seat_late,
};
