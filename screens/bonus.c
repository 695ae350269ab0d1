/* SPDX-License-Identifier: ISC */
/* Bonus points of a candidate. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field bonus_fields[] = {
	[BONUSES_NO] = { .name = "candidate_no",
	                 .label = N_("Number"),
	                 .help = N_("the candidate's number; it stays as it is once the row is there") },
	[BONUSES_POLICY] = { .name = "policy",
	                     .label = N_("Policy"),
	                     .help = N_("what they are given for; it stays as it is once the row is there") },
	[BONUSES_POINTS] = { .name = "points", .label = N_("Points"), .help = N_("above 0") },
	{ 0 },
};

const struct screen screen_bonus = {
	.name = "bonus",
	.title = N_("Bonus"),
	.summary = N_("bonus points: `bonus NUMBER/POLICY' changes them, without them some are added"),
	.fields = bonus_fields,
	.form = &form_of_bonuses,
};
