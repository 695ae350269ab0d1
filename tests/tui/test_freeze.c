/* SPDX-License-Identifier: ISC */
/* Rechecks, freezes and suspicious marks: what two people see, and what comes of their keys. LUQU_GOLDEN=write writes the screens
 * anew. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_freeze.h>
#include <luqu/service_data.h>
#include <luqu/service_run.h>
#include <luqu/store.h>

static struct store *open_year(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;

	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	return store;
}

/* Rows over those of the year. */
static void import_rows(enum kind kind, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	struct import_report report = { .rows = 0 };
	struct store *store = open_year();
	char path[512];
	FILE *file;

	snprintf(path, sizeof path, "%s/rows.csv", year_folder());
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	const struct import_request request = { .kind = kind, .file = path };
	if (file_import(store, &request, &report, &problem) != STATUS_OK)
		fail_msg("%s: %s", problem.text, report.faults.n_kept > 0 ? report.faults.kept[0].text : "");
	import_report_clear(&report);
	store_close(store);
}

static void run_once(void)
{
	struct problem problem = { .status = STATUS_OK };
	const struct run_options options = { .is_dry = false };
	struct run_result result;
	struct store *store = open_year();

	assert_int_equal(run_execute(store, &options, &result, &problem), STATUS_OK);
	run_result_free(&result);
	store_close(store);
}

static int begin(void **state)
{
	const int status = year_begin(state);

	act_as("officer");
	import_rows(KIND_CALENDAR, "step,name,from,to\nrecheck,成绩复核,2026-06-19,2026-06-20\n");
	return status;
}
#define IN_WINDOW(test) cmocka_unit_test_setup_teardown(test, begin, year_end)

/* --- rechecks ---------------------------------------------------------------------------------------------------------------- */

static void a_recheck__goes__from_application_to_correction(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("rechecks", 24, 80);

	type(tui, "a100001 math<Enter>");
	assert_shows(tui, "recheck 1 of 100001 in math: applied for");
	type(tui, "waddition 149<Enter>");
	assert_shows(tui, "recheck 1 of 100001 in math: proposed");
	assert_shows(tui, "149");
	type(tui, "cy");
	assert_shows(tui, "officer has proposed it: another person must confirm");
	act_as("approver");
	type(tui, "c");
	assert_shows(tui, "100001 in math from 50 to 149?");
	type(tui, "y");
	assert_string_equal(tui_view(tui)->screen->name, "stale");
	assert_shows(tui, "Run 1 is stale");
	assert_shows(tui, "100001");
	type(tui, "q");
	assert_shows(tui, "corrected");
	tui_free(tui);
}

static void a_recheck__is_refused__where_it_makes_no_sense(void **state)
{
	(void)state;
	struct tui *tui = screen_open("rechecks", 24, 80);

	type(tui, "w");
	assert_shows(tui, "there is no row here");
	type(tui, "c");
	assert_shows(tui, "there is no row here");
	type(tui, "a100001<Enter>");
	assert_shows(tui, "a candidate's number and a subject");
	type(tui, "<Esc>a100001 latin<Enter>");
	assert_shows(tui, "subjects has no row latin");
	type(tui, "<Esc>a100001 math<Enter>a100001 math<Enter>");
	assert_shows(tui, "under way already");
	type(tui, "<Esc>c");
	assert_shows(tui, "there is nothing to confirm");
	type(tui, "wluck 12<Enter>");
	assert_shows(tui, "no such finding: luck");
	type(tui, "<Esc>waddition 151<Enter>");
	assert_shows(tui, "'151' is above the full mark, 150");
	assert_shows(tui, "applied for");
	tui_free(tui);
}

static void a_recheck__is_refused__outside_the_window(void **state)
{
	(void)state;
	import_rows(KIND_CALENDAR, "step,name,from,to\nrecheck,成绩复核,2026-06-20,2026-06-21\n");
	struct tui *tui = screen_open("rechecks", 24, 80);

	type(tui, "a100001 math<Enter>");
	assert_shows(tui, "from 2026-06-20 to 2026-06-21; today is 2026-06-19");
	tui_free(tui);
}

static void rechecks__look__as_they_should(void **state)
{
	(void)state;
	struct tui *tui = screen_open("rechecks", 24, 80);

	type(tui, "a100001 math<Enter>wunmarked 62.5<Enter>a100002 math<Enter>wnone<Enter>a100003 math<Enter>a100004 "
	          "chinese<Enter>wtransfer 90<Enter>");
	act_as("approver");
	type(tui, "cy");
	tui_free(tui);
	assert_golden_everywhere("rechecks", "jj", "rechecks");
}

static void a_stale_run__looks__as_it_should(void **state)
{
	(void)state;
	run_once();
	assert_golden_everywhere("stale", "", "not-stale");
	import_rows(KIND_SCORES, "candidate_no,subject,mark\n100001,math,149\n");
	assert_golden_everywhere("stale", "", "stale");
}

/* A step of a freeze or a recheck is no change of the data; a correction is. */
static void home__says_that_a_run_is_stale__from_the_correction_on(void **state)
{
	(void)state;
	run_once();
	struct tui *tui = screen_open("rechecks", 43, 132);
	type(tui, "a100001 math<Enter>waddition 149<Enter>:freezes<Enter>fy:home<Enter>");
	assert_shows(tui, "run 1 of");
	assert_hides(tui, "the data changed since");
	act_as("approver");
	type(tui, ":rechecks<Enter>cy:home<Enter>");
	assert_shows(tui, "the data changed since");
	tui_free(tui);
}

/* --- freezes ----------------------------------------------------------------------------------------------------------------- */

/* The digest as the screen tells it after a proposal: its first digits. */
static void told_digest(struct tui *tui, char digits[17])
{
	const char *told = strstr(shown(tui), "Digest: ");

	assert_non_null(told);
	snprintf(digits, 17, "%s", told + strlen("Digest: "));
}

static void scores__are_frozen__by_two_people_and_opened_by_two(void **state)
{
	char digits[17], keys[64];

	(void)state;
	struct tui *tui = screen_open("freezes", 24, 80);
	type(tui, "fy");
	told_digest(tui, digits);
	assert_shows(tui, "freeze proposed");
	snprintf(keys, sizeof keys, "c%s<Enter>", digits);
	type(tui, keys);
	assert_shows(tui, "another person must confirm");
	act_as("approver");
	type(tui, "<Esc>c00000000<Enter>");
	assert_shows(tui, "the digest is not that of the proposal");
	type(tui, "<Esc>c1234567<Enter>");
	assert_shows(tui, "a digest is needed");
	type(tui, "<Esc>");
	type(tui, keys);
	assert_shows(tui, "main is frozen");
	type(tui, "e <Enter>");
	assert_shows(tui, "a reason is needed");
	type(tui, "<Esc>ea list left out<Enter>");
	assert_shows(tui, "unfreeze proposed");
	act_as("officer");
	type(tui, "c");
	assert_shows(tui, "Open the scores of main again, as approver proposed (a list left out)?");
	type(tui, "y");
	assert_shows(tui, "main is not frozen any more");
	type(tui, "c");
	assert_shows(tui, "nothing waits for confirmation here");
	tui_free(tui);
}

static void a_frozen_score__is_refused__in_its_form(void **state)
{
	char digits[17], keys[64];

	(void)state;
	struct tui *tui = screen_open("freezes", 24, 80);
	type(tui, "fy");
	told_digest(tui, digits);
	act_as("approver");
	snprintf(keys, sizeof keys, "c%s<Enter>:score 100001/math<Enter>", digits);
	type(tui, keys);
	type(tui, "<End><BkSp><BkSp>77<F9>");
	assert_shows(tui, "the scores of exam 'main' are frozen");
	tui_free(tui);
}

static void freezes__look__as_they_should(void **state)
{
	char digits[17], keys[64];

	(void)state;
	import_rows(KIND_EXAMS, "code,name\npe,体育测试\narts,艺术类考\n");
	import_rows(KIND_SUBJECTS, "code,name,full_mark,exam\nrun,长跑,30,pe\n");
	import_rows(KIND_SCORES, "candidate_no,subject,mark\n100001,run,29\n");
	struct tui *tui = screen_open("freezes", 24, 80);
	type(tui, "jfy");
	told_digest(tui, digits);
	act_as("approver");
	snprintf(keys, sizeof keys, "c%s<Enter>jfy", digits);
	type(tui, keys);
	tui_free(tui);
	assert_golden_everywhere("freezes", "", "freezes");
}

/* --- suspicious marks -------------------------------------------------------------------------------------------------------- */

static void suspects__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("suspects", "", "no-suspects");
	import_rows(KIND_SCORES, "candidate_no,subject,mark\n100001,chinese,0\n100002,chinese,0\n100003,chinese,0\n100004,chinese,"
	                         "0\n100005,chinese,0\n");
	assert_golden_everywhere("suspects", "", "suspects");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WINDOW(a_recheck__goes__from_application_to_correction),
		IN_WINDOW(a_recheck__is_refused__where_it_makes_no_sense),
		IN_WINDOW(a_recheck__is_refused__outside_the_window),
		IN_WINDOW(rechecks__look__as_they_should),
		IN_WINDOW(a_stale_run__looks__as_it_should),
		IN_WINDOW(home__says_that_a_run_is_stale__from_the_correction_on),
		IN_WINDOW(scores__are_frozen__by_two_people_and_opened_by_two),
		IN_WINDOW(a_frozen_score__is_refused__in_its_form),
		IN_WINDOW(freezes__look__as_they_should),
		IN_WINDOW(suspects__look__as_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
