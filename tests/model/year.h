/* SPDX-License-Identifier: ISC */
/* A small admission year as rows, which a test changes in one place before it becomes a dataset. */
#ifndef LUQU_TESTS_MODEL_YEAR_H
#define LUQU_TESTS_MODEL_YEAR_H

#include <luqu/dataset.h>

struct score_data {
	const char *candidate_no, *subject;
	int64_t mark_e2;
	enum score_status status;
};
struct bonus_data {
	const char *candidate_no, *policy;
	int64_t points_e2;
};
struct choice_data {
	const char *candidate_no, *tier;
	uint32_t rank;
	const char *program;
};
struct return_data {
	const char *tier, *candidate_no, *program, *reason;
};
struct order_data {
	const char *tier, *candidate_no, *program, *reason, *authority, *pool;
};

/* Arrays end at the first row whose code is NULL. */
struct year {
	const char *office[8][2];
	struct subject_row subjects[8];
	struct school_row schools[8];
	struct program_row programs[8];
	struct tier_row tiers[8];
	struct plan_row plans[16];
	struct candidate_row candidates[8];
	struct score_data scores[32];
	struct bonus_data bonuses[8];
	struct choice_data choices[32];
	struct return_data returns[8];
	struct order_data orders[8];
};

enum year_way { YEAR_FORWARD, YEAR_BACKWARD /* the small tables, returns and orders from last to first */ };

void year_fill(struct year *year);
/* Feeds the rows to a builder and finishes it. */
enum status year_build(const struct year *year, enum year_way way, struct dataset **dataset, struct problem *problem);
/* The year as it is, which must be good. */
struct dataset *year_make(const struct year *year, enum year_way way);

#endif
