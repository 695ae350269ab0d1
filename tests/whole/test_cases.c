/* SPDX-License-Identifier: ISC */
/* Every case of tests/cases: the expectation against the engine, against the reference, and the verifier on the outcome. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_file.h"
#include "trial.h"

enum { CASES_LEAST = 281 };

struct attempt {
	struct case_file file;
	struct engine_run before, run;
	struct reference *reference_before, *reference;
	struct paper difference;
};

static void run_both(struct attempt *attempt)
{
	const struct case_file *file = &attempt->file;
	const tier_ix n_tiers = file->n_tiers == SIZE_MAX ? IX_NONE : (tier_ix)file->n_tiers;
	if (file->earlier != NULL) {
		engine_read(&attempt->before, file->earlier);
		engine_place(&attempt->before, IX_NONE, NULL, 0);
		attempt->reference_before =
		        reference_run(&(struct reference_request){ .year = file->earlier, .n_tiers = SIZE_MAX });
	}
	const struct reference_request request = {
		.year = file->year, .n_tiers = file->n_tiers, .kept = attempt->reference_before, .n_kept = file->n_kept
	};
	engine_place(&attempt->run, n_tiers, attempt->before.outcome, (tier_ix)file->n_kept);
	attempt->reference = reference_run(&request);
}

static void check_lines(const struct attempt *attempt, const char *found, struct paper *difference)
{
	char *lines = must_copy(attempt->file.lines, strlen(attempt->file.lines)), *rest = NULL;
	for (char *line = strtok_r(lines, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
		if (strstr(found, line) == NULL)
			paper_write(difference, "'%s' does not stand in: %s\n", line, found);
	free(lines);
}

static void check_refused(struct attempt *attempt)
{
	const struct engine_run *run = &attempt->run;
	struct paper told = { 0 };
	for (size_t i = 0; i < run->findings.n_kept; i++)
		paper_write(&told, "%s: %s\n", run->findings.kept[i].place, run->findings.kept[i].text);
	paper_write(&told, "%s", run->problem.text);
	if (run->findings.count == 0 && run->totals != NULL)
		paper_write(&attempt->difference, "is not refused\n");
	check_lines(attempt, told.text, &attempt->difference);
	paper_clear(&told);
}

/* TIER,PROGRAM,POOL,LAST_IN,FIRST_OUT must be the ends of a line of the pools. */
static void check_draw(struct attempt *attempt)
{
	struct paper shortened = { 0 };
	char *lines = must_copy(attempt->run.text.sections[SECTION_POOLS], strlen(attempt->run.text.sections[SECTION_POOLS])),
	     *rest = NULL;
	for (char *line = strtok_r(lines, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		char codes[3][64], people[128];
		if (sscanf(line, "%63[^,],%63[^,],%63[^,],%*[^,],%*[^,],%*[^,],%127s", codes[0], codes[1], codes[2], people) == 4)
			paper_write(&shortened, "%s,%s,%s,%s\n", codes[0], codes[1], codes[2], people);
	}
	free(lines);
	if (!attempt->run.outcome->needs_seed || !attempt->reference->needs_seed)
		paper_write(&attempt->difference, "no draw is missing\n");
	check_lines(attempt, paper_text(&shortened), &attempt->difference);
	paper_clear(&shortened);
}

static void check_outcome(struct attempt *attempt)
{
	struct paper *difference = &attempt->difference;
	engine_agrees(&attempt->run, attempt->reference, difference);
	if (attempt->run.outcome == NULL) {
		paper_write(difference, "no outcome: %s\n", attempt->run.problem.text);
		return;
	}
	engine_is_verified(&attempt->run, difference);
	for (enum section s = 0; s < SECTION_COUNT; s++) {
		if (attempt->file.expected[s] == NULL || strcmp(attempt->file.expected[s], attempt->run.text.sections[s]) == 0)
			continue;
		paper_write(difference, "%s (- expected, + engine):\n", section_name(s));
		lines_compare(attempt->file.expected[s], attempt->run.text.sections[s], difference);
	}
	if (attempt->file.fails != NULL)
		check_draw(attempt);
	else if (attempt->run.outcome->needs_seed)
		paper_write(difference, "a draw is missing\n");
}

static void check_failure(struct attempt *attempt)
{
	if (attempt->run.outcome != NULL || attempt->run.is_contradictory || attempt->reference->failure[0] == '\0')
		paper_write(&attempt->difference, "does not fail; engine: %s; reference: %s\n",
		            attempt->run.outcome == NULL ? attempt->run.problem.text : "good", attempt->reference->failure);
	check_lines(attempt, attempt->run.problem.text, &attempt->difference);
}

static void attempt_case(struct attempt *attempt)
{
	engine_read(&attempt->run, attempt->file.year);
	const char *fails = attempt->file.fails != NULL ? attempt->file.fails : "";
	if (strcmp(fails, "refused") == 0) {
		check_refused(attempt);
		return;
	}
	for (size_t i = 0; i < attempt->run.findings.n_kept; i++)
		paper_write(&attempt->difference, "refused: %s: %s\n", attempt->run.findings.kept[i].place,
		            attempt->run.findings.kept[i].text);
	if (attempt->run.findings.count > 0)
		return;
	run_both(attempt);
	if (strcmp(fails, "rule") == 0)
		check_failure(attempt);
	else
		check_outcome(attempt);
}

static void case_file__holds(void **state)
{
	struct attempt *attempt = must_make(1, sizeof *attempt);
	if (case_read(&attempt->file, *state, &attempt->difference))
		attempt_case(attempt);
	bool good = attempt->difference.length == 0;
	if (!good)
		print_error("%s: %s\n%s", (const char *)*state, attempt->file.title, attempt->difference.text);
	engine_free(&attempt->before);
	engine_free(&attempt->run);
	reference_free(attempt->reference);
	reference_free(attempt->reference_before);
	case_free(&attempt->file);
	paper_clear(&attempt->difference);
	free(attempt);
	assert_true(good);
}

static void case_files__are__as_many_as_there_were(void **state)
{
	size_t n = 0;
	for (char **paths = *state; paths[n] != NULL; n++)
		continue;
	assert_true(n >= CASES_LEAST);
}

int main(int count, char *arguments[])
{
	char **paths = case_paths(count > 1 ? arguments[1] : "tests/cases");
	size_t n = 0;
	while (paths[n] != NULL)
		n++;
	struct CMUnitTest *tests = must_make(n + 1, sizeof tests[0]);
	for (size_t i = 0; i < n; i++)
		tests[i] = (struct CMUnitTest){ .name = paths[i], .test_func = case_file__holds, .initial_state = paths[i] };
	tests[n] = (struct CMUnitTest)cmocka_unit_test_prestate(case_files__are__as_many_as_there_were, paths);
	int failed = _cmocka_run_group_tests("cases", tests, count > 1 ? n : n + 1, NULL, NULL);
	for (size_t i = 0; i < n; i++)
		free(paths[i]);
	free(paths);
	free(tests);
	return failed;
}
