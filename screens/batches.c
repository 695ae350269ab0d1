/* SPDX-License-Identifier: ISC */
/* All batches, for whoever hands them out. */
#include <luqu/screen_entry.h>

static const struct screen_column batches_columns[] = {
	{ BATCHES_NUMBER, "batch", N_("Batch"), 5, ALIGN_RIGHT, false, NULL },
	{ BATCHES_EXAM, "exam", N_("Exam"), 6, ALIGN_LEFT, false, NULL },
	{ BATCHES_SUBJECT, "subject", N_("Subject"), 10, ALIGN_LEFT, false, NULL },
	{ BATCHES_ROOM, "room", N_("Room"), 9, ALIGN_LEFT, false, NULL },
	{ BATCHES_STAGE, "state", N_("State"), 9, ALIGN_LEFT, false, show_stage },
	{ BATCHES_SHEETS, "sheets", N_("Sheets"), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_SLIP, "slip", N_("Slip"), 4, ALIGN_LEFT, false, show_yes },
	{ BATCHES_N_DIFFER, "differ", N_("Differ"), 6, ALIGN_RIGHT, false, NULL },
	{ BATCHES_FIRST, "first", N_("First entry"), 10, ALIGN_LEFT, true, NULL },
	{ BATCHES_N_FIRST, "n_first", N_("Entered"), 7, ALIGN_RIGHT, false, NULL },
	{ BATCHES_SECOND, "second", N_("Second entry"), 10, ALIGN_LEFT, true, NULL },
	{ BATCHES_N_SECOND, "n_second", N_("Entered"), 7, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key batches_keys[] = {
	{ PRESS_F(6), 'm', "make", N_("Make"), N_("make batches out of the seats of an exam"), action_batch_make, NULL, NULL },
	{ PRESS_F(7), 'i', "give", N_("Give"), N_("hand one entry of the batch to a user"), action_batch_give, NULL, NULL },
	{ PRESS_F(8), 't', "slip", N_("Slip"), N_("take down what the slip in the packet says"), action_batch_slip, NULL, NULL },
	{ PRESS_F(9), 'c', "close", N_("Close"), N_("write the marks into the scores, where entries and slip agree"), action_batch_close, NULL, NULL },
	{ 0, 'f', "marks-file", NULL, N_("take in a file of marks as one of the two entries"), action_batch_file, NULL, NULL },
	{ 0, 'o', "reopen", NULL, N_("open a closed batch again, with a reason"), action_batch_reopen, NULL, NULL },
	{ 0, 'b', "blind", NULL, N_("draw blind codes for an exam and seal them"), action_batch_blind, NULL, NULL },
	{ 0, 'L', "labels", NULL, N_("write what is to stand on each sheet, by seat; for somebody who enters no marks"), action_batch_labels, NULL, NULL },
	{ 0, 'C', "codes", NULL, N_("write the blind codes and whose they are, once they are open"), action_batch_codes, NULL, NULL },
	{ 0, 'B', "unblind", NULL, N_("open the blind codes of the exam, with a reason"), action_batch_unblind, NULL, NULL },
	{ 0, 'p', "operators", NULL, N_("what the operators of the exam did, in figures"), action_batch_operators, NULL, NULL },
	{ 0 },
};

const struct screen screen_batches = {
	.name = "batches",
	.title = N_("Batches"),
	.summary = N_("all batches of sheets: handed out, slips, closed; `batches EXAM' for one exam"),
	.help = N_("A batch is the sheets of one room in one subject. It closes when both entries are equal or settled and the slip agrees; if not, it is said "
		   "that they differ, no more. While blind codes are sealed no room is shown."),
	.keys = batches_keys,
	.columns = batches_columns,
	.frozen = 1,
	.source = &list_batches,
	.behaviour = &behaviour_batches,
};
