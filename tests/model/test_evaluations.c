/* SPDX-License-Identifier: ISC */
/* Evaluations in a dataset: tags that no candidate has of its own. */
#include "../support/suite.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/dataset.h>

struct evaluation {
	const char *candidate_no, *term, *part;
	int64_t mark_e2;
};

static enum status build(const struct evaluation *rows, size_t count, struct dataset **made, struct problem *problem)
{
	static const char *const numbers[] = { "01", "02", "03" };
	static const char *const tags[] = { "sport;zeal=3", "", "sport;zeal=3" };
	struct dataset_builder *builder = dataset_begin();

	assert_non_null(builder);
	dataset_begin_candidates(builder);
	for (size_t i = 0; i < 3; i++)
		dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = numbers[i], .tags = tags[i] });
	for (size_t i = 0; i < count; i++)
		dataset_add_evaluation(builder, rows[i].candidate_no, rows[i].term, rows[i].part, rows[i].mark_e2);
	return dataset_finish(builder, made, problem);
}

static const char *tag_of(const struct dataset *d, candidate_ix candidate, const char *name)
{
	const uint32_t number = strings_find(d->texts, name, strlen(name));
	const uint32_t value = number == STRING_NONE ? STRING_NONE : dataset_tag(d, candidate, number);

	return value == STRING_NONE ? "" : strings_get(d->texts, value);
}

static void dataset__has_evaluations__as_tags_by_term_and_as_means(void **state)
{
	static const struct evaluation rows[] = { { "01", "T1", "moral", 8000 },
		                                  { "01", "T2", "mental", 10000 },
		                                  { "01", "T2", "moral", 8150 },
		                                  { "01", "T3", "moral", 9025 },
		                                  { "03", "T1", "moral", 0 } };
	struct problem problem = { .status = STATUS_OK };
	struct dataset *d = NULL;

	(void)state;
	assert_int_equal(build(rows, 5, &d, &problem), STATUS_OK);
	assert_string_equal(tag_of(d, 0, "quality.T1.moral"), "80");
	assert_string_equal(tag_of(d, 0, "quality.T2.moral"), "81.5");
	assert_string_equal(tag_of(d, 0, "quality.moral"), "83.9167");
	assert_string_equal(tag_of(d, 0, "quality.mental"), "100");
	assert_string_equal(tag_of(d, 0, "sport"), "1");
	assert_string_equal(tag_of(d, 0, "zeal"), "3");
	assert_string_equal(tag_of(d, 1, "quality.moral"), "");
	assert_string_equal(tag_of(d, 2, "quality.moral"), "0");
	assert_string_equal(tag_of(d, 2, "quality.mental"), "");
	assert_string_equal(tag_of(d, 2, "zeal"), "3");
	for (candidate_ix c = 0; c < 3; c++) {
		const struct tagset *set = &d->tagsets[d->tagset[c]];

		for (uint32_t i = 1; i < set->count; i++)
			assert_true(d->tags[set->first + i - 1].name < d->tags[set->first + i].name);
	}
	dataset_free(d);
}

/* Who was evaluated has a set of tags of its own; all others share theirs as before. */
static void dataset__grows__by_those_who_were_evaluated_alone(void **state)
{
	static const struct evaluation rows[] = { { "02", "T1", "moral", 8000 } };
	struct problem problem = { .status = STATUS_OK };
	struct dataset *with = NULL, *without = NULL;

	(void)state;
	assert_int_equal(build(rows, 0, &without, &problem), STATUS_OK);
	assert_int_equal(build(rows, 1, &with, &problem), STATUS_OK);
	assert_int_equal(without->n_tagsets, 2);
	assert_int_equal(without->n_tags, 2);
	assert_int_equal(with->n_tagsets, 3);
	assert_int_equal(with->n_tags, 4);
	assert_int_equal(with->tagset[0], with->tagset[2]);
	dataset_free(with);
	dataset_free(without);
}

static void dataset_digest__covers__evaluations(void **state)
{
	static const struct evaluation one[] = { { "02", "T1", "moral", 8000 } }, other[] = { { "02", "T1", "moral", 8001 } };
	struct problem problem = { .status = STATUS_OK };
	unsigned char digests[3][DIGEST_BYTES];
	struct dataset *d = NULL;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(build(i == 2 ? other : one, i > 0, &d, &problem), STATUS_OK);
		dataset_digest(d, digests[i]);
		dataset_free(d);
	}
	assert_memory_not_equal(digests[0], digests[1], DIGEST_BYTES);
	assert_memory_not_equal(digests[1], digests[2], DIGEST_BYTES);
}

static void dataset_finish__refuses__evaluations_of_nobody_or_out_of_order(void **state)
{
	static const struct evaluation nobody[] = { { "09", "T1", "moral", 8000 } };
	static const struct evaluation backward[] = { { "02", "T1", "moral", 8000 }, { "01", "T1", "moral", 8000 } };
	struct problem problem = { .status = STATUS_OK };
	struct dataset *d = NULL;

	(void)state;
	assert_int_equal(build(nobody, 1, &d, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "evaluations: there is no candidate 09"));
	assert_null(d);
	assert_int_equal(build(backward, 2, &d, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "evaluations: candidate 01 is out of order"));
	assert_null(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dataset__has_evaluations__as_tags_by_term_and_as_means),
		cmocka_unit_test(dataset__grows__by_those_who_were_evaluated_alone),
		cmocka_unit_test(dataset_digest__covers__evaluations),
		cmocka_unit_test(dataset_finish__refuses__evaluations_of_nobody_or_out_of_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
