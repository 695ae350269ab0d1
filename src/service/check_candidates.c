/* SPDX-License-Identifier: ISC */
/* Checks of candidates: marks, feeders, districts, ID numbers. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

/* --- marks ----------------------------------------------------------------------------------------------------------- */

static bool has_own_marks(const struct subject *subject)
{
	return !subject->formula;
}

static bool has_row(const struct dataset *d, subject_ix subject, candidate_ix candidate)
{
	return d->status[subject][candidate] != SCORE_NONE;
}

static bool has_any_row(const struct dataset *d, candidate_ix candidate)
{
	for (subject_ix s = 0; s < d->n_subjects; s++)
		if (has_own_marks(&d->subjects[s]) && has_row(d, s, candidate))
			return true;
	return false;
}

/* A year without subjects (a lottery) wants no marks. */
static bool wants_marks(const struct dataset *d)
{
	for (subject_ix s = 0; s < d->n_subjects; s++)
		if (has_own_marks(&d->subjects[s]))
			return true;
	return false;
}

void check_201_no_marks(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (candidate_ix c = 0; wants_marks(d) && c < d->n_candidates; c++)
		if (!has_any_row(d, c))
			check_offend(checking, 1, "%s", dataset_candidate_no(d, c));
}

/* What counts in the total, exam by exam: somebody who sat one of an exam's subjects should have a row in all of them. Subjects
 * without an exam are one of their own; those in which nobody has a row are C204's. */
struct sitting {
	const struct dataset *dataset;
	uint32_t *exam; /* [subject]: number of its exam; IX_NONE: does not count */
	uint32_t n_exams;
	bool *has_sat; /* [exam] by the candidate at hand */
};

static bool is_same_exam(const struct subject *a, const struct subject *b)
{
	return strcmp(a->exam ? a->exam : "", b->exam ? b->exam : "") == 0;
}

static bool counts(const struct dataset *d, subject_ix subject)
{
	if (!has_own_marks(&d->subjects[subject]) || d->subjects[subject].weight_e4 == 0)
		return false;
	for (candidate_ix c = 0; c < d->n_candidates; c++)
		if (has_row(d, subject, c))
			return true;
	return false;
}

static bool find_exams(struct checking *checking, struct sitting *sitting)
{
	const struct dataset *d = checking->dataset;

	*sitting = (struct sitting){ .dataset = d,
		                     .exam = arena_alloc(checking->scratch, d->n_subjects, sizeof *sitting->exam),
		                     .has_sat = arena_alloc(checking->scratch, d->n_subjects, sizeof *sitting->has_sat) };
	if (!sitting->exam || !sitting->has_sat) {
		check_fail_memory(checking);
		return false;
	}
	for (subject_ix s = 0; s < d->n_subjects; s++) {
		sitting->exam[s] = IX_NONE;
		if (!counts(d, s))
			continue;
		for (subject_ix earlier = 0; earlier < s && sitting->exam[s] == IX_NONE; earlier++)
			if (sitting->exam[earlier] != IX_NONE && is_same_exam(&d->subjects[earlier], &d->subjects[s]))
				sitting->exam[s] = sitting->exam[earlier];
		if (sitting->exam[s] == IX_NONE)
			sitting->exam[s] = sitting->n_exams++;
	}
	return true;
}

static void find_sat(struct sitting *sitting, candidate_ix candidate)
{
	memset(sitting->has_sat, 0, sitting->n_exams * sizeof *sitting->has_sat);
	for (subject_ix s = 0; s < sitting->dataset->n_subjects; s++)
		if (sitting->exam[s] != IX_NONE && has_row(sitting->dataset, s, candidate))
			sitting->has_sat[sitting->exam[s]] = true;
}

static void append(char *text, size_t size, const char *more)
{
	size_t used = strlen(text), length = strlen(more);

	if (used + length + 3 > size)
		return;
	memcpy(text + used, ", ", used ? 2 : 0);
	memcpy(text + used + (used ? 2 : 0), more, length + 1);
}

/* The subjects a candidate lacks in the exams it has sat (wanted true), or the exams it has not (false); "" where none. */
static void list_missing(struct sitting *sitting, candidate_ix candidate, bool wanted, char *text, size_t size)
{
	const struct subject *subjects = sitting->dataset->subjects;
	uint32_t told = 0; /* exams are numbered as they come */

	text[0] = '\0';
	find_sat(sitting, candidate);
	for (subject_ix s = 0; s < sitting->dataset->n_subjects; s++) {
		uint32_t exam = sitting->exam[s];
		if (exam == IX_NONE || sitting->has_sat[exam] != wanted || has_row(sitting->dataset, s, candidate))
			continue;
		if (wanted)
			append(text, size, subjects[s].code);
		else if (exam >= told)
			append(text, size, subjects[s].exam ? subjects[s].exam : _("subjects without an exam"));
		told = exam + 1;
	}
}

static void look_at_missing(struct checking *checking, bool wanted)
{
	const struct dataset *d = checking->dataset;
	struct sitting sitting;
	char missing[256];

	if (!find_exams(checking, &sitting))
		return;
	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		if (!has_any_row(d, c))
			continue; /* C201 */
		list_missing(&sitting, c, wanted, missing, sizeof missing);
		if (missing[0])
			check_offend(checking, 1, "%s: %s", dataset_candidate_no(d, c), missing);
	}
}

void check_202_missing_marks(struct checking *checking)
{
	look_at_missing(checking, true);
}

void check_208_missing_exams(struct checking *checking)
{
	look_at_missing(checking, false);
}

void check_203_deferred(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (subject_ix s = 0; s < d->n_subjects; s++)
		for (candidate_ix c = 0; has_own_marks(&d->subjects[s]) && c < d->n_candidates; c++)
			if (d->status[s][c] == SCORE_DEFERRED)
				check_offend(checking, 1, "%s: %s", dataset_candidate_no(d, c), d->subjects[s].code);
}

struct range {
	size_t n;
	int64_t lowest_e4, highest_e4;
};

static void range_add(struct range *range, int64_t mark_e4)
{
	if (range->n == 0 || mark_e4 < range->lowest_e4)
		range->lowest_e4 = mark_e4;
	if (range->n == 0 || mark_e4 > range->highest_e4)
		range->highest_e4 = mark_e4;
	range->n++;
}

static struct range find_range(const struct checking *checking, subject_ix subject)
{
	const struct dataset *d = checking->dataset;
	struct range range = { 0 };

	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		if (!has_own_marks(&d->subjects[subject]))
			range_add(&range, checking->totals->derived_e4[subject][c]);
		else if (d->status[subject][c] == SCORE_PRESENT)
			range_add(&range, (int64_t)d->mark_e2[subject][c] * (E4 / E2));
	}
	return range;
}

void check_204_flat_subjects(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	char mark[DECIMAL_TEXT];

	for (subject_ix s = 0; s < d->n_subjects && d->n_candidates > 1; s++) {
		const struct range range = find_range(checking, s);
		decimal_write(range.lowest_e4, mark);
		if (range.n == 0)
			check_offend(checking, 1, _("%s: no marks"), d->subjects[s].code);
		else if (range.n > 1 && range.lowest_e4 == range.highest_e4)
			check_offend(checking, 1, _("%s: all %zu are %s"), d->subjects[s].code, range.n, mark);
	}
}

/* --- who comes from where -------------------------------------------------------------------------------------------- */

/* Goes through the values of a column in the order in which candidates first have them, leaving out the empty one and the known
 * ones. */
static void offend_unknown(struct checking *checking, enum rule_name column, const bool *is_known)
{
	const struct dataset *d = checking->dataset;
	const struct check_index *index = check_index_of(checking, column);

	for (uint32_t v = 0; index && v < strings_count(d->texts); v++) {
		uint32_t count = index->start[v + 1] - index->start[v];
		if (count > 0 && strings_length(d->texts, v) > 0 && !is_known[v])
			check_offend(checking, count, _("%s: %u candidates, first %s"), strings_get(d->texts, v), count,
			             dataset_candidate_no(d, index->order[index->start[v]]));
	}
}

/* Which texts some school has: as its code, or as its district. */
static bool *find_known(struct checking *checking, enum rule_name column)
{
	const struct dataset *d = checking->dataset;
	bool *known = array_make(strings_count(d->texts), sizeof *known);

	if (!known)
		check_fail_memory(checking);
	for (size_t i = 0; known && i < d->n_schools; i++) {
		const char *text = column == NAME_FEEDER ? d->schools[i].code : d->schools[i].district;
		uint32_t number = text ? strings_find(d->texts, text, strlen(text)) : STRING_NONE;
		if (number != STRING_NONE)
			known[number] = true;
	}
	return known;
}

void check_205_unknown_feeders(struct checking *checking)
{
	bool *known = find_known(checking, NAME_FEEDER);

	if (known)
		offend_unknown(checking, NAME_FEEDER, known);
	free(known);
}

static bool has_districts(const struct dataset *d)
{
	for (size_t i = 0; i < d->n_schools; i++)
		if (d->schools[i].district && d->schools[i].district[0])
			return true;
	return false;
}

void check_206_unknown_districts(struct checking *checking)
{
	if (!has_districts(checking->dataset))
		return;
	bool *known = find_known(checking, NAME_DISTRICT);
	if (known)
		offend_unknown(checking, NAME_DISTRICT, known);
	free(known);
}
