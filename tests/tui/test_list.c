/* SPDX-License-Identifier: ISC */
/* Lists: windows over a thousand rows, paging, searching, filtering, sorting. */
#include "suite.h"

#include <stdio.h>
#include <string.h>

/* The first cell of a line of the body: 0 is the first row. */
static void assert_row(struct tui *tui, int row, const char *begins)
{
	const char *line = shown_line(tui, row + 2);

	if (strncmp(line, begins, strlen(begins)) != 0)
		fail_msg("row %d begins with '%.40s', not with '%s'", row, line, begins);
}

static void assert_focus(struct tui *tui, const char *begins)
{
	const char *line = at_cursor(tui);

	if (strncmp(line, begins, strlen(begins)) != 0)
		fail_msg("the cursor stands at '%.40s', not at '%s'", line, begins);
}

static void list__shows__the_first_rows_and_the_exact_count(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	assert_row(tui, 0, "100001");
	assert_row(tui, 19, "100020");
	assert_shows(tui, "1/1000");
	assert_focus(tui, "100001");
	tui_free(tui);
}

static void list__moves__row_by_row_and_scrolls_at_the_edge(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "jj<Down>k");
	assert_focus(tui, "100003");
	for (int i = 0; i < 20; i++)
		type(tui, "j");
	assert_focus(tui, "100023");
	assert_row(tui, 19, "100023");
	assert_row(tui, 0, "100004");
	assert_shows(tui, "23/1000");
	for (int i = 0; i < 30; i++)
		type(tui, "k");
	assert_focus(tui, "100001");
	assert_shows(tui, "1/1000");
	tui_free(tui);
}

static void list__pages__to_the_end_and_back(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	for (int i = 0; i < 49; i++)
		type(tui, "<PgDn>");
	assert_row(tui, 0, "100981");
	assert_row(tui, 19, "101000");
	assert_focus(tui, "100981");
	type(tui, "<PgDn>");
	assert_focus(tui, "101000");
	assert_shows(tui, "1000/1000");
	for (int i = 0; i < 49; i++)
		type(tui, "<PgUp>");
	assert_row(tui, 0, "100001");
	type(tui, "<PgUp>");
	assert_focus(tui, "100001");
	tui_free(tui);
}

static void list__goes__to_the_last_row_and_to_the_first(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "G");
	assert_focus(tui, "101000");
	assert_row(tui, 0, "100981");
	assert_shows(tui, "1000/1000");
	type(tui, "k");
	assert_shows(tui, "999/1000");
	type(tui, "g");
	assert_focus(tui, "100001");
	tui_free(tui);
}

static void list__searches__forward_backward_and_round_the_end(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "/100500<Enter>");
	assert_focus(tui, "100500");
	assert_shows(tui, "500/1000");
	type(tui, "/candidate_no:~^10000[25]$<Enter>");
	assert_focus(tui, "100002");
	type(tui, "n");
	assert_focus(tui, "100005");
	type(tui, "N");
	assert_focus(tui, "100002");
	type(tui, "N");
	assert_focus(tui, "100005");
	tui_free(tui);
}

static void search__shows__where_it_leads_while_it_is_typed(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "jj/1009");
	assert_shows(tui, "900/1000");
	type(tui, "77");
	assert_shows(tui, "977/1000");
	type(tui, "<BkSp><BkSp><BkSp>05");
	assert_shows(tui, "50/1000"); /* from where it was begun, not from where it was */
	type(tui, "<Esc>");
	assert_focus(tui, "100003");
	type(tui, "/100977<Enter>");
	assert_focus(tui, "100977");
	type(tui, "/~(");
	assert_shows(tui, "! ");
	type(tui, "<Esc>");
	assert_focus(tui, "100977");
	tui_free(tui);
}

static void list__says_so__when_nothing_is_found(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "/nobody<Enter>");
	assert_shows(tui, "not found: nobody");
	assert_focus(tui, "100001");
	type(tui, "/~(<Enter>");
	assert_shows(tui, "! ");
	tui_free(tui);
}

static void list__filters__while_one_types(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "\\name:欧");
	assert_shows(tui, "1/125");
	assert_row(tui, 0, "100008");
	assert_row(tui, 1, "100016");
	type(tui, "<Enter>G");
	assert_focus(tui, "101000");
	assert_shows(tui, "125/125");
	type(tui, "<PgUp>");
	assert_shows(tui, "105/125");
	type(tui, "<Esc>");
	assert_shows(tui, "/1000");
	assert_hides(tui, "\\name");
	tui_free(tui);
}

static void list__keeps_the_filter__while_a_pattern_is_not_whole(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "\\~^1009(");
	assert_shows(tui, "1/100");
	type(tui, "9|8)<Enter>");
	assert_shows(tui, "1/20");
	type(tui, "\\<Esc>");
	assert_shows(tui, "1/20");
	tui_free(tui);
}

static void list__says_so__when_no_row_passes_the_filter(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "\\nobody<Enter>");
	assert_shows(tui, "no row passes the filter");
	type(tui, "jkgG<PgDn><Enter>");
	assert_shows(tui, "there is no row here");
	tui_free(tui);
}

static void list__sorts__rising_falling_and_not(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "l:sort name<Enter>");
	assert_shows(tui, ">Full name^");
	assert_row(tui, 0, "100005        Ann");
	type(tui, "s");
	assert_shows(tui, ">Full namev");
	assert_row(tui, 0, "100996        𠮷野");
	type(tui, "<PgDn><PgDn><PgUp><PgUp>");
	assert_row(tui, 0, "100996        𠮷野");
	type(tui, "G");
	assert_focus(tui, "Ann");
	assert_shows(tui, "1000/1000");
	type(tui, "s");
	assert_row(tui, 0, "100001");
	type(tui, ":sort nothing<Enter>");
	assert_shows(tui, "there is no column nothing here");
	tui_free(tui);
}

static void list__freezes__the_first_columns(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);

	(void)state;
	type(tui, "llllllll");
	assert_shows(tui, ">Tags");
	assert_shows(tui, "Number");
	assert_hides(tui, "Feeder");
	type(tui, "hhhhhh");
	assert_shows(tui, ">Sex");
	tui_free(tui);
}

static void list__keeps_its_row__when_the_size_changes(void **state)
{
	struct tui *tui = screen_open("candidates", 43, 132);

	(void)state;
	type(tui, "<PgDn><PgDn>jjjjjjjjjjjjjjjjjjjjjjjjjjjjjj");
	assert_focus(tui, "100109");
	tui_resize(tui, 24, 80);
	settle(tui);
	assert_focus(tui, "100109");
	assert_shows(tui, "109/1000");
	tui_resize(tui, 60, 200);
	settle(tui);
	assert_focus(tui, "100109");
	assert_row(tui, 55, "100145");
	tui_resize(tui, 1, 1);
	settle(tui);
	tui_resize(tui, 24, 80);
	settle(tui);
	assert_shows(tui, "/1000");
	tui_free(tui);
}

static void list__sees__what_others_changed_when_it_reads_again(void **state)
{
	struct tui *tui = screen_open("candidates", 24, 80);
	struct tui *other = screen_open("schools", 24, 80);

	(void)state;
	type(tui, ":schools<Enter>");
	assert_shows(tui, "1/3");
	type(other, "add");
	type(other, "<Esc>a");
	type(other, "S9<Enter>新学校<Enter>general<C-s>");
	assert_shows(other, "added");
	assert_hides(tui, "新学校");
	type(tui, "<C-R>");
	assert_shows(tui, "新学校");
	assert_shows(tui, "1/4");
	tui_free(tui);
	tui_free(other);
}

static void list__holds__a_row_wider_than_the_screen(void **state)
{
	struct tui *tui = screen_open("audit", 16, 60);

	(void)state;
	for (int i = 0; i < 12; i++)
		type(tui, "l");
	assert_shows(tui, ">After");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_THOUSAND(list__shows__the_first_rows_and_the_exact_count),
		OVER_THOUSAND(list__moves__row_by_row_and_scrolls_at_the_edge),
		OVER_THOUSAND(list__pages__to_the_end_and_back),
		OVER_THOUSAND(list__goes__to_the_last_row_and_to_the_first),
		OVER_THOUSAND(list__searches__forward_backward_and_round_the_end),
		OVER_THOUSAND(search__shows__where_it_leads_while_it_is_typed),
		OVER_THOUSAND(list__says_so__when_nothing_is_found),
		OVER_THOUSAND(list__filters__while_one_types),
		OVER_THOUSAND(list__keeps_the_filter__while_a_pattern_is_not_whole),
		OVER_THOUSAND(list__says_so__when_no_row_passes_the_filter),
		OVER_THOUSAND(list__sorts__rising_falling_and_not),
		OVER_THOUSAND(list__freezes__the_first_columns),
		OVER_THOUSAND(list__keeps_its_row__when_the_size_changes),
		OVER_THOUSAND(list__sees__what_others_changed_when_it_reads_again),
		OVER_THOUSAND(list__holds__a_row_wider_than_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
