/* SPDX-License-Identifier: ISC */
/* True outcomes with one false value, to see whether the verifier notices. */
#ifndef LUQU_TESTS_CORRUPT_H
#define LUQU_TESTS_CORRUPT_H

#include "random_year.h"
#include "trial.h"

const char *corruption_name(size_t corruption);

/* Puts one false value into the outcome, has it verified, and puts the true one back. *which: the corruption, CORRUPTIONS where the
 * outcome has nothing of the kind. false: it went unnoticed, and is written down. */
bool corruption_is_noticed(const struct engine_run *run, struct dice *dice, size_t *which, struct paper *difference);

#endif
