/* SPDX-License-Identifier: ISC */
/* A participant's list as the tier sees it: own choices, then adjust (luqu(1), THE RUN, steps 2 and 4). Nothing is stored per application:
 * a position counts down a virtual list, own choices first, then the places where adjust may add a program. */
#include "internal.h"

bool list_is_struck(const struct tier_run *run, candidate_ix candidate, program_ix program)
{
	const struct dataset *d = run->dataset;
	size_t low = 0, high = d->n_returns;

	while (low < high) { /* the first row not before (tier, candidate, program) */
		size_t middle = low + (high - low) / 2;
		const struct return_row *row = &d->returns[middle];
		bool is_before = row->tier != run->tier_number ? row->tier < run->tier_number
				 : row->candidate != candidate ? row->candidate < candidate
							       : row->program < program;
		if (is_before)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == d->n_returns)
		return false;
	const struct return_row *row = &d->returns[low];
	return row->tier == run->tier_number && row->candidate == candidate && row->program == program;
}

static const struct choice *own_choice(const struct tier_run *run, const struct participant *p, uint32_t number)
{
	return &run->dataset->choices[p->first_choice + number];
}

/* Step 2: is this own choice on the list? */
static bool is_listed(const struct tier_run *run, const struct participant *p, const struct choice *choice, bool ignore_strikes)
{
	if (run->tier->max_choices && choice->rank > run->tier->max_choices)
		return false;
	if (run->program_local[choice->program] == IX_NONE)
		return false;
	return ignore_strikes || !p->has_strikes || !list_is_struck(run, p->candidate, choice->program);
}

static bool may_adjust_to(const struct tier_run *run, const struct participant *p, uint32_t program, bool ignore_strikes)
{
	program_ix code = run->programs[program].program;

	for (uint32_t i = 0; i < p->n_choices; i++) {
		const struct choice *choice = own_choice(run, p, i);
		if (choice->program == code && is_listed(run, p, choice, ignore_strikes))
			return false;
	}
	return ignore_strikes || !p->has_strikes || !list_is_struck(run, p->candidate, code);
}

/* adjust `school`: does the school of choice `number` appear on the list for the first time there? */
static bool is_first_of_school(const struct tier_run *run, const struct participant *p, uint32_t number, bool ignore_strikes)
{
	const struct program *programs = run->dataset->programs;
	school_ix school = programs[own_choice(run, p, number)->program].school;

	for (uint32_t i = 0; i < number; i++) {
		const struct choice *choice = own_choice(run, p, i);
		if (programs[choice->program].school == school && is_listed(run, p, choice, ignore_strikes))
			return false;
	}
	return true;
}

static uint32_t adjust_end(const struct tier_run *run, const struct participant *p)
{
	if (!run->dataset->adjust[p->candidate])
		return 0;
	switch (run->tier->adjust) {
	case ADJUST_NONE:
		return 0;
	case ADJUST_TIER:
		return run->n_programs;
	case ADJUST_SCHOOL:
		return run->school_most * p->n_choices;
	}
	return 0;
}

/* The program at a place of the adjust part; false: nothing stands there. */
static bool adjust_at(const struct tier_run *run, const struct participant *p, uint32_t place, bool ignore_strikes, uint32_t *program)
{
	if (run->tier->adjust == ADJUST_TIER) {
		*program = place;
	} else {
		uint32_t number = place / run->school_most, offset = place % run->school_most;
		const struct choice *choice = own_choice(run, p, number);
		school_ix school = run->dataset->programs[choice->program].school;
		if (offset >= run->school_first[school + 1] - run->school_first[school] ||
		    !is_listed(run, p, choice, ignore_strikes) || !is_first_of_school(run, p, number, ignore_strikes))
			return false;
		*program = run->school_programs[run->school_first[school] + offset];
	}
	return may_adjust_to(run, p, *program, ignore_strikes);
}

/* What stands at a position, counted from 0; false: nothing. */
static bool list_at(const struct tier_run *run, const struct participant *p, uint32_t position, bool ignore_strikes,
		    struct application *application)
{
	if (position >= p->n_choices) {
		application->choice = 0;
		application->band = BAND_ADJUST;
		return adjust_at(run, p, position - p->n_choices, ignore_strikes, &application->program);
	}
	const struct choice *choice = own_choice(run, p, position);
	if (!is_listed(run, p, choice, ignore_strikes))
		return false;
	application->program = run->program_local[choice->program];
	application->choice = choice->rank;
	application->band = run->band_of[choice->rank];
	return true;
}

bool list_next(const struct tier_run *run, struct participant *p, struct application *application)
{
	uint32_t end = p->n_choices + adjust_end(run, p);

	while (p->position < end)
		if (list_at(run, p, p->position++, false, application))
			return true;
	return false;
}

bool list_current(const struct tier_run *run, const struct participant *p, struct application *application)
{
	return list_at(run, p, p->position - 1, false, application);
}

bool list_is_empty(const struct tier_run *run, const struct participant *p, bool ignore_strikes)
{
	uint32_t end = p->n_choices + adjust_end(run, p);
	struct application unused;

	for (uint32_t position = 0; position < end; position++)
		if (list_at(run, p, position, ignore_strikes, &unused))
			return false;
	return true;
}
