/* SPDX-License-Identifier: ISC */
/* The allotment of seats alone, and how its time grows with the candidates: bench_seat N... */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../../src/service/seating.h"

enum { SCHOOL = 400, ROOM = 30, COLUMNS = 5 };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Schools of about 400, one of them with nearly a third. */
static void fill(struct seating_person *people, uint32_t n, uint32_t n_schools)
{
	uint64_t state = 2006;

	for (uint32_t i = 0; i < n; i++) {
		state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		const uint32_t roll = (uint32_t)(state >> 33);

		people[i].school = roll % 100 < 33 ? 1 : 1 + roll / 100 % n_schools;
	}
}

static double allot(uint32_t n, struct seating_report *report)
{
	const uint32_t n_schools = n / SCHOOL + 4, n_rooms = n / ROOM + 1;
	struct seating_person *people = calloc(n, sizeof *people);
	struct seating_room *rooms = calloc(n_rooms, sizeof *rooms);
	struct seating_place *places = calloc(n, sizeof *places);
	double begun = 0;

	if (!people || !rooms || !places)
		exit(3);
	fill(people, n, n_schools);
	for (uint32_t i = 0; i < n_rooms; i++)
		rooms[i] = (struct seating_room){ .size = ROOM, .columns = COLUMNS };
	const struct seating_request request = { .people = people, .n_people = n, .rooms = rooms, .n_rooms = n_rooms, .n_schools = n_schools + 1,
						 .n_papers = 1, .n_uses = 1, .is_shaped = true, .extra = 5, .random = 2006 };
	begun = seconds();
	if (!seating_allot(&request, places, report))
		exit(3);
	begun = seconds() - begun;
	free(places);
	free(rooms);
	free(people);
	return begun;
}

int main(int argc, char **argv)
{
	double first = 0;

	for (int i = 1; i < argc; i++) {
		struct seating_report report;
		const uint32_t n = (uint32_t)strtoul(argv[i], NULL, 10);
		const double took = allot(n, &report), each = took / n;

		first = i == 1 ? each : first;
		printf("%-8s %9u candidates: allotted in %.3f s, %.0f ns each, ratio %.2f; %llu neighbours, %llu missing\n", "seat", (unsigned)n, took,
		       each * 1e9, each / first, (unsigned long long)report.neighbours, (unsigned long long)report.missing);
	}
	return 0;
}
