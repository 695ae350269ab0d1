/* SPDX-License-Identifier: ISC */
/* From a key to the outcome: seats changed digit by digit on the scratch copy, as on the screen. bench_whatif DB: p50 and p99 in ms. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <luqu/service_whatif.h>

#include "year.h"

enum { ROUNDS = 200 };

static int compare(const void *a, const void *b)
{
	const double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* The pools one after the other, each to so many seats. */
static bool press(struct whatif *whatif, size_t round)
{
	const struct whatif_report *report = whatif_report(whatif);
	const struct whatif_pool *pool = &report->pools[round * 7919 % report->n_pools];
	const struct dataset *dataset = whatif_dataset(whatif);
	char key[128], seats[16];

	snprintf(key, sizeof key, "%s/%s/%s", dataset->tiers[pool->tier].code, dataset->programs[pool->program].code, pool->code);
	snprintf(seats, sizeof seats, "%zu", round % 400);
	const struct whatif_change change = { KIND_PLANS, key, "seats", seats };
	if (whatif_value(whatif, KIND_PLANS, key, 0) && whatif_change(whatif, &change, 1, NULL) != STATUS_OK)
		return false;
	return whatif_compute(whatif, NULL, NULL) == STATUS_OK;
}

static bool measure(struct whatif *whatif)
{
	double seconds[ROUNDS];

	for (size_t round = 0; round < ROUNDS; round++) {
		const double start = bench_seconds();
		if (!press(whatif, round))
			return false;
		seconds[round] = bench_seconds() - start;
	}
	qsort(seconds, ROUNDS, sizeof seconds[0], compare);
	printf("%.1f %.1f\n", seconds[ROUNDS / 2] * 1000, seconds[ROUNDS - 1 - ROUNDS / 100] * 1000);
	return true;
}

int main(int argc, char **argv)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	struct whatif *whatif;

	if (argc != 2 || store_open(argv[1], STORE_READ, &store, &problem) != STATUS_OK ||
	    whatif_open(store, 0, NULL, &whatif, &problem) != STATUS_OK) {
		fprintf(stderr, "bench_whatif DB: %s\n", problem.text);
		return 1;
	}
	const bool is_good = measure(whatif);
	whatif_free(whatif);
	store_close(store);
	return is_good ? 0 : 1;
}
