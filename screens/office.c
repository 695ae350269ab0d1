/* SPDX-License-Identifier: ISC */
/* Settings of the office. */
#include <luqu/screen_list.h>

static const struct screen_column office_columns[] = {
	{ OFFICE_KEY, "key", N_("Key"), 18, ALIGN_LEFT, false, NULL },
	{ OFFICE_VALUE, "value", N_("Value"), 40, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key office_keys[] = {
	{ PRESS_F(6), 'b', "backup", N_("Backup"), N_("make a copy of the year"), NULL, &screen_backup, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_office = {
	.name = "office",
	.title = N_("Office"),
	.summary = N_("settings of the office and of the year"),
	.keys = office_keys,
	.columns = office_columns,
	.frozen = 1,
	.source = &list_office,
	.enter = &screen_setting,
};
