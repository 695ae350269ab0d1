/* SPDX-License-Identifier: ISC */
/* The choice form: what it says of each choice, what it saves, what it refuses, what it finds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_choices.h>

#include "data_suite.h"

enum { UNI, QUO, SUP }; /* tiers in the order of the run */

/* Three tiers: one open to all with three choices; quotas by feeder school, for those with the tag; one that inherits. */
static void write_year(void)
{
	data_small();
	data_put("tiers.csv", "code,name,seq,max_choices,eligible,line,inherits\nUNI,统一招生,1,3,,200,\nQUO,名额分配,2,,tag.quota,,\n"
			      "SUP,征求志愿,3,,,,UNI\n");
	data_put("programs.csv", "code,school,name\n042032,nh,南汇中学\n042033,zp,周浦中学\n900001,lg,焊接技术\n");
	data_add("schools.csv", "lg,临港机电,technician\n");
	data_put("plans.csv", "tier,program,seats,pool,eligible,line\nUNI,042032,9,,,\nUNI,042033,9,art,tag.art,\n"
			      "QUO,042032,1,J1,feeder = 'J1',\nQUO,042033,1,back,,cutoff(UNI)\n");
	data_put("candidates.csv", "candidate_no,name,feeder,tags,adjust\n2026001,王小明,J1,quota,1\n2026002,李四,,,\n2026003,张三,,,\n");
	data_put("choices.csv", "candidate_no,tier,rank,program\n2026001,UNI,1,042032\n2026001,UNI,3,042033\n2026002,UNI,1,042032\n");
	data_put("returns.csv", NULL);
	data_put("orders.csv", NULL);
	data_load();
}

static int start(void **state)
{
	if (folder_enter(state) != 0)
		return -1;
	write_year();
	return 0;
}
#define OVER_YEAR(test) cmocka_unit_test_setup_teardown(test, start, folder_leave)

static struct store *store;

static struct choices_form *open_form(const char *candidate_no)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form;

	store = data_open();
	assert_ok(&problem, choices_open(store, candidate_no, &form, &problem));
	return form;
}

static void close_form(struct choices_form *form)
{
	choices_close(form);
	store_close(store);
}

static void assert_check(const struct choices_form *form, size_t tier, size_t slot, enum choices_fault fault, const char *says)
{
	char note[CHOICES_NOTE];

	assert_int_equal(choices_check(form, tier, slot, note), fault);
	assert_says(note, says);
}

static void assert_tier(const struct choices_form *form, size_t tier, bool is_warning, const char *says)
{
	char note[CHOICES_NOTE];

	assert_int_equal(choices_check_tier(form, tier, note), is_warning);
	assert_says(note, says);
}

static void choices_open__reads__the_candidate_and_all_tiers(void **state)
{
	struct choices_form *form = open_form("2026001");
	const struct choices_head *head = choices_head(form);

	(void)state;
	assert_string_equal(head->name, "王小明");
	assert_string_equal(head->feeder, "J1");
	assert_true(head->adjust);
	assert_false(head->is_signed);
	assert_int_equal(head->version, data_number("SELECT seq FROM audit WHERE key = 'choices.csv'"));
	assert_int_equal(choices_tier_count(form), 3);
	assert_string_equal(choices_tier(form, QUO)->name, "名额分配");
	assert_int_equal(choices_slot_count(form, UNI), 3);
	assert_string_equal(choices_slot(form, UNI, 0), "042032");
	assert_string_equal(choices_slot(form, UNI, 1), "");
	assert_string_equal(choices_slot(form, UNI, 2), "042033");
	assert_int_equal(choices_slot_count(form, QUO), 0);
	assert_false(choices_is_changed(form));
	close_form(form);
}

static void choices_open__refuses__a_candidate_that_is_not_there(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form;

	(void)state;
	store = data_open();
	assert_int_equal(choices_open(store, "202600", &form, &problem), STATUS_FAULT);
	assert_says(problem.text, "there is no candidate 202600");
	assert_null(form);
	store_close(store);
}

/* printf '2026001,1\n...' | sha256sum */
static void choices_digest__is__that_of_the_exported_rows(void **state)
{
	static const char text[] = "2026001,1\n2026001,UNI,1,042032\n2026001,UNI,3,042033\n";
	struct choices_form *form = open_form("2026001");
	unsigned char digest[DIGEST_BYTES];

	(void)state;
	digest_of(text, sizeof text - 1, digest);
	assert_memory_equal(choices_head(form)->digest, digest, sizeof digest);
	close_form(form);
}

static void choices_check__says__what_is_wrong_with_each_choice(void **state)
{
	struct choices_form *form = open_form("2026001");
	char note[CHOICES_NOTE];

	(void)state;
	assert_check(form, UNI, 0, CHOICES_GOOD, "");
	assert_check(form, UNI, 1, CHOICES_GAP, "choice 2 is left out");
	assert_check(form, UNI, 2, CHOICES_NOT_OPEN, "no seats of 042033 are open to the candidate here: tag.art");
	assert_check(form, UNI, 3, CHOICES_GOOD, "");
	choices_set(form, UNI, 1, "nhzx");
	assert_check(form, UNI, 1, CHOICES_UNKNOWN, "no program has the code 'nhzx'");
	choices_set(form, UNI, 1, "042032");
	assert_check(form, UNI, 1, CHOICES_TWICE, "042032 is choice 1 of this tier already");
	choices_set(form, UNI, 1, "900001");
	assert_check(form, UNI, 1, CHOICES_NO_POOL, "900001 has no seats in this tier");
	assert_int_equal(choices_check_as(form, (struct choices_place){ UNI, 0 }, "042033", note), CHOICES_TWICE);
	assert_says(note, "042033 is choice 3 of this tier already");
	assert_int_equal(choices_check_as(form, (struct choices_place){ UNI, 2 }, "042033", note), CHOICES_NOT_OPEN);
	assert_int_equal(choices_check_as(form, (struct choices_place){ SUP, 0 }, "042033", note), CHOICES_GOOD);
	choices_set(form, UNI, 3, "900001");
	choices_set(form, UNI, 1, "");
	assert_check(form, UNI, 3, CHOICES_PAST_MOST, "takes 3 choices");
	choices_set(form, QUO, 0, "042032");
	assert_check(form, QUO, 0, CHOICES_GOOD, "");
	choices_set(form, QUO, 1, "042033");
	assert_check(form, QUO, 1, CHOICES_GOOD, ""); /* what a cutoff to come will say is not known */
	choices_set(form, SUP, 0, "042033");
	assert_check(form, SUP, 0, CHOICES_GOOD, ""); /* may be inherited */
	close_form(form);
}

static void choices_check_tier__warns__of_open_tiers_without_choices_and_of_choices_in_closed_ones(void **state)
{
	struct choices_form *form = open_form("2026001");

	(void)state;
	assert_tier(form, UNI, false, "");
	assert_tier(form, QUO, true, "open to the candidate, and no choice is made");
	close_form(form);
	form = open_form("2026002");
	assert_tier(form, QUO, false, "not eligible: tag.quota");
	choices_set(form, QUO, 0, "042032");
	assert_tier(form, QUO, true, "not eligible: tag.quota");
	assert_check(form, QUO, 0, CHOICES_NOT_OPEN, "not open to the candidate: tag.quota");
	close_form(form);
}

static void a_line__shuts_nobody_out__before_there_are_marks(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026003");

	(void)state;
	assert_int_equal(choices_tier(form, UNI)->standing, CHOICES_OPEN);
	close_form(form);
	file_write("s.csv", "candidate_no,subject,mark\n2026003,math,99\n");
	store = data_open();
	struct import_report report = { .rows = 0 };
	assert_ok(&problem, file_import(store, &(struct import_request){ .kind = KIND_SCORES, .file = "s.csv" }, &report, &problem));
	import_report_clear(&report);
	store_close(store);
	form = open_form("2026003");
	assert_int_equal(choices_tier(form, UNI)->standing, CHOICES_BELOW_LINE);
	assert_tier(form, UNI, false, "below the line: merit 99, line 200");
	close_form(form);
}

static void slots__move_and_close_up__as_asked(void **state)
{
	struct choices_form *form = open_form("2026001");

	(void)state;
	choices_delete(form, UNI, 1);
	assert_string_equal(choices_slot(form, UNI, 1), "042033");
	assert_true(choices_is_changed(form));
	assert_true(choices_insert(form, UNI, 0));
	assert_string_equal(choices_slot(form, UNI, 0), "");
	assert_string_equal(choices_slot(form, UNI, 1), "042032");
	assert_true(choices_swap(form, UNI, 0));
	assert_string_equal(choices_slot(form, UNI, 0), "042032");
	assert_true(choices_swap(form, UNI, 1));
	assert_string_equal(choices_slot(form, UNI, 1), "042033");
	assert_int_equal(choices_slot_count(form, UNI), 2);
	choices_insert(form, UNI, 1);
	assert_false(choices_is_changed(form));
	assert_false(choices_set(form, UNI, 999, "042032"));
	close_form(form);
}

static void choices_save__stores_all__as_one_audited_change(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	const int64_t before = data_number("SELECT count(*) FROM audit");
	struct choices_rows replaced = { .n = 0 };
	enum choices_outcome outcome;

	(void)state;
	choices_set(form, UNI, 0, "042033");
	choices_set(form, UNI, 2, "");
	choices_set(form, QUO, 0, "042032");
	assert_ok(&problem, choices_save(store, form, &outcome, &replaced, &problem));
	assert_int_equal(outcome, CHOICES_SAVED);
	assert_int_equal(replaced.n, 2);
	assert_false(choices_is_changed(form));
	assert_int_equal(choices_head(form)->version, before + 3);
	assert_ok(&problem, choices_save(store, form, &outcome, NULL, &problem));
	assert_int_equal(outcome, CHOICES_SAME);
	/* and back again */
	struct choices_rows now;
	assert_ok(&problem, choices_take_rows(form, &now, &problem));
	const struct choices_change back = { "2026001", &now, &replaced, "undone", NULL };
	assert_ok(&problem, choices_replace(store, &back, &outcome, &problem));
	assert_int_equal(outcome, CHOICES_SAVED);
	free(now.rows);
	free(replaced.rows);
	close_form(form);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE object = 'choices' AND action IN ('edit', 'add', 'delete')"), 6);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE reason = 'undone'"), 3);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001' AND tier = 'UNI' AND rank IN (1, 3)"), 2);
}

static void choices_save__refuses__what_is_no_choice(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	enum choices_outcome outcome;
	size_t tier, slot;

	(void)state;
	data_content(before);
	choices_set(form, QUO, 1, "nhzx");
	assert_int_equal(choices_save(store, form, &outcome, NULL, &problem), STATUS_FAULT);
	assert_int_equal(outcome, CHOICES_FAULTY);
	assert_says(problem.text, "QUO, choice 2: no program has the code 'nhzx'");
	assert_true(choices_first_fault(form, &tier, &slot));
	assert_int_equal(tier, QUO);
	assert_int_equal(slot, 1);
	assert_string_equal(choices_slot(form, QUO, 1), "nhzx");
	assert_int_equal(choices_count(form).refused, 1);
	close_form(form);
	assert_string_equal(data_content(after), before);
}

static void choices_save__tells_both_values__where_another_was_faster(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	const char *const keys[] = { "2026001", "UNI", "3" };
	const struct delete_request request = { .kind = KIND_CHOICES, .keys = keys, .n_keys = 3, .reason = "x" };
	enum choices_outcome outcome;

	(void)state;
	choices_set(form, UNI, 2, "900001");
	assert_ok(&problem, row_delete(store, &request, &problem));
	assert_int_equal(choices_save(store, form, &outcome, NULL, &problem), STATUS_FAULT);
	assert_int_equal(outcome, CHOICES_CONFLICT);
	assert_says(problem.text, "UNI, choice 3: another user has put '' there meanwhile; yours is '900001'");
	assert_string_equal(choices_slot(form, UNI, 2), "900001");
	assert_ok(&problem, choices_save(store, form, &outcome, NULL, &problem));
	assert_int_equal(outcome, CHOICES_SAVED);
	close_form(form);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001' AND program = '900001'"), 1);
}

static void choices_save__keeps_what_was_typed__where_choices_are_locked(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	struct store_signature signature = { .candidate_no = "2026001" };
	enum choices_outcome outcome;

	(void)state;
	memset(signature.digest, 'a', DIGEST_TEXT - 1);
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_add_signature(store, &signature), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	choices_set(form, UNI, 1, "900001");
	assert_int_equal(choices_save(store, form, &outcome, NULL, &problem), STATUS_FAULT);
	assert_int_equal(outcome, CHOICES_FAILED);
	assert_says(problem.text, "the choices of 2026001 are locked");
	assert_ok(&problem, choices_read_again(store, form, &problem));
	assert_true(choices_head(form)->is_signed);
	assert_string_equal(choices_slot(form, UNI, 1), "900001");
	close_form(form);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001'"), 2);
}

static void choices_in_a_new_tier__are_not_lost__by_a_form_that_is_open(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	struct import_report report = { .rows = 0 };
	enum choices_outcome outcome;

	(void)state;
	file_write("t.csv", "code,name,seq\nNEW,补录,9\n");
	file_write("c.csv", "candidate_no,tier,rank,program\n2026001,NEW,1,042032\n");
	assert_ok(&problem, file_import(store, &(struct import_request){ .kind = KIND_TIERS, .file = "t.csv" }, &report, &problem));
	import_report_clear(&report);
	assert_ok(&problem, file_import(store, &(struct import_request){ .kind = KIND_CHOICES, .file = "c.csv" }, &report, &problem));
	import_report_clear(&report);
	assert_int_equal(choices_read_again(store, form, &problem), STATUS_FAULT);
	assert_says(problem.text, "there are choices in a new tier, NEW: open the form again");
	choices_set(form, UNI, 1, "900001");
	assert_int_equal(choices_save(store, form, &outcome, NULL, &problem), STATUS_FAULT);
	assert_int_equal(outcome, CHOICES_FAILED);
	assert_string_equal(choices_slot(form, UNI, 1), "900001");
	close_form(form);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE tier = 'NEW'"), 1);
}

static void assert_found(struct choices_lookup *lookup, const struct choices_form *form, const char *text, const char *codes)
{
	size_t found[8];
	char text_found[128] = "";
	const size_t n = choices_lookup_find(lookup, form, &(struct choices_query){ UNI, text, found, 8 });

	for (size_t i = 0; i < n; i++)
		snprintf(text_found + strlen(text_found), sizeof text_found - strlen(text_found), "%s ", choices_program(form, found[i])->code);
	assert_string_equal(text_found, codes);
}

static void choices_lookup__finds__codes_names_and_initials(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct choices_form *form = open_form("2026001");
	struct choices_lookup *lookup;

	(void)state;
	assert_ok(&problem, choices_lookup_make(&lookup, &problem));
	assert_found(lookup, form, "", "042032 042033 900001 ");
	assert_found(lookup, form, "9", "900001 ");
	assert_found(lookup, form, "周浦", "042033 ");
	assert_found(lookup, form, "nhzx", "042032 ");
	assert_found(lookup, form, "ZX", "042032 042033 ");
	assert_found(lookup, form, "hjjs", "900001 ");
	assert_found(lookup, form, "qq", "");
	choices_lookup_free(lookup);
	close_form(form);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(choices_open__reads__the_candidate_and_all_tiers),
		OVER_YEAR(choices_open__refuses__a_candidate_that_is_not_there),
		OVER_YEAR(choices_digest__is__that_of_the_exported_rows),
		OVER_YEAR(choices_check__says__what_is_wrong_with_each_choice),
		OVER_YEAR(choices_check_tier__warns__of_open_tiers_without_choices_and_of_choices_in_closed_ones),
		OVER_YEAR(a_line__shuts_nobody_out__before_there_are_marks),
		OVER_YEAR(slots__move_and_close_up__as_asked),
		OVER_YEAR(choices_save__stores_all__as_one_audited_change),
		OVER_YEAR(choices_save__refuses__what_is_no_choice),
		OVER_YEAR(choices_save__tells_both_values__where_another_was_faster),
		OVER_YEAR(choices_save__keeps_what_was_typed__where_choices_are_locked),
		OVER_YEAR(choices_in_a_new_tier__are_not_lost__by_a_form_that_is_open),
		OVER_YEAR(choices_lookup__finds__codes_names_and_initials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
