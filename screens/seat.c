/* SPDX-License-Identifier: ISC */
/* An exam is seated. */
#include <luqu/screen_seat.h>

static const char *const seat_words[] = { "0", "1", NULL };

static const struct form_field seat_fields[] = {
	{ .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	{ .name = "seed", .label = N_("Seed"), .help = N_("of the draw; empty: the sitting's, the office's lottery seed, or a new one") },
	{ .name = "again",
	  .label = N_("Draw anew"),
	  .help = N_("where the exam is seated already; not once marks are entered"),
	  .words = seat_words,
	  .show = show_yes_no },
	{ 0 },
};

const struct screen screen_seat = {
	.name = "seat",
	.title = N_("Seat an exam"),
	.summary = N_("number and seat the candidates of an exam by one draw: `seat EXAM'"),
	.help = N_("The seed is kept with the sitting and in the audit trail, so that anyone can make the draw again; see luqu-exams(7)."),
	.fields = seat_fields,
	.form = &form_seat,
	.behaviour = &behaviour_seat,
};
