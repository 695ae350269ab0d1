/* SPDX-License-Identifier: ISC */
/* Candidates become columns. */
#include <stdlib.h>
#include <string.h>

#include "builder.h"
#include "limits.h"

/* The columns of candidates and the size of their elements. */
struct column {
	void *array; /* its address */
	size_t size;
};
enum { COLUMNS = 7 };

static void list_columns(struct dataset *made, struct column columns[COLUMNS])
{
	columns[0] = (struct column){ &made->no_start, sizeof *made->no_start };
	columns[1] = (struct column){ &made->feeder, sizeof *made->feeder };
	columns[2] = (struct column){ &made->district, sizeof *made->district };
	columns[3] = (struct column){ &made->category, sizeof *made->category };
	columns[4] = (struct column){ &made->sex, sizeof *made->sex };
	columns[5] = (struct column){ &made->adjust, sizeof *made->adjust };
	columns[6] = (struct column){ &made->tagset, sizeof *made->tagset };
}

static bool make_room(struct dataset_builder *builder)
{
	struct column columns[COLUMNS];
	size_t capacity = builder->candidates_capacity;

	if (builder->made->n_candidates < capacity)
		return true;
	list_columns(builder->made, columns);
	for (size_t i = 0; i < COLUMNS; i++) {
		capacity = builder->candidates_capacity;
		if (!builder_grow(builder, columns[i].array, &capacity, builder->made->n_candidates + 1, columns[i].size))
			return false;
	}
	builder->candidates_capacity = capacity;
	return true;
}

static bool put_number(struct dataset_builder *builder, const char *candidate_no)
{
	struct dataset *made = builder->made;
	size_t size = strlen(candidate_no) + 1;

	if (made->n_candidates > 0 &&
	    strcmp(dataset_candidate_no(made, (candidate_ix)(made->n_candidates - 1)), candidate_no) >= 0) {
		builder_fault(builder, _("candidates: %s is out of order"), candidate_no);
		return false;
	}
	if (builder->no_bytes_used + size > UINT32_MAX) {
		builder_fault(builder, _("more candidates than one year can hold"));
		return false;
	}
	if (!builder_grow(builder, &made->no_bytes, &builder->no_bytes_capacity, builder->no_bytes_used + size, 1))
		return false;
	memcpy(made->no_bytes + builder->no_bytes_used, candidate_no, size);
	made->no_start[made->n_candidates] = (uint32_t)builder->no_bytes_used;
	builder->no_bytes_used += size;
	return true;
}

static uint32_t put_text(struct dataset_builder *builder, const char *text)
{
	return text ? builder_put(builder, builder->made->texts, text, strlen(text))
	            : builder_put(builder, builder->made->texts, "", 0);
}

/* One `name` or `name=value`, put where its name stands among the set's tags. */
static void insert_tag(struct dataset_builder *builder, struct tagset *set, const char *bytes, size_t length)
{
	struct dataset *made = builder->made;
	const char *equals = memchr(bytes, '=', length);
	size_t n_name = equals ? (size_t)(equals - bytes) : length;
	struct tag tag = { .name = builder_put(builder, made->texts, bytes, n_name) };
	uint32_t at = set->first + set->count;

	tag.value = equals ? builder_put(builder, made->texts, equals + 1, length - n_name - 1)
	                   : builder_put(builder, made->texts, "1", 1);
	if (!builder_is_good(builder) ||
	    !builder_grow(builder, &made->tags, &builder->tags_capacity, made->n_tags + 1, sizeof *made->tags))
		return;
	while (at > set->first &&
	       strcmp(strings_get(made->texts, made->tags[at - 1].name), strings_get(made->texts, tag.name)) > 0) {
		made->tags[at] = made->tags[at - 1];
		at--;
	}
	made->tags[at] = tag;
	made->n_tags++;
	set->count++;
}

static void make_tagset(struct dataset_builder *builder, const char *tags)
{
	struct dataset *made = builder->made;
	struct tagset set = { .first = (uint32_t)made->n_tags };

	if (!builder_grow(builder, &made->tagsets, &builder->tagsets_capacity, made->n_tagsets + 1, sizeof *made->tagsets))
		return;
	while (builder_is_good(builder)) {
		size_t length = strcspn(tags, ";");

		insert_tag(builder, &set, tags, length);
		if (!tags[length])
			break;
		tags += length + 1;
	}
	made->tagsets[made->n_tagsets++] = set;
}

/* Equal texts share a set; rows hold the canonical form, so equal sets have equal texts. */
static uint32_t put_tagset(struct dataset_builder *builder, const char *tags)
{
	uint32_t number;

	if (!tags || !*tags)
		return 0;
	number = builder_put(builder, builder->tagset_texts, tags, strlen(tags));
	if (builder_is_good(builder) && number == builder->made->n_tagsets)
		make_tagset(builder, tags);
	return number;
}

void dataset_add_candidate(struct dataset_builder *builder, const struct candidate_row *row)
{
	struct dataset *made = builder->made;
	size_t c = made->n_candidates;

	if (builder->stage != STAGE_CANDIDATES)
		builder_fault(builder, _("candidates: %s is out of order"), row->candidate_no);
	if (!builder_is_good(builder) || !make_room(builder) || !put_number(builder, row->candidate_no))
		return;
	made->feeder[c] = put_text(builder, row->feeder);
	made->district[c] = put_text(builder, row->district);
	made->category[c] = put_text(builder, row->category);
	made->tagset[c] = put_tagset(builder, row->tags);
	made->sex[c] = row->sex;
	made->adjust[c] = row->adjust;
	made->n_candidates++;
}

/* Gives back what growing took too much. A failure to shrink leaves the array as it was. */
static void *trim(void *array, size_t count, size_t size)
{
	void *trimmed = realloc(array, (count > 0 ? count : 1) * size);

	if (!trimmed)
		return array;
	return trimmed;
}

static void trim_candidates(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;
	const size_t count = made->n_candidates;

	made->no_start = trim(made->no_start, count, sizeof *made->no_start);
	made->no_bytes = trim(made->no_bytes, builder->no_bytes_used, 1);
	made->feeder = trim(made->feeder, count, sizeof *made->feeder);
	made->district = trim(made->district, count, sizeof *made->district);
	made->category = trim(made->category, count, sizeof *made->category);
	made->sex = trim(made->sex, count, sizeof *made->sex);
	made->adjust = trim(made->adjust, count, sizeof *made->adjust);
	made->tagset = trim(made->tagset, count, sizeof *made->tagset);
	made->tagsets = trim(made->tagsets, made->n_tagsets, sizeof *made->tagsets);
	made->tags = trim(made->tags, made->n_tags, sizeof *made->tags);
	builder->tagsets_capacity = made->n_tagsets; /* evaluations may make more of them */
	builder->tags_capacity = made->n_tags;
}

static void make_mark_columns(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	for (size_t i = 0; i < made->n_subjects; i++) {
		made->mark_e2[i] = array_make(made->n_candidates, sizeof *made->mark_e2[i]);
		made->status[i] = array_make(made->n_candidates, sizeof *made->status[i]);
		if (!made->mark_e2[i] || !made->status[i])
			builder_out_of_memory(builder);
	}
}

void builder_close_candidates(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	dataset_begin_candidates(builder);
	if (!builder_is_good(builder) || builder->stage == STAGE_ROWS)
		return;
	builder->stage = STAGE_ROWS;
	trim_candidates(builder);
	made->choice_start = array_make(made->n_candidates + 1, sizeof *made->choice_start);
	if (!made->choice_start)
		builder_out_of_memory(builder);
	make_mark_columns(builder);
}
