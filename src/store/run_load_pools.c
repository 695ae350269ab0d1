/* SPDX-License-Identifier: ISC */
/* The pools of a stored run. */
#include <luqu/i18n.h>
#include <stdlib.h>
#include <string.h>

#include "run_load.h"

/* The order of pools is not in the result itself: it is needed only to sort them. */
struct ordered_pool {
	struct pool_result result;
	bool has_order;
	int64_t order;
};

static int compare_pools(const void *a, const void *b)
{
	const struct ordered_pool *one = a, *other = b;

	if (one->result.tier != other->result.tier)
		return one->result.tier < other->result.tier ? -1 : 1;
	if (one->result.program != other->result.program)
		return one->result.program < other->result.program ? -1 : 1;
	if (one->has_order != other->has_order)
		return one->has_order ? -1 : 1;
	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	return strcmp(one->result.code, other->result.code);
}

static candidate_ix candidate_at(const struct run_loading *at, sqlite3_stmt *rows, int column)
{
	const char *number = column_text(rows, column);

	return *number ? dataset_find_candidate(at->dataset, number) : IX_NONE;
}

static void fill_numbers(const struct run_loading *at, sqlite3_stmt *rows, struct pool_result *pool)
{
	pool->seats = (uint32_t)sqlite3_column_int64(rows, 4);
	pool->capacity = (uint32_t)sqlite3_column_int64(rows, 5);
	pool->placed = (uint32_t)sqlite3_column_int64(rows, 6);
	pool->orders = (uint32_t)sqlite3_column_int64(rows, 7);
	pool->vacant = (uint32_t)sqlite3_column_int64(rows, 8);
	pool->is_passed = sqlite3_column_int64(rows, 9) != 0;
	pool->has_merit = sqlite3_column_type(rows, 10) != SQLITE_NULL;
	pool->merit_e4 = sqlite3_column_int64(rows, 10);
	pool->drawn = (uint32_t)sqlite3_column_int64(rows, 11);
	pool->last_in = candidate_at(at, rows, 12);
	pool->first_out = candidate_at(at, rows, 13);
}

/* false: its tier or program is no longer there. */
static bool fill_pool(const struct run_loading *at, sqlite3_stmt *rows, struct ordered_pool *pool)
{
	const char *tier = column_text(rows, 0), *program = column_text(rows, 1), *code = column_text(rows, 2);

	*pool = (struct ordered_pool){
		.result = { .tier = dataset_find_tier(at->dataset, tier), .program = dataset_find_program(at->dataset, program) },
		.has_order = sqlite3_column_type(rows, 3) != SQLITE_NULL,
		.order = sqlite3_column_int64(rows, 3),
	};
	if (pool->result.program == IX_NONE)
		findings_add(at->findings, at->name, 0, NULL, _("program %s is no longer there (tier %s, pool %s)"), program, tier,
		             code);
	if (pool->result.tier == IX_NONE || pool->result.program == IX_NONE)
		return false;
	pool->result.code = arena_copy(at->outcome->arena, code);
	pool->result.plan =
	        pool->has_order ? dataset_find_plan(at->dataset, pool->result.tier, pool->result.program, code) : IX_NONE;
	if (pool->has_order && pool->result.plan == IX_NONE)
		findings_add(at->findings, at->name, 0, NULL, _("the plan has no pool %s/%s/%s any longer"), tier, program, code);
	fill_numbers(at, rows, &pool->result);
	return pool->result.code != NULL;
}

static bool keep_sorted(struct run_loading *at, struct ordered_pool *pools, size_t count)
{
	struct outcome *outcome = at->outcome;

	outcome->pools = array_make(count > 0 ? count : 1, sizeof *outcome->pools);
	if (!outcome->pools)
		return false;
	if (count > 0)
		qsort(pools, count, sizeof *pools, compare_pools);
	for (size_t i = 0; i < count; i++)
		outcome->pools[i] = pools[i].result;
	outcome->n_pools = count;
	return true;
}

enum status run_load_pools(struct run_loading *at, struct problem *problem)
{
	sqlite3_stmt *rows = run_rows(at, OWN_RUN_POOLS);
	struct ordered_pool *pools = NULL;
	size_t count = 0, capacity = 0;

	if (!rows)
		return trouble_describe(at->store, problem);
	while (!at->is_out_of_memory && sqlite3_step(rows) == SQLITE_ROW) {
		if (!array_grow((void **)&pools, &capacity, count + 1, sizeof *pools))
			at->is_out_of_memory = true;
		else if (fill_pool(at, rows, &pools[count]))
			count++;
	}
	if (!at->is_out_of_memory && !keep_sorted(at, pools, count))
		at->is_out_of_memory = true;
	free(pools);
	return run_rows_end(at, rows, problem);
}
