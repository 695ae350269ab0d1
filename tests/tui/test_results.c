/* SPDX-License-Identifier: ISC */
/* Runs, results, lists and lines: what people see, and what comes of their keys. LUQU_GOLDEN=write writes the screens anew. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/service_row.h>
#include <luqu/store.h>

static void run_once(void)
{
	language_speak("en");
	struct tui *tui = screen_open("run", 24, 80);

	type(tui, "<F9>");
	assert_shows(tui, "stored as run 1 (draft)");
	tui_free(tui);
}

/* --- looks -------------------------------------------------------------------------------------------------------------------------------- */

static void run__looks__as_it_should_before_and_after(void **state)
{
	(void)state;
	assert_golden_everywhere("run", "", "run");
	assert_golden_everywhere("run", " <F9>", "run-dry");
	assert_golden_everywhere("run", "<Tab>XX<F9>", "run-refused");
}

static void results__look__as_they_should(void **state)
{
	(void)state;
	run_once();
	assert_golden_everywhere("results", "", "results");
	assert_golden_everywhere("vacancies", "", "vacancies");
	assert_golden_everywhere("unplaced", "j", "unplaced");
	assert_golden_everywhere("results", "<Enter>", "program");
	assert_golden_everywhere("lists", "", "lists");
	assert_golden_everywhere("lists", "/S2<Enter><Enter>", "list");
	assert_golden_everywhere("lists", "/J01<Enter><Enter>", "list-of-feeder");
	assert_golden_everywhere("export", "", "export");
}

static void an_explanation__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("home", ":explain 100002<Enter>", "explain");
	assert_golden_everywhere("home", ":explain 1<Enter>", "explain-nobody");
	run_once();
	assert_golden_everywhere("home", ":explain 100002<Enter>", "explain-run");
}

static void check__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("check", "", "check");
}

static void marks_and_lines__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("distribution", "ttj", "distribution");
	assert_golden_everywhere("lines", "<Right>", "lines");
}

/* --- runs -------------------------------------------------------------------------------------------------------------------------------- */

static int64_t stored_runs(struct tui *tui)
{
	struct run_note note = { .number = 0 };

	return store_find_run(tui_store(tui), 0, &note, NULL) == STATUS_OK ? note.number : 0;
}

static void run__leads__over_results_and_program_to_an_explanation(void **state)
{
	(void)state;
	struct tui *tui = screen_open("run", 24, 80);

	assert_int_equal(stored_runs(tui), 0);
	type(tui, "<F9>");
	assert_int_equal(stored_runs(tui), 1);
	assert_shows(tui, "27 of 40 candidates placed");
	assert_shows(tui, "F6 ^T Results");
	type(tui, "<F6>");
	assert_string_equal(tui_view(tui)->screen->name, "results");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "program");
	assert_shows(tui, "12 seats, 12 placed, 0 vacant");
	assert_shows(tui, "came next: ");
	type(tui, "/next<Enter><Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "explain");
	assert_shows(tui, "none: outranked");
	assert_shows(tui, "full; rank 13 of 20, 12 seats");
	type(tui, "qqq");
	assert_string_equal(tui_view(tui)->screen->name, "run");
	tui_free(tui);
}

static void run__stores__nothing_when_it_is_dry(void **state)
{
	(void)state;
	struct tui *tui = screen_open("run", 24, 80);

	type(tui, " <F9>");
	assert_shows(tui, "dry run: nothing is stored");
	assert_hides(tui, "F6 ^T Results");
	assert_int_equal(stored_runs(tui), 0);
	tui_free(tui);
}

static void run__stores__nothing_when_it_is_cancelled(void **state)
{
	(void)state;
	struct tui *tui = screen_open("run", 24, 80);

	asked.waiting = PRESS_ESC;
	type(tui, "<F9>");
	assert_shows(tui, "cancelled");
	assert_int_equal(stored_runs(tui), 0);
	assert_true(asked.shows > 0);
	tui_free(tui);
}

static void run__tells__why_when_it_is_refused(void **state)
{
	(void)state;
	struct tui *tui = screen_open("run", 24, 80);

	type(tui, "<Tab>T9<F9>");
	assert_shows(tui, "there is no tier T9");
	assert_shows(tui, "Nothing was stored");
	assert_int_equal(stored_runs(tui), 0);
	type(tui, "<F10>y");
	assert_int_equal(stored_runs(tui), 0);
	tui_free(tui);
}

static void runs__choose__what_results_show(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("run", 24, 80);

	type(tui, "<F9><F6>r");
	assert_shows(tui, "1/2");
	type(tui, "j<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "results");
	assert_int_equal(tui_run(tui), 1);
	assert_shows(tui, "run 1");
	tui_free(tui);
}

static void a_program__tells__when_the_data_have_changed(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("results", 24, 80);

	type(tui, "<Enter>");
	assert_hides(tui, "The data have changed");
	type(tui, ":lines<Enter>=60<Enter>splan<Enter>q");
	assert_string_equal(tui_view(tui)->screen->name, "program");
	assert_shows(tui, "The data have changed since run 1");
	tui_free(tui);
}

static void a_program__that_is_not_there__is_refused(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("results", 24, 80);

	type(tui, ":program P9<Enter>");
	assert_shows(tui, "there is no program P9");
	type(tui, "q:program T7/P1<Enter>");
	assert_shows(tui, "there is no tier T7");
	tui_free(tui);
}

static void screens_of_results__say__that_there_is_no_run(void **state)
{
	(void)state;
	struct tui *tui = screen_open("results", 24, 80);

	assert_shows(tui, "no run yet");
	type(tui, ":program P1<Enter>");
	assert_shows(tui, "there is no run yet");
	type(tui, "q:export<Enter><F9>");
	assert_shows(tui, "there is no run yet");
	tui_free(tui);
}

static void unplaced__lead__to_explanations(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("unplaced", 24, 80);

	assert_shows(tui, "1/13");
	assert_shows(tui, "outranked");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "explain");
	assert_shows(tui, "total + ");
	tui_free(tui);
}

/* --- lines ------------------------------------------------------------------------------------------------------------------------------- */

/* The tier's line as stored, and how long the audit trail is. */
static void assert_line(struct tui *tui, const char *line)
{
	struct store_cursor *cursor = store_cursor_open_kind(tui_store(tui), KIND_TIERS);

	assert_true(store_cursor_next(cursor));
	assert_string_equal(store_cursor_text(cursor, TIERS_LINE), line);
	store_cursor_close(cursor, NULL);
}

static void a_line__is_moved__and_saved_as_an_audited_change(void **state)
{
	(void)state;
	struct tui *tui = screen_open("lines", 24, 80);

	assert_shows(tui, "40 of 40 eligible pass");
	type(tui, "=100<Enter>");
	assert_shows(tui, "100*");
	assert_shows(tui, "19 of 40 eligible pass");
	assert_line(tui, "");
	type(tui, "s");
	assert_shows(tui, "Line of T1 to 100. Why?");
	type(tui, " <Enter>");
	assert_shows(tui, "a reason is needed");
	assert_line(tui, "");
	type(tui, "sas planned<Enter>");
	assert_shows(tui, "tier T1: the line is 100 now");
	assert_hides(tui, "100*");
	assert_line(tui, "100");
	type(tui, ":audit<Enter>");
	assert_shows(tui, "tiers");
	type(tui, "q<Right>sagain<Enter>");
	assert_line(tui, "100.5");
	type(tui, "uu");
	assert_line(tui, "");
	tui_free(tui);
}

static void a_line__above_full_marks__is_refused(void **state)
{
	(void)state;
	struct tui *tui = screen_open("lines", 24, 80);

	type(tui, "=1000<Enter>splan<Enter>");
	assert_shows(tui, "a line of 1000 is above full marks");
	type(tui, "<Esc>=-1<Enter>splan<Enter>");
	assert_shows(tui, "a line of -1 is below 0");
	assert_line(tui, "");
	tui_free(tui);
}

static void a_line__goes__back_to_where_it_is_stored(void **state)
{
	(void)state;
	struct tui *tui = screen_open("lines", 24, 80);

	type(tui, "=100<Enter>splan<Enter>q:lines<Enter>]");
	assert_shows(tui, "110*");
	type(tui, "<Left>");
	assert_shows(tui, "109.5*");
	type(tui, "z");
	assert_hides(tui, "*  ");
	type(tui, "s");
	assert_shows(tui, "stands where it is stored");
	type(tui, "=abc<Enter>");
	assert_shows(tui, "abc is no number");
	assert_line(tui, "100");
	tui_free(tui);
}

static void a_line__that_is_a_rule__is_replaced_only_when_asked(void **state)
{
	static const char rule[] = "100 + 0 * math";
	const char *key = "T1", *changed[FIELDS_MOST] = { NULL };

	(void)state;
	struct tui *tui = screen_open("home", 24, 80);
	char *texts[FIELDS_MOST], *memory;
	assert_int_equal(row_read(tui_store(tui), KIND_TIERS, &key, texts, &memory, NULL), STATUS_OK);
	for (size_t i = 0; i < kind_table(KIND_TIERS)->n_fields; i++)
		changed[i] = i == TIERS_LINE ? rule : texts[i];
	struct row_report report = { .is_gone = false };
	enum row_outcome outcome;
	const struct row_change change = { .kind = KIND_TIERS, .texts = changed, .expected = (const char *const *)texts };
	assert_int_equal(row_save(tui_store(tui), &change, &outcome, &report, NULL), STATUS_OK);
	row_report_clear(&report);
	free(memory);
	type(tui, ":lines<Enter><Right>s");
	assert_shows(tui, "The line of T1 is a rule");
	type(tui, "n");
	assert_line(tui, rule);
	type(tui, "=90<Enter>syas planned<Enter>");
	assert_line(tui, "90");
	tui_free(tui);
}

static void a_line_above_all__leaves__vacancies(void **state)
{
	(void)state;
	struct tui *tui = screen_open("lines", 24, 80);

	type(tui, "=140<Enter>splan<Enter>:run<Enter><F9><F6>v");
	assert_string_equal(tui_view(tui)->screen->name, "vacancies");
	assert_shows(tui, "1/2");
	type(tui, "<Enter>");
	assert_shows(tui, "line: 140");
	tui_free(tui);
}

/* --- files, check ----------------------------------------------------------------------------------------------------------------------- */

static void figures_and_verification__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("stats", "", "stats-without-run");
	run_once();
	assert_golden_everywhere("stats", "", "stats");
	assert_golden_everywhere("verify", "", "verify");
}

static void figures__lead__to_the_list_of_a_school(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("results", 24, 80);
	type(tui, "i");
	assert_shows(tui, "placed 27 of 40 candidates: 67.5 %, target 98 % (missed)");
	type(tui, "/J02<Enter><Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "list");
	type(tui, "q:runs<Enter>v");
	assert_shows(tui, "the run holds: no violation");
	type(tui, ":score 100001/math<Enter><Tab><Tab><C-U>149<C-S>:verify<Enter>");
	assert_shows(tui, "violations");
	type(tui, "q:verify 9<Enter>");
	assert_shows(tui, "! ");
	tui_free(tui);
}

static void export__writes__a_list_for_each_school(void **state)
{
	char path[1024];

	(void)state;
	run_once();
	struct tui *tui = screen_open("export", 24, 80);
	snprintf(path, sizeof path, "<Tab><Tab><C-U>%s/out<C-S>", year_folder());
	type(tui, path);
	assert_shows(tui, "2 lists, 27 rows");
	for (const char *name = "S1"; name; name = strcmp(name, "S1") == 0 ? "S2" : NULL) {
		snprintf(path, sizeof path, "%s/out/%s.html", year_folder(), name);
		assert_int_equal(access(path, R_OK), 0);
	}
	snprintf(path, sizeof path, "<S-Tab><S-Tab>c<Tab>c<Tab><C-U>%s/sheet.csv<F9>", year_folder());
	type(tui, path);
	assert_shows(tui, "2 rows written");
	type(tui, "<C-U><F9>");
	assert_shows(tui, "where to?");
	tui_free(tui);
}

/* Marks need no run. */
static void export__writes__slips_and_books_of_marks(void **state)
{
	char keys[1024];

	(void)state;
	struct tui *tui = screen_open("export", 24, 80);
	type(tui, "        ");
	assert_shows(tui, "mark slips");
	assert_shows(tui, " slips");
	snprintf(keys, sizeof keys, "<Tab><Tab><C-U>%s/slips<F9>", year_folder());
	type(tui, keys);
	assert_shows(tui, "3 files, 40 candidates");
	snprintf(keys, sizeof keys, "%s/slips/J01.html", year_folder());
	assert_int_equal(access(keys, R_OK), 0);
	snprintf(keys, sizeof keys, "<S-Tab><S-Tab> <Tab>  <Tab><C-U>%s/books<F9>", year_folder());
	type(tui, keys);
	assert_shows(tui, "score books");
	snprintf(keys, sizeof keys, "%s/books/J01.xlsx", year_folder());
	assert_int_equal(access(keys, R_OK), 0);
	tui_free(tui);
}

static void export__never_writes__over_the_database(void **state)
{
	char keys[1024];

	(void)state;
	run_once();
	struct tui *tui = screen_open("export", 24, 80);
	snprintf(keys, sizeof keys, "c<Tab><Tab><C-U>%s<C-S>", year_path());
	type(tui, keys);
	assert_hides(tui, "rows written");
	assert_int_equal(stored_runs(tui), 1);
	tui_free(tui);
}

static void a_list__shows__whom_a_school_admits_and_where_its_pupils_go(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("lists", 24, 80);

	type(tui, "/S1<Enter><Enter>");
	assert_shows(tui, "admitted, run 1  1/12");
	type(tui, "o");
	assert_shows(tui, "own pupils, run 1  0");
	type(tui, "q:list J01<Enter>");
	assert_shows(tui, "own pupils, run 1  1/14");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "explain");
	tui_free(tui);
}

static void check__tells__code_count_offenders_and_remedy(void **state)
{
	(void)state;
	struct tui *tui = screen_open("check", 24, 80);

	assert_shows(tui, "0 errors");
	assert_shows(tui, "Remedy: ");
	assert_shows(tui, "checked: 40 candidates, 40 choices, 1 tiers, 27 seats");
	type(tui, "/Remedy<Enter>n");
	type(tui, "/nowhere<Enter>");
	assert_shows(tui, "not found: nowhere");
	tui_free(tui);
}

static void distribution__counts__by_the_step_chosen(void **state)
{
	(void)state;
	struct tui *tui = screen_open("distribution", 24, 80);

	assert_shows(tui, "  149 ");
	type(tui, "tttt");
	assert_shows(tui, "140+");
	assert_shows(tui, "1/6");
	assert_hides(tui, "  149 ");
	type(tui, "t");
	assert_shows(tui, "  149 ");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(run__looks__as_it_should_before_and_after),
		OVER_YEAR(results__look__as_they_should),
		OVER_YEAR(an_explanation__looks__as_it_should),
		OVER_YEAR(check__looks__as_it_should),
		OVER_YEAR(marks_and_lines__look__as_they_should),
		OVER_YEAR(run__leads__over_results_and_program_to_an_explanation),
		OVER_YEAR(run__stores__nothing_when_it_is_dry),
		OVER_YEAR(run__stores__nothing_when_it_is_cancelled),
		OVER_YEAR(run__tells__why_when_it_is_refused),
		OVER_YEAR(runs__choose__what_results_show),
		OVER_YEAR(a_program__tells__when_the_data_have_changed),
		OVER_YEAR(a_program__that_is_not_there__is_refused),
		OVER_YEAR(screens_of_results__say__that_there_is_no_run),
		OVER_YEAR(unplaced__lead__to_explanations),
		OVER_YEAR(a_line__is_moved__and_saved_as_an_audited_change),
		OVER_YEAR(a_line__goes__back_to_where_it_is_stored),
		OVER_YEAR(a_line__above_full_marks__is_refused),
		OVER_YEAR(a_line__that_is_a_rule__is_replaced_only_when_asked),
		OVER_YEAR(a_line_above_all__leaves__vacancies),
		OVER_YEAR(figures_and_verification__look__as_they_should),
		OVER_YEAR(figures__lead__to_the_list_of_a_school),
		OVER_YEAR(export__writes__a_list_for_each_school),
		OVER_YEAR(export__writes__slips_and_books_of_marks),
		OVER_YEAR(export__never_writes__over_the_database),
		OVER_YEAR(a_list__shows__whom_a_school_admits_and_where_its_pupils_go),
		OVER_YEAR(check__tells__code_count_offenders_and_remedy),
		OVER_YEAR(distribution__counts__by_the_step_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
