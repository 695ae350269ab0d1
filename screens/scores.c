/* SPDX-License-Identifier: ISC */
/* All marks. */
#include <luqu/screen_list.h>

static const struct screen_column scores_columns[] = {
	{ SCORES_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ SCORES_SUBJECT, "subject", N_("Subject"), 10, ALIGN_LEFT, false, NULL },
	{ SCORES_MARK, "mark", N_("Mark"), 8, ALIGN_RIGHT, false, NULL },
	{ SCORES_STATUS, "status", N_("Status"), 10, ALIGN_LEFT, false, show_status },
	{ 0 },
};

static const struct screen_key scores_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_scores = {
	.name = "scores",
	.title = N_("Marks"),
	.summary = N_("all marks, by candidate and subject"),
	.help = N_("Marks of one candidate: g, then / and candidate_no:NUMBER. Whole batches are entered twice on the screen of "
	           "mark entry."),
	.keys = scores_keys,
	.columns = scores_columns,
	.frozen = 2,
	.source = &list_scores,
	.enter = &screen_score,
};
