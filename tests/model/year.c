/* SPDX-License-Identifier: ISC */
/* The small year of these tests: three subjects, two schools, three programs, three tiers, five candidates. */
#include "year.h"

#include "../support/suite.h"

static const struct year small_year = {
	.office = { { "name", "示例区招生办公室" }, { "year", "2026" }, { "lottery_seed", "seed" } },
	.subjects = {
		{ .code = "math", .name = "数学", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "chinese", .name = "语文", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "core", .name = "语数", .formula = "chinese + math", .full_mark_e2 = 30000, .step_e2 = 50 },
	},
	.schools = {
		{ .code = "S2", .name = "二中", .kind = "general", .district = "D2" },
		{ .code = "S1", .name = "一中", .kind = "district_key" },
	},
	.programs = {
		{ .code = "P2", .school = "S1", .name = "乙" },
		{ .code = "P3", .school = "S2", .name = "丙" },
		{ .code = "P1", .school = "S1", .name = "甲" },
	},
	.tiers = {
		{ .code = "A", .name = "统招", .seq = 30, .inherits = "Z;M", .filing_e2 = 100 },
		{ .code = "Z", .name = "提前", .seq = 10, .merit = "math", .bands = "sequential", .filing_e2 = 105, .max_choices = 2 },
		{ .code = "M", .name = "分配", .seq = 20, .ranking = "total > math", .bands = "1,3", .ties = "admit", .returns = "out",
		  .adjust = "school", .filing_e2 = 100 },
	},
	.plans = {
		{ .tier = "A", .program = "P1", .pool = "talent", .seats = 3, .order = 1, .eligible = "tag.sport", .rollover = "open" },
		{ .tier = "A", .program = "P1", .pool = "open", .seats = 20, .order = 2 },
		{ .tier = "A", .program = "P1", .pool = "quota", .seats = 5, .order = 1 },
		{ .tier = "A", .program = "P3", .pool = "", .seats = 9, .order = 1, .line = "300", .ranking = "math" },
		{ .tier = "Z", .program = "P2", .pool = "open", .seats = 4, .order = 1 },
		{ .tier = "M", .program = "P2", .pool = "open", .seats = 2, .order = 1 },
	},
	.candidates = {
		{ .candidate_no = "001", .feeder = "J1", .district = "D2", .category = "应届", .tags = "quality=45;sport", .sex = 'M', .adjust = true },
		{ .candidate_no = "002", .feeder = "J2", .district = "D1", .tags = "sport", .sex = 'F' },
		{ .candidate_no = "0021", .feeder = "J1", .district = "D1", .tags = "quality=45;sport" },
		{ .candidate_no = "003" },
		{ .candidate_no = "10", .feeder = "J9", .tags = "a" },
	},
	.scores = {
		{ "001", "chinese", 12050, SCORE_PRESENT }, { "001", "math", 14000, SCORE_PRESENT },
		{ "002", "chinese", 0, SCORE_ABSENT },      { "002", "math", 9950, SCORE_EXEMPT },
		{ "10", "math", 0, SCORE_PRESENT },
	},
	.bonuses = { { "002", "侨属", 500 }, { "002", "烈士子女", 2000 }, { "003", "侨属", 500 } },
	.choices = {
		{ "001", "A", 1, "P1" }, { "001", "A", 2, "P3" }, { "001", "M", 1, "P2" }, { "001", "Z", 1, "P2" },
		{ "0021", "A", 7, "P3" }, { "0021", "Z", 2, "P1" },
		{ "10", "M", 1, "P2" },
	},
	.returns = { { "Z", "001", "P2", "体检" }, { "A", "0021", "P3", "放弃" }, { "A", "001", "P3", "放弃" } },
	.orders = { { "M", "003", "P2", "决定", "教育局", "" }, { "A", "002", "P1", "决定", "教育局", "talent" } },
};

void year_fill(struct year *year)
{
	*year = small_year;
}

/* The i-th of count rows, from the front or from the back. */
static size_t at(size_t i, size_t count, enum year_way way)
{
	return way == YEAR_FORWARD ? i : count - 1 - i;
}

#define COUNT_ROWS(rows, key, count)                                                                                               \
	size_t count = 0;                                                                                                          \
	while (count < sizeof(rows) / sizeof *(rows) && (rows)[count].key)                                                         \
	count++

static void feed_tables(const struct year *year, enum year_way way, struct dataset_builder *builder)
{
	COUNT_ROWS(year->subjects, code, n_subjects);
	COUNT_ROWS(year->schools, code, n_schools);
	COUNT_ROWS(year->programs, code, n_programs);
	COUNT_ROWS(year->tiers, code, n_tiers);
	COUNT_ROWS(year->plans, tier, n_plans);

	for (size_t i = 0; i < 8 && year->office[i][0]; i++)
		dataset_set_office(builder, year->office[i][0], year->office[i][1]);
	for (size_t i = 0; i < n_subjects; i++)
		dataset_add_subject(builder, &year->subjects[at(i, n_subjects, way)]);
	for (size_t i = 0; i < n_schools; i++)
		dataset_add_school(builder, &year->schools[at(i, n_schools, way)]);
	for (size_t i = 0; i < n_programs; i++)
		dataset_add_program(builder, &year->programs[at(i, n_programs, way)]);
	for (size_t i = 0; i < n_tiers; i++)
		dataset_add_tier(builder, &year->tiers[at(i, n_tiers, way)]);
	for (size_t i = 0; i < n_plans; i++)
		dataset_add_plan(builder, &year->plans[at(i, n_plans, way)]);
}

static void feed_decisions(const struct year *year, enum year_way way, struct dataset_builder *builder)
{
	COUNT_ROWS(year->returns, tier, n_returns);
	COUNT_ROWS(year->orders, tier, n_orders);

	for (size_t i = 0; i < n_returns; i++) {
		const struct return_data *row = &year->returns[at(i, n_returns, way)];

		dataset_add_return(builder, row->tier, row->candidate_no, row->program, row->reason);
	}
	for (size_t i = 0; i < n_orders; i++) {
		const struct order_data *row = &year->orders[at(i, n_orders, way)];

		dataset_add_order(builder, row->tier, row->candidate_no, row->program, row->reason, row->authority, row->pool);
	}
}

static void feed_rows(const struct year *year, struct dataset_builder *builder)
{
	for (const struct score_data *row = year->scores; row->candidate_no; row++)
		dataset_add_score(builder, row->candidate_no, row->subject, row->mark_e2, row->status);
	for (const struct bonus_data *row = year->bonuses; row->candidate_no; row++)
		dataset_add_bonus(builder, row->candidate_no, row->policy, row->points_e2);
	for (const struct choice_data *row = year->choices; row->candidate_no; row++)
		dataset_add_choice(builder, row->candidate_no, row->tier, row->rank, row->program);
}

enum status year_build(const struct year *year, enum year_way way, struct dataset **dataset, struct problem *problem)
{
	struct dataset_builder *builder = dataset_begin();

	*dataset = NULL;
	if (!builder)
		return problem_memory(problem);
	feed_tables(year, way, builder);
	dataset_begin_candidates(builder);
	for (const struct candidate_row *row = year->candidates; row->candidate_no; row++)
		dataset_add_candidate(builder, row);
	feed_rows(year, builder);
	feed_decisions(year, way, builder);
	return dataset_finish(builder, dataset, problem);
}

struct dataset *year_make(const struct year *year, enum year_way way)
{
	struct dataset *dataset;
	struct problem problem = { 0 };

	if (year_build(year, way, &dataset, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return dataset;
}
