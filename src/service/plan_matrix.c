/* SPDX-License-Identifier: ISC */
/* The plan of a tier as a matrix. */
#include <luqu/service_matrix.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

struct making {
	const struct dataset *dataset;
	const struct tier *tier;
	struct plan_matrix *matrix;
	struct arena *arena;
};

/* Seats of a program, or of a school's programs, in one tier or (NULL) all. */
static uint64_t sum_program(const struct dataset *d, const struct tier *tier, program_ix program)
{
	uint64_t seats = 0;

	for (size_t i = 0; i < d->n_plans; i++)
		if (d->plans[i].program == program && (!tier || &d->tiers[d->plans[i].tier] == tier))
			seats += d->plans[i].seats;
	return seats;
}

static uint64_t sum_school(const struct dataset *d, const struct tier *tier, school_ix school)
{
	uint64_t seats = 0;

	for (size_t i = 0; i < d->n_plans; i++)
		if (d->programs[d->plans[i].program].school == school && (!tier || &d->tiers[d->plans[i].tier] == tier))
			seats += d->plans[i].seats;
	return seats;
}

/* Plans of a tier stand by program. */
static void list_programs(struct making *making)
{
	const struct dataset *d = making->dataset;
	struct plan_matrix *matrix = making->matrix;

	matrix->programs = arena_alloc(making->arena, making->tier->n_plans, sizeof *matrix->programs);
	for (size_t i = 0; matrix->programs && i < making->tier->n_plans; i++) {
		const program_ix p = d->plans[making->tier->first_plan + i].program;
		const struct program *program = &d->programs[p];

		if (i > 0 && d->plans[making->tier->first_plan + i - 1].program == p)
			continue;
		matrix->programs[matrix->n_programs++] = (struct matrix_program){
			.code = arena_copy(making->arena, program->code),
			.name = arena_copy(making->arena, program->name),
			.school = arena_copy(making->arena, d->schools[program->school].code),
			.school_name = arena_copy(making->arena, d->schools[program->school].name),
			.seats = sum_program(d, making->tier, p),
			.seats_in_all = sum_program(d, NULL, p),
			.school_seats = sum_school(d, making->tier, program->school),
			.school_seats_in_all = sum_school(d, NULL, program->school),
		};
	}
}

static int compare_pools(const void *a, const void *b)
{
	return strcmp(((const struct matrix_pool *)a)->code, ((const struct matrix_pool *)b)->code);
}

static void list_pools(struct making *making)
{
	const struct dataset *d = making->dataset;
	struct plan_matrix *matrix = making->matrix;
	const size_t n = making->tier->n_plans;
	size_t left = 0;

	matrix->pools = arena_alloc(making->arena, n, sizeof *matrix->pools);
	for (size_t i = 0; matrix->pools && i < n; i++)
		matrix->pools[i].code = d->plans[making->tier->first_plan + i].pool;
	if (matrix->pools && n > 0)
		qsort(matrix->pools, n, sizeof *matrix->pools, compare_pools);
	for (size_t i = 0; matrix->pools && i < n; i++)
		if (i == 0 || strcmp(matrix->pools[i].code, matrix->pools[i - 1].code) != 0)
			matrix->pools[left++] = matrix->pools[i];
	matrix->n_pools = left;
	for (size_t i = 0; i < left; i++) {
		matrix->pools[i].name = arena_copy(making->arena, dataset_school_name(d, matrix->pools[i].code));
		matrix->pools[i].code = arena_copy(making->arena, matrix->pools[i].code);
	}
}

static size_t find_pool(const struct plan_matrix *matrix, const char *code)
{
	const struct matrix_pool key = { .code = code };
	const struct matrix_pool *found = bsearch(&key, matrix->pools, matrix->n_pools, sizeof key, compare_pools);

	return (size_t)(found - matrix->pools);
}

static void fill_seats(struct making *making)
{
	const struct dataset *d = making->dataset;
	struct plan_matrix *matrix = making->matrix;
	size_t program = 0;

	matrix->seats = arena_alloc(making->arena, matrix->n_programs * matrix->n_pools, sizeof *matrix->seats);
	if (arena_failed(making->arena))
		return;
	for (size_t i = 0; i < matrix->n_programs * matrix->n_pools; i++)
		matrix->seats[i] = MATRIX_NO_POOL;
	for (size_t i = 0; i < making->tier->n_plans; i++) {
		const struct plan *plan = &d->plans[making->tier->first_plan + i];
		const size_t pool = find_pool(matrix, plan->pool);

		while (strcmp(matrix->programs[program].code, d->programs[plan->program].code) != 0)
			program++;
		matrix->seats[program * matrix->n_pools + pool] = (int32_t)plan->seats;
		matrix->pools[pool].seats += plan->seats;
		matrix->seats_in_all += plan->seats;
	}
}

enum status plan_matrix_make(struct store *store, size_t number, struct plan_matrix *matrix, struct problem *problem)
{
	struct dataset *dataset = NULL;
	enum status status = store_load_dataset(store, STORE_CONFIG, NULL, &dataset, problem);

	*matrix = (struct plan_matrix){ .arena = arena_make(), .number = number };
	if (status == STATUS_OK && !matrix->arena)
		status = problem_memory(problem);
	if (status == STATUS_OK && number >= dataset->n_tiers)
		status = problem_set(problem, STATUS_FAULT, "%s", _("there is no such tier"));
	if (status == STATUS_OK) {
		struct making making = { dataset, &dataset->tiers[number], matrix, matrix->arena };

		matrix->n_tiers = dataset->n_tiers;
		matrix->tier = arena_copy(matrix->arena, making.tier->code);
		matrix->tier_name = arena_copy(matrix->arena, making.tier->name);
		list_programs(&making);
		list_pools(&making);
		fill_seats(&making);
		status = arena_failed(matrix->arena) ? problem_memory(problem) : STATUS_OK;
	}
	dataset_free(dataset);
	return status;
}

void plan_matrix_free(struct plan_matrix *matrix)
{
	arena_free(matrix->arena);
	*matrix = (struct plan_matrix){ .n_tiers = 0 };
}

size_t plan_matrix_find_tier(struct store *store, const char *code)
{
	struct dataset *dataset = NULL;
	size_t number = 0;

	if (store_load_dataset(store, STORE_CONFIG, NULL, &dataset, NULL) != STATUS_OK)
		return 0;
	while (number < dataset->n_tiers && strcmp(dataset->tiers[number].code, code) != 0)
		number++;
	dataset_free(dataset);
	return number;
}
