/* SPDX-License-Identifier: ISC */
/* Whether the audit trail is whole. */
#include <luqu/screen_results.h>

static const struct screen_key anchor_keys[] = {
	{ PRESS_F(6), 'v', "against", N_("Against"), N_("hold the trail against an anchor kept from earlier"), action_anchor_against, NULL, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_anchor = {
	.name = "anchor",
	.title = N_("Audit trail: verification"),
	.summary = N_("walk the whole audit trail, and show its anchor"),
	.help = N_("Each row of the trail is chained to the one before by SHA-256. An anchor says where the trail stood once; kept elsewhere, it finds "
		   "out whoever changes the trail and its chain together."),
	.keys = anchor_keys,
	.behaviour = &behaviour_anchor,
};
