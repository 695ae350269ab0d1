/* SPDX-License-Identifier: ISC */
/* Marks out of the results of the PE test. */
#include <luqu/screen_evaluation.h>

static const char *const pe_answers[] = { "0", "1", NULL };

static const struct form_field pe_fields[] = {
	{ .name = "subject", .label = N_("Subject"), .help = N_("the code of the subject whose marks are computed") },
	{ .name = "dry_run", .label = N_("Dry run"), .words = pe_answers, .show = show_yes_no,
	  .help = N_("compute everything, show every change, store nothing. Space changes it") },
	{ 0 },
};

static const struct screen_key pe_keys[] = { FORM_PAGE_KEYS, { 0 } };

const struct screen screen_pe = {
	.name = "pe",
	.title = N_("Marks of the PE test"),
	.summary = N_("compute a subject's marks from the results of the PE test: `pe SUBJECT'"),
	.help = N_("By :pe-items and :pe-table, from :pe-results: the best of either-or items, their sum, rounded to the subject's step and capped at its "
		   "full mark. The same results always give the same marks. Every score that changes stands in the audit trail. Refused where a "
		   "candidate's sex is not known, a table has no rows for it, or the scores are frozen; then nothing is stored."),
	.keys = pe_keys,
	.fields = pe_fields,
	.form = &form_pe,
	.behaviour = &behaviour_form_page,
};
