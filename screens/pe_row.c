/* SPDX-License-Identifier: ISC */
/* PE table row. */
#include <luqu/screen_evaluation.h>

static const struct form_field pe_row_fields[] = {
	[PE_TABLE_ITEM] = { .name = "item", .label = N_("Item"), .help = N_("it stays as it is once the row is there") },
	[PE_TABLE_SEX] = { .name = "sex",
	                   .label = N_("Sex"),
	                   .help = N_("it stays as it is once the row is there"),
	                   .show = show_sex },
	[PE_TABLE_RESULT] = { .name = "result", .label = N_("Result"), .help = N_("times in seconds") },
	[PE_TABLE_MARK] = { .name = "mark", .label = N_("Mark") },
	{ 0 },
};

const struct screen screen_pe_row = {
	.name = "pe-row",
	.title = N_("PE table row"),
	.summary = N_("a row of the table: `pe-row ITEM/SEX/RESULT' changes it, without them one is added"),
	.fields = pe_row_fields,
	.form = &form_of_pe_table,
};
