/* SPDX-License-Identifier: ISC */
/* What became of every candidate in a tier, line by line. */
#include <stdio.h>
#include <string.h>

#include "reference_state.h"

static void trace_pool(struct reference_state *s, int tier, const struct ref_application *a, size_t pool, bool is_void)
{
	const struct ref_pool *p = &s->pools[pool];
	const struct ref_look *look = &a->looks[pool - (size_t)ref_first_pool(s, tier, a->program)];
	const char *verdict = look->is_eligible ? "below line" : "not eligible";
	if (look->place > 0)
		verdict = a->pool != (int)pool ? "full" : is_void ? "voided" : "taken";
	paper_write(&s->trace, "%s,%s,%s,%ld,%s,%s", s->tiers[tier].code, s->candidates[a->candidate].no,
	            s->programs[a->program].code, a->choice, p->code, verdict);
	if (look->place > 0)
		paper_write(&s->trace, ",%lld,%lld,%zu,%lld,%s,%s", (long long)(p->capacity + p->borrowed), (long long)p->seen,
		            look->place, (long long)p->taken, p->last_taken == NONE ? "" : s->candidates[p->last_taken].no,
		            look->is_by_draw ? "by draw" : "");
	paper_write(&s->trace, "\n");
}

/* Pools behind the one that took a candidate were not asked. */
static void trace_application(struct reference_state *s, int tier, const struct ref_application *a, bool is_void)
{
	size_t first = (size_t)ref_first_pool(s, tier, a->program);
	for (size_t pool = first; pool < s->n_pools && s->pools[pool].program == a->program; pool++)
		if (a->pool == NONE || pool <= (size_t)a->pool)
			trace_pool(s, tier, a, pool, is_void);
}

/* The merit of whoever got as far as having one. */
static void trace_state(struct reference_state *s, int tier, size_t candidate)
{
	const struct ref_candidate *c = &s->candidates[candidate];
	char merit[DECIMAL_TEXT], state[32];
	bool is_here = c->place.tier == tier;
	snprintf(state, sizeof state, "%s%c", c->takes_part ? "took part " : "", c->reasons[tier]);
	const char *told = is_here ? "placed" : state;
	if (c->place.tier != NONE && !is_here)
		told = "placed before";
	if (is_here && c->place.by_order)
		told = "by order";
	reference_number_text(c->merit_e4, merit);
	bool has_merit =
	        told != state ? strcmp(told, "placed") == 0 : strchr("rol", state[strlen(state) - 1]) != NULL || c->takes_part;
	paper_write(&s->trace, "%s,%s,%s,%s\n", s->tiers[tier].code, c->no, told, has_merit ? merit : "");
}

void ref_trace_tier(struct reference_state *s, int tier, const bool *is_void)
{
	for (size_t i = 0; i < s->n_candidates; i++)
		trace_state(s, tier, i);
	for (size_t i = 0; i < s->n_applications; i++)
		if (s->applications[i].is_made)
			trace_application(s, tier, &s->applications[i], is_void[s->applications[i].candidate]);
}
