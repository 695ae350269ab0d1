/* SPDX-License-Identifier: ISC */
/* Assertions that say what there was instead. */
#include "suite.h"

#include <string.h>

void assert_status(enum status expected, enum status status, const struct problem *problem, const char *file, int line)
{
	if (status != expected)
		fail_msg("%s:%d: status %d, not %d: %s", file, line, (int)status, (int)expected, problem->text);
}

void assert_says(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' does not say '%s'", text, part);
}
