/* SPDX-License-Identifier: ISC */
/* The reference as a whole: reads, runs the tiers, judges whether a draw is needed, writes. */
#include "reference.h"

#include <stdlib.h>
#include <string.h>

#include "reference_state.h"

const char *reference_event_name(enum reference_event event)
{
	static const char *const names[EVENT_COUNT] = {
		[EVENT_ORDER_PLACED] = "placed by order",
		[EVENT_ORDER_LATE] = "order for somebody placed",
		[EVENT_ADJUST_PLACED] = "placed by adjust",
		[EVENT_VOIDED] = "place voided",
		[EVENT_STRUCK] = "choice struck",
		[EVENT_PUT_OUT] = "put out by a return",
		[EVENT_PASSED_OVER] = "choice passed over",
		[EVENT_INHERITED] = "seats inherited",
		[EVENT_INHERITED_POOL] = "pool inherited",
		[EVENT_LENT] = "lent seat taken",
		[EVENT_TIE_ADMITTED] = "tie admitted",
		[EVENT_TIE_REJECTED] = "tie rejected",
		[EVENT_DRAWN] = "draw decided",
		[EVENT_DISPLACED] = "displaced later",
		[EVENT_LATER_POOL] = "taken by a later pool",
		[EVENT_BAND_HELD] = "band held",
		[EVENT_NO_LINE] = "cutoff without line",
	};
	return names[event];
}

/* Tiers of an earlier result stand: their pools, their places, their reasons. */
static void stand(struct reference_state *s, const struct reference_request *request)
{
	const struct reference_state *kept = request->kept->state;
	for (size_t i = 0; i < kept->n_pools && (size_t)kept->pools[i].tier < request->n_kept; i++) {
		s->pools = must_grow(s->pools, s->n_pools + 1, sizeof s->pools[0]);
		s->pools[s->n_pools++] = kept->pools[i];
	}
	for (size_t t = 0; t < request->n_kept; t++)
		if (kept->tiers[t].is_inherited_by < (int)request->n_kept)
			s->tiers[t].is_inherited_by = kept->tiers[t].is_inherited_by;
	for (size_t i = 0; i < s->n_candidates; i++) {
		const struct ref_candidate *was = &kept->candidates[i];
		if (was->place.tier != NONE && (size_t)was->place.tier < request->n_kept)
			s->candidates[i].place = was->place;
		memcpy(s->candidates[i].reasons, was->reasons, request->n_kept);
	}
}

static bool names_lottery(const char *ranking)
{
	size_t length = strlen("lottery");
	for (const char *found = strstr(ranking, "lottery"); found != NULL; found = strstr(found + 1, "lottery")) {
		bool starts = found == ranking || strchr(" >", found[-1]) != NULL;
		if (starts && (found[length] == '\0' || strchr(" >", found[length]) != NULL))
			return true;
	}
	return false;
}

/* Step 7 of one tier */
static bool needs_seed(const struct reference_state *s, size_t tier)
{
	bool needed = names_lottery(s->tiers[tier].ranking);
	for (size_t r = 0; r < year_count(s->year, KIND_PLANS); r++)
		if (strcmp(year_get(s->year, KIND_PLANS, r, "tier"), s->tiers[tier].code) == 0)
			needed = needed || names_lottery(year_get(s->year, KIND_PLANS, r, "ranking"));
	for (size_t i = 0; i < s->n_pools; i++)
		needed = needed || (s->pools[i].tier == (int)tier && s->pools[i].drawn > 0);
	return needed && s->seed[0] == '\0';
}

struct reference *reference_run(const struct reference_request *request)
{
	struct reference *result = must_make(1, sizeof *result);
	struct reference_state *s = must_make(1, sizeof *s);
	result->failure = must_copy("", 0);
	result->state = s;
	s->result = result;
	s->year = request->year;
	ref_read(s);
	ref_compute_totals(s);
	size_t n_tiers = request->n_tiers < s->n_tiers ? request->n_tiers : s->n_tiers;
	if (request->kept != NULL)
		stand(s, request);
	for (size_t t = request->kept != NULL ? request->n_kept : 0; t < n_tiers && result->failure[0] == '\0'; t++) {
		ref_run_tier(s, (int)t);
		result->needs_seed = result->needs_seed || needs_seed(s, t);
	}
	if (result->failure[0] != '\0')
		return result;
	ref_write(s, n_tiers);
	return result;
}

void reference_free(struct reference *reference)
{
	if (reference == NULL)
		return;
	struct reference_state *s = reference->state;
	char *const texts[] = { reference->placements,   reference->cutoffs, reference->vacancies, reference->unplaced,
		                reference->distribution, reference->pools,   reference->trace,     reference->failure };
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		free(texts[i]);
	for (size_t i = 0; i < s->n_candidates; i++) {
		free(s->candidates[i].mark_e4);
		free(s->candidates[i].status);
		free(s->candidates[i].reasons);
	}
	void *const arrays[] = { s->subjects, s->candidates, s->tiers,  s->programs,    s->pools,
		                 s->choices,  s->returns,    s->orders, s->applications };
	for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
		free(arrays[i]);
	reference_shelf_clear(&s->shelf);
	paper_clear(&s->trace);
	free(s);
	free(reference);
}
