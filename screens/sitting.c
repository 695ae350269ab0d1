/* SPDX-License-Identifier: ISC */
/* How one exam is numbered and seated. */
#include <luqu/screen_seat.h>

static const struct form_field sitting_fields[] = {
	[SITTINGS_EXAM] = { .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	[SITTINGS_ELIGIBLE] = { .name = "eligible", .label = N_("Who sits it"), .help = N_("a condition, see luqu-rules(5); empty: everybody") },
	[SITTINGS_TICKET] = { .name = "ticket",
	                      .label = N_("Ticket number"),
	                      .help = N_("text with {year} {area} {exam} {site} {room} {seat} {serial} {check}; {room:3} has three digits") },
	[SITTINGS_AREA] = { .name = "area", .label = N_("Area"), .help = N_("what {area} stands for; may be left empty") },
	[SITTINGS_PAPER] = { .name = "paper",
	                     .label = N_("Paper"),
	                     .help = N_("a tag: candidates of different values of it do not share a room; may be left empty") },
	[SITTINGS_REMAINDER] = { .name = "remainder",
	                         .label = N_("Remainder"),
	                         .help = N_("where a few are left over when rooms are full"),
	                         .show = show_remainder },
	[SITTINGS_EXTRA] = { .name = "extra", .label = N_("Extra seats"), .help = N_("so many are few, and so many may a room have beyond its size") },
	[SITTINGS_ORDER] = { .name = "order",
	                     .label = N_("Order of seats"),
	                     .help = N_("Space goes through the words; a letter takes the next that begins with it"),
	                     .show = show_seat_order },
	[SITTINGS_SCHOOLS] = { .name = "schools",
	                       .label = N_("Schools"),
	                       .help = N_("schoolmates apart, or a school's candidates one behind the other"),
	                       .show = show_school_order },
	[SITTINGS_SEED] = { .name = "seed", .label = N_("Seed"), .help = N_("of the draw; empty: the office's lottery seed, or a new one") },
	{ 0 },
};

const struct screen screen_sitting = {
	.name = "sitting",
	.title = N_("Sitting"),
	.summary = N_("one sitting: `sitting EXAM' changes it, without a code one is added"),
	.fields = sitting_fields,
	.form = &form_of_sittings,
};
