/* SPDX-License-Identifier: ISC */
/* Steps 2 and 4 of the run: who takes part in a tier, and the list each of them goes down. */
#include <stdlib.h>
#include <string.h>

#include "reference_state.h"

struct list {
	int programs[1024];
	long ranks[1024]; /* 0: by adjust */
	size_t n;
};
enum strike { STRIKE_RETURNED, STRIKE_NOTHING };

bool ref_is_returned(const struct reference_state *s, int tier, int candidate, int program)
{
	for (size_t i = 0; i < s->n_returns; i++) {
		const struct ref_choice *row = &s->returns[i];
		if (row->tier == tier && row->candidate == candidate && (program == NONE || row->program == program))
			return true;
	}
	return false;
}

int ref_first_pool(const struct reference_state *s, int tier, int program)
{
	for (size_t i = 0; i < s->n_pools; i++)
		if (s->pools[i].tier == tier && s->pools[i].program == program)
			return (int)i;
	return NONE;
}

static int compare_ranks(const void *a, const void *b)
{
	long left = ((const struct ref_choice *)a)->rank, right = ((const struct ref_choice *)b)->rank;
	return (left > right) - (left < right);
}

static struct ref_choice *filed_choices(const struct reference_state *s, int tier, int candidate, size_t *n)
{
	struct ref_choice *filed = must_make(s->n_choices, sizeof filed[0]);
	*n = 0;
	for (size_t i = 0; i < s->n_choices; i++)
		if (s->choices[i].tier == tier && s->choices[i].candidate == candidate)
			filed[(*n)++] = s->choices[i];
	qsort(filed, *n, sizeof filed[0], compare_ranks);
	return filed;
}

static bool is_refiled(const struct reference_state *s, int tier)
{
	return strcmp(s->tiers[tier].returns, "refile") == 0;
}

static void list_own(struct reference_state *s, int tier, int candidate, enum strike strike, struct list *list)
{
	long most = strtol(year_get(s->year, KIND_TIERS, s->tiers[tier].row, "max_choices"), NULL, 10);
	size_t n;
	struct ref_choice *filed = filed_choices(s, tier, candidate, &n);
	for (size_t i = 0; i < n; i++) {
		bool is_struck =
		        strike == STRIKE_RETURNED && is_refiled(s, tier) && ref_is_returned(s, tier, candidate, filed[i].program);
		bool is_passed_over = (most > 0 && filed[i].rank > most) || ref_first_pool(s, tier, filed[i].program) == NONE;
		s->result->events[EVENT_STRUCK] += is_struck;
		s->result->events[EVENT_PASSED_OVER] += is_passed_over;
		if (is_struck || is_passed_over)
			continue;
		list->programs[list->n] = filed[i].program;
		list->ranks[list->n++] = filed[i].rank;
	}
	free(filed);
}

static bool is_listed(const struct list *list, size_t n, int program)
{
	for (size_t i = 0; i < n; i++)
		if (list->programs[i] == program)
			return true;
	return false;
}

/* Adds, by code, what is not on the list as it was: of one school, or of all (NULL). */
static void list_adjust(struct reference_state *s, int tier, int candidate, enum strike strike, const char *school,
                        struct list *list)
{
	for (size_t p = 0; p < s->n_programs; p++) {
		if (school != NULL && strcmp(s->programs[p].school, school) != 0)
			continue;
		if (strike == STRIKE_RETURNED && is_refiled(s, tier) && ref_is_returned(s, tier, candidate, (int)p))
			continue;
		if (ref_first_pool(s, tier, (int)p) == NONE || is_listed(list, list->n, (int)p))
			continue;
		list->programs[list->n] = (int)p;
		list->ranks[list->n++] = 0;
	}
}

static void list_make(struct reference_state *s, int tier, int candidate, enum strike strike, struct list *list)
{
	const char *adjust = s->tiers[tier].adjust;
	list->n = 0;
	list_own(s, tier, candidate, strike, list);
	if (!s->candidates[candidate].adjust)
		return;
	if (strcmp(adjust, "tier") == 0)
		list_adjust(s, tier, candidate, strike, NULL, list);
	size_t n_own = list->n;
	for (size_t i = 0; i < n_own && strcmp(adjust, "school") == 0; i++)
		list_adjust(s, tier, candidate, strike, s->programs[list->programs[i]].school, list);
}

/* The band of a rank: parallel 0; sequential rank - 1; sizes, the last of which repeats. */
static long band_of(const char *bands, long rank)
{
	if (strcmp(bands, "parallel") == 0)
		return 0;
	if (strcmp(bands, "sequential") == 0)
		return rank - 1;
	long band = 0, size = strtol(bands, NULL, 10);
	for (long last = size; rank > last; last += size) {
		const char *comma = strchr(bands, ',');
		bands = comma != NULL ? comma + 1 : bands;
		size = strtol(bands, NULL, 10);
		band++;
	}
	return band;
}

static void apply_along(struct reference_state *s, int tier, int candidate, const struct list *list)
{
	s->applications = must_grow(s->applications, s->n_applications + list->n, sizeof s->applications[0]);
	for (size_t i = 0; i < list->n; i++) {
		long rank = list->ranks[i];
		s->applications[s->n_applications++] =
		        (struct ref_application){ .candidate = candidate,
			                          .program = list->programs[i],
			                          .choice = rank,
			                          .band = rank == 0 ? 1000000 : band_of(s->tiers[tier].bands, rank),
			                          .pool = NONE };
	}
}

/* Why somebody takes no part before the list is looked at; 0: nothing against it. */
static char refusal(struct reference_state *s, int tier, int candidate)
{
	const size_t row = s->tiers[tier].row;
	const char *eligible = year_get(s->year, KIND_TIERS, row, "eligible"), *line = year_get(s->year, KIND_TIERS, row, "line");
	struct ref_candidate *c = &s->candidates[candidate];
	struct ref_asked asked = { .state = s, .candidate = candidate, .tier = tier, .program = NONE };
	size_t n_filed;
	free(filed_choices(s, tier, candidate, &n_filed));
	if (n_filed == 0)
		return 'n';
	if (eligible[0] != '\0' && !ref_holds(&asked, eligible))
		return 'e';
	c->merit_e4 = ref_number(&asked, s->tiers[tier].merit, NULL);
	if (line[0] != '\0' && c->merit_e4 < ref_number(&asked, line, NULL))
		return 'l';
	if (strcmp(s->tiers[tier].returns, "out") == 0 && ref_is_returned(s, tier, candidate, NONE)) {
		s->result->events[EVENT_PUT_OUT]++;
		return 'r';
	}
	return 0;
}

void ref_make_lists(struct reference_state *s, int tier)
{
	struct list *list = must_make(1, sizeof *list);
	s->n_applications = 0;
	for (size_t i = 0; i < s->n_candidates; i++) {
		struct ref_candidate *c = &s->candidates[i];
		c->takes_part = false;
		if (c->place.tier != NONE)
			continue;
		c->reasons[tier] = refusal(s, tier, (int)i);
		if (c->reasons[tier] != 0)
			continue;
		list_make(s, tier, (int)i, STRIKE_RETURNED, list);
		c->takes_part = list->n > 0;
		apply_along(s, tier, (int)i, list);
		if (c->takes_part)
			continue;
		list_make(s, tier, (int)i, STRIKE_NOTHING, list);
		c->reasons[tier] = list->n > 0 ? 'r' : 'n';
	}
	free(list);
}
