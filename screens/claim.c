/* SPDX-License-Identifier: ISC */
/* A claim as a row. */
#include <luqu/screen_registration.h>

static const struct form_field claim_fields[] = {
	[CLAIMS_NO] = { .name = "candidate_no",
	                .label = N_("Number"),
	                .help = N_("the candidate's number; it stays as it is once the row is there") },
	[CLAIMS_KIND] = { .name = "kind",
	                  .label = N_("Kind"),
	                  .help = N_("Space goes through the words; a letter takes the next that begins with it"),
	                  .show = show_claim_kind },
	[CLAIMS_ITEM] = { .name = "item",
	                  .label = N_("Item"),
	                  .help = N_("of a bonus the policy; of an eligibility the tag, as NAME or NAME=VALUE") },
	[CLAIMS_POINTS] = { .name = "points", .label = N_("Points"), .help = N_("of a bonus; an eligibility has none") },
	[CLAIMS_CERTIFIER] = { .name = "certifier", .label = N_("Certified by"), .help = N_("may be left empty") },
	[CLAIMS_EVIDENCE] = { .name = "evidence", .label = N_("Evidence"), .help = N_("may be left empty") },
	[CLAIMS_FROM] = { .name = "notice_from", .label = N_("Notice from"), .is_fixed = true },
	[CLAIMS_TO] = { .name = "notice_to", .label = N_("Notice until"), .is_fixed = true },
	[CLAIMS_STATE] = { .name = "state", .label = N_("State"), .is_fixed = true, .show = show_claim_state },
	{ 0 },
};

const struct screen screen_claim = {
	.name = "claim",
	.title = N_("Claim"),
	.summary = N_("a claim: `claim NUMBER/KIND/ITEM' changes it, without them one is put in"),
	.help = N_("State and notice are changed by p, y and x in the list of claims, not here."),
	.fields = claim_fields,
	.form = &form_of_claims,
};
