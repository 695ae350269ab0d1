/* SPDX-License-Identifier: ISC */
/* Files in and out by forms: import, marks of a file, export of everything, papers of rooms, backup. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/service_run.h>
#include <luqu/store.h>

static char keys[2048], path[4096];

static const char *in_folder(const char *name)
{
	snprintf(path, sizeof path, "%s/%s", year_folder(), name);
	return path;
}

static void put_file(const char *name, const char *text)
{
	FILE *file = fopen(in_folder(name), "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static bool is_there(const char *name)
{
	return access(in_folder(name), R_OK) == 0;
}

/* Types a path where the cursor is, and saves. */
static void save_path(struct tui *tui, const char *name)
{
	snprintf(keys, sizeof keys, "<C-U>%.1024s<C-S>", in_folder(name));
	type(tui, keys);
}

static void run_once(void)
{
	struct problem problem = { .status = STATUS_OK };
	const struct run_options options = { .is_dry = false };
	struct run_result result;
	struct store *store = NULL;

	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	assert_int_equal(run_execute(store, &options, &result, &problem), STATUS_OK);
	run_result_free(&result);
	store_close(store);
}

/* --- import
 * -------------------------------------------------------------------------------------------------------------------------------
 */

static void import__takes_in__a_file_once_its_bad_row_is_good(void **state)
{
	(void)state;
	put_file("more.csv", "candidate_no,name,sex\n200001,新来一,F\n200002,新来二,X\n");
	struct tui *tui = screen_open("candidates", 24, 80);

	type(tui, "I");
	assert_string_equal(tui_view(tui)->screen->name, "import");
	type(tui, "<C-S>");
	assert_shows(tui, "which file?");
	type(tui, "-<C-S>");
	assert_shows(tui, "which file?");
	save_path(tui, "more.csv");
	assert_shows(tui, "more.csv:3: sex");
	assert_shows(tui, "'X'");
	put_file("more.csv", "candidate_no,name,sex\n200001,新来一,F\n200002,新来二,M\n");
	type(tui, "<Tab><Tab> <C-S>");
	assert_shows(tui, "2 rows: 2 added, 0 changed, 0 removed, 0 as before");
	assert_shows(tui, "dry run: nothing is stored");
	type(tui, " <C-S>");
	assert_shows(tui, "2 rows: 2 added, 0 changed, 0 removed, 0 as before");
	assert_hides(tui, "dry run: nothing is stored");
	type(tui, "<C-S>");
	assert_shows(tui, "2 rows: 0 added, 0 changed, 0 removed, 2 as before");
	type(tui, "<F10>G");
	assert_shows(tui, "新来二");
	tui_free(tui);
}

static void import__leaves_nothing_behind__when_it_is_cancelled(void **state)
{
	(void)state;
	put_file("more.csv", "candidate_no,name\n200001,新来一\n");
	struct tui *tui = screen_open("candidates", 24, 80);

	type(tui, "I");
	asked.waiting = PRESS_ESC;
	save_path(tui, "more.csv");
	assert_shows(tui, "cancelled");
	type(tui, "<F10>yG");
	assert_hides(tui, "新来一");
	tui_free(tui);
}

/* What the office sends out as XLSX comes back unchanged. */
static void import__reads_again__what_export_wrote(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 24, 80);

	type(tui, "X<Tab>x<Tab>");
	assert_shows(tui, "candidates.xlsx");
	save_path(tui, "out.xlsx");
	assert_shows(tui, "40 rows written");
	type(tui, "<F10>I");
	save_path(tui, "out.xlsx");
	assert_shows(tui, "40 rows: 0 added, 0 changed, 0 removed, 40 as before");
	tui_free(tui);
}

static void import__refuses__a_kind_that_there_is_not(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	type(tui, ":import people<Enter>");
	assert_shows(tui, "there are no rows of a kind people");
	assert_string_equal(tui_view(tui)->screen->name, "home");
	tui_free(tui);
}

/* --- export
 * -------------------------------------------------------------------------------------------------------------------------------
 */

static void export__writes__everything_that_it_names(void **state)
{
	(void)state;
	run_once();
	for (const char *const *word = screen_export.fields[0].words; *word; word++) {
		struct tui *tui = screen_open("home", 24, 80);

		snprintf(keys, sizeof keys, ":export %s<Enter><Tab><Tab>", *word);
		type(tui, keys);
		snprintf(keys, sizeof keys, "out-%s", *word);
		save_path(tui, keys);
		if (asked.beeps > 0)
			fail_msg("%s is not written:\n%s", *word, shown(tui));
		snprintf(keys, sizeof keys, "out-%s", *word);
		assert_true(is_there(keys));
		tui_free(tui);
	}
}

static void export__refuses__what_makes_no_sense(void **state)
{
	(void)state;
	struct tui *tui = screen_open("export", 24, 80);

	type(tui, "<C-S>");
	assert_shows(tui, "there is no run yet");
	type(tui, "<S-Tab> <C-S>");
	assert_shows(tui, "that goes with csv");
	type(tui, "<Tab><Tab><BkSp><C-S>");
	assert_shows(tui, "in which format?");
	type(tui, "<S-Tab><BkSp><C-S>");
	assert_shows(tui, "what is to be written?");
	tui_free(tui);
	tui = screen_open("home", 24, 80);
	type(tui, ":export people<Enter>");
	assert_shows(tui, "there is nothing called people");
	type(tui, ":export audit<Enter><Tab><Tab><Tab><Tab><Tab>x<F9>");
	assert_shows(tui, "x is no number");
	tui_free(tui);
}

/* --- papers and marks of files
 * ------------------------------------------------------------------------------------------------------------ */

static struct tui *seat_and_batch(void)
{
	struct tui *tui;

	put_file("sites.csv", "code,name\n01,第一考点\n");
	put_file("rooms.csv", "exam,site,room,size\nmain,01,001,40\n");
	tui = screen_open("home", 24, 80);
	type(tui, ":import sites<Enter>");
	save_path(tui, "sites.csv");
	type(tui, "<F10>:import rooms<Enter>");
	save_path(tui, "rooms.csv");
	type(tui, "<F10>:seat main<Enter><C-S>:batches<Enter>mmain math<Enter>");
	assert_shows(tui, "1 batches made, 40 sheets");
	return tui;
}

static void papers__are_written__all_five_in_three_formats(void **state)
{
	static const char *const papers[] = { "door", "desks", "attendance", "packets", "tickets" };
	static const char *const formats[] = { "html", "txt", "xlsx" };

	(void)state;
	struct tui *tui = seat_and_batch();
	for (size_t p = 0; p < 5; p++)
		for (size_t f = 0; f < 3; f++) {
			type(tui, ":papers main/01/001<Enter>");
			for (size_t i = 0; i < p; i++)
				type(tui, " ");
			type(tui, "<Tab>");
			for (size_t i = 0; i < f; i++)
				type(tui, " ");
			type(tui, "<Tab>");
			save_path(tui, "papers");
			assert_shows(tui, "1 files, 1 rooms, 40 candidates");
			snprintf(keys, sizeof keys, "papers/%s-main-01.%s", papers[p], formats[f]);
			assert_true(is_there(keys));
			type(tui, "<F10>");
		}
	tui_free(tui);
}

static void papers__are_refused__where_they_make_no_sense(void **state)
{
	(void)state;
	struct tui *tui = seat_and_batch();
	type(tui, ":rooms<Enter>p");
	assert_string_equal(tui_view(tui)->screen->name, "papers");
	type(tui, "<F10>:room main/01/001<Enter>p");
	assert_shows(tui, "> What     door lists");
	type(tui, "<F10>:papers main<Enter><Tab>csv<Tab>");
	save_path(tui, "papers");
	assert_shows(tui, "! ");
	type(tui, "<S-Tab><S-Tab><S-Tab>009<C-S>");
	assert_shows(tui, "! ");
	type(tui, "<Up><Up><C-U><C-S>");
	assert_shows(tui, "which exam?");
	tui_free(tui);
}

static void write_marks(int last)
{
	FILE *file = fopen(in_folder("marks.csv"), "w");

	assert_non_null(file);
	fputs("place,mark\n", file);
	for (int seat = 1; seat <= 40; seat++)
		fprintf(file, "%02d,%d\n", seat, seat == 40 ? last : 100 + seat);
	assert_int_equal(fclose(file), 0);
}

static void a_file_of_marks__is__one_of_the_two_entries(void **state)
{
	(void)state;
	struct tui *tui = seat_and_batch();

	write_marks(151);
	type(tui, "f");
	assert_string_equal(tui_view(tui)->screen->name, "marks-file");
	save_path(tui, "marks.csv");
	assert_shows(tui, "marks.csv:41");
	assert_shows(tui, "151");
	write_marks(150);
	type(tui, "<C-S>");
	assert_shows(tui, "40 rows: 40 entered or changed");
	type(tui, "<S-Tab>  <C-S>");
	assert_shows(tui, "! ");
	type(tui, "<S-Tab><C-U>x<C-S>");
	assert_shows(tui, "a batch is a number");
	type(tui, "<F10>y");
	assert_shows(tui, "in entry");
	type(tui, "llllllll");
	assert_shows(tui, "officer");
	tui_free(tui);
}

/* --- backup
 * -------------------------------------------------------------------------------------------------------------------------------
 */

static void backup__makes_a_copy__and_never_over_anything(void **state)
{
	(void)state;
	struct tui *tui = screen_open("home", 24, 80);

	type(tui, "b");
	assert_shows(tui, "year-2026-06-19.db");
	save_path(tui, "copy.db");
	assert_shows(tui, "copy.db: a copy of");
	assert_true(is_there("copy.db"));
	type(tui, "b");
	save_path(tui, "copy.db");
	assert_hides(tui, "a copy of");
	assert_string_equal(tui_view(tui)->screen->name, "backup");
	assert_int_equal(asked.beeps, 0);
	type(tui, "<C-U><C-S>");
	assert_shows(tui, "which file?");
	tui_free(tui);
}

static void forms_of_files__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("import", "<Tab>rows.csv", "import");
	assert_golden_everywhere("import", "<Tab>none.csv<C-S>", "import-refused");
	assert_golden_everywhere("marks-file", "12<Tab><Tab>marks.csv", "marks-file");
	assert_golden_everywhere("papers", "main", "papers");
	assert_golden_everywhere("papers", "none<C-S>", "papers-refused");
	assert_golden_everywhere("backup", "<C-U>copy.db", "backup");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(import__takes_in__a_file_once_its_bad_row_is_good),
		OVER_YEAR(import__leaves_nothing_behind__when_it_is_cancelled),
		OVER_YEAR(import__reads_again__what_export_wrote),
		OVER_YEAR(import__refuses__a_kind_that_there_is_not),
		OVER_YEAR(export__writes__everything_that_it_names),
		OVER_YEAR(export__refuses__what_makes_no_sense),
		OVER_YEAR(papers__are_written__all_five_in_three_formats),
		OVER_YEAR(papers__are_refused__where_they_make_no_sense),
		OVER_YEAR(a_file_of_marks__is__one_of_the_two_entries),
		OVER_YEAR(backup__makes_a_copy__and_never_over_anything),
		OVER_YEAR(forms_of_files__look__as_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
