/* SPDX-License-Identifier: ISC */
/* The tables of the demo year scaled to one district, and what things are called there. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

/* Outside schools take from this many districts in a row: about as many candidates as Shanghai has. */
enum { DISTRICTS_TOGETHER = 16, FEEDER_PUPILS = 195 };

static const char *const place_first[] = { "云", "青", "白", "金", "玉", "明", "清", "春", "朝", "长", "安", "永", "宁", "和",
	                                   "平", "东", "南", "西", "北", "新", "高", "大", "石", "双", "临", "丰", "泰", "广",
	                                   "嘉", "龙", "凤", "松", "竹", "梅", "兰", "桂", "杏", "柳", "枫", "福", "康" };
static const char *const place_second[] = { "浦", "溪", "桥", "港", "塘", "泾", "渡", "湾", "洲", "岛", "山",
	                                    "岭", "峰", "谷", "川", "泉", "林", "园", "庄", "村", "镇", "城",
	                                    "关", "门", "堡", "台", "原", "坪", "田", "井", "河", "沙", "滩",
	                                    "岸", "湖", "潭", "墩", "坝", "店", "坊", "乡", "江", "海" };
enum {
	N_FIRST = sizeof place_first / sizeof place_first[0],
	N_SECOND = sizeof place_second / sizeof place_second[0],
	PLACE_STEP = 617
};
_Static_assert(N_FIRST *N_SECOND > DEMO_CANDIDATES_MOST / DEMO_SCALE + 1, "two districts of one name");

static uint16_t find_program(const char *code)
{
	uint16_t i = 0;
	while (i < demo_n_programs && strcmp(demo_programs[i].code, code) != 0)
		i++;
	return i;
}

static uint16_t find_school(const char *code)
{
	uint16_t i = 0;
	while (i < demo_n_schools && strcmp(demo_schools[i].code, code) != 0)
		i++;
	return i;
}

struct demo_year demo_year_make(uint64_t seed, uint64_t n_candidates)
{
	uint64_t n_districts = (n_candidates + DEMO_SCALE / 2) / DEMO_SCALE;
	return (struct demo_year){ seed, n_candidates, n_districts ? (uint32_t)n_districts : 1 };
}

static uint64_t first_candidate(const struct demo_year *year, uint32_t district)
{
	return district >= year->n_districts ? year->n_candidates : year->n_candidates * district / year->n_districts;
}

/* The seats of a row at some size, when rows with `before` seats stand above it: rounded so that the sum of the rows keeps its
 * size, too. What is large stays open in the smallest district. */
static uint32_t scale(uint32_t before, uint32_t seats, uint64_t n_candidates)
{
	enum { LARGE = 100 };
	uint64_t from = before * n_candidates / DEMO_SCALE, to = (before + seats) * n_candidates / DEMO_SCALE;
	return to == from && seats >= LARGE ? 1 : (uint32_t)(to - from);
}

/* District 0 is Nanhui with its real codes; the codes of others start with a letter, so none can be like a real one. */
static void name_things(struct demo_district *district)
{
	uint32_t number = district->number, together = number / DISTRICTS_TOGETHER;
	uint32_t place = (number - 1) * PLACE_STEP % (N_FIRST * N_SECOND);
	snprintf(district->place, sizeof district->place, "%s%s", number ? place_first[place / N_SECOND] : "南",
	         number ? place_second[place % N_SECOND] : "汇");
	snprintf(district->name, sizeof district->name, "%s区", district->place);
	for (size_t i = 0; i < demo_n_schools; i++) {
		if (number == 0 || (demo_schools[i].is_outside && together == 0))
			snprintf(district->school_code[i], DEMO_CODE, "%s", demo_schools[i].code);
		else if (demo_schools[i].is_outside)
			snprintf(district->school_code[i], DEMO_CODE, "G%03uS%02u", together, (unsigned)i);
		else
			snprintf(district->school_code[i], DEMO_CODE, "D%04uS%02u", number, (unsigned)i);
	}
	for (size_t i = 0; i < demo_n_programs; i++) {
		bool is_outside = demo_schools[district->school_of[i]].is_outside;
		if (number == 0 || (is_outside && together == 0))
			snprintf(district->program_code[i], DEMO_CODE, "%s", demo_programs[i].code);
		else if (is_outside)
			snprintf(district->program_code[i], DEMO_CODE, "G%03u%02u", together, (unsigned)i);
		else
			snprintf(district->program_code[i], DEMO_CODE, "D%04u%02u", number, (unsigned)i);
	}
	for (uint32_t i = 0; i < district->n_feeders; i++) {
		if (number == 0)
			snprintf(district->feeder_code[i], DEMO_CODE, "J%02u", i + 1);
		else
			snprintf(district->feeder_code[i], DEMO_CODE, "D%04uJ%02u", number, i + 1);
	}
}

/* Schools of 40 to 160 parts of the pupils, each a little better or worse than the next. */
static void make_feeders(struct demo_district *district)
{
	const struct demo_year *year = district->year;
	uint32_t weight[DEMO_FEEDERS_MOST], sum = 0, before = 0;
	struct demo_random of_district = demo_random_begin(year->seed, DEMO_OF_DISTRICT, district->number);
	int32_t shift_e3 = district->number ? demo_random_normal_e3(&of_district) / 10 : 0;
	district->n_feeders = district->n_regular / FEEDER_PUPILS;
	if (district->n_feeders < 1)
		district->n_feeders = 1;
	if (district->n_feeders > DEMO_FEEDERS_MOST)
		district->n_feeders = DEMO_FEEDERS_MOST;
	for (uint32_t i = 0; i < district->n_feeders; i++) {
		struct demo_random random =
		        demo_random_begin(year->seed, DEMO_OF_FEEDER, (uint64_t)district->number * DEMO_FEEDERS_MOST + i);
		sum += weight[i] = 40 + demo_random_below(&random, 121);
		district->feeder_z_e3[i] = shift_e3 + demo_random_normal_e3(&random) * 2 / 5;
	}
	for (uint32_t i = 0; i < district->n_feeders; before += weight[i++])
		district->feeder_start[i] = (uint32_t)((uint64_t)district->n_regular * before / sum);
	district->feeder_start[district->n_feeders] = district->n_regular;
}

/* One row for each program of a tier, the most wanted first. */
static void add_to_section(struct demo_district *district, size_t plan)
{
	struct demo_section *section = &district->sections[demo_plans[plan].tier];
	uint16_t at = section->n;
	for (uint16_t i = 0; i < section->n; i++)
		if (strcmp(demo_plans[section->plans[i]].program, demo_plans[plan].program) == 0)
			return;
	while (at > 0 && demo_plans[section->plans[at - 1]].expected < demo_plans[plan].expected) {
		section->plans[at] = section->plans[at - 1];
		at--;
	}
	section->plans[at] = (uint16_t)plan;
	section->n++;
}

static void open_plan(struct demo_district *district, size_t plan)
{
	size_t program = district->program_of[plan];
	district->has_plan[plan] = district->has_program[program] = district->has_school[district->school_of[program]] = true;
	add_to_section(district, plan);
}

/* A row that scales to no seat is not there, nor is a program without rows. Rows that have none at any size follow their program.
 */
static void open_plans(struct demo_district *district)
{
	const struct demo_year *year = district->year;
	uint32_t together = district->number / DISTRICTS_TOGETHER * DISTRICTS_TOGETHER;
	uint64_t n_together = first_candidate(year, together + DISTRICTS_TOGETHER) - first_candidate(year, together);
	uint32_t before[DEMO_TIER_COUNT][2] = { { 0 } };
	for (size_t i = 0; i < demo_n_plans; i++) {
		bool is_outside = demo_schools[district->school_of[district->program_of[i]]].is_outside;
		uint32_t *above = &before[demo_plans[i].tier][is_outside];
		district->seats[i] = scale(*above, demo_plans[i].seats, is_outside ? n_together : district->n_candidates);
		*above += demo_plans[i].seats;
		if (district->seats[i] > 0)
			open_plan(district, i);
	}
	for (size_t i = 0; i < demo_n_plans; i++)
		if (demo_plans[i].seats == 0 && district->has_program[district->program_of[i]])
			open_plan(district, i);
}

void demo_district_make(struct demo_district *district, const struct demo_year *year, uint32_t number)
{
	static const uint32_t special[] = { 40, 130, 16 }; /* Xinjiang class, other provinces, special, of 7,800 */
	*district = (struct demo_district){ .year = year, .number = number, .first = first_candidate(year, number) };
	district->n_candidates = (uint32_t)(first_candidate(year, number + 1) - district->first);
	uint32_t at = district->n_candidates;
	district->special_start[3] = at;
	for (int i = 2; i >= 0; i--)
		district->special_start[i] = at -= special[i] * district->n_candidates / DEMO_SCALE;
	district->n_regular = at;
	for (size_t i = 0; i < demo_n_programs; i++)
		district->school_of[i] = find_school(demo_programs[i].school);
	for (size_t i = 0; i < demo_n_plans; i++)
		district->program_of[i] = find_program(demo_plans[i].program);
	make_feeders(district);
	name_things(district);
	open_plans(district);
}

bool demo_district_owns(const struct demo_district *district, size_t school)
{
	return !demo_schools[school].is_outside || district->number % DISTRICTS_TOGETHER == 0;
}

/* Divided by pupils, so that the cells add up to the seats. */
uint32_t demo_cell_seats(const struct demo_district *district, uint32_t seats, uint32_t feeder)
{
	uint64_t to = district->feeder_start[feeder + 1], from = district->feeder_start[feeder];
	return (uint32_t)(seats * to / district->n_regular - seats * from / district->n_regular);
}

/* 06, the district (19 is Nanhui), the number in it. */
void demo_candidate_no(const struct demo_district *district, uint32_t serial, char no[DEMO_CODE])
{
	bool is_small = district->year->n_districts <= 81;
	uint32_t area = (is_small ? 19 : 1900) + district->number;
	no[0] = '0';
	no[1] = '6';
	size_t at = is_small ? 4 : 6, end = at + 5;
	no[end] = '\0';
	for (size_t i = at; i-- > 2; area /= 10)
		no[i] = (char)('0' + area % 10);
	serial++;
	for (size_t i = end; i-- > at; serial /= 10)
		no[i] = (char)('0' + serial % 10);
}
