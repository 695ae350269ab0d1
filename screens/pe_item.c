/* SPDX-License-Identifier: ISC */
/* PE item. */
#include <luqu/screen_evaluation.h>

static const struct form_field pe_item_fields[] = {
	[PE_ITEMS_ITEM] = { .name = "item", .label = N_("Item"), .help = N_("it stays as it is once the row is there") },
	[PE_ITEMS_NAME] = { .name = "name", .label = N_("Name") },
	[PE_ITEMS_SUBJECT] = { .name = "subject", .label = N_("Subject"), .help = N_("whose marks are computed") },
	[PE_ITEMS_DIRECTION] = { .name = "direction",
	                         .label = N_("Better is"),
	                         .help = N_("which results are better"),
	                         .show = show_direction },
	[PE_ITEMS_UNIT] = { .name = "unit", .label = N_("Unit") },
	[PE_ITEMS_GROUP] = { .name = "group",
	                     .label = N_("Either-or group"),
	                     .help = N_("of the items of one group the best mark counts; may be left empty") },
	[PE_ITEMS_EXEMPT] = { .name = "exempt", .label = N_("Exempt gives"), .help = N_("the mark of a candidate who is exempt") },
	{ 0 },
};

const struct screen screen_pe_item = {
	.name = "pe-item",
	.title = N_("PE item"),
	.summary = N_("a PE item: `pe-item ITEM' changes it, without it one is added"),
	.fields = pe_item_fields,
	.form = &form_of_pe_items,
};
