/* SPDX-License-Identifier: ISC */
/* `luqu demo`: a made-up, realistic admission year of any size, as a folder of CSV files. */
#ifndef LUQU_SERVICE_DEMO_H
#define LUQU_SERVICE_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>

enum { DEMO_CANDIDATES = 7800, DEMO_CANDIDATES_MOST = 13000000, DEMO_SEED = 2006 };

/* Whether a made-up year has a file of the kind: all from which a run is computed, and where its exams are sat. */
bool demo_has(enum kind kind);
enum { DEMO_FILES = KIND_ORDERS + 5 };

struct demo_request {
	const char *folder;              /* made if missing, its parent is not */
	uint64_t candidates;             /* 1..DEMO_CANDIDATES_MOST; by default DEMO_CANDIDATES */
	uint64_t seed;                   /* any number; by default DEMO_SEED */
	const struct progress *progress; /* may be NULL */
};

/* Writes the files of luqu-files(5) for a year after Nanhui's plan of 2006 with so many candidates. Every district of about 7,800 has
 * its own schools, and memory grows with the schools of one district, never with candidates. The same request gives the same bytes
 * on every machine: the defaults give the folder fixtures/nanhui. Nobody in it exists. STATUS_USAGE: so many candidates cannot be
 * made, or there is no folder name. STATUS_FAULT: the folder already has one of the files (nothing is touched), or "cancelled".
 * STATUS_ENVIRONMENT: the folder or a file cannot be made. After any of these no file of this call is left behind; a folder it made
 * stays. */
enum status demo_write(const struct demo_request *request, struct problem *problem);

#endif
