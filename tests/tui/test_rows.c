/* SPDX-License-Identifier: ISC */
/* Rows of every kind changed by hand: checked while they are typed, audited, undone, and seen on the candidate's screen. */
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include <luqu/store.h>

/* What a column of the first row of a kind holds. */
static void assert_first(struct tui *tui, enum kind kind, int column, const char *text)
{
	struct store_cursor *rows = store_cursor_open_kind(tui_store(tui), kind);

	assert_true(store_cursor_next(rows));
	assert_string_equal(store_cursor_text(rows, column), text);
	store_cursor_close(rows, NULL);
}

static uint64_t rows_of(struct tui *tui, enum kind kind)
{
	uint64_t count = 0;

	assert_int_equal(store_count(tui_store(tui), kind, &count, NULL), STATUS_OK);
	return count;
}

/* --- while it is typed -------------------------------------------------------------------------------------------------------------------- */

static void a_rule__is_checked__as_it_is_typed(void **state)
{
	(void)state;
	struct tui *tui = screen_open("tiers", 24, 80);

	type(tui, "<Enter><Down><Down><Down>");
	assert_shows(tui, "> Ranking          total > math");
	type(tui, " > chemistry");
	assert_shows(tui, "character 16: ");
	assert_shows(tui, "> Ranking        ! total > math > chemistry");
	type(tui, "<BkSp><BkSp><BkSp><BkSp><BkSp><BkSp><BkSp><BkSp><BkSp>chinese");
	assert_shows(tui, "> Ranking          total > math > chinese");
	type(tui, "<F9>");
	assert_string_equal(tui_view(tui)->screen->name, "tiers");
	assert_first(tui, KIND_TIERS, TIERS_RANKING, "total > math > chinese");
	type(tui, "u");
	assert_first(tui, KIND_TIERS, TIERS_RANKING, "total > math");
	tui_free(tui);
}

static void a_rule__is_checked__once_it_has_been_pasted(void **state)
{
	(void)state;
	struct tui *tui = screen_open("tiers", 24, 80);

	type(tui, "<Enter><Down><Down><Down><Paste> > physics<PasteEnd>");
	assert_shows(tui, "> Ranking        ! total > math > physics");
	tui_free(tui);
}

static void a_faulty_rule__is_not__stored(void **state)
{
	(void)state;
	struct tui *tui = screen_open("tiers", 24, 80);

	type(tui, "<Enter><Down><Down><Down> > (<F9>");
	assert_string_equal(tui_view(tui)->screen->name, "tier");
	assert_shows(tui, "total > math > (");
	assert_first(tui, KIND_TIERS, TIERS_RANKING, "total > math");
	tui_free(tui);
}

static void nothing__is_told__of_fields_nobody_came_to(void **state)
{
	(void)state;
	struct tui *tui = screen_open("tier", 24, 80);

	type(tui, "T2");
	assert_hides(tui, "!");
	type(tui, " 2");
	assert_shows(tui, "'T2 2' is not a code");
	assert_hides(tui, "is empty");
	tui_free(tui);
}

static void codes__must_be_there__already_while_they_are_typed(void **state)
{
	(void)state;
	struct tui *tui = screen_open("edit-program", 24, 80);

	type(tui, "P3<Tab>S9");
	assert_shows(tui, "'S9' is not in schools");
	type(tui, "<BkSp>2");
	assert_hides(tui, "is not in schools");
	tui_free(tui);
}

static void a_mark__is_held_against__its_subject(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	type(tui, ":score 100001/math<Enter>");
	assert_shows(tui, "> Mark      50");
	type(tui, "0");
	assert_shows(tui, "> Mark    ! 500");
	assert_shows(tui, "150");
	type(tui, "<BkSp>.3");
	assert_shows(tui, "> Mark    ! 50.3");
	type(tui, "<BkSp>5<F9>");
	assert_first(tui, KIND_SCORES, SCORES_MARK, "5050");
	tui_free(tui);
}

/* --- every kind ------------------------------------------------------------------------------------------------------------------------------ */

static void rows_of_every_kind__are_added__by_forms(void **state)
{
	static const struct { enum kind kind; const char *keys; } rows[] = {
		{ KIND_OFFICE, ":setting<Enter>bb<Tab>10<F9>" },
		{ KIND_CALENDAR, ":step<Enter>notice<Tab>通知书<Tab>2026-08-01<F9>" },
		{ KIND_EXAMS, ":exam<Enter>arts<Tab>艺术类考<F9>" },
		{ KIND_SUBJECTS, ":subject<Enter>both<Tab>合计<Tab>300<Tab><Tab><Tab><Tab>math + chinese<F9>" },
		{ KIND_SCHOOLS, ":school<Enter>S3<Tab>惠南中学<Tab>g<F9>" },
		{ KIND_PROGRAMS, ":edit-program<Enter>P3<Tab>S2<Tab>特长班<F9>" },
		{ KIND_TIERS, ":tier<Enter>T2<Tab>补录<Tab>20<F9>" },
		{ KIND_CANDIDATES, ":edit-candidate<Enter>200001<Tab>王𠮷<F9>" },
		{ KIND_SCORES, ":score<Enter>100001<Tab>chinese<Tab>99.5<F9>" },
		{ KIND_BONUSES, ":bonus<Enter>100001<Tab>烈士子女<Tab>10<F9>" },
		{ KIND_RETURNS, ":return<Enter>T1<Tab>100002<Tab>P1<Tab>体检不合格<F9>" },
		{ KIND_ORDERS, ":order<Enter>T1<Tab>100001<Tab>P2<Tab>复核更正<Tab>区教育局<F9>" },
	};

	(void)state;
	struct tui *tui = screen_open("home", 24, 80);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const uint64_t before = rows_of(tui, rows[i].kind);
		type(tui, rows[i].keys);
		assert_string_equal(tui_view(tui)->screen->name, "home");
		assert_int_equal(rows_of(tui, rows[i].kind), before + 1);
	}
	tui_free(tui);
}

/* --- one candidate ------------------------------------------------------------------------------------------------------------------------- */

static void a_candidate__shows__all_that_is_known(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 43, 132);

	type(tui, ":bonus<Enter>100001<Tab>烈士子女<Tab>10<F9>");
	type(tui, ":return<Enter>T1<Tab>100001<Tab>P1<Tab>体检不合格<F9>");
	type(tui, ":order<Enter>T1<Tab>100001<Tab>P2<Tab>复核更正<Tab>区教育局<F9>");
	type(tui, ":run<Enter><F9><F10><Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "candidate");
	assert_shows(tui, "宣怡宁");
	assert_shows(tui, "烈士子女                              10");
	assert_shows(tui, "南汇中学 普通班");
	assert_shows(tui, "T1  P1  体检不合格");
	assert_shows(tui, "T1  P2  open  复核更正 (区教育局)");
	assert_shows(tui, "run 1");
	assert_shows(tui, "T1  P2 周浦中学 普通班");
	assert_shows(tui, "add orders T1/100001");
	assert_shows(tui, "add returns T1/100001/P1");
	assert_shows(tui, "add bonuses 100001/烈士子女");
	type(tui, "x");
	assert_string_equal(tui_view(tui)->screen->name, "explain");
	tui_free(tui);
}

static void a_candidate__leads__to_the_row_under_the_cursor(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 43, 132);

	type(tui, "<Enter>/math<Enter><Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "score");
	type(tui, "<C-U>66<F9>");
	assert_string_equal(tui_view(tui)->screen->name, "candidate");
	assert_shows(tui, "66");
	assert_shows(tui, "edit scores 100001/math");
	assert_shows(tui, "\"mark\":\"50\"");
	type(tui, "e");
	assert_string_equal(tui_view(tui)->screen->name, "edit-candidate");
	tui_free(tui);
}

static void a_change__is_shown__as_a_whole(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 24, 80);

	type(tui, ":score 100001/math<Enter>.5<F9>:audit<Enter><Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "change");
	assert_shows(tui, "\"mark\":\"50\"");
	assert_shows(tui, "\"mark\":\"50.5\"");
	assert_shows(tui, "Chain");
	type(tui, "q:change 999<Enter>");
	assert_shows(tui, "the audit trail has no row 999");
	tui_free(tui);
}

static void a_candidate__who_is_not_there__is_refused(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 24, 80);

	type(tui, ":candidate 9<Enter>");
	assert_shows(tui, "there is no candidate 9");
	type(tui, "q:candidate<Enter>");
	assert_shows(tui, "needs to know which one");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(a_rule__is_checked__as_it_is_typed),
		OVER_YEAR(a_rule__is_checked__once_it_has_been_pasted),
		OVER_YEAR(a_faulty_rule__is_not__stored),
		OVER_YEAR(nothing__is_told__of_fields_nobody_came_to),
		OVER_YEAR(codes__must_be_there__already_while_they_are_typed),
		OVER_YEAR(a_mark__is_held_against__its_subject),
		OVER_YEAR(rows_of_every_kind__are_added__by_forms),
		OVER_YEAR(a_candidate__shows__all_that_is_known),
		OVER_YEAR(a_candidate__leads__to_the_row_under_the_cursor),
		OVER_YEAR(a_change__is_shown__as_a_whole),
		OVER_YEAR(a_candidate__who_is_not_there__is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
