/* SPDX-License-Identifier: ISC */
/* Checks of plans: seats against candidates, school-choice seats, quota cells. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { SCHOOL_CHOICE_PERCENT = 30, CELLS_PERCENT = 70 };

/* --- seats and candidates -------------------------------------------------------------------------------------------- */

void check_401_not_chosen(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	const uint32_t *applicants = check_applicants(checking);

	for (plan_ix p = 0, end; applicants && p < d->n_plans; p = end) {
		const struct plan *plan = &d->plans[p];
		uint64_t seats = 0;
		for (end = p; end < d->n_plans && d->plans[end].tier == plan->tier && d->plans[end].program == plan->program; end++)
			seats += d->plans[end].seats;
		if (seats > 0 && applicants[(size_t)plan->tier * d->n_programs + plan->program] == 0)
			check_offend(checking, 1, _("%s/%s: %llu seats"), d->tiers[plan->tier].code,
			             d->programs[plan->program].code, (unsigned long long)seats);
	}
}

void check_402_too_few_seats(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	uint64_t seats = 0, whole_e4 = UINT64_C(100) * E4;
	uint64_t needed = ((uint64_t)d->n_candidates * (uint64_t)d->office.placement_target_e4 + whole_e4 - 1) / whole_e4;
	char target[DECIMAL_TEXT];

	for (size_t p = 0; p < d->n_plans; p++)
		seats += d->plans[p].seats;
	decimal_write(d->office.placement_target_e4, target);
	if (seats < needed)
		check_offend(checking, needed - seats, _("%llu seats in all tiers; %s %% of %zu candidates are %llu"),
		             (unsigned long long)seats, target, d->n_candidates, (unsigned long long)needed);
}

/* How many candidates filed choices in each tier; NULL: out of memory. */
static uint32_t *count_filers(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	uint32_t *filers = arena_alloc(checking->scratch, d->n_tiers, sizeof *filers);

	if (!filers)
		check_fail_memory(checking);
	for (candidate_ix c = 0; filers && c < d->n_candidates; c++)
		for (uint32_t i = d->choice_start[c]; i < d->choice_start[c + 1]; i++)
			if (i == d->choice_start[c] || d->choices[i].tier != d->choices[i - 1].tier)
				filers[d->choices[i].tier]++;
	return filers;
}

void check_403_more_seats(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	const uint32_t *filers = count_filers(checking);

	for (tier_ix t = 0; filers && t < d->n_tiers; t++) {
		const struct tier *tier = &d->tiers[t];
		uint64_t seats = 0;
		for (plan_ix p = tier->first_plan; p < tier->first_plan + tier->n_plans; p++)
			seats += d->plans[p].seats;
		if (seats > filers[t])
			check_offend(checking, 1, _("%s: %llu seats, %u candidates"), tier->code, (unsigned long long)seats,
			             filers[t]);
	}
}

/* --- shares of a school's intake ------------------------------------------------------------------------------------- */

struct share {
	uint64_t seats, part;
};

/* Sums the seats of each school over all tiers, and the part of them that is_part chooses. */
static struct share *sum_shares(struct checking *checking, bool (*is_part)(struct checking *checking, plan_ix plan))
{
	const struct dataset *d = checking->dataset;
	struct share *shares = arena_alloc(checking->scratch, d->n_schools, sizeof *shares);

	if (!shares)
		check_fail_memory(checking);
	for (plan_ix p = 0; shares && p < d->n_plans; p++) {
		struct share *share = &shares[d->programs[d->plans[p].program].school];
		share->seats += d->plans[p].seats;
		if (is_part(checking, p))
			share->part += d->plans[p].seats;
	}
	return shares;
}

static void offend_shares(struct checking *checking, const struct share *shares, unsigned percent)
{
	for (size_t i = 0; shares && i < checking->dataset->n_schools; i++)
		if (shares[i].part * 100 > shares[i].seats * percent)
			check_offend(checking, 1, _("%s: %llu of %llu seats (%llu.%llu %%)"), checking->dataset->schools[i].code,
			             (unsigned long long)shares[i].part, (unsigned long long)shares[i].seats,
			             (unsigned long long)(shares[i].part * 100 / shares[i].seats),
			             (unsigned long long)(shares[i].part * 1000 / shares[i].seats % 10));
}

/* A pool is of fee-paying school choice (择校) by its code's first word, up to a digit, `-` or `_`. */
static bool is_school_choice_code(const char *pool)
{
	static const char *const words[] = { "zexiao", "zexiaosheng", "zx", "choice", "fee" };
	size_t length = strcspn(pool, "0123456789-_");

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i]) == length && strncasecmp(pool, words[i], length) == 0)
			return true;
	return false;
}

/* Where no pool of the tier says so by its code, the name of the tier speaks for all of them. */
static bool is_school_choice_tier(const struct dataset *d, const struct tier *tier)
{
	for (plan_ix p = tier->first_plan; p < tier->first_plan + tier->n_plans; p++)
		if (is_school_choice_code(d->plans[p].pool))
			return false;
	return strstr(tier->name, "择校") != NULL;
}

static bool is_school_choice(struct checking *checking, plan_ix plan)
{
	const struct dataset *d = checking->dataset;
	const struct plan *row = &d->plans[plan];

	return is_school_choice_code(row->pool) || strstr(d->programs[row->program].name, "择校") != NULL ||
	       checking->is_choice_tier[row->tier];
}

void check_404_school_choice(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	checking->is_choice_tier = arena_alloc(checking->scratch, d->n_tiers, sizeof *checking->is_choice_tier);
	if (!checking->is_choice_tier) {
		check_fail_memory(checking);
		return;
	}
	for (tier_ix t = 0; t < d->n_tiers; t++)
		checking->is_choice_tier[t] = is_school_choice_tier(d, &d->tiers[t]);
	offend_shares(checking, sum_shares(checking, is_school_choice), SCHOOL_CHOICE_PERCENT);
}

/* --- quota cells ----------------------------------------------------------------------------------------------------- */

static bool is_cell(struct checking *checking, plan_ix plan)
{
	const uint32_t *cells = check_cells(checking);

	return cells && cells[plan] != NOT_A_CELL;
}

/* How many candidates come from the feeder of a cell. */
static uint32_t count_feeder(struct checking *checking, uint32_t feeder)
{
	const struct check_index *index = feeder == STRING_NONE ? NULL : check_index_of(checking, NAME_FEEDER);

	return index ? index->start[feeder + 1] - index->start[feeder] : 0;
}

static void offend_cell(struct checking *checking, plan_ix plan, const char *more)
{
	const struct dataset *d = checking->dataset;
	const struct plan *row = &d->plans[plan];

	check_offend(checking, 1, "%s/%s/%s: %s", d->tiers[row->tier].code, d->programs[row->program].code, row->pool, more);
}

void check_405_cell_without_feeder(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (plan_ix p = 0; p < d->n_plans && checking->status == STATUS_OK; p++)
		if (is_cell(checking, p) && d->plans[p].seats > 0 && count_feeder(checking, check_cells(checking)[p]) == 0)
			offend_cell(checking, p, d->plans[p].eligible);
}

void check_406_two_cells(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	const uint32_t *cells = check_cells(checking);

	for (plan_ix p = 0; cells && p < d->n_plans; p++) {
		if (cells[p] == NOT_A_CELL || cells[p] == STRING_NONE)
			continue;
		for (plan_ix q = p;
		     q > 0 && d->plans[q - 1].tier == d->plans[p].tier && d->plans[q - 1].program == d->plans[p].program; q--)
			if (cells[q - 1] == cells[p]) {
				char other[128];
				snprintf(other, sizeof other, _("feeder %s also has %s"), strings_get(d->texts, cells[p]),
				         d->plans[q - 1].pool);
				offend_cell(checking, p, other);
				break;
			}
	}
}

void check_407_cells_share(struct checking *checking)
{
	offend_shares(checking, sum_shares(checking, is_cell), CELLS_PERCENT);
}

void check_408_cell_too_large(struct checking *checking)
{
	const struct dataset *d = checking->dataset;

	for (plan_ix p = 0; p < d->n_plans && checking->status == STATUS_OK; p++) {
		if (!is_cell(checking, p))
			continue;
		uint32_t count = count_feeder(checking, check_cells(checking)[p]);
		char text[128];
		if (count == 0 || d->plans[p].seats <= count)
			continue;
		snprintf(text, sizeof text, _("%u seats, %u candidates"), d->plans[p].seats, count);
		offend_cell(checking, p, text);
	}
}
