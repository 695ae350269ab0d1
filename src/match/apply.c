/* SPDX-License-Identifier: ISC */
/* Applications (luqu(1), THE RUN, step 5): everyone applies down the list; whoever is displaced goes on from where he stood. */
#include "internal.h"

#include <stdlib.h>

#include <luqu/i18n.h>

bool tier_fail_memory(struct tier_run *run)
{
	run->is_failed = true;
	problem_memory(run->problem);
	return false;
}

bool tier_fail_rule(struct tier_run *run, const struct site *site, candidate_ix candidate, enum rule_failure failure)
{
	run->is_failed = true;
	if (failure == FAILURE_MEMORY)
		problem_memory(run->problem);
	else
		problem_set(run->problem, STATUS_FAULT, _("%s: %s for candidate %s"), site->where, rule_failure_name(failure),
			    dataset_candidate_no(run->dataset, candidate));
	return false;
}

static bool evaluate_one(struct tier_run *run, const struct site *site, const struct rule_batch *batch, int64_t *values)
{
	uint8_t failure = FAILURE_NONE;

	rule_evaluate(site->rule, batch, run->scratch, values, &failure);
	return failure == FAILURE_NONE || tier_fail_rule(run, site, batch->candidates[0], (enum rule_failure)failure);
}

bool site_evaluate(struct tier_run *run, const struct site *site, candidate_ix candidate, uint16_t choice, int64_t *values)
{
	const struct rule_batch batch = {
		.dataset = run->dataset, .totals = run->totals, .count = 1, .candidates = &candidate, .choices = &choice
	};

	return evaluate_one(run, site, &batch, values);
}

static bool evaluate_line(struct tier_run *run, const struct pool *pool, candidate_ix candidate, int64_t *line_e4)
{
	const struct rule_batch batch = { .dataset = run->dataset,
					  .totals = run->totals,
					  .count = 1,
					  .candidates = &candidate,
					  .cutoffs_e4 = pool->cutoffs_e4 };

	return evaluate_one(run, &pool->rules->line, &batch, line_e4);
}

static bool may_pass_guard(const struct tier_run *run, const struct rule *rule, candidate_ix candidate)
{
	const struct dataset *d = run->dataset;
	enum rule_name column;
	uint32_t value;

	if (!rule_guard(rule, &column, &value))
		return true;
	switch (column) {
	case NAME_FEEDER:
		return d->feeder[candidate] == value;
	case NAME_DISTRICT:
		return d->district[candidate] == value;
	case NAME_CATEGORY:
		return d->category[candidate] == value;
	default:
		return true;
	}
}

enum reason pool_judge(struct tier_run *run, const struct pool *pool, participant_ix number, uint16_t choice, int64_t *line_e4)
{
	candidate_ix candidate = run->participants[number].candidate;
	int64_t value;

	if (!pool->rules)
		return REASON_COUNT;
	const struct site *eligible = &pool->rules->eligible;
	if (eligible->rule) {
		if (!may_pass_guard(run, eligible->rule, candidate))
			return REASON_NOT_ELIGIBLE;
		if (!site_evaluate(run, eligible, candidate, choice, &value) || value == 0)
			return REASON_NOT_ELIGIBLE;
	}
	if (pool->rules->line.rule && !pool->has_no_line) {
		if (!evaluate_line(run, pool, candidate, line_e4) || run->merit_e4[number] < *line_e4)
			return REASON_BELOW_LINE;
	}
	return REASON_COUNT;
}

static bool make_entry(struct tier_run *run, const struct pool *pool, participant_ix number, const struct application *application,
		       struct entry *entry)
{
	const uint32_t *groups = run->groups[pool->ranking];
	const struct ranking *ranking = &run->rules->rankings[pool->ranking];
	candidate_ix candidate = run->participants[number].candidate;

	*entry = (struct entry){ .primary = (uint64_t)application->band << 32, .participant = number, .choice = application->choice };
	if (!groups)
		return site_evaluate(run, &ranking->site, candidate, application->choice, run->keys_e4 + number * run->key_width);
	if (groups[number] == GROUP_FAILED) { /* once more, to say why */
		site_evaluate(run, &ranking->site, candidate, application->choice, run->spare_keys_e4);
		return false;
	}
	entry->primary |= groups[number];
	return true;
}

/* Comes before the pools of a program from `pool` on; true: it needs no more care (held, on the stack, or the run failed). */
static bool apply_to_program(struct tier_run *run, participant_ix number, const struct application *application, uint32_t pool)
{
	struct participant *p = &run->participants[number];

	for (; pool < run->programs[application->program].end_pool; pool++) {
		struct entry entry;
		int64_t line_e4;
		enum reason verdict = pool_judge(run, &run->pools[pool], number, application->choice, &line_e4);
		if (run->is_failed)
			return true;
		if (verdict != REASON_COUNT) {
			if (p->reason > verdict)
				p->reason = (uint8_t)verdict;
			continue;
		}
		if (!make_entry(run, &run->pools[pool], number, application, &entry) || pool_offer(run, pool, &entry) || run->is_failed)
			return true;
	}
	return false;
}

/* Goes on at `pool` of the present program (IX_NONE: at the next program of the list) until somebody holds it or the list ends. */
static void apply_from(struct tier_run *run, participant_ix number, uint32_t pool)
{
	struct participant *p = &run->participants[number];
	struct application application;

	if (pool != IX_NONE) {
		list_current(run, p, &application);
		if (apply_to_program(run, number, &application, pool))
			return;
	}
	while (list_next(run, p, &application))
		if (apply_to_program(run, number, &application, run->programs[application.program].first_pool))
			return;
}

bool apply_one(struct tier_run *run, participant_ix participant)
{
	apply_from(run, participant, IX_NONE);
	while (run->n_stack > 0 && !run->is_failed) {
		run->n_stack--;
		apply_from(run, run->stack[run->n_stack].participant, run->stack[run->n_stack].pool);
	}
	return !run->is_failed;
}

bool apply_all(struct tier_run *run, const struct progress *progress)
{
	for (uint32_t i = 0; i < run->n_participants; i++) {
		if (i % 8192 == 0 && !progress_step(progress, run->tier->code, i, run->n_participants)) {
			run->is_failed = true;
			problem_set(run->problem, STATUS_FAULT, _("cancelled"));
			return false;
		}
		if (run->turn[i] != run->guest && !apply_one(run, run->turn[i]))
			return false;
	}
	return true;
}
