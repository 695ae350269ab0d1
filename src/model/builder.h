/* SPDX-License-Identifier: ISC */
/* What the files of the dataset builder share: the dataset in the making and what is needed only until it is finished. */
#ifndef LUQU_MODEL_BUILDER_H
#define LUQU_MODEL_BUILDER_H

#include <luqu/dataset.h>
#include <luqu/i18n.h>
#include <luqu/kind.h>

/* Rows of a small table before they have their indexes: the row as it will be, beside the codes that it names. */
struct program_draft {
	struct program made;
	const char *school;
};
struct tier_draft {
	struct tier made;
	const char *inherits;
};
struct plan_draft {
	struct plan made;
	const char *tier, *program, *rollover; /* rollover NULL: none */
};

enum builder_stage { STAGE_TABLES, STAGE_CANDIDATES, STAGE_ROWS };

struct dataset_builder {
	struct dataset *made;
	struct problem problem; /* sticky */
	enum builder_stage stage;

	struct subject *subjects;
	struct school *schools;
	struct program_draft *programs;
	struct tier_draft *tiers;
	struct plan_draft *plans;
	size_t subjects_capacity, schools_capacity, programs_capacity, tiers_capacity, plans_capacity;

	struct strings *program_codes, *tier_codes; /* their numbers are the indexes */
	struct strings *tagset_texts;               /* number: tagset */
	size_t tagsets_capacity, tags_capacity;

	size_t candidates_capacity, no_bytes_used, no_bytes_capacity;
	size_t bonuses_capacity, choices_capacity, returns_capacity, orders_capacity;
	candidate_ix score_at, bonus_at, choice_at, evaluation_at; /* where each stream of rows stands */
	struct tag *evaluated;                                     /* tags that evaluations of candidate evaluation_at give, not yet in its set */
	struct part_mean *means;
	size_t n_evaluated, evaluated_capacity, n_means, means_capacity;
	subject_ix last_subject;
	tier_ix last_tier;
};

/* A part's marks over the terms, of the candidate at hand. */
struct part_mean {
	uint32_t name; /* quality.PART, in texts */
	int64_t sum_e2, count;
};

bool builder_is_good(const struct dataset_builder *builder);
/* The first fault stays. */
#define builder_fault(builder, ...)                                                                                                \
	((void)(builder_is_good(builder) && problem_set(&(builder)->problem, STATUS_FAULT, __VA_ARGS__)))
void builder_out_of_memory(struct dataset_builder *builder);

/* array_grow for a typed array by its address. */
bool builder_grow(struct dataset_builder *builder, void *array, size_t *capacity, size_t needed, size_t size);
/* Copies into the arena; "" for NULL and when out of memory (which is sticky in the arena). */
const char *builder_copy(struct dataset_builder *builder, const char *text);
/* The same, but NULL for NULL and "". */
const char *builder_copy_given(struct dataset_builder *builder, const char *text);
uint32_t builder_put(struct dataset_builder *builder, struct strings *strings, const char *bytes, size_t length);

void builder_resolve_tables(struct dataset_builder *builder);   /* sorts, names become indexes */
void builder_close_candidates(struct dataset_builder *builder); /* no more candidates: trims, makes the columns for rows */
/* Where a stream of rows finds its candidate: at *at, or further on. false: a fault. */
bool builder_move_to(struct dataset_builder *builder, candidate_ix *at, const char *candidate_no, enum kind kind);
void builder_close_evaluations(struct dataset_builder *builder); /* those of the candidate at hand get their places */
void builder_close_choices(struct dataset_builder *builder);
void builder_sort_rows(struct dataset_builder *builder);  /* returns and orders */
void builder_sort_texts(struct dataset_builder *builder); /* numbers in texts follow byte order */

#endif
