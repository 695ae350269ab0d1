/* SPDX-License-Identifier: ISC */
/* Rows of the small tables as they come: copied, defaults filled in, the codes they name kept for later. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builder.h"
#include "limits.h"

static bool is_word(const char *text, const char *word)
{
	return text && strcmp(text, word) == 0;
}

/* Room for one more row of a small table. */
static bool table_room(struct dataset_builder *builder, void *table, size_t *capacity, size_t count, size_t size)
{
	if (builder->stage != STAGE_TABLES)
		builder_fault(builder, _("a small table's row comes after the candidates"));
	return builder_is_good(builder) && builder_grow(builder, table, capacity, count + 1, size);
}

void dataset_add_subject(struct dataset_builder *builder, const struct subject_row *row)
{
	struct dataset *made = builder->made;

	if (!table_room(builder, &builder->subjects, &builder->subjects_capacity, made->n_subjects, sizeof *builder->subjects))
		return;
	builder->subjects[made->n_subjects++] = (struct subject){
		.code = builder_copy(builder, row->code),
		.name = builder_copy(builder, row->name),
		.exam = builder_copy_given(builder, row->exam),
		.formula = builder_copy_given(builder, row->formula),
		.full_mark_e2 = (int32_t)row->full_mark_e2,
		.step_e2 = (int32_t)row->step_e2,
		.weight_e4 = row->weight_e2 * 100,
	};
}

void dataset_add_school(struct dataset_builder *builder, const struct school_row *row)
{
	struct dataset *made = builder->made;

	if (!table_room(builder, &builder->schools, &builder->schools_capacity, made->n_schools, sizeof *builder->schools))
		return;
	builder->schools[made->n_schools++] = (struct school){
		.code = builder_copy(builder, row->code),
		.name = builder_copy(builder, row->name),
		.kind = builder_copy(builder, row->kind),
		.district = builder_copy(builder, row->district),
	};
}

void dataset_add_program(struct dataset_builder *builder, const struct program_row *row)
{
	struct dataset *made = builder->made;

	if (!table_room(builder, &builder->programs, &builder->programs_capacity, made->n_programs, sizeof *builder->programs))
		return;
	builder->programs[made->n_programs++] = (struct program_draft){
		.made = { .code = builder_copy(builder, row->code), .name = builder_copy(builder, row->name) },
		.school = builder_copy(builder, row->school),
	};
}

/* One size of a list of band sizes, read from *at, which moves behind it and its comma. 0: it is none. */
static uint16_t read_band_size(const char **at)
{
	unsigned size = 0;
	const char *from = *at;

	while (**at >= '0' && **at <= '9' && size <= RANK_MOST)
		size = size * 10 + (unsigned)(*(*at)++ - '0');
	if (*at == from || size > RANK_MOST || (**at != ',' && **at != '\0'))
		return 0;
	if (**at == ',')
		(*at)++;
	return (uint16_t)size;
}

static size_t count_items(const char *text, char separator)
{
	size_t count = 1;

	for (; *text; text++)
		count += *text == separator;
	return count;
}

/* Bands as in the file: a word or sizes. */
static void read_bands(struct dataset_builder *builder, const char *text, struct tier *tier)
{
	if (!text || !*text || strcmp(text, "parallel") == 0)
		return;
	if (strcmp(text, "sequential") == 0)
		text = "1";
	tier->n_bands = count_items(text, ',');
	tier->band_sizes = arena_alloc(builder->made->arena, tier->n_bands, sizeof *tier->band_sizes);
	if (!tier->band_sizes) {
		builder_out_of_memory(builder);
		return;
	}
	for (size_t i = 0; i < tier->n_bands; i++) {
		tier->band_sizes[i] = read_band_size(&text);
		if (tier->band_sizes[i] == 0) {
			builder_fault(builder, _("tiers %s: bad band sizes"), tier->code);
			return;
		}
	}
}

void dataset_add_tier(struct dataset_builder *builder, const struct tier_row *row)
{
	struct dataset *made = builder->made;
	struct tier *tier;

	if (!table_room(builder, &builder->tiers, &builder->tiers_capacity, made->n_tiers, sizeof *builder->tiers))
		return;
	builder->tiers[made->n_tiers] = (struct tier_draft){ .inherits = builder_copy_given(builder, row->inherits) };
	tier = &builder->tiers[made->n_tiers++].made;
	*tier = (struct tier){
		.code = builder_copy(builder, row->code),
		.name = builder_copy(builder, row->name),
		.seq = (int32_t)row->seq,
		.merit = builder_copy_given(builder, row->merit),
		.ranking = builder_copy_given(builder, row->ranking),
		.eligible = builder_copy_given(builder, row->eligible),
		.line = builder_copy_given(builder, row->line),
		.max_choices = (uint32_t)row->max_choices,
		.ties = is_word(row->ties, "admit")    ? TIES_ADMIT
		        : is_word(row->ties, "reject") ? TIES_REJECT
		                                       : TIES_BREAK,
		.filing_e2 = row->filing_e2 ? (int32_t)row->filing_e2 : 100,
		.returns = is_word(row->returns, "out")      ? RETURNS_OUT
		           : is_word(row->returns, "refile") ? RETURNS_REFILE
		                                             : RETURNS_FINAL,
		.adjust = is_word(row->adjust, "tier")     ? ADJUST_TIER
		          : is_word(row->adjust, "school") ? ADJUST_SCHOOL
		                                           : ADJUST_NONE,
	};
	if (!tier->merit)
		tier->merit = "total";
	if (!tier->ranking)
		tier->ranking = tier->merit;
	read_bands(builder, row->bands, tier);
}

void dataset_add_plan(struct dataset_builder *builder, const struct plan_row *row)
{
	struct dataset *made = builder->made;

	if (!table_room(builder, &builder->plans, &builder->plans_capacity, made->n_plans, sizeof *builder->plans))
		return;
	builder->plans[made->n_plans++] = (struct plan_draft){
		.made = {
			.pool = row->pool && *row->pool ? builder_copy(builder, row->pool) : "open",
			.order = (int32_t)row->order,
			.seats = (uint32_t)row->seats,
			.eligible = builder_copy_given(builder, row->eligible),
			.line = builder_copy_given(builder, row->line),
			.ranking = builder_copy_given(builder, row->ranking),
			.rollover = IX_NONE,
		},
		.tier = builder_copy(builder, row->tier),
		.program = builder_copy(builder, row->program),
		.rollover = builder_copy_given(builder, row->rollover),
	};
}
