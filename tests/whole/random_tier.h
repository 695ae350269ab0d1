/* SPDX-License-Identifier: ISC */
/* The tiers of a made-up year, with plans, choices, returns and orders. */
#ifndef LUQU_TESTS_RANDOM_TIER_H
#define LUQU_TESTS_RANDOM_TIER_H

#include "random_year.h"

void random_tiers_make(struct random_year *made, struct dice *dice);

#endif
