/* SPDX-License-Identifier: ISC */
/* Who takes part in a tier (luqu(1), THE RUN, step 2), and the reason of those who do not. */
#include "internal.h"

#include <stdlib.h>

enum { BLOCK = 4096 };

/* Has the candidate a return in this tier (any program)? */
static bool has_return(const struct tier_run *run, candidate_ix candidate)
{
	const struct dataset *d = run->dataset;
	size_t low = 0, high = d->n_returns;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct return_row *row = &d->returns[middle];
		if (row->tier != run->tier_number ? row->tier < run->tier_number : row->candidate < candidate)
			low = middle + 1;
		else
			high = middle;
	}
	return low < d->n_returns && d->returns[low].tier == run->tier_number && d->returns[low].candidate == candidate;
}

struct gathering { /* candidates with choices here, block by block */
	struct tier_run *run;
	struct year_run *year;
	size_t room;
	size_t count;
	candidate_ix candidates[BLOCK];
	uint32_t first_choice[BLOCK];
	uint16_t n_choices[BLOCK];
	int64_t eligible[BLOCK], merit_e4[BLOCK], line_e4[BLOCK];
	uint8_t failures[BLOCK];
};

static void set_letter(struct gathering *g, candidate_ix candidate, enum reason reason)
{
	struct outcome *outcome = g->year->outcome;

	outcome->trail[(size_t)candidate * outcome->n_tiers + g->run->tier_number] = reason_letter(reason);
}

static bool evaluate_block(struct gathering *g, const struct site *site, int64_t *values)
{
	struct tier_run *run = g->run;
	const struct rule_batch batch = {
		.dataset = run->dataset, .totals = run->totals, .count = g->count, .candidates = g->candidates
	};

	rule_evaluate(site->rule, &batch, run->scratch, values, g->failures);
	for (size_t i = 0; i < g->count; i++)
		if (g->failures[i])
			return tier_fail_rule(run, site, g->candidates[i], (enum rule_failure)g->failures[i]);
	return true;
}

/* Keeps the rows of the block for which `keep` holds; the others leave with a reason. */
static void keep_rows(struct gathering *g, const int64_t *values, const int64_t *at_least, enum reason reason)
{
	size_t kept = 0;

	for (size_t i = 0; i < g->count; i++) {
		if (at_least ? values[i] < at_least[i] : values[i] == 0) {
			set_letter(g, g->candidates[i], reason);
			continue;
		}
		g->candidates[kept] = g->candidates[i];
		g->first_choice[kept] = g->first_choice[i];
		g->n_choices[kept] = g->n_choices[i];
		g->merit_e4[kept] = g->merit_e4[i];
		kept++;
	}
	g->count = kept;
}

/* Returns and lists: the last hurdle. REASON_COUNT: takes part. */
static enum reason final_hurdle(const struct tier_run *run, struct participant *participant)
{
	bool is_returned = run->tier->returns != RETURNS_FINAL && has_return(run, participant->candidate);

	if (is_returned && run->tier->returns == RETURNS_OUT)
		return REASON_RETURNED;
	participant->has_strikes = is_returned;
	if (!list_is_empty(run, participant, false))
		return REASON_COUNT;
	return is_returned && !list_is_empty(run, participant, true) ? REASON_RETURNED : REASON_NO_CHOICES;
}

static bool append_participant(struct gathering *g, const struct participant *participant, int64_t merit_e4)
{
	struct tier_run *run = g->run;
	size_t room = g->room;

	if (run->n_participants == g->room) {
		if (!array_grow((void **)&run->participants, &room, g->room + 1, sizeof *run->participants) ||
		    !array_grow((void **)&run->merit_e4, &g->room, room, sizeof *run->merit_e4))
			return tier_fail_memory(run);
		if (g->room > room)
			g->room = room;
	}
	run->participants[run->n_participants] = *participant;
	run->merit_e4[run->n_participants++] = merit_e4;
	return true;
}

static bool add_participant(struct gathering *g, size_t row)
{
	struct participant participant = { .candidate = g->candidates[row],
					   .first_choice = g->first_choice[row],
					   .n_choices = g->n_choices[row],
					   .reason = REASON_COUNT };
	enum reason reason = final_hurdle(g->run, &participant);

	if (reason == REASON_COUNT)
		return append_participant(g, &participant, g->merit_e4[row]);
	set_letter(g, participant.candidate, reason);
	return true;
}

static bool flush_block(struct gathering *g)
{
	const struct tier_rules *rules = g->run->rules;

	if (g->count == 0)
		return true;
	if (rules->eligible.rule) {
		if (!evaluate_block(g, &rules->eligible, g->eligible))
			return false;
		keep_rows(g, g->eligible, NULL, REASON_NOT_ELIGIBLE);
	}
	if (!evaluate_block(g, &rules->merit, g->merit_e4))
		return false;
	if (rules->line.rule) {
		if (!evaluate_block(g, &rules->line, g->line_e4))
			return false;
		keep_rows(g, g->merit_e4, g->line_e4, REASON_BELOW_LINE);
	}
	for (size_t i = 0; i < g->count; i++)
		if (!add_participant(g, i))
			return false;
	g->count = 0;
	return true;
}

static bool gather(struct gathering *g, candidate_ix left_out)
{
	const struct dataset *d = g->run->dataset;

	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		if (c == left_out || g->year->place_of[c].pool != IX_NONE)
			continue;
		uint32_t from = d->choice_start[c], end = d->choice_start[c + 1];
		while (from < end && d->choices[from].tier < g->run->tier_number)
			from++;
		uint32_t to = from;
		while (to < end && d->choices[to].tier == g->run->tier_number)
			to++;
		if (from == to) {
			set_letter(g, c, REASON_NO_CHOICES);
			continue;
		}
		g->candidates[g->count] = c;
		g->first_choice[g->count] = from;
		g->n_choices[g->count++] = (uint16_t)(to - from);
		if (g->count == BLOCK && !flush_block(g))
			return false;
	}
	return flush_block(g);
}

bool tier_gather_participants(struct tier_run *run, struct year_run *year, candidate_ix left_out)
{
	struct gathering *g = array_make(1, sizeof *g);

	if (!g)
		return tier_fail_memory(run);
	g->run = run;
	g->year = year;
	run->guest = IX_NONE;
	bool good = gather(g, left_out);
	if (good && left_out != IX_NONE) {
		run->guest = run->n_participants;
		good = append_participant(g, &(struct participant){ .candidate = left_out, .reason = REASON_COUNT }, 0);
	}
	free(g);
	return good;
}

enum reason participant_entry_reason(struct tier_run *run, candidate_ix candidate, struct participant *participant, int64_t *merit_e4)
{
	const struct tier_rules *rules = run->rules;
	size_t count;
	const struct choice *choices = dataset_choices(run->dataset, candidate, run->tier_number, &count);
	int64_t value;

	if (count == 0)
		return REASON_NO_CHOICES;
	if (rules->eligible.rule && (!site_evaluate(run, &rules->eligible, candidate, 0, &value) || value == 0))
		return REASON_NOT_ELIGIBLE;
	if (!site_evaluate(run, &rules->merit, candidate, 0, merit_e4))
		return REASON_NOT_ELIGIBLE;
	if (rules->line.rule && (!site_evaluate(run, &rules->line, candidate, 0, &value) || *merit_e4 < value))
		return REASON_BELOW_LINE;
	*participant = (struct participant){ .candidate = candidate,
					     .first_choice = (uint32_t)(choices - run->dataset->choices),
					     .n_choices = (uint16_t)count,
					     .reason = REASON_COUNT };
	return final_hurdle(run, participant);
}
