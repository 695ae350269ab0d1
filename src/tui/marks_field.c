/* SPDX-License-Identifier: ISC */
/* What is typed into a field: when it is full, and what it says. */
#include <string.h>

#include <luqu/decimal.h>

#include "marks.h"

/* Places behind the point that a multiple of the step can have. */
static size_t decimals_of(const struct mark_limits *limits)
{
	return limits->step_e2 % 100 == 0 ? 0 : limits->step_e2 % 10 == 0 ? 1 : 2;
}

bool marks_is_full(const struct mark_limits *limits, const char *typed)
{
	const char *point = strchr(typed, '.');
	int64_t mark_e2;

	if (decimal_read(typed, strlen(typed), 2, 2, &mark_e2) != DECIMAL_GOOD)
		return false;
	if (point)
		return strlen(point + 1) >= decimals_of(limits);
	if (decimals_of(limits) > 0 && mark_e2 + limits->step_e2 <= limits->full_mark_e2)
		return false;
	return mark_e2 == 0 || mark_e2 * 10 > limits->full_mark_e2;
}

bool marks_read_field(const struct marks *own, struct entry_value *value)
{
	static const struct {
		char key;
		const char *word;
	} states[] = { { '*', "void" }, { 'e', "exempt" }, { 'd', "deferred" } };

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (own->typed[0] == states[i].key)
			return entry_value_read(states[i].word, own->typed + 1, value);
	return entry_value_read(own->typed, "", value);
}
