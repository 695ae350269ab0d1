/* SPDX-License-Identifier: ISC */
/* Failures: their texts. */
#include "../support/suite.h"
#include <errno.h>
#include <luqu/problem.h>
#include <luqu/text.h>
#include <string.h>

static void problem_set__keeps_status_and_text__and_returns_the_status(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	assert_int_equal(problem_set(&problem, STATUS_USAGE, "no command '%s' (%d)", "fly", 7), STATUS_USAGE);
	assert_int_equal(problem.status, STATUS_USAGE);
	assert_string_equal(problem.text, "no command 'fly' (7)");
}

static void problem_set__replaces__a_problem_already_set(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	problem_set(&problem, STATUS_USAGE, "a long first text");
	problem_set(&problem, STATUS_FAULT, "second");
	assert_int_equal(problem.status, STATUS_FAULT);
	assert_string_equal(problem.text, "second");
}

static void problem_set__only_returns__without_a_problem(void **state)
{
	(void)state;
	assert_int_equal(problem_set(NULL, STATUS_FAULT, "%s", "unheard"), STATUS_FAULT);
	assert_int_equal(problem_system(NULL, ENOENT, "%s", "unheard"), STATUS_ENVIRONMENT);
	assert_int_equal(problem_memory(NULL), STATUS_ENVIRONMENT);
	problem_prefix(NULL, "unheard");
}

static void problem_set__shows_a_mark__for_what_would_steer_a_terminal(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	problem_set(&problem, STATUS_FAULT, "a%sb", "\x1b[2J\n\xe2\x80\xae\xff\xc2\x9b");
	assert_string_equal(problem.text, "a\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFDb");
}

static void problem_set__cuts_at_a_character__when_the_text_is_long(void **state)
{
	struct problem problem = { 0 };
	char name[6001] = "";
	size_t offset;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof name; i += 3)
		memcpy(name + i, "\u5f20", 3);
	for (unsigned shift = 0; shift < 3; shift++) {
		problem_set(&problem, STATUS_FAULT, "%s%s", &"xx"[2 - shift], name);
		assert_in_range(strlen(problem.text), 1021, 1023);
		assert_int_equal(text_check(problem.text, strlen(problem.text), &offset), TEXT_GOOD);
		assert_null(strstr(problem.text, "\uFFFD"));
	}
}

static void problem_set__may_quote__its_own_text(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	problem_set(&problem, STATUS_FAULT, "inner");
	problem_set(&problem, STATUS_FAULT, "outer (%s)", problem.text);
	assert_string_equal(problem.text, "outer (inner)");
}

static void problem_memory__is_of_the_environment(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	assert_int_equal(problem_memory(&problem), STATUS_ENVIRONMENT);
	assert_int_equal(problem.status, STATUS_ENVIRONMENT);
	assert_string_equal(problem.text, "out of memory");
}

static void problem_system__names_the_reason(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	assert_int_equal(problem_system(&problem, ENOSPC, "cannot write '%s'", "a.csv"), STATUS_ENVIRONMENT);
	assert_string_equal(problem.text, "cannot write 'a.csv': No space left on device");
}

static void problem_system__names_the_reason__after_a_name_of_any_length(void **state)
{
	static const char reason[] = ": No such file or directory";
	struct problem problem = { 0 };

	(void)state;
	for (int length = 900; length < 1100; length++) {
		problem_system(&problem, ENOENT, "%0*d", length, 0);
		assert_string_equal(problem.text + strlen(problem.text) - strlen(reason), reason);
		assert_int_equal(strlen(problem.text), length < 996 ? length + 27 : 1023);
	}
}

static void problem_prefix__goes_before__and_keeps_the_status(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	problem_set(&problem, STATUS_USAGE, "no such tier");
	problem_prefix(&problem, "run");
	assert_int_equal(problem.status, STATUS_USAGE);
	assert_string_equal(problem.text, "run: no such tier");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(problem_set__keeps_status_and_text__and_returns_the_status),
		cmocka_unit_test(problem_set__replaces__a_problem_already_set),
		cmocka_unit_test(problem_set__only_returns__without_a_problem),
		cmocka_unit_test(problem_set__shows_a_mark__for_what_would_steer_a_terminal),
		cmocka_unit_test(problem_set__cuts_at_a_character__when_the_text_is_long),
		cmocka_unit_test(problem_set__may_quote__its_own_text),
		cmocka_unit_test(problem_memory__is_of_the_environment),
		cmocka_unit_test(problem_system__names_the_reason),
		cmocka_unit_test(problem_system__names_the_reason__after_a_name_of_any_length),
		cmocka_unit_test(problem_prefix__goes_before__and_keeps_the_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
