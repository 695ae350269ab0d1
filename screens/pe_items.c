/* SPDX-License-Identifier: ISC */
/* PE items. */
#include <luqu/screen_evaluation.h>

static const struct screen_column pe_items_columns[] = {
	{ PE_ITEMS_ITEM, "item", N_("Item"), 12, ALIGN_LEFT, false, NULL },
	{ PE_ITEMS_NAME, "name", N_("Name"), 18, ALIGN_LEFT, true, NULL },
	{ PE_ITEMS_SUBJECT, "subject", N_("Subject"), 10, ALIGN_LEFT, false, NULL },
	{ PE_ITEMS_DIRECTION, "direction", N_("Better is"), 10, ALIGN_LEFT, false, show_direction },
	{ PE_ITEMS_UNIT, "unit", N_("Unit"), 6, ALIGN_LEFT, false, NULL },
	{ PE_ITEMS_GROUP, "group", N_("Either-or group"), 15, ALIGN_LEFT, false, NULL },
	{ PE_ITEMS_EXEMPT, "exempt", N_("Exempt gives"), 12, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key pe_items_keys[] = {
	{ PRESS_F(6), 'c', "pe", N_("Compute"), N_("compute the marks of this item's subject from the results"), action_pe_of_item, NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_pe_items = {
	.name = "pe-items",
	.title = N_("PE items"),
	.summary = N_("what is tested in physical education"),
	.help = N_("What a result is worth stands in :pe-table, what was measured in :pe-results. F6 computes the marks."),
	.keys = pe_items_keys,
	.columns = pe_items_columns,
	.frozen = 1,
	.source = &list_pe_items,
	.enter = &screen_pe_item,
};
