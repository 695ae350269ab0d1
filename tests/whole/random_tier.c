/* SPDX-License-Identifier: ISC */
/* The tiers of a made-up year. */
#include "random_tier.h"

#include <stdlib.h>
#include <string.h>

struct tier_maker {
	struct random_year *made;
	struct dice *dice;
	size_t tier; /* by seq */
	size_t row;
	const char *code;
	uint64_t *features;
	unsigned draws; /* percent of rankings that may draw lots */
};

static const char *const tier_codes[RANDOM_TIERS] = { "T1", "a", "0_x", "B-9", "T" };

static void use(struct tier_maker *maker, enum feature feature)
{
	*maker->features |= FEATURE(feature);
}

static char *make_rule(struct tier_maker *maker, enum rule_kind kind, unsigned allowed)
{
	struct rule_maker rules = {
		.dice = maker->dice, .year = maker->made->year, .allowed = allowed, .features = maker->features
	};
	if (kind != MAKE_RANKING)
		rules.allowed |= ALLOW_COMPARISON;
	if (maker->tier > 0)
		rules.earlier_tier = tier_codes[dice_roll(maker->dice, maker->tier)];
	else
		rules.allowed &= ~(unsigned)ALLOW_CUTOFF;
	return random_rule_make(&rules, kind);
}

static void set_rule(struct tier_maker *maker, enum kind kind, size_t row, const char *column, enum rule_kind rule,
                     unsigned allowed)
{
	char *text = make_rule(maker, rule, allowed);
	year_set(maker->made->year, kind, row, column, "%s", text);
	free(text);
}

static unsigned ranking_allowance(struct tier_maker *maker)
{
	return ALLOW_CHOICE | (dice_chance(maker->dice, maker->draws) ? ALLOW_LOTTERY : 0);
}

struct option {
	const char *column, *value;
	unsigned percent;
	enum feature feature;
};

/* The first that comes up in a column stands. */
static const struct option options[] = {
	{ "bands", "sequential", 15, FEATURE_BANDS },
	{ "bands", "1,3,3", 8, FEATURE_BANDS },
	{ "bands", "2", 8, FEATURE_BANDS },
	{ "bands", "1,2", 8, FEATURE_BANDS },
	{ "bands", "3,1", 8, FEATURE_BANDS },
	{ "ties", "admit", 30, FEATURE_ADMIT },
	{ "ties", "reject", 40, FEATURE_REJECT },
	{ "adjust", "tier", 25, FEATURE_ADJUST_TIER },
	{ "adjust", "school", 30, FEATURE_ADJUST_SCHOOL },
	{ "filing", "1.5", 12, FEATURE_FILING },
	{ "filing", "1.05", 8, FEATURE_FILING },
	{ "filing", "2.34", 8, FEATURE_FILING },
	{ "max_choices", "1", 8, FEATURE_MAX_CHOICES },
	{ "max_choices", "3", 12, FEATURE_MAX_CHOICES },
	{ "max_choices", "5", 8, FEATURE_MAX_CHOICES },
};

static void set_options(struct tier_maker *maker)
{
	struct year *year = maker->made->year;
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
		const struct option *option = &options[i];
		if (year_get(year, KIND_TIERS, maker->row, option->column)[0] != '\0' || !dice_chance(maker->dice, option->percent))
			continue;
		year_set(year, KIND_TIERS, maker->row, option->column, "%s", option->value);
		use(maker, option->feature);
	}
}

static void set_inherits(struct tier_maker *maker)
{
	struct paper list = { 0 };
	for (size_t t = 0; t < maker->tier; t++)
		if (dice_chance(maker->dice, 35))
			paper_write(&list, "%s%s", list.length > 0 ? ";" : "", tier_codes[t]);
	if (list.length > 0)
		use(maker, FEATURE_INHERITS);
	year_set(maker->made->year, KIND_TIERS, maker->row, "inherits", "%s", paper_text(&list));
	paper_clear(&list);
}

static void set_tier_rules(struct tier_maker *maker)
{
	if (dice_chance(maker->dice, 30)) {
		set_rule(maker, KIND_TIERS, maker->row, "merit", MAKE_MERIT, 0);
		use(maker, FEATURE_MERIT);
	}
	if (dice_chance(maker->dice, 60))
		set_rule(maker, KIND_TIERS, maker->row, "ranking", MAKE_RANKING, ranking_allowance(maker));
	if (dice_chance(maker->dice, 25)) {
		set_rule(maker, KIND_TIERS, maker->row, "eligible", MAKE_CONDITION, 0);
		use(maker, FEATURE_ELIGIBLE);
	}
	if (dice_chance(maker->dice, 25)) {
		set_rule(maker, KIND_TIERS, maker->row, "line", MAKE_LINE, 0);
		use(maker, FEATURE_TIER_LINE);
	}
}

static void make_pool(struct tier_maker *maker, const char *program, const char *code)
{
	struct year *year = maker->made->year;
	size_t row = year_add(year, KIND_PLANS);
	year_set(year, KIND_PLANS, row, "tier", "%s", maker->code);
	year_set(year, KIND_PLANS, row, "program", "%s", program);
	year_set(year, KIND_PLANS, row, "pool", "%s", strcmp(code, "open") == 0 && dice_chance(maker->dice, 50) ? "" : code);
	size_t most = dice_chance(maker->dice, 70) ? 3 : 7;
	year_set(year, KIND_PLANS, row, "seats", "%zu",
	         dice_roll(maker->dice, maker->made->size.seats > 0 ? maker->made->size.seats + 1 : most));
	if (dice_chance(maker->dice, 60))
		year_set(year, KIND_PLANS, row, "order", "%d", (int)dice_roll(maker->dice, 4) - 1);
	if (dice_chance(maker->dice, strcmp(code, "open") == 0 ? 20 : 60)) {
		set_rule(maker, KIND_PLANS, row, "eligible", MAKE_CONDITION, ALLOW_CHOICE);
		use(maker, FEATURE_POOL_ELIGIBLE);
	}
	if (dice_chance(maker->dice, 25)) {
		set_rule(maker, KIND_PLANS, row, "line", MAKE_LINE, ALLOW_CUTOFF);
		use(maker, FEATURE_POOL_LINE);
	}
	if (dice_chance(maker->dice, 25)) {
		set_rule(maker, KIND_PLANS, row, "ranking", MAKE_RANKING, ranking_allowance(maker));
		use(maker, FEATURE_POOL_RANKING);
	}
}

/* A later pool of the same program: by order, then code. */
static bool stands_later(const struct year *year, size_t row, size_t other)
{
	const char *cells[2][3];
	for (size_t i = 0; i < 2; i++) {
		cells[i][0] = year_get(year, KIND_PLANS, i == 0 ? row : other, "order");
		cells[i][1] = year_get(year, KIND_PLANS, i == 0 ? row : other, "pool");
		cells[i][2] = year_get(year, KIND_PLANS, i == 0 ? row : other, "program");
	}
	long orders[2];
	for (size_t i = 0; i < 2; i++) {
		orders[i] = cells[i][0][0] != '\0' ? strtol(cells[i][0], NULL, 10) : 1;
		cells[i][1] = cells[i][1][0] != '\0' ? cells[i][1] : "open";
	}
	if (strcmp(cells[0][2], cells[1][2]) != 0)
		return false;
	return orders[1] != orders[0] ? orders[1] > orders[0] : strcmp(cells[1][1], cells[0][1]) > 0;
}

static void set_rollovers(struct tier_maker *maker, size_t first)
{
	struct year *year = maker->made->year;
	for (size_t r = first; r < year_count(year, KIND_PLANS); r++) {
		for (size_t other = first; other < year_count(year, KIND_PLANS); other++) {
			if (!stands_later(year, r, other) || !dice_chance(maker->dice, 50))
				continue;
			const char *pool = year_get(year, KIND_PLANS, other, "pool");
			year_set(year, KIND_PLANS, r, "rollover", "%s", pool[0] != '\0' ? pool : "open");
			use(maker, FEATURE_ROLLOVER);
		}
	}
}

static void make_plans(struct tier_maker *maker)
{
	static const char *const pools[] = { "open", "quota", "Z", "sport" };
	struct year *year = maker->made->year;
	size_t first = year_count(year, KIND_PLANS);
	for (size_t p = 0; p < year_count(year, KIND_PROGRAMS); p++) {
		if (dice_chance(maker->dice, 20))
			continue;
		size_t n = dice_chance(maker->dice, 50) ? 1 : 1 + dice_roll(maker->dice, 4);
		for (size_t i = 0; i < n; i++)
			make_pool(maker, year_get(year, KIND_PROGRAMS, p, "code"), pools[i]);
		if (n > 1)
			use(maker, FEATURE_POOLS);
	}
	bool may_lend = year_get(year, KIND_TIERS, maker->row, "bands")[0] == '\0' &&
	                year_get(year, KIND_TIERS, maker->row, "adjust")[0] == '\0';
	if (may_lend && dice_chance(maker->dice, 80))
		set_rollovers(maker, first);
}

static void add_return(struct tier_maker *maker, const char *no, const char *program)
{
	static const struct {
		const char *value;
		enum feature feature;
	} kinds[] = { { "final", FEATURE_FINAL }, { "out", FEATURE_OUT }, { "refile", FEATURE_REFILE } };
	struct year *year = maker->made->year;
	const char *returns = year_get(year, KIND_TIERS, maker->row, "returns");
	size_t row = year_add(year, KIND_RETURNS);
	year_set(year, KIND_RETURNS, row, "tier", "%s", maker->code);
	year_set(year, KIND_RETURNS, row, "candidate_no", "%s", no);
	year_set(year, KIND_RETURNS, row, "program", "%s", program);
	year_set(year, KIND_RETURNS, row, "reason", "health");
	for (size_t i = 0; i < 3; i++)
		if (strcmp(returns[0] != '\0' ? returns : "final", kinds[i].value) == 0)
			use(maker, kinds[i].feature);
}

static void make_choices(struct tier_maker *maker, const char *no, unsigned returned)
{
	struct year *year = maker->made->year;
	size_t n_programs = year_count(year, KIND_PROGRAMS), n = 1 + dice_roll(maker->dice, maker->made->size.n_choices), rank = 0;
	bool *used = must_make(n_programs, sizeof used[0]);
	for (size_t i = 0; i < n && i < n_programs; i++) {
		size_t program = dice_roll(maker->dice, n_programs);
		while (used[program])
			program = (program + 1) % n_programs;
		used[program] = true;
		rank += dice_chance(maker->dice, 85) ? 1 : 2;
		const char *code = year_get(year, KIND_PROGRAMS, program, "code");
		size_t row = year_add(year, KIND_CHOICES);
		year_set(year, KIND_CHOICES, row, "candidate_no", "%s", no);
		year_set(year, KIND_CHOICES, row, "tier", "%s", maker->code);
		year_set(year, KIND_CHOICES, row, "rank", "%zu", rank);
		year_set(year, KIND_CHOICES, row, "program", "%s", code);
		if (dice_chance(maker->dice, returned))
			add_return(maker, no, code);
	}
	for (size_t p = 0; p < n_programs; p++) /* returned by a program not on the list */
		if (!used[p] && dice_chance(maker->dice, returned / 5))
			add_return(maker, no, year_get(year, KIND_PROGRAMS, p, "code"));
	free(used);
}

static void make_orders(struct tier_maker *maker, size_t first_plan)
{
	struct year *year = maker->made->year;
	size_t n_plans = year_count(year, KIND_PLANS) - first_plan;
	for (size_t c = 0; c < year_count(year, KIND_CANDIDATES) && n_plans > 0; c++) {
		if (!dice_chance(maker->dice, 8))
			continue;
		size_t plan = first_plan + dice_roll(maker->dice, n_plans), row = year_add(year, KIND_ORDERS);
		year_set(year, KIND_ORDERS, row, "tier", "%s", maker->code);
		year_set(year, KIND_ORDERS, row, "candidate_no", "%s", year_get(year, KIND_CANDIDATES, c, "candidate_no"));
		year_set(year, KIND_ORDERS, row, "program", "%s", year_get(year, KIND_PLANS, plan, "program"));
		year_set(year, KIND_ORDERS, row, "pool", "%s", year_get(year, KIND_PLANS, plan, "pool"));
		year_set(year, KIND_ORDERS, row, "reason", "decision");
		year_set(year, KIND_ORDERS, row, "authority", "office");
		use(maker, FEATURE_ORDERS);
	}
}

static void make_tier(struct tier_maker *maker, long seq)
{
	static const char *const returns[] = { "", "final", "out", "refile", "refile" };
	struct year *year = maker->made->year;
	size_t first_plan = year_count(year, KIND_PLANS);
	maker->row = year_add(year, KIND_TIERS);
	year_set(year, KIND_TIERS, maker->row, "code", "%s", maker->code);
	year_set(year, KIND_TIERS, maker->row, "name", "%s", maker->code);
	year_set(year, KIND_TIERS, maker->row, "seq", "%ld", seq);
	year_set(year, KIND_TIERS, maker->row, "returns", "%s", returns[dice_roll(maker->dice, 5)]);
	set_options(maker);
	set_inherits(maker);
	set_tier_rules(maker);
	make_plans(maker);
	unsigned returned = dice_chance(maker->dice, 50) ? 15 : 0;
	for (size_t c = 0; c < year_count(year, KIND_CANDIDATES); c++)
		if (dice_chance(maker->dice, 85))
			make_choices(maker, year_get(year, KIND_CANDIDATES, c, "candidate_no"), returned);
	if (dice_chance(maker->dice, 50))
		make_orders(maker, first_plan);
}

void random_tiers_make(struct random_year *made, struct dice *dice)
{
	long seq = (long)dice_roll(dice, 5) - 3;
	unsigned draws = dice_chance(dice, 40) ? 60 : 0;
	made->n_tiers = 1 + dice_roll(dice, RANDOM_TIERS);
	for (size_t t = 0; t < made->n_tiers; t++) {
		struct tier_maker maker = {
			.made = made, .dice = dice, .tier = t, .code = tier_codes[t], .features = &made->tiers[t], .draws = draws
		};
		make_tier(&maker, seq);
		seq += 1 + (long)dice_roll(dice, 9);
	}
}
