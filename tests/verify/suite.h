/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes: years and outcomes written as lines of text, and tables of cases over them. */
#ifndef LUQU_TESTS_VERIFY_SUITE_H
#define LUQU_TESTS_VERIFY_SUITE_H

#include "../support/suite.h"

#include <luqu/verify.h>

/* A year, one row a line, cells parted by `|`; behind those named here may stand more as name=value. Codes stand ascending.
 *   office|key|value
 *   subject|code|weight|formula=...            (left out: `m` with weight 1, full mark 1000)
 *   program|code|school
 *   tier|code|seq|name=value ...               (columns as in files)
 *   plan|tier|program|pool|seats|name=value ...
 *   candidate|no|mark in m|feeder= tags= sex= adjust=1
 *   score|no|subject|mark   bonus|no|policy|points   choice|no|tier|rank|program
 *   return|tier|no|program  order|tier|no|program|pool                            */
struct dataset *year_read(const char *text);

/* An outcome in terms of a year:
 *   tiers|how many|how many of them kept       (left out: all of the year, none)
 *   pool|tier|program|code|seats|capacity|placed|merit   and vacant= orders= drawn= in= out= passed=1 inherited=1
 *   place|no|tier|program|pool|choice|merit    and order=1
 *   trail|no|letters                           one per tier, `.` for none; left out: none
 *   seed                                       it needs one                      */
struct outcome *outcome_read(const struct dataset *dataset, const char *text);

/* What the verifier must say of an outcome, and of the same one with `from` replaced by `to`. */
struct verify_case {
	const char *name; /* a sentence */
	const char *year;
	const char *outcome;   /* the right one: no violation */
	const char *from, *to; /* NULL: only that */
	const char *rule;      /* a violation's place ends so */
	const char *words;     /* and these stand in its text */
};
/* Runs each case as a test of its own; to be returned from main. */
int verify_cases_run(const struct verify_case *cases, size_t count);

/* A year and its right outcome, verified; the test fails where the verifier finds anything or cannot do its work. */
struct verify_report *report_of(const char *year, const char *outcome); /* free with report_free */
void report_free(struct verify_report *report);
/* The status and problem of verifying. */
enum status verify_texts(const char *year, const char *outcome, const struct progress *progress, struct verify_report *report,
                         struct problem *problem);
/* Whether a violation has this rule at the end of its place and these words in its text. */
bool report_has(const struct verify_report *report, const char *rule, const char *words);
void report_print(const struct verify_report *report);

#endif
