/* SPDX-License-Identifier: ISC */
/* Patterns: what matches, what is refused, and that none can hang a run. */
#include "suite.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* "`~` matches the left text against the right PCRE2 pattern (UTF without UCP, unanchored)" */
static const struct rule_case matches[] = {
	{ RULE_TIER_ELIGIBLE, "feeder ~ 'S0'", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '0'", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '^0'", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '^S0[1-3]$'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| feeder ~ '^S'", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ 's'", "0" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ '(?i)s'", "1" },
	{ RULE_TIER_ELIGIBLE, "not feeder ~ 'X'", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ 'X' or feeder ~ 'S'", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no ~ '^042'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| candidate_no ~ '^042'", "0" },
	{ RULE_TIER_ELIGIBLE, "math ~ '^140$'", "1" },
	{ RULE_TIER_ELIGIBLE, "chinese ~ '[.]5$'", "1" },
	{ RULE_TIER_ELIGIBLE, "-math/3 ~ '^-46[.]6667$'", "1" },
	{ RULE_TIER_ELIGIBLE, "140 ~ math", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no ~ 42", "1" },
	{ RULE_TIER_ELIGIBLE, "candidate_no ~ (40+2)", "1" },
	{ RULE_TIER_ELIGIBLE, "(math > 1) ~ '1'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.words ~ 'a.c'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere ~ '^$'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.nowhere ~ 'x'", "0" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 ~ '^..$'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 ~ '足|篮'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 ~ '\\p{Han}'", "1" },
	{ RULE_TIER_ELIGIBLE, "tag.特长 ~ '\\w'", "0" },
	{ RULE_TIER_ELIGIBLE, "9| category ~ '^caf.$'", "1" },
	{ RULE_TIER_ELIGIBLE, "9| category ~ '^\\w+$'", "0" },
	{ RULE_TIER_ELIGIBLE, "'abcabc' ~ '^(abc)\\1$'", "1" },
	{ RULE_TIER_ELIGIBLE, "'a(*b' ~ 'a[(*]'", "1" },
	{ RULE_TIER_ELIGIBLE, "'(*' ~ '\\Q(*\\E'", "1" },
	{ RULE_TIER_ELIGIBLE, "'(*' ~ '\\(\\*'", "1" },
	{ RULE_TIER_ELIGIBLE, "']*' ~ '[](*]'", "1" },
	{ RULE_TIER_ELIGIBLE, "'x' ~ '[^](*[:digit:]]'", "1" },
	{ RULE_TIER_ELIGIBLE, "'12-12' ~ '^([0-9]+)-(?1)$'", "1" },
	{ RULE_TIER_ELIGIBLE, "'((x))' ~ '^(\\((?:x|(?1))\\))$'", "1" },
	{ RULE_TIER_ELIGIBLE, "\"a'b\" ~ \"a'\"", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ tag.pattern", "1" },
	{ RULE_TIER_ELIGIBLE, "'X' ~ tag.pattern", "0" },
	{ RULE_TIER_ELIGIBLE, "9| district ~ tag.quota", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ feeder and district ~ district and sex ~ sex", "1" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ tag.bad", "pattern" },
	{ RULE_TIER_ELIGIBLE, "feeder ~ tag.nowhere", "pattern" },
	{ RULE_TIER_ELIGIBLE, "0500| tag.quota and feeder ~ tag.quota", "0" },
	{ RULE_TIER_ELIGIBLE, "9| tag.words ~ '^(a+)+$'", "limit" },
	{ RULE_TIER_ELIGIBLE, "tag.words ~ '^(a+)+$'", "0" },
	{ RULE_TIER_ELIGIBLE, "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' ~ tag.slow", "limit" },
	{ RULE_TIER_ELIGIBLE, "'aaa' ~ tag.slow", "1" },
	{ RULE_TIER_ELIGIBLE, "'x' ~ tag.loop", "limit" },
	{ RULE_TIER_ELIGIBLE, "not 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' ~ '^(a+)+$'", "limit" },
};

static void rule_evaluate__matches__patterns(void **state)
{
	cases_check(*state, matches, COUNT_OF(matches));
}

static void rule_pattern_make__refuses__what_could_lift_the_limits(void **state)
{
	static const char *const bad[] = {
		"",
		"(*LIMIT_MATCH=9)a",
		"(*LIMIT_DEPTH=9)a",
		"(*LIMIT_HEAP=9)a",
		"(*NO_JIT)a",
		"(*UTF)a",
		"(*UCP)\\w",
		"(*CRLF)a",
		"(*NO_START_OPT)a",
		"a(*COMMIT)b",
		"a(*PRUNE)b",
		"a(*SKIP)b",
		"a(*THEN)b",
		"(*ACCEPT)",
		"a(*FAIL)",
		"a(*F)",
		"a(*MARK:x)b",
		"a(*:x)b",
		"\\C",
		"a\\Cb",
		"(?C)",
		"a(?C1)b",
		"(?C'x')",
		"(",
		")",
		"[a",
		"a{2,1}",
		"*",
		"a**",
		"\\",
		"(?<n>a)(?<n>b)",
		"\\p{Nonsense}",
		"(?z)",
		"[b-a]",
		"(?P<1>a)",
		"\\2(a)",
		"\xff",
		"\xe8\xb6",
	};
	char why[128];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		*why = '\0';
		if (rule_pattern_make(bad[i], strlen(bad[i]), why, sizeof(why)))
			fail_msg("accepted: %s", bad[i]);
		assert_string_not_equal(why, "");
	}
}

static void rule_pattern_make__refuses__long_and_deep_patterns(void **state)
{
	static char text[5000];
	char why[8];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_null(rule_pattern_make(text, 4097, why, sizeof(why)));
	struct rule_pattern *pattern = rule_pattern_make(text, 4096, why, sizeof(why));
	assert_non_null(pattern);
	assert_int_equal(rule_pattern_match(pattern, text, 4096), PATTERN_YES);
	assert_int_equal(rule_pattern_match(pattern, text, 4095), PATTERN_NO);
	rule_pattern_free(pattern);
	memset(text, '(', 1000);
	memset(text + 1000, ')', 1000);
	assert_null(rule_pattern_make(text, 2000, why, sizeof(why)));
	rule_pattern_free(NULL);
}

static void rule_pattern_match__says_limit__of_what_is_no_text(void **state)
{
	char why[128];
	struct rule_pattern *pattern = rule_pattern_make(".", 1, why, sizeof(why));

	(void)state;
	assert_non_null(pattern);
	assert_int_equal(rule_pattern_match(pattern, "\xff", 1), PATTERN_LIMIT);
	assert_int_equal(rule_pattern_match(pattern, "", 0), PATTERN_NO);
	rule_pattern_free(pattern);
}

/* Patterns that take exponential time without limits; each must end within a fraction of a second. */
static void rule_pattern_match__gives_up__soon(void **state)
{
	static const char *const slow[] = {
		"^(a+)+$",           "^(a|aa)+$",     "^(a|a?)+$",         "(a*)*b$",          "^(([a-z])+.)+[A-Z]([a-z])+$",
		"(x+x+)+y|(a+a+)+c", "(?=(a+))a*b$c", "^(?:a?){60}a{60}$", "(.*)*(.*)*(.*)*z", "(?:(?1)|(a))(?R)?$z",
	};
	char text[200];
	char why[128];
	struct timespec begin, end;

	(void)state;
	memset(text, 'a', sizeof(text));
	clock_gettime(CLOCK_MONOTONIC, &begin);
	for (size_t i = 0; i < COUNT_OF(slow); i++) {
		struct rule_pattern *pattern = rule_pattern_make(slow[i], strlen(slow[i]), why, sizeof(why));

		if (!pattern)
			fail_msg("%s: %s", slow[i], why);
		text[40] = '!';
		rule_pattern_match(pattern, text, 41);
		text[40] = 'a';
		rule_pattern_match(pattern, text, sizeof(text));
		rule_pattern_free(pattern);
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	assert_true(end.tv_sec - begin.tv_sec < 5);
}

struct user {
	const struct rule_pattern *pattern;
	unsigned good;
};

static void *use_pattern(void *context)
{
	struct user *user = context;

	for (int i = 0; i < 20000; i++) {
		char text[] = "S00";

		text[2] = (char)('0' + i % 10);
		user->good += rule_pattern_match(user->pattern, text, 3) == (i % 10 < 5 ? PATTERN_YES : PATTERN_NO);
	}
	return NULL;
}

static void rule_pattern_match__serves__more_threads_than_it_has_spares(void **state)
{
	enum { THREADS = 7 };
	char why[128];
	struct rule_pattern *pattern = rule_pattern_make("^S0[0-4]$", 9, why, sizeof(why));
	struct user users[THREADS];
	pthread_t threads[THREADS];

	(void)state;
	assert_non_null(pattern);
	for (size_t i = 0; i < THREADS; i++) {
		users[i] = (struct user){ pattern, 0 };
		assert_int_equal(pthread_create(&threads[i], NULL, use_pattern, &users[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(users[i].good, 20000);
	}
	rule_pattern_free(pattern);
}

static int make(void **state)
{
	static struct year year;

	year = year_make();
	*state = &year;
	return 0;
}

static int clean(void **state)
{
	year_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_evaluate__matches__patterns),
		cmocka_unit_test(rule_pattern_make__refuses__what_could_lift_the_limits),
		cmocka_unit_test(rule_pattern_make__refuses__long_and_deep_patterns),
		cmocka_unit_test(rule_pattern_match__says_limit__of_what_is_no_text),
		cmocka_unit_test(rule_pattern_match__gives_up__soon),
		cmocka_unit_test(rule_pattern_match__serves__more_threads_than_it_has_spares),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
