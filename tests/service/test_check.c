/* SPDX-License-Identifier: ISC */
/* The checks before a run: a year in which there is nothing to find, and for each code what must be changed in it to raise the
 * code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <luqu/service_check.h>
#include <luqu/store_forms.h>

#include "check_cases.h"
#include "small_store.h"

/* --- running them ---------------------------------------------------------------------------------------------------- */

struct checked {
	struct small_store small;
	struct check_report report;
	struct problem problem;
};

static void check_text(struct checked *checked, const char *text)
{
	*checked = (struct checked){ 0 };
	small_store_make(&checked->small, text);
	const struct check_request request = { .store = checked->small.store };
	assert_int_equal(check_run(&request, &checked->report, &checked->problem), STATUS_OK);
}

static void check_edits(struct checked *checked, const struct edit edits[EDITS_MOST])
{
	char *text = strdup(check_good_year);

	for (size_t i = 0; i < EDITS_MOST && edits[i].from; i++) {
		char *changed = small_text_change(text, edits[i].from, edits[i].to);
		free(text);
		text = changed;
	}
	check_text(checked, text);
	free(text);
}

static void checked_clear(struct checked *checked)
{
	check_report_clear(&checked->report);
	small_store_close(&checked->small);
}

static const struct check_finding *find_code(const struct check_report *report, const char *code)
{
	for (size_t i = 0; i < report->n_findings; i++)
		if (strcmp(report->findings[i].code->code, code) == 0)
			return &report->findings[i];
	return NULL;
}

static void raises(void **state)
{
	const struct check_case *of = *state;
	struct checked checked;

	check_edits(&checked, of->edits);
	const struct check_finding *finding = find_code(&checked.report, of->code);
	assert_non_null(finding);
	assert_int_equal(finding->count, of->count);
	assert_true(finding->n_offenders > 0);
	if (strncmp(finding->offenders[0], of->offender, strlen(of->offender)) != 0)
		assert_string_equal(finding->offenders[0], of->offender);
	assert_int_equal(checked.report.n_of[finding->code->severity] > 0, true);
	checked_clear(&checked);
}

static void take_form_in(struct store *store, const char *candidate_no)
{
	struct store_signature signature = { .digest = "0123456789012345678901234567890123456789012345678901234567890123" };
	struct problem problem = { .status = STATUS_OK };

	snprintf(signature.candidate_no, sizeof signature.candidate_no, "%s", candidate_no);
	assert_int_equal(store_begin(store, NULL, &problem), STATUS_OK);
	assert_int_equal(store_add_signature(store, &signature), STORE_DONE);
	assert_int_equal(store_commit(store, &problem), STATUS_OK);
}

/* Who has no choices needs no form. */
static void check_run__raises_C305__once_any_form_is_signed(void **state)
{
	static const struct edit none[EDITS_MOST] = { { NULL, NULL } };
	struct checked checked;
	struct check_report again;
	size_t before;

	(void)state;
	check_edits(&checked, none);
	assert_null(find_code(&checked.report, "C305"));
	take_form_in(checked.small.store, "01");
	const struct check_request request = { .store = checked.small.store };
	assert_int_equal(check_run(&request, &again, &checked.problem), STATUS_OK);
	const struct check_finding *finding = find_code(&again, "C305");
	assert_non_null(finding);
	before = finding->count;
	assert_true(before > 1);
	assert_string_equal(finding->offenders[0], "02");
	check_report_clear(&again);
	take_form_in(checked.small.store, "02");
	assert_int_equal(check_run(&request, &again, &checked.problem), STATUS_OK);
	assert_int_equal(find_code(&again, "C305")->count, before - 1);
	check_report_clear(&again);
	checked_clear(&checked);
}

static void is_silent(void **state)
{
	const struct check_case *of = *state;
	struct checked checked;

	check_edits(&checked, of->edits);
	assert_null(find_code(&checked.report, of->code));
	checked_clear(&checked);
}

static void check_run__finds_nothing__in_the_year_that_the_cases_change(void **state)
{
	struct checked checked;

	(void)state;
	check_text(&checked, check_good_year);
	for (size_t i = 0; i < checked.report.n_findings; i++)
		print_message("%s: %s\n", checked.report.findings[i].code->code, checked.report.findings[i].offenders[0]);
	assert_int_equal(checked.report.n_findings, 0);
	assert_true(checked.report.is_placed);
	assert_int_equal(checked.report.candidates, 10);
	assert_int_equal(checked.report.choices, 40);
	assert_int_equal(checked.report.tiers, 2);
	assert_int_equal(checked.report.seats, 12);
	assert_int_equal(checked.report.placed, 10);
	assert_int_equal(checked.report.drawn, 0);
	checked_clear(&checked);
}

static void check_code_at__has_a_case_that_raises_it__for_every_code(void **state)
{
	(void)state;
	for (size_t i = 0; i < check_code_count(); i++) {
		size_t k = 0;
		while (check_raising[k].name && strcmp(check_raising[k].code, check_code_at(i)->code) != 0)
			k++;
		if (!check_raising[k].name && strcmp(check_code_at(i)->code, "C305") != 0) /* no row says that a form is signed */
			fail_msg("no case raises %s", check_code_at(i)->code);
	}
}

static void check_code_at__ascends_without_repeating__over_all_codes(void **state)
{
	(void)state;
	for (size_t i = 1; i < check_code_count(); i++)
		assert_true(strcmp(check_code_at(i - 1)->code, check_code_at(i)->code) < 0);
}

static void check_run__calls_only_what_stops_a_run_an_error(void **state)
{
	static const char *const errors[] = { "C101", "C102", "C103", "C104" };
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < check_code_count(); i++)
		if (check_code_at(i)->severity == CHECK_ERROR)
			assert_string_equal(check_code_at(i)->code, errors[n++]);
	assert_int_equal(n, 4);
}

static void check_run__keeps_ten_offenders_and_counts_all__where_there_are_more(void **state)
{
	char text[8192];
	size_t used =
	        (size_t)snprintf(text, sizeof text,
	                         "%s\n\ncandidates: candidate_no | name | feeder | district | category | id_no\n", check_good_year);
	struct checked checked;

	(void)state;
	for (int i = 11; i <= 22; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%d | 某某 | J1 | D1 | local | X%d\n", i, i);
	check_text(&checked, text);
	const struct check_finding *finding = find_code(&checked.report, "C201");
	assert_non_null(finding);
	assert_int_equal(finding->count, 12);
	assert_int_equal(finding->n_offenders, CHECK_OFFENDERS_KEPT);
	assert_true(finding->has_more);
	assert_string_equal(finding->offenders[9], "20");
	checked_clear(&checked);
}

static void check_run__goes_on_without_a_dry_run__where_a_rule_fails(void **state)
{
	static const struct edit edits[EDITS_MOST] = { { "'local' | 100 |", "'local' | 100/(math - 79) |" },
		                                       { "local | X06", "local | " } };
	struct checked checked;

	(void)state;
	check_edits(&checked, edits);
	assert_false(checked.report.is_placed);
	assert_non_null(find_code(&checked.report, "C102"));
	assert_non_null(find_code(&checked.report, "C207"));
	assert_int_equal(checked.report.n_of[CHECK_ERROR], 1);
	checked_clear(&checked);
}

static void check_run__counts_places_by_the_draw__with_and_without_seed(void **state)
{
	static const struct edit edits[EDITS_MOST] = { { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1" } };
	struct checked checked;

	(void)state;
	check_edits(&checked, edits);
	assert_int_equal(checked.report.drawn, 7);
	assert_int_equal(checked.report.n_of[CHECK_ERROR], 0);
	checked_clear(&checked);
}

static bool stop_at_once(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context, (void)what, (void)done, (void)total;
	return false;
}

static void check_run__says_cancelled__where_the_caller_wants_no_more(void **state)
{
	const struct progress progress = { .step = stop_at_once };
	struct checked checked;

	(void)state;
	check_text(&checked, check_good_year);
	check_report_clear(&checked.report);
	const struct check_request request = { .store = checked.small.store, .progress = &progress };
	assert_int_equal(check_run(&request, &checked.report, &checked.problem), STATUS_FAULT);
	assert_string_equal(checked.problem.text, "cancelled");
	checked_clear(&checked);
}

static void check_run__finds_nothing__in_an_empty_database(void **state)
{
	struct checked checked;

	(void)state;
	check_text(&checked, "");
	assert_int_equal(checked.report.n_findings, 0);
	checked_clear(&checked);
}

int main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(check_run__finds_nothing__in_the_year_that_the_cases_change),
		cmocka_unit_test(check_run__raises_C305__once_any_form_is_signed),
		cmocka_unit_test(check_code_at__has_a_case_that_raises_it__for_every_code),
		cmocka_unit_test(check_code_at__ascends_without_repeating__over_all_codes),
		cmocka_unit_test(check_run__calls_only_what_stops_a_run_an_error),
		cmocka_unit_test(check_run__keeps_ten_offenders_and_counts_all__where_there_are_more),
		cmocka_unit_test(check_run__goes_on_without_a_dry_run__where_a_rule_fails),
		cmocka_unit_test(check_run__counts_places_by_the_draw__with_and_without_seed),
		cmocka_unit_test(check_run__says_cancelled__where_the_caller_wants_no_more),
		cmocka_unit_test(check_run__finds_nothing__in_an_empty_database),
	};
	enum { OTHERS = sizeof others / sizeof others[0] };
	struct CMUnitTest tests[OTHERS + CHECK_RAISING_MOST + CHECK_SILENT_MOST];
	size_t count = OTHERS;

	memcpy(tests, others, sizeof others);
	for (const struct check_case *of = check_raising; of->name; of++)
		tests[count++] =
		        (struct CMUnitTest){ .name = of->name, .test_func = raises, .initial_state = (void *)(uintptr_t)of };
	for (const struct check_case *of = check_silent; of->name; of++)
		tests[count++] =
		        (struct CMUnitTest){ .name = of->name, .test_func = is_silent, .initial_state = (void *)(uintptr_t)of };
	return _cmocka_run_group_tests("check", tests, count, NULL, NULL);
}
