/* SPDX-License-Identifier: ISC */
/* Evaluation. */
#include <luqu/screen_evaluation.h>

static const struct form_field evaluation_fields[] = {
	[EVALUATIONS_NO] = { .name = "candidate_no", .label = N_("Number"), .help = N_("it stays as it is once the row is there") },
	[EVALUATIONS_TERM] = { .name = "term", .label = N_("Term"), .help = N_("letters, digits and _: rules name it") },
	[EVALUATIONS_PART] = { .name = "part", .label = N_("Part"), .help = N_("letters, digits and _: rules name it") },
	[EVALUATIONS_MARK] = { .name = "mark", .label = N_("Mark"), .help = N_("0 to 100") },
	{ 0 },
};

const struct screen screen_evaluation = {
	.name = "evaluation",
	.title = N_("Evaluation"),
	.summary = N_("an evaluation: `evaluation NUMBER/TERM/PART' changes it, without them one is added"),
	.fields = evaluation_fields,
	.form = &form_of_evaluations,
};
