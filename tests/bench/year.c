/* SPDX-License-Identifier: ISC */
/* A made-up year in memory for measuring. */
#include "year.h"

#include <stdio.h>
#include <time.h>

enum { CHOICES = 15, SUBJECTS = 7, SEATS_PER_PROGRAM = 242, CANDIDATES_PER_PROGRAM = 250 };

static const char *const subject_codes[SUBJECTS] = { "chinese", "math", "english", "physics", "chemistry", "history", "pe" };
static const int full_marks[SUBJECTS] = { 150, 150, 150, 90, 60, 60, 30 };

struct random { uint64_t state; };

static uint64_t random_next(struct random *random) /* splitmix64 */
{
	uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static int64_t random_below(struct random *random, uint64_t end)
{
	return (int64_t)(random_next(random) % end);
}

/* Bell-shaped around 0, within +-6000. */
static int64_t random_bell(struct random *random)
{
	int64_t sum = 0;

	for (int i = 0; i < 6; i++)
		sum += random_below(random, 2001) - 1000;
	return sum;
}

double bench_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void add_tables(struct dataset_builder *builder, uint32_t n_programs)
{
	char code[16];

	dataset_set_office(builder, "lottery_seed", "bench");
	for (int s = 0; s < SUBJECTS; s++)
		dataset_add_subject(builder, &(struct subject_row){ .code = subject_codes[s],
								    .name = subject_codes[s],
								    .full_mark_e2 = full_marks[s] * 100,
								    .step_e2 = 50,
								    .weight_e2 = 100 });
	dataset_add_school(builder, &(struct school_row){ .code = "S", .name = "S", .kind = "general" });
	dataset_add_tier(builder, &(struct tier_row){ .code = "T", .name = "T", .seq = 1, .filing_e2 = 100,
						      .ranking = "total > chinese+math+english > math" });
	for (uint32_t p = 0; p < n_programs; p++) {
		snprintf(code, sizeof code, "%06u", p);
		dataset_add_program(builder, &(struct program_row){ .code = code, .school = "S", .name = code });
		dataset_add_plan(builder, &(struct plan_row){ .tier = "T", .program = code, .pool = "open", .seats = SEATS_PER_PROGRAM, .order = 1 });
	}
}

/* What the candidate is able to do, the same each time it is asked. */
static int64_t ability_of(uint64_t seed, uint32_t candidate)
{
	struct random random = { seed + candidate };

	return random_bell(&random);
}

static void add_scores(struct dataset_builder *builder, uint64_t seed, uint32_t candidate, const char *no)
{
	struct random random = { seed ^ (uint64_t)candidate << 20 };
	int64_t ability = ability_of(seed, candidate);

	for (int s = 0; s < SUBJECTS; s++) {
		int64_t full_e2 = full_marks[s] * 100;
		int64_t mark = full_e2 * 72 / 100 + full_e2 * (ability * 3 + random_bell(&random)) / 48000;
		mark = mark < 0 ? 0 : mark > full_e2 ? full_e2 : mark / 50 * 50;
		dataset_add_score(builder, no, subject_codes[s], mark, SCORE_PRESENT);
	}
}

/* Programs around what the ability promises: bolder ones first. */
static void add_choices(struct dataset_builder *builder, uint64_t seed, uint32_t candidate, const char *no, uint32_t n_programs)
{
	struct random random = { seed ^ (uint64_t)candidate << 24 };
	int64_t centre = (int64_t)n_programs * (6000 - ability_of(seed, candidate)) / 12000 - (int64_t)n_programs / 6;
	uint32_t taken[CHOICES];
	char code[16];

	for (uint32_t rank = 1; rank <= CHOICES; rank++) {
		int64_t spread = (int64_t)n_programs / 4 + 2;
		int64_t p = centre + (int64_t)n_programs * rank / 40 + random_below(&random, (uint64_t)spread) - spread / 2;
		p = p < 0 ? random_below(&random, 16) : p >= n_programs ? n_programs - 1 - random_below(&random, 16) : p;
		for (uint32_t i = 0; i + 1 < rank; i++)
			if (taken[i] == (uint32_t)p) {
				p = (p + 1) % n_programs;
				i = UINT32_MAX; /* look again from the start */
			}
		taken[rank - 1] = (uint32_t)p;
		snprintf(code, sizeof code, "%06u", (unsigned)p);
		dataset_add_choice(builder, no, "T", rank, code);
	}
}

struct dataset *bench_year_make(uint32_t n_candidates, uint64_t seed)
{
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset = NULL;
	uint32_t n_programs = n_candidates / CANDIDATES_PER_PROGRAM + 20;
	char no[16];

	if (!builder)
		return NULL;
	add_tables(builder, n_programs);
	dataset_begin_candidates(builder);
	for (uint32_t c = 0; c < n_candidates; c++) {
		snprintf(no, sizeof no, "26%08u", c);
		dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = no, .feeder = "", .district = "", .category = "", .tags = "" });
	}
	for (uint32_t c = 0; c < n_candidates; c++) {
		snprintf(no, sizeof no, "26%08u", c);
		add_scores(builder, seed, c, no);
	}
	for (uint32_t c = 0; c < n_candidates; c++) {
		snprintf(no, sizeof no, "26%08u", c);
		add_choices(builder, seed, c, no, n_programs);
	}
	struct problem problem = { 0 };
	if (dataset_finish(builder, &dataset, &problem) != STATUS_OK)
		fprintf(stderr, "bench: %s\n", problem.text);
	return dataset;
}
