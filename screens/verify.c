/* SPDX-License-Identifier: ISC */
/* A stored run, checked by a computation of its own. */
#include <luqu/screen_results.h>

static const struct screen_key verify_keys[] = {
	{ PRESS_F(6), 'r', "runs", N_("Runs"), N_("choose another stored run"), NULL, &screen_runs, NULL },
	{ PRESS_F(7), 'o', "stale", N_("Effect"), N_("who would be placed differently since the last run"), NULL, &screen_stale, NULL },
	PAGE_KEYS,
	{ 0 },
};

const struct screen screen_verify = {
	.name = "verify",
	.title = N_("Verify"),
	.summary = N_("check the run chosen with a computation of its own, or `verify RUN'"),
	.help = N_("The stored run is held against the data as they are: lists, eligibility, lines, seats, orders, nobody passed over by someone lower, no seat "
		   "left that someone wanted, cutoffs, vacancies, draws, and the digest of the inputs. Each violation is named; nothing is stored."),
	.keys = verify_keys,
	.behaviour = &behaviour_verify,
};
