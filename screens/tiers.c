/* SPDX-License-Identifier: ISC */
/* All tiers. */
#include <luqu/screen_list.h>

static const struct screen_column tiers_columns[] = {
	{ TIERS_CODE, "code", N_("Code"), 6, ALIGN_LEFT, false, NULL },
	{ TIERS_NAME, "name", N_("Name"), 16, ALIGN_LEFT, true, NULL },
	{ TIERS_SEQ, "seq", N_("Order"), 6, ALIGN_RIGHT, false, NULL },
	{ TIERS_MERIT, "merit", N_("Merit"), 10, ALIGN_LEFT, false, NULL },
	{ TIERS_RANKING, "ranking", N_("Ranking"), 16, ALIGN_LEFT, true, NULL },
	{ TIERS_BANDS, "bands", N_("Bands"), 10, ALIGN_LEFT, false, NULL },
	{ TIERS_MAX_CHOICES, "max_choices", N_("Max choices"), 4, ALIGN_RIGHT, false, NULL },
	{ TIERS_ELIGIBLE, "eligible", N_("Eligible"), 16, ALIGN_LEFT, true, NULL },
	{ TIERS_LINE, "line", N_("Line"), 6, ALIGN_LEFT, false, NULL },
	{ TIERS_TIES, "ties", N_("Ties"), 6, ALIGN_LEFT, false, NULL },
	{ TIERS_FILING, "filing", N_("Filing"), 5, ALIGN_RIGHT, false, NULL },
	{ TIERS_RETURNS, "returns", N_("Returns"), 7, ALIGN_LEFT, false, NULL },
	{ TIERS_ADJUST, "adjust", N_("Adjust"), 7, ALIGN_LEFT, false, NULL },
	{ TIERS_INHERITS, "inherits", N_("Inherits"), 12, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key tiers_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_tiers = {
	.name = "tiers",
	.title = N_("Tiers"),
	.summary = N_("tiers and their rules"),
	.help = N_("The rules are those of luqu-rules(5). Tiers run by rising number."),
	.keys = tiers_keys,
	.columns = tiers_columns,
	.frozen = 2,
	.source = &list_tiers,
	.enter = &screen_tier,
};
