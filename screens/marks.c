/* SPDX-License-Identifier: ISC */
/* Marks of one batch, typed heads down. */
#include <luqu/screen_entry.h>

static const struct screen_key marks_keys[] = { MARK_KEYS, { 0 } };

const struct screen screen_marks = {
	.name = "marks",
	.title = N_("Marks of batch"),
	.summary = N_("type the marks of one batch: `marks BATCH', or `marks BATCH/2' for the second entry"),
	.help = N_("The numeric keypad is enough. Each value is saved as soon as it is accepted. A field that can hold no more goes on by itself; an Enter "
		   "behind it does no harm. What is refused beeps, and what was typed ahead is thrown away. Once all are typed, q goes back."),
	.needs_argument = true,
	.keys = marks_keys,
	.behaviour = &behaviour_marks,
};
