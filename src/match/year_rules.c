/* SPDX-License-Identifier: ISC */
/* All rules of a year, read and compiled once; equal rankings of a tier are one. */
#include "internal.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

struct reading { /* one pass over the rules of a year */
	const struct dataset *dataset;
	struct arena *arena;
	tier_ix tier;
	struct problem *problem;
};

static bool read_site(struct reading *reading, struct site *site, enum rule_use use, const char *text, const char *where)
{
	struct rule_fault fault;

	site->where = where;
	site->rule = NULL;
	if (!text)
		return true;
	if (!where)
		return problem_memory(reading->problem) == STATUS_OK;
	const struct rule_tree *tree = rule_read(reading->arena, use, text, reading->dataset,
						 use == RULE_PLAN_LINE ? reading->tier : IX_NONE, &fault);
	if (!tree) {
		if (arena_failed(reading->arena))
			problem_memory(reading->problem);
		else
			problem_set(reading->problem, STATUS_FAULT, _("%s: column %u: %s"), where, fault.column, fault.text);
		return false;
	}
	site->rule = rule_compile(tree, reading->dataset, reading->problem);
	if (!site->rule && reading->problem)
		problem_prefix(reading->problem, where);
	return site->rule != NULL;
}

static bool read_ranking(struct reading *reading, struct ranking *ranking, const char *text, const char *where)
{
	if (!read_site(reading, &ranking->site, RULE_RANKING, text, where))
		return false;
	const struct rule *rule = ranking->site.rule;
	int lottery_key = rule_lottery_key(rule);
	ranking->n_keys = rule_key_count(rule);
	ranking->names_lottery = lottery_key >= 0;
	ranking->n_deciding = ranking->names_lottery ? (size_t)lottery_key : ranking->n_keys;
	return true;
}

/* The number of a plan's ranking among those of its tier; a new text becomes a new ranking. */
static bool read_plan_ranking(struct reading *reading, struct tier_rules *rules, struct strings *texts, const struct plan *plan,
			      const char *where, uint32_t *number)
{
	*number = 0;
	if (!plan->ranking)
		return true;
	*number = strings_put(texts, plan->ranking, strlen(plan->ranking));
	if (*number == STRING_NONE)
		return problem_memory(reading->problem) == STATUS_OK;
	if (*number < rules->n_rankings)
		return true;
	return read_ranking(reading, &rules->rankings[rules->n_rankings++], plan->ranking, where);
}

static bool read_plan(struct reading *reading, struct tier_rules *rules, struct strings *texts, const struct plan *plan,
		      struct plan_rules *to)
{
	const struct dataset *d = reading->dataset;
	const char *name = arena_format(reading->arena, "plans %s/%s/%s", d->tiers[plan->tier].code, d->programs[plan->program].code,
					plan->pool);

	return read_site(reading, &to->eligible, RULE_PLAN_ELIGIBLE, plan->eligible, arena_format(reading->arena, "%s eligible", name)) &&
	       read_site(reading, &to->line, RULE_PLAN_LINE, plan->line, arena_format(reading->arena, "%s line", name)) &&
	       read_plan_ranking(reading, rules, texts, plan, arena_format(reading->arena, "%s ranking", name), &to->ranking);
}

static bool read_tier(struct reading *reading, struct tier_rules *rules)
{
	const struct dataset *d = reading->dataset;
	const struct tier *tier = &d->tiers[reading->tier];
	struct arena *a = reading->arena;

	rules->plans = arena_alloc(a, tier->n_plans, sizeof *rules->plans);
	rules->rankings = arena_alloc(a, tier->n_plans + 1, sizeof *rules->rankings);
	if (!rules->plans || !rules->rankings)
		return problem_memory(reading->problem) == STATUS_OK;
	rules->n_rankings = 1;
	rules->n_plans = tier->n_plans;
	if (!read_site(reading, &rules->merit, RULE_MERIT, tier->merit, arena_format(a, "tiers %s merit", tier->code)) ||
	    !read_site(reading, &rules->eligible, RULE_TIER_ELIGIBLE, tier->eligible, arena_format(a, "tiers %s eligible", tier->code)) ||
	    !read_site(reading, &rules->line, RULE_TIER_LINE, tier->line, arena_format(a, "tiers %s line", tier->code)) ||
	    !read_ranking(reading, &rules->rankings[0], tier->ranking, arena_format(a, "tiers %s ranking", tier->code)))
		return false;
	struct strings *texts = strings_make();
	bool good = texts && strings_put(texts, tier->ranking, strlen(tier->ranking)) == 0;
	if (!good)
		problem_memory(reading->problem);
	for (plan_ix i = 0; good && i < tier->n_plans; i++)
		good = read_plan(reading, rules, texts, &d->plans[tier->first_plan + i], &rules->plans[i]);
	strings_free(texts);
	return good;
}

struct year_rules *year_rules_make(const struct dataset *dataset, tier_ix from, tier_ix to, struct problem *problem)
{
	struct arena *arena = arena_make();
	struct year_rules *rules = arena ? arena_alloc(arena, 1, sizeof *rules) : NULL;

	if (!rules || !(rules->tiers = arena_alloc(arena, to, sizeof *rules->tiers))) {
		arena_free(arena);
		problem_memory(problem);
		return NULL;
	}
	rules->arena = arena;
	rules->n_tiers = to;
	for (tier_ix t = from; t < to; t++) {
		struct reading reading = { .dataset = dataset, .arena = arena, .tier = t, .problem = problem };
		if (!read_tier(&reading, &rules->tiers[t])) {
			year_rules_free(rules);
			return NULL;
		}
	}
	return rules;
}

void year_rules_free(struct year_rules *rules)
{
	if (!rules)
		return;
	for (size_t t = 0; t < rules->n_tiers; t++) {
		struct tier_rules *tier = &rules->tiers[t];
		rule_free(tier->merit.rule);
		rule_free(tier->eligible.rule);
		rule_free(tier->line.rule);
		for (uint32_t i = 0; i < tier->n_rankings; i++)
			rule_free(tier->rankings[i].site.rule);
		for (uint32_t i = 0; i < tier->n_plans; i++) {
			rule_free(tier->plans[i].eligible.rule);
			rule_free(tier->plans[i].line.rule);
		}
	}
	arena_free(rules->arena);
}

/* --- every faulty rule at once ----------------------------------------------------------------------------------------------- */
struct checking {
	const struct dataset *dataset;
	struct findings *findings;
	tier_ix tier;
};

static void check_text(struct checking *checking, enum rule_use use, const char *text, const char *place, const char *column)
{
	struct arena *arena = arena_make();
	struct rule_fault fault = { 0 };

	if (!text || (arena && rule_read(arena, use, text, checking->dataset, use == RULE_PLAN_LINE ? checking->tier : IX_NONE, &fault))) {
		arena_free(arena);
		return;
	}
	if (arena_failed(arena))
		findings_add(checking->findings, place, 0, column, _("out of memory"));
	else
		findings_add(checking->findings, place, 0, column, _("column %u: %s"), fault.column, fault.text);
	arena_free(arena);
}

static void check_plan_texts(struct checking *checking, const struct plan *plan)
{
	const struct dataset *d = checking->dataset;
	char place[160];

	snprintf(place, sizeof place, "plans %s/%s/%s", d->tiers[plan->tier].code, d->programs[plan->program].code, plan->pool);
	check_text(checking, RULE_PLAN_ELIGIBLE, plan->eligible, place, "eligible");
	check_text(checking, RULE_PLAN_LINE, plan->line, place, "line");
	check_text(checking, RULE_RANKING, plan->ranking, place, "ranking");
}

void match_check_rules(const struct dataset *dataset, struct findings *findings)
{
	struct checking checking = { .dataset = dataset, .findings = findings };
	char place[64];

	check_text(&checking, RULE_TOTAL, dataset->office.total, "office", "total");
	for (subject_ix s = 0; s < dataset->n_subjects; s++) {
		snprintf(place, sizeof place, "subjects %s", dataset->subjects[s].code);
		check_text(&checking, RULE_FORMULA, dataset->subjects[s].formula, place, "formula");
	}
	for (tier_ix t = 0; t < dataset->n_tiers; t++) {
		const struct tier *tier = &dataset->tiers[t];
		checking.tier = t;
		snprintf(place, sizeof place, "tiers %s", tier->code);
		check_text(&checking, RULE_MERIT, tier->merit, place, "merit");
		check_text(&checking, RULE_RANKING, tier->ranking, place, "ranking");
		check_text(&checking, RULE_TIER_ELIGIBLE, tier->eligible, place, "eligible");
		check_text(&checking, RULE_TIER_LINE, tier->line, place, "line");
		for (plan_ix p = 0; p < tier->n_plans; p++)
			check_plan_texts(&checking, &dataset->plans[tier->first_plan + p]);
	}
}
