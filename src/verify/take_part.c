/* SPDX-License-Identifier: ISC */
/* Who takes part in a tier (luqu(1), THE RUN, step 2), who is placed by order (step 1), and why the others do not. */
#include <luqu/parallel.h>

#include "wishes.h"

static bool has_choices(const struct dataset *dataset, candidate_ix candidate, tier_ix tier)
{
	size_t count;

	dataset_choices(dataset, candidate, tier, &count);
	return count > 0;
}

/* Keeps the flaw and says whether all went well. */
static bool went_well(struct stumble *stumble, const struct walk *walk, const struct walk_rule *rule)
{
	if (walk->flaw == FLAW_NONE)
		return true;
	stumble_keep(stumble, (struct stumble){ walk->candidate, rule->where, walk->flaw });
	return false;
}

static bool merit_find(const struct stage *stage, candidate_ix candidate, struct stumble *stumble)
{
	struct walk walk = { .figures = &stage->audit->figures, .candidate = candidate };

	stage->audit->merit_e4[candidate] = walk_number(stage->merit->keys[0], &walk);
	return went_well(stumble, &walk, stage->merit);
}

static bool is_eligible(const struct stage *stage, candidate_ix candidate, struct stumble *stumble)
{
	struct walk walk = { .figures = &stage->audit->figures, .candidate = candidate };

	bool holds;

	if (!stage->eligible)
		return true;
	holds = walk_truth(stage->eligible->keys[0], &walk);
	return went_well(stumble, &walk, stage->eligible) && holds;
}

static bool is_on_line(const struct stage *stage, candidate_ix candidate, struct stumble *stumble)
{
	struct walk walk = { .figures = &stage->audit->figures, .candidate = candidate };
	int64_t line_e4;

	if (!merit_find(stage, candidate, stumble) || !stage->line)
		return true;
	line_e4 = walk_number(stage->line->keys[0], &walk);
	return went_well(stumble, &walk, stage->line) && stage->audit->merit_e4[candidate] >= line_e4;
}

static char empty_list_state(const struct stage *stage, candidate_ix candidate)
{
	struct wishes list;

	wishes_open_unreturned(stage, candidate, &list);
	return wishes_are_none(&list) ? STATE_NO_CHOICES : STATE_RETURNED;
}

static char state_find(const struct stage *stage, candidate_ix candidate, struct stumble *stumble)
{
	const struct audit *audit = stage->audit;
	struct wishes list;
	size_t n_returns;

	audit->merit_e4[candidate] = MERIT_UNKNOWN;
	if (audit->placed_in[candidate] < stage->number)
		return STATE_ELSEWHERE;
	if (stage_order(stage, candidate)) {
		merit_find(stage, candidate, stumble);
		return STATE_ORDERED;
	}
	if (!has_choices(audit->dataset, candidate, stage->number))
		return STATE_NO_CHOICES;
	if (!is_eligible(stage, candidate, stumble))
		return STATE_NOT_ELIGIBLE;
	if (!is_on_line(stage, candidate, stumble))
		return STATE_BELOW_LINE;
	stage_returns(stage, candidate, &n_returns);
	if (stage->tier->returns == RETURNS_OUT && n_returns > 0)
		return STATE_RETURNED;
	wishes_open(stage, candidate, &list);
	return wishes_are_none(&list) ? empty_list_state(stage, candidate) : STATE_TAKES_PART;
}

static void range_find(void *context, unsigned thread, size_t from, size_t to)
{
	struct stage *stage = context;

	if (!watch_goes_on(&stage->audit->watch, thread, from, 2 * stage->audit->dataset->n_candidates))
		return;
	for (size_t c = from; c < to; c++)
		stage->audit->state[c] = state_find(stage, (candidate_ix)c, &stage->stumbles[thread]);
}

enum status stage_find_participants(struct stage *stage, struct problem *problem)
{
	parallel_for(&(struct parallel_loop){ .count = stage->audit->dataset->n_candidates,
	                                      .grain = AUDIT_GRAIN,
	                                      .threads = AUDIT_THREADS,
	                                      .body = range_find,
	                                      .context = stage });
	return stage_status(stage, problem);
}
