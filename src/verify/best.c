/* SPDX-License-Identifier: ISC */
/* Whether a stable outcome is the candidates' best.
 *
 * Under `break` there is a proof that costs next to nothing. Let M be the outcome checked and B the best one; candidates stand in B
 * as well or better. A program's choice takes no fewer out of more applicants, so in B as many places are taken as in M, program by
 * program, and the same candidates have one. Suppose a pool loses somebody between M and B. Whoever comes next there (the foremost
 * it turned away) would get the seat, so that one must do better in B as well and leave the pool where it is, which then loses
 * somebody too; if there is no next one, the pool's seat goes to the pool it lends to; if the next one has no place, or there is
 * none to lend to, the pool cannot lose anybody, for its program would fill fewer places or somebody would gain one. So losses
 * follow arrows from pool to pool that end only in a circle: without a circle nobody moves and M is B. With one, and under other
 * `ties`, where numbers may change, the tier is settled anew. */
#include "best.h"

#include <stdlib.h>

#include <luqu/i18n.h>

#include "settle.h"

/* The pool that would lose somebody if this one did; IX_NONE: none can. */
static uint32_t arrow(const struct stage *stage, const struct tally *tallies, uint32_t pool)
{
	const struct edge *next = &tallies[pool].first_out;
	const struct placement *placement;

	if (next->count == 0)
		return stage->pools[pool].rollover;
	return stage_place(stage, next->standing->candidate, &placement);
}

/* Follows the arrows from each pool; trail numbers tell this walk's pools from those of earlier ones, which led to no circle. */
static bool has_circle(const struct stage *stage, const struct tally *tallies, uint32_t *walked)
{
	for (uint32_t i = 0; i < stage->n_pools; i++) {
		uint32_t at = i;

		for (; at != IX_NONE && walked[at] == 0; at = arrow(stage, tallies, at))
			walked[at] = i + 1;
		if (at != IX_NONE && walked[at] == i + 1)
			return true;
	}
	return false;
}

static void compare_place(const struct stage *stage, candidate_ix candidate)
{
	const struct audit *audit = stage->audit;
	const struct placement *placement;
	const uint32_t place = stage_place(stage, candidate, &placement);
	const uint32_t better = stage->settled[candidate];

	if (place == better || better == IX_NONE)
		return;
	if (place != IX_NONE)
		pool_blame(stage, better, "best",
		           _("candidate %s could have this place, which it prefers to %s/%s, with nobody passed over"),
		           stage_show(stage, candidate).text, audit->dataset->programs[stage->pools[place].program].code,
		           stage->pools[place].code);
	else
		pool_blame(stage, better, "best", _("candidate %s has no place, but could have this one with nobody passed over"),
		           stage_show(stage, candidate).text);
}

/* Places voided by returns were taken from the settled tier itself. */
static bool is_voided(const struct stage *stage, candidate_ix candidate)
{
	size_t count;
	const struct return_row *rows = stage_returns(stage, candidate, &count);

	if (stage->tier->returns != RETURNS_FINAL || stage->settled[candidate] == IX_NONE)
		return false;
	for (size_t i = 0; i < count; i++)
		if (rows[i].program == stage->pools[stage->settled[candidate]].program)
			return true;
	return false;
}

enum status best_check(struct stage *stage, const struct tally *tallies, struct problem *problem)
{
	const struct audit *audit = stage->audit;
	enum status status;

	if (!stage->settled && stage->tier->ties == TIES_BREAK) {
		uint32_t *walked = array_make(stage->n_pools, sizeof *walked);
		bool circle;

		if (!walked)
			return problem_memory(problem);
		circle = has_circle(stage, tallies, walked);
		free(walked);
		if (!circle)
			return STATUS_OK;
	}
	status = stage_settle(stage, problem);
	for (size_t c = 0; c < audit->dataset->n_candidates && status == STATUS_OK; c++)
		if (audit->state[c] == STATE_TAKES_PART && !is_voided(stage, (candidate_ix)c))
			compare_place(stage, (candidate_ix)c);
	return status;
}
