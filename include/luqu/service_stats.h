/* SPDX-License-Identifier: ISC */
/* Figures of a run: plan completion, placement rate against the target, choice satisfaction, by tier and by feeder school. */
#ifndef LUQU_SERVICE_STATS_H
#define LUQU_SERVICE_STATS_H

#include <luqu/service_run.h>

struct stats_choices { uint64_t first, first_three, first_five; }; /* placed at choice 1, 1-3, 1-5 */
struct stats_tier {
	tier_ix tier;
	uint64_t seats, placed, by_order, vacant, passed; /* as in the outputs cutoffs and vacancies */
	uint64_t listed;       /* candidates with a list here who had no place before */
	struct stats_choices at;
	uint64_t by_adjust;    /* no choice of their own */
};
struct stats_feeder {
	uint32_t feeder;       /* in the dataset's texts */
	const char *name;      /* of the school with that code; "" where there is none */
	uint64_t candidates, placed;
	struct stats_choices at;
};
struct stats {
	uint64_t candidates, placed;
	int64_t rate_e4, target_e4;         /* percent, to 1/100 */
	bool is_met;                        /* the rate is the target or more */
	struct stats_tier *tiers; size_t n_tiers;
	struct stats_tier all;              /* the sums; seats count once where they are passed on: those of the plan */
	struct stats_feeder *feeders; size_t n_feeders; /* by code */
};
/* part of whole in percent, to 1/100, halves up; 0 where whole is 0. */
int64_t stats_percent_e4(uint64_t part, uint64_t whole);
enum status stats_make(const struct year_data *year, const struct outcome *outcome, struct stats *stats, struct problem *problem);
void stats_free(struct stats *stats);

#endif
