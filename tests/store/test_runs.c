/* SPDX-License-Identifier: ISC */
/* Runs stored and read back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/internal.h"
#include "suite.h"

static struct dataset *load(struct store *store)
{
	struct problem problem = { .status = STATUS_OK };
	struct dataset *d;

	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	return d;
}

/* 2026001 by choice, 2026002 nowhere, 2026003 by order; a pool `inherited` in the second tier, where 042032 has no plan row. */
static struct outcome *make_outcome(const struct dataset *d)
{
	struct outcome *outcome = outcome_make();

	assert_non_null(outcome);
	outcome->n_tiers = 2;
	outcome->n_kept = 1;
	outcome->n_candidates = d->n_candidates;
	outcome->n_pools = 5;
	outcome->pools = calloc(5, sizeof *outcome->pools);
	outcome->pools[0] = (struct pool_result){ .tier = 0,
		                                  .program = 0,
		                                  .plan = 0,
		                                  .code = "talent",
		                                  .seats = 2,
		                                  .capacity = 2,
		                                  .vacant = 2,
		                                  .is_passed = true,
		                                  .last_in = IX_NONE,
		                                  .first_out = IX_NONE };
	outcome->pools[1] = (struct pool_result){ .tier = 0,
		                                  .program = 0,
		                                  .plan = 1,
		                                  .code = "open",
		                                  .seats = 3,
		                                  .capacity = 2,
		                                  .placed = 1,
		                                  .orders = 1,
		                                  .vacant = 2,
		                                  .is_passed = true,
		                                  .last_in = IX_NONE,
		                                  .first_out = IX_NONE };
	outcome->pools[2] = (struct pool_result){ .tier = 0,
		                                  .program = 1,
		                                  .plan = 2,
		                                  .code = "open",
		                                  .seats = 1,
		                                  .capacity = 1,
		                                  .placed = 1,
		                                  .has_merit = true,
		                                  .merit_e4 = 2195000,
		                                  .drawn = 1,
		                                  .last_in = 0,
		                                  .first_out = 1 };
	outcome->pools[3] = (struct pool_result){ .tier = 1,
		                                  .program = 0,
		                                  .plan = IX_NONE,
		                                  .code = "inherited",
		                                  .seats = 4,
		                                  .capacity = 4,
		                                  .vacant = 4,
		                                  .last_in = IX_NONE,
		                                  .first_out = IX_NONE };
	outcome->pools[4] = (struct pool_result){ .tier = 1,
		                                  .program = 1,
		                                  .plan = 3,
		                                  .code = "open",
		                                  .has_merit = true,
		                                  .merit_e4 = -15000,
		                                  .last_in = IX_NONE,
		                                  .first_out = IX_NONE };
	outcome->n_placements = 2;
	outcome->placements = calloc(2, sizeof *outcome->placements);
	outcome->placements[0] = (struct placement){ .candidate = 0, .pool = 2, .choice = 1, .merit_e4 = 2195000 };
	outcome->placements[1] = (struct placement){ .candidate = 2, .pool = 1, .by_order = true, .merit_e4 = 0 };
	outcome->trail = calloc(3, 2);
	memcpy(outcome->trail + 2, "oe", 2);
	memset(outcome->digest, 0xa5, DIGEST_BYTES);
	return outcome;
}

static struct run_note save(struct store *store, int64_t kept_run)
{
	struct problem problem = { .status = STATUS_OK };
	struct dataset *d = load(store);
	struct outcome *outcome = make_outcome(d);
	struct run_note note;

	assert_ok(&problem, store_save_run(store, d, outcome, kept_run, NULL, &note, &problem));
	outcome_free(outcome);
	dataset_free(d);
	return note;
}

static void assert_same_pool(const struct pool_result *a, const struct pool_result *b)
{
	assert_int_equal(a->tier, b->tier);
	assert_int_equal(a->program, b->program);
	assert_int_equal(a->plan, b->plan);
	assert_string_equal(a->code, b->code);
	assert_int_equal(a->seats, b->seats);
	assert_int_equal(a->capacity, b->capacity);
	assert_int_equal(a->placed, b->placed);
	assert_int_equal(a->orders, b->orders);
	assert_int_equal(a->vacant, b->vacant);
	assert_int_equal(a->is_passed, b->is_passed);
	assert_int_equal(a->has_merit, b->has_merit);
	assert_int_equal(a->merit_e4, b->merit_e4);
	assert_int_equal(a->drawn, b->drawn);
	assert_int_equal(a->last_in, b->last_in);
	assert_int_equal(a->first_out, b->first_out);
}

static void assert_same(const struct outcome *a, const struct outcome *b)
{
	assert_int_equal(a->n_tiers, b->n_tiers);
	assert_int_equal(a->n_kept, b->n_kept);
	assert_int_equal(a->n_candidates, b->n_candidates);
	assert_int_equal(a->n_pools, b->n_pools);
	for (size_t i = 0; i < a->n_pools; i++)
		assert_same_pool(&a->pools[i], &b->pools[i]);
	assert_int_equal(a->n_placements, b->n_placements);
	for (size_t i = 0; i < a->n_placements; i++) {
		assert_int_equal(a->placements[i].candidate, b->placements[i].candidate);
		assert_int_equal(a->placements[i].pool, b->placements[i].pool);
		assert_int_equal(a->placements[i].choice, b->placements[i].choice);
		assert_int_equal(a->placements[i].by_order, b->placements[i].by_order);
		assert_int_equal(a->placements[i].merit_e4, b->placements[i].merit_e4);
	}
	assert_memory_equal(a->trail, b->trail, a->n_candidates * a->n_tiers);
	assert_memory_equal(a->digest, b->digest, DIGEST_BYTES);
}

static void store_load_run__gives_back__what_was_saved(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct findings findings = { .count = 0 };
	struct store *store = small_store("year.db");
	struct dataset *d = load(store);
	struct outcome *saved = make_outcome(d), *loaded;
	const struct run_note note = save(store, 0);

	(void)state;
	assert_int_equal(note.number, 1);
	assert_string_equal(note.state, "draft");
	assert_int_equal(note.n_placed, 2);
	assert_int_equal(note.n_unplaced, 1);
	assert_ok(&problem, store_load_run(store, 1, d, NULL, &findings, &loaded, &problem));
	assert_int_equal(findings.count, 0);
	assert_same(saved, loaded);
	outcome_free(loaded);
	assert_ok(&problem, store_load_run(store, 0, d, NULL, &findings, &loaded, &problem));
	assert_same(saved, loaded);
	outcome_free(loaded);
	outcome_free(saved);
	dataset_free(d);
	store_close(store);
}

static void store_save_run__numbers_runs__and_notes_them_in_the_trail(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	const struct store_bind binds[] = { { .text = "run" }, { .text = "2" } };
	struct store_cursor *rows;
	struct run_note note;

	(void)state;
	assert_int_equal(save(store, 0).number, 1);
	assert_int_equal(save(store, 1).number, 2);
	assert_ok(&problem, store_find_run(store, 0, &note, &problem));
	assert_int_equal(note.number, 2);
	assert_int_equal(note.kept_run, 1);
	assert_int_equal(note.n_tiers, 2);
	assert_int_equal(note.n_kept, 1);
	assert_int_equal(note.digest[7], 0xa5);
	assert_int_equal(strlen(note.time), 20);
	assert_true(note.user[0] != '\0');
	assert_int_equal(store_find_run(store, 3, &note, &problem), STATUS_FAULT);
	assert_says(problem.text, "no run 3");
	assert_int_equal(store_find_run(store, -1, &note, &problem), STATUS_FAULT);
	rows = store_cursor_open(store, STORE_AUDIT_OF, binds, 2);
	assert_true(store_cursor_next(rows));
	assert_string_equal(store_cursor_text(rows, 3), "run");
	assert_non_null(strstr(store_cursor_text(rows, 7), "\"placed\":2,\"unplaced\":1"));
	assert_false(store_cursor_next(rows));
	store_cursor_close(rows, NULL);
	store_close(store);
}

static void is_row(struct store_cursor *rows, const char *words, int columns)
{
	char text[512] = "";
	size_t used = 0;

	assert_true(store_cursor_next(rows));
	for (int i = 0; i < columns; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? "," : "", store_cursor_text(rows, i));
	assert_string_equal(text, words);
}

static struct store_cursor *ask(struct store *store, enum store_query query)
{
	static const struct store_bind run = { .number = 1 };

	return store_cursor_open(store, query, &run, 1);
}

static void end(struct store_cursor *rows)
{
	assert_false(store_cursor_next(rows));
	assert_int_equal(store_cursor_close(rows, NULL), STATUS_OK);
}

static void queries__answer__about_a_run(void **state)
{
	struct store *store = small_store("year.db");
	struct store_cursor *rows;

	(void)state;
	save(store, 0);
	rows = ask(store, STORE_PLACEMENTS);
	is_row(rows, "2026001,S1,042033,open,1,2195000,0", 7);
	is_row(rows, "2026003,S1,042032,open,0,0,1", 7);
	end(rows);
	rows = ask(store, STORE_UNPLACED);
	is_row(rows, "2026002,outranked", 2);
	end(rows);
	rows = ask(store, STORE_CUTOFFS);
	is_row(rows, "S1,042032,open,3,1,", 6);
	assert_true(store_cursor_is_null(rows, 5));
	is_row(rows, "S1,042032,talent,2,0,", 6);
	is_row(rows, "S1,042033,open,1,1,2195000", 6);
	is_row(rows, "S2,042032,inherited,4,0,", 6);
	is_row(rows, "S2,042033,open,0,0,-15000", 6);
	end(rows);
	rows = ask(store, STORE_VACANCIES);
	is_row(rows, "S1,042032,open,3,1,2,0", 7);
	is_row(rows, "S1,042032,talent,2,0,2,0", 7);
	is_row(rows, "S1,042033,open,1,1,0,0", 7);
	is_row(rows, "S2,042032,inherited,4,0,0,4", 7);
	is_row(rows, "S2,042033,open,0,0,0,0", 7);
	end(rows);
	rows = ask(store, STORE_LIST_BY_SCHOOL);
	is_row(rows, "nh,南汇中学,042032,南汇中学,S1,open,2026003,张三,,,0,0,1", 13);
	is_row(rows, "zp,周浦中学,042033,周浦中学,S1,open,2026001,王·小明,M,J1,1,2195000,0", 13);
	end(rows);
	rows = ask(store, STORE_LIST_BY_FEEDER);
	is_row(rows, ",2026002,李𠮷,F,,,,,,0,0,0,outranked", 13);
	is_row(rows, ",2026003,张三,,S1,042032,南汇中学,南汇中学,open,0,0,1,", 13);
	is_row(rows, "J1,2026001,王·小明,M,S1,042033,周浦中学,周浦中学,open,1,2195000,0,", 13);
	end(rows);
	rows = ask(store, STORE_RUN_TIERS);
	is_row(rows, "0,S1,1", 3);
	is_row(rows, "1,S2,0", 3);
	end(rows);
	store_close(store);
}

/* --- a year that has changed since
 * ------------------------------------------------------------------------------------------------ */

static void finds(struct findings *findings, const char *words)
{
	bool found = false;

	for (size_t i = 0; i < findings->n_kept; i++)
		found = found || strstr(findings->kept[i].text, words);
	if (!found)
		fail_msg("nothing says '%s' among %zu findings (%s)", words, findings->n_kept,
		         findings->n_kept > 0 ? findings->kept[0].text : "none");
}

/* Saves a run, changes the year behind the store's back and loads the run in its terms. */
static struct outcome *load_after(const char *sql, struct findings *findings, struct dataset **d)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct outcome *loaded;

	save(store, 0);
	store_close(store);
	sql_run("year.db", sql);
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	*d = load(store);
	assert_ok(&problem, store_load_run(store, 1, *d, NULL, findings, &loaded, &problem));
	store_close(store);
	return loaded;
}

static void store_load_run__finds__candidates_that_went_and_came(void **state)
{
	struct findings findings = { .count = 0 };
	struct dataset *d;
	struct outcome *loaded =
	        load_after("DELETE FROM choices WHERE candidate_no = '2026001'; DELETE FROM scores WHERE candidate_no = '2026001';"
	                   "DELETE FROM candidates WHERE candidate_no = '2026001';"
	                   "INSERT INTO candidates (candidate_no, name) VALUES ('2026000', 'X')",
	                   &findings, &d);

	(void)state;
	assert_int_equal(findings.count, 2);
	finds(&findings, "candidate 2026001 is no longer there");
	finds(&findings, "candidate 2026000 was not there yet");
	assert_int_equal(loaded->n_placements, 1);
	assert_int_equal(loaded->placements[0].candidate, 2);
	assert_memory_equal(loaded->trail, "nnoe", 4);
	assert_int_equal(loaded->pools[2].last_in, IX_NONE);
	findings_clear(&findings);
	outcome_free(loaded);
	dataset_free(d);
}

static void store_load_run__finds__a_program_that_went(void **state)
{
	struct findings findings = { .count = 0 };
	struct dataset *d;
	struct outcome *loaded =
	        load_after("DELETE FROM choices WHERE program = '042033'; DELETE FROM plans WHERE program = '042033';"
	                   "DELETE FROM programs WHERE code = '042033'",
	                   &findings, &d);

	(void)state;
	finds(&findings, "program 042033 is no longer there");
	finds(&findings, "candidate 2026001: the place S1/042033/open is no longer there");
	assert_int_equal(loaded->n_pools, 3);
	assert_int_equal(loaded->n_placements, 1);
	findings_clear(&findings);
	outcome_free(loaded);
	dataset_free(d);
}

static void store_load_run__keeps__a_pool_whose_plan_row_went(void **state)
{
	struct findings findings = { .count = 0 };
	struct dataset *d;
	struct outcome *loaded = load_after("DELETE FROM plans WHERE tier = 'S1' AND program = '042033'", &findings, &d);

	(void)state;
	assert_int_equal(findings.count, 1);
	finds(&findings, "the plan has no pool S1/042033/open any longer");
	assert_int_equal(loaded->n_pools, 5);
	assert_int_equal(loaded->pools[2].plan, IX_NONE);
	assert_int_equal(loaded->pools[2].placed, 1);
	assert_int_equal(loaded->n_placements, 2);
	findings_clear(&findings);
	outcome_free(loaded);
	dataset_free(d);
}

/* Trails follow their tiers. */
static void store_load_run__moves_trails__where_a_tier_came_in_front(void **state)
{
	struct findings findings = { .count = 0 };
	struct dataset *d;
	struct outcome *loaded =
	        load_after("INSERT INTO tiers SELECT 'S0', '提前', 5, merit, '', bands, NULL, '', '', ties, filing_e2, returns,"
	                   " adjust, '' FROM tiers WHERE code = 'S1'",
	                   &findings, &d);

	(void)state;
	finds(&findings, "tier S0 was not there yet");
	assert_int_equal(loaded->n_tiers, 3);
	assert_memory_equal(loaded->trail, "n\0\0noen\0\0", 9);
	assert_int_equal(loaded->pools[2].tier, 1);
	findings_clear(&findings);
	outcome_free(loaded);
	dataset_free(d);
}

static void store_load_run__finds__a_tier_that_went(void **state)
{
	struct findings findings = { .count = 0 };
	struct dataset *d;
	struct outcome *loaded = load_after("DELETE FROM choices WHERE tier = 'S2'; DELETE FROM plans WHERE tier = 'S2';"
	                                    "DELETE FROM tiers WHERE code = 'S2'",
	                                    &findings, &d);

	(void)state;
	finds(&findings, "tier S2 is no longer there");
	assert_int_equal(loaded->n_tiers, 1);
	assert_memory_equal(loaded->trail, "\0o\0", 3);
	assert_int_equal(loaded->n_pools, 3);
	findings_clear(&findings);
	outcome_free(loaded);
	dataset_free(d);
}

static void a_stored_run__cannot_be__changed(void **state)
{
	static const char *const tries[] = {
		"UPDATE run_places SET choice = 2", "UPDATE run_unplaced SET reason = 'returned'",
		"UPDATE run_pools SET merit_e4 = 1",
		"UPDATE OR REPLACE run_places SET candidate_no = '2026002' WHERE candidate_no = '2026001'"
	};
	struct store *store = small_store("year.db");

	(void)state;
	save(store, 0);
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
		assert_int_equal(sqlite3_exec(store->db, tries[i], NULL, NULL, NULL), SQLITE_CONSTRAINT_TRIGGER);
	store_close(store);
}

static bool never(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context;
	(void)what;
	(void)done;
	(void)total;
	return false;
}

static void store_save_run__stores_nothing__when_cancelled(void **state)
{
	const struct progress progress = { never, NULL };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct dataset *d = load(store);
	struct outcome *outcome = make_outcome(d);
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct run_note note;

	(void)state;
	content(store, before);
	assert_int_equal(store_save_run(store, d, outcome, 0, &progress, &note, &problem), STATUS_FAULT);
	assert_says(problem.text, "cancelled");
	assert_string_equal(content(store, after), before);
	assert_ok(&problem, store_save_run(store, d, outcome, 0, NULL, &note, &problem));
	assert_int_equal(note.number, 1);
	outcome_free(outcome);
	dataset_free(d);
	store_close(store);
}

/* --upto a tier before the first: nobody took part. */
static void store_load_run__gives_back__a_run_of_no_tiers(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct findings findings = { .count = 0 };
	struct store *store = small_store("year.db");
	struct dataset *d = load(store);
	struct outcome *outcome = outcome_make(), *loaded;
	struct run_note note;

	(void)state;
	outcome->n_candidates = d->n_candidates;
	assert_ok(&problem, store_save_run(store, d, outcome, 0, NULL, &note, &problem));
	assert_ok(&problem, store_load_run(store, 1, d, NULL, &findings, &loaded, &problem));
	assert_int_equal(findings.count, 0);
	assert_int_equal(loaded->n_tiers, 0);
	assert_int_equal(loaded->n_placements, 0);
	assert_int_equal(note.n_unplaced, 3);
	outcome_free(loaded);
	outcome_free(outcome);
	dataset_free(d);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_load_run__gives_back__what_was_saved),
		IN_FOLDER(store_save_run__numbers_runs__and_notes_them_in_the_trail),
		IN_FOLDER(queries__answer__about_a_run),
		IN_FOLDER(store_load_run__finds__candidates_that_went_and_came),
		IN_FOLDER(store_load_run__finds__a_program_that_went),
		IN_FOLDER(store_load_run__keeps__a_pool_whose_plan_row_went),
		IN_FOLDER(store_load_run__moves_trails__where_a_tier_came_in_front),
		IN_FOLDER(store_load_run__finds__a_tier_that_went),
		IN_FOLDER(a_stored_run__cannot_be__changed),
		IN_FOLDER(store_save_run__stores_nothing__when_cancelled),
		IN_FOLDER(store_load_run__gives_back__a_run_of_no_tiers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
