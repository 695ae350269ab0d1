/* SPDX-License-Identifier: ISC */
/* Why a candidate got this place: the run to explain, and one candidate from its trace. */
#include "explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

/* --- the run --------------------------------------------------------------------------------------------------------- */

static enum status run_dry(struct explain_session *session, const struct progress *progress, struct problem *problem)
{
	const struct match_request request = {
		.dataset = session->year.dataset, .totals = session->year.totals, .n_tiers = IX_NONE, .progress = progress
	};

	return match_run(&request, &session->outcome, problem);
}

static enum status has_any_run(struct store *store, bool *has_run, struct problem *problem)
{
	struct store_cursor *cursor = store_cursor_open(store, STORE_RUNS, NULL, 0);

	*has_run = store_cursor_next(cursor);
	return store_cursor_close(cursor, problem);
}

static enum status read_all(struct store *store, int64_t run, const struct progress *progress, struct explain_session *session,
                            struct problem *problem)
{
	bool has_run = true;
	enum status status = year_data_read(store, progress, &session->year, problem);

	if (status == STATUS_OK && run == 0)
		status = has_any_run(store, &has_run, problem);
	if (status != STATUS_OK)
		return status;
	if (!has_run)
		return run_dry(session, progress, problem);
	status = store_find_run(store, run, &session->note, problem);
	if (status != STATUS_OK)
		return status;
	return store_load_run(store, session->note.number, session->year.dataset, progress, &session->misfits, &session->outcome,
	                      problem);
}

enum status explain_open(struct store *store, int64_t run, const struct progress *progress, struct explain_session *session,
                         struct problem *problem)
{
	*session = (struct explain_session){ 0 };
	enum status status = store_begin_reading(store, problem);
	if (status != STATUS_OK)
		return status;
	status = read_all(store, run, progress, session, problem);
	store_end_reading(store);
	return status == STATUS_OK ? explain_open_year(session, progress, problem) : status;
}

enum status explain_open_year(struct explain_session *session, const struct progress *progress, struct problem *problem)
{
	unsigned char digest[DIGEST_BYTES];

	session->is_stale = array_make(session->outcome->n_tiers, sizeof *session->is_stale);
	if (!session->is_stale)
		return problem_memory(problem);
	if (session->note.number == 0)
		return STATUS_OK;
	dataset_digest(session->year.dataset, digest);
	session->has_changed = memcmp(digest, session->note.digest, DIGEST_BYTES) != 0;
	return explain_find_stale(session, progress, problem);
}

void explain_close(struct explain_session *session)
{
	outcome_free(session->outcome);
	free(session->is_stale);
	findings_clear(&session->misfits);
	year_data_free(&session->year);
	*session = (struct explain_session){ 0 };
}

enum status explain_read_name(struct store *store, const char *candidate_no, char *name, size_t size, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = candidate_no }, { .number = 1 } };
	struct store_cursor *cursor = store_cursor_open(store, STORE_CANDIDATES_FROM, binds, 2);

	name[0] = '\0';
	if (store_cursor_next(cursor) && strcmp(store_cursor_text(cursor, 0), candidate_no) == 0)
		snprintf(name, size, "%s", store_cursor_text(cursor, 1));
	return store_cursor_close(cursor, problem);
}

/* --- one candidate --------------------------------------------------------------------------------------------------- */

struct match_request explain_request(const struct explaining *explaining)
{
	return (struct match_request){ .dataset = explaining->dataset,
		                       .totals = explaining->totals,
		                       .n_tiers = explaining->outcome->n_tiers,
		                       .progress = explaining->progress };
}

static const struct order_row *find_order(const struct dataset *dataset, tier_ix tier, candidate_ix candidate)
{
	for (size_t i = 0; i < dataset->n_orders; i++)
		if (dataset->orders[i].tier == tier && dataset->orders[i].candidate == candidate)
			return &dataset->orders[i];
	return NULL;
}

static bool tell_line(struct explaining *explaining, struct explain_tier *told)
{
	const struct tier *tier = &explaining->dataset->tiers[told->tier];
	const struct explain_site site = { .use = RULE_TIER_LINE, .tier = told->tier, .text = tier->line };

	told->has_line = tier->line && explain_evaluate(explaining, &site, &told->line_e4);
	return !tier->line || explain_tell_line(explaining, &site, &told->refusal);
}

/* Why the candidate took no part in a tier. */
static bool tell_entry(struct explaining *explaining, struct explain_tier *told)
{
	const struct tier *tier = &explaining->dataset->tiers[told->tier];
	const struct explain_site site = { .use = RULE_TIER_ELIGIBLE, .tier = told->tier, .text = tier->eligible };

	if (told->trace->takes_part || told->trace->is_placed_before || told->trace->is_by_order)
		return true;
	if (told->trace->reason == REASON_NOT_ELIGIBLE && tier->eligible)
		return explain_tell_refusal(explaining, &site, &told->refusal);
	return told->trace->reason != REASON_BELOW_LINE || tell_line(explaining, told);
}

static bool tell_tier(struct explaining *explaining, const struct trace_tier *trace, struct explain_tier *told)
{
	const struct explain_session *session = explaining->session;

	*told = (struct explain_tier){ .tier = trace->tier,
		                       .is_kept = trace->tier < session->outcome->n_kept,
		                       .is_stale = session->is_stale[trace->tier],
		                       .trace = trace };
	if (trace->is_by_order) {
		const struct order_row *order = find_order(explaining->dataset, trace->tier, explaining->explanation->candidate);
		told->order_reason = order ? order->reason : "";
		told->order_authority = order ? order->authority : "";
	}
	return (told->is_stale || tell_entry(explaining, told)) && explain_tell_choices(explaining, told);
}

/* The tiers as one computation of the data would have them: what --after let stand is told like the rest where the data still give
 * it. */
static enum status tell_tiers(struct explaining *explaining)
{
	struct explanation *explanation = explaining->explanation;
	const struct match_request request = explain_request(explaining);
	struct outcome as_one = *explaining->outcome;
	struct trace_tier *traces;

	as_one.n_kept = 0;
	enum status status = match_trace(&request, &as_one, explanation->candidate, explaining->arena, &traces,
	                                 &explanation->n_tiers, explaining->problem);
	if (status != STATUS_OK)
		return status;
	explanation->tiers = arena_alloc(explaining->arena, explanation->n_tiers, sizeof *explanation->tiers);
	if (!explanation->tiers)
		return problem_memory(explaining->problem);
	for (size_t t = 0; t < explanation->n_tiers; t++)
		if (!tell_tier(explaining, &traces[t], &explanation->tiers[t]))
			return problem_memory(explaining->problem);
	return STATUS_OK;
}

static enum status find_candidate(struct explaining *explaining, const char *candidate_no)
{
	struct explanation *explanation = explaining->explanation;

	explanation->candidate = dataset_find_candidate(explaining->dataset, candidate_no);
	if (explanation->candidate == IX_NONE)
		return problem_set(explaining->problem, STATUS_FAULT, _("there is no candidate %s"), candidate_no);
	explanation->total_e4 = explaining->totals->total_e4[explanation->candidate];
	explanation->bonus_e4 = explaining->totals->bonus_e4[explanation->candidate];
	explanation->place = outcome_placement(explaining->outcome, explanation->candidate);
	if (!explanation->place)
		explanation->reason = outcome_reason(explaining->outcome, explanation->candidate);
	return STATUS_OK;
}

enum status explain_candidate(const struct explain_session *session, const char *candidate_no, const struct progress *progress,
                              struct explanation *explanation, struct problem *problem)
{
	struct explaining explaining = { .session = session,
		                         .dataset = session->year.dataset,
		                         .totals = session->year.totals,
		                         .outcome = session->outcome,
		                         .progress = progress,
		                         .explanation = explanation,
		                         .problem = problem };

	*explanation = (struct explanation){ .arena = arena_make() };
	if (!explanation->arena)
		return problem_memory(problem);
	explaining.arena = explanation->arena;
	enum status status = find_candidate(&explaining, candidate_no);
	if (status == STATUS_OK)
		status = tell_tiers(&explaining);
	return status == STATUS_OK ? explain_try_gains(&explaining) : status;
}

void explanation_free(struct explanation *explanation)
{
	arena_free(explanation->arena);
	*explanation = (struct explanation){ 0 };
}
