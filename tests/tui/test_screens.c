/* SPDX-License-Identifier: ISC */
/* Golden screens: what people see, in both languages and two sizes. LUQU_GOLDEN=write writes them anew: then look at them. */
#include "suite.h"

#include <string.h>

static void home__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("home", "", "home");
}

static void candidates__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("candidates", "jj", "candidates");
}

static void candidates__look__as_they_should_when_filtered_and_sorted(void **state)
{
	(void)state;
	assert_golden_everywhere("candidates", "\\name:~^.{2}$<Enter>llls", "candidates-filtered");
}

static void help__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("candidates", "?", "help");
}

static void a_command__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("candidates", ":candi<Tab>", "command");
}

static void a_form__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("schools", "<Enter>", "school");
}

static void a_refused_form__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("school", "S 9<C-S>", "school-refused");
}

/* Every line of every golden screen takes no more cells than the screen has: borders line up where all cells are counted. */
static void help__holds__no_line_wider_than_the_screen(void **state)
{
	(void)state;
	for (int l = 0; l < 2; l++) {
		language_speak(l == 0 ? "en" : "zh_CN");
		struct tui *tui = screen_open("help", 200, 61);
		const struct canvas *canvas = tui_paint(tui);
		for (int line = 0; line < canvas_lines(canvas); line++)
			assert_true(canvas_at(canvas, line, 60)->width == 1 || canvas_at(canvas, line, 60)->width == 0);
		tui_free(tui);
	}
}

static void lists__look__as_they_should(void **state)
{
	static const char *const lists[] = { "calendar", "exams", "subjects", "schools", "programs", "tiers", "plans", "office", "scores",
		                            "bonuses", "returns", "orders" };

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		assert_golden_everywhere(lists[i], "", lists[i]);
}

static void forms__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("tiers", "<Enter>", "tier");
	assert_golden_everywhere("subjects", "<Enter>", "subject");
	assert_golden_everywhere("exams", "<Enter>", "exam");
	assert_golden_everywhere("calendar", "<Enter>", "step");
	assert_golden_everywhere("programs", "<Enter>", "edit-program");
	assert_golden_everywhere("office", "<Enter>", "setting");
	assert_golden_everywhere("scores", "<Enter>", "score");
	assert_golden_everywhere("candidates", "<Enter>", "candidate");
	assert_golden_everywhere("candidates", "<Enter><F5>", "edit-candidate");
	assert_golden_everywhere("bonus", "", "bonus");
	assert_golden_everywhere("return", "", "return");
	assert_golden_everywhere("order", "", "order");
	assert_golden_everywhere("load", "", "load");
	assert_golden_everywhere("settings", "", "settings");
}

static void screens_of_nothing__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("new", "", "new");
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
		OVER_YEAR(lists__look__as_they_should),
		OVER_YEAR(forms__look__as_they_should),
		OVER_NOTHING(screens_of_nothing__look__as_they_should),
		OVER_NOTHING(an_empty_start__looks__as_it_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
