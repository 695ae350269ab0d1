/* SPDX-License-Identifier: ISC */
/* Rules in an explanation: the part that does not hold, and the values that went into it. */
#include "explain.h"

enum { PART_BYTES = 2048, INPUTS_BYTES = 4096 };

const struct rule_tree *explain_read_rule(struct explaining *explaining, const struct explain_site *site)
{
	struct rule_fault fault;

	return rule_read(explaining->arena, site->use, site->text, explaining->dataset,
	                 site->use == RULE_PLAN_LINE ? site->tier : IX_NONE, &fault);
}

static const char *describe_inputs(struct explaining *explaining, const struct explain_site *site, const struct rule_tree *tree)
{
	char *inputs = arena_alloc(explaining->arena, INPUTS_BYTES, 1);

	if (inputs)
		rule_describe_inputs(tree, explaining->dataset, explaining->totals, explaining->explanation->candidate,
		                     site->choice, inputs, INPUTS_BYTES);
	return inputs;
}

bool explain_tell_refusal(struct explaining *explaining, const struct explain_site *site, struct explain_rule *rule)
{
	const struct rule_tree *tree = explain_read_rule(explaining, site);
	char *part = arena_alloc(explaining->arena, PART_BYTES, 1);

	if (!tree || !part)
		return false;
	rule_describe_refusal(tree, explaining->dataset, explaining->totals, explaining->explanation->candidate, site->choice, part,
	                      PART_BYTES);
	/* The part is a rule by itself, unless it had to be cut. */
	const struct explain_site part_site = { .use = site->use, .tier = site->tier, .text = part, .choice = site->choice };
	const struct rule_tree *part_tree = part[0] ? explain_read_rule(explaining, &part_site) : NULL;
	*rule = (struct explain_rule){ .text = site->text,
		                       .part = part,
		                       .inputs = describe_inputs(explaining, site, part_tree ? part_tree : tree) };
	return rule->inputs != NULL;
}

bool explain_tell_line(struct explaining *explaining, const struct explain_site *site, struct explain_rule *rule)
{
	const struct rule_tree *tree = explain_read_rule(explaining, site);

	if (!tree)
		return false;
	*rule = (struct explain_rule){ .text = site->text, .part = "", .inputs = describe_inputs(explaining, site, tree) };
	return rule->inputs != NULL;
}

bool explain_evaluate(struct explaining *explaining, const struct explain_site *site, int64_t *value_e4)
{
	const struct rule_tree *tree = explain_read_rule(explaining, site);
	struct rule *rule = tree ? rule_compile(tree, explaining->dataset, NULL) : NULL;
	struct rule_scratch *scratch = rule_scratch_make();
	const struct rule_batch batch = { .dataset = explaining->dataset,
		                          .totals = explaining->totals,
		                          .count = 1,
		                          .candidates = &explaining->explanation->candidate,
		                          .choices = &site->choice };
	uint8_t failure = FAILURE_MEMORY;

	if (rule && scratch)
		rule_evaluate(rule, &batch, scratch, value_e4, &failure);
	rule_scratch_free(scratch);
	rule_free(rule);
	return failure == FAILURE_NONE;
}
