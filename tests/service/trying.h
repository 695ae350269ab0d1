/* SPDX-License-Identifier: ISC */
/* A small year tried out: what the tests of what-if share. */
#ifndef LUQU_TESTS_TRYING_H
#define LUQU_TESTS_TRYING_H

#include "../support/suite.h"

#include <luqu/service_whatif.h>

#include "small_store.h"

/* Two tiers. T1: 01 at P1, 02 at P2 (its second choice). T2: 03 at P1, 04 nothing. */
extern const char trying_year[];

struct trying {
	struct small_store small;
	struct whatif *whatif;
};
int trying_begin(void **state); /* *state: a struct trying, opened */
int trying_end(void **state);
#define TRYING(test) cmocka_unit_test_setup_teardown(test, trying_begin, trying_end)
void trying_reopen(struct trying *trying);

/* Changes as texts; then the outcome. */
enum status trying_change(struct trying *trying, struct problem *problem, size_t n, const char *const *texts);
#define CHANGE(trying, problem, ...)                                                                                                     \
	trying_change(trying, problem, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *), (const char *const[]){ __VA_ARGS__ })
void trying_must(struct trying *trying, const char *text);

const struct whatif_pool *trying_pool(const struct trying *trying, const char *tier, const char *program, const char *pool);
const struct whatif_move *trying_move(const struct trying *trying, const char *candidate_no); /* NULL: none */
void trying_digest(struct trying *trying, char text[DIGEST_TEXT]);
/* How many rows of the trail have this action and hold these texts in key, old, new, reason ("": whatever). */
size_t trying_audited(struct trying *trying, const char *action, const char *key, const char *new, const char *reason);

#endif
