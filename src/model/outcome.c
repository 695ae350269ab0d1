/* SPDX-License-Identifier: ISC */
/* What a run decided, and how to find one's way in it. */
#include <stdlib.h>
#include <string.h>

#include <luqu/outcome.h>

static const struct {
	const char *name;
	char letter;
} reasons[REASON_COUNT] = {
	[REASON_RETURNED] = { "returned", 'r' },     [REASON_OUTRANKED] = { "outranked", 'o' },
	[REASON_BELOW_LINE] = { "below line", 'l' }, [REASON_NOT_ELIGIBLE] = { "not eligible", 'e' },
	[REASON_NO_CHOICES] = { "no choices", 'n' },
};

const char *reason_name(enum reason reason)
{
	return reasons[reason].name;
}

char reason_letter(enum reason reason)
{
	return reasons[reason].letter;
}

enum reason reason_of_letter(char letter)
{
	int reason = 0;

	while (reason < REASON_COUNT && reasons[reason].letter != letter)
		reason++;
	return (enum reason)reason;
}

struct outcome *outcome_make(void)
{
	struct outcome *outcome = calloc(1, sizeof *outcome);

	if (!outcome)
		return NULL;
	outcome->arena = arena_make();
	if (!outcome->arena) {
		free(outcome);
		return NULL;
	}
	return outcome;
}

void outcome_free(struct outcome *outcome)
{
	if (!outcome)
		return;
	free(outcome->pools);
	free(outcome->placements);
	free(outcome->trail);
	arena_free(outcome->arena);
	free(outcome);
}

const struct placement *outcome_placement(const struct outcome *outcome, candidate_ix candidate)
{
	size_t low = 0, high = outcome->n_placements;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (outcome->placements[middle].candidate < candidate)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == outcome->n_placements || outcome->placements[low].candidate != candidate)
		return NULL;
	return &outcome->placements[low];
}

enum reason outcome_reason(const struct outcome *outcome, candidate_ix candidate)
{
	enum reason best = REASON_NO_CHOICES;

	if (!outcome->trail)
		return best;
	for (tier_ix t = 0; t < outcome->n_tiers; t++) {
		enum reason reason = reason_of_letter(outcome->trail[(size_t)candidate * outcome->n_tiers + t]);

		if (reason < best)
			best = reason;
	}
	return best;
}

/* The first pool that is not before the program in the tier. */
static size_t first_pool(const struct outcome *outcome, tier_ix tier, program_ix program)
{
	size_t low = 0, high = outcome->n_pools;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct pool_result *pool = &outcome->pools[middle];

		if (pool->tier < tier || (pool->tier == tier && pool->program < program))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_of_program(const struct outcome *outcome, size_t i, tier_ix tier, program_ix program)
{
	return i < outcome->n_pools && outcome->pools[i].tier == tier && outcome->pools[i].program == program;
}

pool_ix outcome_find_pool(const struct outcome *outcome, tier_ix tier, program_ix program, const char *code)
{
	for (size_t i = first_pool(outcome, tier, program); is_of_program(outcome, i, tier, program); i++) {
		if (strcmp(outcome->pools[i].code, code) == 0)
			return (pool_ix)i;
	}
	return IX_NONE;
}

bool outcome_cutoff(const struct outcome *outcome, tier_ix tier, program_ix program, int64_t *merit_e4)
{
	bool found = false;

	for (size_t i = first_pool(outcome, tier, program); is_of_program(outcome, i, tier, program); i++) {
		const struct pool_result *pool = &outcome->pools[i];

		if (!pool->has_merit || (found && pool->merit_e4 >= *merit_e4))
			continue;
		*merit_e4 = pool->merit_e4;
		found = true;
	}
	return found;
}
