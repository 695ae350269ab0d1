/* SPDX-License-Identifier: ISC */
/* The second computation: tier by tier, an outcome against the conditions that only the right one meets. */
#include <stdlib.h>

#include <luqu/i18n.h>

#include "best.h"
#include "judge.h"
#include "settle.h"
#include "shape.h"
#include "weigh.h"

static bool room_make(struct audit *audit)
{
	const size_t n_candidates = audit->dataset->n_candidates, n_programs = audit->dataset->n_programs;
	const size_t n_tiers = audit->outcome->n_tiers;

	audit->heir = array_make(n_tiers, sizeof *audit->heir);
	audit->first_pool = array_make(n_tiers + 1, sizeof *audit->first_pool);
	audit->place = array_make(n_candidates, sizeof *audit->place);
	audit->placed_in = array_make(n_candidates, sizeof *audit->placed_in);
	audit->local = array_make(audit->outcome->n_pools, sizeof *audit->local);
	audit->vacancy = array_make(n_tiers * n_programs, sizeof *audit->vacancy);
	audit->cutoff_e4 = array_make(n_tiers * n_programs, sizeof *audit->cutoff_e4);
	audit->has_cutoff = array_make(n_tiers * n_programs, sizeof *audit->has_cutoff);
	audit->state = array_make(n_candidates, sizeof *audit->state);
	audit->merit_e4 = array_make(n_candidates, sizeof *audit->merit_e4);
	audit->verdict = array_make(n_candidates, sizeof *audit->verdict);
	audit->book = walk_book_make(audit->dataset);
	return audit->heir && audit->first_pool && audit->place && audit->placed_in && audit->local && audit->vacancy &&
	       audit->cutoff_e4 && audit->has_cutoff && audit->state && audit->merit_e4 && audit->verdict && audit->book;
}

static void audit_clear(struct audit *audit)
{
	figures_clear(&audit->figures);
	walk_book_free(audit->book);
	free(audit->heir);
	free(audit->first_pool);
	free(audit->place);
	free(audit->placed_in);
	free(audit->local);
	free(audit->vacancy);
	free(audit->cutoff_e4);
	free(audit->has_cutoff);
	free(audit->state);
	free(audit->merit_e4);
	free(audit->verdict);
}

/* A vacancy passes once, to the first tier that inherits its tier. */
static void heirs_find(struct audit *audit)
{
	for (tier_ix t = 0; t < audit->outcome->n_tiers; t++)
		audit->heir[t] = IX_NONE;
	for (tier_ix t = 0; t < audit->outcome->n_tiers; t++) {
		const struct tier *tier = &audit->dataset->tiers[t];

		for (size_t i = 0; i < tier->n_inherits; i++)
			if (tier->inherits[i] < t && audit->heir[tier->inherits[i]] == IX_NONE)
				audit->heir[tier->inherits[i]] = t;
	}
}

/* Under `final` a voided place has left no trace: where anybody without a place has a return, it must be found again. */
static bool needs_voided_places(const struct stage *stage)
{
	const struct audit *audit = stage->audit;

	if (stage->tier->returns != RETURNS_FINAL)
		return false;
	for (size_t i = 0; i < stage->n_returns; i++) {
		const candidate_ix c = stage->returns[i].candidate;

		if (audit->state[c] == STATE_TAKES_PART && audit->placed_in[c] != stage->number)
			return true;
	}
	return false;
}

static void voided_count(const struct stage *stage)
{
	struct stumble ignored = { .flaw = FLAW_NONE };
	candidate_ix last = IX_NONE;

	for (size_t i = 0; stage->settled && i < stage->n_returns; i++) {
		const candidate_ix c = stage->returns[i].candidate;

		if (c != last && stage->audit->state[c] == STATE_TAKES_PART &&
		    judge_candidate(stage, c, NULL, &ignored).voided != IX_NONE)
			stage->audit->report->voided_seats++;
		last = c;
	}
}

static enum status pools_check(struct stage *stage, const struct tallies *tallies, uint64_t before, struct problem *problem)
{
	struct audit *audit = stage->audit;
	const struct holding *holdings = holdings_count(stage);
	uint64_t *borrowed = arena_alloc(stage->arena, stage->n_pools, sizeof *borrowed);

	if (!holdings || !borrowed)
		return problem_memory(problem);
	audit->report->applications += tallies->applications;
	weigh_pools(stage, tallies->of, holdings, borrowed);
	holdings_hand_on(stage, holdings);
	voided_count(stage);
	return audit->report->violations.count == before ? best_check(stage, tallies->of, problem) : STATUS_OK;
}

static enum status stage_check(struct stage *stage, struct problem *problem)
{
	const uint64_t before = stage->audit->report->violations.count;
	struct tallies tallies = { 0 };
	enum status status = stage_find_participants(stage, problem);

	if (status == STATUS_OK && needs_voided_places(stage))
		status = stage_settle(stage, problem);
	if (status == STATUS_OK)
		status = judge_everybody(stage, &tallies, problem);
	if (status == STATUS_OK) {
		judge_report(stage);
		status = pools_check(stage, &tallies, before, problem);
	}
	tallies_clear(&tallies);
	return status;
}

static enum status tier_check(struct audit *audit, tier_ix tier, struct problem *problem)
{
	struct stage *stage;
	enum status status;

	audit->watch.what = audit->dataset->tiers[tier].code;
	if (!watch_goes_on(&audit->watch, 0, 0, 0))
		return watch_status(&audit->watch, problem);
	if (tier < audit->outcome->n_kept)
		return kept_check(audit, tier, problem);
	stage = stage_make(audit, tier, problem);
	if (!stage)
		return problem->status;
	status = stage_check(stage, problem);
	stage_free(stage);
	return status;
}

static enum status audit_run(struct audit *audit, struct problem *problem)
{
	enum status status;

	digest_check(audit);
	if (!sizes_check(audit))
		return STATUS_OK;
	if (!room_make(audit))
		return problem_memory(problem);
	if (!shape_check(audit))
		return STATUS_OK;
	heirs_find(audit);
	audit->watch.what = _("totals");
	status = figures_compute(&audit->figures, audit->book, &audit->watch, problem);
	for (tier_ix t = 0; t < audit->outcome->n_tiers && status == STATUS_OK; t++)
		status = tier_check(audit, t, problem);
	if (status == STATUS_OK)
		seed_check(audit);
	return status;
}

enum status verify_outcome(const struct dataset *dataset, const struct outcome *outcome, const struct progress *progress,
                           struct verify_report *report, struct problem *problem)
{
	struct audit audit = { .dataset = dataset,
		               .outcome = outcome,
		               .watch = { .progress = progress },
		               .report = report,
		               .figures = { .dataset = dataset } };
	struct problem here = { 0 };
	enum status status;

	*report = (struct verify_report){ 0 };
	status = audit_run(&audit, &here);
	if (status == STATUS_OK && report->violations.out_of_memory)
		status = problem_memory(&here);
	if (status != STATUS_OK && problem)
		*problem = here;
	audit_clear(&audit);
	return status;
}

void verify_report_clear(struct verify_report *report)
{
	findings_clear(&report->violations);
	*report = (struct verify_report){ 0 };
}
