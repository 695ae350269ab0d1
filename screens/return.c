/* SPDX-License-Identifier: ISC */
/* A file that a program sent back. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field return_fields[] = {
	[RETURNS_TIER] = { .name = "tier",
	                   .label = N_("Tier"),
	                   .help = N_("the code of a tier; it stays as it is once the row is there") },
	[RETURNS_NO] = { .name = "candidate_no",
	                 .label = N_("Number"),
	                 .help = N_("the candidate's number; it stays as it is once the row is there") },
	[RETURNS_PROGRAM] = { .name = "program",
	                      .label = N_("Program"),
	                      .help = N_("the code of the program that sent the file back") },
	[RETURNS_REASON] = { .name = "reason", .label = N_("Reason"), .help = N_("as the school gives it") },
	{ 0 },
};

const struct screen screen_return = {
	.name = "return",
	.title = N_("Return"),
	.summary = N_("one returned file: `return TIER/NUMBER/PROGRAM' changes it, without them one is added"),
	.fields = return_fields,
	.form = &form_of_returns,
};
