/* SPDX-License-Identifier: ISC */
/* A thousand outcomes of random years, each made wrong in one way: the verifier finds every one, and for the right reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/verify.h>

#include "spoil.h"

enum { CORRUPTIONS_IN_CHECK = 1000, KIND_WANTED = 8, YEARS_MOST = 20, TRIES = 6 };

static uint64_t number_of_corruptions(void)
{
	const char *given = getenv("LUQU_CORRUPTIONS");
	const uint64_t number = given != NULL ? strtoull(given, NULL, 10) : 0;

	return number > 0 ? number : CORRUPTIONS_IN_CHECK;
}

static bool rule_is_among(const char *place, const char *rules)
{
	const char *rule = strrchr(place, ':');

	for (const char *at = rules; rule && at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
		const size_t length = strcspn(at, "|");

		if (strlen(rule + 2) == length && memcmp(rule + 2, at, length) == 0)
			return true;
	}
	return false;
}

static bool is_found(const struct spoiling *s, const struct spoiler *spoiler, struct paper *paper)
{
	struct verify_report *report = must_make(1, sizeof *report);
	struct problem problem = { 0 };
	const enum status status = verify_outcome(s->dataset, s->outcome, NULL, report, &problem);
	bool found = false;

	for (size_t i = 0; i < report->violations.n_kept; i++)
		found = found || rule_is_among(report->violations.kept[i].place, spoiler->rules);
	if (!found)
		paper_write(paper, "%s: %s\n", spoiler->name, status == STATUS_OK ? "not found" : problem.text);
	for (size_t i = 0; i < report->violations.n_kept && !found; i++)
		paper_write(paper, "  %s: %s\n", report->violations.kept[i].place, report->violations.kept[i].text);
	verify_report_clear(report);
	free(report);
	return found;
}

/* One way to spoil a year's outcome, tried a few times. false: it went unfound. */
static bool spoil_year(const struct engine_run *run, const struct spoiler *spoiler, struct dice *dice, size_t *count,
                       struct paper *paper)
{
	for (size_t i = 0; i < TRIES; i++) {
		struct spoiling s = { run->dataset, run->totals, spoiling_copy(run->outcome), dice };
		const bool spoilt = spoiler->spoil(&s);
		const bool found = !spoilt || is_found(&s, spoiler, paper);

		outcome_free(s.outcome);
		*count += spoilt;
		if (spoilt || !found)
			return found;
	}
	return true;
}

static void verifier_finds(const struct spoiler *spoilers, size_t n_spoilers, size_t *counts)
{
	const uint64_t wanted = number_of_corruptions();
	size_t total = 0, least = 0;

	for (uint64_t seed = 1; (total < wanted || least < KIND_WANTED) && seed < wanted * YEARS_MOST; seed++) {
		struct random_year made = random_year_make(seed);
		struct dice dice = { seed };
		struct engine_run run = { 0 };
		struct paper paper = { 0 };

		engine_read(&run, made.year);
		engine_place(&run, IX_NONE, NULL, 0);
		least = SIZE_MAX;
		total = 0;
		for (size_t k = 0; k < n_spoilers; k++) {
			/* Those seldom possible are tried in every year, the others in turn. */
			const bool is_due = counts[k] < KIND_WANTED || dice_chance(&dice, 20);

			if (run.outcome && is_due && !spoil_year(&run, &spoilers[k], &dice, &counts[k], &paper))
				fail_msg("seed %llu: %s", (unsigned long long)seed, paper_text(&paper));
			total += counts[k];
			least = counts[k] < least ? counts[k] : least;
		}
		paper_clear(&paper);
		engine_free(&run);
		year_free(made.year);
	}
	for (size_t k = 0; k < n_spoilers; k++)
		printf("%s %zu%s", spoilers[k].name, counts[k], k + 1 < n_spoilers ? ", " : "\n");
	assert_true(total >= wanted);
	assert_true(least >= KIND_WANTED);
}

static void verify_outcome__finds__every_wrong_place(void **state)
{
	size_t *counts = must_make(n_place_spoilers, sizeof *counts);

	(void)state;
	verifier_finds(place_spoilers, n_place_spoilers, counts);
	free(counts);
}

static void verify_outcome__finds__every_wrong_figure(void **state)
{
	size_t *counts = must_make(n_figure_spoilers, sizeof *counts);

	(void)state;
	verifier_finds(figure_spoilers, n_figure_spoilers, counts);
	free(counts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verify_outcome__finds__every_wrong_place),
		cmocka_unit_test(verify_outcome__finds__every_wrong_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
