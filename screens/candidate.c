/* SPDX-License-Identifier: ISC */
/* One candidate. */
#include <luqu/screen_registration.h>
#include <luqu/screen_results.h>

static const struct screen_key candidate_keys[] = {
	{ PRESS_F(5), 'e', "edit", N_("Change"), N_("change the candidate's own data"), action_candidate_edit, NULL, NULL },
	{ PRESS_F(6), 'x', "explain", N_("Explain"), N_("why this place and none above it"), action_candidate_explain, NULL, NULL },
	{ PRESS_F(7), 'v', "choices", N_("Choices"), N_("the choices in all tiers, to be changed"), action_candidate_choices, NULL, NULL },
	REGISTRATION_KEYS,
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("the row under the cursor, to be changed"), action_pass, NULL, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_candidate = {
	.name = "candidate",
	.title = N_("Candidate"),
	.summary = N_("all that is known of one candidate: `candidate NUMBER'"),
	.help = N_("Data, registration, marks, bonuses, claims, choices, returns, orders, the place in the run chosen, and what "
	           "was changed by hand, by whom and when. "
	           "Enter on a line opens what it is about."),
	.needs_argument = true,
	.keys = candidate_keys,
	.behaviour = &behaviour_candidate,
};
