/* SPDX-License-Identifier: ISC */
/* The small tables complete: sorted into their final order, and the codes they name turned into indexes. */
#include <stdlib.h>
#include <string.h>

#include "builder.h"
#include "limits.h"

static int compare_subjects(const void *a, const void *b)
{
	const struct subject *one = a, *other = b;

	return strcmp(one->code, other->code);
}

static int compare_schools(const void *a, const void *b)
{
	const struct school *one = a, *other = b;

	return strcmp(one->code, other->code);
}

static int compare_programs(const void *a, const void *b)
{
	const struct program_draft *one = a, *other = b;

	return strcmp(one->made.code, other->made.code);
}

static int compare_tiers(const void *a, const void *b)
{
	const struct tier_draft *one = a, *other = b;

	return (one->made.seq > other->made.seq) - (one->made.seq < other->made.seq);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_plan_programs(const struct plan *one, const struct plan *other)
{
	int order = compare_numbers(one->tier, other->tier);

	return order != 0 ? order : compare_numbers(one->program, other->program);
}

/* By key. */
static int compare_plan_keys(const void *a, const void *b)
{
	const struct plan_draft *one = a, *other = b;
	int order = compare_plan_programs(&one->made, &other->made);

	return order != 0 ? order : strcmp(one->made.pool, other->made.pool);
}

/* As pools take their turn. */
static int compare_plan_turns(const void *a, const void *b)
{
	const struct plan_draft *one = a, *other = b;
	int order = compare_plan_programs(&one->made, &other->made);

	if (order == 0)
		order = (one->made.order > other->made.order) - (one->made.order < other->made.order);
	return order != 0 ? order : strcmp(one->made.pool, other->made.pool);
}

static void sort_rows(void *rows, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	if (count > 1)
		qsort(rows, count, size, compare);
}

/* An array in the arena; out of memory is sticky. */
static void *table_make(struct dataset_builder *builder, size_t count, size_t size)
{
	void *table = arena_alloc(builder->made->arena, count, size);

	if (!table)
		builder_out_of_memory(builder);
	return table;
}

static void resolve_subjects(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	sort_rows(builder->subjects, made->n_subjects, sizeof *builder->subjects, compare_subjects);
	made->subjects = table_make(builder, made->n_subjects, sizeof *made->subjects);
	made->mark_e2 = table_make(builder, made->n_subjects, sizeof *made->mark_e2);
	made->status = table_make(builder, made->n_subjects, sizeof *made->status);
	for (size_t i = 0; i < made->n_subjects && builder_is_good(builder); i++) {
		made->subjects[i] = builder->subjects[i];
		if (i > 0 && strcmp(made->subjects[i - 1].code, made->subjects[i].code) == 0)
			builder_fault(builder, _("subjects: %s stands twice"), made->subjects[i].code);
	}
}

static void resolve_schools(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	sort_rows(builder->schools, made->n_schools, sizeof *builder->schools, compare_schools);
	made->schools = table_make(builder, made->n_schools, sizeof *made->schools);
	for (size_t i = 0; i < made->n_schools && builder_is_good(builder); i++) {
		made->schools[i] = builder->schools[i];
		if (i > 0 && strcmp(made->schools[i - 1].code, made->schools[i].code) == 0)
			builder_fault(builder, _("schools: %s stands twice"), made->schools[i].code);
	}
}

static school_ix find_school(const struct dataset *made, const char *code)
{
	struct school wanted = { .code = code };
	const struct school *found =
	        made->n_schools ? bsearch(&wanted, made->schools, made->n_schools, sizeof wanted, compare_schools) : NULL;

	return found ? (school_ix)(found - made->schools) : IX_NONE;
}

static void resolve_programs(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	sort_rows(builder->programs, made->n_programs, sizeof *builder->programs, compare_programs);
	made->programs = table_make(builder, made->n_programs, sizeof *made->programs);
	for (size_t i = 0; i < made->n_programs && builder_is_good(builder); i++) {
		struct program *program = &made->programs[i];

		*program = builder->programs[i].made;
		program->school = find_school(made, builder->programs[i].school);
		if (program->school == IX_NONE)
			builder_fault(builder, _("programs %s: there is no school %s"), program->code, builder->programs[i].school);
		if (builder_put(builder, builder->program_codes, program->code, strlen(program->code)) != i)
			builder_fault(builder, _("programs: %s stands twice"), program->code);
	}
}

static int compare_tier_indexes(const void *a, const void *b)
{
	return compare_numbers(*(const tier_ix *)a, *(const tier_ix *)b);
}

/* One code of a list, which tier t inherits. */
static void add_inherited(struct dataset_builder *builder, tier_ix t, const char *code, size_t length)
{
	struct tier *tier = &builder->made->tiers[t];
	uint32_t from = strings_find(builder->tier_codes, code, length);

	if (from == STRING_NONE || from >= t)
		builder_fault(builder, _("tiers %s: inherits names %.*s, which is no earlier tier"), tier->code, (int)length, code);
	else
		tier->inherits[tier->n_inherits++] = from;
}

static void resolve_inherits(struct dataset_builder *builder, tier_ix t, const char *list)
{
	struct tier *tier = &builder->made->tiers[t];

	if (!list)
		return;
	tier->inherits = table_make(builder, strlen(list) / 2 + 1, sizeof *tier->inherits);
	while (builder_is_good(builder)) {
		size_t length = strcspn(list, ";");

		add_inherited(builder, t, list, length);
		if (!list[length])
			break;
		list += length + 1;
	}
	if (builder_is_good(builder))
		sort_rows(tier->inherits, tier->n_inherits, sizeof *tier->inherits, compare_tier_indexes);
}

static void resolve_tiers(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	if (made->n_tiers > TIERS_MOST)
		builder_fault(builder, _("tiers: more than %d"), TIERS_MOST);
	sort_rows(builder->tiers, made->n_tiers, sizeof *builder->tiers, compare_tiers);
	made->tiers = table_make(builder, made->n_tiers, sizeof *made->tiers);
	for (size_t i = 0; i < made->n_tiers && builder_is_good(builder); i++) {
		struct tier *tier = &made->tiers[i];

		*tier = builder->tiers[i].made;
		if (builder_put(builder, builder->tier_codes, tier->code, strlen(tier->code)) != i)
			builder_fault(builder, _("tiers: %s stands twice"), tier->code);
		if (i > 0 && made->tiers[i - 1].seq == tier->seq)
			builder_fault(builder, _("tiers %s and %s have the same seq"), made->tiers[i - 1].code, tier->code);
		resolve_inherits(builder, (tier_ix)i, builder->tiers[i].inherits);
	}
}

static void resolve_plan_codes(struct dataset_builder *builder, struct plan_draft *draft)
{
	draft->made.tier = strings_find(builder->tier_codes, draft->tier, strlen(draft->tier));
	draft->made.program = strings_find(builder->program_codes, draft->program, strlen(draft->program));
	if (draft->made.tier == STRING_NONE)
		builder_fault(builder, _("plans: there is no tier %s"), draft->tier);
	if (draft->made.program == STRING_NONE)
		builder_fault(builder, _("plans: there is no program %s"), draft->program);
}

static void find_twins(struct dataset_builder *builder)
{
	for (size_t i = 1; i < builder->made->n_plans; i++) {
		const struct plan_draft *plan = &builder->plans[i];

		if (compare_plan_keys(plan - 1, plan) == 0)
			builder_fault(builder, _("plans: %s,%s,%s stands twice"), plan->tier, plan->program, plan->made.pool);
	}
}

/* Gives every tier its slice of the sorted plans. */
static void slice_plans(struct dataset *made)
{
	plan_ix at = 0;

	for (size_t t = 0; t < made->n_tiers; t++) {
		made->tiers[t].first_plan = at;
		while (at < made->n_plans && made->plans[at].tier == t)
			at++;
		made->tiers[t].n_plans = at - made->tiers[t].first_plan;
	}
}

static void resolve_rollover(struct dataset_builder *builder, plan_ix p, const char *pool)
{
	struct plan *plan = &builder->made->plans[p];
	plan_ix to = dataset_find_plan(builder->made, plan->tier, plan->program, pool);

	if (to == IX_NONE || to <= p)
		builder_fault(builder, _("plans %s,%s,%s: rollover names %s, which is no later pool of the program"),
		              builder->plans[p].tier, builder->plans[p].program, plan->pool, pool);
	plan->rollover = to;
}

static void resolve_plans(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	for (size_t i = 0; i < made->n_plans && builder_is_good(builder); i++)
		resolve_plan_codes(builder, &builder->plans[i]);
	sort_rows(builder->plans, made->n_plans, sizeof *builder->plans, compare_plan_keys);
	find_twins(builder);
	sort_rows(builder->plans, made->n_plans, sizeof *builder->plans, compare_plan_turns);
	made->plans = table_make(builder, made->n_plans, sizeof *made->plans);
	if (!builder_is_good(builder))
		return;
	for (size_t i = 0; i < made->n_plans; i++)
		made->plans[i] = builder->plans[i].made;
	slice_plans(made);
	for (size_t i = 0; i < made->n_plans && builder_is_good(builder); i++) {
		if (builder->plans[i].rollover)
			resolve_rollover(builder, (plan_ix)i, builder->plans[i].rollover);
	}
}

void builder_resolve_tables(struct dataset_builder *builder)
{
	resolve_subjects(builder);
	resolve_schools(builder);
	resolve_programs(builder);
	resolve_tiers(builder);
	resolve_plans(builder);
}
