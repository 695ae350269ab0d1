/* SPDX-License-Identifier: ISC */
/* Reading a candidate's list from the beginning or from where one left it, with nothing kept but a number. */
#include "wishes.h"

/* The cursor: rows first; then, with adjust, offers (`tier`), or for each row its school's offers (`school`). */
#define CURSOR_ADJUST ((uint64_t)1 << 63)
#define CURSOR_ROW_SHIFT 32
#define CURSOR_OFFER_MASK UINT32_MAX

void wishes_open_unreturned(const struct stage *stage, candidate_ix candidate, struct wishes *list)
{
	size_t count;

	*list = (struct wishes){ .stage = stage, .candidate = candidate };
	list->rows = dataset_choices(stage->audit->dataset, candidate, stage->number, &count);
	list->n_rows = (uint32_t)count;
}

void wishes_open(const struct stage *stage, candidate_ix candidate, struct wishes *list)
{
	wishes_open_unreturned(stage, candidate, list);
	if (stage->tier->returns == RETURNS_REFILE)
		list->struck = stage_returns(stage, candidate, &list->n_struck);
}

static bool is_struck(const struct wishes *list, program_ix program)
{
	for (size_t i = 0; i < list->n_struck; i++)
		if (list->struck[i].program == program)
			return true;
	return false;
}

/* Whether a row is left by step 2. */
static bool counts(const struct wishes *list, const struct choice *row)
{
	const struct stage *stage = list->stage;

	if (stage->tier->max_choices > 0 && row->rank > stage->tier->max_choices)
		return false;
	return stage->offer_of[row->program] != IX_NONE && !is_struck(list, row->program);
}

static bool is_listed(const struct wishes *list, program_ix program)
{
	for (uint32_t i = 0; i < list->n_rows; i++)
		if (list->rows[i].program == program)
			return counts(list, &list->rows[i]);
	return false;
}

static bool next_row(struct wishes *list, struct wish *wish)
{
	while (list->cursor < list->n_rows) {
		const struct choice *row = &list->rows[list->cursor++];

		if (!counts(list, row))
			continue;
		*wish = (struct wish){ list->stage->offer_of[row->program], tier_band(list->stage->tier, row->rank), row->rank };
		return true;
	}
	return false;
}

static bool take_adjusted(const struct wishes *list, uint32_t offer, struct wish *wish)
{
	const program_ix program = list->stage->offers[offer].program;

	*wish = (struct wish){ offer, BAND_ADJUST, 0 };
	return !is_struck(list, program) && !is_listed(list, program);
}

static bool next_of_tier(struct wishes *list, struct wish *wish)
{
	while ((list->cursor & CURSOR_OFFER_MASK) < list->stage->n_offers) {
		const uint32_t offer = (uint32_t)(list->cursor++ & CURSOR_OFFER_MASK);

		if (take_adjusted(list, offer, wish))
			return true;
	}
	return false;
}

/* Whether a row is the first that counts of its school. */
static bool begins_school(const struct wishes *list, uint32_t row)
{
	const struct program *programs = list->stage->audit->dataset->programs;
	const school_ix school = programs[list->rows[row].program].school;

	if (!counts(list, &list->rows[row]))
		return false;
	for (uint32_t i = 0; i < row; i++)
		if (programs[list->rows[i].program].school == school && counts(list, &list->rows[i]))
			return false;
	return true;
}

static bool next_of_school(struct wishes *list, struct wish *wish)
{
	const struct stage *stage = list->stage;
	uint32_t row = (uint32_t)((list->cursor & ~CURSOR_ADJUST) >> CURSOR_ROW_SHIFT);
	uint32_t nth = (uint32_t)(list->cursor & CURSOR_OFFER_MASK);

	for (; row < list->n_rows; row++, nth = 0) {
		const school_ix school = stage->audit->dataset->programs[list->rows[row].program].school;
		const uint32_t first = stage->school_start[school], end = stage->school_start[school + 1];

		if (!begins_school(list, row))
			continue;
		while (first + nth < end) {
			const bool taken = take_adjusted(list, stage->by_school[first + nth++], wish);

			list->cursor = CURSOR_ADJUST | (uint64_t)row << CURSOR_ROW_SHIFT | nth;
			if (taken)
				return true;
		}
	}
	list->cursor = CURSOR_ADJUST | (uint64_t)list->n_rows << CURSOR_ROW_SHIFT;
	return false;
}

bool wishes_next(struct wishes *list, struct wish *wish)
{
	const enum adjust adjust = list->stage->tier->adjust;

	if (!(list->cursor & CURSOR_ADJUST)) {
		if (next_row(list, wish))
			return true;
		if (adjust == ADJUST_NONE || !list->stage->audit->dataset->adjust[list->candidate])
			return false;
		list->cursor = CURSOR_ADJUST;
	}
	return adjust == ADJUST_TIER ? next_of_tier(list, wish) : next_of_school(list, wish);
}

bool wishes_are_none(const struct wishes *list)
{
	struct wishes copy = *list;
	struct wish wish;

	copy.cursor = 0;
	return !wishes_next(&copy, &wish);
}
