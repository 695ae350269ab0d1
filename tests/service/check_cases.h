/* SPDX-License-Identifier: ISC */
/* Years for the checks: a good one, and what each case changes in it. */
#ifndef LUQU_TESTS_CHECK_CASES_H
#define LUQU_TESTS_CHECK_CASES_H

#include <stddef.h>
#include <stdint.h>

enum { EDITS_MOST = 4, CHECK_RAISING_MOST = 64, CHECK_SILENT_MOST = 64 };

struct edit { const char *from, *to; }; /* from "": to is put behind the text */

struct check_case {
	const char *name, *code;
	struct edit edits[EDITS_MOST];
	uint64_t count;
	const char *offender; /* how the first one begins */
};

extern const char check_good_year[];
/* Both end at the first entry without a name. */
extern const struct check_case check_raising[CHECK_RAISING_MOST], check_silent[CHECK_SILENT_MOST];

#endif
