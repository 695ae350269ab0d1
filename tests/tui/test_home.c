/* SPDX-License-Identifier: ISC */
/* Home: what the year lacks, what the last check found, what to do next, and where. */
#include "suite.h"

#include <string.h>

#include <luqu/service_check.h>
#include <luqu/store.h>

static void home__tells__what_is_next_until_all_is_done(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	assert_shows(tui, "Next: Check - not checked yet");
	type(tui, ":check<Enter>q");
	assert_shows(tui, "Next: Run - no run yet");
	type(tui, ":run<Enter><F9><F10>");
	assert_shows(tui, "All steps have data, and the latest run is of these data.");
	assert_shows(tui, "27 placed, 13 not placed (67.5 %)");
	type(tui, ":score 100001/math<Enter>.5<F9>");
	assert_shows(tui, "the data changed since");
	assert_shows(tui, "Next: Check - checked");
	type(tui, ":check<Enter>q");
	assert_shows(tui, "Next: Run - run 1 of");
	tui_free(tui);
}

static void home__shows__what_the_last_check_found(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	assert_hides(tui, "[!]");
	type(tui, ":check<Enter>q");
	assert_shows(tui, "[!] Candidates                candidates: 40; warnings: 2");
	assert_shows(tui, "[!] Marks and bonuses         marks: 40, bonuses: 0; warnings: 1");
	assert_shows(tui, "[!] Check                     0 errors, 4 warnings");
	assert_shows(tui, "[x] Choices                   choices: 40; not signed: 40\n");
	type(tui, ":edit-candidate 100001<Enter>x<F9>"); /* what was found of other data is not told any more */
	assert_shows(tui, "[x] Candidates                candidates: 40\n");
	tui_free(tui);
}

static uint64_t checks_kept(struct tui *tui)
{
	const struct store_bind binds[] = { { .text = "check" }, { .text = "check" } };
	struct store_cursor *rows = store_cursor_open(tui_store(tui), STORE_AUDIT_OF, binds, 2);
	uint64_t count = 0;

	while (store_cursor_next(rows))
		count++;
	store_cursor_close(rows, NULL);
	return count;
}

static void check__is_kept__where_it_says_something_new(void **state)
{
	(void)state;
	struct tui *tui = screen_open("check", 24, 80);

	assert_int_equal(checks_kept(tui), 1);
	type(tui, "rrq:check<Enter>");
	assert_int_equal(checks_kept(tui), 1);
	type(tui, ":score 100001/math<Enter>.5<F9>");
	assert_string_equal(tui_view(tui)->screen->name, "check");
	assert_int_equal(checks_kept(tui), 2);
	tui_free(tui);
}

static void check_last__reads__what_was_kept(void **state)
{
	struct check_note note;
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	struct tui *tui = screen_open("home", 24, 80);
	assert_int_equal(check_last(tui_store(tui), &note, &problem), STATUS_OK);
	assert_int_equal(note.seq, 0);
	type(tui, ":check<Enter>");
	assert_int_equal(check_last(tui_store(tui), &note, &problem), STATUS_OK);
	assert_true(note.seq > 0);
	assert_int_equal(note.n_of[CHECK_WARNING], 4);
	assert_string_equal(note.findings[1].code->code, "C205");
	assert_int_equal(note.findings[1].count, 26);
	tui_free(tui);
}

static void each_step__leads__to_its_screen(void **state)
{
	static const char *const names[] = { "calendar", "subjects", "schools", "tiers", "candidates", "registrations", "rooms", "entry", "scores", "freezes", "forms", "orders",
		                            "check", "run", "results" };

	(void)state;
	struct tui *tui = screen_open("home", 24, 80);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		type(tui, "<Enter>");
		assert_string_equal(tui_view(tui)->screen->name, names[i]);
		type(tui, "<F10>j");
	}
	tui_free(tui);
	tui = screen_open("home", 16, 60); /* where not all have room */
	assert_hides(tui, "[ ] Results");
	type(tui, "G");
	assert_shows(tui, "[ ] Results");
	tui_free(tui);
}

static void nothing__is_offered__but_to_begin_where_there_is_no_database(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	assert_shows(tui, "There is no database at");
	type(tui, ":candidates<Enter>");
	assert_shows(tui, "there is no database yet");
	type(tui, "a2026<Tab>南汇区招生办公室<F9>");
	assert_shows(tui, "南汇区招生办公室 2026");
	assert_shows(tui, "This year is empty: F6 loads a folder");
	type(tui, "<Enter>a01<Tab>报名<F9>q");
	assert_shows(tui, "Next: Exams and subjects - subjects are needed");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(home__tells__what_is_next_until_all_is_done),
		OVER_YEAR(home__shows__what_the_last_check_found),
		OVER_YEAR(check__is_kept__where_it_says_something_new),
		OVER_YEAR(check_last__reads__what_was_kept),
		OVER_YEAR(each_step__leads__to_its_screen),
		OVER_NOTHING(nothing__is_offered__but_to_begin_where_there_is_no_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
