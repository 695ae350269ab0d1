/* SPDX-License-Identifier: ISC */
/* PE results. */
#include <luqu/screen_evaluation.h>

static const struct screen_column pe_results_columns[] = {
	{ PE_RESULTS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ PE_RESULTS_ITEM, "item", N_("Item"), 12, ALIGN_LEFT, false, NULL },
	{ PE_RESULTS_RESULT, "result", N_("Result"), 10, ALIGN_RIGHT, false, NULL },
	{ PE_RESULTS_STATUS, "status", N_("Status"), 10, ALIGN_LEFT, false, show_status },
	{ 0 },
};

static const struct screen_key pe_results_keys[] = {
	{ PRESS_F(6), 'c', "pe", N_("Compute"), N_("compute the marks of the subject from the results"), action_pe_of_result, NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_pe_results = {
	.name = "pe-results",
	.title = N_("PE results"),
	.summary = N_("what was measured in physical education"),
	.help = N_("F6 computes the marks of the subject from them; they are never typed."),
	.keys = pe_results_keys,
	.columns = pe_results_columns,
	.frozen = 2,
	.source = &list_pe_results,
	.enter = &screen_pe_result,
};
