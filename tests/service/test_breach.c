/* SPDX-License-Identifier: ISC */
/* Marks void for a breach, and given back. */
#include <luqu/service_row.h>

#include <string.h>

#include "entry_suite.h"

static void assert_score(const char *subject, const char *expected)
{
	char text[64];

	assert_string_equal(score_text("2026001", subject, text), expected);
}

static void breach_void__voids_one_subject__and_lifting_gives_it_back(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	assert_score("math", "void");
	assert_score("chinese", "12050 present");
	assert_int_equal(data_number("SELECT mark_e2 FROM breach_scores WHERE subject = 'math' AND status = 'present'"), 9900);
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "51", "math", &problem));
	assert_score("math", "9900 present");
	assert_int_equal(data_number("SELECT count(*) FROM breaches WHERE lifted_user = 'uid 72003' AND user = 'uid 72000'"), 1);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE object = 'scores' AND action IN ('void', 'lift')"), 2);
}

static void breach_void__voids_all_subjects__marks_and_sheets(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	data_number("DELETE FROM scores WHERE candidate_no = '2026001' AND subject = 'math' RETURNING 1");
	assert_ok(&problem, try_void("2026001", "62", NULL, &problem));
	assert_score("chinese", "void");
	assert_score("math", "void"); /* by its sheet */
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "62", NULL, &problem));
	assert_score("chinese", "12050 present");
	assert_score("math", "");
}

/* What is entered while the breach stands comes to light when it is lifted. */
static void batch_close__leaves_void__what_a_breach_voids(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");

	(void)state;
	assert_ok(&problem, try_void("2026001", "62", NULL, &problem));
	enter_as(FIRST, batch, "01,70,\n02,80.5,\n10,90,\n");
	enter_as(SECOND, batch, "01,70,\n02,80.5,\n10,90,\n");
	assert_ok(&problem, try_slip(batch, 3, 24050, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	assert_score("math", "void");
	assert_ok(&problem, try_lift("2026001", "62", NULL, &problem));
	assert_score("math", "8050 present");
	assert_int_equal(data_number("SELECT count(*) FROM entries WHERE mark_e2 = 8050"), 2);
}

static void marks__voided_twice__come_back_when_both_are_lifted(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	assert_ok(&problem, try_void("2026001", "62", NULL, &problem));
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "51", "math", &problem));
	assert_score("math", "void");
	assert_ok(&problem, try_lift("2026001", "62", NULL, &problem));
	assert_score("math", "9900 present");
	assert_score("chinese", "12050 present");
}

struct void_refusal {
	const char *no, *code, *subject;
	enum status status;
	const char *part;
};

static void breach_void__refuses__what_makes_no_breach(void **state)
{
	static const struct void_refusal refusals[] = {
		{ "2026009", "62", NULL, STATUS_FAULT, "there is no candidate 2026009" },
		{ "2026001", "99", NULL, STATUS_FAULT, "'99' is not in violations" },
		{ "2026001", "01", "math", STATUS_FAULT, "code 01 voids nothing" },
		{ "2026001", "62", "math", STATUS_USAGE, "code 62 voids all subjects" },
		{ "2026001", "51", NULL, STATUS_USAGE, "code 51 voids one subject" },
		{ "2026001", "51", "core", STATUS_FAULT, "has neither a mark nor a sheet" },
	};
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		assert_int_equal(try_void(refusals[i].no, refusals[i].code, refusals[i].subject, &problem), refusals[i].status);
		assert_says(problem.text, refusals[i].part);
	}
	assert_ok(&problem, try_void("2026001", "62", NULL, &problem));
	assert_int_equal(try_void("2026001", "62", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "stands already");
	assert_int_equal(try_lift("2026001", "62", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "somebody else lifts it");
	assert_int_equal(try_lift("2026001", "63", NULL, &problem), STATUS_FAULT);
	assert_says(problem.text, "no such breach of 2026001 stands");
}

/* By hand and by file. */
static void scores__that_a_breach_voids__are_given_back_by_no_other_way(void **state)
{
	static const char *const old[] = { "2026001", "math", "", "void" }, *const new[] = { "2026001", "math", "100", "" };
	const struct row_change change = { .kind = KIND_SCORES, .texts = new, .expected = old };
	const struct import_request request = { .kind = KIND_SCORES, .file = "rows.csv" };
	struct problem problem = { .status = STATUS_OK };
	struct row_report report = { .is_gone = false };
	struct import_report imported = { .rows = 0 };
	enum row_outcome outcome;
	struct store *store;

	(void)state;
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	store = data_open();
	assert_int_equal(row_save(store, &change, &outcome, &report, &problem), STATUS_FAULT);
	assert_says(problem.text, "is void for a breach that stands");
	row_report_clear(&report);
	file_write("rows.csv", "candidate_no,subject,mark\n2026001,math,100\n");
	assert_int_equal(file_import(store, &request, &imported, &problem), STATUS_FAULT);
	assert_finds(&imported.faults, "rows.csv:2: candidate_no", "is void for a breach that stands");
	import_report_clear(&imported);
	store_close(store);
	assert_score("math", "void");
}

/* The mark that an exempt candidate was awarded is on no sheet: neither a breach nor a batch loses it. */
static void scores__keep_the_mark_that_was_awarded__to_an_exempt_candidate(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	const int64_t batch = batch_of("math", "001");

	(void)state;
	data_number("INSERT INTO violations VALUES ('70', '免考', 'none') RETURNING 1");
	data_number("UPDATE scores SET mark_e2 = 9000, status = 'exempt' WHERE candidate_no = '2026001' AND subject = 'math' RETURNING 1");
	assert_ok(&problem, try_void("2026001", "51", "math", &problem));
	assert_score("math", "void");
	act_as(THIRD);
	assert_ok(&problem, try_lift("2026001", "51", "math", &problem));
	assert_score("math", "9000 exempt");
	enter_as(FIRST, batch, "01,80.5,\n02,exempt,70\n10,90,\n");
	enter_as(SECOND, batch, "01,80.5,\n02,exempt,70\n10,90,\n");
	assert_ok(&problem, try_slip(batch, 2, 17050, &problem));
	assert_ok(&problem, try_close(batch, &problem));
	assert_score("math", "9000 exempt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BATCHED(breach_void__voids_one_subject__and_lifting_gives_it_back),
		BATCHED(breach_void__voids_all_subjects__marks_and_sheets),
		BATCHED(batch_close__leaves_void__what_a_breach_voids),
		BATCHED(marks__voided_twice__come_back_when_both_are_lifted),
		BATCHED(breach_void__refuses__what_makes_no_breach),
		BATCHED(scores__keep_the_mark_that_was_awarded__to_an_exempt_candidate),
		BATCHED(scores__that_a_breach_voids__are_given_back_by_no_other_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
