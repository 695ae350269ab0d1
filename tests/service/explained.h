/* SPDX-License-Identifier: ISC */
/* A small year, explained: what the tests of explanations share. */
#ifndef LUQU_TESTS_EXPLAINED_H
#define LUQU_TESTS_EXPLAINED_H

#include "../support/suite.h"

#include <luqu/service_explain.h>

#include "small_store.h"

/* Two tiers with one seat for each program. T1: 01 (200) before 02 (190) at P1. T2: 02 gets P1, 03 (180) its second choice P2, 04 (170) its
 * third P3, and 05 (120) nothing. Ranking total > math throughout. */
extern const char explain_year[];

struct explained {
	struct small_store small;
	struct explain_session session;
	struct explanation explanation;
	struct problem problem;
};

enum { EXPLAIN_EDITS_MOST = 4 };
struct explain_edit { const char *from, *to; }; /* from "": to is put behind the text */

/* The year with edits (up to the first one without from) in a database; nothing is explained yet. */
void explained_make(struct explained *explained, const struct explain_edit edits[EXPLAIN_EDITS_MOST]);
/* Opens a session on the latest run, or a dry one, and explains a candidate; closes what was open. Must go well. */
void explained_look(struct explained *explained, const char *candidate_no);
/* Both. */
void explained_begin(struct explained *explained, const struct explain_edit edits[EXPLAIN_EDITS_MOST], const char *candidate_no);
/* Runs and stores; after: NULL or a tier. */
void explained_run(struct explained *explained, const char *after);
void explained_end(struct explained *explained);

const struct explain_tier *explained_tier(const struct explained *explained, const char *code);
/* The choice of a rank in a tier; aborts where there is none. */
const struct explain_choice *explained_choice(const struct explained *explained, const char *tier, unsigned rank);
const char *explained_number(const struct explained *explained, candidate_ix candidate); /* "" for IX_NONE */

#endif
