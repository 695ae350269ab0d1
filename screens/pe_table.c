/* SPDX-License-Identifier: ISC */
/* PE table. */
#include <luqu/screen_evaluation.h>

static const struct screen_column pe_table_columns[] = {
	{ PE_TABLE_ITEM, "item", N_("Item"), 12, ALIGN_LEFT, false, NULL },
	{ PE_TABLE_SEX, "sex", N_("Sex"), 6, ALIGN_LEFT, false, show_sex },
	{ PE_TABLE_RESULT, "result", N_("Result"), 10, ALIGN_RIGHT, false, NULL },
	{ PE_TABLE_MARK, "mark", N_("Mark"), 8, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

static const struct screen_key pe_table_keys[] = { ROW_KEYS, { 0 } };

const struct screen screen_pe_table = {
	.name = "pe-table",
	.title = N_("PE table"),
	.summary = N_("what a result in physical education is worth, by item and sex"),
	.help = N_("A result has the mark of the best row that it is as good as; 0 below all rows."),
	.keys = pe_table_keys,
	.columns = pe_table_columns,
	.frozen = 2,
	.source = &list_pe_table,
	.enter = &screen_pe_row,
};
