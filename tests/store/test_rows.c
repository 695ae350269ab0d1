/* SPDX-License-Identifier: ISC */
/* Rows in and out, who names them, stages, cursors. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/internal.h"
#include "suite.h"

static struct row row; /* large */

static void store_insert_row__answers__duplicate_where_the_key_is_taken(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct value values[FIELDS_MOST];

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_PLANS, "S1", "042033", "9", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DUPLICATE);
	assert_int_equal(store_find_row(store, &row, values), STORE_DONE);
	assert_int_equal(values[2].number, 1); /* as it was */
	row_fill(&row, KIND_PLANS, "S1", "042033", "9", "quota", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

/* Full batches and smaller ones, with keys that are taken and keys that repeat among themselves. */
static void store_insert_rows__passes_over__keys_that_are_taken(void **state)
{
	static char numbers[STORE_ROWS_AT_ONCE][16];
	static struct value values[STORE_ROWS_AT_ONCE * FIELDS_MOST];
	const size_t n_fields = kind_table(KIND_CANDIDATES)->n_fields;
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	row_fill(&row, KIND_CANDIDATES, "x", "某", NULL);
	for (size_t i = 0; i < STORE_ROWS_AT_ONCE; i++) {
		snprintf(numbers[i], sizeof numbers[i], "20260%02zu", i == 7 ? 6 : i); /* 01, 02, 03 are there; 06 comes twice */
		memcpy(values + i * n_fields, row.values, n_fields * sizeof *values);
		values[i * n_fields] = (struct value){ .text = numbers[i], .length = strlen(numbers[i]) };
	}
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, STORE_ROWS_AT_ONCE), STORE_ROWS_AT_ONCE - 4);
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, STORE_ROWS_AT_ONCE), 0);
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, 5), 0);
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, 0), 0);
	memcpy(numbers[4], "9", 2);
	values[4 * n_fields].length = 1;
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, 5), 1);
	values[4 * n_fields].length = 0;
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, STORE_ROWS_AT_ONCE), -1);
	assert_int_equal(store_insert_rows(store, KIND_CANDIDATES, values, 1), -1);
	assert_int_equal(store_trouble(store, &problem), STATUS_FAULT);
	store_rollback(store);
	store_close(store);
}

/* What goes in comes out, in every column of every kind. */
static void store_find_row__gives_back__what_was_put_in(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct value found[FIELDS_MOST];

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct store_cursor *rows = store_cursor_open_kind(store, (enum kind)kind);

		assert_true(store_cursor_next(rows));
		row.kind = (enum kind)kind;
		store_cursor_values(rows, row.values);
		assert_int_equal(store_find_row(store, &row, found), STORE_DONE);
		assert_true(store_same_values((enum kind)kind, row.values, found));
		store_cursor_close(rows, NULL);
	}
	row_fill(&row, KIND_CANDIDATES, "2026002", "李𠮷", "F", NULL);
	assert_int_equal(store_find_row(store, &row, found), STORE_DONE);
	assert_true(store_same_values(KIND_CANDIDATES, row.values, found));
	row_fill(&row, KIND_PLANS, "S1", "042032", "2", "talent", "1", "tag.sport", "300", "", "open", NULL);
	assert_int_equal(store_find_row(store, &row, found), STORE_DONE);
	assert_true(store_same_values(KIND_PLANS, row.values, found));
	row_fill(&row, KIND_SCORES, "2026002", "chinese", "", "absent", NULL);
	assert_int_equal(store_find_row(store, &row, found), STORE_DONE);
	assert_true(found[2].is_null);
	row_fill(&row, KIND_CANDIDATES, "nobody", "无", NULL);
	assert_int_equal(store_find_row(store, &row, found), STORE_MISSING);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

static void store_same_values__differs__in_any_column(void **state)
{
	static struct row a, b;

	(void)state;
	row_fill(&a, KIND_SCORES, "1", "math", "", "exempt", NULL);
	row_fill(&b, KIND_SCORES, "1", "math", "0", "exempt", NULL);
	assert_false(store_same_values(KIND_SCORES, a.values, b.values));
	row_fill(&b, KIND_SCORES, "1", "math", "", "void", NULL);
	assert_false(store_same_values(KIND_SCORES, a.values, b.values));
	row_fill(&b, KIND_SCORES, "1", "mat", "", "exempt", NULL);
	assert_false(store_same_values(KIND_SCORES, a.values, b.values));
	row_fill(&b, KIND_SCORES, "1", "math", "", "exempt", NULL);
	assert_true(store_same_values(KIND_SCORES, a.values, b.values));
}

static void store_update_and_delete_row__answer__missing(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct value found[FIELDS_MOST];

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_SCORES, "2026001", "math", "100.5", NULL);
	assert_int_equal(store_update_row(store, &row), STORE_DONE);
	assert_int_equal(store_find_row(store, &row, found), STORE_DONE);
	assert_int_equal(found[2].number, 10050);
	assert_int_equal(store_delete_row(store, &row), STORE_DONE);
	assert_int_equal(store_delete_row(store, &row), STORE_MISSING);
	assert_int_equal(store_update_row(store, &row), STORE_MISSING);
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

/* The second line of defence: what row_check would never let through. */
static void the_tables__refuse__what_no_check_would_let_through(void **state)
{
	static const char *const tries[] = {
		"INSERT INTO office VALUES ('colour', 'red')",
		"INSERT INTO schools VALUES ('x', 'X', 'castle', '', '', '')",
		"INSERT INTO plans VALUES ('S1', '042032', -1, 'more', 1, '', '', '', NULL)",
		"INSERT INTO plans VALUES ('S1', '042032', 1, 'inherited', 1, '', '', '', NULL)",
		"INSERT INTO plans VALUES ('S1', '042032', 1.5, 'more', 1, '', '', '', NULL)",
		"INSERT INTO scores VALUES ('2026003', 'math', NULL, 'present')",
		"INSERT INTO scores VALUES ('2026003', 'math', 100, 'absent')",
		"INSERT INTO scores VALUES ('2026003', 'math', -1, 'present')",
		"INSERT INTO scores VALUES ('2026003', 'math', 100, 'ill')",
		"INSERT INTO scores VALUES ('2026003', 'math', '88.5', 'present')",
		"INSERT INTO scores VALUES ('nobody', 'math', 100, 'present')",
		"INSERT INTO scores VALUES ('2026003', 'physics', 100, 'present')",
		"INSERT INTO choices VALUES ('2026003', 'S1', 0, '042032')",
		"INSERT INTO choices VALUES ('2026003', 'S1', 1000, '042032')",
		"INSERT INTO choices VALUES ('2026003', 'S9', 1, '042032')",
		"INSERT INTO choices VALUES ('2026003', 'S1', 1, '042099')",
		"INSERT INTO choices VALUES ('2026001', 'S1', 1, '042032')",
		"INSERT INTO bonuses VALUES ('2026003', 'p', 0)",
		"INSERT INTO programs VALUES ('x', 'nowhere', 'X', '')",
		"INSERT INTO subjects VALUES ('x', 'X', 100, 50, 100, 'none', '')",
		"INSERT INTO candidates (candidate_no, name) VALUES ('', 'X')",
		"INSERT INTO candidates (candidate_no, name, adjust) VALUES ('1', 'X', 2)",
		"DELETE FROM candidates WHERE candidate_no = '2026001'",
		"DELETE FROM tiers WHERE code = 'S1'",
	};
	struct store *store = small_store("year.db");

	(void)state;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		if ((sqlite3_exec(store->db, tries[i], NULL, NULL, NULL) & 0xff) != SQLITE_CONSTRAINT)
			fail_msg("not refused: %s (%s)", tries[i], sqlite3_errmsg(store->db));
	}
	/* Feeder and district may be unknown. */
	assert_int_equal(sqlite3_exec(store->db, "INSERT INTO candidates (candidate_no, name, feeder) VALUES ('1', 'X', 'J99')",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	store_close(store);
}

/* --- who names a row ------------------------------------------------------------------------------------------------------------
 */

static void is_named_by(struct store *store, const char *words)
{
	struct store_namer namers[STORE_NAMERS_MOST];
	char text[512] = "";
	size_t count = 99, used = 0;
	const enum store_answer answer = store_find_namers(store, &row, namers, &count);

	for (size_t i = 0; i < count; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %d %s", i > 0 ? ", " : "",
		                         namers[i].name, (int)namers[i].count, namers[i].first_key);
	assert_string_equal(text, words);
	assert_int_equal(answer, *words ? STORE_DONE : STORE_MISSING);
}

static void store_find_namers__finds__all_who_name_a_row(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "2026002", "x", NULL);
	is_named_by(store, "scores 2 2026002/chinese, bonuses 1 2026002/侨属, choices 2 2026002/S1/1, returns 1 S1/2026002/042032, "
	                   "registrations 1 2026002, claims 1 2026002/bonus/侨属, pe_results 1 2026002/run, seats 1 zk/01/001/2");
	row_fill(&row, KIND_CANDIDATES, "2026003", "x", NULL);
	is_named_by(store, "orders 1 S1/2026003, evaluations 1 2026003/T1/moral");
	row_fill(&row, KIND_PROGRAMS, "042032", "nh", "x", NULL);
	is_named_by(store, "plans 2 S1/042032/open, choices 2 2026001/S1/3, returns 1 S1/2026002/042032, orders 1 S1/2026003");
	row_fill(&row, KIND_TIERS, "S1", "x", "1", NULL);
	is_named_by(store,
	            "tiers 1 S2, plans 3 S1/042032/open, choices 3 2026001/S1/1, returns 1 S1/2026002/042032, orders 1 S1/2026003");
	row_fill(&row, KIND_TIERS, "S2", "x", "1", NULL);
	is_named_by(store, "plans 1 S2/042033/open, choices 1 2026002/S2/1");
	row_fill(&row, KIND_PLANS, "S1", "042032", "1", "open", NULL);
	is_named_by(store, "plans 1 S1/042032/talent, orders 1 S1/2026003");
	row_fill(&row, KIND_PLANS, "S1", "042032", "1", "talent", NULL);
	is_named_by(store, "");
	row_fill(&row, KIND_SCHOOLS, "nh", "x", "general", NULL);
	is_named_by(store, "programs 1 042032");
	row_fill(&row, KIND_SUBJECTS, "math", "x", "100", NULL);
	is_named_by(store, "scores 2 2026001/math, pe_items 1 run");
	row_fill(&row, KIND_EXAMS, "zk", "x", NULL);
	is_named_by(store, "subjects 1 chinese, rooms 2 zk/01/001, sittings 1 zk");
	row_fill(&row, KIND_SITES, "01", "x", NULL);
	is_named_by(store, "rooms 2 zk/01/001");
	row_fill(&row, KIND_ROOMS, "zk", "01", "001", NULL);
	is_named_by(store, "seats 2 zk/01/001/1");
	row_fill(&row, KIND_ROOMS, "zk", "01", "002", NULL);
	is_named_by(store, "room_uses 1 zk/01/002");
	row_fill(&row, KIND_ROOMS, "zk", "01", "00", NULL);
	is_named_by(store, "");
	row_fill(&row, KIND_SCORES, "2026001", "math", "1", NULL);
	is_named_by(store, "");
	store_rollback(store);
	store_close(store);
}

/* A part of a code is not the code. */
static void store_find_namers__takes_no_part_of_a_code__for_the_whole(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_TIERS, "S", "x", "1", NULL);
	is_named_by(store, "");
	row_fill(&row, KIND_TIERS, "S4", "x", "4", "", "", "", "", "", "", "", "", "", "", "S12;S1X", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	row_fill(&row, KIND_TIERS, "S1", "x", "1", NULL);
	is_named_by(store,
	            "tiers 1 S2, plans 3 S1/042032/open, choices 3 2026001/S1/1, returns 1 S1/2026002/042032, orders 1 S1/2026003");
	store_rollback(store);
	store_close(store);
}

/* --- stages ---------------------------------------------------------------------------------------------------------------------
 */

static void store_stage__gives_rows_in_key_order__with_their_lines(void **state)
{
	static const char *const numbers[] = { "30", "10", "20", "100" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct value values[FIELDS_MOST];
	struct store_stage *stage;
	uint64_t line, first = 0;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	for (int round = 0; round < 2; round++) {
		assert_ok(&problem, store_stage_open(store, KIND_CANDIDATES, &stage, &problem));
		for (uint64_t i = 0; i < 4; i++) {
			row_fill(&row, KIND_CANDIDATES, numbers[i], "某", NULL);
			assert_int_equal(store_stage_put(stage, &row, i + 2, &first), STORE_DONE);
		}
		assert_int_equal(store_stage_put(stage, &row, 77, &first), STORE_DUPLICATE);
		assert_int_equal(first, 5);
		for (int i = 0; i < 4; i++) {
			static const char *const sorted[] = { "10", "100", "20", "30" };
			static const uint64_t lines[] = { 3, 5, 4, 2 };

			assert_true(store_stage_next(stage, values, &line));
			assert_string_equal(values[0].text, sorted[i]);
			assert_string_equal(values[1].text, "某");
			assert_int_equal(line, lines[i]);
		}
		assert_false(store_stage_next(stage, values, &line));
		store_stage_close(stage);
	}
	assert_ok(&problem, store_commit(store, &problem));
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM candidates"), 3);
	store_close(store);
}

static void store_stage__takes__every_kind(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct value values[FIELDS_MOST];
	struct store_stage *stage;
	uint64_t line = 0, first;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct store_cursor *rows = store_cursor_open_kind(store, (enum kind)kind);

		assert_ok(&problem, store_stage_open(store, (enum kind)kind, &stage, &problem));
		row.kind = (enum kind)kind;
		while (store_cursor_next(rows)) {
			store_cursor_values(rows, row.values);
			assert_int_equal(store_stage_put(stage, &row, 7, &first), STORE_DONE);
		}
		store_cursor_close(rows, NULL);
		rows = store_cursor_open_kind(store, (enum kind)kind);
		while (store_cursor_next(rows)) {
			store_cursor_values(rows, row.values);
			assert_true(store_stage_next(stage, values, &line));
			assert_int_equal(line, 7);
			assert_true(store_same_values((enum kind)kind, row.values, values));
		}
		store_cursor_close(rows, NULL);
		store_stage_close(stage);
	}
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

/* --- cursors --------------------------------------------------------------------------------------------------------------------
 */

static void store_cursor__answers__questions_about_one_candidate(void **state)
{
	struct store *store = small_store("year.db");
	const struct store_bind bind = { .text = "2026001" };
	struct store_cursor *rows = store_cursor_open(store, STORE_CANDIDATE_CHOICES, &bind, 1);
	struct store_cursor *other = store_cursor_open(store, STORE_CANDIDATE_CHOICES, &bind, 1);

	(void)state;
	assert_true(store_cursor_next(rows));
	assert_true(store_cursor_next(other)); /* two of one question at once */
	assert_string_equal(store_cursor_text(rows, 0), "S1");
	assert_int_equal(store_cursor_number(rows, 1), 1);
	assert_string_equal(store_cursor_text(rows, 2), "042033");
	assert_true(store_cursor_next(rows));
	assert_int_equal(store_cursor_number(rows, 1), 3);
	assert_int_equal(store_cursor_number(other, 1), 1);
	assert_false(store_cursor_next(rows));
	assert_false(store_cursor_next(rows));
	assert_int_equal(store_cursor_close(rows, NULL), STATUS_OK);
	assert_int_equal(store_cursor_close(other, NULL), STATUS_OK);
	store_close(store);
}

static unsigned count_rows(struct store *store, enum store_query query, const struct store_bind *binds, size_t n_binds)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_cursor *rows = store_cursor_open(store, query, binds, n_binds);
	unsigned count = 0;

	while (store_cursor_next(rows))
		count++;
	assert_ok(&problem, store_cursor_close(rows, &problem));
	return count;
}

static void store_cursor__finds_candidates__by_number_and_name(void **state)
{
	struct store *store = small_store("year.db");

	(void)state;
	assert_int_equal(
	        count_rows(store, STORE_CANDIDATES_FROM, (struct store_bind[]){ { .text = "2026002" }, { .number = 10 } }, 2), 2);
	assert_int_equal(count_rows(store, STORE_CANDIDATES_FROM, (struct store_bind[]){ { .text = "" }, { .number = 2 } }, 2), 2);
	assert_int_equal(count_rows(store, STORE_CANDIDATES_NAMED, (struct store_bind[]){ { .text = "𠮷" }, { .number = 10 } }, 2),
	                 1);
	assert_int_equal(count_rows(store, STORE_CANDIDATES_NAMED, (struct store_bind[]){ { .text = "%" }, { .number = 10 } }, 2),
	                 0);
	assert_int_equal(count_rows(store, STORE_CANDIDATES_NAMED,
	                            (struct store_bind[]){ { .text = "'; DROP TABLE x" }, { .number = 10 } }, 2),
	                 0);
	assert_int_equal(count_rows(store, STORE_CHOICE_LIST, (struct store_bind[]){ { .text = "2026002" }, { .text = "S1" } }, 2),
	                 1);
	assert_int_equal(count_rows(store, STORE_CANDIDATE_SCORES, (struct store_bind[]){ { .text = "2026002" } }, 1), 2);
	assert_int_equal(count_rows(store, STORE_CANDIDATE_ORDERS, (struct store_bind[]){ { .text = "2026003" } }, 1), 1);
	assert_int_equal(count_rows(store, STORE_SUBJECT_SCORES, (struct store_bind[]){ { .text = "math" } }, 1), 2);
	store_close(store);
}

static void store_cursor__that_is_null__is_at_its_end(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_false(store_cursor_next(NULL));
	assert_string_equal(store_cursor_text(NULL, 0), "");
	assert_int_equal(store_cursor_number(NULL, 0), 0);
	assert_true(store_cursor_is_null(NULL, 0));
	assert_int_equal(store_cursor_close(NULL, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "memory");
}

static void store_clear_rows__takes_all_rows__and_leaves_the_trail(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	store_clear_rows(store);
	assert_ok(&problem, store_commit(store, &problem));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		bool has_rows = true;
		uint64_t count = 9;

		assert_ok(&problem, store_has_rows(store, (enum kind)kind, &has_rows, &problem));
		assert_ok(&problem, store_count(store, (enum kind)kind, &count, &problem));
		assert_false(has_rows);
		assert_int_equal(count, 0);
	}
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM audit"), 1);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_insert_row__answers__duplicate_where_the_key_is_taken),
		IN_FOLDER(store_insert_rows__passes_over__keys_that_are_taken),
		IN_FOLDER(store_find_row__gives_back__what_was_put_in),
		cmocka_unit_test(store_same_values__differs__in_any_column),
		IN_FOLDER(store_update_and_delete_row__answer__missing),
		IN_FOLDER(the_tables__refuse__what_no_check_would_let_through),
		IN_FOLDER(store_find_namers__finds__all_who_name_a_row),
		IN_FOLDER(store_find_namers__takes_no_part_of_a_code__for_the_whole),
		IN_FOLDER(store_stage__gives_rows_in_key_order__with_their_lines),
		IN_FOLDER(store_stage__takes__every_kind),
		IN_FOLDER(store_cursor__answers__questions_about_one_candidate),
		IN_FOLDER(store_cursor__finds_candidates__by_number_and_name),
		cmocka_unit_test(store_cursor__that_is_null__is_at_its_end),
		IN_FOLDER(store_clear_rows__takes_all_rows__and_leaves_the_trail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
