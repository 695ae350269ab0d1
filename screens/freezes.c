/* SPDX-License-Identifier: ISC */
/* Which exams are frozen, and who did it. */
#include <luqu/screen_freeze.h>

static const struct screen_column freezes_columns[] = {
	{ FREEZES_EXAM, "exam", N_("Code"), 8, ALIGN_LEFT, false, NULL },
	{ FREEZES_NAME, "name", N_("Name"), 12, ALIGN_LEFT, true, NULL },
	{ FREEZES_STATE, "state", N_("State"), 17, ALIGN_LEFT, false, NULL },
	{ FREEZES_PROPOSER, "proposer", N_("Proposed by"), 11, ALIGN_LEFT, false, NULL },
	{ FREEZES_CONFIRMER, "confirmer", N_("Confirmed by"), 12, ALIGN_LEFT, false, NULL },
	{ FREEZES_DIGEST, "digest", N_("SHA-256"), 8, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key freezes_keys[] = {
	{ PRESS_F(6), 'f', "propose-freeze", N_("Freeze"), N_("propose to freeze the scores of this exam"), action_freeze_propose, NULL, NULL },
	{ PRESS_F(7), 'c', "confirm", N_("Confirm"), N_("confirm what another person proposed"), action_freeze_confirm, NULL, NULL },
	{ PRESS_F(8), 'e', "propose-unfreeze", N_("Unfreeze"), N_("propose to open the scores again, with a reason"), action_unfreeze_propose, NULL, NULL },
	{ PRESS_F(9), 'r', "rechecks", N_("Rechecks"), N_("marks looked at again, and corrected by two people"), NULL, &screen_rechecks, NULL },
	{ 0, 'i', "suspects", NULL, N_("marks that look wrong: by subject and room"), NULL, &screen_suspects, NULL },
	{ 0 },
};

const struct screen screen_freezes = {
	.name = "freezes",
	.title = N_("Frozen scores"),
	.summary = N_("which exams are frozen: one person proposes, another confirms"),
	.help = N_("Who proposes a freeze tells the digest to the one who confirms it: its first 8 digits at least. From then on only confirmed rechecks "
		   "change the scores of the exam. Opening them again takes two people and a reason."),
	.keys = freezes_keys,
	.columns = freezes_columns,
	.frozen = 1,
	.source = &list_freezes,
	.behaviour = &behaviour_freezes,
};
