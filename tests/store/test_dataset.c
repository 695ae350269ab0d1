/* SPDX-License-Identifier: ISC */
/* The year in memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/internal.h"
#include "suite.h"

static void store_load_dataset__brings__every_row(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct dataset *d;
	size_t count;

	(void)state;
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	assert_string_equal(d->office.name, "南汇区招生办公室");
	assert_string_equal(d->office.lottery_seed, "seed");
	assert_int_equal(d->n_subjects, 2);
	assert_int_equal(d->subjects[0].full_mark_e2, 15000);
	assert_string_equal(d->subjects[0].exam, "zk");
	assert_null(d->subjects[1].exam);
	assert_int_equal(d->n_schools, 2);
	assert_string_equal(d->schools[0].kind, "municipal_model");
	assert_int_equal(d->n_programs, 2);
	assert_int_equal(d->n_tiers, 2);
	assert_string_equal(d->tiers[0].ranking, "total > math");
	assert_int_equal(d->tiers[0].max_choices, 15);
	assert_int_equal(d->tiers[1].max_choices, 0);
	assert_int_equal(d->tiers[1].n_inherits, 1);
	assert_int_equal(d->n_plans, 4);
	assert_string_equal(d->plans[0].pool, "talent");
	assert_string_equal(d->plans[0].line, "300");
	assert_int_equal(d->plans[0].rollover, 1);
	assert_int_equal(d->plans[1].rollover, IX_NONE);
	assert_int_equal(d->n_candidates, 3);
	assert_string_equal(dataset_candidate_no(d, 1), "2026002");
	assert_int_equal(d->sex[0], 'M');
	assert_int_equal(d->sex[2], 0);
	assert_int_equal(d->adjust[0], 1);
	assert_string_equal(strings_get(d->texts, d->feeder[0]), "J1");
	assert_int_equal(d->tagsets[d->tagset[0]].count, 2);
	assert_int_equal(d->mark_e2[0][0], 12050);
	assert_int_equal(d->status[0][1], SCORE_ABSENT);
	assert_int_equal(d->status[1][1], SCORE_EXEMPT);
	assert_int_equal(d->mark_e2[1][1], 15000);
	assert_int_equal(d->status[0][2], SCORE_NONE);
	assert_int_equal(d->n_bonuses, 1);
	assert_int_equal(d->bonuses[0].points_e2, 500);
	assert_int_equal(d->n_choices, 4);
	assert_int_equal(dataset_choices(d, 0, 0, &count)[1].rank, 3);
	assert_int_equal(count, 2);
	assert_int_equal(d->n_returns, 1);
	assert_int_equal(d->n_orders, 1);
	assert_int_equal(d->orders[0].plan, 1);
	dataset_free(d);
	store_close(store);
}

static void store_load_dataset__leaves_out__candidates_where_the_plan_will_do(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct dataset *d;

	(void)state;
	assert_ok(&problem, store_load_dataset(store, STORE_CONFIG, NULL, &d, &problem));
	assert_int_equal(d->n_plans, 4);
	assert_int_equal(d->n_candidates, 0);
	assert_int_equal(d->n_choices, 0);
	dataset_free(d);
	store_close(store);
}

/* As if they had never been there, and the digest of the inputs with them. */
static void store_load_dataset__leaves_out__the_withdrawn_and_what_is_about_them(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	unsigned char without[DIGEST_BYTES], never[DIGEST_BYTES];
	struct dataset *d;

	(void)state;
	sql_run("year.db", "INSERT INTO registrations VALUES ('2026003', 'withdrawn', '', '', '')");
	sql_run("year.db", "UPDATE registrations SET state = 'withdrawn' WHERE candidate_no = '2026002'");
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	assert_int_equal(d->n_candidates, 1);
	assert_string_equal(dataset_candidate_no(d, 0), "2026001");
	assert_int_equal(d->n_bonuses, 0);
	assert_int_equal(d->n_choices, 2);
	assert_int_equal(d->n_returns, 0);
	assert_int_equal(d->n_orders, 0);
	assert_int_equal(d->mark_e2[0][0], 12050);
	dataset_digest(d, without);
	dataset_free(d);
	store_close(store);
	sql_run("year.db", "DELETE FROM scores WHERE candidate_no <> '2026001'; DELETE FROM bonuses; DELETE FROM returns; DELETE FROM orders;"
	                   "DELETE FROM choices WHERE candidate_no <> '2026001'; DELETE FROM registrations; DELETE FROM claims;"
	                   "DELETE FROM evaluations;"
	                   "DELETE FROM candidates WHERE candidate_no <> '2026001'");
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	dataset_digest(d, never);
	assert_memory_equal(without, never, DIGEST_BYTES);
	dataset_free(d);
	store_close(store);
}

static void store_load_dataset__sees__what_its_own_transaction_did(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	static struct row row;
	struct dataset *d;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "9", "九", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	assert_int_equal(d->n_candidates, 4);
	dataset_free(d);
	store_rollback(store);
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	assert_int_equal(d->n_candidates, 3);
	dataset_free(d);
	store_close(store);
}

static void store_load_dataset__refuses__rows_that_do_not_fit_together(void **state)
{
	static const char *const deeds[] = {
		"PRAGMA foreign_keys=OFF; INSERT INTO choices VALUES ('nobody', 'S1', 1, '042032')",
		"PRAGMA foreign_keys=OFF; INSERT INTO choices VALUES ('2026001', 'S1', 9, 'nothing')",
		"PRAGMA foreign_keys=OFF; INSERT INTO scores VALUES ('2026001', 'physics', 100, 'present')",
		"PRAGMA foreign_keys=OFF; DELETE FROM programs WHERE code = '042033'",
		"UPDATE tiers SET seq = 10",
		"UPDATE tiers SET inherits = 'S9' WHERE code = 'S2'",
	};

	(void)state;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		struct problem problem = { .status = STATUS_OK };
		struct dataset *d = (struct dataset *)&problem;
		char path[32];
		struct store *store;

		snprintf(path, sizeof path, "year%zu.db", i);
		store_close(small_store(path));
		sql_run(path, deeds[i]);
		assert_ok(&problem, store_open(path, STORE_READ, &store, &problem));
		assert_int_equal(store_load_dataset(store, STORE_ALL, NULL, &d, &problem), STATUS_FAULT);
		assert_null(d);
		assert_true(problem.text[0] != '\0');
		store_close(store);
	}
}

static bool never(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context;
	(void)what;
	(void)done;
	(void)total;
	return false;
}

static void store_load_dataset__is_cancelled__in_the_middle_of_many_rows(void **state)
{
	const struct progress progress = { never, NULL };
	struct problem problem = { .status = STATUS_OK };
	struct dataset *d = NULL;
	struct store *store;

	(void)state;
	store_close(small_store("year.db"));
	sql_run("year.db", "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 70000)"
	                   " INSERT INTO candidates (candidate_no, name) SELECT printf('%06d', i), 'x' FROM n");
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_int_equal(store_load_dataset(store, STORE_ALL, &progress, &d, &problem), STATUS_FAULT);
	assert_null(d);
	assert_says(problem.text, "cancelled");
	assert_ok(&problem, store_load_dataset(store, STORE_ALL, NULL, &d, &problem));
	assert_int_equal(d->n_candidates, 70003);
	dataset_free(d);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_load_dataset__brings__every_row),
		IN_FOLDER(store_load_dataset__leaves_out__candidates_where_the_plan_will_do),
		IN_FOLDER(store_load_dataset__leaves_out__the_withdrawn_and_what_is_about_them),
		IN_FOLDER(store_load_dataset__sees__what_its_own_transaction_did),
		IN_FOLDER(store_load_dataset__refuses__rows_that_do_not_fit_together),
		IN_FOLDER(store_load_dataset__is_cancelled__in_the_middle_of_many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
