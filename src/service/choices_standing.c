/* SPDX-License-Identifier: ISC */
/* Where a candidate stands by the rules of tiers and pools. */
#include <stdio.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/rule.h>

#include "choices.h"

enum { PART_TEXT = 200, INPUTS_TEXT = 256, STANDING_NO_MEMORY = CHOICES_RULE_FAILS + 1 };

struct asking { /* one rule for the one candidate */
	const struct choices_form *form;
	struct arena *arena;
	enum rule_use use;
	tier_ix tier;
	uint16_t choice; /* 0: of none in particular */
	const char *text;
	const struct rule_tree *tree;
};

static bool read_rule(struct asking *asking)
{
	struct rule_fault fault;

	asking->tree = rule_read(asking->arena, asking->use, asking->text, asking->form->year.dataset,
				 asking->use == RULE_PLAN_LINE ? asking->tier : IX_NONE, &fault);
	return asking->tree != NULL;
}

static bool names_cutoff(const struct rule *rule, const struct dataset *dataset)
{
	for (tier_ix t = 0; t < dataset->n_tiers; t++)
		if (rule_uses_cutoff(rule, t))
			return true;
	return false;
}

enum answer { ANSWER_GIVEN, ANSWER_UNKNOWN /* it names cutoffs of a run to come */, ANSWER_FAILS, ANSWER_NO_MEMORY };

static enum answer evaluate(const struct asking *asking, const struct rule *rule, int64_t *value_e4)
{
	const struct year_data *year = &asking->form->year;
	const candidate_ix candidate = 0;
	const struct rule_batch batch = { .dataset = year->dataset, .totals = year->totals, .count = 1, .candidates = &candidate,
					  .choices = &asking->choice };
	struct rule_scratch *scratch = rule_scratch_make();
	uint8_t failure = FAILURE_MEMORY;

	if (scratch)
		rule_evaluate(rule, &batch, scratch, value_e4, &failure);
	rule_scratch_free(scratch);
	return failure == FAILURE_NONE ? ANSWER_GIVEN : failure == FAILURE_MEMORY ? ANSWER_NO_MEMORY : ANSWER_FAILS;
}

/* A rule that cannot be read has been told long ago, by whoever put it in; check tells it again. */
static enum answer ask(struct asking *asking, int64_t *value_e4)
{
	const struct dataset *d = asking->form->year.dataset;
	struct problem problem = { .status = STATUS_OK };
	enum answer answer = ANSWER_FAILS;

	if (!read_rule(asking))
		return arena_failed(asking->arena) ? ANSWER_NO_MEMORY : ANSWER_FAILS;
	struct rule *rule = rule_compile(asking->tree, d, &problem);
	if (!rule)
		answer = problem.status == STATUS_ENVIRONMENT ? ANSWER_NO_MEMORY : ANSWER_FAILS;
	else
		answer = names_cutoff(rule, d) ? ANSWER_UNKNOWN : evaluate(asking, rule, value_e4);
	rule_free(rule);
	return answer;
}

/* "sport >= 2 (tag.sport 1)" */
static void describe_refusal(const struct asking *asking, char note[CHOICES_NOTE])
{
	const struct year_data *year = &asking->form->year;
	char part[PART_TEXT], inputs[INPUTS_TEXT];

	rule_describe_refusal(asking->tree, year->dataset, year->totals, 0, asking->choice, part, sizeof part);
	rule_describe_inputs(asking->tree, year->dataset, year->totals, 0, asking->choice, inputs, sizeof inputs);
	snprintf(note, CHOICES_NOTE, inputs[0] ? "%s (%s)" : "%s", part, inputs);
}

static void describe_line(int64_t merit_e4, int64_t line_e4, char note[CHOICES_NOTE])
{
	char merit[DECIMAL_TEXT], line[DECIMAL_TEXT];

	decimal_write(merit_e4, merit);
	decimal_write(line_e4, line);
	snprintf(note, CHOICES_NOTE, _("merit %s, line %s"), merit, line);
}

static bool has_marks(const struct dataset *d)
{
	for (size_t s = 0; s < d->n_subjects; s++)
		if (d->status[s][0] == SCORE_PRESENT)
			return true;
	return false;
}

/* What stands before a tier or a pool: its eligible, then its line. */
struct door { const char *eligible, *line, *merit; enum rule_use eligible_use, line_use; tier_ix tier; uint16_t choice; };

static enum answer ask_of(struct asking *asking, enum rule_use use, const char *text, int64_t *value_e4)
{
	asking->use = use;
	asking->text = text;
	return ask(asking, value_e4);
}

static int standing_without(enum answer answer)
{
	return answer == ANSWER_NO_MEMORY ? STANDING_NO_MEMORY : CHOICES_RULE_FAILS;
}

static int stand_at_line(struct asking *asking, const struct door *door, char note[CHOICES_NOTE])
{
	int64_t merit_e4 = 0, line_e4 = 0;
	const enum answer line = ask_of(asking, door->line_use, door->line, &line_e4);
	const enum answer merit = line == ANSWER_GIVEN ? ask_of(asking, RULE_MERIT, door->merit, &merit_e4) : line;

	if (line == ANSWER_UNKNOWN)
		return CHOICES_OPEN;
	if (merit != ANSWER_GIVEN)
		return standing_without(merit);
	if (merit_e4 >= line_e4)
		return CHOICES_OPEN;
	describe_line(merit_e4, line_e4, note);
	return CHOICES_BELOW_LINE;
}

static int stand_before(struct asking *asking, const struct door *door, char note[CHOICES_NOTE])
{
	int64_t is_eligible = 1;
	const enum answer answer = door->eligible ? ask_of(asking, door->eligible_use, door->eligible, &is_eligible) : ANSWER_GIVEN;

	note[0] = '\0';
	if (answer != ANSWER_GIVEN)
		return standing_without(answer);
	if (is_eligible == 0) {
		describe_refusal(asking, note);
		return CHOICES_NOT_ELIGIBLE;
	}
	return door->line && asking->form->has_marks ? stand_at_line(asking, door, note) : CHOICES_OPEN;
}

/* enum choices_standing, or STANDING_NO_MEMORY. */
static int stand(const struct choices_form *form, const struct door *door, char note[CHOICES_NOTE])
{
	struct asking asking = { .form = form, .arena = arena_make(), .tier = door->tier, .choice = door->choice };
	const int standing = asking.arena ? stand_before(&asking, door, note) : STANDING_NO_MEMORY;

	arena_free(asking.arena);
	return standing;
}

enum status choices_find_standing(struct choices_form *form, struct problem *problem)
{
	const struct dataset *d = form->year.dataset;
	char note[CHOICES_NOTE];

	form->has_marks = has_marks(d);
	form->tiers = arena_alloc(form->arena, d->n_tiers, sizeof *form->tiers);
	for (tier_ix t = 0; form->tiers && t < d->n_tiers; t++) {
		const struct tier *row = &d->tiers[t];
		const struct door door = { row->eligible, row->line, row->merit, RULE_TIER_ELIGIBLE, RULE_TIER_LINE, t, 0 };
		const int standing = stand(form, &door, note);

		if (standing == STANDING_NO_MEMORY)
			return problem_memory(problem);
		form->tiers[t] = (struct choices_tier){ row->code, row->name, row->max_choices, (enum choices_standing)standing,
							arena_copy(form->arena, note) };
	}
	return arena_failed(form->arena) ? problem_memory(problem) : STATUS_OK;
}

/* --- pools --------------------------------------------------------------------------------------------------------------------------------- */

static bool may_inherit(const struct dataset *d, tier_ix tier, program_ix program)
{
	size_t count;

	for (size_t i = 0; i < d->tiers[tier].n_inherits; i++)
		if (dataset_program_plans(d, d->tiers[tier].inherits[i], program, &count) != IX_NONE)
			return true;
	return false;
}

bool choices_has_pool(const struct choices_form *form, size_t tier, size_t program)
{
	size_t count;

	return dataset_program_plans(form->year.dataset, (tier_ix)tier, (program_ix)program, &count) != IX_NONE ||
	       may_inherit(form->year.dataset, (tier_ix)tier, (program_ix)program);
}

bool choices_is_open(const struct choices_form *form, struct choices_place place, size_t program, char because[CHOICES_NOTE])
{
	const struct dataset *d = form->year.dataset;
	size_t count;
	const plan_ix first = dataset_program_plans(d, (tier_ix)place.tier, (program_ix)program, &count);

	because[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		const struct plan *plan = &d->plans[first + i];
		const struct door door = { plan->eligible, plan->line, d->tiers[place.tier].merit, RULE_PLAN_ELIGIBLE, RULE_PLAN_LINE, (tier_ix)place.tier,
					   (uint16_t)(place.slot + 1) };
		const int standing = stand(form, &door, because);

		if (standing == CHOICES_OPEN || standing == STANDING_NO_MEMORY) /* without memory nothing is said against it */
			return true;
	}
	return count == 0 || may_inherit(d, (tier_ix)place.tier, (program_ix)program);
}
