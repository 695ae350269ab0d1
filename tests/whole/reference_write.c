/* SPDX-License-Identifier: ISC */
/* The outputs of the reference as the specification's CSV. */
#include <string.h>

#include "outcome_text.h"
#include "reference_state.h"

static const char *merit_text(int64_t merit_e4, char text[DECIMAL_TEXT])
{
	reference_number_text(merit_e4, text);
	return text;
}

static void pool_name(const struct reference_state *s, const struct ref_pool *pool, struct paper *lines)
{
	paper_write(lines, "%s,%s,%s,", s->tiers[pool->tier].code, s->programs[pool->program].code, pool->code);
}

static char *write_placements(const struct reference_state *s)
{
	struct paper lines = { 0 };
	char merit[DECIMAL_TEXT];
	for (size_t i = 0; i < s->n_candidates; i++) {
		const struct ref_place *place = &s->candidates[i].place;
		if (place->tier == NONE)
			continue;
		paper_write(&lines, "%s,", s->candidates[i].no);
		pool_name(s, &s->pools[place->pool], &lines);
		paper_write(&lines, "%ld,%s\n", place->choice, merit_text(place->merit_e4, merit));
	}
	return lines_sort("candidate_no,tier,program,pool,choice,merit", &lines);
}

static char *write_cutoffs(const struct reference_state *s)
{
	struct paper lines = { 0 };
	char merit[DECIMAL_TEXT];
	for (size_t i = 0; i < s->n_pools; i++) {
		const struct ref_pool *pool = &s->pools[i];
		pool_name(s, pool, &lines);
		paper_write(&lines, "%lld,%lld,%s\n", (long long)pool->seats, (long long)pool->placed,
		            pool->has_merit ? merit_text(pool->merit_e4, merit) : "");
	}
	return lines_sort("tier,program,pool,seats,placed,merit", &lines);
}

static char *write_vacancies(const struct reference_state *s)
{
	struct paper lines = { 0 };
	for (size_t i = 0; i < s->n_pools; i++) {
		const struct ref_pool *pool = &s->pools[i];
		long long left = pool->placed < pool->seats ? (long long)(pool->seats - pool->placed) : 0;
		bool is_passed = s->tiers[pool->tier].is_inherited_by != NONE;
		pool_name(s, pool, &lines);
		paper_write(&lines, "%lld,%lld,%lld,%lld\n", (long long)pool->seats, (long long)pool->placed, is_passed ? left : 0,
		            is_passed ? 0 : left);
	}
	return lines_sort("tier,program,pool,seats,placed,passed,vacant", &lines);
}

static char *write_pools(const struct reference_state *s)
{
	struct paper lines = { 0 };
	for (size_t i = 0; i < s->n_pools; i++) {
		const struct ref_pool *pool = &s->pools[i];
		pool_name(s, pool, &lines);
		paper_write(&lines, "%lld,%lld,%lld,%s,%s\n", (long long)pool->capacity, (long long)pool->orders,
		            (long long)pool->drawn, pool->last_in == NONE ? "" : s->candidates[pool->last_in].no,
		            pool->first_out == NONE ? "" : s->candidates[pool->first_out].no);
	}
	return lines_sort("tier,program,pool,capacity,orders,drawn,last_in,first_out", &lines);
}

static char *write_unplaced(const struct reference_state *s, size_t n_tiers)
{
	static const char *const names[REASONS] = { "returned", "outranked", "below line", "not eligible", "no choices" };
	struct paper lines = { 0 };
	for (size_t i = 0; i < s->n_candidates; i++) {
		const struct ref_candidate *c = &s->candidates[i];
		size_t best = REASONS - 1;
		for (size_t t = 0; t < n_tiers && c->place.tier == NONE; t++) {
			size_t reason = (size_t)(strchr(REASON_LETTERS, c->reasons[t]) - REASON_LETTERS);
			best = reason < best ? reason : best;
		}
		if (c->place.tier == NONE)
			paper_write(&lines, "%s,%s\n", c->no, names[best]);
	}
	return lines_sort("candidate_no,reason", &lines);
}

static char *write_distribution(const struct reference_state *s)
{
	struct paper lines = { 0 };
	size_t cumulative = 0;
	paper_write(&lines, "mark,count,cumulative\n");
	for (int64_t last = INT64_MAX; cumulative < s->n_candidates;) {
		int64_t next = INT64_MIN;
		size_t count = 0;
		for (size_t i = 0; i < s->n_candidates; i++)
			if (s->candidates[i].total_e4 < last && s->candidates[i].total_e4 > next)
				next = s->candidates[i].total_e4;
		for (size_t i = 0; i < s->n_candidates; i++)
			count += s->candidates[i].total_e4 == next;
		cumulative += count;
		last = next;
		char mark[DECIMAL_TEXT];
		paper_write(&lines, "%s,%zu,%zu\n", merit_text(next, mark), count, cumulative);
	}
	return paper_take(&lines);
}

void ref_write(struct reference_state *s, size_t n_tiers)
{
	struct reference *result = s->result;
	result->placements = write_placements(s);
	result->cutoffs = write_cutoffs(s);
	result->vacancies = write_vacancies(s);
	result->unplaced = write_unplaced(s, n_tiers);
	result->distribution = write_distribution(s);
	result->pools = write_pools(s);
	result->trace = lines_sort("trace", &s->trace);
}
