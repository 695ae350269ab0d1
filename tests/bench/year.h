/* SPDX-License-Identifier: ISC */
/* A made-up year in memory for measuring: N candidates with 15 choices each, correlated marks, popular schools. */
#ifndef LUQU_BENCH_YEAR_H
#define LUQU_BENCH_YEAR_H

#include <stdint.h>

#include <luqu/dataset.h>

/* NULL: out of memory. About one program per 250 candidates; seats for 97 of 100. */
struct dataset *bench_year_make(uint32_t n_candidates, uint64_t seed);

/* Seconds of a steady clock; for ratios within one run only. */
double bench_seconds(void);

#endif
