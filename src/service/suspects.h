/* SPDX-License-Identifier: ISC */
/* What the files about suspicious marks share. */
#ifndef LUQU_SERVICE_SUSPECTS_PARTS_H
#define LUQU_SERVICE_SUSPECTS_PARTS_H

#include <luqu/service_suspects.h>

__extension__ typedef __int128 wide; /* squares of sums of a country's marks */

/* The marks of a subject in a room, or in all. */
struct tally {
	uint64_t n_rows, n; /* rows, and those of them with a mark */
	int64_t sum_e2, lowest_e2, highest_e2;
	wide squares;
};

struct suspecting {
	const struct suspects_request *request;
	struct suspects_report *report;
	size_t room; /* for suspects */
	bool is_out_of_memory;
};
void suspects_add(struct suspecting *suspecting, struct suspect suspect);

/* suspects_spread.c: how the marks of a whole subject are spread. */
void suspects_check_spread(struct suspecting *suspecting, subject_ix subject, const struct tally *all);

#endif
