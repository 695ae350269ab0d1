/* SPDX-License-Identifier: ISC */
/* PE result. */
#include <luqu/screen_evaluation.h>

static const struct form_field pe_result_fields[] = {
	[PE_RESULTS_NO] = { .name = "candidate_no", .label = N_("Number"), .help = N_("it stays as it is once the row is there") },
	[PE_RESULTS_ITEM] = { .name = "item", .label = N_("Item"), .help = N_("it stays as it is once the row is there") },
	[PE_RESULTS_RESULT] = { .name = "result",
	                        .label = N_("Result"),
	                        .help = N_("times in seconds; empty where the status is not present") },
	[PE_RESULTS_STATUS] = { .name = "status", .label = N_("Status"), .show = show_status },
	{ 0 },
};

const struct screen screen_pe_result = {
	.name = "pe-result",
	.title = N_("PE result"),
	.summary = N_("a result: `pe-result NUMBER/ITEM' changes it, without them one is added"),
	.fields = pe_result_fields,
	.form = &form_of_pe_results,
};
