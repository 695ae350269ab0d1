/* SPDX-License-Identifier: ISC */
/* 128 operators enter marks at once, each a process with a batch of its own: first one entry a second each, then as fast as they
 * can. bench_entry DB EXAM [SECONDS]: prints commits, p50, p99 and the longest of an entry, how evenly they came through, and fails
 * where anything that was acknowledged is not stored. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <luqu/service_entry.h>

enum { OPERATORS = 128, SAMPLES_MOST = 20000, PLACES_MOST = 64 };

/* What one operator saw; shared with the parent. */
struct shift {
	size_t n_samples, acknowledged;
	double samples[SAMPLES_MOST]; /* seconds from Enter to saved */
	int64_t last_e2[PLACES_MOST]; /* the mark acknowledged last, by place; -1: none */
};

/* The room they all sit in. */
struct hall {
	atomic_size_t ready; /* operators whose batch is open */
	struct shift shifts[OPERATORS];
};

struct duty {
	const char *path;
	int64_t batch;
	double seconds, pause;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void rest_until(double moment)
{
	const double left = moment - now();
	const struct timespec wait = { (time_t)left, (long)((left - (double)(time_t)left) * 1e9) };

	if (left > 0)
		nanosleep(&wait, NULL);
}

static void act_as(size_t number)
{
	char uid[16];

	snprintf(uid, sizeof uid, "%zu", 80000 + number);
	setenv("SUDO_UID", uid, 1);
}

/* Place after place, round after round, another mark than stands there. */
static bool enter(struct store *store, struct entry_sheet *sheet, struct shift *shift, size_t n)
{
	struct entry_place *place = &sheet->places[n % sheet->n_places];
	struct entry_input input = {
		.batch = sheet->batch.number, .pass = 1, .place = place->place, .expected = place->value, .keystrokes = 3
	};
	struct problem problem = { .status = STATUS_OK };
	const double start = now();

	input.value = (struct entry_value){ .status = SCORE_PRESENT, .mark_e2 = place->value.mark_e2 % 5000 + 100 };
	if (entry_save(store, &input, &problem) != STATUS_OK) {
		fprintf(stderr, "%s\n", problem.text);
		return false;
	}
	place->value = input.value;
	shift->last_e2[n % sheet->n_places] = input.value.mark_e2;
	shift->acknowledged++;
	if (shift->n_samples < SAMPLES_MOST)
		shift->samples[shift->n_samples++] = now() - start;
	return true;
}

/* Nobody begins before all are there. */
static void wait_for_all(struct hall *hall)
{
	const struct timespec moment = { 0, 5000000 };

	atomic_fetch_add(&hall->ready, 1);
	while (atomic_load(&hall->ready) < OPERATORS)
		nanosleep(&moment, NULL);
}

static bool work(const struct duty *duty, size_t number, struct hall *hall)
{
	struct shift *shift = &hall->shifts[number];
	struct entry_sheet sheet;
	struct store *store;
	double begin, end;
	bool is_good;

	act_as(number);
	is_good = store_open(duty->path, STORE_WRITE, &store, NULL) == STATUS_OK &&
	          entry_open(store, duty->batch, 1, &sheet, NULL) == STATUS_OK && sheet.n_places <= PLACES_MOST;
	wait_for_all(hall);
	begin = now();
	end = begin + duty->seconds;
	rest_until(begin + duty->pause * (double)number / OPERATORS); /* people do not press Enter all at one moment */
	for (size_t n = 0; is_good && now() < end; n++) {
		const double next = now() + duty->pause;

		is_good = enter(store, &sheet, shift, n);
		if (duty->pause > 0)
			rest_until(next);
	}
	return is_good;
}

static int compare(const void *a, const void *b)
{
	const double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* All of them together: commits a second, p50, p99, longest; fewest and most of one operator. */
static bool tell(const char *name, const struct shift *shifts, double seconds)
{
	double *all = calloc((size_t)OPERATORS * SAMPLES_MOST, sizeof *all);
	size_t n = 0, total = 0, fewest = SIZE_MAX, most = 0;

	for (size_t o = 0; all && o < OPERATORS; o++) {
		memcpy(all + n, shifts[o].samples, shifts[o].n_samples * sizeof *all);
		n += shifts[o].n_samples;
		total += shifts[o].acknowledged;
		fewest = shifts[o].acknowledged < fewest ? shifts[o].acknowledged : fewest;
		most = shifts[o].acknowledged > most ? shifts[o].acknowledged : most;
	}
	if (!all || n == 0) {
		free(all);
		return false;
	}
	qsort(all, n, sizeof *all, compare);
	printf("entry    %s: %d operators, %zu entries, %.0f a second; saved in p50 %.1f ms, p99 %.1f ms, at most %.1f ms; %zu to "
	       "%zu of one operator\n",
	       name, OPERATORS, total, (double)total / seconds, all[n / 2] * 1000, all[n - 1 - n / 100] * 1000, all[n - 1] * 1000,
	       fewest, most);
	free(all);
	return true;
}

/* Every mark acknowledged last is stored. */
static bool nothing_is_lost(const char *path, const struct batch_info *batches, const struct shift *shifts)
{
	struct store *store;
	bool is_whole = store_open(path, STORE_WRITE, &store, NULL) == STATUS_OK;

	for (size_t o = 0; is_whole && o < OPERATORS; o++) {
		struct entry_sheet sheet;

		act_as(o);
		is_whole = entry_open(store, batches[o].number, 1, &sheet, NULL) == STATUS_OK;
		for (size_t i = 0; is_whole && i < sheet.n_places; i++)
			is_whole = shifts[o].last_e2[i] < 0 || sheet.places[i].value.mark_e2 == shifts[o].last_e2[i];
		entry_sheet_free(&sheet);
	}
	store_close(store);
	return is_whole;
}

static bool run_shift(const char *name, const struct duty *duty, const struct batch_info *batches, struct hall *hall)
{
	struct shift *shifts = hall->shifts;
	bool is_good = true;

	atomic_store(&hall->ready, 0);
	for (size_t o = 0; o < OPERATORS; o++) {
		shifts[o].n_samples = shifts[o].acknowledged = 0;
		if (fork() != 0)
			continue;
		const struct duty own = { duty->path, batches[o].number, duty->seconds, duty->pause };
		_exit(work(&own, o, hall) ? 0 : 1);
	}
	for (size_t o = 0; o < OPERATORS; o++) {
		int status;

		is_good = wait(&status) > 0 && status == 0 && is_good;
	}
	return is_good && tell(name, shifts, duty->seconds) && nothing_is_lost(duty->path, batches, shifts);
}

int main(int argc, char **argv)
{
	struct problem problem = { .status = STATUS_OK };
	struct batch_info *batches = NULL;
	struct store *store;
	size_t count = 0;
	struct hall *hall;

	if (argc < 3 || store_open(argv[1], STORE_READ, &store, &problem) != STATUS_OK ||
	    batch_list(store, argv[2], &batches, &count, &problem) != STATUS_OK || count < OPERATORS) {
		fprintf(stderr, "bench_entry DB EXAM: %s\n", problem.text[0] ? problem.text : "needs 128 open batches");
		return 1;
	}
	store_close(store);
	hall = mmap(NULL, sizeof *hall, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (hall == MAP_FAILED)
		return 1;
	for (size_t o = 0; o < OPERATORS; o++)
		for (size_t i = 0; i < PLACES_MOST; i++)
			hall->shifts[o].last_e2[i] = -1;
	const double seconds = argc > 3 ? strtod(argv[3], NULL) : 20;
	const struct duty paced = { .path = argv[1], .seconds = seconds, .pause = 1 },
	                  hurried = { .path = argv[1], .seconds = seconds / 2 };
	const bool is_good = run_shift("paced", &paced, batches, hall) && run_shift("hurried", &hurried, batches, hall);
	if (!is_good)
		fprintf(stderr, "bench_entry: something was refused or lost\n");
	free(batches);
	return !is_good;
}
