/* SPDX-License-Identifier: ISC */
/* A year that fails made small enough for a person to read. */
#include <stdlib.h>
#include <string.h>

#include "trial.h"

/* Fails, and not only because its rows no longer fit together. */
static bool still_fails(const struct year *year, uint64_t variant)
{
	struct paper difference = { 0 };
	struct trial_count count = { 0 };
	bool fails = !trial_holds(year, variant, &difference, &count) && strncmp(paper_text(&difference), "refused", 7) != 0;
	paper_clear(&difference);
	return fails;
}

static void drop_naming(struct year *year, enum kind kind, const char *column, const char *name)
{
	for (size_t r = year_count(year, kind); r > 0; r--)
		if (strcmp(year_get(year, kind, r - 1, column), name) == 0)
			year_drop(year, kind, r - 1);
}

/* A row together with those that name it. */
static void drop_whole(struct year *year, enum kind kind, size_t row)
{
	static const struct {
		enum kind kind, naming;
		const char *column;
	} names[] = {
		{ KIND_CANDIDATES, KIND_SCORES, "candidate_no" },
		{ KIND_CANDIDATES, KIND_BONUSES, "candidate_no" },
		{ KIND_CANDIDATES, KIND_CHOICES, "candidate_no" },
		{ KIND_CANDIDATES, KIND_RETURNS, "candidate_no" },
		{ KIND_CANDIDATES, KIND_ORDERS, "candidate_no" },
		{ KIND_CANDIDATES, KIND_EVALUATIONS, "candidate_no" },
		{ KIND_PROGRAMS, KIND_PLANS, "program" },
		{ KIND_PROGRAMS, KIND_CHOICES, "program" },
		{ KIND_PROGRAMS, KIND_RETURNS, "program" },
		{ KIND_PROGRAMS, KIND_ORDERS, "program" },
		{ KIND_TIERS, KIND_PLANS, "tier" },
		{ KIND_TIERS, KIND_CHOICES, "tier" },
		{ KIND_TIERS, KIND_RETURNS, "tier" },
		{ KIND_TIERS, KIND_ORDERS, "tier" },
		{ KIND_SUBJECTS, KIND_SCORES, "subject" },
	};
	char *code = must_copy(year->tables[kind].rows[row].cells[0], strlen(year->tables[kind].rows[row].cells[0]));
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].kind == kind)
			drop_naming(year, names[i].naming, names[i].column, code);
	year_drop(year, kind, row);
	free(code);
}

static void become(struct year *year, struct year *smaller)
{
	struct year kept = *year;
	*year = *smaller;
	*smaller = kept;
}

static bool shrink_rows(struct year *year, uint64_t variant)
{
	bool any = false;
	for (enum kind k = 0; k < KIND_COUNT; k++) {
		for (size_t r = year_count(year, k); r > 0; r--) {
			if (r > year_count(year, k))
				continue;
			struct year *smaller = year_copy(year);
			drop_whole(smaller, k, r - 1);
			if (still_fails(smaller, variant)) {
				become(year, smaller);
				any = true;
			}
			year_free(smaller);
		}
	}
	return any;
}

static bool shrink_cells(struct year *year, uint64_t variant)
{
	bool any = false;
	for (enum kind k = 0; k < KIND_COUNT; k++) {
		for (size_t r = 0; r < year_count(year, k); r++) {
			for (size_t f = 0; f < kind_table(k)->n_fields; f++) {
				if (kind_table(k)->fields[f].is_required || year->tables[k].rows[r].cells[f][0] == '\0')
					continue;
				struct year *smaller = year_copy(year);
				smaller->tables[k].rows[r].cells[f][0] = '\0';
				if (still_fails(smaller, variant)) {
					become(year, smaller);
					any = true;
				}
				year_free(smaller);
			}
		}
	}
	return any;
}

void trial_shrink(struct year *year, uint64_t variant)
{
	while (shrink_rows(year, variant) || shrink_cells(year, variant))
		continue;
}
