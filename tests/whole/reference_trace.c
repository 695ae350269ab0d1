/* SPDX-License-Identifier: ISC */
/* What became of every candidate in a tier, line by line. */
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
		paper_write(&s->trace, ",%lld,%lld,%zu,%lld,%s", (long long)(p->capacity + p->borrowed), (long long)p->seen,
		            look->place, (long long)p->taken, p->last_taken == NONE ? "" : s->candidates[p->last_taken].no);
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

static void trace_state(struct reference_state *s, int tier, size_t candidate)
{
	const struct ref_candidate *c = &s->candidates[candidate];
	paper_write(&s->trace, "%s,%s,", s->tiers[tier].code, c->no);
	if (c->place.tier != NONE && c->place.tier != tier)
		paper_write(&s->trace, "placed before\n");
	else if (c->place.tier == tier && c->place.by_order)
		paper_write(&s->trace, "by order\n");
	else if (c->place.tier == tier)
		paper_write(&s->trace, "placed\n");
	else
		paper_write(&s->trace, "%s%c\n", c->takes_part ? "took part " : "", c->reasons[tier]);
}

void ref_trace_tier(struct reference_state *s, int tier, const bool *is_void)
{
	for (size_t i = 0; i < s->n_candidates; i++)
		trace_state(s, tier, i);
	for (size_t i = 0; i < s->n_applications; i++)
		if (s->applications[i].is_made)
			trace_application(s, tier, &s->applications[i], is_void[s->applications[i].candidate]);
}
