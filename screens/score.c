/* SPDX-License-Identifier: ISC */
/* One mark. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field score_fields[] = {
	[SCORES_NO] = { .name = "candidate_no",
	                .label = N_("Number"),
	                .help = N_("the candidate's number; it stays as it is once the row is there") },
	[SCORES_SUBJECT] = { .name = "subject",
	                     .label = N_("Subject"),
	                     .help = N_("the code of a subject; it stays as it is once the row is there") },
	[SCORES_MARK] = { .name = "mark",
	                  .label = N_("Mark"),
	                  .help = N_("up to the full mark, in the steps of the subject; empty where the status has none") },
	[SCORES_STATUS] = { .name = "status",
	                    .label = N_("Status"),
	                    .help = N_("present, absent, void, exempt, deferred: Space goes through them"),
	                    .show = show_status },
	{ 0 },
};

const struct screen screen_score = {
	.name = "score",
	.title = N_("Mark"),
	.summary = N_("one mark: `score NUMBER/SUBJECT' changes it, without them one is added"),
	.fields = score_fields,
	.form = &form_of_scores,
};
