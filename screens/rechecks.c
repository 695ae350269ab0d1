/* SPDX-License-Identifier: ISC */
/* Rechecks, the newest first. */
#include <luqu/screen_freeze.h>

static const struct screen_column rechecks_columns[] = {
	{ RECHECKS_NUMBER, "number", N_("No."), 4, ALIGN_RIGHT, false, NULL },
	{ RECHECKS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ RECHECKS_SUBJECT, "subject", N_("Subject"), 8, ALIGN_LEFT, false, NULL },
	{ RECHECKS_STATE, "state", N_("State"), 11, ALIGN_LEFT, false, show_recheck_state },
	{ RECHECKS_OLD, "old", N_("Before"), 8, ALIGN_RIGHT, false, NULL },
	{ RECHECKS_NEW, "new", N_("After"), 8, ALIGN_RIGHT, false, NULL },
	{ RECHECKS_FINDING, "finding", N_("Found"), 12, ALIGN_LEFT, true, show_recheck_finding },
	{ RECHECKS_ANSWERER, "answerer", N_("Answered by"), 11, ALIGN_LEFT, false, NULL },
	{ RECHECKS_CONFIRMER, "confirmer", N_("Confirmed by"), 12, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key rechecks_keys[] = {
	{ PRESS_F(6), 'a', "apply", N_("Request"), N_("take down an application, within the dates of the calendar's step recheck"), action_recheck_apply, NULL, NULL },
	{ PRESS_F(7), 'w', "answer", N_("Answer"), N_("what was found: none, or a fault and the mark as it should be"), action_recheck_answer, NULL, NULL },
	{ PRESS_F(8), 'c', "confirm", N_("Confirm"), N_("confirm the correction that another person proposed"), action_recheck_confirm, NULL, NULL },
	{ PRESS_F(9), 'o', "stale", N_("Effect"), N_("who would be placed differently since the last run"), NULL, &screen_stale, NULL },
	{ 0 },
};

const struct screen screen_rechecks = {
	.name = "rechecks",
	.title = N_("Rechecks"),
	.summary = N_("marks looked at again, and corrected by two people"),
	.help = N_("Clerical faults alone are looked for. An answer is `none`, or a fault and the mark as it should be, as in `addition 118.5`: identity "
		   "(another candidate's mark), unmarked (something was not marked), addition (added up wrongly), transfer (copied wrongly). The mark may be "
		   "`absent`. Another person confirms a correction; it changes frozen scores too, and a run that is stored is then stale."),
	.keys = rechecks_keys,
	.columns = rechecks_columns,
	.frozen = 1,
	.source = &list_rechecks,
};
