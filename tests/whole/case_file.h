/* SPDX-License-Identifier: ISC */
/* A case: one text file with the files of a year and what must come of it.
 *
 *	# What it shows, in a sentence.
 *	# from: where the expectation comes from
 *	## tiers.csv		the files of the year as they are, each under its name
 *	## later scores.csv	a file of the year some time later, when the first tiers stand (then `## kept: N` is given)
 *	## upto: N		only the first N tiers run
 *	## placements		an expected output, whole; any of the five, or `pools` (what stands behind the draw)
 *	## fails: draw		the run lacks a seed; each line under it is TIER,PROGRAM,POOL,LAST_IN,FIRST_OUT
 *	## fails: rule		a rule fails on a candidate; each line under it must stand in the message
 *	## fails: refused	the data are refused; likewise
 */
#ifndef LUQU_TESTS_CASE_FILE_H
#define LUQU_TESTS_CASE_FILE_H

#include "outcome_text.h"
#include "year.h"

struct case_file {
	char *title;
	struct year *year;    /* what runs */
	struct year *earlier; /* what ran before; NULL: nothing */
	size_t n_tiers;       /* SIZE_MAX: all */
	size_t n_kept;
	char *expected[SECTION_COUNT]; /* NULL: not given */
	char *fails;                   /* NULL, "draw", "rule" or "refused" */
	char *lines;                   /* under it */
};

/* false: *why says what is wrong with the file. */
bool case_read(struct case_file *file, const char *path, struct paper *why);
void case_free(struct case_file *file);

/* The paths of all cases in a folder and those below it, sorted; NULL-terminated, the caller's with all texts. */
char **case_paths(const char *folder);

#endif
