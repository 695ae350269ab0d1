/* SPDX-License-Identifier: ISC */
/* Runs tables of cases: the right outcome first, then the one with something wrong in it. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 8192 };

enum status verify_texts(const char *year, const char *outcome, const struct progress *progress, struct verify_report *report,
                         struct problem *problem)
{
	struct dataset *dataset = year_read(year);
	struct outcome *read = outcome_read(dataset, outcome);
	const enum status status = verify_outcome(dataset, read, progress, report, problem);

	outcome_free(read);
	dataset_free(dataset);
	return status;
}

void report_print(const struct verify_report *report)
{
	for (size_t i = 0; i < report->violations.n_kept; i++)
		fprintf(stderr, "  %s: %s\n", report->violations.kept[i].place, report->violations.kept[i].text);
}

static struct verify_report *report_make(const char *year, const char *outcome)
{
	struct verify_report *report = calloc(1, sizeof *report);
	struct problem problem = { 0 };

	assert_non_null(report);
	if (verify_texts(year, outcome, NULL, report, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	assert_false(report->violations.out_of_memory);
	return report;
}

struct verify_report *report_of(const char *year, const char *outcome)
{
	struct verify_report *report = report_make(year, outcome);

	if (report->violations.count != 0) {
		report_print(report);
		fail_msg("the right outcome is blamed");
	}
	return report;
}

void report_free(struct verify_report *report)
{
	verify_report_clear(report);
	free(report);
}

bool report_has(const struct verify_report *report, const char *rule, const char *words)
{
	for (size_t i = 0; i < report->violations.n_kept; i++) {
		const struct finding *finding = &report->violations.kept[i];
		const size_t length = strlen(finding->place), wanted = strlen(rule);

		if (length >= wanted && strcmp(finding->place + length - wanted, rule) == 0 && strstr(finding->text, words))
			return true;
	}
	return false;
}

static void replace(char text[TEXT_MOST], const char *outcome, const char *from, const char *to)
{
	const char *at = strstr(outcome, from);

	if (!at)
		fail_msg("`%s` does not stand in the outcome", from);
	snprintf(text, TEXT_MOST, "%.*s%s%s", (int)(at - outcome), outcome, to, at + strlen(from));
}

static void case_run(void **state)
{
	const struct verify_case *tried = *state;
	struct verify_report *report = report_of(tried->year, tried->outcome);
	char text[TEXT_MOST];

	report_free(report);
	if (!tried->from)
		return;
	replace(text, tried->outcome, tried->from, tried->to);
	report = report_make(tried->year, text);
	if (!report_has(report, tried->rule, tried->words)) {
		report_print(report);
		fail_msg("no violation of `%s` with `%s`", tried->rule, tried->words);
	}
	report_free(report);
}

int verify_cases_run(const struct verify_case *cases, size_t count)
{
	struct CMUnitTest *tests = calloc(count, sizeof *tests);
	int failed = 1;

	for (size_t i = 0; tests && i < count; i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			                        .test_func = case_run,
			                        .initial_state = (void *)(uintptr_t)&cases[i] };
	if (tests)
		failed = _cmocka_run_group_tests("verify_outcome", tests, count, NULL, NULL);
	free(tests);
	return failed;
}
