/* SPDX-License-Identifier: ISC */
/* The engine alone against a plain heap-based deferred acceptance over the same applications: bench_engine [N ...] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/match.h>

#include "year.h"

/* --- the plain one: one score a candidate, one heap a program, nothing else ------------------------------------------------------ */
struct plain_program { uint32_t *heap; uint32_t held, seats; };
struct plain {
	const struct dataset *dataset;
	uint64_t *score; /* higher is better, no two alike */
	uint16_t *next;  /* choices used up so far */
	struct plain_program *programs;
};

static void plain_sink(const struct plain *plain, struct plain_program *program, uint32_t at)
{
	uint32_t *heap = program->heap, moved = heap[at], child;

	while ((child = 2 * at + 1) < program->held) {
		if (child + 1 < program->held && plain->score[heap[child + 1]] < plain->score[heap[child]])
			child++;
		if (plain->score[heap[child]] >= plain->score[moved])
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = moved;
}

static void plain_push(const struct plain *plain, struct plain_program *program, uint32_t candidate)
{
	uint32_t *heap = program->heap, at = program->held++;

	while (at > 0 && plain->score[heap[(at - 1) / 2]] > plain->score[candidate]) {
		heap[at] = heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap[at] = candidate;
}

static uint64_t plain_run(struct plain *plain)
{
	const struct dataset *d = plain->dataset;
	uint64_t applications = 0;

	for (uint32_t c = 0; c < d->n_candidates; c++) {
		uint32_t applicant = c;
		while (applicant != IX_NONE && d->choice_start[applicant] + plain->next[applicant] < d->choice_start[applicant + 1]) {
			struct plain_program *program = &plain->programs[d->choices[d->choice_start[applicant] + plain->next[applicant]++].program];
			applications++;
			if (program->held < program->seats) {
				plain_push(plain, program, applicant);
				break;
			}
			if (plain->score[program->heap[0]] < plain->score[applicant]) {
				uint32_t displaced = program->heap[0];
				program->heap[0] = applicant;
				plain_sink(plain, program, 0);
				applicant = displaced;
			}
		}
	}
	return applications;
}

static bool plain_make(struct plain *plain, const struct dataset *d, const struct totals *totals)
{
	*plain = (struct plain){ .dataset = d };
	plain->score = array_make(d->n_candidates, sizeof *plain->score);
	plain->next = array_make(d->n_candidates, sizeof *plain->next);
	plain->programs = array_make(d->n_programs, sizeof *plain->programs);
	if (!plain->score || !plain->next || !plain->programs)
		return false;
	for (uint32_t c = 0; c < d->n_candidates; c++)
		plain->score[c] = (uint64_t)totals->total_e4[c] << 32 | (uint32_t)(c * UINT32_C(2654435761));
	for (size_t p = 0; p < d->n_plans; p++) {
		struct plain_program *program = &plain->programs[d->plans[p].program];
		program->seats = d->plans[p].seats;
		if (!(program->heap = array_make(program->seats + 1, sizeof *program->heap)))
			return false;
	}
	return true;
}

static void plain_free(struct plain *plain)
{
	for (size_t p = 0; plain->programs && p < plain->dataset->n_programs; p++)
		free(plain->programs[p].heap);
	free(plain->programs);
	free(plain->score);
	free(plain->next);
}

static int bench_size(uint32_t n)
{
	struct dataset *dataset = bench_year_make(n, 1);
	struct totals *totals = NULL;
	struct outcome *outcome = NULL;
	struct problem problem = { 0 };
	struct plain plain;

	if (!dataset)
		return 1;
	double t0 = bench_seconds();
	if (totals_compute(dataset, &totals, &problem) != STATUS_OK || !plain_make(&plain, dataset, totals))
		return fprintf(stderr, "bench: %s\n", problem.text), 1;
	double t1 = bench_seconds();
	uint64_t applications = plain_run(&plain);
	double t2 = bench_seconds();
	const struct match_request request = { .dataset = dataset, .totals = totals, .n_tiers = IX_NONE };
	if (match_run(&request, &outcome, &problem) != STATUS_OK)
		return fprintf(stderr, "bench: %s\n", problem.text), 1;
	double t3 = bench_seconds();
	uint32_t placed = 0;
	for (size_t p = 0; p < dataset->n_programs; p++)
		placed += plain.programs[p].held;
	printf("engine  %9u candidates: engine %7.3f s, plain %7.3f s, ratio %.2f, %.0f ns a choice; placed %zu and %u; plain applications %llu; totals %.3f s\n",
	       n, t3 - t2, t2 - t1, (t3 - t2) / (t2 - t1), (t3 - t2) / (double)dataset->n_choices * 1e9, outcome->n_placements, placed,
	       (unsigned long long)applications, t1 - t0);
	plain_free(&plain);
	outcome_free(outcome);
	totals_free(totals);
	dataset_free(dataset);
	return 0;
}

int main(int argc, char **argv)
{
	static const char *const usual[] = { "10000", "100000", "1000000" };
	int failed = 0;

	if (argc < 2)
		for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
			failed |= bench_size((uint32_t)strtoul(usual[i], NULL, 10));
	for (int i = 1; i < argc; i++)
		failed |= bench_size((uint32_t)strtoul(argv[i], NULL, 10));
	return failed;
}
