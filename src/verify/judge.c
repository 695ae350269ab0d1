/* SPDX-License-Identifier: ISC */
/* Every candidate against its own list: the place it has, the places it was refused, and the reason it is given. */
#include "judge.h"

#include <luqu/parallel.h>

#include "sight.h"

/* One candidate being judged. */
struct hearing {
	const struct stage *stage;
	candidate_ix candidate;
	struct tallies *tallies; /* NULL: nothing is counted */
	struct stumble *stumble;
	uint32_t place;  /* the pool it has by application, voided ones included; IX_NONE: none */
	enum meets best; /* of all that it met where it applied */
	bool was_found;  /* its place is on its list */
	struct judgement *judgement;
};

/* Somebody who may not be there takes a seat all the same. */
static void count_intruder(struct hearing *hearing)
{
	if (hearing->tallies && hearing->place != IX_NONE)
		hearing->tallies->of[hearing->place].taken++;
}

static void hear_place(struct hearing *hearing, const struct application *application, enum meets meets)
{
	hearing->was_found = true;
	hearing->judgement->choice = application->wish.choice;
	if (meets == MEETS_BOTH) {
		if (hearing->tallies)
			tallies_take(hearing->tallies, hearing->stage, hearing->place, application);
		return;
	}
	hearing->judgement->verdict |= meets == MEETS_ELIGIBLE ? VERDICT_POOL_LINE : VERDICT_POOL_ELIGIBLE;
	count_intruder(hearing);
}

/* One application: the pools that saw it, up to the one that took it. */
static void hear_application(struct hearing *hearing, const struct application *application)
{
	const struct stage *stage = hearing->stage;
	const bool is_here = hearing->place != IX_NONE && stage->pools[hearing->place].offer == application->wish.offer;
	struct sight sight = sight_begin(stage, application->wish.offer, application->candidate);
	enum meets meets;
	uint32_t i;

	while ((i = sight_next(&sight)) != IX_NONE && !(is_here && i >= hearing->place)) {
		meets = pool_meets(stage, &stage->pools[i], application, hearing->stumble);
		if (meets > hearing->best)
			hearing->best = meets;
		if (meets == MEETS_BOTH && hearing->tallies)
			tallies_refuse(hearing->tallies, stage, i, application);
	}
	if (is_here)
		hear_place(hearing, application, pool_meets(stage, &stage->pools[hearing->place], application, hearing->stumble));
}

static void hear_list(struct hearing *hearing)
{
	struct application application = { .candidate = hearing->candidate };
	uint64_t applications = 0;
	struct wishes list;

	wishes_open(hearing->stage, hearing->candidate, &list);
	while (!hearing->was_found && wishes_next(&list, &application.wish)) {
		applications++;
		hear_application(hearing, &application);
	}
	if (hearing->tallies)
		hearing->tallies->applications += applications;
}

/* Under `final`: whether a return names the program where the candidate was placed. */
static bool is_voided(const struct stage *stage, candidate_ix candidate, uint32_t pool)
{
	size_t count;
	const struct return_row *rows = stage_returns(stage, candidate, &count);

	if (stage->tier->returns != RETURNS_FINAL || pool == IX_NONE)
		return false;
	for (size_t i = 0; i < count; i++)
		if (rows[i].program == stage->pools[pool].program)
			return true;
	return false;
}

static char letter_of(const struct hearing *hearing)
{
	static const char letters[] = { [MEETS_NEITHER] = 'e', [MEETS_ELIGIBLE] = 'l', [MEETS_BOTH] = 'o' };

	return hearing->judgement->voided != IX_NONE ? 'r' : letters[hearing->best];
}

static void judge_participant(struct hearing *hearing, const struct placement *placement)
{
	const struct stage *stage = hearing->stage;
	struct judgement *judgement = hearing->judgement;

	if (!placement && stage->settled && is_voided(stage, hearing->candidate, stage->settled[hearing->candidate]))
		hearing->place = judgement->voided = stage->settled[hearing->candidate];
	hear_list(hearing);
	if (!placement) {
		judgement->letter = letter_of(hearing);
		return;
	}
	if (!hearing->was_found && hearing->place != IX_NONE) {
		judgement->verdict |= VERDICT_NOT_LISTED;
		count_intruder(hearing);
	} else if (hearing->was_found && placement->choice != judgement->choice) {
		judgement->verdict |= VERDICT_CHOICE;
	}
	if (is_voided(stage, hearing->candidate, hearing->place))
		judgement->verdict |= VERDICT_RETURNED;
	if (placement->by_order)
		judgement->verdict |= VERDICT_NO_ORDER;
}

static void judge_ordered(struct hearing *hearing, const struct placement *placement)
{
	const struct stage *stage = hearing->stage;
	const struct order_row *order = stage_order(stage, hearing->candidate);

	if (!placement || !placement->by_order || hearing->place == IX_NONE || stage->pools[hearing->place].plan != order->plan)
		hearing->judgement->verdict |= VERDICT_ORDER_IGNORED;
	else if (placement->choice != 0)
		hearing->judgement->verdict |= VERDICT_CHOICE;
	if (placement && !placement->by_order)
		count_intruder(hearing);
}

static uint16_t judge_trail(const struct stage *stage, candidate_ix candidate, char letter)
{
	const struct outcome *outcome = stage->audit->outcome;

	return outcome->trail[(size_t)candidate * outcome->n_tiers + stage->number] == letter ? 0 : VERDICT_TRAIL;
}

struct judgement judge_candidate(const struct stage *stage, candidate_ix candidate, struct tallies *tallies,
                                 struct stumble *stumble)
{
	const struct audit *audit = stage->audit;
	const char state = audit->state[candidate];
	struct judgement judgement = { .voided = IX_NONE };
	struct hearing hearing = {
		.stage = stage, .candidate = candidate, .tallies = tallies, .stumble = stumble, .judgement = &judgement
	};
	const struct placement *placement;

	hearing.place = stage_place(stage, candidate, &placement);
	if (placement && hearing.place == IX_NONE)
		judgement.verdict |= VERDICT_NO_POOL;
	if (state == STATE_ORDERED) {
		judge_ordered(&hearing, placement);
	} else if (state == STATE_TAKES_PART) {
		judge_participant(&hearing, placement);
	} else if (placement) {
		judgement.verdict |= VERDICT_TAKES_NO_PART;
		count_intruder(&hearing);
	} else {
		judgement.letter = state;
	}
	if (placement && (state == STATE_ORDERED || state == STATE_TAKES_PART) && placement->merit_e4 != audit->merit_e4[candidate])
		judgement.verdict |= VERDICT_MERIT;
	if (placement)
		judgement.letter = 0;
	judgement.verdict |= judge_trail(stage, candidate, judgement.letter);
	return judgement;
}

struct judging {
	struct stage *stage;
	struct tallies tallies[AUDIT_THREADS];
};

static void range_judge(void *context, unsigned thread, size_t from, size_t to)
{
	struct judging *judging = context;
	struct stage *stage = judging->stage;
	const size_t n_candidates = stage->audit->dataset->n_candidates;

	if (!watch_goes_on(&stage->audit->watch, thread, n_candidates + from, 2 * n_candidates))
		return;
	for (size_t c = from; c < to; c++) {
		const candidate_ix candidate = (candidate_ix)c;

		stage->audit->verdict[c] =
		        judge_candidate(stage, candidate, &judging->tallies[thread], &stage->stumbles[thread]).verdict;
	}
}

enum status judge_everybody(struct stage *stage, struct tallies *tallies, struct problem *problem)
{
	struct judging judging = { .stage = stage };
	enum status status = STATUS_OK;

	for (size_t i = 0; i < AUDIT_THREADS && status == STATUS_OK; i++)
		if (!tallies_make(&judging.tallies[i], stage, &stage->stumbles[i]))
			status = problem_memory(problem);
	if (status == STATUS_OK) {
		parallel_for(&(struct parallel_loop){ .count = stage->audit->dataset->n_candidates,
		                                      .grain = AUDIT_GRAIN,
		                                      .threads = AUDIT_THREADS,
		                                      .body = range_judge,
		                                      .context = &judging });
		status = stage_status(stage, problem);
	}
	for (size_t i = 1; i < AUDIT_THREADS; i++) {
		if (status == STATUS_OK)
			tallies_merge(&judging.tallies[0], &judging.tallies[i], stage);
		tallies_clear(&judging.tallies[i]);
	}
	*tallies = judging.tallies[0];
	return status; /* the caller clears them in any case */
}
