/* SPDX-License-Identifier: ISC */
/* A batch entered twice by keys, with mistakes, settled by a third, closed: as different users at one interface after the other. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/service_blind.h>
#include <luqu/service_data.h>
#include <luqu/service_entry.h>

#include "../../src/tui/marks.h"

#define SUPERVISOR "supervisor"
#define FIRST "clerk1"
#define SECOND "clerk2"
#define THIRD "clerk3"
enum { BATCH = 2 /* chinese in room 02: 3 sheets; full mark 150, step 0.5 */, LARGE = 1 };

static struct store *open_store(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	return store;
}

static void import_text(enum kind kind, const char *text)
{
	char file[1024];
	const struct import_request request = { .kind = kind, .file = file };
	struct problem problem = { .status = STATUS_OK };
	struct import_report report = { .rows = 0 };
	struct store *store = open_store();
	FILE *rows;

	snprintf(file, sizeof file, "%s/rows.txt", year_folder());
	rows = fopen(file, "w");
	assert_non_null(rows);
	fputs(text, rows);
	assert_int_equal(fclose(rows), 0);
	if (file_import(store, &request, &report, &problem) != STATUS_OK)
		fail_msg("%s: %s", problem.text, report.faults.n_kept > 0 ? report.faults.kept[0].text : "");
	import_report_clear(&report);
	store_close(store);
}

static int seat(void **state)
{
	char seats[2048] = "exam,site,room,seat,ticket,candidate_no\n";

	if (year_begin(state) != 0)
		return -1;
	act_as(SUPERVISOR);
	for (int i = 0; i < 33; i++)
		snprintf(seats + strlen(seats), sizeof seats - strlen(seats), "main,S1,%s,%d,T%d,%d\n", i < 30 ? "01" : "02",
		         i % 30 + 1, i, 100001 + i);
	import_text(KIND_SITES, "code,name\nS1,南汇中学考点\n");
	import_text(KIND_ROOMS, "exam,site,room\nmain,S1,01\nmain,S1,02\n");
	import_text(KIND_SEATS, seats);
	import_text(KIND_VIOLATIONS,
	            "code,name,effect\n51,携带规定以外的物品进入考场,subject\n62,抄袭或者协助他人抄袭,all\n01,因病,none\n");
	return 0;
}

static int make_batches(void **state)
{
	const struct batch_request request = { "main", NULL, NULL };
	struct batch_report report;
	struct store *store;
	enum status status;

	if (seat(state) != 0)
		return -1;
	store = open_store();
	status = batch_make(store, &request, &report, NULL);
	store_close(store);
	return status == STATUS_OK ? 0 : -1;
}
#define BATCHED(test) cmocka_unit_test_setup_teardown(test, make_batches, year_end)
#define SEATED(test) cmocka_unit_test_setup_teardown(test, seat, year_end)

static struct batch_info batch_read(int64_t number)
{
	struct store *store = open_store();
	struct batch_info batch;

	assert_int_equal(batch_find(store, number, &batch, NULL), STATUS_OK);
	store_close(store);
	return batch;
}

/* A screen with its argument, from the first one. */
static struct tui *open_as(const char *user, const char *screen)
{
	struct tui *tui;

	act_as(user);
	tui = screen_open(NULL, 24, 80);
	type(tui, ":");
	type(tui, screen);
	type(tui, "<Enter>");
	return tui;
}

static void type_as(const char *user, const char *screen, const char *keys)
{
	struct tui *tui = open_as(user, screen);

	type(tui, keys);
	tui_free(tui);
}

/* --- full fields ------------------------------------------------------------------------------------------------------------- */

struct field_case {
	int64_t full_mark_e2, step_e2;
	const char *typed;
	bool is_full;
};

static void marks_is_full__knows__when_no_key_can_follow(void **state)
{
	static const struct field_case cases[] = {
		{ 15000, 100, "1", false },  { 15000, 100, "15", false }, { 15000, 100, "16", true }, { 15000, 100, "150", true },
		{ 15000, 100, "0", true },   { 15000, 50, "0", false },   { 15000, 50, "85", false }, { 15000, 50, "85.", false },
		{ 15000, 50, "85.5", true }, { 15000, 50, "150", true },  { 15000, 50, "99", false }, { 3000, 25, "29.7", false },
		{ 3000, 25, "29.75", true }, { 10000, 100, "10", false }, { 10000, 100, "99", true }, { 15000, 100, "", false },
		{ 15000, 100, "999", true }, { 15000, 50, "200", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct mark_limits limits = { cases[i].full_mark_e2, cases[i].step_e2, false };

		if (marks_is_full(&limits, cases[i].typed) != cases[i].is_full)
			fail_msg("'%s' of %lld by %lld", cases[i].typed, (long long)cases[i].full_mark_e2,
			         (long long)cases[i].step_e2);
	}
}

/* --- the flow ---------------------------------------------------------------------------------------------------------------- */

static void a_batch__entered_twice_with_a_mistake__is_settled_and_closed(void **state)
{
	struct tui *tui;
	struct batch_info batch;

	(void)state;
	tui = open_as(FIRST, "entry");
	type(tui, "j<Enter>");
	assert_shows(tui, "Marks of batch 2");
	type(tui, "72<Enter>73.5-");
	assert_shows(tui, "complete: all 3 places are entered");
	assert_shows(tui, "3 / 3");
	tui_free(tui);
	type_as(SECOND, "marks 2", "72<Enter>78.5-");
	batch = batch_read(BATCH);
	assert_int_equal(batch_stage(&batch), BATCH_DIFFERS);
	assert_string_equal(batch.users[0], FIRST);
	assert_string_equal(batch.users[1], SECOND);
	tui = open_as(THIRD, "comparison");
	assert_shows(tui, "chinese");
	type(tui, "<Enter>");
	assert_shows(tui, "02");
	assert_hides(tui, "73.5");
	assert_hides(tui, "78.5");
	type(tui, "73.5");
	assert_shows(tui, "02: 73.5 (first entry 73.5, second entry 78.5)");
	tui_free(tui);
	tui = open_as(SUPERVISOR, "batches");
	type(tui, "jc");
	assert_shows(tui, "batch 2 has no slip yet");
	type(tui, "t2 145<Enter>u");
	assert_shows(tui, "(enter the slip anew)");
	type(tui, "c");
	assert_shows(tui, "batch 2: the slip differs");
	type(tui, "t2 145.5<Enter>c");
	assert_shows(tui, "closed: the marks are in the scores");
	type(tui, "omore<Enter>");
	assert_shows(tui, "open again");
	type(tui, "p");
	assert_shows(tui, "Operators of exam main");
	assert_shows(tui, FIRST);
	assert_shows(tui, "333.33"); /* one of three of the second's */
	tui_free(tui);
	batch = batch_read(BATCH);
	assert_int_equal(batch_stage(&batch), BATCH_READY);
}

/* --- keys -------------------------------------------------------------------------------------------------------------------- */

static void a_value_refused__beeps_says_why__and_throws_away_what_was_typed_ahead(void **state)
{
	struct tui *tui;

	(void)state;
	tui = open_as(FIRST, "marks 2");
	asked = (struct asked){ .beeps = 0 };
	type(tui, "151");
	assert_shows(tui, "'151' is above the full mark, 150");
	assert_int_equal(asked.beeps, 1);
	assert_int_equal(asked.flushes, 1);
	type(tui, "80.2");
	assert_shows(tui, "'80.2' is no multiple of the step, 0.5");
	type(tui, "*<Enter>");
	assert_shows(tui, "it needs a reason code");
	type(tui, "*62<Enter>");
	assert_shows(tui, "code 62 voids all subjects");
	type(tui, "/");
	type(tui, "/");
	assert_shows(tui, "this is the first place");
	type(tui, "<Enter>");
	assert_shows(tui, "nothing is typed");
	type(tui, "+");
	assert_shows(tui, "there is no value to repeat yet");
	type(tui, ".");
	assert_shows(tui, "a point stands behind digits");
	type(tui, "8-");
	assert_shows(tui, "'8' is typed already");
	assert_int_equal(batch_read(BATCH).entered[0], 0);
	type(tui, "<Enter>");
	assert_int_equal(batch_read(BATCH).entered[0], 1);
	tui_free(tui);
}

static void the_keypad__is_enough__for_every_value(void **state)
{
	struct tui *tui;

	(void)state;
	tui = open_as(FIRST, "marks 1");
	type(tui, "85.5<Enter>85.5*51<Enter>+-e01<Enter>d01<Enter>");
	assert_shows(tui, "01 85.5");
	assert_shows(tui, "02 85.5"); /* the Enter behind the full field was habit */
	assert_shows(tui, "03 void 51");
	assert_shows(tui, "04 void 51");
	assert_shows(tui, "05 absent");
	assert_shows(tui, "06 exempt 01");
	assert_shows(tui, "07 deferred 01");
	type(tui, "//90<Enter>");
	assert_shows(tui, "06 90");
	type(tui, "12<BkSp>1<Enter>");
	assert_shows(tui, "07 11");
	assert_int_equal(batch_read(LARGE).entered[0], 7);
	type(tui, "9q");
	assert_shows(tui, "'9' is typed and not saved");
	type(tui, "/q");
	tui_free(tui);
}

/* The form is open while the batch is closed behind it: it is told, and what was saved before stays. */
static void a_form__open_while_its_batch_is_closed__tells_and_loses_nothing(void **state)
{
	struct store *store;
	struct tui *tui;

	(void)state;
	type_as(SECOND, "marks 2/2", "72<Enter>73<Enter>74<Enter>");
	tui = open_as(FIRST, "marks 2/1");
	type(tui, "72<Enter>73<Enter>74<Enter>75");
	store = open_store();
	assert_int_equal(batch_slip(store, BATCH, 3, 21900, NULL), STATUS_OK);
	assert_int_equal(batch_close(store, BATCH, NULL), STATUS_OK);
	store_close(store);
	type(tui, "<Enter>");
	assert_shows(tui, "batch 2 is closed");
	assert_shows(tui, "75");
	tui_free(tui);
	assert_int_equal(batch_read(BATCH).entered[0], 3);
}

/* Two forms of one entry: the second is told both values, and may then put its own there. */
static void two_forms__of_one_entry__do_not_write_over_each_other(void **state)
{
	struct tui *one, *other;

	(void)state;
	one = open_as(FIRST, "marks 2");
	other = open_as(FIRST, "marks 2");
	type(one, "72<Enter>");
	type(other, "90<Enter>");
	assert_shows(other, "another session has put '72' there meanwhile; yours is '90'");
	type(other, "90<Enter>");
	assert_shows(other, "01 90");
	tui_free(other);
	tui_free(one);
}

static void a_second_clerk__is_told__that_the_entry_is_anothers(void **state)
{
	struct tui *tui;

	(void)state;
	type_as(FIRST, "marks 2", "72<Enter>");
	type_as(SECOND, "marks 2", "72<Enter>");
	tui = open_as(THIRD, "home");
	type(tui, ":marks 2<Enter>");
	assert_shows(tui, "both entries of batch 2 are others'");
	type(tui, ":marks 2/1<Enter>");
	assert_shows(tui, "entry 1 of batch 2 is clerk1's");
	type(tui, ":settle 2<Enter>");
	assert_shows(tui, "is not entered twice yet");
	tui_free(tui);
}

static void sealed_batches__show__no_room(void **state)
{
	struct blind_report report;
	struct store *store = open_store();
	struct tui *tui;

	(void)state;
	assert_int_equal(blind_make(store, "main", BLIND_BY_SHEET, &report, NULL), STATUS_OK);
	store_close(store);
	tui = screen_open("batches", 24, 80);
	type(tui, "m<C-U>main<Enter>");
	assert_shows(tui, "4 batches made, 66 sheets");
	assert_shows(tui, "sealed");
	assert_hides(tui, "S1/0");
	type(tui, "L<C-U>labels.csv<Enter>");
	assert_shows(tui, "the labels are in labels.csv");
	assert_int_equal(access("labels.csv", R_OK), 0);
	assert_int_equal(remove("labels.csv"), 0);
	type(tui, "C<C-U>codes.csv<Enter>");
	assert_shows(tui, "sealed");
	assert_int_not_equal(access("codes.csv", R_OK), 0);
	type(tui, "<Esc>Bover<Enter>");
	assert_shows(tui, "S1/0");
	type(tui, "C<C-U>-<Enter>");
	assert_shows(tui, "where to? a file");
	type(tui, "<C-U>codes.csv<Enter>");
	assert_shows(tui, "the codes are in codes.csv");
	assert_int_equal(remove("codes.csv"), 0);
	tui_free(tui);
}

static void breaches__are_recorded_and_lifted__by_two_people(void **state)
{
	struct tui *tui;

	(void)state;
	tui = open_as(SUPERVISOR, "breaches");
	type(tui, "a100001 62<Enter>copied<Enter>");
	assert_shows(tui, "2 marks void");
	assert_shows(tui, "100001");
	type(tui, "xwrong<Enter>");
	assert_shows(tui, "somebody else lifts it");
	type(tui, "<Esc>");
	act_as(THIRD);
	type(tui, "xwrong<Enter>");
	assert_shows(tui, "2 marks stand again");
	tui_free(tui);
}

/* Speeds are of a clock that stands still between keys: 14,400 an hour at 250 ms a key. */
static void operators__look__as_they_should(void **state)
{
	(void)state;
	keys_take(250);
	type_as(FIRST, "marks 2", "72<Enter>73.5-");
	keys_take(300);
	type_as(SECOND, "marks 2", "72<Enter>78.5-");
	type_as(THIRD, "settle 2", "73.5");
	type_as(SECOND, "marks 1", "85.5<Enter>90<Enter>");
	act_as(SUPERVISOR);
	assert_golden_everywhere("home", ":operators main<Enter>", "operators");
}

/* --- as people see them ------------------------------------------------------------------------------------------------------ */

static void the_screens__look__as_they_should(void **state)
{
	(void)state;
	type_as(FIRST, "marks 2", "72<Enter>73.5-");
	type_as(SECOND, "marks 2", "72<Enter>78.5-");
	act_as(FIRST);
	assert_golden_everywhere("entry", "", "entry");
	assert_golden_everywhere("home", ":marks 1<Enter><Home>85.5*51<Enter>-12", "marks");
	assert_golden_everywhere("home", ":marks 1<Enter><Home>151", "marks-refused");
	act_as(THIRD);
	assert_golden_everywhere("comparison", "", "comparison");
	assert_golden_everywhere("home", ":settle 2<Enter>73", "settle");
	assert_golden_everywhere("batches", "j", "batches");
	assert_golden_everywhere("breaches", "", "breaches");
	assert_golden_everywhere("violations", "", "violations");
	assert_golden_everywhere("violations", "<Enter>", "violation");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_is_full__knows__when_no_key_can_follow),
		BATCHED(a_batch__entered_twice_with_a_mistake__is_settled_and_closed),
		BATCHED(a_value_refused__beeps_says_why__and_throws_away_what_was_typed_ahead),
		BATCHED(the_keypad__is_enough__for_every_value),
		BATCHED(a_form__open_while_its_batch_is_closed__tells_and_loses_nothing),
		BATCHED(two_forms__of_one_entry__do_not_write_over_each_other),
		BATCHED(a_second_clerk__is_told__that_the_entry_is_anothers),
		SEATED(sealed_batches__show__no_room),
		BATCHED(breaches__are_recorded_and_lifted__by_two_people),
		BATCHED(the_screens__look__as_they_should),
		BATCHED(operators__look__as_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
