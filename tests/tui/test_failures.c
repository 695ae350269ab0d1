/* SPDX-License-Identifier: ISC */
/* Nothing that was typed is lost to a failure, every change of one's own can be undone, and whoever was faster is told. */
#include "suite.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <luqu/store.h>

static uint64_t rows_of(struct tui *tui, enum kind kind)
{
	uint64_t count = 0;

	assert_int_equal(store_count(tui_store(tui), kind, &count, NULL), STATUS_OK);
	return count;
}

static int64_t trail(struct tui *tui)
{
	struct store_anchor anchor = { .seq = 0 };

	assert_int_equal(store_audit_anchor(tui_store(tui), &anchor, NULL), STATUS_OK);
	return anchor.seq;
}

/* --- failures ----------------------------------------------------------------------------------------------------------------------------- */

/* Files may not grow: what a full disk does. */
static void grow_files(bool may_grow)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = may_grow ? limit.rlim_max : 1;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk__leaves__what_was_typed(void **state)
{
	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);
	const int64_t before = trail(tui);

	type(tui, "/S1<Enter><Enter>新校区");
	grow_files(false);
	type(tui, "<F9>");
	grow_files(true);
	assert_string_equal(tui_view(tui)->screen->name, "school");
	assert_shows(tui, "南汇中学新校区");
	assert_shows(tui, "\n! ");
	assert_int_equal(trail(tui), before);
	type(tui, "<F9>");
	assert_string_equal(tui_view(tui)->screen->name, "schools");
	assert_shows(tui, "南汇中学新校区");
	assert_int_equal(trail(tui), before + 1);
	tui_free(tui);
}

static void a_full_disk__leaves__a_line_that_was_moved(void **state)
{
	(void)state;
	struct tui *tui = screen_open("lines", 24, 80);

	type(tui, "=100<Enter>");
	grow_files(false);
	type(tui, "s会议决定<Enter>");
	grow_files(true);
	assert_shows(tui, "100*");
	assert_shows(tui, "Why? 会议决定"); /* the reason stands there still */
	type(tui, "<Enter>");
	assert_shows(tui, "the line is 100 now");
	tui_free(tui);
}

static void a_full_disk__stores__no_half_of_a_run(void **state)
{
	(void)state;
	struct tui *tui = screen_open("run", 24, 80);

	grow_files(false);
	type(tui, "<F9>");
	grow_files(true);
	assert_shows(tui, "! ");
	assert_int_equal(tui_run(tui), 0);
	type(tui, "<F9>");
	assert_int_equal(tui_run(tui), 1);
	tui_free(tui);
}

/* Another process writes and does not end: whoever waits sees it and may give up. */
static void waiting__is_seen_and_given_up__and_what_was_typed_stays(void **state)
{
	struct store *other = NULL;
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);
	type(tui, "/S1<Enter><Enter>新校区");
	assert_int_equal(store_open(year_path(), STORE_WRITE, &other, &problem), STATUS_OK);
	assert_int_equal(store_begin(other, NULL, &problem), STATUS_OK);
	asked.shows = 0;
	asked.waiting = PRESS_ESC;
	type(tui, "<F9>");
	assert_true(asked.shows > 0);
	assert_shows(tui, "cancelled");
	assert_shows(tui, "南汇中学新校区");
	assert_string_equal(tui_view(tui)->screen->name, "school");
	store_rollback(other);
	store_close(other);
	type(tui, "<F9>");
	assert_shows(tui, "saved; u takes it back");
	tui_free(tui);
}

/* Another who writes, and ends once it was seen for how long still he is waited for. */
static struct store *writing;

static void end_when_seen(const struct canvas *canvas)
{
	char text[1024];

	canvas_line_text(canvas, canvas_lines(canvas) - 2, text, sizeof text);
	if (!writing || !strstr(text, "waiting for others") || !strstr(text, "left"))
		return;
	store_rollback(writing);
	store_close(writing);
	writing = NULL;
}

static void waiting__goes_on_by_itself__when_the_other_has_ended(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);
	type(tui, "/S1<Enter><Enter>新校区");
	assert_int_equal(store_open(year_path(), STORE_WRITE, &writing, &problem), STATUS_OK);
	assert_int_equal(store_begin(writing, NULL, &problem), STATUS_OK);
	asked.meanwhile = end_when_seen;
	type(tui, "<F9>");
	assert_null(writing);
	assert_shows(tui, "saved; u takes it back");
	assert_shows(tui, "南汇中学新校区");
	tui_free(tui);
}

static void a_field__that_is_full__says_so(void **state)
{
	static char paste[6000];

	(void)state;
	struct tui *tui = screen_open("school", 24, 80);
	memset(paste, 'x', sizeof paste - 1);
	type(tui, "<Tab><Paste>");
	type(tui, paste);
	type(tui, "<PasteEnd>");
	assert_string_equal(tui_view(tui)->screen->name, "school");
	asked.beeps = 0;
	type(tui, "y");
	assert_shows(tui, "this field is full");
	assert_int_equal(asked.beeps, 1);
	type(tui, "<BkSp>y");
	assert_hides(tui, "this field is full");
	tui_free(tui);
}

static void forms__are_not_left__with_something_typed(void **state)
{
	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);

	type(tui, "a<Tab>新校<F10>");
	assert_shows(tui, "Leave without saving what was typed?");
	type(tui, "<Enter><Enter>n");
	assert_shows(tui, "新校");
	type(tui, "<F12>n:");
	assert_string_equal(tui_view(tui)->screen->name, "school");
	tui_free(tui);
}

/* --- work that is cancelled ----------------------------------------------------------------------------------------------------------------- */

static void a_load__that_is_cancelled__replaces_nothing(void **state)
{
	(void)state;
	struct tui *tui = screen_open("load", 24, 80);
	const int64_t before = trail(tui);

	type(tui, year_folder());
	type(tui, "<Tab> <F9>");
	asked.waiting = PRESS_ESC;
	type(tui, "y");
	assert_shows(tui, "cancelled");
	assert_shows(tui, year_folder());
	assert_int_equal(trail(tui), before);
	type(tui, "<F9>y");
	assert_true(trail(tui) > before);
	tui_free(tui);
}

static void an_explanation__that_is_cancelled__is_begun_again_when_asked(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	type(tui, ":explain 100002");
	asked.waiting = PRESS_ESC;
	type(tui, "<Enter>");
	assert_shows(tui, "cancelled");
	assert_shows(tui, "Ctrl-R tries again.");
	type(tui, "<C-r>");
	assert_shows(tui, "took part, merit 87");
	assert_hides(tui, "cancelled");
	tui_free(tui);
}

/* --- undoing -------------------------------------------------------------------------------------------------------------------------------- */

static void what_was_added__is_taken_away__by_undo(void **state)
{
	(void)state;
	struct tui *tui = screen_open("subjects", 24, 80);

	type(tui, "aart<Tab>艺术<Tab>0100.50<F9>");
	assert_shows(tui, "added");
	assert_int_equal(rows_of(tui, KIND_SUBJECTS), 3);
	type(tui, "u");
	assert_shows(tui, "undone: Subjects art");
	assert_int_equal(rows_of(tui, KIND_SUBJECTS), 2);
	type(tui, "u");
	assert_shows(tui, "no change of yours to undo");
	tui_free(tui);
}

static void what_was_taken_away__is_brought_back__by_undo(void **state)
{
	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);

	type(tui, "/J01<Enter>d重复<Enter>");
	assert_shows(tui, "taken away; u brings it back");
	assert_int_equal(rows_of(tui, KIND_SCHOOLS), 2);
	type(tui, "u");
	assert_int_equal(rows_of(tui, KIND_SCHOOLS), 3);
	assert_shows(tui, "第一初级中学");
	tui_free(tui);
}

static void what_was_added__stays__where_another_has_changed_it(void **state)
{
	(void)state;
	struct tui *mine = screen_open("schools", 24, 80);
	struct tui *theirs = screen_open("schools", 24, 80);

	type(mine, "aS7<Tab>新校<Tab>g<F9>");
	act_as("other");
	type(theirs, ":school S7<Enter>区<F9>");
	act_as("officer");
	type(mine, "u");
	assert_shows(mine, "another user has put '新校区' there meanwhile; yours is '新校'");
	assert_int_equal(rows_of(mine, KIND_SCHOOLS), 4);
	tui_free(mine);
	tui_free(theirs);
}

static void a_row__is_not_taken_away__as_it_was_not_seen(void **state)
{
	(void)state;
	struct tui *mine = screen_open("schools", 24, 80);
	struct tui *theirs = screen_open("schools", 24, 80);

	type(mine, "/J01<Enter>");
	type(theirs, ":school J01<Enter>分校<F9>");
	type(mine, "d重复<Enter>");
	assert_shows(mine, "another user has put '第一初级中学分校' there meanwhile");
	assert_int_equal(rows_of(mine, KIND_SCHOOLS), 3);
	tui_free(mine);
	tui_free(theirs);
}

static void undo__goes_back__change_by_change(void **state)
{
	(void)state;
	struct tui *tui = screen_open("schools", 24, 80);

	type(tui, "aS7<Tab>新校<Tab>g<F9>/S7<Enter><Enter>甲<F9>d合并<Enter>");
	assert_int_equal(rows_of(tui, KIND_SCHOOLS), 3);
	type(tui, "u");
	assert_shows(tui, "新校甲");
	type(tui, "u");
	assert_hides(tui, "新校甲");
	assert_shows(tui, "新校");
	type(tui, "u");
	assert_hides(tui, "新校");
	assert_int_equal(rows_of(tui, KIND_SCHOOLS), 3);
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(a_full_disk__leaves__what_was_typed),
		OVER_YEAR(a_full_disk__leaves__a_line_that_was_moved),
		OVER_YEAR(a_full_disk__stores__no_half_of_a_run),
		OVER_YEAR(waiting__is_seen_and_given_up__and_what_was_typed_stays),
		OVER_YEAR(waiting__goes_on_by_itself__when_the_other_has_ended),
		OVER_YEAR(a_field__that_is_full__says_so),
		OVER_YEAR(forms__are_not_left__with_something_typed),
		OVER_YEAR(a_load__that_is_cancelled__replaces_nothing),
		OVER_YEAR(an_explanation__that_is_cancelled__is_begun_again_when_asked),
		OVER_YEAR(what_was_added__is_taken_away__by_undo),
		OVER_YEAR(what_was_taken_away__is_brought_back__by_undo),
		OVER_YEAR(what_was_added__stays__where_another_has_changed_it),
		OVER_YEAR(a_row__is_not_taken_away__as_it_was_not_seen),
		OVER_YEAR(undo__goes_back__change_by_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
