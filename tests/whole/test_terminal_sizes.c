/* SPDX-License-Identifier: ISC */
/* The real program at every width, in every language: no wide character is ever broken, and the cursor stands at the focus. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pseudo_year.h"

#include <stdio.h>

#define BEHIND_WIDE UINT32_MAX /* libvterm: the second cell of a wide character */

/* Every wide character has both its cells on the screen, and every second cell a first one before it. */
static void assert_whole(int lines, int columns)
{
	for (int line = 0; line < lines; line++)
		for (int column = 0; column < columns; column++) {
			const VTermScreenCell cell = pseudo_cell(&pseudo, line, column);

			if (cell.width == 2 && column + 1 == columns)
				fail_msg("a wide character is cut at the edge: line %d of %d columns: %s", line, columns, pseudo_line(&pseudo, line));
			if (cell.width == 2 && pseudo_cell(&pseudo, line, column + 1).chars[0] != BEHIND_WIDE)
				fail_msg("half a character at %d,%d of %d columns: %s", line, column, columns, pseudo_line(&pseudo, line));
			if (cell.chars[0] == BEHIND_WIDE && (column == 0 || pseudo_cell(&pseudo, line, column - 1).width != 2))
				fail_msg("the end of a character without its beginning at %d,%d", line, column);
		}
}

/* The title reaches the edge, so the new size is known; and what is typed after that is seen once all before it has been painted. */
static void settle(int columns)
{
	pseudo_wait_ground(&pseudo, 0, columns - 1);
	pseudo_send(&pseudo, "\033OQ");
	pseudo_wait_cell(&pseudo, 22, 0, ':');
}

static void wide_characters__stay_whole__at_every_width(void **state)
{
	static const char *const chinese[] = { "--lang", "zh_CN", NULL };
	static const char *const screens[] = { "candidates\r", "help candidates\r", "tier\r", "home\r" };
	static const char *const titles[] = { " 考生  -  ", " 帮助 candidates", " 批次  -  ", " 本年度  -  " };

	(void)state;
	start_as(NULL, chinese);
	assert_appears(&pseudo, "本年度");
	for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
		pseudo_send(&pseudo, "\033OQ"); /* F2: in forms a colon is a letter */
		pseudo_wait_cell(&pseudo, 22, 0, ':');
		pseudo_send(&pseudo, screens[i]);
		assert_appears(&pseudo, titles[i]);
		pseudo_resize(&pseudo, 24, 59);
		assert_appears(&pseudo, "59x24"); /* too small: from here on every size is a larger one */
		for (int columns = 60; columns <= 100; columns++) {
			pseudo_resize(&pseudo, 24, columns);
			settle(columns);
			assert_whole(22, columns);
			pseudo_send(&pseudo, "\a"); /* Ctrl-G takes the prompt away */
		}
		pseudo_resize(&pseudo, 24, 80);
		pseudo_wait_ground(&pseudo, 0, 79);
	}
}

static void sizes_without_sense__are_survived(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 1, 300 }, { 300, 1 }, { 2, 2 }, { 1000, 1000 }, { 16, 60 }, { 15, 59 } };

	(void)state;
	open_candidates();
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		pseudo_resize(&pseudo, sizes[i][0], sizes[i][1]);
		if (sizes[i][0] == 1000)
			assert_appears(&pseudo, "F12 Q Quit");
	}
	pseudo_resize(&pseudo, 24, 80);
	assert_appears(&pseudo, "F10 q Back");
	pseudo_resize(&pseudo, 1, 1);
	pseudo_send(&pseudo, "Q");
	assert_int_equal(pseudo_end(&pseudo), 0);
	assert_false(pseudo.is_alternate);
}

/* Size, terminal and language, each with each: the same text, and a focus that is told by more than the cursor. */
static void a_list__is_seen(int lines, int columns, const char *kind, bool is_chinese)
{
	const char *const environment[] = { kind, is_chinese ? "LANGUAGE=zh_CN" : "LANGUAGE=en", NULL };

	start_with(lines, columns, environment);
	assert_appears(&pseudo, is_chinese ? "F10 q 返回" : "F10 q Back");
	pseudo_send(&pseudo, ":candidates\r");
	assert_appears(&pseudo, is_chinese ? "考生号" : "Full name");
	assert_appears(&pseudo, "𠮷野");
	pseudo_wait_cursor(&pseudo, 2, 0);
	const VTermScreenCell focus = pseudo_cell(&pseudo, 2, columns - 1), other = pseudo_cell(&pseudo, 3, columns - 1);
	assert_true(focus.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&focus.bg));
	assert_true(!other.attrs.reverse && VTERM_COLOR_IS_DEFAULT_BG(&other.bg));
	pseudo_send(&pseudo, "Q");
	assert_int_equal(pseudo_end(&pseudo), 0);
	pseudo_close(&pseudo);
}

static void a_list__is_seen__on_every_terminal_in_every_size_and_language(void **state)
{
	static const char *const kinds[] = { "TERM=xterm-256color", "TERM=vt100", "TERM=linux", "TERM=tmux-256color" };
	static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };

	(void)state;
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
			for (int language = 0; language < 2; language++)
				a_list__is_seen(sizes[s][0], sizes[s][1], kinds[k], language == 1);
}

/* --- languages --------------------------------------------------------------------------------------------------------------------------- */

static void chinese__is_spoken__where_no_locale_of_it_is_installed(void **state)
{
	static const char *const environments[][4] = {
		{ "LANG=C.UTF-8", "LANGUAGE=zh_CN" }, { "LANG=zh_CN.UTF-8" }, { "LC_ALL=zh_CN.UTF-8", "LANG" },
		{ "LANG=C", "LANGUAGE=zh_CN:en" }, { "LANG", "LANGUAGE=zh" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof environments / sizeof environments[0]; i++) {
		start_as(environments[i], NULL);
		assert_appears(&pseudo, "本年度");
		assert_appears(&pseudo, "F10 q 返回");
		pseudo_send(&pseudo, "Q");
		assert_int_equal(pseudo_end(&pseudo), 0);
		if (i + 1 < sizeof environments / sizeof environments[0])
			pseudo_close(&pseudo);
	}
}

static void the_option__goes_before__the_environment(void **state)
{
	static const char *const environment[] = { "LANGUAGE=zh_CN", NULL };
	static const char *const arguments[] = { "--lang", "en", NULL };

	(void)state;
	start_as(environment, arguments);
	assert_appears(&pseudo, "The year");
}

static void the_language__is_changed__while_it_runs(void **state)
{
	(void)state;
	open_candidates();
	pseudo_send(&pseudo, ":settings\r");
	assert_appears(&pseudo, "Language");
	pseudo_send(&pseudo, " ");
	assert_appears(&pseudo, "简体中文");
	assert_appears(&pseudo, "F10 返回");
	pseudo_send(&pseudo, "\033[21~");
	assert_appears(&pseudo, "考生号");
	assert_vanishes(&pseudo, "Full name");
	pseudo_send(&pseudo, ":language en\r");
	assert_appears(&pseudo, "Full name");
}

static void the_language_chosen__is_spoken__the_next_time(void **state)
{
	char config[256];
	const char *const environment[] = { config, NULL };

	(void)state;
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s/config", pseudo_year_folder());
	start_with(24, 80, environment);
	assert_appears(&pseudo, "F10 q Back");
	pseudo_send(&pseudo, ":settings\r");
	assert_appears(&pseudo, "Language");
	pseudo_send(&pseudo, " ");
	assert_appears(&pseudo, "F10 返回");
	pseudo_send(&pseudo, "\033[24~"); /* F12 */
	assert_int_equal(pseudo_end(&pseudo), 0);
	pseudo_close(&pseudo);
	start_with(24, 80, environment);
	assert_appears(&pseudo, "F10 q 返回");
}

/* --- the cursor ---------------------------------------------------------------------------------------------------------------------------- */

static void the_cursor__stands__behind_wide_characters(void **state)
{
	(void)state;
	open_candidates();
	pseudo_send(&pseudo, ":edit-candidate 1001\r");
	assert_appears(&pseudo, "> Full name");
	pseudo_wait_cursor(&pseudo, 3, 2 + 13 + 3 + 6); /* mark, label, gap, three characters of two cells */
	pseudo_send(&pseudo, "\033[D");
	pseudo_wait_cursor(&pseudo, 3, 2 + 13 + 3 + 4);
	pseudo_send(&pseudo, "\177");
	assert_appears(&pseudo, "宣宁");
	pseudo_wait_cursor(&pseudo, 3, 2 + 13 + 3 + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_TERMINAL(wide_characters__stay_whole__at_every_width),
		ON_TERMINAL(sizes_without_sense__are_survived),
		ON_TERMINAL(a_list__is_seen__on_every_terminal_in_every_size_and_language),
		ON_TERMINAL(chinese__is_spoken__where_no_locale_of_it_is_installed),
		ON_TERMINAL(the_option__goes_before__the_environment),
		ON_TERMINAL(the_language__is_changed__while_it_runs),
		ON_TERMINAL(the_language_chosen__is_spoken__the_next_time),
		ON_TERMINAL(the_cursor__stands__behind_wide_characters),
	};

	return cmocka_run_group_tests(tests, pseudo_year_make, pseudo_year_drop);
}
