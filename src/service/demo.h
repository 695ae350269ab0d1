/* SPDX-License-Identifier: ISC */
/* What the parts of the demo generator tell each other: draws, the year's tables, a district, a candidate, sheets of CSV. */
#ifndef LUQU_DEMO_H
#define LUQU_DEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/dataset.h>
#include <luqu/kind.h>
#include <luqu/outfile.h>
#include <luqu/service_demo.h>

/* --- demo_random.c: whole numbers only, so that every machine draws the same -------------------------------------------------- */

struct demo_random {
	uint64_t state;
};

/* What a stream of draws is for: streams of different purposes or numbers have nothing to do with each other. */
enum demo_purpose { DEMO_OF_CANDIDATE = 1, DEMO_OF_FEEDER, DEMO_OF_DISTRICT, DEMO_OF_YEAR };

struct demo_random demo_random_begin(uint64_t seed, enum demo_purpose purpose, uint64_t number);
uint64_t demo_random_next(struct demo_random *random);
uint32_t demo_random_below(struct demo_random *random, uint32_t limit); /* 0..limit-1, limit above 0 */
bool demo_random_chance(struct demo_random *random, uint32_t per_million);
int32_t demo_random_normal_e3(struct demo_random *random); /* mean 0, deviation 1000, within 6000 of 0 */
const char *demo_random_pick(struct demo_random *random, const char *const *list, size_t count);

/* --- demo_sheet.c: a CSV file being written ----------------------------------------------------------------------------------- */

struct demo_sheet {
	struct outfile *file; /* NULL: could not be opened */
	char *bytes;
	size_t used;
	bool is_row_begun;
};
struct demo_folder {
	struct demo_sheet sheets[KIND_COUNT]; /* of kinds that demo_has */
	const char *path;
	unsigned n_placed; /* sheets of kinds before this number are under their names already */
};

/* Refuses a folder that has one of the files, makes it if missing and opens all sheets with their headers. */
enum status demo_folder_open(struct demo_folder *folder, const char *path, struct problem *problem);
enum status demo_folder_commit(struct demo_folder *folder, struct problem *problem);
void demo_folder_abandon(struct demo_folder *folder); /* also what was already committed */
bool demo_folder_failed(const struct demo_folder *folder);

void demo_cell(struct demo_sheet *sheet, const char *text); /* quoted where it must be; NULL is empty */
void demo_code(struct demo_sheet *sheet, const char *text); /* known to need no quotes */
void demo_number(struct demo_sheet *sheet, int64_t number);
void demo_mark(struct demo_sheet *sheet, int32_t mark_e2);
void demo_end(struct demo_sheet *sheet); /* of the row */

/* --- demo_plan.c: Nanhui's year as tables ----------------------------------------------------------------------------------------
 */

enum demo_subject {
	DEMO_CHINESE,
	DEMO_MATH,
	DEMO_ENGLISH,
	DEMO_PHYSICS,
	DEMO_CHEMISTRY,
	DEMO_PE,
	DEMO_UNIFIED_COUNT,
	DEMO_ARTS = DEMO_UNIFIED_COUNT,
	DEMO_SKILL,
	DEMO_FLOW_CHINESE,
	DEMO_FLOW_MATH,
	DEMO_XINJIANG,
	DEMO_OUTSIDE,
	DEMO_SUBJECT_COUNT,
};
struct demo_subject_base {
	const char *code, *name, *exam;
	int32_t full_e2, step_e2;
	int32_t slope_e3, lift_e4; /* share of the full mark = slope x usual share + lift */
	bool is_weightless;        /* no part of the total */
};
enum demo_tier {
	DEMO_XJ,
	DEMO_REC,
	DEMO_SPT,
	DEMO_ART,
	DEMO_FLOW,
	DEMO_QUO,
	DEMO_MUN,
	DEMO_ZXM,
	DEMO_KEY,
	DEMO_ZXK,
	DEMO_PRI,
	DEMO_UNI,
	DEMO_OUT,
	DEMO_SPE,
	DEMO_SUP,
	DEMO_TIER_COUNT,
};
struct demo_tier_base {
	const char *code, *name, *seq, *merit, *ranking, *bands, *max_choices, *eligible, *line, *ties, *filing, *returns, *adjust,
	        *inherits;
};
struct demo_school_base {
	const char *code, *name, *suffix /* behind the place name in other districts */, *kind;
	bool is_outside;
};
enum demo_field { DEMO_ANY, DEMO_BUSINESS, DEMO_ENGINEERING, DEMO_COMPUTING, DEMO_SERVICE, DEMO_TRANSPORT, DEMO_FIELD_COUNT };
struct demo_program_base {
	const char *code, *school, *name /* NULL: the school's */;
	enum demo_field field;
};
enum demo_plan_kind {
	DEMO_WHOLE,
	DEMO_CELLS, /* one pool for each feeder school */
	DEMO_LOCAL, /* children of migrants do not ask */
};
struct demo_plan_base { /* by tier, then highest expected first */
	enum demo_tier tier;
	enum demo_plan_kind kind;
	const char *program, *pool;
	int16_t order;
	uint16_t seats;   /* for 7,800 candidates */
	int32_t expected; /* marks at which it is expected to close; decides who asks for it */
	const char *eligible, *line, *rollover;
};
enum { DEMO_SCHOOLS_MOST = 64, DEMO_PROGRAMS_MOST = 99, DEMO_PLANS_MOST = 256, DEMO_FEEDERS_MOST = 64, DEMO_SCALE = 7800 };

extern const struct demo_subject_base demo_subjects[DEMO_SUBJECT_COUNT];
extern const struct demo_tier_base demo_tiers[DEMO_TIER_COUNT];
extern const struct demo_school_base demo_schools[];
extern const struct demo_program_base demo_programs[];
extern const struct demo_plan_base demo_plans[];
extern const char *const demo_feeder_names[];
extern const size_t demo_n_schools, demo_n_programs, demo_n_plans, demo_n_feeder_names;

/* --- demo_district.c: the tables scaled to one district
 * ---------------------------------------------------------------------------- */

struct demo_year {
	uint64_t seed, n_candidates;
	uint32_t n_districts;
};
enum { DEMO_CODE = 24 };
struct demo_section {
	uint16_t n, plans[DEMO_PLANS_MOST];
}; /* one plan row for each program of a tier that is open here */
struct demo_district {
	const struct demo_year *year;
	uint32_t number;
	uint64_t first; /* the index of its first candidate in the year */
	uint32_t n_candidates;
	uint32_t n_regular; /* pupils of its feeder schools; after them: Xinjiang class, other provinces, special */
	uint32_t special_start[4];
	uint32_t n_feeders;
	uint32_t feeder_start[DEMO_FEEDERS_MOST + 1]; /* serials */
	int32_t feeder_z_e3[DEMO_FEEDERS_MOST];
	char feeder_code[DEMO_FEEDERS_MOST][DEMO_CODE];
	uint16_t program_of[DEMO_PLANS_MOST], school_of[DEMO_PROGRAMS_MOST]; /* numbers in the tables */
	uint32_t seats[DEMO_PLANS_MOST];
	bool has_plan[DEMO_PLANS_MOST], has_program[DEMO_PROGRAMS_MOST], has_school[DEMO_SCHOOLS_MOST];
	char program_code[DEMO_PROGRAMS_MOST][DEMO_CODE], school_code[DEMO_SCHOOLS_MOST][DEMO_CODE];
	char place[16], name[24]; /* 南汇, 南汇区 */
	struct demo_section sections[DEMO_TIER_COUNT];
};
struct demo_year demo_year_make(uint64_t seed, uint64_t n_candidates);
void demo_district_make(struct demo_district *district, const struct demo_year *year, uint32_t number);
bool demo_district_owns(const struct demo_district *district,
                        size_t school); /* writes its rows: outside schools belong to several */
uint32_t demo_cell_seats(const struct demo_district *district, uint32_t seats, uint32_t feeder);
void demo_candidate_no(const struct demo_district *district, uint32_t serial, char no[DEMO_CODE]);

/* --- demo_tables.c -------------------------------------------------------------------------------------------------------------
 */

void demo_write_year(struct demo_folder *folder, const struct demo_year *year); /* office, calendar, exams, subjects, tiers */
void demo_write_district(struct demo_folder *folder, const struct demo_district *district); /* schools, programs, plans */

void demo_feeder_name(const struct demo_district *district, uint32_t feeder, char name[96]);

/* --- demo_sites.c: sittings of the exams; sites, rooms and their uses of a district ------------------------------------------- */

void demo_write_sittings(struct demo_folder *folder);
void demo_write_sites(struct demo_folder *folder, const struct demo_district *district);

/* --- candidates: demo_person.c, demo_marks.c, demo_choices.c
 * ---------------------------------------------------------------------- */

enum demo_segment { DEMO_REGULAR, DEMO_FROM_XINJIANG, DEMO_FROM_OUTSIDE, DEMO_SPECIAL };
enum { DEMO_BONUSES_MOST = 2 };
struct demo_candidate {
	const struct demo_district *district;
	uint32_t serial, feeder; /* feeder: for regular ones */
	char no[DEMO_CODE];
	struct demo_random random;
	enum demo_segment segment;
	bool is_male, is_migrant, is_returnee, is_recommended, is_flow, is_preferred, adjusts;
	const char *sport, *arts; /* NULL: none */
	enum demo_field interest;
	int32_t z_e3;     /* ability, deviation 1000 in the year */
	int32_t guess_e2; /* the total it counts on when it files its choices */
	int32_t recommendation_e2;
	int32_t mark_e2[DEMO_SUBJECT_COUNT]; /* -1: none */
	enum score_status status[DEMO_SUBJECT_COUNT];
	const char *policy[DEMO_BONUSES_MOST];
	int32_t points_e2[DEMO_BONUSES_MOST];
	int32_t total_e2;
};
/* Its draws, in this order: who it is, what it can, what it wants. */
void demo_candidate_make(struct demo_candidate *candidate, const struct demo_district *district, uint32_t serial);
void demo_person_write(struct demo_candidate *candidate, struct demo_sheet *sheet);
void demo_marks_make(struct demo_candidate *candidate);
void demo_marks_write(const struct demo_candidate *candidate, struct demo_folder *folder);
void demo_choices_write(struct demo_candidate *candidate, struct demo_folder *folder); /* and returns and orders */

#endif
