/* SPDX-License-Identifier: ISC */
/* An outcome of the engine as CSV text. */
#include "outcome_text.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

const char *section_name(enum section section)
{
	static const char *const names[SECTION_COUNT] = {
		"placements", "cutoffs", "vacancies", "unplaced", "distribution", "pools"
	};
	return names[section];
}

const char *reference_section(const struct reference *reference, enum section section)
{
	const char *const texts[SECTION_COUNT] = { reference->placements, reference->cutoffs,      reference->vacancies,
		                                   reference->unplaced,   reference->distribution, reference->pools };
	return texts[section] != NULL ? texts[section] : "";
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *lines_sort(const char *header, struct paper *lines)
{
	struct paper sorted = { 0 };
	char **starts = must_make(lines->length + 1, sizeof starts[0]), *rest = NULL;
	size_t n = 0;
	char *line = lines->text != NULL ? strtok_r(lines->text, "\n", &rest) : NULL;
	for (; line != NULL; line = strtok_r(NULL, "\n", &rest))
		starts[n++] = line;
	qsort(starts, n, sizeof starts[0], compare_lines);
	paper_write(&sorted, "%s\n", header);
	for (size_t i = 0; i < n; i++)
		paper_write(&sorted, "%s\n", starts[i]);
	free(starts);
	paper_clear(lines);
	return paper_take(&sorted);
}

struct view {
	const struct dataset *dataset;
	const struct totals *totals;
	const struct outcome *outcome;
};

static const char *merit_text(int64_t merit_e4, char text[DECIMAL_TEXT])
{
	decimal_write(merit_e4, text);
	return text;
}

static void pool_name(const struct view *v, const struct pool_result *pool, struct paper *lines)
{
	paper_write(lines, "%s,%s,%s,", v->dataset->tiers[pool->tier].code, v->dataset->programs[pool->program].code, pool->code);
}

static char *write_placements(const struct view *v)
{
	struct paper lines = { 0 };
	char merit[DECIMAL_TEXT];
	for (size_t i = 0; i < v->outcome->n_placements; i++) {
		const struct placement *placement = &v->outcome->placements[i];
		paper_write(&lines, "%s,", dataset_candidate_no(v->dataset, placement->candidate));
		pool_name(v, &v->outcome->pools[placement->pool], &lines);
		paper_write(&lines, "%u,%s\n", placement->choice, merit_text(placement->merit_e4, merit));
	}
	return lines_sort("candidate_no,tier,program,pool,choice,merit", &lines);
}

static char *write_cutoffs(const struct view *v)
{
	struct paper lines = { 0 };
	char merit[DECIMAL_TEXT];
	for (size_t i = 0; i < v->outcome->n_pools; i++) {
		const struct pool_result *pool = &v->outcome->pools[i];
		pool_name(v, pool, &lines);
		paper_write(&lines, "%u,%u,%s\n", pool->seats, pool->placed,
		            pool->has_merit ? merit_text(pool->merit_e4, merit) : "");
	}
	return lines_sort("tier,program,pool,seats,placed,merit", &lines);
}

static char *write_vacancies(const struct view *v)
{
	struct paper lines = { 0 };
	for (size_t i = 0; i < v->outcome->n_pools; i++) {
		const struct pool_result *pool = &v->outcome->pools[i];
		pool_name(v, pool, &lines);
		paper_write(&lines, "%u,%u,%u,%u\n", pool->seats, pool->placed, pool->is_passed ? pool->vacant : 0,
		            pool->is_passed ? 0 : pool->vacant);
	}
	return lines_sort("tier,program,pool,seats,placed,passed,vacant", &lines);
}

static const char *number_or_empty(const struct view *v, candidate_ix candidate)
{
	return candidate == IX_NONE ? "" : dataset_candidate_no(v->dataset, candidate);
}

static char *write_pools(const struct view *v)
{
	struct paper lines = { 0 };
	for (size_t i = 0; i < v->outcome->n_pools; i++) {
		const struct pool_result *pool = &v->outcome->pools[i];
		pool_name(v, pool, &lines);
		paper_write(&lines, "%u,%u,%u,%s,%s\n", pool->capacity, pool->orders, pool->drawn,
		            number_or_empty(v, pool->last_in), number_or_empty(v, pool->first_out));
	}
	return lines_sort("tier,program,pool,capacity,orders,drawn,last_in,first_out", &lines);
}

static char *write_unplaced(const struct view *v)
{
	struct paper lines = { 0 };
	for (candidate_ix c = 0; c < v->dataset->n_candidates; c++)
		if (outcome_placement(v->outcome, c) == NULL)
			paper_write(&lines, "%s,%s\n", dataset_candidate_no(v->dataset, c),
			            reason_name(outcome_reason(v->outcome, c)));
	return lines_sort("candidate_no,reason", &lines);
}

static int compare_totals(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left < right) - (left > right);
}

static char *write_distribution(const struct view *v)
{
	struct paper lines = { 0 };
	size_t n = v->dataset->n_candidates, count = 0;
	int64_t *totals = must_make(n, sizeof totals[0]);
	for (size_t i = 0; i < n; i++)
		totals[i] = v->totals->total_e4[i];
	qsort(totals, n, sizeof totals[0], compare_totals);
	paper_write(&lines, "mark,count,cumulative\n");
	for (size_t i = 0; i < n; i++) {
		char mark[DECIMAL_TEXT];
		count++;
		if (i + 1 < n && totals[i + 1] == totals[i])
			continue;
		paper_write(&lines, "%s,%zu,%zu\n", merit_text(totals[i], mark), count, i + 1);
		count = 0;
	}
	free(totals);
	return paper_take(&lines);
}

struct outcome_text outcome_text_make(const struct dataset *dataset, const struct totals *totals, const struct outcome *outcome)
{
	const struct view v = { dataset, totals, outcome };
	return (struct outcome_text){ { write_placements(&v), write_cutoffs(&v), write_vacancies(&v), write_unplaced(&v),
		                        write_distribution(&v), write_pools(&v) } };
}

void outcome_text_free(struct outcome_text *text)
{
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		free(text->sections[i]);
		text->sections[i] = NULL;
	}
}

static bool has_line(const char *text, const char *line, size_t length)
{
	while (*text != '\0') {
		size_t own = strcspn(text, "\n");
		if (own == length && memcmp(text, line, length) == 0)
			return true;
		text += own + (text[own] == '\n');
	}
	return false;
}

static void write_missing(const char *from, const char *in, char sign, struct paper *paper)
{
	while (*from != '\0') {
		size_t length = strcspn(from, "\n");
		if (!has_line(in, from, length))
			paper_write(paper, "%c %.*s\n", sign, (int)length, from);
		from += length + (from[length] == '\n');
	}
}

void lines_compare(const char *expected, const char *found, struct paper *paper)
{
	size_t before = paper->length;
	write_missing(expected, found, '-', paper);
	write_missing(found, expected, '+', paper);
	if (paper->length == before && strcmp(expected, found) != 0)
		paper_write(paper, "the same lines in another order, or one twice\n");
}
