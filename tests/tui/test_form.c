/* SPDX-License-Identifier: ISC */
/* Forms: typing, words, faults beside fields; rows added, changed, taken away, undone; conflicts; a new year, a loaded folder. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/store.h>

static void form__goes__from_field_to_field(void **state)
{
	struct tui *tui = screen_open("school", 24, 80);

	(void)state;
	type(tui, "S9<Tab>新学校<Down>m<Up>!");
	assert_shows(tui, "S9");
	assert_shows(tui, "> Name       新学校!");
	assert_shows(tui, "municipal model");
	type(tui, "<S-Tab><S-Tab>x");
	assert_shows(tui, "> Address    x");
	assert_string_equal(at_cursor(tui), "");
	tui_free(tui);
}

static void form__goes_through__the_words_of_a_field(void **state)
{
	struct tui *tui = screen_open("school", 24, 80);

	(void)state;
	type(tui, "<Tab><Tab>");
	type(tui, " ");
	assert_shows(tui, "municipal model");
	type(tui, "  ");
	assert_shows(tui, "> Kind       general");
	type(tui, "<Left>");
	assert_shows(tui, "district key");
	type(tui, "v");
	assert_shows(tui, "vocational");
	type(tui, "<BkSp>");
	assert_hides(tui, "vocational");
	assert_shows(tui, "is empty: a value is needed here");
	tui_free(tui);
}

static void form__tells__faults_beside_their_fields(void **state)
{
	struct tui *tui = screen_open("school", 24, 80);

	(void)state;
	type(tui, "S 9<Tab>学校<C-S>");
	assert_shows(tui, "> Code     ! S 9");
	assert_shows(tui, "is not a code");
	assert_shows(tui, "  Kind     !");
	assert_true(asked.beeps > 0 && asked.flushes > 0);
	type(tui, "<BkSp><BkSp>9<Tab><Tab>g<C-S>");
	assert_shows(tui, "added");
	tui_free(tui);
}

static void form__asks__before_it_throws_away_what_was_typed(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "ax<F10>");
	assert_shows(tui, "Leave without saving");
	type(tui, "<Enter><Enter>");
	assert_shows(tui, "Leave without saving");
	type(tui, "n");
	assert_string_equal(tui_view(tui)->screen->name, "school");
	type(tui, "<F10>y");
	assert_string_equal(tui_view(tui)->screen->name, "schools");
	tui_free(tui);
}

static void row__is_added__and_stands_in_the_audit_trail(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "aS9<Enter>新学校<Enter>general<C-S>");
	assert_shows(tui, "新学校");
	assert_shows(tui, "/4");
	type(tui, ":audit<Enter>");
	assert_shows(tui, "added       Schools     S9");
	type(tui, "qaS9<Enter>又一<Enter>g<C-S>");
	assert_shows(tui, "a row with this key is there already");
	tui_free(tui);
}

static void row__is_changed__and_the_change_undone(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "/S1<Enter><Enter>");
	assert_shows(tui, "School S1");
	type(tui, "XY<C-S>");
	assert_shows(tui, "saved; u takes it back");
	assert_shows(tui, "南汇中学XY");
	type(tui, "u");
	assert_shows(tui, "undone: Schools S1");
	assert_hides(tui, "XY");
	type(tui, "u");
	assert_shows(tui, "no change of yours to undo");
	type(tui, ":audit<Enter>");
	assert_shows(tui, "changed     Schools     S1");
	type(tui, "lllllll");
	assert_shows(tui, "undone");
	tui_free(tui);
}

static void row__keeps__its_key(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "/S1<Enter><Enter><Up><Up><Up><Up><Up>Z");
	assert_shows(tui, "  Code       S1");
	tui_free(tui);
}

static void conflict__tells__both_values_and_saving_again_puts_ones_own(void **state)
{
	struct tui *mine = screen_open("schools", 24, 80);
	struct tui *theirs = screen_open("schools", 24, 80);

	(void)state;
	type(mine, "/S1<Enter><Enter>M");
	act_as("other");
	type(theirs, "/S1<Enter><Enter>T<C-S>");
	act_as("officer");
	type(mine, "<C-S>");
	assert_shows(mine, "another user has put '南汇中学T' there meanwhile; yours is '南汇中学M'");
	assert_shows(mine, "School S1");
	type(mine, "<C-S>");
	assert_shows(mine, "saved");
	assert_shows(mine, "南汇中学M");
	act_as("other");
	type(theirs, "u");
	assert_shows(theirs, "another user has put '南汇中学M' there meanwhile");
	tui_free(mine);
	tui_free(theirs);
}

static void conflict__tells__that_the_row_is_gone(void **state)
{
	struct tui *mine = screen_open("schools", 24, 80);
	struct tui *theirs = screen_open("schools", 24, 80);

	(void)state;
	type(mine, "/J01<Enter>g<Enter>M");
	type(theirs, "gd重复<Enter>");
	assert_shows(theirs, "taken away; u brings it back");
	type(mine, "<C-S>");
	assert_shows(mine, "another user has taken this row away");
	tui_free(mine);
	tui_free(theirs);
}

static void row__is_not_taken_away__while_others_name_it(void **state)
{
	struct tui *tui = screen_open("schools", 24, 80);

	(void)state;
	type(tui, "/S1<Enter>d");
	assert_shows(tui, "Why is S1 to be taken away?");
	type(tui, "无用<Enter>");
	assert_shows(tui, "programs (1, the first P1)");
	type(tui, "d<Enter>");
	assert_shows(tui, "! ");
	assert_shows(tui, "/3");
	tui_free(tui);
}

static void new_year__is_made__by_a_form(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, "a202x<Enter>招生办<C-S>");
	assert_shows(tui, "!");
	assert_false(store_exists(year_path()));
	type(tui, "<Up><BkSp>6<C-S>");
	assert_shows(tui, "the year is made; it is empty");
	assert_shows(tui, "招生办 2026");
	assert_shows(tui, "no candidates yet");
	type(tui, "a2027<C-S>");
	assert_shows(tui, "is there already");
	tui_free(tui);
}

static void folder__is_loaded__by_a_form(void **state)
{
	struct tui *tui = screen_open("load", 24, 80);

	(void)state;
	type(tui, "<C-S>");
	assert_shows(tui, "which folder?");
	type(tui, "/nowhere/at all<C-S>");
	assert_shows(tui, "! ");
	type(tui, "<C-U>");
	type(tui, year_folder());
	type(tui, "<C-S>");
	assert_shows(tui, "--replace"); /* the whole message is shown, over more lines than one */
	type(tui, "<Tab> <C-S>");
	assert_shows(tui, "Replace all rows");
	type(tui, "y");
	assert_true(asked.shows > 0);
	assert_hides(tui, "Replace all rows");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(form__goes__from_field_to_field),
		OVER_YEAR(form__goes_through__the_words_of_a_field),
		OVER_YEAR(form__tells__faults_beside_their_fields),
		OVER_YEAR(form__asks__before_it_throws_away_what_was_typed),
		OVER_YEAR(row__is_added__and_stands_in_the_audit_trail),
		OVER_YEAR(row__is_changed__and_the_change_undone),
		OVER_YEAR(row__keeps__its_key),
		OVER_YEAR(conflict__tells__both_values_and_saving_again_puts_ones_own),
		OVER_YEAR(conflict__tells__that_the_row_is_gone),
		OVER_YEAR(row__is_not_taken_away__while_others_name_it),
		OVER_NOTHING(new_year__is_made__by_a_form),
		OVER_YEAR(folder__is_loaded__by_a_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
