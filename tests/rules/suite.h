/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes: cmocka, a small year, and rules run on it. */
#ifndef LUQU_TESTS_RULES_SUITE_H
#define LUQU_TESTS_RULES_SUITE_H

#include "../support/suite.h"

#include <luqu/evaluate.h>

/* Four candidates: "042032" has a bit of everything, "0500" nothing, "77" and "9" something.
 * Subjects: chinese, english, history, math, pe, physics, and derived both = chinese+math, science = physics*2.
 * Tiers by seq: early, 2024-A, T3. The bonus is the highest one, capped at 8. */
struct year {
	struct dataset *dataset;
	struct totals *totals;
};
struct year year_make(void);
void year_free(struct year *year);

/* One rule on one candidate. */
struct rule_case {
	enum rule_use use;
	const char *text; /* "total" of candidate 042032; of another one: "9| total" */
	/* Its value ("586.5"), keys separated by " > ", or what fails: "overflow", "division", "limit", "pattern". */
	const char *expected;
};
/* choice is 3, cutoff(early) is 586.5, cutoff(2024-A) is -1.25; the rule belongs to T3. Every rule is also run on all
 * candidates at once, which must give the same. */
void cases_check(const struct year *year, const struct rule_case *cases, size_t count);

struct refusal_case {
	enum rule_use use;
	const char *text;
	uint32_t column;
	const char *words; /* part of the message */
};
void refusals_check(const struct year *year, const struct refusal_case *cases, size_t count);

struct rule *year_compile(const struct year *year, enum rule_use use, const char *text); /* fails the test where it cannot */

#endif
