/* SPDX-License-Identifier: ISC */
/* Golden screens: what people see, in both languages and two sizes. LUQU_GOLDEN=write writes them anew: then look at them. */
#include "suite.h"

#include <string.h>

static const int sizes[][2] = { { 24, 80 }, { 43, 132 }, { 20, 60 } };
static const char *const languages[] = { "en", "zh_CN" };

/* The screen after some keys, in every size and language. */
static void everywhere(const char *screen, const char *keys, const char *name)
{
	for (size_t l = 0; l < 2; l++) {
		language_speak(languages[l]);
		for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
			struct tui *tui = screen_open(screen, sizes[s][0], sizes[s][1]);
			type(tui, keys);
			assert_golden(tui, name);
			tui_free(tui);
		}
	}
}

static void home__looks__as_it_should(void **state)
{
	(void)state;
	everywhere("home", "", "home");
}

static void candidates__look__as_they_should(void **state)
{
	(void)state;
	everywhere("candidates", "jj", "candidates");
}

static void candidates__look__as_they_should_when_filtered_and_sorted(void **state)
{
	(void)state;
	everywhere("candidates", "\\name:~^.{2}$<Enter>llls", "candidates-filtered");
}

static void help__looks__as_it_should(void **state)
{
	(void)state;
	everywhere("candidates", "?", "help");
}

static void a_command__looks__as_it_should(void **state)
{
	(void)state;
	everywhere("candidates", ":candi<Tab>", "command");
}

static void a_form__looks__as_it_should(void **state)
{
	(void)state;
	everywhere("schools", "<Enter>", "school");
}

static void a_refused_form__looks__as_it_should(void **state)
{
	(void)state;
	everywhere("school", "S 9<C-S>", "school-refused");
}

/* Every line of every golden screen takes no more cells than the screen has: borders line up where all cells are counted. */
static void help__holds__no_line_wider_than_the_screen(void **state)
{
	(void)state;
	for (size_t l = 0; l < 2; l++) {
		language_speak(languages[l]);
		struct tui *tui = screen_open("help", 200, 61);
		const struct canvas *canvas = tui_paint(tui);
		for (int line = 0; line < canvas_lines(canvas); line++)
			assert_true(canvas_at(canvas, line, 60)->width == 1 || canvas_at(canvas, line, 60)->width == 0);
		tui_free(tui);
	}
}

static void an_empty_start__looks__as_it_should(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);
	assert_shows(tui, "F6 or o loads a folder");
	assert_shows(tui, "F7 a New");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(home__looks__as_it_should),
		OVER_YEAR(candidates__look__as_they_should),
		OVER_YEAR(candidates__look__as_they_should_when_filtered_and_sorted),
		OVER_YEAR(help__looks__as_it_should),
		OVER_YEAR(a_command__looks__as_it_should),
		OVER_YEAR(a_form__looks__as_it_should),
		OVER_YEAR(a_refused_form__looks__as_it_should),
		OVER_YEAR(help__holds__no_line_wider_than_the_screen),
		OVER_NOTHING(an_empty_start__looks__as_it_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
