/* SPDX-License-Identifier: ISC */
/* Good rows with one change that must be refused, and with what words. */
#ifndef LUQU_TESTS_MODEL_REFUSALS_H
#define LUQU_TESTS_MODEL_REFUSALS_H

#include <stddef.h>

#include "rows.h"

#define NO_CHANGE                                                                                                                  \
	{                                                                                                                          \
		NULL,                                                                                                              \
		{                                                                                                                  \
			NULL, 0                                                                                                    \
		}                                                                                                                  \
	}

struct refusal {
	enum kind kind;
	struct change change;
	const char *text; /* part of the finding's */
	struct change other;
};

/* Each gives one finding, at its column and quoting the cell. */
void refusals_check(const struct refusal *refusals, size_t count);
#define CHECK_ALL(refusals) refusals_check(refusals, sizeof(refusals) / sizeof *(refusals))

#endif
