/* SPDX-License-Identifier: ISC */
/* How exams are numbered and seated. */
#include <luqu/screen_seat.h>

static const struct screen_column sittings_columns[] = {
	{ SITTINGS_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ SITTINGS_ELIGIBLE, "eligible", N_("Who sits it"), 12, ALIGN_LEFT, true, NULL },
	{ SITTINGS_TICKET, "ticket", N_("Ticket number"), 16, ALIGN_LEFT, true, NULL },
	{ SITTINGS_REMAINDER, "remainder", N_("Remainder"), 12, ALIGN_LEFT, false, show_remainder },
	{ SITTINGS_SCHOOLS, "schools", N_("Schools"), 8, ALIGN_LEFT, false, show_school_order },
	{ SITTINGS_SEED, "seed", N_("Seed"), 10, ALIGN_LEFT, true, NULL },
	{ SITTINGS_AREA, "area", N_("Area"), 6, ALIGN_LEFT, false, NULL },
	{ SITTINGS_PAPER, "paper", N_("Paper"), 8, ALIGN_LEFT, false, NULL },
	{ SITTINGS_EXTRA, "extra", N_("Extra seats"), 6, ALIGN_RIGHT, false, NULL },
	{ SITTINGS_ORDER, "order", N_("Order of seats"), 8, ALIGN_LEFT, false, show_seat_order },
	{ 0 },
};

static const struct screen_key sittings_keys[] = {
	{ PRESS_F(6), '=', "seat", N_("Allot"), N_("seat the exam by one draw"), action_seat_exam, NULL, NULL },
	{ 0, '+', "seat-late", N_("Late one"), N_("seat a late candidate; nobody moves"), action_seat_late, NULL, NULL },
	{ PRESS_F(9), 'p', "papers", N_("Papers"), N_("print what hangs on the doors and lies on the desks of this exam"), action_papers_exam, NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_sittings = {
	.name = "sittings",
	.title = N_("Sittings"),
	.summary = N_("how exams are numbered and seated"),
	.help = N_("An exam without a row here is seated by the defaults: everybody sits it, small remainders go into the last room, schoolmates sit "
		   "apart. luqu-exams(7) tells how the draw is made and how anyone can make it again."),
	.keys = sittings_keys,
	.columns = sittings_columns,
	.frozen = 1,
	.source = &list_sittings,
	.enter = &screen_sitting,
};
