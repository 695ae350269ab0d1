/* SPDX-License-Identifier: ISC */
/* Claims of eligibilities and bonuses. */
#include <luqu/screen_registration.h>

static const struct screen_column claims_columns[] = {
	{ CLAIMS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ CLAIMS_NAME, "name", N_("Full name"), 8, ALIGN_LEFT, true, NULL },
	{ CLAIMS_KIND, "kind", N_("Kind"), 11, ALIGN_LEFT, false, show_claim_kind },
	{ CLAIMS_ITEM, "item", N_("Item"), 12, ALIGN_LEFT, true, NULL },
	{ CLAIMS_POINTS, "points", N_("Points"), 6, ALIGN_RIGHT, false, NULL },
	{ CLAIMS_STATE, "state", N_("State"), 9, ALIGN_LEFT, false, show_claim_state },
	{ CLAIMS_TO, "notice_to", N_("Notice until"), 12, ALIGN_LEFT, false, NULL },
	{ CLAIMS_FROM, "notice_from", N_("Notice from"), 12, ALIGN_LEFT, false, NULL },
	{ CLAIMS_CERTIFIER, "certifier", N_("Certified by"), 16, ALIGN_LEFT, true, NULL },
	{ CLAIMS_EVIDENCE, "evidence", N_("Evidence"), 16, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key claims_keys[] = {
	{ PRESS_F(6), 'p', "notice", N_("Notice"), N_("put the claim up for public notice, five working days or more, with a reason"),
	  action_claim_notice, NULL, NULL },
	{ PRESS_F(9), 'y', "grant", N_("Grant"),
	  N_("grant it when the notice is over, with a reason; another person than who put it in"), action_claim_grant, NULL,
	  NULL },
	{ PRESS_F(11), 'x', "refuse", N_("Refuse"), N_("refuse it, with a reason; what it gave is taken back"), action_claim_refuse,
	  NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_claims = {
	.name = "claims",
	.title = N_("Claims"),
	.summary = N_("claims of eligibilities and bonuses, and what became of them"),
	.help = N_("A claim is put in, put up for public notice, and then granted by another person or refused. A granted bonus "
	           "becomes a row of :bonuses, a "
	           "granted eligibility a tag of the candidate."),
	.keys = claims_keys,
	.columns = claims_columns,
	.frozen = 2,
	.source = &list_claims,
	.enter = &screen_claim,
	.behaviour = &behaviour_claims,
};
