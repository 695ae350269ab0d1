/* SPDX-License-Identifier: ISC */
/* Findings and progress: the lists and calls that go along with work. */
#include "../support/memory.h"
#include <luqu/finding.h>
#include <luqu/progress.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void findings_add__names_file_line_and_column(void **state)
{
	struct findings findings = { 0 };

	(void)state;
	findings_add(&findings, "scores.csv", 17, "mark", "'%s' is above %d", "151", 150);
	findings_add(&findings, "scores.csv", 18, NULL, "b");
	findings_add(&findings, "scores.csv", 0, NULL, "c");
	findings_add(&findings, "scores.csv", 0, "mark", "d");
	findings_add(&findings, NULL, 0, NULL, "e");
	assert_int_equal(findings.n_kept, 5);
	assert_int_equal(findings.count, 5);
	assert_string_equal(findings.kept[0].place, "scores.csv:17: mark");
	assert_string_equal(findings.kept[0].text, "'151' is above 150");
	assert_string_equal(findings.kept[1].place, "scores.csv:18");
	assert_string_equal(findings.kept[2].place, "scores.csv");
	assert_string_equal(findings.kept[3].place, "scores.csv: mark");
	assert_string_equal(findings.kept[4].place, "");
	assert_false(findings.out_of_memory);
	findings_clear(&findings);
}

static void findings_add__keeps_the_first_hundred__and_counts_all(void **state)
{
	struct findings findings = { 0 };

	(void)state;
	for (unsigned i = 0; i < 1000; i++)
		findings_add(&findings, "f", i + 1, NULL, "number %u", i);
	assert_int_equal(findings.n_kept, FINDINGS_KEPT);
	assert_int_equal(findings.count, 1000);
	assert_string_equal(findings.kept[99].text, "number 99");
	assert_string_equal(findings.kept[99].place, "f:100");
	findings_clear(&findings);
	assert_int_equal(findings.count, 0);
	assert_int_equal(findings.n_kept, 0);
	findings_clear(&findings);
}

static void findings_add__shows_a_mark__for_what_would_steer_a_terminal(void **state)
{
	struct findings findings = { 0 };

	(void)state;
	findings_add(&findings, "a\nb.csv", 1, "na\x1bme", "'%s'", "\xe2\x80\xaex\x80");
	assert_string_equal(findings.kept[0].place, "a\uFFFDb.csv:1: na\uFFFDme");
	assert_string_equal(findings.kept[0].text, "'\uFFFDx\uFFFD'");
	findings_clear(&findings);
}

static void findings_add__keeps_a_bounded_text__of_an_endless_value(void **state)
{
	struct findings findings = { 0 };
	char *value = malloc(100001);

	(void)state;
	assert_non_null(value);
	memset(value, 'x', 100000);
	value[100000] = '\0';
	findings_add(&findings, value, 1, value, "%s", value);
	assert_in_range(strlen(findings.kept[0].text), 500, 2000);
	assert_in_range(strlen(findings.kept[0].place), 500, 2000);
	findings_clear(&findings);
	free(value);
}

static void findings_add__still_counts__when_memory_runs_out(void **state)
{
	(void)state;
	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0; good < 2; good++) {
		struct findings findings = { 0 };

		allocator_fail_after(good);
		findings_add(&findings, "f", 1, "c", "text");
		assert_true(allocator_heal());
		assert_int_equal(findings.count, 1);
		assert_int_equal(findings.n_kept, 0);
		assert_true(findings.out_of_memory);
		findings_add(&findings, "f", 2, "c", "text");
		assert_string_equal(findings.kept[0].place, "f:2: c");
		assert_true(findings.out_of_memory);
		findings_clear(&findings);
	}
}

struct watcher {
	const char *what;
	uint64_t done;
	uint64_t total;
	bool answer;
};

static bool watch(void *context, const char *what, uint64_t done, uint64_t total)
{
	struct watcher *watcher = context;

	watcher->what = what;
	watcher->done = done;
	watcher->total = total;
	return watcher->answer;
}

static void progress_step__goes_on__when_nobody_watches(void **state)
{
	const struct progress nobody = { 0 };

	(void)state;
	assert_true(progress_step(NULL, "load", 1, 2));
	assert_true(progress_step(&nobody, "load", 1, 2));
}

static void progress_step__tells_how_far_and_returns_the_answer(void **state)
{
	struct watcher watcher = { .answer = false };
	const struct progress progress = { watch, &watcher };

	(void)state;
	assert_false(progress_step(&progress, "load", 1, 2));
	assert_string_equal(watcher.what, "load");
	assert_int_equal(watcher.done, 1);
	assert_int_equal(watcher.total, 2);
	watcher.answer = true;
	assert_true(progress_step(&progress, "load", 2, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_add__names_file_line_and_column),
		cmocka_unit_test(findings_add__keeps_the_first_hundred__and_counts_all),
		cmocka_unit_test(findings_add__shows_a_mark__for_what_would_steer_a_terminal),
		cmocka_unit_test(findings_add__keeps_a_bounded_text__of_an_endless_value),
		cmocka_unit_test(findings_add__still_counts__when_memory_runs_out),
		cmocka_unit_test(progress_step__goes_on__when_nobody_watches),
		cmocka_unit_test(progress_step__tells_how_far_and_returns_the_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
