/* SPDX-License-Identifier: ISC */
/* The tiered run. */
#include <luqu/screen_results.h>

static const char *const run_answers[] = { "0", "1", NULL };

static const struct form_field run_fields[] = {
	{ .name = "dry_run", .label = N_("Dry run"), .words = run_answers, .show = show_yes_no,
	  .help = N_("compute and confirm, store nothing; goes on where a draw would need a seed. Space changes it") },
	{ .name = "upto", .label = N_("Up to tier"), .help = N_("the code of the last tier to be run; empty: all") },
	{ .name = "after", .label = N_("After tier"),
	  .help = N_("the tiers up to this one stand as the latest stored run has them; empty: none stand") },
	{ 0 },
};

static const struct screen_key run_keys[] = {
	{ PRESS_F(9), PRESS_CTRL('S'), "run-now", N_("Run"), N_("place all candidates, tier by tier; Esc ends it and leaves nothing behind"), action_save,
	  NULL, NULL },
	{ PRESS_F(6), PRESS_CTRL('T'), "results", N_("Results"), N_("the results of the run just stored"), action_run_results, NULL, run_is_done },
	{ PRESS_F(7), PRESS_CTRL('X'), "check", N_("Check"), N_("look for what stands in the way of a run"), NULL, &screen_check, NULL },
	FORM_PAGE_KEYS,
	{ 0 },
};

const struct screen screen_run = {
	.name = "run",
	.title = N_("Run"),
	.summary = N_("place all candidates, tier by tier, and store the result as a draft"),
	.help = N_("The run is computed, confirmed by a second computation that shares nothing with the first, and stored with the digest of its "
		   "inputs. The same data give the same result on any machine. Where something stands in the way, the reasons are listed and "
		   "nothing is stored."),
	.keys = run_keys,
	.fields = run_fields,
	.form = &form_run,
	.behaviour = &behaviour_run,
};
