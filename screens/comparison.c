/* SPDX-License-Identifier: ISC */
/* Batches whose two entries differ. */
#include <luqu/screen_entry.h>

static const struct screen_column comparison_columns[] = {
	{ BATCHES_NUMBER, "batch", N_("Batch"), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ BATCHES_SUBJECT, "subject", N_("Subject"), 12, ALIGN_LEFT, true, NULL },
	{ BATCHES_ROOM, "room", N_("Room"), 12, ALIGN_LEFT, false, NULL },
	{ BATCHES_SHEETS, "sheets", N_("Sheets"), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_N_DIFFER, "differ", N_("Differ"), 8, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

const struct screen screen_comparison = {
	.name = "comparison",
	.title = N_("Comparison"),
	.summary = N_("batches whose two entries differ, for a third person to settle"),
	.help = N_("Batches that are entered twice and differ, without those that you have entered yourself. Enter opens the places that differ: type what "
		   "the sheet says; then it is shown what was entered."),
	.columns = comparison_columns,
	.frozen = 1,
	.source = &list_batches,
	.enter = &screen_settle,
	.behaviour = &behaviour_comparison,
};
