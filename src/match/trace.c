/* SPDX-License-Identifier: ISC */
/* What happened to one candidate: the tiers run once more, and the pools on its list note all who come before them. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct watch { /* all whom a pool saw, with their keys at that moment */
	struct entry *entries; size_t n_entries, entries_room;
	int64_t *keys_e4; size_t keys_room; /* [entry x n_keys] */
	size_t n_keys;
};

bool watch_note(struct tier_run *run, struct pool *pool, const struct entry *entry)
{
	struct watch *watch = pool->watch;

	if (!array_grow((void **)&watch->entries, &watch->entries_room, watch->n_entries + 1, sizeof *watch->entries) ||
	    !array_grow((void **)&watch->keys_e4, &watch->keys_room, (watch->n_entries + 1) * watch->n_keys, sizeof *watch->keys_e4))
		return tier_fail_memory(run);
	watch->entries[watch->n_entries] = *entry;
	if (watch->n_keys)
		memcpy(watch->keys_e4 + watch->n_entries * watch->n_keys, run->keys_e4 + entry->participant * run->key_width,
		       watch->n_keys * sizeof *watch->keys_e4);
	watch->n_entries++;
	return true;
}

void watch_free(struct watch *watch)
{
	if (!watch)
		return;
	free(watch->entries);
	free(watch->keys_e4);
	free(watch);
}

struct tracing {
	const struct match_request *request;
	const struct outcome *outcome;
	candidate_ix candidate;
	struct arena *arena;
	struct tier_run *run;
	participant_ix number; /* of the candidate in the tier */
	struct trace_tier *tier;
};

static participant_ix find_participant(const struct tier_run *run, candidate_ix candidate)
{
	uint32_t low = 0, high = run->n_participants;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (run->participants[middle].candidate < candidate)
			low = middle + 1;
		else
			high = middle;
	}
	return low < run->n_participants && run->participants[low].candidate == candidate ? low : IX_NONE;
}

/* Before the tier runs: the pools of all programs on the candidate's list are watched. */
static bool watch_list(struct tracing *tracing)
{
	struct tier_run *run = tracing->run;
	struct participant copy = run->participants[tracing->number];
	struct application application;

	while (list_next(run, &copy, &application)) {
		const struct tier_program *program = &run->programs[application.program];
		for (uint32_t i = program->first_pool; i < program->end_pool; i++) {
			struct pool *pool = &run->pools[i];
			if (!pool->watch && !(pool->watch = array_make(1, sizeof *pool->watch)))
				return tier_fail_memory(run);
			pool->watch->n_keys = run->rules->rankings[pool->ranking].n_deciding;
		}
	}
	return true;
}

/* --- after the tier has run ------------------------------------------------------------------------------------------------------- */

static size_t find_entry(const struct watch *watch, participant_ix participant)
{
	for (size_t i = 0; i < watch->n_entries; i++)
		if (watch->entries[i].participant == participant)
			return i;
	return SIZE_MAX;
}

static const int64_t *keys_at(const struct watch *watch, size_t entry)
{
	return watch->keys_e4 + entry * watch->n_keys;
}

static bool is_held(const struct pool *pool, participant_ix participant)
{
	for (uint32_t i = 0; i < pool->n_held; i++)
		if (pool->held[i].participant == participant)
			return true;
	return false;
}

static bool is_alike(const struct watch *watch, size_t a, size_t b)
{
	return watch->entries[a].primary == watch->entries[b].primary &&
	       (watch->n_keys == 0 || memcmp(keys_at(watch, a), keys_at(watch, b), watch->n_keys * sizeof(int64_t)) == 0);
}

/* Does the draw alone part the candidate from the last one in (if it is out) or from anyone turned away (if it is in)? */
static bool is_by_draw(const struct tracing *tracing, const struct pool *pool, size_t own, bool is_in)
{
	const struct watch *watch = pool->watch;

	if (tracing->run->tier->ties != TIES_BREAK)
		return false;
	for (size_t i = 0; i < watch->n_entries; i++)
		if (i != own && is_alike(watch, own, i) && is_held(pool, watch->entries[i].participant) != is_in)
			return true;
	return false;
}

static int64_t *copy_keys(struct tracing *tracing, const struct watch *watch, size_t entry)
{
	int64_t *copy = arena_alloc(tracing->arena, watch->n_keys, sizeof *copy);

	if (copy && watch->n_keys)
		memcpy(copy, keys_at(watch, entry), watch->n_keys * sizeof *copy);
	return copy;
}

static void tell_standing(struct tracing *tracing, struct pool *pool, struct trace_pool *told)
{
	struct tier_run *run = tracing->run;
	const struct watch *watch = pool->watch;
	size_t own = find_entry(watch, tracing->number);
	const struct entry *last = pool_last_in(pool);

	told->seats = pool->capacity + pool->borrowed;
	told->seen = pool->seen;
	told->n_taken = pool->n_held;
	told->ranking = pool->rules && run->dataset->plans[pool->result->plan].ranking ? run->dataset->plans[pool->result->plan].ranking
											: run->tier->ranking;
	told->n_keys = watch->n_keys;
	told->last_in = IX_NONE;
	if (own == SIZE_MAX)
		return;
	told->keys_e4 = copy_keys(tracing, watch, own);
	told->band = (uint16_t)(watch->entries[own].primary >> 32);
	told->rank = 1;
	for (size_t i = 0; i < watch->n_entries; i++)
		if (pool_compare(run, pool, &watch->entries[i], keys_at(watch, i), &watch->entries[own], keys_at(watch, own)) < 0)
			told->rank++;
	told->is_by_draw = is_by_draw(tracing, pool, own, told->verdict == TRACE_TAKEN || told->verdict == TRACE_VOIDED);
	if (!last)
		return;
	told->last_in = run->participants[last->participant].candidate;
	told->last_merit_e4 = run->merit_e4[last->participant];
	told->last_band = (uint16_t)(last->primary >> 32);
	told->last_keys_e4 = copy_keys(tracing, watch, find_entry(watch, last->participant));
}

static void tell_pool(struct tracing *tracing, const struct application *application, uint32_t number, bool *is_taken, struct trace_pool *told)
{
	struct tier_run *run = tracing->run;
	struct pool *pool = &run->pools[number];

	told->pool = outcome_find_pool(tracing->outcome, run->tier_number, pool->result->program, pool->result->code);
	told->last_in = IX_NONE;
	if (*is_taken) {
		told->verdict = TRACE_NOT_REACHED;
		return;
	}
	told->line_e4 = INT64_MIN;
	enum reason judgement = pool_judge(run, pool, tracing->number, application->choice, &told->line_e4);
	told->has_line = told->line_e4 != INT64_MIN;
	if (judgement != REASON_COUNT) {
		told->verdict = judgement == REASON_BELOW_LINE ? TRACE_BELOW_LINE : TRACE_NOT_ELIGIBLE;
		return;
	}
	told->verdict = TRACE_FULL;
	if (is_held(pool, tracing->number)) {
		bool is_void = run->tier->returns == RETURNS_FINAL && list_is_struck(run, tracing->candidate, pool->result->program);
		told->verdict = is_void ? TRACE_VOIDED : TRACE_TAKEN;
		*is_taken = true;
	}
	tell_standing(tracing, pool, told);
}

static struct trace_choice *add_choice(struct tracing *tracing, program_ix program, uint16_t rank, enum trace_verdict verdict)
{
	struct trace_choice *told = &tracing->tier->choices[tracing->tier->n_choices++];

	*told = (struct trace_choice){ .program = program, .rank = rank, .verdict = verdict };
	return told;
}

/* The verdicts are declared from the best to the worst, TAKEN and VOIDED before FULL. */
static void tell_application(struct tracing *tracing, const struct application *application, bool *is_taken)
{
	const struct tier_program *program = &tracing->run->programs[application->program];
	struct trace_choice *told = add_choice(tracing, program->program, application->choice, TRACE_NOT_ELIGIBLE);

	told->n_pools = program->end_pool - program->first_pool;
	told->pools = arena_alloc(tracing->arena, told->n_pools, sizeof *told->pools);
	for (size_t i = 0; told->pools && i < told->n_pools; i++) {
		struct trace_pool *pool = &told->pools[i];
		tell_pool(tracing, application, program->first_pool + (uint32_t)i, is_taken, pool);
		if (pool->verdict != TRACE_NOT_REACHED && pool->verdict < told->verdict)
			told->verdict = pool->verdict;
	}
}

static enum trace_verdict why_passed_over(const struct tier_run *run, const struct choice *choice)
{
	if (run->tier->max_choices && choice->rank > run->tier->max_choices)
		return TRACE_BEYOND_MOST;
	return run->program_local[choice->program] == IX_NONE ? TRACE_NO_POOL : TRACE_STRUCK;
}

/* The list from the top; what the engine passed over is told too. */
static bool tell_list(struct tracing *tracing)
{
	struct tier_run *run = tracing->run;
	struct participant walker = run->participants[tracing->number];
	const struct choice *choices = &run->dataset->choices[walker.first_choice];
	struct application application;
	uint32_t own = 0;
	bool is_taken = false;

	tracing->tier->choices = arena_alloc(tracing->arena, walker.n_choices + (size_t)run->n_programs, sizeof *tracing->tier->choices);
	if (!tracing->tier->choices)
		return tier_fail_memory(run);
	walker.position = 0;
	while (list_next(run, &walker, &application)) {
		for (; own < walker.n_choices && own + 1 < walker.position; own++)
			add_choice(tracing, choices[own].program, choices[own].rank, why_passed_over(run, &choices[own]));
		if (own + 1 == walker.position)
			own++;
		if (!is_taken)
			tell_application(tracing, &application, &is_taken);
		else if (application.choice != 0)
			add_choice(tracing, run->programs[application.program].program, application.choice, TRACE_NOT_REACHED);
		else
			break; /* adjust, where a choice has been met */
	}
	for (; own < walker.n_choices; own++)
		add_choice(tracing, choices[own].program, choices[own].rank, why_passed_over(run, &choices[own]));
	return !run->is_failed;
}

static bool run_and_tell(struct tracing *tracing, struct year_run *year, tier_ix tier)
{
	struct tier_run *run = tracing->run;

	if (!tier_open(run, year, tier, IX_NONE))
		return false;
	tracing->number = find_participant(run, tracing->candidate);
	if (tracing->number == IX_NONE)
		return true; /* cannot be: the caller looked */
	tracing->tier->merit_e4 = run->merit_e4[tracing->number];
	tracing->tier->has_merit = true;
	return watch_list(tracing) && apply_all(run, tracing->request->progress) && tell_list(tracing);
}

/* Opens a tier as the outcome found it and tells it. */
static bool tell_tier(struct tracing *tracing, tier_ix tier, struct problem *problem)
{
	struct year_run year;
	struct tier_run run = { .keeps_keys = true };
	struct match_request request = *tracing->request;

	request.n_tiers = tier + 1;
	request.kept = tracing->outcome;
	request.n_kept = tier;
	tracing->run = &run;
	bool good = year_open(&year, &request, problem) && run_and_tell(tracing, &year, tier);
	if (run.rules)
		tier_close(&run);
	tracing->run = NULL;
	year_close(&year);
	return good;
}

/* Who takes no part learns why from the rules of the tier alone. */
static bool tell_entry(struct tracing *tracing, tier_ix tier, struct problem *problem)
{
	struct year_run year;
	struct tier_run run = { .keeps_keys = true };
	struct match_request request = *tracing->request;
	struct participant unused;

	request.n_tiers = tier + 1;
	request.kept = tracing->outcome;
	request.n_kept = tier;
	bool good = year_open(&year, &request, problem) && tier_open(&run, &year, tier, IX_NONE);
	if (good) {
		tracing->tier->merit_e4 = INT64_MIN;
		enum reason reason = participant_entry_reason(&run, tracing->candidate, &unused, &tracing->tier->merit_e4);
		tracing->tier->takes_part = reason == REASON_COUNT;
		tracing->tier->has_merit = tracing->tier->merit_e4 != INT64_MIN;
		good = !run.is_failed;
	}
	if (run.rules)
		tier_close(&run);
	year_close(&year);
	return good;
}

static bool tell(struct tracing *tracing, tier_ix t, const struct placement *place, struct problem *problem)
{
	const struct outcome *outcome = tracing->outcome;
	struct trace_tier *tier = tracing->tier;
	size_t n_choices;

	tier->tier = t;
	tier->is_kept = t < outcome->n_kept;
	tier->is_placed_before = place && outcome->pools[place->pool].tier < t;
	tier->is_by_order = place && place->by_order && outcome->pools[place->pool].tier == t;
	tier->reason = reason_of_letter(outcome->trail[(size_t)tracing->candidate * outcome->n_tiers + t]);
	dataset_choices(tracing->request->dataset, tracing->candidate, t, &n_choices);
	if (tier->is_kept || tier->is_placed_before || tier->is_by_order || n_choices == 0)
		return true;
	return tell_entry(tracing, t, problem) && (!tier->takes_part || tell_tier(tracing, t, problem));
}

enum status match_trace(const struct match_request *request, const struct outcome *outcome, candidate_ix candidate, struct arena *arena,
			struct trace_tier **tiers, size_t *n_tiers, struct problem *problem)
{
	const struct placement *place = outcome_placement(outcome, candidate);
	struct problem own = { 0 };

	*n_tiers = outcome->n_tiers;
	*tiers = arena_alloc(arena, outcome->n_tiers, sizeof **tiers);
	bool good = *tiers != NULL;
	for (tier_ix t = 0; good && t < outcome->n_tiers; t++) {
		struct tracing tracing = { .request = request, .outcome = outcome, .candidate = candidate, .arena = arena, .tier = &(*tiers)[t] };
		good = tell(&tracing, t, place, &own);
	}
	if (good && !arena_failed(arena))
		return STATUS_OK;
	if (!own.text[0])
		problem_memory(&own);
	if (problem)
		*problem = own;
	return own.status;
}
