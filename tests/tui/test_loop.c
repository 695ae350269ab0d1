/* SPDX-License-Identifier: ISC */
/* What happens on keys: screens open and close, commands, questions, pasted text, languages, small terminals. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static void keys__open_and_close__screens_by_name(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":schools<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "schools");
	type(tui, ":candidates<Enter>q");
	assert_string_equal(tui_view(tui)->screen->name, "schools");
	type(tui, "<F10>");
	assert_string_equal(tui_view(tui)->screen->name, "home");
	type(tui, "q");
	assert_shows(tui, "this is the first screen");
	assert_false(tui_has_ended(tui));
	type(tui, "Q");
	assert_true(tui_has_ended(tui));
	tui_free(tui);
}

static void keys__open__every_screen_that_needs_no_argument(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		if (screens[i]->needs_argument)
			continue;
		type(tui, ":");
		type(tui, screens[i]->name);
		type(tui, "<Enter>");
		if (strcmp(tui_view(tui)->screen->name, screens[i]->name) != 0)
			fail_msg("%s does not open:\n%s", screens[i]->name, shown(tui));
		assert_shows(tui, "F10");
		type(tui, screens[i] == screens[0] ? "" : "<F10>");
	}
	tui_free(tui);
}

static void command_line__completes__names(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":cand<Tab>");
	assert_shows(tui, ":candidates");
	type(tui, "<Enter>:sort na<Tab>");
	assert_shows(tui, ":sort name");
	type(tui, "<Esc>:candidate 10003<Tab>");
	assert_shows(tui, ":candidate 100030");
	assert_shows(tui, "candidate 100031  candidate 100032");
	type(tui, "<Tab><Enter>");
	assert_string_equal(tui_view(tui)->argument, "100031");
	type(tui, ":matrix <Tab>");
	assert_shows(tui, ":matrix T1");
	type(tui, "<Esc>:school J<Tab>");
	assert_shows(tui, ":school J01");
	type(tui, "<Esc>:candidate 9<Tab>");
	assert_shows(tui, ":candidate 9\n");
	type(tui, "<Esc>:score 1<Tab>"); /* goes by two keys */
	assert_shows(tui, ":score 1\n");
	type(tui, "<Esc>:zzz<Tab>");
	assert_shows(tui, ":zzz");
	type(tui, "<Enter>");
	assert_shows(tui, "there is no screen or action `zzz'");
	assert_int_equal(asked.beeps, 1);
	tui_free(tui);
}

static void command_line__runs__actions_by_name(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, ":help<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "help");
	type(tui, ":back<Enter>:filter 欧阳<Enter>");
	assert_shows(tui, "1/5");
	type(tui, ":school<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "school");
	type(tui, "<F10>:quit<Enter>");
	assert_true(tui_has_ended(tui));
	tui_free(tui);
}

static void command_line__edits__whole_characters(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, ":欧阳e");
	tui_press(tui, 0x301);
	type(tui, "x<BkSp><BkSp><Left><BkSp><End>!");
	assert_shows(tui, ":阳!");
	type(tui, "<C-U>");
	assert_shows(tui, ":");
	type(tui, "<BkSp>q");
	tui_free(tui);
}

static void help__shows__every_key_of_the_screen(void **state)
{
	struct tui *tui = screen_open("schools", 100, 132);

	(void)state;
	type(tui, "?");
	for (const struct screen_key *key = tui_view(tui)->screen->keys; key->name; key++)
		assert_shows(tui, key->name);
	assert_shows(tui, "add a row");
	assert_shows(tui, "(:narrow)");
	assert_shows(tui, "leave the program");
	tui_free(tui);
}

static void help__is_searched__for_words(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "?/leave the<Enter>");
	assert_non_null(strstr(shown_line(tui, 1), "leave the program"));
	type(tui, "/nowhere<Enter>");
	assert_shows(tui, "not found: nowhere");
	tui_free(tui);
}

static void keys__say_so__where_they_do_nothing(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "~");
	assert_shows(tui, "this key does nothing here");
	type(tui, "j");
	assert_hides(tui, "this key does nothing here");
	tui_free(tui);
}

static void esc_and_a_digit__are_an_f_key(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "<Esc>1");
	assert_string_equal(tui_view(tui)->screen->name, "help");
	type(tui, "<Esc>0");
	assert_string_equal(tui_view(tui)->screen->name, "candidates");
	tui_free(tui);
}

/* A pasted text holds line breaks and letters that are keys: none of them does anything. */
static void pasted_text__runs__no_commands(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "<Paste>Q:quit<Enter>jjj<PasteEnd>");
	assert_false(tui_has_ended(tui));
	assert_shows(tui, "1/40");
	type(tui, "\\<Paste>欧阳<Enter><PasteEnd>");
	assert_shows(tui, "\\欧阳");
	assert_false(tui_has_ended(tui));
	tui_free(tui);
}

static void language__changes__while_running(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":language zh_CN<Enter>");
	assert_string_equal(tui_language(tui), "zh_CN");
	assert_string_equal(getenv("LANGUAGE"), "zh_CN");
	type(tui, ":language fr<Enter>");
	assert_string_equal(tui_language(tui), "zh_CN");
	type(tui, ":settings<Enter><Tab> ");
	assert_string_equal(tui_language(tui), "en");
	assert_shows(tui, "English");
	tui_free(tui);
}

static void small_terminals__say_so_and_wait(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 40 }, { 15, 80 }, { 24, 59 } };
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		tui_resize(tui, sizes[i][0], sizes[i][1]);
		type(tui, ":schools<Enter>jq");
		assert_hides(tui, "100001");
		assert_string_equal(tui_view(tui)->screen->name, "candidates");
	}
	assert_shows(tui, "The screens need 60x16");
	tui_resize(tui, 16, 60);
	settle(tui);
	assert_shows(tui, "100001");
	tui_resize(tui, 5, 5);
	type(tui, "Q");
	assert_true(tui_has_ended(tui));
	tui_free(tui);
}

static void every_size__is_painted__without_a_broken_cell(void **state)
{
	static const char *const names[] = { "home", "candidates", "help", "school" };

	(void)state;
	for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
		struct tui *tui = screen_open(names[n], 24, 80);
		for (int columns = 60; columns < 100; columns++) {
			tui_resize(tui, 16 + columns % 9, columns);
			settle(tui);
			const struct canvas *canvas = tui_paint(tui);
			for (int l = 0; l < canvas_lines(canvas); l++)
				for (int c = 0; c < columns; c++)
					if (canvas_at(canvas, l, c)->width == 2)
						assert_true(canvas_at(canvas, l, c + 1) && canvas_at(canvas, l, c + 1)->width == 0);
					else if (canvas_at(canvas, l, c)->width == 0)
						assert_true(c > 0 && canvas_at(canvas, l, c - 1)->width == 2);
		}
		tui_free(tui);
	}
}

static void hang_up__ends__at_once(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, ":scho<Hangup>");
	assert_true(tui_has_ended(tui));
	tui_free(tui);
}

static void screens__refuse__what_needs_a_database(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	assert_shows(tui, "There is no database at");
	type(tui, ":candidates<Enter>");
	assert_shows(tui, "there is no database yet");
	assert_string_equal(tui_view(tui)->screen->name, "home");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(keys__open_and_close__screens_by_name),
		OVER_YEAR(keys__open__every_screen_that_needs_no_argument),
		OVER_YEAR(command_line__completes__names),
		OVER_YEAR(command_line__runs__actions_by_name),
		OVER_YEAR(command_line__edits__whole_characters),
		OVER_YEAR(help__shows__every_key_of_the_screen),
		OVER_YEAR(help__is_searched__for_words),
		OVER_YEAR(keys__say_so__where_they_do_nothing),
		OVER_YEAR(esc_and_a_digit__are_an_f_key),
		OVER_YEAR(pasted_text__runs__no_commands),
		OVER_YEAR(language__changes__while_running),
		OVER_YEAR(small_terminals__say_so_and_wait),
		OVER_YEAR(every_size__is_painted__without_a_broken_cell),
		OVER_YEAR(hang_up__ends__at_once),
		OVER_NOTHING(screens__refuse__what_needs_a_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
