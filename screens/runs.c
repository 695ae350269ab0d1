/* SPDX-License-Identifier: ISC */
/* Stored runs. */
#include <luqu/screen_results.h>

static const struct screen_column runs_columns[] = {
	{ RUNS_NUMBER, "number", N_("Run no."), 5, ALIGN_RIGHT, false, NULL },
	{ RUNS_TIME, "time", N_("Time (UTC)"), 19, ALIGN_LEFT, false, show_time },
	{ RUNS_USER, "user", N_("User"), 10, ALIGN_LEFT, false, NULL },
	{ RUNS_STATE, "state", N_("State"), 8, ALIGN_LEFT, false, show_run_state },
	{ RUNS_TIERS, "n_tiers", N_("Tiers"), 5, ALIGN_RIGHT, false, NULL },
	{ RUNS_PLACED, "n_placed", N_("Placed"), 8, ALIGN_RIGHT, false, NULL },
	{ RUNS_UNPLACED, "n_unplaced", N_("Not placed"), 8, ALIGN_RIGHT, false, NULL },
	{ RUNS_DIGEST, "digest", N_("Digest of the inputs"), 20, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key runs_keys[] = {
	{ PRESS_F(6), 'v', "verify", N_("Verify"), N_("check this run with a computation of its own"), action_verify_run, NULL, NULL },
	{ 0 },
};

const struct screen screen_runs = {
	.name = "runs",
	.title = N_("Runs"),
	.summary = N_("stored runs, the newest first"),
	.help = N_("Enter chooses a run: screens of results show that one until another is chosen; the latest is shown at first."),
	.keys = runs_keys,
	.columns = runs_columns,
	.frozen = 1,
	.source = &list_runs,
	.behaviour = &behaviour_runs,
};
