/* SPDX-License-Identifier: ISC */
/* Files that programs sent back. */
#include <luqu/screen_list.h>

static const struct screen_column returns_columns[] = {
	{ RETURNS_TIER, "tier", N_("Tier"), 6, ALIGN_LEFT, false, NULL },
	{ RETURNS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ RETURNS_PROGRAM, "program", N_("Program"), 8, ALIGN_LEFT, false, NULL },
	{ RETURNS_REASON, "reason", N_("Reason"), 30, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key returns_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_returns = {
	.name = "returns",
	.title = N_("Returns"),
	.summary = N_("files that programs sent back"),
	.help = N_("A return counts in the next run: what becomes of the candidate is what the tier says of returned files."),
	.keys = returns_keys,
	.columns = returns_columns,
	.frozen = 2,
	.source = &list_returns,
	.enter = &screen_return,
};
