/* SPDX-License-Identifier: ISC */
/* The small year that the rules of these tests are run on. */
#include "suite.h"

#include <string.h>

static void add_subjects(struct dataset_builder *builder)
{
	static const struct subject_row rows[] = {
		{ .code = "physics", .name = "P", .full_mark_e2 = 9000, .step_e2 = 50, .weight_e2 = 50 },
		{ .code = "math", .name = "M", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "chinese", .name = "C", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "english", .name = "E", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "history", .name = "H", .full_mark_e2 = 6000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "pe", .name = "S", .full_mark_e2 = 3000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "science", .name = "N", .full_mark_e2 = 18000, .step_e2 = 50, .weight_e2 = 0, .formula = "physics * 2" },
		{ .code = "both", .name = "B", .full_mark_e2 = 30000, .step_e2 = 50, .weight_e2 = 0, .formula = "chinese + math" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		dataset_add_subject(builder, &rows[i]);
}

static void add_candidates(struct dataset_builder *builder)
{
	static const struct candidate_row rows[] = {
		{ .candidate_no = "042032",
		  .feeder = "S01",
		  .district = "pudong",
		  .category = "unified",
		  .sex = 'F',
		  .adjust = true,
		  .tags = "bad=(;big=99999999999999999999;class=3;code=0042;dash=-;eight=8.0;five=1.23456;four=1.2345;talent=92.5;"
		          "loop=(?R);minus=-2.5;pattern=^S0;plus=+7;plusminus=+-7;point=.5;quota=S01;slow=^(a+)+$;spaced=1 "
		          "2;sport;trail=5.;"
		          "words=abc;zero=0;特长=足球" },
		{ .candidate_no = "0500", .feeder = "", .district = "0", .category = "", .sex = 'M', .tags = "" },
		{ .candidate_no = "77",
		  .feeder = "S02",
		  .district = "pudong",
		  .category = "unified",
		  .sex = 0,
		  .tags = "class=3.0;sport=0" },
		{ .candidate_no = "9",
		  .feeder = "042032",
		  .district = "S02",
		  .category = "café",
		  .sex = 'M',
		  .tags = "class=03;quota=S02;words=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab" },
		{ .candidate_no = "91", .feeder = "M", .sex = 'M', .tags = "" },
		{ .candidate_no = "92", .feeder = "present", .sex = 'F', .tags = "" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		dataset_add_candidate(builder, &rows[i]);
}

static void add_rows(struct dataset_builder *builder)
{
	dataset_add_score(builder, "042032", "chinese", 12050, SCORE_PRESENT);
	dataset_add_score(builder, "042032", "english", 0, SCORE_ABSENT);
	dataset_add_score(builder, "042032", "math", 14000, SCORE_PRESENT);
	dataset_add_score(builder, "042032", "pe", 3000, SCORE_EXEMPT);
	dataset_add_score(builder, "042032", "physics", 8050, SCORE_PRESENT);
	dataset_add_score(builder, "77", "english", 0, SCORE_VOID);
	dataset_add_score(builder, "77", "math", 0, SCORE_PRESENT);
	dataset_add_score(builder, "9", "math", 14000, SCORE_PRESENT);
	dataset_add_score(builder, "9", "pe", 0, SCORE_DEFERRED);
	dataset_add_score(builder, "92", "math", 100, SCORE_PRESENT);
	dataset_add_bonus(builder, "042032", "minority", 500);
	dataset_add_bonus(builder, "042032", "veteran", 1000);
	dataset_add_bonus(builder, "9", "minority", 500);
}

struct year year_make(void)
{
	struct dataset_builder *builder = dataset_begin();
	struct problem problem = { 0 };
	struct year year = { 0 };

	assert_non_null(builder);
	dataset_set_office(builder, "bonus_rule", "max");
	dataset_set_office(builder, "bonus_cap", "8");
	add_subjects(builder);
	dataset_add_tier(builder, &(struct tier_row){ .code = "early", .name = "1", .seq = 1, .filing_e2 = 100 });
	dataset_add_tier(builder, &(struct tier_row){ .code = "T3", .name = "3", .seq = 3, .filing_e2 = 100 });
	dataset_add_tier(builder, &(struct tier_row){ .code = "2024-A", .name = "2", .seq = 2, .filing_e2 = 100 });
	dataset_begin_candidates(builder);
	add_candidates(builder);
	add_rows(builder);
	if (dataset_finish(builder, &year.dataset, &problem) != STATUS_OK ||
	    totals_compute(year.dataset, &year.totals, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return year;
}

void year_free(struct year *year)
{
	totals_free(year->totals);
	dataset_free(year->dataset);
}
