/* SPDX-License-Identifier: ISC */
/* A finished dataset: finding things in it, and giving it back. */
#include <stdlib.h>
#include <string.h>

#include <luqu/dataset.h>

static const char *const status_names[] = {
	[SCORE_NONE] = "",     [SCORE_PRESENT] = "present", [SCORE_ABSENT] = "absent",
	[SCORE_VOID] = "void", [SCORE_EXEMPT] = "exempt",   [SCORE_DEFERRED] = "deferred",
};

const char *score_status_name(enum score_status status)
{
	return status_names[status];
}

static void free_marks(struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->n_subjects; i++) {
		if (dataset->mark_e2)
			free(dataset->mark_e2[i]);
		if (dataset->status)
			free(dataset->status[i]);
	}
}

void dataset_free(struct dataset *dataset)
{
	if (!dataset)
		return;
	free_marks(dataset);
	free(dataset->no_start);
	free(dataset->no_bytes);
	free(dataset->feeder);
	free(dataset->district);
	free(dataset->category);
	free(dataset->sex);
	free(dataset->adjust);
	free(dataset->tagset);
	free(dataset->tagsets);
	free(dataset->tags);
	free(dataset->bonuses);
	free(dataset->choice_start);
	free(dataset->choices);
	free(dataset->returns);
	free(dataset->orders);
	strings_free(dataset->texts);
	arena_free(dataset->arena);
	free(dataset);
}

candidate_ix dataset_find_candidate(const struct dataset *dataset, const char *candidate_no)
{
	size_t low = 0, high = dataset->n_candidates;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(dataset_candidate_no(dataset, (candidate_ix)middle), candidate_no);

		if (order == 0)
			return (candidate_ix)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return IX_NONE;
}

/* Tiers stand by seq, and there are few of them. */
tier_ix dataset_find_tier(const struct dataset *dataset, const char *code)
{
	for (size_t i = 0; i < dataset->n_tiers; i++) {
		if (strcmp(dataset->tiers[i].code, code) == 0)
			return (tier_ix)i;
	}
	return IX_NONE;
}

const char *dataset_school_name(const struct dataset *dataset, const char *code)
{
	size_t low = 0, high = dataset->n_schools;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(dataset->schools[middle].code, code);

		if (order == 0)
			return dataset->schools[middle].name;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return "";
}

program_ix dataset_find_program(const struct dataset *dataset, const char *code)
{
	size_t low = 0, high = dataset->n_programs;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(dataset->programs[middle].code, code);

		if (order == 0)
			return (program_ix)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return IX_NONE;
}

static int compare_code(const char *code, const char *bytes, size_t length)
{
	int order = strncmp(code, bytes, length);

	return order != 0 ? order : code[length] != '\0';
}

subject_ix dataset_find_subject(const struct dataset *dataset, const char *code, size_t length)
{
	size_t low = 0, high = dataset->n_subjects;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_code(dataset->subjects[middle].code, code, length);

		if (order == 0)
			return (subject_ix)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return IX_NONE;
}

plan_ix dataset_find_plan(const struct dataset *dataset, tier_ix tier, program_ix program, const char *pool)
{
	size_t count;
	plan_ix first = dataset_program_plans(dataset, tier, program, &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(dataset->plans[first + i].pool, pool) == 0)
			return first + (plan_ix)i;
	}
	return IX_NONE;
}

/* Tags of a set stand by name as bytes, and so do the numbers of texts. */
uint32_t dataset_tag(const struct dataset *dataset, candidate_ix candidate, uint32_t name)
{
	const struct tagset *set = &dataset->tagsets[dataset->tagset[candidate]];
	uint32_t low = set->first, high = set->first + set->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (dataset->tags[middle].name == name)
			return dataset->tags[middle].value;
		if (dataset->tags[middle].name < name)
			low = middle + 1;
		else
			high = middle;
	}
	return STRING_NONE;
}

/* The first of a tier's plan rows, from `low` up to `high`, whose program is at least this one. */
static plan_ix first_plan_from(const struct dataset *dataset, plan_ix low, plan_ix high, program_ix program)
{
	while (low < high) {
		plan_ix middle = low + (high - low) / 2;

		if (dataset->plans[middle].program < program)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

plan_ix dataset_program_plans(const struct dataset *dataset, tier_ix tier, program_ix program, size_t *count)
{
	const struct tier *of = &dataset->tiers[tier];
	plan_ix end = of->first_plan + of->n_plans;
	plan_ix first = first_plan_from(dataset, of->first_plan, end, program);
	plan_ix last = first;

	while (last < end && dataset->plans[last].program == program)
		last++;
	*count = last - first;
	return last > first ? first : IX_NONE;
}

const struct choice *dataset_choices(const struct dataset *dataset, candidate_ix candidate, tier_ix tier, size_t *count)
{
	const struct choice *at = dataset->choices + dataset->choice_start[candidate];
	const struct choice *end = dataset->choices + dataset->choice_start[candidate + 1];
	const struct choice *first;

	while (at < end && at->tier < tier)
		at++;
	first = at;
	while (at < end && at->tier == tier)
		at++;
	*count = (size_t)(at - first);
	return first;
}

uint32_t tier_band(const struct tier *tier, uint32_t rank)
{
	uint32_t end = 0;

	for (size_t i = 0; i < tier->n_bands; i++) {
		end += tier->band_sizes[i];
		if (rank <= end)
			return (uint32_t)i;
	}
	if (tier->n_bands == 0)
		return 0;
	return (uint32_t)tier->n_bands + (rank - end - 1) / tier->band_sizes[tier->n_bands - 1];
}
