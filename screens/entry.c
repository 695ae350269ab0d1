/* SPDX-License-Identifier: ISC */
/* Batches that one can enter. */
#include <luqu/screen_entry.h>

static const struct screen_column entry_columns[] = {
	{ BATCHES_NUMBER, "batch", N_("Batch"), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_EXAM, "exam", N_("Exam"), 8, ALIGN_LEFT, false, NULL },
	{ BATCHES_SUBJECT, "subject", N_("Subject"), 12, ALIGN_LEFT, true, NULL },
	{ BATCHES_ROOM, "room", N_("Room"), 12, ALIGN_LEFT, false, NULL },
	{ BATCHES_PASS, "pass", N_("Entry no."), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_N_MINE, "entered", N_("Entered"), 8, ALIGN_RIGHT, false, NULL },
	{ BATCHES_SHEETS, "sheets", N_("Sheets"), 6, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key entry_keys[] = {
	{ PRESS_F(6), 'f', "marks-file", N_("File"), N_("take in a file of marks, of a marking machine for example, as an entry of yours"), action_batch_file, NULL,
	  NULL },
	{ 0 },
};

const struct screen screen_entry = {
	.name = "entry",
	.title = N_("Mark entry"),
	.summary = N_("the batches that are yours to enter, and those that are nobody's yet"),
	.help = N_("Enter opens a batch: from then on that entry of it is yours. Each batch is entered twice, by two people; neither sees what the other "
		   "has entered."),
	.keys = entry_keys,
	.columns = entry_columns,
	.frozen = 1,
	.source = &list_batches,
	.enter = &screen_marks,
	.behaviour = &behaviour_entry,
};
