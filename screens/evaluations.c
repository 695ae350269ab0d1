/* SPDX-License-Identifier: ISC */
/* Evaluations. */
#include <luqu/screen_evaluation.h>

static const struct screen_column evaluations_columns[] = {
	{ EVALUATIONS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ EVALUATIONS_TERM, "term", N_("Term"), 10, ALIGN_LEFT, false, NULL },
	{ EVALUATIONS_PART, "part", N_("Part"), 14, ALIGN_LEFT, true, NULL },
	{ EVALUATIONS_MARK, "mark", N_("Mark"), 8, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key evaluations_keys[] = {
	{ PRESS_F(6), 'i', "stats", N_("Shares"), N_("the shares of pupils at 80 or above, by term and school"), action_stats_evaluation, NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_evaluations = {
	.name = "evaluations",
	.title = N_("Evaluations"),
	.summary = N_("comprehensive evaluation of candidates, by term and part"),
	.help = N_("Rules name them as quality.PART, the mean over the terms, and quality.TERM.PART. What share of pupils is at 80 or "
	           "above, term by term and school by school, stands in :stats."),
	.keys = evaluations_keys,
	.columns = evaluations_columns,
	.frozen = 2,
	.source = &list_evaluations,
	.enter = &screen_evaluation,
};
