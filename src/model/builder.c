/* SPDX-License-Identifier: ISC */
/* Beginning, feeding the small tables, and finishing a dataset. */
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#include "builder.h"

bool builder_is_good(const struct dataset_builder *builder)
{
	return builder->problem.status == STATUS_OK;
}

void builder_out_of_memory(struct dataset_builder *builder)
{
	if (builder_is_good(builder))
		problem_memory(&builder->problem);
}

bool builder_grow(struct dataset_builder *builder, void *array, size_t *capacity, size_t needed, size_t size)
{
	void *grown;
	bool done;

	memcpy(&grown, array, sizeof grown);
	done = array_grow(&grown, capacity, needed, size);
	memcpy(array, &grown, sizeof grown);
	if (!done)
		builder_out_of_memory(builder);
	return done;
}

const char *builder_copy(struct dataset_builder *builder, const char *text)
{
	const char *copy = text && *text ? arena_copy(builder->made->arena, text) : "";

	return copy ? copy : "";
}

const char *builder_copy_given(struct dataset_builder *builder, const char *text)
{
	return text && *text ? builder_copy(builder, text) : NULL;
}

uint32_t builder_put(struct dataset_builder *builder, struct strings *strings, const char *bytes, size_t length)
{
	uint32_t number = strings_put(strings, bytes, length);

	if (number == STRING_NONE)
		builder_out_of_memory(builder);
	return number;
}

static bool dataset_prepare(struct dataset *made)
{
	made->arena = arena_make();
	made->texts = strings_make();
	made->tagsets = array_make(1, sizeof *made->tagsets);
	made->n_tagsets = 1;
	made->office = (struct office){
		.name = "", .year = "", .lottery_seed = "", .bonus_cap_e4 = -1, .placement_target_e4 = INT64_C(98) * E4
	};
	return made->arena && made->texts && made->tagsets;
}

struct dataset_builder *dataset_begin(void)
{
	struct dataset_builder *builder = calloc(1, sizeof *builder);

	if (!builder)
		return NULL;
	builder->made = calloc(1, sizeof *builder->made);
	builder->program_codes = strings_make();
	builder->tier_codes = strings_make();
	builder->tagset_texts = strings_make();
	builder->tagsets_capacity = 1;
	if (!builder->made || !builder->program_codes || !builder->tier_codes || !builder->tagset_texts ||
	    !dataset_prepare(builder->made) || strings_put(builder->tagset_texts, "", 0) != 0) {
		dataset_abandon(builder);
		return NULL;
	}
	return builder;
}

static void builder_free(struct dataset_builder *builder)
{
	free(builder->subjects);
	free(builder->schools);
	free(builder->programs);
	free(builder->tiers);
	free(builder->plans);
	strings_free(builder->program_codes);
	strings_free(builder->tier_codes);
	strings_free(builder->tagset_texts);
	free(builder->evaluated);
	free(builder->means);
	free(builder);
}

void dataset_abandon(struct dataset_builder *builder)
{
	if (!builder)
		return;
	dataset_free(builder->made);
	builder_free(builder);
}

static void set_decimal(struct dataset_builder *builder, const char *key, const char *value, int64_t *number_e4)
{
	if (*value && decimal_read(value, strlen(value), 2, 4, number_e4) != DECIMAL_GOOD)
		builder_fault(builder, _("office: %s: '%s' is not a number"), key, value);
}

static void set_bonus_rule(struct dataset_builder *builder, const char *value)
{
	if (*value && strcmp(value, "max") != 0 && strcmp(value, "sum") != 0)
		builder_fault(builder, _("office: bonus_rule: '%s' is neither max nor sum"), value);
	builder->made->office.bonus_rule = strcmp(value, "sum") == 0 ? BONUS_SUM : BONUS_MAX;
}

void dataset_set_office(struct dataset_builder *builder, const char *key, const char *value)
{
	struct office *office = &builder->made->office;

	value = value ? value : "";
	if (strcmp(key, "name") == 0)
		office->name = builder_copy(builder, value);
	else if (strcmp(key, "year") == 0)
		office->year = builder_copy(builder, value);
	else if (strcmp(key, "lottery_seed") == 0)
		office->lottery_seed = builder_copy(builder, value);
	else if (strcmp(key, "total") == 0)
		office->total = builder_copy_given(builder, value);
	else if (strcmp(key, "bonus_rule") == 0)
		set_bonus_rule(builder, value);
	else if (strcmp(key, "bonus_cap") == 0)
		set_decimal(builder, key, value, &office->bonus_cap_e4);
	else if (strcmp(key, "placement_target") == 0)
		set_decimal(builder, key, value, &office->placement_target_e4);
	else if (strcmp(key, "quality_target") != 0 && strcmp(key, "quality_base_year") != 0) /* of statistics alone */
		builder_fault(builder, _("office: there is no key '%s'"), key);
}

void dataset_begin_candidates(struct dataset_builder *builder)
{
	if (builder->stage != STAGE_TABLES)
		return;
	builder->stage = STAGE_CANDIDATES;
	if (arena_failed(builder->made->arena))
		builder_out_of_memory(builder);
	if (builder_is_good(builder))
		builder_resolve_tables(builder);
}

/* In this order: each step builds on the ones before, and does nothing once something is wrong. */
static void builder_complete(struct dataset_builder *builder)
{
	dataset_begin_candidates(builder);
	builder_close_candidates(builder);
	builder_close_evaluations(builder);
	builder_close_choices(builder);
	builder_sort_rows(builder);
	builder_sort_texts(builder);
	if (arena_failed(builder->made->arena))
		builder_out_of_memory(builder);
}

enum status dataset_finish(struct dataset_builder *builder, struct dataset **dataset, struct problem *problem)
{
	enum status status;

	builder_complete(builder);
	status = builder->problem.status;
	*dataset = NULL;
	if (status == STATUS_OK) {
		*dataset = builder->made;
		builder->made = NULL;
	} else if (problem) {
		*problem = builder->problem;
	}
	dataset_abandon(builder);
	return status;
}
