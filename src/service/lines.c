/* SPDX-License-Identifier: ISC */
/* What the lines of the tiers let through. */
#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_explain.h>

enum { BATCH = 4096 };

struct person { int64_t merit_e4; bool applies; };

struct counting {
	const struct year_data *year;
	struct lines_report *report;
	struct rule_scratch *scratch;
	struct person *people; /* [candidates] */
	size_t n_people;
	candidate_ix *batch;   /* [BATCH] */
	int64_t *values_e4;    /* [BATCH] */
	uint8_t *failures;     /* [BATCH] */
	struct problem *problem;
};

static struct rule *compile(struct counting *counting, enum rule_use use, const char *text)
{
	struct rule_fault fault = { .column = 0 };
	const struct rule_tree *tree = rule_read(counting->report->arena, use, text, counting->year->dataset, IX_NONE, &fault);

	if (tree)
		return rule_compile(tree, counting->year->dataset, counting->problem);
	problem_set(counting->problem, STATUS_FAULT, "%s: %s", text, fault.text);
	return NULL;
}

/* The rule's values for the batch; false: it fails on somebody. */
static bool evaluate(struct counting *counting, const struct rule *rule, size_t n)
{
	const struct rule_batch batch = {
		.dataset = counting->year->dataset, .totals = counting->year->totals, .count = n, .candidates = counting->batch
	};

	rule_evaluate(rule, &batch, counting->scratch, counting->values_e4, counting->failures);
	for (size_t i = 0; i < n; i++)
		if (counting->failures[i] != FAILURE_NONE) {
			problem_set(counting->problem, STATUS_FAULT, "%s: %s", dataset_candidate_no(counting->year->dataset, counting->batch[i]),
			            rule_failure_name((enum rule_failure)counting->failures[i]));
			return false;
		}
	return true;
}

/* Leaves those in the batch for whom the condition holds. */
static bool sieve(struct counting *counting, const struct rule *eligible, size_t *n)
{
	size_t left = 0;

	if (!eligible)
		return true;
	if (!evaluate(counting, eligible, *n))
		return false;
	for (size_t i = 0; i < *n; i++)
		if (counting->values_e4[i] != 0)
			counting->batch[left++] = counting->batch[i];
	*n = left;
	return true;
}

struct tier_rules { struct rule *eligible, *merit; };

static bool take_batch(struct counting *counting, tier_ix tier, const struct tier_rules *rules, candidate_ix first)
{
	const struct dataset *d = counting->year->dataset;
	size_t n = 0, n_choices;

	while (n < BATCH && first + n < d->n_candidates) {
		counting->batch[n] = first + (candidate_ix)n;
		n++;
	}
	if (!sieve(counting, rules->eligible, &n) || !evaluate(counting, rules->merit, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		dataset_choices(d, counting->batch[i], tier, &n_choices);
		counting->people[counting->n_people++] = (struct person){ counting->values_e4[i], n_choices > 0 };
	}
	return true;
}

/* --- counts -------------------------------------------------------------------------------------------------------------------------- */

static int highest_first(const void *a, const void *b)
{
	const struct person *x = a, *y = b;

	return (x->merit_e4 < y->merit_e4) - (x->merit_e4 > y->merit_e4);
}

static bool make_points(struct counting *counting, struct lines_tier *tier)
{
	const struct person *people = counting->people;
	size_t n = 0;

	qsort(counting->people, counting->n_people, sizeof *counting->people, highest_first);
	for (size_t i = 0; i < counting->n_people; i++)
		n += i == 0 || people[i].merit_e4 != people[i - 1].merit_e4;
	tier->points = arena_alloc(counting->report->arena, n, sizeof *tier->points);
	for (size_t i = 0; tier->points && i < counting->n_people; i++) {
		tier->eligible++;
		tier->applying += people[i].applies;
		if (i == 0 || people[i].merit_e4 != people[i - 1].merit_e4)
			tier->n_points++;
		tier->points[tier->n_points - 1] = (struct lines_point){ people[i].merit_e4, tier->eligible, tier->applying };
	}
	return tier->points || problem_memory(counting->problem) == STATUS_OK;
}

void lines_count(const struct lines_tier *tier, int64_t line_e4, uint64_t *eligible, uint64_t *applying)
{
	size_t low = 0, high = tier->n_points; /* points before low pass, those from high on do not */

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (tier->points[middle].merit_e4 >= line_e4)
			low = middle + 1;
		else
			high = middle;
	}
	*eligible = low > 0 ? tier->points[low - 1].eligible : 0;
	*applying = low > 0 ? tier->points[low - 1].applying : 0;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------ */

static void describe_tier(const struct dataset *dataset, tier_ix number, struct lines_tier *tier)
{
	const struct tier *row = &dataset->tiers[number];

	*tier = (struct lines_tier){ .tier = number, .has_line = row->line != NULL };
	tier->has_number = row->line && decimal_read(row->line, strlen(row->line), 4, 4, &tier->line_e4) == DECIMAL_GOOD;
	for (plan_ix p = row->first_plan; p < row->first_plan + row->n_plans; p++)
		tier->seats += dataset->plans[p].seats;
}

static bool count_tier(struct counting *counting, tier_ix number, const struct progress *progress)
{
	const struct dataset *d = counting->year->dataset;
	const struct tier *row = &d->tiers[number];
	struct lines_tier *tier = &counting->report->tiers[number];
	struct tier_rules rules = { .merit = compile(counting, RULE_MERIT, row->merit) };
	bool is_good = rules.merit != NULL;

	describe_tier(d, number, tier);
	if (is_good && row->eligible)
		is_good = (rules.eligible = compile(counting, RULE_TIER_ELIGIBLE, row->eligible)) != NULL;
	counting->n_people = 0;
	for (candidate_ix c = 0; is_good && c < d->n_candidates; c += BATCH) {
		is_good = take_batch(counting, number, &rules, c);
		if (is_good && !progress_step(progress, row->code, c, d->n_candidates)) {
			problem_set(counting->problem, STATUS_FAULT, "%s", _("cancelled"));
			is_good = false;
		}
	}
	is_good = is_good && make_points(counting, tier);
	is_good = is_good && lines_find_full(d, row->merit, tier, counting->problem) == STATUS_OK;
	rule_free(rules.eligible);
	rule_free(rules.merit);
	return is_good;
}

enum status lines_report_make(const struct year_data *year, const struct progress *progress, struct lines_report *report, struct problem *problem)
{
	const struct dataset *d = year->dataset;
	struct problem own = { .status = STATUS_OK };
	struct counting counting = { .year = year, .report = report, .problem = &own };

	*report = (struct lines_report){ .arena = arena_make(), .step_e4 = explain_gain_step(d) };
	report->tiers = arena_alloc(report->arena, d->n_tiers, sizeof *report->tiers);
	counting.scratch = rule_scratch_make();
	counting.people = array_make(d->n_candidates, sizeof *counting.people);
	counting.batch = array_make(BATCH, sizeof *counting.batch);
	counting.values_e4 = array_make(BATCH, sizeof *counting.values_e4);
	counting.failures = array_make(BATCH, sizeof *counting.failures);
	if (!report->tiers || !counting.scratch || !counting.people || !counting.batch || !counting.values_e4 || !counting.failures)
		problem_memory(&own);
	for (tier_ix t = 0; report->tiers && own.status == STATUS_OK && t < d->n_tiers && count_tier(&counting, t, progress); t++)
		report->n_tiers = t + 1;
	rule_scratch_free(counting.scratch);
	free(counting.people);
	free(counting.batch);
	free(counting.values_e4);
	free(counting.failures);
	if (own.status != STATUS_OK && problem)
		*problem = own;
	return own.status;
}

void lines_report_free(struct lines_report *report)
{
	arena_free(report->arena);
	*report = (struct lines_report){ .arena = NULL };
}
