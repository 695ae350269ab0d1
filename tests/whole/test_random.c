/* SPDX-License-Identifier: ISC */
/* Random small years: engine, reference and verifier agree on every one; and the years put every two settings together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corrupt.h"
#include "random_year.h"
#include "trial.h"

enum { PROCESSES = 2, YEARS_IN_CHECK = 20000, YEARS_THAT_MEET = 5000, LARGE_YEARS = 4, HUGE_YEARS = 3 };

/* What one process saw; shared memory, so that its parent can add up. */
struct tally {
	uint64_t years, failed;
	uint64_t together[FEATURE_TIER_COUNT][FEATURE_TIER_COUNT]; /* in one tier */
	uint64_t used[FEATURE_COUNT];                              /* in a year */
	struct trial_count count;
};

static uint64_t number_of_years(void)
{
	const char *given = getenv("LUQU_RANDOM_YEARS");
	uint64_t years = given != NULL ? strtoull(given, NULL, 10) : 0;
	return years > 0 ? years : YEARS_IN_CHECK;
}

static uint64_t first_seed(void)
{
	const char *given = getenv("LUQU_RANDOM_SEED");
	return given != NULL ? strtoull(given, NULL, 10) : 1;
}

static void tally_features(struct tally *tally, const struct random_year *made)
{
	for (size_t f = 0; f < FEATURE_COUNT; f++)
		tally->used[f] += (made->whole >> f) & 1;
	for (size_t t = 0; t < made->n_tiers; t++)
		for (size_t f = 0; f < FEATURE_TIER_COUNT; f++)
			for (size_t g = 0; g < f; g++)
				tally->together[f][g] += (made->tiers[t] >> f) & (made->tiers[t] >> g) & 1;
}

/* For a person to read, and to save as a case. */
static void show(uint64_t seed, struct year *year)
{
	struct paper text = { 0 }, difference = { 0 };
	struct trial_count count = { 0 };
	const char *folder = getenv("LUQU_RANDOM_FOLDER");
	trial_shrink(year, seed);
	trial_holds(year, seed, &difference, &count);
	year_write(year, &text);
	fprintf(stderr, "seed %llu, made smaller:\n%s%s\n", (unsigned long long)seed, paper_text(&text), paper_text(&difference));
	if (folder != NULL && !year_save(year, folder))
		perror(folder);
	paper_clear(&text);
	paper_clear(&difference);
}

static void try_years(struct tally *tally, uint64_t first, uint64_t years, uint64_t step)
{
	for (uint64_t i = 0; i < years && tally->failed == 0; i += step) {
		struct random_year made = random_year_make(first + i);
		struct paper difference = { 0 };
		tally->years++;
		tally_features(tally, &made);
		if (!trial_holds(made.year, first + i, &difference, &tally->count)) {
			tally->failed++;
			show(first + i, made.year);
		}
		paper_clear(&difference);
		year_free(made.year);
	}
}

static struct tally *tallies_make(void)
{
	size_t size = PROCESSES * sizeof(struct tally);
	struct tally *tallies = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(tallies != MAP_FAILED);
	return tallies;
}

static void tally_add(struct tally *sum, const struct tally *part)
{
	const uint64_t *from = (const uint64_t *)part;
	uint64_t *to = (uint64_t *)sum;
	for (size_t i = 0; i < sizeof *sum / sizeof *to; i++)
		to[i] += from[i];
}

static struct tally *try_in_processes(void)
{
	struct tally *tallies = tallies_make();
	pid_t children[PROCESSES];
	for (size_t i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			try_years(&tallies[i], first_seed() + i, number_of_years() - i, PROCESSES);
			_exit(0);
		}
	}
	for (size_t i = 0; i < PROCESSES; i++) {
		int status = 0;
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	for (size_t i = 1; i < PROCESSES; i++)
		tally_add(&tallies[0], &tallies[i]);
	return tallies;
}

/* Settings that exclude each other in one tier. */
static bool can_meet(size_t f, size_t g)
{
	const uint64_t lending = FEATURE(FEATURE_ROLLOVER);
	const uint64_t not_lending = FEATURE(FEATURE_BANDS) | FEATURE(FEATURE_ADJUST_TIER) | FEATURE(FEATURE_ADJUST_SCHOOL);
	const uint64_t groups[][2] = {
		{ lending, not_lending },
		{ not_lending, lending },
		{ FEATURE(FEATURE_ADMIT), FEATURE(FEATURE_REJECT) },
		{ FEATURE(FEATURE_REJECT), FEATURE(FEATURE_ADMIT) },
		{ FEATURE(FEATURE_ADJUST_TIER), FEATURE(FEATURE_ADJUST_SCHOOL) },
		{ FEATURE(FEATURE_ADJUST_SCHOOL), FEATURE(FEATURE_ADJUST_TIER) },
		{ FEATURE(FEATURE_FINAL), FEATURE(FEATURE_OUT) | FEATURE(FEATURE_REFILE) },
		{ FEATURE(FEATURE_OUT), FEATURE(FEATURE_FINAL) | FEATURE(FEATURE_REFILE) },
		{ FEATURE(FEATURE_REFILE), FEATURE(FEATURE_FINAL) | FEATURE(FEATURE_OUT) },
	};
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		if ((FEATURE(f) & groups[i][0]) != 0 && (FEATURE(g) & groups[i][1]) != 0)
			return false;
	return true;
}

static uint64_t rarest_pair(const struct tally *tally)
{
	uint64_t rarest = UINT64_MAX;
	for (size_t f = 0; f < FEATURE_TIER_COUNT; f++)
		for (size_t g = 0; g < f; g++)
			if (can_meet(f, g) && tally->together[f][g] < rarest)
				rarest = tally->together[f][g];
	return rarest;
}

static size_t print_pairs(const struct tally *tally)
{
	size_t missing = 0;
	for (size_t f = 0; f < FEATURE_TIER_COUNT; f++) {
		printf("%2zu %-16s", f, feature_name((enum feature)f));
		for (size_t g = 0; g < f; g++) {
			if (can_meet(f, g))
				printf(" %5llu", (unsigned long long)tally->together[f][g]);
			else
				printf("     -");
			missing += can_meet(f, g) && tally->together[f][g] == 0;
			if (can_meet(f, g) && tally->together[f][g] == 0)
				printf("!");
		}
		printf("\n");
	}
	return missing;
}

static size_t print_count(const char *name, uint64_t count, const char *end)
{
	printf("%s %llu%s", name, (unsigned long long)count, end);
	return count == 0;
}

static size_t print_counts(const struct tally *tally)
{
	size_t missing = 0;
	for (size_t f = 0; f < FEATURE_COUNT; f++)
		missing += print_count(feature_name((enum feature)f), tally->used[f],
		                       f + 1 < FEATURE_COUNT ? ", " : "\nwhat happened: ");
	for (size_t e = 0; e < EVENT_COUNT; e++)
		missing += print_count(reference_event_name((enum reference_event)e), tally->count.events[e],
		                       e + 1 < EVENT_COUNT ? ", " : "\nfalse values that the verifier noticed: ");
	for (size_t c = 0; c < CORRUPTIONS; c++)
		missing += print_count(corruption_name(c), tally->count.corruptions[c], c + 1 < CORRUPTIONS ? ", " : "\n");
	return missing;
}

static void match_run__agrees_with_the_reference__on_large_years(void **state)
{
	(void)state;
	const struct random_size size = { .n_candidates = 1200, .n_programs = 30, .n_choices = 12, .seats = 30 };
	for (uint64_t seed = 1; seed <= LARGE_YEARS; seed++) {
		struct random_year made = random_year_make_large(seed, &size);
		struct paper difference = { 0 };
		struct trial_count count = { 0 };
		bool good = trial_holds(made.year, seed, &difference, &count) && trial_holds_on_one_processor(made.year);
		if (!good)
			print_error("large year %llu: %.2000s\n", (unsigned long long)seed, paper_text(&difference));
		paper_clear(&difference);
		year_free(made.year);
		assert_true(good);
	}
}

/* Too many for the reference, which looks at everything again and again: here the verifier is the second opinion. */
static void match_run__satisfies_the_verifier__on_years_of_many_thousands(void **state)
{
	(void)state;
	const struct random_size size = { .n_candidates = 10000, .n_programs = 40, .n_choices = 8, .seats = 120 };
	for (uint64_t seed = 1; seed <= HUGE_YEARS; seed++) {
		struct random_year made = random_year_make_large(seed, &size);
		struct engine_run run = { 0 };
		struct paper difference = { 0 };
		engine_read(&run, made.year);
		engine_place(&run, IX_NONE, NULL, 0);
		bool good = run.outcome != NULL && engine_is_verified(&run, &difference) && trial_holds_on_one_processor(made.year);
		if (!good)
			print_error("huge year %llu: %s %.2000s\n", (unsigned long long)seed, run.problem.text,
			            paper_text(&difference));
		paper_clear(&difference);
		engine_free(&run);
		year_free(made.year);
		assert_true(good);
	}
}

static void match_run__agrees_with_the_reference_and_the_verifier__on_random_years(void **state)
{
	(void)state;
	struct tally *tallies = try_in_processes();
	struct tally tally = tallies[0];
	munmap(tallies, PROCESSES * sizeof *tallies);
	printf("%llu years; how often two settings stand in one tier:\n", (unsigned long long)tally.years);
	size_t missing = print_pairs(&tally);
	missing += print_counts(&tally);
	printf("# %llu random years; any two of %d settings met in one tier at least %llu times\n", (unsigned long long)tally.years,
	       FEATURE_TIER_COUNT, (unsigned long long)rarest_pair(&tally));
	assert_int_equal(tally.failed, 0);
	assert_int_equal(tally.years, number_of_years());
	if (tally.years >= YEARS_THAT_MEET)
		assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(match_run__agrees_with_the_reference_and_the_verifier__on_random_years),
		cmocka_unit_test(match_run__agrees_with_the_reference__on_large_years),
		cmocka_unit_test(match_run__satisfies_the_verifier__on_years_of_many_thousands),
	};
	if (getenv("LUQU_RANDOM_TESTS") != NULL)
		cmocka_set_test_filter(getenv("LUQU_RANDOM_TESTS"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
