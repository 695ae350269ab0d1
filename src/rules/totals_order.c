/* SPDX-License-Identifier: ISC */
/* Formulas of derived subjects: read, and put into an order in which each comes behind those it names. */
#include "totals.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

enum mark { NOT_SEEN, UNDER_WAY, DONE };

struct ordering {
	const struct dataset *dataset;
	struct formulas *formulas;
	unsigned char *marks; /* [subject], enum mark */
	subject_ix *path;     /* subjects under way, each named by the one before it */
	size_t n_path;
	struct problem *problem;
};

static bool order_subject(struct ordering *ordering, subject_ix subject);

static bool order_names(struct ordering *ordering, const struct rule_node *node)
{
	if (node->op == OP_NAME && node->name == NAME_SUBJECT && ordering->dataset->subjects[node->index].formula)
		return order_subject(ordering, node->index);
	for (size_t i = 0; i < node->n_arguments; i++)
		if (!order_names(ordering, node->arguments[i]))
			return false;
	return true;
}

static bool fail_cycle(const struct ordering *ordering, subject_ix subject)
{
	char circle[512] = "";
	size_t length = 0, first = 0;

	while (ordering->path[first] != subject)
		first++;
	for (size_t i = first; i < ordering->n_path && length < sizeof(circle) - 80; i++)
		length += (size_t)snprintf(circle + length, sizeof(circle) - length, "%s > ",
		                           ordering->dataset->subjects[ordering->path[i]].code);
	problem_set(ordering->problem, STATUS_FAULT, _("subjects %s formula: the formulas go round in a circle: %s%s"),
	            ordering->dataset->subjects[subject].code, circle, ordering->dataset->subjects[subject].code);
	return false;
}

static bool order_subject(struct ordering *ordering, subject_ix subject)
{
	if (ordering->marks[subject] == DONE)
		return true;
	if (ordering->marks[subject] == UNDER_WAY)
		return fail_cycle(ordering, subject);
	ordering->marks[subject] = UNDER_WAY;
	ordering->path[ordering->n_path++] = subject;
	if (!order_names(ordering, ordering->formulas->trees[subject]->keys[0]))
		return false;
	ordering->n_path--;
	ordering->marks[subject] = DONE;
	ordering->formulas->order[ordering->formulas->n_order++] = subject;
	return true;
}

static enum status read_formula(const struct dataset *dataset, struct formulas *formulas, subject_ix subject,
                                struct problem *problem)
{
	const struct subject *derived = &dataset->subjects[subject];
	struct rule_fault fault;

	formulas->trees[subject] = rule_read(formulas->arena, RULE_FORMULA, derived->formula, dataset, IX_NONE, &fault);
	if (formulas->trees[subject])
		return STATUS_OK;
	if (arena_failed(formulas->arena))
		return problem_memory(problem);
	return problem_set(problem, STATUS_FAULT, _("subjects %s formula: column %u: %s"), derived->code, fault.column, fault.text);
}

static enum status order_all(const struct dataset *dataset, struct formulas *formulas, struct problem *problem)
{
	struct ordering ordering = {
		.dataset = dataset,
		.formulas = formulas,
		.marks = arena_alloc(formulas->arena, dataset->n_subjects, 1),
		.path = arena_alloc(formulas->arena, dataset->n_subjects, sizeof(subject_ix)),
		.problem = problem,
	};

	if (!ordering.marks || !ordering.path)
		return problem_memory(problem);
	for (subject_ix s = 0; s < dataset->n_subjects; s++)
		if (dataset->subjects[s].formula && !order_subject(&ordering, s))
			return STATUS_FAULT;
	return STATUS_OK;
}

enum status formulas_read(const struct dataset *dataset, struct formulas *formulas, struct problem *problem)
{
	enum status status = STATUS_OK;

	*formulas = (struct formulas){ .arena = arena_make() };
	if (!formulas->arena)
		return problem_memory(problem);
	formulas->trees = arena_alloc(formulas->arena, dataset->n_subjects, sizeof(*formulas->trees));
	formulas->order = arena_alloc(formulas->arena, dataset->n_subjects, sizeof(*formulas->order));
	if (!formulas->trees || !formulas->order)
		return problem_memory(problem);
	for (subject_ix s = 0; s < dataset->n_subjects && status == STATUS_OK; s++)
		if (dataset->subjects[s].formula)
			status = read_formula(dataset, formulas, s, problem);
	return status == STATUS_OK ? order_all(dataset, formulas, problem) : status;
}

void formulas_free(struct formulas *formulas)
{
	arena_free(formulas->arena);
}
