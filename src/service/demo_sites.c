/* SPDX-License-Identifier: ISC */
/* Where the exams of the demo year are sat: every junior school is a site, with rooms for its own pupils and a few more. */
#include "demo.h"

#include <stdio.h>

enum { ROOM_SIZE = 30, ROOM_COLUMNS = 5, SESSION_SIZE = 60, SESSION_COLUMNS = 10, TEST_DAYS = 5 };

struct demo_sitting {
	const char *exam, *eligible, *ticket, *schools;
	uint32_t share_e3; /* of the candidates there are rooms for so many */
	uint32_t sites;    /* in so many sites; 0: in all */
};

#define SITS_HERE "category != 'xinjiang' and category != 'outside'"

static const struct demo_sitting sittings[] = {
	{ "ART", "tag.arts", "{year:2}{area}1{site}{room:3}{seat:2}", "apart", 50, 1 },
	{ "SKILL", "tag.sport", "{year:2}{area}2{site}{room:3}{seat:2}", "apart", 50, 1 },
	{ "FLOW", "tag.flow", "{year:2}{area}3{site}{room:3}{seat:2}", "apart", 250, 4 },
	{ "UNI", SITS_HERE " and not tag.flow", "{year:2}{area}{site}{room:3}{seat:2}", "apart", 1000, 0 },
};

static void write_sitting(struct demo_sheet *sheet, const char *exam, const char *eligible, const char *ticket, const char *schools)
{
	const char *const cells[] = { exam, eligible, ticket, "19", "", "larger", "5", "shaped", schools, "" };

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		demo_cell(sheet, cells[i]);
	demo_end(sheet);
}

void demo_write_sittings(struct demo_folder *folder)
{
	struct demo_sheet *sheet = &folder->sheets[KIND_SITTINGS];

	for (size_t i = 0; i < sizeof sittings / sizeof *sittings; i++)
		write_sitting(sheet, sittings[i].exam, sittings[i].eligible, sittings[i].ticket, sittings[i].schools);
	write_sitting(sheet, "PE", SITS_HERE, "{year:2}{area}{serial:6}{check}", "together");
}

static void site_code(const struct demo_district *district, uint32_t site, char code[DEMO_CODE])
{
	if (district->number == 0)
		snprintf(code, DEMO_CODE, "%02u", site + 1);
	else
		snprintf(code, DEMO_CODE, "%04u%02u", district->number, site + 1);
}

/* Its own pupils; the first site has those of no junior school here too. */
static uint32_t count_pupils(const struct demo_district *district, uint32_t site)
{
	const uint32_t own = district->feeder_start[site + 1] - district->feeder_start[site];

	return own + (site == 0 ? district->n_candidates - district->n_regular : 0);
}

static void write_room(struct demo_folder *folder, const char *exam, const char *site, const char *room, bool is_session)
{
	struct demo_sheet *sheet = &folder->sheets[KIND_ROOMS];

	demo_code(sheet, exam);
	demo_code(sheet, site);
	demo_code(sheet, room);
	demo_number(sheet, is_session ? SESSION_SIZE : ROOM_SIZE);
	demo_number(sheet, is_session ? SESSION_COLUMNS : ROOM_COLUMNS);
	demo_end(sheet);
}

static void write_rooms(struct demo_folder *folder, const struct demo_district *district, uint32_t site, const char *code)
{
	for (size_t i = 0; i < sizeof sittings / sizeof *sittings; i++) {
		const struct demo_sitting *sitting = &sittings[i];
		const uint32_t n = sitting->sites == 0 ? count_pupils(district, site)
		                                       : district->n_candidates * sitting->share_e3 / 1000 / sitting->sites;
		char room[DEMO_CODE];

		for (uint32_t r = 0; (sitting->sites == 0 || site < sitting->sites) && r <= n / ROOM_SIZE; r++) {
			snprintf(room, sizeof room, "%03u", r + 1);
			write_room(folder, sitting->exam, code, room, false);
		}
	}
}

/* One session of the test: boys or girls, half a day. */
static void write_session(struct demo_folder *folder, const char *site, char sex, uint32_t number)
{
	struct demo_sheet *uses = &folder->sheets[KIND_ROOM_USES];
	char room[DEMO_CODE], date[DEMO_CODE], group[DEMO_CODE];

	snprintf(room, sizeof room, "%c%02u", sex, number + 1);
	snprintf(date, sizeof date, "2006-05-%02u", 15 + number / 2 % TEST_DAYS);
	snprintf(group, sizeof group, "%s%u组", sex == 'M' ? "男" : "女", number + 1);
	write_room(folder, "PE", site, room, true);
	demo_code(uses, "PE");
	demo_code(uses, site);
	demo_code(uses, room);
	demo_cell(uses, NULL);
	demo_code(uses, date);
	demo_code(uses, number % 2 == 0 ? "am" : "pm");
	demo_code(uses, sex == 'M' ? "M" : "F");
	demo_cell(uses, group);
	demo_end(uses);
}

void demo_write_sites(struct demo_folder *folder, const struct demo_district *district)
{
	for (uint32_t site = 0; site < district->n_feeders; site++) {
		struct demo_sheet *sheet = &folder->sheets[KIND_SITES];
		/* More than half of a school's pupils may be boys, or girls. */
		const uint32_t n_sessions = count_pupils(district, site) * 6 / 10 / SESSION_SIZE + 1;
		char code[DEMO_CODE], name[96];

		site_code(district, site, code);
		demo_feeder_name(district, site, name);
		demo_code(sheet, code);
		demo_cell(sheet, name);
		demo_cell(sheet, NULL);
		demo_end(sheet);
		write_rooms(folder, district, site, code);
		for (uint32_t i = 0; i < n_sessions; i++) {
			write_session(folder, code, 'M', i);
			write_session(folder, code, 'F', i);
		}
	}
}
