/* SPDX-License-Identifier: ISC */
/* Evaluations become tags, whose names no candidate's own tag can have: so rules, the verifier and the digest of the inputs know
 * them without knowing what they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#include "builder.h"

enum { NAME_TEXT = 128 };

static void put_tag(struct dataset_builder *builder, uint32_t name, int64_t value_e4)
{
	char text[DECIMAL_TEXT];
	const uint32_t value = builder_put(builder, builder->made->texts, text, decimal_write(value_e4, text));

	if (builder_is_good(builder) && builder_grow(builder, &builder->evaluated, &builder->evaluated_capacity,
	                                             builder->n_evaluated + 1, sizeof *builder->evaluated))
		builder->evaluated[builder->n_evaluated++] = (struct tag){ .name = name, .value = value };
}

static void add_to_mean(struct dataset_builder *builder, uint32_t name, int64_t mark_e2)
{
	size_t i = 0;

	while (i < builder->n_means && builder->means[i].name != name)
		i++;
	if (i == builder->n_means) {
		if (!builder_grow(builder, &builder->means, &builder->means_capacity, i + 1, sizeof *builder->means))
			return;
		builder->means[builder->n_means++] = (struct part_mean){ .name = name };
	}
	builder->means[i].sum_e2 += mark_e2;
	builder->means[i].count++;
}

/* The set's tags stand sorted by name. */
static void insert(struct dataset *made, struct tagset *set, const struct tag *tag)
{
	uint32_t at = set->first + set->count++;

	for (;
	     at > set->first && strcmp(strings_get(made->texts, made->tags[at - 1].name), strings_get(made->texts, tag->name)) > 0;
	     at--)
		made->tags[at] = made->tags[at - 1];
	made->tags[at] = *tag;
	made->n_tags++;
}

/* A set of the candidate's own, of the tags it has and those of its evaluations. */
static void make_set(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;
	const struct tagset had = made->tagsets[made->tagset[builder->evaluation_at]];
	struct tagset set = { .first = (uint32_t)made->n_tags, .count = had.count };

	if (!builder_grow(builder, &made->tags, &builder->tags_capacity, made->n_tags + had.count + builder->n_evaluated,
	                  sizeof *made->tags) ||
	    !builder_grow(builder, &made->tagsets, &builder->tagsets_capacity, made->n_tagsets + 1, sizeof *made->tagsets))
		return;
	memcpy(made->tags + made->n_tags, made->tags + had.first, had.count * sizeof *made->tags);
	made->n_tags += had.count;
	for (size_t i = 0; i < builder->n_evaluated; i++)
		insert(made, &set, &builder->evaluated[i]);
	made->tagset[builder->evaluation_at] = (uint32_t)made->n_tagsets;
	made->tagsets[made->n_tagsets++] = set;
}

void builder_close_evaluations(struct dataset_builder *builder)
{
	for (size_t i = 0; i < builder->n_means && builder_is_good(builder); i++) {
		const struct part_mean *mean = &builder->means[i];
		int64_t mean_e4 = 0;

		decimal_divide(mean->sum_e2 * (E4 / E2), mean->count * E4, &mean_e4);
		put_tag(builder, mean->name, mean_e4);
	}
	if (builder->n_evaluated > 0 && builder_is_good(builder))
		make_set(builder);
	builder->n_evaluated = builder->n_means = 0;
}

static uint32_t put_name(struct dataset_builder *builder, const char *term, const char *part)
{
	char name[NAME_TEXT];
	const int length = snprintf(name, sizeof name, "quality.%s%s%s", term, *term ? "." : "", part);

	return builder_put(builder, builder->made->texts, name, (size_t)length);
}

void dataset_add_evaluation(struct dataset_builder *builder, const char *candidate_no, const char *term, const char *part,
                            int64_t mark_e2)
{
	candidate_ix at = builder->evaluation_at;

	if (!builder_move_to(builder, &at, candidate_no, KIND_EVALUATIONS))
		return;
	if (at != builder->evaluation_at)
		builder_close_evaluations(builder);
	builder->evaluation_at = at;
	put_tag(builder, put_name(builder, term, part), mark_e2 * (E4 / E2));
	add_to_mean(builder, put_name(builder, "", part), mark_e2);
}
