/* SPDX-License-Identifier: ISC */
/* Candidates of a run without a place. */
#include <luqu/screen_results.h>

static const struct screen_column unplaced_columns[] = {
	{ UNPLACED_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ UNPLACED_NAME, "name", N_("Full name"), 12, ALIGN_LEFT, true, NULL },
	{ UNPLACED_REASON, "reason", N_("Reason"), 14, ALIGN_LEFT, false, show_reason },
	{ UNPLACED_FEEDER, "feeder", N_("Feeder school"), 10, ALIGN_LEFT, false, NULL },
	{ 0 },
};

const struct screen screen_unplaced = {
	.name = "unplaced",
	.title = N_("Not placed"),
	.summary = N_("the candidates of a run without a place, and why"),
	.help = N_("Enter explains: every choice, and what would have been enough. Only one reason: \\ and reason:outranked."),
	.columns = unplaced_columns,
	.frozen = 1,
	.source = &list_unplaced_named,
	.enter = &screen_explain,
	.behaviour = &behaviour_unplaced,
};
