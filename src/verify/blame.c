/* SPDX-License-Identifier: ISC */
/* Violations: where, which rule, who and how much. */
#include <stdarg.h>
#include <stdio.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "audit.h"

enum { BLAME_TEXT = 1024 };

void stage_blame(const struct stage *stage, const char *rule, const char *format, ...)
{
	char text[BLAME_TEXT];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	findings_add(&stage->audit->report->violations, stage->tier->code, 0, rule, "%s", text);
}

void pool_blame(const struct stage *stage, uint32_t pool, const char *rule, const char *format, ...)
{
	char text[BLAME_TEXT], place[128];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	snprintf(place, sizeof place, "%s/%s/%s", stage->tier->code,
	         stage->audit->dataset->programs[stage->pools[pool].program].code, stage->pools[pool].code);
	findings_add(&stage->audit->report->violations, place, 0, rule, "%s", text);
}

struct shown_candidate stage_show(const struct stage *stage, candidate_ix candidate)
{
	const struct audit *audit = stage->audit;
	const char *no = dataset_candidate_no(audit->dataset, candidate);
	struct shown_candidate shown;
	char merit[DECIMAL_TEXT];

	if (audit->merit_e4[candidate] == MERIT_UNKNOWN) {
		snprintf(shown.text, sizeof shown.text, "%s", no);
		return shown;
	}
	decimal_write(audit->merit_e4[candidate], merit);
	snprintf(shown.text, sizeof shown.text, _("%s (merit %s)"), no, merit);
	return shown;
}
