/* SPDX-License-Identifier: ISC */
/* Personal settings: where they lie, whose they must be, what counts more, and that a broken file is told and does no harm. */
#include "suite.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/tui/internal.h"

static char settings[1024];

static int begin(void **state)
{
	if (year_begin(state) != 0)
		return -1;
	snprintf(settings, sizeof settings, "%s/config/luqu/settings", year_folder());
	return 0;
}
#define OVER_SETTINGS(test) cmocka_unit_test_setup_teardown(test, begin, year_end)

/* An interface with settings, in English as the environment has it. */
static struct tui *open_with(bool is_language_given)
{
	const struct tui_options options = { .database = year_path(), .language = "en", .is_language_given = is_language_given,
		                             .choose_language = language_speak, .settings = settings, .today = "2026-06-19" };
	struct problem problem = { .status = STATUS_OK };
	struct tui *tui;

	language_speak("en");
	tui = tui_make(&options, NULL, &problem);
	assert_non_null(tui);
	assert_true(tui_resize(tui, 24, 80));
	settle(tui);
	return tui;
}

static void put_settings(const char *bytes, size_t length)
{
	char folder[1024];
	FILE *file;

	snprintf(folder, sizeof folder, "%s/config", year_folder());
	assert_int_equal(mkdir(folder, 0700), 0);
	snprintf(folder, sizeof folder, "%s/config/luqu", year_folder());
	assert_int_equal(mkdir(folder, 0700), 0);
	file = fopen(settings, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void the_language_chosen__is_kept__for_the_next_time(void **state)
{
	struct tui *tui = open_with(false);
	char text[64] = "";
	FILE *file;

	(void)state;
	assert_shows(tui, "Help");
	type(tui, ":settings<Enter> ");
	assert_shows(tui, "帮助");
	assert_string_equal(tui_view(tui)->screen->name, "settings");
	tui_free(tui);
	file = fopen(settings, "r");
	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	fclose(file);
	assert_string_equal(text, "language = zh_CN\n");
	tui = open_with(false);
	assert_shows(tui, "帮助");
	type(tui, ":language en<Enter>");
	tui_free(tui);
	tui = open_with(false);
	assert_shows(tui, "Help");
	tui_free(tui);
}

static void the_option__goes_before__what_is_kept(void **state)
{
	struct tui *tui;

	(void)state;
	put_settings("# mine\n\n language=zh_CN \n", 25);
	tui = open_with(true);
	assert_shows(tui, "Help");
	tui_free(tui);
	tui = open_with(false);
	assert_shows(tui, "帮助");
	tui_free(tui);
}

struct broken { const char *bytes, *says; size_t length; };

static void a_broken_file__is_told__and_not_used(void **state)
{
	static char long_text[5000];
	const struct broken cases[] = {
		{ "language = zh_CN\nlanguage = de\n", "line 2 is no setting", 30 },
		{ "language = zh_CN en\n", "line 1 is no setting", 20 },
		{ "colour = zh_CN\n", "line 1 is no setting", 15 },
		{ "language = zh_CN\n\0", "more than settings", 18 },
		{ long_text, "more than settings", sizeof long_text },
		{ "\033[2J\n", "line 1 is no setting", 5 },
	};

	memset(long_text, '\n', sizeof long_text);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct tui *tui;

		put_settings(cases[i].bytes, cases[i].length);
		tui = open_with(false);
		assert_string_equal(tui_language(tui), "en");
		assert_shows(tui, "\n! ");
		assert_non_null(strstr(tui->message, cases[i].says));
		type(tui, ":schools<Enter>");
		assert_string_equal(tui_view(tui)->screen->name, "schools");
		tui_free(tui);
		year_end(state);
		assert_int_equal(begin(state), 0);
	}
}

/* A folder, a FIFO nobody writes to, a file of another user: none is read, and none holds the interface up. */
static void what_is_no_file_of_mine__is_not_read(void **state)
{
	struct personal personal;
	struct problem problem;
	char path[1024];

	(void)state;
	assert_int_equal(personal_read(year_folder(), &personal, &problem), STATUS_ENVIRONMENT);
	snprintf(path, sizeof path, "%s/fifo", year_folder());
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(personal_read(path, &personal, &problem), STATUS_ENVIRONMENT);
	snprintf(path, sizeof path, "%s", "/etc/passwd");
	if (geteuid() == 0) {
		put_settings("language = zh_CN\n", 17);
		assert_int_equal(chown(settings, 65534, 65534), 0);
		snprintf(path, sizeof path, "%s", settings);
	}
	assert_int_equal(personal_read(path, &personal, &problem), STATUS_ENVIRONMENT);
	assert_non_null(strstr(problem.text, "no file of yours"));
	assert_string_equal(personal.language, "");
}

static void what_cannot_be_kept__is_told(void **state)
{
	FILE *file;
	struct tui *tui = open_with(false);
	char path[1024];

	(void)state;
	snprintf(path, sizeof path, "%s/config", year_folder());
	file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
	type(tui, ":settings<Enter> ");
	assert_string_equal(tui_language(tui), "zh_CN");
	assert_shows(tui, "! 所选语言未能保存");
	tui_free(tui);
}

struct place { const char *config, *home, *sudo, *path; };

static void set_or_unset(const char *name, const char *value)
{
	assert_int_equal(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

static void settings__lie__where_xdg_has_them_and_only_for_oneself(void **state)
{
	static const struct place places[] = {
		{ "/c", "/home/a", NULL, "/c/luqu/settings" }, { NULL, "/home/a", NULL, "/home/a/.config/luqu/settings" },
		{ "", "/home/a", NULL, "/home/a/.config/luqu/settings" }, { "c", "/home/a", NULL, "/home/a/.config/luqu/settings" },
		{ "c", "home", NULL, NULL }, { NULL, NULL, NULL, NULL }, { "/c", "/home/a", "1001", NULL },
	};
	char path[PERSONAL_PATH];

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		set_or_unset("XDG_CONFIG_HOME", places[i].config);
		set_or_unset("HOME", places[i].home);
		set_or_unset("SUDO_UID", places[i].sudo);
		assert_int_equal(personal_path(path, sizeof path), places[i].path != NULL);
		if (places[i].path)
			assert_string_equal(path, places[i].path);
	}
	set_or_unset("SUDO_UID", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_SETTINGS(the_language_chosen__is_kept__for_the_next_time),
		OVER_SETTINGS(the_option__goes_before__what_is_kept),
		OVER_SETTINGS(a_broken_file__is_told__and_not_used),
		OVER_SETTINGS(what_is_no_file_of_mine__is_not_read),
		OVER_SETTINGS(what_cannot_be_kept__is_told),
		cmocka_unit_test(settings__lie__where_xdg_has_them_and_only_for_oneself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
