/* SPDX-License-Identifier: ISC */
/* The tiered run: read, place, verify, store. */
#include <luqu/service_run.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/match.h>
#include <luqu/parallel.h>

enum status year_data_read(struct store *store, const struct progress *progress, struct year_data *year, struct problem *problem)
{
	*year = (struct year_data){ 0 };
	enum status status = store_load_dataset(store, STORE_ALL, progress, &year->dataset, problem);

	if (status == STATUS_OK)
		status = totals_compute(year->dataset, &year->totals, problem);
	return status;
}

void year_data_free(struct year_data *year)
{
	totals_free(year->totals);
	dataset_free(year->dataset);
	*year = (struct year_data){ 0 };
}

/* --- placing, while another thread computes the inputs' digest ----------------------------------------------------------------- */
struct placing {
	const struct match_request *request;
	struct outcome *outcome;
	struct problem problem;
	enum status status;
	unsigned char digest[DIGEST_BYTES];
};

static void place(void *context)
{
	struct placing *placing = context;

	placing->status = match_run(placing->request, &placing->outcome, &placing->problem);
}

static void digest_inputs(void *context)
{
	struct placing *placing = context;

	dataset_digest(placing->request->dataset, placing->digest);
}

static enum status place_and_digest(const struct match_request *request, struct outcome **outcome, struct problem *problem)
{
	struct placing placing = { .request = request };

	parallel_pair(place, &placing, digest_inputs, &placing);
	*outcome = placing.outcome;
	if (placing.status == STATUS_OK)
		memcpy(placing.outcome->digest, placing.digest, DIGEST_BYTES);
	else if (problem)
		*problem = placing.problem;
	return placing.status;
}

/* --- the tiers that stand ------------------------------------------------------------------------------------------------------ */

static enum status find_tier(const struct dataset *dataset, const char *option, const char *code, tier_ix *tier, struct problem *problem)
{
	*tier = dataset_find_tier(dataset, code);
	if (*tier == IX_NONE)
		return problem_set(problem, STATUS_FAULT, _("%s: there is no tier %s"), option, code);
	return STATUS_OK;
}

enum status run_load(struct store *store, int64_t number, const struct year_data *year, const struct progress *progress, struct run_note *note,
		     struct outcome **outcome, struct problem *problem)
{
	struct findings findings = { 0 };
	enum status status = store_find_run(store, number, note, problem);

	*outcome = NULL;
	if (status == STATUS_OK)
		status = store_load_run(store, note->number, year->dataset, progress, &findings, outcome, problem);
	if (status == STATUS_OK && findings.count > 0)
		status = problem_set(problem, STATUS_FAULT, _("run %lld does not fit the data any more: %s"), (long long)note->number,
				     findings.n_kept ? findings.kept[0].text : "");
	findings_clear(&findings);
	return status;
}

static enum status load_kept(struct store *store, const struct run_options *options, tier_ix n_kept, struct run_result *result,
			     struct problem *problem)
{
	enum status status = run_load(store, 0, &result->year, options->progress, &result->kept_note, &result->kept, problem);

	if (status == STATUS_OK && result->kept->n_tiers < n_kept)
		status = problem_set(problem, STATUS_FAULT, _("--after: run %lld ends before tier %s"),
				     (long long)result->kept_note.number, options->after);
	return status;
}

/* The placement of a candidate in the first n tiers; NULL: none there. */
static const struct placement *place_in(const struct outcome *outcome, candidate_ix candidate, tier_ix n_tiers)
{
	const struct placement *placement = outcome_placement(outcome, candidate);

	return placement && outcome->pools[placement->pool].tier < n_tiers ? placement : NULL;
}

static bool is_same_place(const struct outcome *a, const struct placement *in_a, const struct outcome *b, const struct placement *in_b)
{
	if (!in_a || !in_b)
		return in_a == in_b;
	const struct pool_result *pool_a = &a->pools[in_a->pool], *pool_b = &b->pools[in_b->pool];
	return pool_a->tier == pool_b->tier && pool_a->program == pool_b->program && strcmp(pool_a->code, pool_b->code) == 0 &&
	       in_a->choice == in_b->choice && in_a->merit_e4 == in_b->merit_e4;
}

const char *run_place_text(const struct dataset *dataset, const struct outcome *outcome, const struct placement *place,
			   char text[RUN_PLACE_TEXT])
{
	char merit[DECIMAL_TEXT];

	if (!place)
		return _("no place");
	const struct pool_result *pool = &outcome->pools[place->pool];
	decimal_write(place->merit_e4, merit);
	snprintf(text, RUN_PLACE_TEXT, "%s/%s/%s (%u, %s)", dataset->tiers[pool->tier].code, dataset->programs[pool->program].code,
		 pool->code, place->choice, merit);
	return text;
}

enum status run_compare(const struct outcome *was, const struct outcome *would_be, tier_ix n_tiers, struct run_change **changes,
			size_t *n_changes, struct problem *problem)
{
	size_t room = 0;

	*changes = NULL;
	*n_changes = 0;
	for (candidate_ix c = 0; c < was->n_candidates; c++) {
		const struct run_change change = { c, place_in(was, c, n_tiers), place_in(would_be, c, n_tiers) };
		if (is_same_place(was, change.was, would_be, change.would_be))
			continue;
		if (!array_grow((void **)changes, &room, *n_changes + 1, sizeof **changes))
			return problem_memory(problem);
		(*changes)[(*n_changes)++] = change;
	}
	return STATUS_OK;
}

/* What a new computation would change in the tiers that stand: listed, not applied. */
static enum status list_changes(const struct match_request *request, struct run_result *result, struct problem *problem)
{
	struct match_request anew = { .dataset = request->dataset, .totals = request->totals, .n_tiers = request->n_kept, .progress = request->progress };
	const enum status status = match_run(&anew, &result->recomputed, problem);

	if (status != STATUS_OK)
		return status;
	return run_compare(result->kept, result->recomputed, request->n_kept, &result->changes, &result->n_changes, problem);
}

/* --- the draw --------------------------------------------------------------------------------------------------------------------- */

/* luqu(1), THE RUN, step 7: without a seed nothing may hang on the draw. Names the pools and the two candidates of each, as far as there is room. */
static enum status refuse_without_seed(const struct dataset *dataset, const struct outcome *outcome, struct problem *problem)
{
	char pools[800] = "";
	size_t used = 0, n = 0;

	for (size_t p = 0; p < outcome->n_pools; p++) {
		const struct pool_result *pool = &outcome->pools[p];
		if (pool->drawn == 0 || pool->tier < outcome->n_kept)
			continue;
		n++;
		if (used >= sizeof pools - 200)
			continue;
		used += (size_t)snprintf(pools + used, sizeof pools - used, "%s%s/%s/%s (%s, %s)", used ? ", " : "",
					 dataset->tiers[pool->tier].code, dataset->programs[pool->program].code, pool->code,
					 dataset_candidate_no(dataset, pool->last_in), dataset_candidate_no(dataset, pool->first_out));
	}
	if (n == 0)
		return problem_set(problem, STATUS_FAULT,
				   _("a ranking names lottery, but office has no lottery_seed: publish a seed and set it, or try --dry-run"));
	return problem_set(problem, STATUS_FAULT,
			   _("%zu pools part their last place by the draw alone, but office has no lottery_seed: %s%s"), n, pools,
			   used >= sizeof pools - 200 ? " ..." : "");
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------- */

static enum status make_request(struct store *store, const struct run_options *options, struct run_result *result,
				struct match_request *request, struct problem *problem)
{
	const struct dataset *dataset = result->year.dataset;
	tier_ix tier;

	*request = (struct match_request){
		.dataset = dataset, .totals = result->year.totals, .n_tiers = (tier_ix)dataset->n_tiers, .progress = options->progress
	};
	if (options->upto) {
		if (find_tier(dataset, "--upto", options->upto, &tier, problem) != STATUS_OK)
			return STATUS_FAULT;
		request->n_tiers = tier + 1;
	}
	if (!options->after)
		return STATUS_OK;
	if (find_tier(dataset, "--after", options->after, &tier, problem) != STATUS_OK)
		return STATUS_FAULT;
	if (tier + 1 > request->n_tiers)
		return problem_set(problem, STATUS_FAULT, _("--after %s lies behind --upto %s"), options->after, options->upto);
	request->n_kept = tier + 1;
	enum status status = load_kept(store, options, request->n_kept, result, problem);
	request->kept = result->kept;
	return status;
}

static enum status verify_and_store(struct store *store, const struct run_options *options, struct run_result *result, struct problem *problem)
{
	enum status status =
		verify_outcome(result->year.dataset, result->outcome, options->progress, &result->report, problem);

	if (status != STATUS_OK)
		return status;
	if (result->report.violations.count > 0)
		return problem_set(problem, STATUS_FAULT, _("the second computation does not confirm the result: %llu violations; nothing is stored"),
				   (unsigned long long)result->report.violations.count);
	if (options->is_dry)
		return STATUS_OK;
	return store_save_run(store, result->year.dataset, result->outcome, result->kept_note.number, options->progress, &result->note,
			      problem);
}

enum status run_execute(struct store *store, const struct run_options *options, struct run_result *result, struct problem *problem)
{
	struct match_request request = { 0 };

	*result = (struct run_result){ 0 };
	enum status status = year_data_read(store, options->progress, &result->year, problem);
	if (status == STATUS_OK)
		status = make_request(store, options, result, &request, problem);
	if (status == STATUS_OK)
		status = place_and_digest(&request, &result->outcome, problem);
	if (status == STATUS_OK && request.n_kept > 0)
		status = list_changes(&request, result, problem);
	if (status == STATUS_OK && result->outcome->needs_seed && !options->is_dry)
		status = refuse_without_seed(result->year.dataset, result->outcome, problem);
	if (status == STATUS_OK)
		status = verify_and_store(store, options, result, problem);
	return status;
}

void run_result_free(struct run_result *result)
{
	verify_report_clear(&result->report);
	outcome_free(result->outcome);
	outcome_free(result->kept);
	outcome_free(result->recomputed);
	free(result->changes);
	year_data_free(&result->year);
	*result = (struct run_result){ 0 };
}

enum status run_verify(struct store *store, int64_t number, const struct progress *progress, struct run_note *note,
		       struct verify_report *report, struct problem *problem)
{
	struct dataset *dataset = NULL;
	struct outcome *outcome = NULL;
	struct findings missing = { 0 };

	*report = (struct verify_report){ 0 };
	enum status status = store_find_run(store, number, note, problem);
	if (status == STATUS_OK)
		status = store_load_dataset(store, STORE_ALL, progress, &dataset, problem);
	if (status == STATUS_OK)
		status = store_load_run(store, note->number, dataset, progress, &missing, &outcome, problem);
	if (status == STATUS_OK)
		status = verify_outcome(dataset, outcome, progress, report, problem);
	for (size_t i = 0; i < missing.n_kept; i++)
		findings_add(&report->violations, missing.kept[i].place, 0, NULL, "%s", missing.kept[i].text);
	findings_clear(&missing);
	outcome_free(outcome);
	dataset_free(dataset);
	return status;
}
