/* SPDX-License-Identifier: ISC */
/* The plan as a matrix, and its sums. */
#include <luqu/service_matrix.h>

#include "data_suite.h"

static void assert_matrix(struct store *store, size_t number, struct plan_matrix *matrix)
{
	struct problem problem = { .status = STATUS_OK };

	assert_ok(&problem, plan_matrix_make(store, number, matrix, &problem));
}

static void write_year(void)
{
	data_small();
	data_put("programs.csv", "code,school,name\n042032,nh,南汇中学\n042033,zp,周浦中学\n042034,nh,南汇中学国际班\n");
	data_put("tiers.csv", "code,name,seq,ranking\nS1,统一招生,10,total > math\nS2,征求志愿,20,\n");
	data_put("plans.csv", "tier,program,seats,pool\nS1,042032,2,talent\nS1,042032,3,open\nS1,042033,1,nh\nS1,042034,4,open\nS2,042032,7,\n");
	data_load();
}

static void plan_matrix_make__gives__cells_and_sums(void **state)
{
	struct store *store;
	struct plan_matrix m;

	(void)state;
	write_year();
	store = data_open();
	assert_matrix(store, 0, &m);
	assert_string_equal(m.tier, "S1");
	assert_int_equal(m.n_tiers, 2);
	assert_int_equal(m.n_programs, 3);
	assert_int_equal(m.n_pools, 3);
	assert_string_equal(m.pools[0].code, "nh");
	assert_string_equal(m.pools[0].name, "南汇中学");
	assert_string_equal(m.pools[1].code, "open");
	assert_string_equal(m.pools[1].name, "");
	assert_int_equal(m.seats[0 * 3 + 0], MATRIX_NO_POOL);
	assert_int_equal(m.seats[0 * 3 + 1], 3);
	assert_int_equal(m.seats[0 * 3 + 2], 2);
	assert_int_equal(m.seats[1 * 3 + 0], 1);
	assert_int_equal(m.programs[0].seats, 5);
	assert_int_equal(m.programs[0].seats_in_all, 12);
	assert_int_equal(m.programs[0].school_seats, 9);
	assert_int_equal(m.programs[0].school_seats_in_all, 16);
	assert_int_equal(m.pools[1].seats, 7);
	assert_int_equal(m.seats_in_all, 10);
	plan_matrix_free(&m);
	assert_matrix(store, 1, &m);
	assert_int_equal(m.n_programs, 1);
	assert_int_equal(m.seats[0], 7);
	plan_matrix_free(&m);
	assert_int_equal(plan_matrix_find_tier(store, "S2"), 1);
	assert_int_equal(plan_matrix_find_tier(store, "S9"), 2);
	store_close(store);
}

static void plan_matrix_make__refuses__a_tier_that_is_not_there(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	struct plan_matrix m;

	(void)state;
	write_year();
	store = data_open();
	assert_int_equal(plan_matrix_make(store, 2, &m, &problem), STATUS_FAULT);
	assert_says(problem.text, "no such tier");
	plan_matrix_free(&m);
	store_close(store);
}

static void plan_matrix_make__gives_nothing__of_a_tier_without_a_plan(void **state)
{
	struct store *store;
	struct plan_matrix m;

	(void)state;
	data_small();
	data_put("plans.csv", "tier,program,seats,pool\n");
	data_put("orders.csv", NULL);
	data_load();
	store = data_open();
	assert_matrix(store, 0, &m);
	assert_int_equal(m.n_programs, 0);
	assert_int_equal(m.n_pools, 0);
	plan_matrix_free(&m);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(plan_matrix_make__gives__cells_and_sums),
		IN_FOLDER(plan_matrix_make__refuses__a_tier_that_is_not_there),
		IN_FOLDER(plan_matrix_make__gives_nothing__of_a_tier_without_a_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
