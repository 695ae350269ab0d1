/* SPDX-License-Identifier: ISC */
/* Breaches that void marks. */
#include <luqu/screen_entry.h>

static const struct screen_column breaches_columns[] = {
	{ BREACHES_NUMBER, "number", N_("Breach"), 5, ALIGN_RIGHT, false, NULL },
	{ BREACHES_NO, "candidate_no", N_("Candidate"), 12, ALIGN_LEFT, false, NULL },
	{ BREACHES_CODE, "code", N_("Code"), 6, ALIGN_LEFT, false, NULL },
	{ BREACHES_SUBJECT, "subject", N_("Subject"), 10, ALIGN_LEFT, false, NULL },
	{ BREACHES_USER, "user", N_("User"), 10, ALIGN_LEFT, false, NULL },
	{ BREACHES_TIME, "time", N_("Time (UTC)"), 16, ALIGN_LEFT, false, show_time },
	{ BREACHES_LIFTED_USER, "lifted_user", N_("Lifted by"), 10, ALIGN_LEFT, false, NULL },
	{ BREACHES_REASON, "reason", N_("Reason"), 16, ALIGN_LEFT, true, NULL },
	{ BREACHES_LIFTED_TIME, "lifted_time", N_("Lifted (UTC)"), 16, ALIGN_LEFT, false, show_time },
	{ BREACHES_LIFTED_REASON, "lifted_reason", N_("Why lifted"), 16, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key breaches_keys[] = {
	{ PRESS_F(7), 'a', "void", N_("Void"), N_("void marks for a breach"), action_breach_add, NULL, NULL },
	{ PRESS_F(8), 'x', "lift", N_("Lift"), N_("lift the breach: by another person than the one who recorded it"), action_breach_lift, NULL, NULL },
	{ 0 },
};

const struct screen screen_breaches = {
	.name = "breaches",
	.title = N_("Breaches"),
	.summary = N_("breaches of discipline and cheating: marks that are void; `breaches CANDIDATE_NO' for one candidate"),
	.help = N_("The reason code says whether one subject or all are void. What was entered stays, and comes back when the breach is lifted."),
	.keys = breaches_keys,
	.columns = breaches_columns,
	.frozen = 2,
	.source = &list_breaches,
	.behaviour = &behaviour_breaches,
};
