/* SPDX-License-Identifier: ISC */
/* What a made-up candidate wants: lists from hope to safety around the total it counts on, and the few returns and orders. */
#include "demo.h"

enum { LIST_MOST = 15 };

/* How a list is made from a section: marks are whole. */
struct wish {
	enum demo_tier tier;
	int32_t mark;         /* counted on */
	int32_t hope, safety; /* marks above and below it that the list reaches */
	uint32_t length;
};
struct list {
	enum demo_tier tier;
	uint32_t n, first_rank;
	uint16_t plans[LIST_MOST];
};

static bool is_asked_for(const struct demo_candidate *candidate, const struct demo_plan_base *plan)
{
	return !(plan->kind == DEMO_LOCAL && candidate->is_migrant);
}

/* The part of a section, best first, between hope and safety; wider where the list would not fit into it. */
static void find_window(const struct demo_section *section, const struct wish *wish, uint32_t *low, uint32_t *high)
{
	uint32_t from = 0, to, wide = wish->length + wish->length / 2;
	while (from < section->n && demo_plans[section->plans[from]].expected > wish->mark + wish->hope)
		from++;
	for (to = from; to < section->n && demo_plans[section->plans[to]].expected >= wish->mark - wish->safety;)
		to++;
	if (to < from + wide)
		to = from + wide < section->n ? from + wide : section->n;
	if (to < from + wide)
		from = to > wide ? to - wide : 0;
	*low = from;
	*high = to;
}

/* Among programmes a senior high is asked for most, a programme by interest; among senior highs a famous one far away seldom. 10 is
 * usual. */
static uint32_t weigh(const struct demo_candidate *candidate, enum demo_tier tier, uint16_t plan)
{
	uint16_t number = candidate->district->program_of[plan];
	const struct demo_program_base *program = &demo_programs[number];
	if (program->field != DEMO_ANY)
		return program->field == candidate->interest ? 14 : 8;
	if (tier == DEMO_UNI)
		return 20;
	return demo_schools[candidate->district->school_of[number]].is_outside ? 3 : 10;
}

/* Walks down the window and takes each program with the chance that just fills the list, more likely in a field of interest. */
static void fill_list(struct demo_candidate *candidate, const struct wish *wish, struct list *list)
{
	const struct demo_section *section = &candidate->district->sections[wish->tier];
	struct demo_random *random = &candidate->random;
	uint32_t low, high;
	*list = (struct list){ .tier = wish->tier, .first_rank = 1 };
	find_window(section, wish, &low, &high);
	for (uint32_t i = low; i < high && list->n < wish->length; i++) {
		const struct demo_plan_base *plan = &demo_plans[section->plans[i]];
		uint32_t left = high - i, wanted = wish->length - list->n;
		uint32_t weight = weigh(candidate, wish->tier, section->plans[i]);
		bool is_taken = demo_random_below(random, left * 10) < wanted * weight;
		if ((is_taken || left <= wanted) && is_asked_for(candidate, plan))
			list->plans[list->n++] = section->plans[i];
	}
	for (uint32_t i = 1; i < list->n; i++) { /* taste */
		if (!demo_random_chance(random, 130000))
			continue;
		uint16_t plan = list->plans[i];
		list->plans[i] = list->plans[i - 1];
		list->plans[i - 1] = plan;
	}
}

static void write_list(const struct demo_candidate *candidate, const struct list *list, struct demo_sheet *sheet)
{
	const struct demo_district *district = candidate->district;
	for (uint32_t i = 0; i < list->n; i++) {
		demo_code(sheet, candidate->no);
		demo_code(sheet, demo_tiers[list->tier].code);
		demo_number(sheet, list->first_rank + i);
		demo_code(sheet, district->program_code[district->program_of[list->plans[i]]]);
		demo_end(sheet);
	}
}

/* --- the sections a regular candidate fills in; `from` to `to` are the totals counted on that make it do so */

struct section_use {
	enum demo_tier tier;
	int32_t from, to;
	uint32_t per_million;
	int32_t hope, safety;
	uint32_t shortest, longest;
};
static const struct section_use uses[] = {
	{ DEMO_QUO, 500, 630, 900000, 10, 40, 1, 1 },   { DEMO_MUN, 530, 630, 950000, 25, 30, 1, 3 },
	{ DEMO_ZXM, 520, 575, 600000, 15, 40, 1, 1 },   { DEMO_KEY, 470, 630, 950000, 40, 60, 2, 3 },
	{ DEMO_ZXK, 470, 560, 700000, 15, 40, 1, 1 },   { DEMO_PRI, 430, 540, 280000, 40, 60, 1, 3 },
	{ DEMO_UNI, 520, 630, 1000000, 40, 120, 4, 8 }, { DEMO_UNI, 0, 519, 1000000, 30, 100, 10, 15 },
};
enum { LISTS_MOST = sizeof uses / sizeof uses[0], UNSURE_E2 = 500, FILES_AGAIN = 800000 };

struct form { /* all that one candidate files */
	struct list lists[LISTS_MOST + 2];
	size_t n;
	const struct list *placed; /* where it may expect a place */
	uint16_t plan;
	bool is_unsure; /* it may as well have one before that */
};

/* What it has to show in a tier: a mark that it does not know yet when it files. */
static int32_t merit_e2(const struct demo_candidate *candidate, enum demo_tier tier)
{
	if (tier == DEMO_REC)
		return candidate->recommendation_e2;
	if (tier == DEMO_FLOW)
		return candidate->mark_e2[DEMO_FLOW_CHINESE] + candidate->mark_e2[DEMO_FLOW_MATH];
	return candidate->total_e2;
}

/* The first choice that is surely open to it. Private schools take first choices before all others. */
static void expect_place(const struct demo_candidate *candidate, struct form *form)
{
	for (size_t i = 0; i < form->n; i++)
		for (uint32_t k = 0; k < form->lists[i].n; k++) {
			const struct list *list = &form->lists[i];
			int32_t above_e2 = merit_e2(candidate, list->tier) - demo_plans[list->plans[k]].expected * 100;
			int32_t unsure_e2 = list->tier == DEMO_REC ? UNSURE_E2 / 10 : UNSURE_E2;
			bool is_late = list->tier == DEMO_PRI && list->first_rank + k > 1;
			if (above_e2 >= unsure_e2 && !is_late) {
				form->placed = list;
				form->plan = list->plans[k];
				return;
			}
			form->is_unsure = form->is_unsure || above_e2 > -2 * unsure_e2;
		}
}

static void add_list(struct demo_candidate *candidate, struct form *form, struct wish wish)
{
	fill_list(candidate, &wish, &form->lists[form->n]);
	form->n += form->lists[form->n].n > 0;
}

static uint32_t between(struct demo_random *random, uint32_t shortest, uint32_t longest)
{
	uint32_t drawn = shortest + demo_random_below(random, (longest - shortest + 1) * 2);
	return drawn > longest ? longest : drawn; /* a full list is the most common */
}

static void leave_first_free(struct list *list)
{
	list->first_rank = 2;
	if (list->n == 3)
		list->n = 2;
}

static void file_regular(struct demo_candidate *candidate, struct form *form)
{
	enum { TOO_SURE = 70000, TOO_MUCH = 40 };
	struct demo_random *random = &candidate->random;
	int32_t mark = candidate->guess_e2 / 100 + (demo_random_chance(random, TOO_SURE) ? TOO_MUCH : 0);
	if (candidate->sport)
		add_list(candidate, form, (struct wish){ DEMO_SPT, mark, 40, 60, 2 });
	if (candidate->arts)
		add_list(candidate, form, (struct wish){ DEMO_ART, mark, 40, 60, between(random, 1, 3) });
	for (size_t i = 0; i < LISTS_MOST; i++) {
		const struct section_use *use = &uses[i];
		if (mark < use->from || mark > use->to || (candidate->is_migrant && use->tier != DEMO_UNI))
			continue;
		if (demo_random_chance(random, use->per_million))
			add_list(candidate, form,
			         (struct wish){ use->tier, mark, use->hope, use->safety,
			                        between(random, use->shortest, use->longest) });
		struct list *last = form->n ? &form->lists[form->n - 1] : NULL;
		if (last && last->tier == DEMO_PRI && use->tier == DEMO_PRI && demo_random_chance(random, 120000))
			leave_first_free(last);
	}
}

static void file_form(struct demo_candidate *candidate, struct form *form)
{
	int32_t mark = candidate->guess_e2 / 100;
	struct demo_random *random = &candidate->random;
	switch (candidate->segment) {
	case DEMO_FROM_XINJIANG:
		add_list(candidate, form, (struct wish){ DEMO_XJ, mark, 630, 630, 2 });
		return;
	case DEMO_FROM_OUTSIDE:
		add_list(candidate, form, (struct wish){ DEMO_OUT, mark, 60, 100, 3 });
		return;
	case DEMO_SPECIAL:
		add_list(candidate, form, (struct wish){ DEMO_SPE, 0, 630, 630, between(random, 1, 2) });
		return;
	case DEMO_REGULAR:
		break;
	}
	if (candidate->is_recommended)
		add_list(candidate, form, (struct wish){ DEMO_REC, candidate->recommendation_e2 / 100, 2, 4, 2 });
	else if (candidate->is_flow)
		add_list(candidate, form, (struct wish){ DEMO_FLOW, mark / 4, 15, 60, between(random, 3, 5) });
	else
		file_regular(candidate, form);
}

/* --- what happens afterwards */

static const uint32_t returned_per_million[DEMO_TIER_COUNT] = {
	[DEMO_REC] = 30000, [DEMO_FLOW] = 12000, [DEMO_MUN] = 60000, [DEMO_KEY] = 150000, [DEMO_PRI] = 240000, [DEMO_UNI] = 10000,
};
static const char *const return_reasons[] = { "体检结论不符合专业要求", "面试未通过", "档案材料不全", "本人书面放弃" };

static bool is_returned(struct demo_candidate *candidate, const struct form *form, struct demo_sheet *sheet)
{
	struct demo_random *random = &candidate->random;
	if (!form->placed || form->is_unsure || !demo_random_chance(random, returned_per_million[form->placed->tier]))
		return false;
	demo_code(sheet, demo_tiers[form->placed->tier].code);
	demo_code(sheet, candidate->no);
	demo_code(sheet, candidate->district->program_code[candidate->district->program_of[form->plan]]);
	demo_code(sheet, demo_random_pick(random, return_reasons, sizeof return_reasons / sizeof return_reasons[0]));
	demo_end(sheet);
	return true;
}

/* One candidate in some 1,500 is placed by decision of the authority, in one of the schools that are wanted most. */
static bool is_ordered(struct demo_candidate *candidate, struct demo_sheet *sheet)
{
	enum { EVERY = 1499, OFFSET = 700, WANTED = 5 };
	const struct demo_district *district = candidate->district;
	enum demo_tier tier = candidate->serial % 2 ? DEMO_KEY : DEMO_UNI;
	const struct demo_section *section = &district->sections[tier];
	bool is_usual = candidate->segment == DEMO_REGULAR && !candidate->is_recommended && !candidate->is_flow &&
	                !candidate->arts && !candidate->sport && !candidate->is_migrant;
	if (candidate->serial % EVERY != OFFSET || !is_usual || section->n == 0)
		return false;
	uint32_t at = demo_random_below(&candidate->random, section->n > WANTED ? WANTED : section->n);
	uint16_t plan = section->plans[at];
	demo_code(sheet, demo_tiers[tier].code);
	demo_code(sheet, candidate->no);
	demo_code(sheet, district->program_code[district->program_of[plan]]);
	demo_code(sheet, tier == DEMO_KEY ? "引进人才子女照顾入学" : "因病休学后复学安排");
	demo_code(sheet, "区教育局招生工作会议纪要〔2006〕9号");
	demo_code(sheet, demo_plans[plan].pool);
	demo_end(sheet);
	return true;
}

void demo_choices_write(struct demo_candidate *candidate, struct demo_folder *folder)
{
	struct form form = { .n = 0 };
	bool is_regular = candidate->segment == DEMO_REGULAR;
	file_form(candidate, &form);
	if (is_regular)
		expect_place(candidate, &form);
	bool is_placed = is_ordered(candidate, &folder->sheets[KIND_ORDERS]);
	bool is_short = is_returned(candidate, &form, &folder->sheets[KIND_RETURNS]) || !form.placed;
	if (is_regular && is_short && !is_placed && demo_random_chance(&candidate->random, FILES_AGAIN))
		add_list(candidate, &form, (struct wish){ DEMO_SUP, candidate->total_e2 / 100, 30, 300, 4 });
	for (size_t i = 0; i < form.n; i++)
		write_list(candidate, &form.lists[i], &folder->sheets[KIND_CHOICES]);
}
