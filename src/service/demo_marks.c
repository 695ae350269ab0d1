/* SPDX-License-Identifier: ISC */
/* What a made-up candidate can: one ability, a bent for each subject, marks in halves and wholes under a ceiling, absences, bonus
 * points. */
#include "demo.h"

/* Share of the full mark by ability, at -4, -3.75, ... 4 deviations, in 1/10000. Follows Chengdu's published distribution of 2024
 * (of 710: the top 1 % of those at 400 and above from 648, 5 % 631, 10 % 621, 25 % 596, 50 % 551, 75 % 497, 90 % 448), where those
 * below 400, whom it leaves out, are taken to be 15 % of all. */
static const int32_t share_e4[] = { 208,  371,  534,  696,  923,  1263, 1689, 2311, 2958, 3691, 4399,
	                            5082, 5712, 6251, 6724, 7143, 7495, 7824, 8084, 8344, 8518, 8671,
	                            8797, 8897, 8987, 9078, 9168, 9258, 9348, 9423, 9491, 9561, 9646 };
enum { SHARE_LOWEST_E3 = -4000, SHARE_STEP_E3 = 250, SHARES = sizeof share_e4 / sizeof share_e4[0], FULL_TOTAL = 630 };

struct policy {
	const char *name;
	int32_t points_e2;
	uint32_t per_million;
};

/* Kinds and points of Shanghai's list of 2023; how many have them is made up. */
static const struct policy policies[] = {
	{ "烈士子女", 2000, 150 },       { "高风险岗位军人子女", 2000, 400 },
	{ "现役军人子女", 1000, 3000 },  { "公安英模或因公伤亡民警子女", 1000, 300 },
	{ "归侨或归侨子女", 500, 4000 }, { "少数民族", 500, 12000 },
	{ "台湾省籍", 500, 400 },
};
enum {
	ABSENT_ALL = 6000,
	ABSENT_ONE = 3500,
	VOID_ONE = 500,
	VOID_ALL = 130,
	PE_EXEMPT = 6000,
	PE_DEFERRED = 1000
}; /* per million */

static int32_t share(int32_t z_e3)
{
	int32_t above = z_e3 - SHARE_LOWEST_E3;
	if (above < 0)
		return share_e4[0];
	int32_t at = above / SHARE_STEP_E3, rest = above % SHARE_STEP_E3;
	if (at >= SHARES - 1)
		return share_e4[SHARES - 1];
	return share_e4[at] + (share_e4[at + 1] - share_e4[at]) * rest / SHARE_STEP_E3;
}

static void set_mark(struct demo_candidate *candidate, enum demo_subject subject, int64_t mark_e2)
{
	const struct demo_subject_base *base = &demo_subjects[subject];
	if (mark_e2 < 0)
		mark_e2 = 0;
	if (mark_e2 > base->full_e2)
		mark_e2 = base->full_e2;
	candidate->mark_e2[subject] = (int32_t)((mark_e2 + base->step_e2 / 2) / base->step_e2 * base->step_e2);
	candidate->status[subject] = SCORE_PRESENT;
}

static void set_status(struct demo_candidate *candidate, enum demo_subject subject, enum score_status status)
{
	candidate->mark_e2[subject] = -1;
	candidate->status[subject] = status;
}

/* Ability and a bent for the subject: marks of two subjects go together at about 0.8. */
static void draw_mark(struct demo_candidate *candidate, enum demo_subject subject)
{
	const struct demo_subject_base *base = &demo_subjects[subject];
	int32_t z_e3 = (980 * candidate->z_e3 + 450 * demo_random_normal_e3(&candidate->random)) / 1000;
	int64_t e4 = (int64_t)share(z_e3) * base->slope_e3 / 1000 + base->lift_e4;
	set_mark(candidate, subject, e4 * base->full_e2 / 10000);
}

static void draw_pe(struct demo_candidate *candidate)
{
	int32_t z_e3 = demo_random_normal_e3(&candidate->random);
	int32_t lost_e2 = (z_e3 < 0 ? -z_e3 : z_e3) * 22 / 100 - candidate->z_e3 / 10;
	set_mark(candidate, DEMO_PE, 2950 - (lost_e2 < -50 ? -50 : lost_e2 > 1500 ? 1500 : lost_e2));
	if (demo_random_chance(&candidate->random, PE_EXEMPT)) {
		set_mark(candidate, DEMO_PE, 1800);
		candidate->status[DEMO_PE] = SCORE_EXEMPT;
	} else if (demo_random_chance(&candidate->random, PE_DEFERRED)) {
		set_status(candidate, DEMO_PE, SCORE_DEFERRED);
	}
}

/* A test of a talent: hardly a matter of ability in school. */
static void draw_test(struct demo_candidate *candidate, enum demo_subject subject)
{
	set_mark(candidate, subject, 7600 + demo_random_normal_e3(&candidate->random) * 8 / 10 + candidate->z_e3 / 10);
}

static void draw_mishaps(struct demo_candidate *candidate, enum demo_subject first, enum demo_subject last)
{
	struct demo_random *random = &candidate->random;
	uint32_t draw = demo_random_below(random, 1000000);
	enum demo_subject one = first + demo_random_below(random, (uint32_t)(last - first + 1));
	if (draw < ABSENT_ALL + VOID_ALL) {
		for (enum demo_subject subject = first; subject <= last; subject++)
			set_status(candidate, subject, draw < ABSENT_ALL ? SCORE_ABSENT : SCORE_VOID);
		if (draw < ABSENT_ALL && first == DEMO_CHINESE && demo_random_chance(random, 700000))
			set_status(candidate, DEMO_PE, SCORE_ABSENT);
	} else if (draw < ABSENT_ALL + VOID_ALL + ABSENT_ONE) {
		set_status(candidate, one, SCORE_ABSENT);
	} else if (draw < ABSENT_ALL + VOID_ALL + ABSENT_ONE + VOID_ONE) {
		set_status(candidate, one, SCORE_VOID);
	}
}

static void draw_bonus(struct demo_candidate *candidate)
{
	uint32_t draw = demo_random_below(&candidate->random, 1000000);
	size_t n = 0, at = 0;
	while (at < sizeof policies / sizeof policies[0] && draw >= policies[at].per_million)
		draw -= policies[at++].per_million;
	if (at == sizeof policies / sizeof policies[0])
		return;
	candidate->policy[n] = policies[at].name;
	candidate->points_e2[n++] = policies[at].points_e2;
	if (at != 5 && demo_random_chance(&candidate->random, 30000)) { /* of a minority too: only the higher counts */
		candidate->policy[n] = policies[5].name;
		candidate->points_e2[n] = policies[5].points_e2;
	}
}

static void draw_unified(struct demo_candidate *candidate)
{
	draw_pe(candidate);
	for (enum demo_subject subject = DEMO_CHINESE; subject < DEMO_PE; subject++) {
		if (candidate->is_recommended)
			set_status(candidate, subject, SCORE_EXEMPT);
		else if (!candidate->is_flow)
			draw_mark(candidate, subject);
	}
	if (candidate->is_flow) {
		draw_mark(candidate, DEMO_FLOW_CHINESE);
		draw_mark(candidate, DEMO_FLOW_MATH);
		draw_mishaps(candidate, DEMO_FLOW_CHINESE, DEMO_FLOW_MATH);
	} else if (!candidate->is_recommended) {
		draw_mishaps(candidate, DEMO_CHINESE, DEMO_CHEMISTRY);
	}
	if (candidate->arts)
		draw_test(candidate, DEMO_ARTS);
	if (candidate->sport)
		draw_test(candidate, DEMO_SKILL);
	draw_bonus(candidate);
}

void demo_marks_make(struct demo_candidate *candidate)
{
	int32_t unsure_e3 = candidate->z_e3 + demo_random_normal_e3(&candidate->random) * 15 / 100;
	candidate->guess_e2 = share(unsure_e3) * FULL_TOTAL / 100;
	switch (candidate->segment) {
	case DEMO_REGULAR:
		draw_unified(candidate);
		break;
	case DEMO_FROM_XINJIANG:
		candidate->z_e3 = candidate->z_e3 / 2 + 700;
		draw_mark(candidate, DEMO_XINJIANG);
		break;
	case DEMO_FROM_OUTSIDE:
		candidate->z_e3 = candidate->z_e3 / 2 - 600;
		draw_mark(candidate, DEMO_OUTSIDE);
		break;
	case DEMO_SPECIAL:
		for (enum demo_subject subject = 0; subject < DEMO_UNIFIED_COUNT; subject++)
			set_status(candidate, subject, SCORE_EXEMPT);
		break;
	}
	for (enum demo_subject subject = 0; subject < DEMO_UNIFIED_COUNT; subject++)
		if (candidate->status[subject] != SCORE_NONE && candidate->mark_e2[subject] > 0)
			candidate->total_e2 += candidate->mark_e2[subject];
	candidate->total_e2 +=
	        candidate->points_e2[0] > candidate->points_e2[1] ? candidate->points_e2[0] : candidate->points_e2[1];
}

void demo_marks_write(const struct demo_candidate *candidate, struct demo_folder *folder)
{
	struct demo_sheet *scores = &folder->sheets[KIND_SCORES], *bonuses = &folder->sheets[KIND_BONUSES];
	for (enum demo_subject subject = 0; subject < DEMO_SUBJECT_COUNT; subject++) {
		enum score_status status = candidate->status[subject];
		if (status == SCORE_NONE)
			continue;
		demo_code(scores, candidate->no);
		demo_code(scores, demo_subjects[subject].code);
		if (candidate->mark_e2[subject] >= 0)
			demo_mark(scores, candidate->mark_e2[subject]);
		else
			demo_code(scores, "");
		demo_code(scores, status == SCORE_PRESENT ? "" : score_status_name(status));
		demo_end(scores);
	}
	for (size_t i = 0; i < DEMO_BONUSES_MOST && candidate->policy[i]; i++) {
		demo_code(bonuses, candidate->no);
		demo_code(bonuses, candidate->policy[i]);
		demo_mark(bonuses, candidate->points_e2[i]);
		demo_end(bonuses);
	}
}
