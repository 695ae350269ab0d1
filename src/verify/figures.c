/* SPDX-License-Identifier: ISC */
/* Bonus after rule and cap, derived subjects in order of their dependence, totals: for every candidate, on several threads. */
#include "figures.h"
#include "stumble.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/parallel.h>

enum { FIGURES_THREADS = 2, FIGURES_GRAIN = 4096 };

struct computing {
	struct figures *figures;
	const struct walk_rule **formulas; /* [subject]; NULL: it has marks */
	subject_ix *order;                 /* of the derived ones, each behind those it needs */
	size_t n_order;
	const struct walk_rule *total; /* NULL: the default */
	struct stumble stumbles[FIGURES_THREADS];
	struct watch *watch;
};

static bool add_up(int64_t *sum, int64_t term)
{
	return decimal_add(*sum, term, sum);
}

static enum flaw bonus_compute(const struct dataset *dataset, const struct bonus *bonus, size_t count, int64_t *value_e4)
{
	const struct office *office = &dataset->office;

	*value_e4 = 0;
	for (size_t i = 0; i < count; i++) {
		const int64_t points_e4 = (int64_t)bonus[i].points_e2 * (E4 / E2);

		if (office->bonus_rule == BONUS_SUM && !add_up(value_e4, points_e4))
			return FLAW_OVERFLOW;
		if (office->bonus_rule == BONUS_MAX && points_e4 > *value_e4)
			*value_e4 = points_e4;
	}
	if (office->bonus_cap_e4 >= 0 && *value_e4 > office->bonus_cap_e4)
		*value_e4 = office->bonus_cap_e4;
	return FLAW_NONE;
}

/* Marks and weights have two places, so their product has four and needs no rounding; derived marks may have more. */
static bool weigh_mark(const struct figures *figures, subject_ix subject, candidate_ix candidate, int64_t *product_e4)
{
	const struct dataset *dataset = figures->dataset;
	const int64_t weight_e4 = dataset->subjects[subject].weight_e4;
	const int64_t *derived_e4 = figures->derived_e4[subject];

	if (!derived_e4 && weight_e4 % E2 == 0)
		return !__builtin_mul_overflow(weight_e4 / E2, (int64_t)dataset->mark_e2[subject][candidate], product_e4);
	return decimal_multiply(weight_e4,
	                        derived_e4 ? derived_e4[candidate] : (int64_t)dataset->mark_e2[subject][candidate] * (E4 / E2),
	                        product_e4);
}

/* weight x mark over all subjects, plus bonus. */
static enum flaw total_by_weight(const struct figures *figures, candidate_ix candidate, int64_t *total_e4)
{
	*total_e4 = 0;
	for (size_t s = 0; s < figures->dataset->n_subjects; s++) {
		int64_t product_e4;

		if (!weigh_mark(figures, (subject_ix)s, candidate, &product_e4) ||
		    __builtin_add_overflow(*total_e4, product_e4, total_e4))
			return FLAW_OVERFLOW;
	}
	return __builtin_add_overflow(*total_e4, figures->bonus_e4[candidate], total_e4) ? FLAW_OVERFLOW : FLAW_NONE;
}

static enum flaw value_by_rule(const struct figures *figures, const struct walk_rule *rule, candidate_ix candidate,
                               int64_t *value_e4)
{
	struct walk walk = { .figures = figures, .candidate = candidate };

	*value_e4 = walk_number(rule->keys[0], &walk);
	return walk.flaw;
}

static struct stumble candidate_compute(const struct computing *computing, candidate_ix candidate, const struct bonus *bonus,
                                        size_t count)
{
	struct figures *figures = computing->figures;
	struct stumble stumble = { candidate, "office bonus_rule", FLAW_NONE };

	stumble.flaw = bonus_compute(figures->dataset, bonus, count, &figures->bonus_e4[candidate]);
	for (size_t i = 0; i < computing->n_order && stumble.flaw == FLAW_NONE; i++) {
		const subject_ix s = computing->order[i];

		stumble.where = computing->formulas[s]->where;
		stumble.flaw = value_by_rule(figures, computing->formulas[s], candidate, &figures->derived_e4[s][candidate]);
	}
	if (stumble.flaw != FLAW_NONE)
		return stumble;
	stumble.where = "office total";
	if (computing->total)
		stumble.flaw = value_by_rule(figures, computing->total, candidate, &figures->total_e4[candidate]);
	else
		stumble.flaw = total_by_weight(figures, candidate, &figures->total_e4[candidate]);
	return stumble;
}

static size_t first_bonus_of(const struct dataset *dataset, size_t candidate)
{
	size_t low = 0, high = dataset->n_bonuses;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (dataset->bonuses[middle].candidate < candidate)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void range_compute(void *context, unsigned thread, size_t from, size_t to)
{
	struct computing *computing = context;
	const struct dataset *dataset = computing->figures->dataset;
	struct stumble *first = &computing->stumbles[thread];
	size_t next = first_bonus_of(dataset, from);

	if (!watch_goes_on(computing->watch, thread, from, dataset->n_candidates))
		return;
	for (size_t c = from; c < to; c++) {
		const size_t begin = next;
		struct stumble stumble;

		while (next < dataset->n_bonuses && dataset->bonuses[next].candidate == c)
			next++;
		stumble = candidate_compute(computing, (candidate_ix)c, dataset->bonuses + begin, next - begin);
		stumble_keep(first, stumble);
	}
}

/* --- the order of derived subjects --- */

/* Whether all derived subjects that a formula names are done. */
static bool formula_is_ready(const struct computing *computing, const bool *done, const struct walk_node *node)
{
	if (node->node->op == OP_NAME && node->node->name == NAME_SUBJECT)
		return !computing->formulas[node->node->index] || done[node->node->index];
	for (size_t i = 0; i < node->node->n_arguments; i++)
		if (!formula_is_ready(computing, done, node->arguments[i]))
			return false;
	return true;
}

/* Takes those that are ready until there are none; false: some are left, so the formulas go in a circle. */
static bool order_find(struct computing *computing, bool *done)
{
	const size_t n_subjects = computing->figures->dataset->n_subjects;
	size_t n_before, n_left;

	do {
		n_before = computing->n_order;
		n_left = 0;
		for (size_t s = 0; s < n_subjects; s++) {
			if (!computing->formulas[s] || done[s])
				continue;
			if (formula_is_ready(computing, done, computing->formulas[s]->keys[0])) {
				done[s] = true;
				computing->order[computing->n_order++] = (subject_ix)s;
			} else {
				n_left++;
			}
		}
	} while (computing->n_order > n_before);
	return n_left == 0;
}

static enum status order_make(struct computing *computing, struct problem *problem)
{
	const struct dataset *dataset = computing->figures->dataset;
	bool *done = array_make(dataset->n_subjects, sizeof *done);
	enum status status = STATUS_OK;

	if (!done)
		return problem_memory(problem);
	if (!order_find(computing, done)) {
		size_t s = 0;

		while (!computing->formulas[s] || done[s])
			s++;
		status = problem_set(problem, STATUS_FAULT, _("subjects %s: the formulas go in a circle"),
		                     dataset->subjects[s].code);
	}
	free(done);
	return status;
}

/* --- reading and making room --- */

static enum status rules_read(struct computing *computing, struct walk_book *book, struct problem *problem)
{
	const struct dataset *dataset = computing->figures->dataset;
	char where[80];

	for (size_t s = 0; s < dataset->n_subjects; s++) {
		const struct subject *subject = &dataset->subjects[s];

		if (!subject->formula)
			continue;
		snprintf(where, sizeof where, "subjects %s formula", subject->code);
		computing->formulas[s] = walk_book_read(book, RULE_FORMULA, subject->formula, IX_NONE, where, problem);
		if (!computing->formulas[s])
			return problem->status;
	}
	if (!dataset->office.total)
		return STATUS_OK;
	computing->total = walk_book_read(book, RULE_TOTAL, dataset->office.total, IX_NONE, "office total", problem);
	return computing->total ? STATUS_OK : problem->status;
}

static enum status room_make(struct computing *computing, struct problem *problem)
{
	struct figures *figures = computing->figures;
	const struct dataset *dataset = figures->dataset;

	figures->bonus_e4 = array_make(dataset->n_candidates, sizeof *figures->bonus_e4);
	figures->total_e4 = array_make(dataset->n_candidates, sizeof *figures->total_e4);
	figures->derived_e4 = array_make(dataset->n_subjects, sizeof *figures->derived_e4);
	if (!figures->bonus_e4 || !figures->total_e4 || !figures->derived_e4)
		return problem_memory(problem);
	for (size_t s = 0; s < dataset->n_subjects; s++) {
		if (!computing->formulas[s])
			continue;
		figures->derived_e4[s] = array_make(dataset->n_candidates, sizeof *figures->derived_e4[s]);
		if (!figures->derived_e4[s])
			return problem_memory(problem);
	}
	return STATUS_OK;
}

static enum status compute(struct computing *computing, struct walk_book *book, struct problem *problem)
{
	enum status status = rules_read(computing, book, problem);

	if (status == STATUS_OK)
		status = order_make(computing, problem);
	if (status == STATUS_OK)
		status = room_make(computing, problem);
	if (status != STATUS_OK)
		return status;
	parallel_for(&(struct parallel_loop){ .count = computing->figures->dataset->n_candidates,
	                                      .grain = FIGURES_GRAIN,
	                                      .threads = FIGURES_THREADS,
	                                      .body = range_compute,
	                                      .context = computing });
	if (watch_status(computing->watch, problem) != STATUS_OK)
		return problem->status;
	return stumble_report(computing->stumbles, FIGURES_THREADS, computing->figures->dataset, problem);
}

enum status figures_compute(struct figures *figures, struct walk_book *book, struct watch *watch, struct problem *problem)
{
	struct computing computing = { .figures = figures, .watch = watch };
	const size_t n_subjects = figures->dataset->n_subjects;
	enum status status;

	computing.formulas = array_make(n_subjects, sizeof(void *));
	computing.order = array_make(n_subjects, sizeof *computing.order);
	if (computing.formulas && computing.order)
		status = compute(&computing, book, problem);
	else
		status = problem_memory(problem);
	free(computing.formulas);
	free(computing.order);
	return status;
}

void figures_clear(struct figures *figures)
{
	for (size_t s = 0; figures->derived_e4 && s < figures->dataset->n_subjects; s++)
		free(figures->derived_e4[s]);
	free(figures->derived_e4);
	free(figures->bonus_e4);
	free(figures->total_e4);
	memset(figures, 0, sizeof *figures);
}
