/* SPDX-License-Identifier: ISC */
/* The small files of the demo year: office, calendar, exams, subjects, tiers, and the schools, programs and plans of a district. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

struct demo_step {
	const char *step, *name, *from, *to;
};

static const struct demo_step calendar[] = {
	{ "register", "网上报名与现场确认", "2006-03-01", "2006-03-10" },
	{ "notice", "报名资格审核与公示", "2006-03-13", "2006-03-24" },
	{ "plans", "公布招生计划", "2006-03-28", "2006-03-28" },
	{ "arts", "艺术类考", "2006-04-08", "2006-04-09" },
	{ "skill", "体育特长生加试", "2006-04-15", "2006-04-16" },
	{ "recommend", "免试推荐与公示", "2006-04-17", "2006-04-28" },
	{ "streaming", "分流考", "2006-04-22", "2006-04-22" },
	{ "flow", "分流招生录取", "2006-05-08", "2006-05-12" },
	{ "bonus", "政策加分资格审核与公示", "2006-05-08", "2006-05-19" },
	{ "pe", "毕业生体育考试", "2006-05-15", "2006-05-19" },
	{ "pe_late", "体育考试缓考", "2006-05-26", "2006-05-26" },
	{ "rooms", "编排考场，发准考证", "2006-06-05", "2006-06-09" },
	{ "unified", "统一升学考", "2006-06-17", "2006-06-18" },
	{ "marking", "阅卷与登分", "2006-06-20", "2006-06-29" },
	{ "choices", "填报志愿并签字确认", "2006-06-22", "2006-06-27" },
	{ "marks", "公布成绩与一分一段表", "2006-07-01", "2006-07-01" },
	{ "recheck", "成绩复核", "2006-07-02", "2006-07-03" },
	{ "lines", "公布最低控制分数线", "2006-07-05", "2006-07-05" },
	{ "draw", "公开抽取随机种子", "2006-07-06", "2006-07-06" },
	{ "early", "推荐、特长生、名额分配录取", "2006-07-07", "2006-07-09" },
	{ "high", "高中批次录取", "2006-07-10", "2006-07-14" },
	{ "general", "统一招生批次录取", "2006-07-15", "2006-07-19" },
	{ "supplement", "征求志愿填报与录取", "2006-07-21", "2006-07-24" },
	{ "letters", "发录取通知书", "2006-07-26", "2006-07-31" },
	{ "statistics", "统计与归档", "2006-08-07", "2006-08-18" },
};

struct demo_exam {
	const char *code, *name, *date, *kind;
};

static const struct demo_exam exams[] = {
	{ "ART", "艺术类考", "2006-04-08", "arts" },
	{ "SKILL", "体育特长生加试", "2006-04-15", "sport" },
	{ "FLOW", "分流考", "2006-04-22", "written" },
	{ "PE", "毕业生体育考试", "2006-05-15", "sport" },
	{ "UNI", "统一升学考", "2006-06-17", "written" },
	{ "XJ", "内地新疆高中班统考", "2006-06-17", "written" },
	{ "OUT", "外省市中考成绩折算", "2006-07-01", "converted" },
};

struct demo_derived {
	const char *code, *name, *full, *formula;
};

static const struct demo_derived derived[] = {
	{ "core", "语数外", "450", "chinese + math + english" },
	{ "flow", "分流考总分", "200", "flow_chinese + flow_math" },
};

static void write_office(struct demo_sheet *sheet, const struct demo_year *year)
{
	char seed[64];
	struct demo_random random = demo_random_begin(year->seed, DEMO_OF_YEAR, 0);
	snprintf(seed, sizeof seed, "2006-07-06 %08u", demo_random_below(&random, 100000000));
	const char *rows[][2] = {
		{ "name", "南汇区招生办公室" }, { "year", "2006" },
		{ "lottery_seed", seed },       { "total", "chinese + math + english + physics + chemistry + pe + bonus" },
		{ "bonus_rule", "max" },        { "bonus_cap", "20" },
		{ "placement_target", "98" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		demo_cell(sheet, rows[i][0]);
		demo_cell(sheet, rows[i][1]);
		demo_end(sheet);
	}
}

static void write_texts(struct demo_sheet *sheet, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		demo_cell(sheet, texts[i]);
	demo_end(sheet);
}

static void write_subjects(struct demo_sheet *sheet)
{
	for (size_t i = 0; i < DEMO_SUBJECT_COUNT; i++) {
		const struct demo_subject_base *subject = &demo_subjects[i];
		demo_cell(sheet, subject->code);
		demo_cell(sheet, subject->name);
		demo_mark(sheet, subject->full_e2);
		demo_mark(sheet, subject->step_e2);
		demo_number(sheet, !subject->is_weightless);
		demo_cell(sheet, subject->exam);
		demo_cell(sheet, NULL);
		demo_end(sheet);
	}
	for (size_t i = 0; i < sizeof derived / sizeof derived[0]; i++)
		write_texts(
		        sheet,
		        (const char *const[]){ derived[i].code, derived[i].name, derived[i].full, "", "", "", derived[i].formula },
		        7);
}

static void write_tiers(struct demo_sheet *sheet)
{
	for (size_t i = 0; i < DEMO_TIER_COUNT; i++) {
		const struct demo_tier_base *tier = &demo_tiers[i];
		write_texts(sheet,
		            (const char *const[]){ tier->code, tier->name, tier->seq, tier->merit, tier->ranking, tier->bands,
		                                   tier->max_choices, tier->eligible, tier->line, tier->ties, tier->filing,
		                                   tier->returns, tier->adjust, tier->inherits },
		            14);
	}
}

void demo_write_year(struct demo_folder *folder, const struct demo_year *year)
{
	write_office(&folder->sheets[KIND_OFFICE], year);
	for (size_t i = 0; i < sizeof calendar / sizeof calendar[0]; i++)
		write_texts(&folder->sheets[KIND_CALENDAR],
		            (const char *const[]){ calendar[i].step, calendar[i].name, calendar[i].from, calendar[i].to }, 4);
	for (size_t i = 0; i < sizeof exams / sizeof exams[0]; i++)
		write_texts(&folder->sheets[KIND_EXAMS],
		            (const char *const[]){ exams[i].code, exams[i].name, exams[i].date, exams[i].kind }, 4);
	write_subjects(&folder->sheets[KIND_SUBJECTS]);
	write_tiers(&folder->sheets[KIND_TIERS]);
	demo_write_sittings(folder);
}

/* Nanhui's schools have their names; elsewhere a name is the place and a kind of school. */
static void school_name(const struct demo_district *district, size_t school, char name[96])
{
	const struct demo_school_base *base = &demo_schools[school];
	if (district->number == 0)
		snprintf(name, 96, "%s", base->name);
	else if (base->is_outside)
		snprintf(name, 96, "%s省%s", district->place, base->name);
	else
		snprintf(name, 96, "%s%s", district->place, base->suffix);
}

void demo_feeder_name(const struct demo_district *district, uint32_t feeder, char name[96])
{
	if (district->number == 0 && feeder < demo_n_feeder_names)
		snprintf(name, 96, "%s", demo_feeder_names[feeder]);
	else
		snprintf(name, 96, "%s第%u初级中学", district->place, feeder + 1);
}

static void write_schools(struct demo_sheet *sheet, const struct demo_district *district)
{
	char name[96];
	for (size_t i = 0; i < demo_n_schools; i++) {
		if (!district->has_school[i] || !demo_district_owns(district, i))
			continue;
		school_name(district, i, name);
		write_texts(sheet,
		            (const char *const[]){ district->school_code[i], name, demo_schools[i].kind,
		                                   demo_schools[i].is_outside ? "" : district->name, "", "" },
		            6);
	}
	for (uint32_t i = 0; i < district->n_feeders; i++) {
		demo_feeder_name(district, i, name);
		write_texts(sheet, (const char *const[]){ district->feeder_code[i], name, "junior", district->name, "", "" }, 6);
	}
}

static void write_programs(struct demo_sheet *sheet, const struct demo_district *district)
{
	for (size_t i = 0; i < demo_n_programs; i++) {
		size_t school = district->school_of[i];
		char name[96];
		if (!district->has_program[i] || !demo_district_owns(district, school))
			continue;
		school_name(district, school, name);
		write_texts(sheet,
		            (const char *const[]){ district->program_code[i], district->school_code[school],
		                                   demo_programs[i].name ? demo_programs[i].name : name, "" },
		            4);
	}
}

static void write_plan(struct demo_sheet *sheet, const struct demo_plan_base *plan, const char *program, uint32_t seats)
{
	demo_code(sheet, demo_tiers[plan->tier].code);
	demo_code(sheet, program);
	demo_number(sheet, seats);
	demo_code(sheet, plan->pool);
	demo_number(sheet, plan->order);
	demo_cell(sheet, plan->eligible);
	demo_cell(sheet, plan->line);
	demo_cell(sheet, NULL);
	demo_cell(sheet, plan->rollover);
	demo_end(sheet);
}

/* The cells of a quota: one pool for each feeder school that gets a seat. */
static void write_cells(struct demo_sheet *sheet, const struct demo_district *district, size_t plan, const char *program)
{
	for (uint32_t i = 0; i < district->n_feeders; i++) {
		struct demo_plan_base cell = demo_plans[plan];
		uint32_t seats = demo_cell_seats(district, district->seats[plan], i);
		char eligible[64];
		snprintf(eligible, sizeof eligible, "feeder = '%s'", district->feeder_code[i]);
		cell.pool = district->feeder_code[i];
		cell.eligible = eligible;
		if (seats > 0)
			write_plan(sheet, &cell, program, seats);
	}
}

void demo_write_district(struct demo_folder *folder, const struct demo_district *district)
{
	write_schools(&folder->sheets[KIND_SCHOOLS], district);
	write_programs(&folder->sheets[KIND_PROGRAMS], district);
	demo_write_sites(folder, district);
	for (size_t i = 0; i < demo_n_plans; i++) {
		size_t program = district->program_of[i];
		if (!district->has_plan[i] || !demo_district_owns(district, district->school_of[program]))
			continue;
		if (demo_plans[i].kind == DEMO_CELLS)
			write_cells(&folder->sheets[KIND_PLANS], district, i, district->program_code[program]);
		else
			write_plan(&folder->sheets[KIND_PLANS], &demo_plans[i], district->program_code[program],
			           district->seats[i]);
	}
}
