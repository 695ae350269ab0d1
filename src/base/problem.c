/* SPDX-License-Identifier: ISC */
/* Failures: one sentence for a person, inert on any terminal. */
#include <luqu/i18n.h>
#include <luqu/problem.h>
#include <luqu/text.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Longer than any text kept, so that what vsnprintf cuts in mid-character is cut off again with the rest. */
enum { RAW_TEXT = 4096 };

static void text_fill(struct problem *problem, const char *format, va_list arguments)
{
	char raw[RAW_TEXT];

	if (vsnprintf(raw, sizeof raw, format, arguments) < 0)
		snprintf(raw, sizeof raw, "%s", format);
	text_show(problem->text, sizeof problem->text, raw, strlen(raw));
}

enum status problem_set(struct problem *problem, enum status status, const char *format, ...)
{
	va_list arguments;

	if (!problem)
		return status;
	problem->status = status;
	va_start(arguments, format);
	text_fill(problem, format, arguments);
	va_end(arguments);
	return status;
}

enum status problem_memory(struct problem *problem)
{
	return problem_set(problem, STATUS_ENVIRONMENT, "%s", _("out of memory"));
}

enum status problem_system(struct problem *problem, int error, const char *format, ...)
{
	char cut[sizeof problem->text];
	char buffer[256];
	const char *reason = strerror_r(error, buffer, sizeof buffer);
	va_list arguments;

	if (!problem)
		return STATUS_ENVIRONMENT;
	va_start(arguments, format);
	text_fill(problem, format, arguments);
	va_end(arguments);
	/* The reason is shown whole, however long a name is quoted before it. */
	text_show(cut, sizeof cut - strnlen(reason, sizeof buffer) - 2, problem->text, strlen(problem->text));
	return problem_set(problem, STATUS_ENVIRONMENT, "%s: %s", cut, reason);
}

void problem_prefix(struct problem *problem, const char *prefix)
{
	if (problem)
		problem_set(problem, problem->status, "%s: %s", prefix, problem->text);
}
