/* SPDX-License-Identifier: ISC */
/* The reference reads a year: cells become numbers and names become positions; then bonus, derived marks and totals. */
#include <stdlib.h>
#include <string.h>

#include "reference_state.h"

static const char *cell_or(const struct year *year, enum kind kind, size_t row, const char *column, const char *fallback)
{
	const char *cell = year_get(year, kind, row, column);
	return cell[0] != '\0' ? cell : fallback;
}

static int64_t number_or(const struct year *year, enum kind kind, size_t row, const char *column, const char *fallback)
{
	const char *cell = cell_or(year, kind, row, column, fallback);
	return reference_text_number(cell, strlen(cell));
}

static const char *office_or(const struct year *year, const char *key, const char *fallback)
{
	for (size_t r = 0; r < year_count(year, KIND_OFFICE); r++)
		if (strcmp(year_get(year, KIND_OFFICE, r, "key"), key) == 0)
			return cell_or(year, KIND_OFFICE, r, "value", fallback);
	return fallback;
}

static int compare_candidates(const void *a, const void *b)
{
	return strcmp(((const struct ref_candidate *)a)->no, ((const struct ref_candidate *)b)->no);
}

static int compare_programs(const void *a, const void *b)
{
	return strcmp(((const struct ref_program *)a)->code, ((const struct ref_program *)b)->code);
}

static int compare_tiers(const void *a, const void *b)
{
	long left = ((const struct ref_tier *)a)->seq, right = ((const struct ref_tier *)b)->seq;
	return (left > right) - (left < right);
}

static int find_candidate(const struct reference_state *s, const char *no)
{
	for (size_t i = 0; i < s->n_candidates; i++)
		if (strcmp(s->candidates[i].no, no) == 0)
			return (int)i;
	return NONE;
}

static int find_tier(const struct reference_state *s, const char *code)
{
	for (size_t i = 0; i < s->n_tiers; i++)
		if (strcmp(s->tiers[i].code, code) == 0)
			return (int)i;
	return NONE;
}

static int find_program(const struct reference_state *s, const char *code)
{
	for (size_t i = 0; i < s->n_programs; i++)
		if (strcmp(s->programs[i].code, code) == 0)
			return (int)i;
	return NONE;
}

static void read_subjects(struct reference_state *s)
{
	const struct year *y = s->year;
	s->n_subjects = year_count(y, KIND_SUBJECTS);
	s->subjects = must_make(s->n_subjects, sizeof s->subjects[0]);
	for (size_t r = 0; r < s->n_subjects; r++) {
		const char *formula = year_get(y, KIND_SUBJECTS, r, "formula");
		s->subjects[r] = (struct ref_subject){ .code = year_get(y, KIND_SUBJECTS, r, "code"),
			                               .formula = formula[0] != '\0' ? formula : NULL,
			                               .weight_e4 = number_or(y, KIND_SUBJECTS, r, "weight",
			                                                      formula[0] != '\0' ? "0" : "1") };
	}
}

static void read_programs(struct reference_state *s)
{
	s->n_programs = year_count(s->year, KIND_PROGRAMS);
	s->programs = must_make(s->n_programs, sizeof s->programs[0]);
	for (size_t r = 0; r < s->n_programs; r++)
		s->programs[r] = (struct ref_program){ year_get(s->year, KIND_PROGRAMS, r, "code"),
			                               year_get(s->year, KIND_PROGRAMS, r, "school") };
	qsort(s->programs, s->n_programs, sizeof s->programs[0], compare_programs);
}

static void read_tiers(struct reference_state *s)
{
	const struct year *y = s->year;
	s->n_tiers = year_count(y, KIND_TIERS);
	s->tiers = must_make(s->n_tiers, sizeof s->tiers[0]);
	for (size_t r = 0; r < s->n_tiers; r++) {
		const char *merit = cell_or(y, KIND_TIERS, r, "merit", "total");
		s->tiers[r] = (struct ref_tier){ .row = r,
			                         .code = year_get(y, KIND_TIERS, r, "code"),
			                         .seq = strtol(year_get(y, KIND_TIERS, r, "seq"), NULL, 10),
			                         .merit = merit,
			                         .ranking = cell_or(y, KIND_TIERS, r, "ranking", merit),
			                         .bands = cell_or(y, KIND_TIERS, r, "bands", "parallel"),
			                         .ties = cell_or(y, KIND_TIERS, r, "ties", "break"),
			                         .returns = cell_or(y, KIND_TIERS, r, "returns", "final"),
			                         .adjust = cell_or(y, KIND_TIERS, r, "adjust", "none"),
			                         .is_inherited_by = NONE };
	}
	qsort(s->tiers, s->n_tiers, sizeof s->tiers[0], compare_tiers);
}

static void read_candidates(struct reference_state *s)
{
	const struct year *y = s->year;
	s->n_candidates = year_count(y, KIND_CANDIDATES);
	s->candidates = must_make(s->n_candidates, sizeof s->candidates[0]);
	for (size_t r = 0; r < s->n_candidates; r++) {
		struct ref_candidate *c = &s->candidates[r];
		c->no = year_get(y, KIND_CANDIDATES, r, "candidate_no");
		c->feeder = year_get(y, KIND_CANDIDATES, r, "feeder");
		c->district = year_get(y, KIND_CANDIDATES, r, "district");
		c->category = year_get(y, KIND_CANDIDATES, r, "category");
		c->sex = year_get(y, KIND_CANDIDATES, r, "sex");
		c->tags = year_get(y, KIND_CANDIDATES, r, "tags");
		c->adjust = strcmp(year_get(y, KIND_CANDIDATES, r, "adjust"), "1") == 0;
		c->mark_e4 = must_make(s->n_subjects, sizeof c->mark_e4[0]);
		c->status = must_make(s->n_subjects, sizeof c->status[0]);
		for (size_t i = 0; i < s->n_subjects; i++)
			c->status[i] = "";
		c->reasons = must_make(s->n_tiers, 1);
		c->place = (struct ref_place){ .tier = NONE, .pool = NONE };
	}
	qsort(s->candidates, s->n_candidates, sizeof s->candidates[0], compare_candidates);
}

static void read_scores(struct reference_state *s)
{
	const struct year *y = s->year;
	for (size_t r = 0; r < year_count(y, KIND_SCORES); r++) {
		int c = find_candidate(s, year_get(y, KIND_SCORES, r, "candidate_no"));
		for (size_t i = 0; i < s->n_subjects; i++) {
			if (strcmp(s->subjects[i].code, year_get(y, KIND_SCORES, r, "subject")) != 0)
				continue;
			s->candidates[c].status[i] = cell_or(y, KIND_SCORES, r, "status", "present");
			s->candidates[c].mark_e4[i] = number_or(y, KIND_SCORES, r, "mark", "0");
		}
	}
}

/* Choices, returns and orders all name a candidate, a tier and a program. */
static size_t read_named(const struct reference_state *s, enum kind kind, struct ref_choice **named)
{
	size_t n = year_count(s->year, kind);
	*named = must_make(n, sizeof(*named)[0]);
	for (size_t r = 0; r < n; r++)
		(*named)[r] = (struct ref_choice){ .candidate = find_candidate(s, year_get(s->year, kind, r, "candidate_no")),
			                           .tier = find_tier(s, year_get(s->year, kind, r, "tier")),
			                           .program = find_program(s, year_get(s->year, kind, r, "program")),
			                           .rank = (long)r };
	return n;
}

void ref_read(struct reference_state *s)
{
	s->seed = office_or(s->year, "lottery_seed", "");
	read_subjects(s);
	read_programs(s);
	read_tiers(s);
	read_candidates(s);
	read_scores(s);
	s->n_choices = read_named(s, KIND_CHOICES, &s->choices);
	for (size_t i = 0; i < s->n_choices; i++)
		s->choices[i].rank = strtol(year_get(s->year, KIND_CHOICES, i, "rank"), NULL, 10);
	s->n_returns = read_named(s, KIND_RETURNS, &s->returns);
	s->n_orders = read_named(s, KIND_ORDERS, &s->orders);
}

/* bonus_rule and bonus_cap */
static int64_t bonus_of(const struct reference_state *s, const char *no)
{
	const struct year *y = s->year;
	bool is_sum = strcmp(office_or(y, "bonus_rule", "max"), "sum") == 0;
	const char *cap = office_or(y, "bonus_cap", "");
	int64_t bonus = 0;
	for (size_t r = 0; r < year_count(y, KIND_BONUSES); r++) {
		if (strcmp(year_get(y, KIND_BONUSES, r, "candidate_no"), no) != 0)
			continue;
		int64_t points = number_or(y, KIND_BONUSES, r, "points", "0");
		bonus = is_sum ? bonus + points : points > bonus ? points : bonus;
	}
	int64_t most = reference_text_number(cap, strlen(cap));
	return cap[0] != '\0' && bonus > most ? most : bonus;
}

/* Until all are known, a formula that names another computes it anew: so their order does not matter, and there are no cycles. */
static void compute_formulas(struct reference_state *s, int candidate)
{
	struct ref_asked asked = { .state = s, .candidate = candidate, .tier = NONE, .program = NONE };
	struct ref_candidate *c = &s->candidates[candidate];
	for (size_t i = 0; i < s->n_subjects; i++)
		if (s->subjects[i].formula != NULL)
			c->mark_e4[i] = ref_number(&asked, s->subjects[i].formula, NULL);
	c->formulas_are_known = true;
}

void ref_compute_totals(struct reference_state *s)
{
	struct paper usual = { 0 };
	paper_write(&usual, "bonus");
	for (size_t i = 0; i < s->n_subjects; i++) {
		char weight[DECIMAL_TEXT];
		reference_number_text(s->subjects[i].weight_e4, weight);
		paper_write(&usual, "+%s*%s", weight, s->subjects[i].code);
	}
	for (size_t i = 0; i < s->n_candidates; i++) {
		struct ref_asked asked = { .state = s, .candidate = (int)i, .tier = NONE, .program = NONE };
		s->candidates[i].bonus_e4 = bonus_of(s, s->candidates[i].no);
		compute_formulas(s, (int)i);
		s->candidates[i].total_e4 = ref_number(&asked, office_or(s->year, "total", usual.text), NULL);
	}
	paper_clear(&usual);
}
