/* SPDX-License-Identifier: ISC */
/* Each step on the command line and as a screen: the commands name where in the interface the same is done, and the manual has it
 * so. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/cli.h>
#include <luqu/screen.h>

static bool has_key(const struct screen *screen, const char *name)
{
	for (const struct screen_key *key = screen->keys; key && key->name; key++)
		if (strcmp(key->name, name) == 0)
			return true;
	return false;
}

/* "batches make give, settle": a screen, keys of it, another screen. */
static void check_screens(const struct command *command)
{
	const struct screen *screen = NULL;
	char words[256], *rest = words;

	snprintf(words, sizeof words, "%s", command->screens);
	for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *comma = strchr(word, ',');

		if (comma)
			*comma = '\0';
		if (!screen)
			screen = screen_find(word);
		else if (!has_key(screen, word))
			fail_msg("luqu %s: the screen %s has no key %s", command->name, screen->name, word);
		if (!screen)
			fail_msg("luqu %s: there is no screen %s", command->name, word);
		if (comma)
			screen = NULL;
	}
}

/* What makes up a year to try the program with is no step of a year. */
static bool is_step(const struct command *command)
{
	return strcmp(command->name, "demo") != 0;
}

static void every_command__has__its_screen(void **state)
{
	(void)state;
	for (const struct command *const *command = commands; *command; command++) {
		if (!is_step(*command))
			continue;
		if (!(*command)->screens)
			fail_msg("luqu %s is done on no screen", (*command)->name);
		check_screens(*command);
	}
}

static void manual__holds__the_screens_as_the_commands_have_them(void **state)
{
	FILE *from = fopen("man/luqu-keys.7", "r");
	char *page = calloc(1, 1 << 20), entry[512];
	size_t n = 0;

	(void)state;
	assert_non_null(from);
	assert_non_null(page);
	assert_true(fread(page, 1, (1 << 20) - 1, from) > 0);
	fclose(from);
	for (const struct command *const *command = commands; *command; command++) {
		if (!is_step(*command))
			continue;
		snprintf(entry, sizeof entry, "\n.It Ic %s\n%s\n", (*command)->name, (*command)->screens);
		if (!strstr(page, entry))
			fail_msg("luqu-keys(7) does not say:%s", entry);
		n++;
	}
	assert_true(n > 30);
	free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command__has__its_screen),
		cmocka_unit_test(manual__holds__the_screens_as_the_commands_have_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
