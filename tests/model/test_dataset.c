/* SPDX-License-Identifier: ISC */
/* A year in memory: what comes in any order stands in byte order, defaults are filled in, everything is found again. */
#include "../support/suite.h"

#include <string.h>

#include "year.h"

static struct dataset *small(enum year_way way)
{
	struct year year;

	year_fill(&year);
	return year_make(&year, way);
}

static void dataset__holds_small_tables__in_order_of_codes_and_tiers_by_seq(void **state)
{
	(void)state;
	for (int way = YEAR_FORWARD; way <= YEAR_BACKWARD; way++) {
		struct dataset *d = small((enum year_way)way);

		assert_int_equal(d->n_subjects, 3);
		assert_string_equal(d->subjects[0].code, "chinese");
		assert_string_equal(d->subjects[1].code, "core");
		assert_string_equal(d->subjects[2].code, "math");
		assert_string_equal(d->schools[0].code, "S1");
		assert_string_equal(d->schools[1].district, "D2");
		assert_string_equal(d->programs[0].code, "P1");
		assert_string_equal(d->programs[2].code, "P3");
		assert_int_equal(d->programs[1].school, 0);
		assert_int_equal(d->programs[2].school, 1);
		assert_int_equal(d->n_tiers, 3);
		assert_string_equal(d->tiers[0].code, "Z");
		assert_string_equal(d->tiers[1].code, "M");
		assert_string_equal(d->tiers[2].code, "A");
		dataset_free(d);
	}
}

static void dataset__fills_in_defaults__where_a_tier_says_nothing(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);
	const struct tier *early = &d->tiers[0], *quota = &d->tiers[1], *open = &d->tiers[2];

	(void)state;
	assert_string_equal(open->merit, "total");
	assert_string_equal(open->ranking, "total");
	assert_null(open->eligible);
	assert_null(open->line);
	assert_int_equal(open->n_bands, 0);
	assert_int_equal(open->max_choices, 0);
	assert_int_equal(open->ties, TIES_BREAK);
	assert_int_equal(open->filing_e2, 100);
	assert_int_equal(open->returns, RETURNS_FINAL);
	assert_int_equal(open->adjust, ADJUST_NONE);
	assert_int_equal(open->n_inherits, 2);
	assert_int_equal(open->inherits[0], 0);
	assert_int_equal(open->inherits[1], 1);
	assert_string_equal(early->ranking, "math"); /* the merit */
	assert_int_equal(early->n_bands, 1);
	assert_int_equal(early->band_sizes[0], 1);
	assert_int_equal(early->max_choices, 2);
	assert_int_equal(early->filing_e2, 105);
	assert_string_equal(quota->ranking, "total > math");
	assert_int_equal(quota->n_bands, 2);
	assert_int_equal(quota->band_sizes[1], 3);
	assert_int_equal(quota->ties, TIES_ADMIT);
	assert_int_equal(quota->returns, RETURNS_OUT);
	assert_int_equal(quota->adjust, ADJUST_SCHOOL);
	dataset_free(d);
}

static void dataset__reads_the_office__and_knows_its_defaults(void **state)
{
	struct year year;
	struct dataset *d = small(YEAR_FORWARD);

	(void)state;
	assert_string_equal(d->office.year, "2026");
	assert_string_equal(d->office.lottery_seed, "seed");
	assert_null(d->office.total);
	assert_int_equal(d->office.bonus_rule, BONUS_MAX);
	assert_int_equal(d->office.bonus_cap_e4, -1);
	assert_int_equal(d->office.placement_target_e4, 980000);
	dataset_free(d);

	year = (struct year){ .office = { { "total", "chinese" },
		                          { "bonus_rule", "sum" },
		                          { "bonus_cap", "20.5" },
		                          { "placement_target", "99.25" },
		                          { "lottery_seed", "" } },
		              .subjects = { { .code = "chinese", .full_mark_e2 = 100, .step_e2 = 50, .weight_e2 = -150 } } };
	d = year_make(&year, YEAR_FORWARD);
	assert_string_equal(d->office.total, "chinese");
	assert_int_equal(d->office.bonus_rule, BONUS_SUM);
	assert_int_equal(d->office.bonus_cap_e4, 205000);
	assert_int_equal(d->office.placement_target_e4, 992500);
	assert_string_equal(d->office.lottery_seed, "");
	assert_string_equal(d->office.name, "");
	assert_int_equal(d->subjects[0].weight_e4, -15000);
	dataset_free(d);
}

static void dataset__sorts_plans__by_tier_program_order_and_pool(void **state)
{
	static const char *const pools[] = { "open", "open", "quota", "talent", "open", "open" };

	(void)state;
	for (int way = YEAR_FORWARD; way <= YEAR_BACKWARD; way++) {
		struct dataset *d = small((enum year_way)way);
		size_t count;

		assert_int_equal(d->n_plans, 6);
		for (size_t i = 0; i < 6; i++)
			assert_string_equal(d->plans[i].pool, pools[i]);
		assert_int_equal(d->plans[2].seats, 5);
		assert_int_equal(d->plans[3].rollover, 4);
		assert_int_equal(d->plans[4].rollover, IX_NONE);
		assert_int_equal(d->tiers[2].first_plan, 2);
		assert_int_equal(d->tiers[2].n_plans, 4);
		assert_int_equal(dataset_program_plans(d, 2, 0, &count), 2);
		assert_int_equal(count, 3);
		assert_int_equal(dataset_program_plans(d, 2, 1, &count), IX_NONE);
		assert_int_equal(count, 0);
		assert_int_equal(dataset_program_plans(d, 2, 2, &count), 5);
		assert_int_equal(count, 1);
		assert_int_equal(dataset_find_plan(d, 2, 0, "talent"), 3);
		assert_int_equal(dataset_find_plan(d, 2, 0, "other"), IX_NONE);
		assert_int_equal(dataset_find_plan(d, 0, 0, "open"), IX_NONE);
		dataset_free(d);
	}
}

static void dataset__finds_by_code__and_nothing_else(void **state)
{
	struct dataset *d = small(YEAR_BACKWARD);

	(void)state;
	assert_int_equal(dataset_find_candidate(d, "001"), 0);
	assert_int_equal(dataset_find_candidate(d, "0021"), 2);
	assert_int_equal(dataset_find_candidate(d, "10"), 4);
	assert_int_equal(dataset_find_candidate(d, "00"), IX_NONE);
	assert_int_equal(dataset_find_candidate(d, "0020"), IX_NONE);
	assert_int_equal(dataset_find_candidate(d, "9"), IX_NONE);
	assert_int_equal(dataset_find_candidate(d, ""), IX_NONE);
	assert_int_equal(dataset_find_tier(d, "Z"), 0);
	assert_int_equal(dataset_find_tier(d, "A"), 2);
	assert_int_equal(dataset_find_tier(d, "a"), IX_NONE);
	assert_int_equal(dataset_find_program(d, "P2"), 1);
	assert_int_equal(dataset_find_program(d, "P1"), 0);
	assert_int_equal(dataset_find_program(d, "P3"), 2);
	assert_int_equal(dataset_find_program(d, "P"), IX_NONE);
	assert_int_equal(dataset_find_program(d, "P9"), IX_NONE);
	assert_int_equal(dataset_find_subject(d, "core", 4), 1);
	assert_int_equal(dataset_find_subject(d, "chinese", 7), 0);
	assert_int_equal(dataset_find_subject(d, "mathematics", 4), 2);
	assert_int_equal(dataset_find_subject(d, "math", 3), IX_NONE);
	assert_int_equal(dataset_find_subject(d, "mathematics", 11), IX_NONE);
	dataset_free(d);
}

static void dataset__keeps_candidates__as_columns(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);

	(void)state;
	assert_int_equal(d->n_candidates, 5);
	assert_string_equal(dataset_candidate_no(d, 2), "0021");
	assert_string_equal(strings_get(d->texts, d->feeder[0]), "J1");
	assert_int_equal(d->feeder[0], d->feeder[2]);
	assert_string_equal(strings_get(d->texts, d->district[1]), "D1");
	assert_string_equal(strings_get(d->texts, d->category[0]), "应届");
	assert_string_equal(strings_get(d->texts, d->feeder[3]), "");
	assert_int_equal(d->sex[0], 'M');
	assert_int_equal(d->sex[1], 'F');
	assert_int_equal(d->sex[2], 0);
	assert_int_equal(d->adjust[0], 1);
	assert_int_equal(d->adjust[1], 0);
	dataset_free(d);
}

static void dataset__numbers_texts__in_byte_order(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);

	(void)state;
	for (uint32_t i = 1; i < strings_count(d->texts); i++)
		assert_true(strcmp(strings_get(d->texts, i - 1), strings_get(d->texts, i)) < 0);
	dataset_free(d);
}

static void dataset_tag__gives_values__and_none_where_there_is_no_tag(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);
	const uint32_t sport = strings_find(d->texts, "sport", 5), quality = strings_find(d->texts, "quality", 7);

	(void)state;
	assert_int_not_equal(sport, STRING_NONE);
	assert_string_equal(strings_get(d->texts, dataset_tag(d, 0, sport)), "1");
	assert_string_equal(strings_get(d->texts, dataset_tag(d, 0, quality)), "45");
	assert_int_equal(dataset_tag(d, 1, quality), STRING_NONE);
	assert_int_equal(dataset_tag(d, 3, sport), STRING_NONE);
	assert_int_equal(d->tagset[3], 0);
	assert_int_equal(d->tagsets[0].count, 0);
	assert_int_equal(d->tagset[0], d->tagset[2]);
	assert_int_equal(d->n_tagsets, 4);
	dataset_free(d);
}

static void dataset_tag__finds_every_tag__of_a_set_in_any_order(void **state)
{
	static const char *const names[] = { "z", "m", "a", "q", "特长" };
	struct year year;
	struct dataset *d;

	(void)state;
	year_fill(&year);
	year.candidates[4].tags = "z=5;m=4;a=3;q=2;特长";
	d = year_make(&year, YEAR_FORWARD);
	for (size_t i = 0; i < 5; i++) {
		const uint32_t name = strings_find(d->texts, names[i], strlen(names[i]));
		const char expected[] = { (char)('5' - (int)i), '\0' };

		assert_string_equal(strings_get(d->texts, dataset_tag(d, 4, name)), expected);
		assert_int_equal(dataset_tag(d, 3, name), STRING_NONE);
	}
	for (uint32_t i = 1; i < 5; i++)
		assert_true(d->tags[d->tagsets[d->tagset[4]].first + i - 1].name <
		            d->tags[d->tagsets[d->tagset[4]].first + i].name);
	dataset_free(d);
}

static void dataset__keeps_marks__by_subject_and_candidate(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);

	(void)state;
	assert_int_equal(d->mark_e2[0][0], 12050);
	assert_int_equal(d->status[0][0], SCORE_PRESENT);
	assert_int_equal(d->mark_e2[2][1], 9950);
	assert_int_equal(d->status[2][1], SCORE_EXEMPT);
	assert_int_equal(d->status[0][1], SCORE_ABSENT);
	assert_int_equal(d->status[2][2], SCORE_NONE);
	assert_int_equal(d->mark_e2[2][2], 0);
	assert_int_equal(d->status[2][4], SCORE_PRESENT);
	assert_int_equal(d->status[1][0], SCORE_NONE);
	dataset_free(d);
}

static void dataset__orders_choices__by_tier_seq_and_rank(void **state)
{
	struct dataset *d = small(YEAR_FORWARD);
	const struct choice *choices;
	size_t count;

	(void)state;
	assert_int_equal(d->n_choices, 7);
	assert_int_equal(d->choice_start[0], 0);
	assert_int_equal(d->choice_start[1], 4);
	assert_int_equal(d->choice_start[2], 4);
	assert_int_equal(d->choice_start[3], 6);
	assert_int_equal(d->choice_start[5], 7);
	assert_int_equal(d->choices[0].tier, 0);
	assert_int_equal(d->choices[1].tier, 1);
	assert_int_equal(d->choices[2].rank, 1);
	assert_int_equal(d->choices[3].rank, 2);
	choices = dataset_choices(d, 0, 2, &count);
	assert_int_equal(count, 2);
	assert_int_equal(choices[0].program, 0);
	assert_int_equal(choices[1].program, 2);
	choices = dataset_choices(d, 2, 0, &count);
	assert_int_equal(count, 1);
	assert_int_equal(choices->rank, 2);
	dataset_choices(d, 2, 1, &count);
	assert_int_equal(count, 0);
	dataset_choices(d, 3, 0, &count);
	assert_int_equal(count, 0);
	dataset_free(d);
}

static void dataset__sorts_bonuses_returns_and_orders(void **state)
{
	(void)state;
	for (int way = YEAR_FORWARD; way <= YEAR_BACKWARD; way++) {
		struct dataset *d = small((enum year_way)way);

		assert_int_equal(d->n_bonuses, 3);
		assert_int_equal(d->bonuses[0].candidate, 1);
		assert_string_equal(strings_get(d->texts, d->bonuses[1].policy), "烈士子女");
		assert_int_equal(d->bonuses[1].points_e2, 2000);
		assert_int_equal(d->bonuses[2].candidate, 3);
		assert_int_equal(d->n_returns, 3);
		assert_int_equal(d->returns[0].tier, 0);
		assert_int_equal(d->returns[1].candidate, 0);
		assert_int_equal(d->returns[2].candidate, 2);
		assert_string_equal(d->returns[0].reason, "体检");
		assert_int_equal(d->n_orders, 2);
		assert_int_equal(d->orders[0].tier, 1);
		assert_string_equal(d->plans[d->orders[0].plan].pool, "open");
		assert_string_equal(d->plans[d->orders[1].plan].pool, "talent");
		assert_string_equal(d->orders[1].authority, "教育局");
		dataset_free(d);
	}
}

static void dataset__may_be_empty(void **state)
{
	const struct year year = { .office = { { "year", "2026" } } };
	struct dataset *d = year_make(&year, YEAR_FORWARD);
	struct dataset_builder *bare = dataset_begin();

	(void)state;
	assert_int_equal(d->n_candidates, 0);
	assert_int_equal(d->choice_start[0], 0);
	assert_int_equal(dataset_find_candidate(d, "1"), IX_NONE);
	assert_int_equal(dataset_find_program(d, "1"), IX_NONE);
	assert_int_equal(d->n_tagsets, 1);
	dataset_free(d);
	/* Nothing said at all, not even begin_candidates. */
	assert_int_equal(dataset_finish(bare, &d, NULL), STATUS_OK);
	assert_int_equal(d->n_tiers, 0);
	dataset_free(d);
	dataset_free(NULL);
	dataset_abandon(NULL);
}

static void dataset__sorts_a_long_list_of_choices(void **state)
{
	enum { TIERS = 120 };
	struct dataset_builder *builder = dataset_begin();
	struct dataset *d;

	(void)state;
	dataset_add_school(builder, &(struct school_row){ .code = "S" });
	dataset_add_program(builder, &(struct program_row){ .code = "P", .school = "S" });
	for (int i = 0; i < TIERS; i++) {
		char code[] = { 'T', (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\0' };

		dataset_add_tier(builder, &(struct tier_row){ .code = code, .seq = -i, .filing_e2 = 100 });
	}
	dataset_begin_candidates(builder);
	dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = "1" });
	for (int i = 0; i < TIERS; i++) {
		char code[] = { 'T', (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\0' };

		dataset_add_choice(builder, "1", code, 1, "P");
	}
	assert_int_equal(dataset_finish(builder, &d, NULL), STATUS_OK);
	for (size_t i = 0; i < TIERS; i++)
		assert_int_equal(d->choices[i].tier, i);
	dataset_free(d);
}

static void tier_band__counts_ranks__through_sizes_that_repeat(void **state)
{
	uint16_t sizes[] = { 1, 3, 2 };
	const struct tier parallel = { 0 };
	const struct tier sequential = { .band_sizes = sizes, .n_bands = 1 };
	const struct tier stepped = { .band_sizes = sizes, .n_bands = 3 };
	static const uint32_t expected[] = { 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5 };

	(void)state;
	assert_int_equal(tier_band(&parallel, 1), 0);
	assert_int_equal(tier_band(&parallel, 999), 0);
	assert_int_equal(tier_band(&sequential, 1), 0);
	assert_int_equal(tier_band(&sequential, 999), 998);
	for (uint32_t rank = 1; rank <= 11; rank++)
		assert_int_equal(tier_band(&stepped, rank), expected[rank - 1]);
}

static void score_status_name__is_the_word_of_the_files(void **state)
{
	(void)state;
	assert_string_equal(score_status_name(SCORE_NONE), "");
	assert_string_equal(score_status_name(SCORE_PRESENT), "present");
	assert_string_equal(score_status_name(SCORE_ABSENT), "absent");
	assert_string_equal(score_status_name(SCORE_VOID), "void");
	assert_string_equal(score_status_name(SCORE_EXEMPT), "exempt");
	assert_string_equal(score_status_name(SCORE_DEFERRED), "deferred");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dataset__holds_small_tables__in_order_of_codes_and_tiers_by_seq),
		cmocka_unit_test(dataset__fills_in_defaults__where_a_tier_says_nothing),
		cmocka_unit_test(dataset__reads_the_office__and_knows_its_defaults),
		cmocka_unit_test(dataset__sorts_plans__by_tier_program_order_and_pool),
		cmocka_unit_test(dataset__finds_by_code__and_nothing_else),
		cmocka_unit_test(dataset__keeps_candidates__as_columns),
		cmocka_unit_test(dataset__numbers_texts__in_byte_order),
		cmocka_unit_test(dataset_tag__gives_values__and_none_where_there_is_no_tag),
		cmocka_unit_test(dataset_tag__finds_every_tag__of_a_set_in_any_order),
		cmocka_unit_test(dataset__keeps_marks__by_subject_and_candidate),
		cmocka_unit_test(dataset__orders_choices__by_tier_seq_and_rank),
		cmocka_unit_test(dataset__sorts_bonuses_returns_and_orders),
		cmocka_unit_test(dataset__may_be_empty),
		cmocka_unit_test(dataset__sorts_a_long_list_of_choices),
		cmocka_unit_test(tier_band__counts_ranks__through_sizes_that_repeat),
		cmocka_unit_test(score_status_name__is_the_word_of_the_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
