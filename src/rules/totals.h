/* SPDX-License-Identifier: ISC */
/* The steps of computing totals: formulas in their order, then one column after the other. */
#ifndef LUQU_RULES_TOTALS_H
#define LUQU_RULES_TOTALS_H

#include <luqu/evaluate.h>

/* Derived subjects with their formulas, each behind those it names. */
struct formulas {
	struct arena *arena;
	const struct rule_tree **trees; /* [subject]; NULL: not derived */
	subject_ix *order;
	size_t n_order;
};
enum status formulas_read(const struct dataset *dataset, struct formulas *formulas, struct problem *problem);
void formulas_free(struct formulas *formulas);

/* Works a rule out for every candidate; where: "office total", for the problem. */
enum status column_evaluate(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals,
                            const char *where, int64_t *column_e4, struct problem *problem);
/* The sum of weight x mark, plus bonus. */
enum status column_sum_marks(const struct dataset *dataset, const struct totals *totals, int64_t *column_e4,
                             struct problem *problem);

#endif
