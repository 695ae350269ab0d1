/* SPDX-License-Identifier: ISC */
/* Rules explained for one candidate: what went into them, and what did not hold. */
#include <luqu/evaluate.h>

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/text.h>

#include "code.h"

enum { NAMES_MOST = 64 }; /* named in one explanation; a rule with more is not for reading */

struct description {
	const struct rule_tree *tree;
	const struct dataset *dataset;
	const struct totals *totals;
	candidate_ix candidate;
	uint16_t choice;
	char *buffer;
	size_t size;
	const struct rule_node *seen[NAMES_MOST];
	size_t n_seen;
};

/* Works one part of the rule out for the candidate; false: it fails. */
static bool evaluate_part(const struct description *of, const struct rule_node *part, enum rule_use use, int64_t *number_e4)
{
	struct rule_node *key = (struct rule_node *)(uintptr_t)part;
	const struct rule_tree tree = { .use = use, .text = of->tree->text, .keys = &key, .n_keys = 1 };
	const struct rule_batch batch = {
		.dataset = of->dataset,
		.totals = of->totals,
		.count = 1,
		.candidates = &of->candidate,
		.choices = &of->choice,
	};
	struct rule *rule = rule_compile(&tree, of->dataset, NULL);
	struct rule_scratch *scratch = rule_scratch_make();
	uint8_t failure = FAILURE_MEMORY;

	*number_e4 = 0;
	if (rule && scratch)
		rule_evaluate(rule, &batch, scratch, number_e4, &failure);
	rule_scratch_free(scratch);
	rule_free(rule);
	return failure == FAILURE_NONE;
}

/* --- inputs ----------------------------------------------------------------------------------------------------------------- */
static bool is_same_name(const struct rule_node *a, const struct rule_node *b)
{
	return a->name == b->name && a->index == b->index && a->length == b->length &&
	       (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

static bool is_seen(struct description *description, const struct rule_node *node)
{
	for (size_t i = 0; i < description->n_seen; i++)
		if (is_same_name(description->seen[i], node))
			return true;
	if (description->n_seen == NAMES_MOST)
		return true;
	description->seen[description->n_seen++] = node;
	return false;
}

static void append(struct description *description, const char *bytes, size_t length)
{
	const size_t used = strlen(description->buffer);

	text_show(description->buffer + used, description->size - used, bytes, length);
}

static struct text_value name_text(const struct description *of, const struct rule_node *node)
{
	static const enum text_source sources[] = {
		[NAME_STATUS] = SOURCE_STATUS,     [NAME_CANDIDATE_NO] = SOURCE_CANDIDATE_NO, [NAME_FEEDER] = SOURCE_FEEDER,
		[NAME_DISTRICT] = SOURCE_DISTRICT, [NAME_CATEGORY] = SOURCE_CATEGORY,         [NAME_SEX] = SOURCE_SEX,
		[NAME_TAG] = SOURCE_TAG,
	};
	const struct rule rule = { .key_empty = KEY_EMPTY };
	const struct rule_batch batch = { .dataset = of->dataset };
	struct run run = { .rule = &rule, .batch = &batch };
	struct code code = { .op = CODE_TEXT, .source = sources[node->name], .index = node->index };

	if (node->name == NAME_TAG)
		code.index = strings_find(of->dataset->texts, node->text, node->length);
	const struct text_value text = text_of(&run, &code, of->candidate);
	return text.length > 0 ? text : (struct text_value){ "''", 2 };
}

/* A name as written, without parentheses around it. */
static void append_name(struct description *description, const struct rule_node *node)
{
	static const char around[] = "() \t\r\n";
	uint32_t from = node->from, to = node->to;

	while (from < to && strchr(around, description->tree->text[from]))
		from++;
	while (from < to && strchr(around, description->tree->text[to - 1]))
		to--;
	append(description, description->tree->text + from, to - from);
}

static void describe_name(struct description *description, const struct rule_node *node)
{
	char written[DECIMAL_TEXT];
	struct text_value value = { written, 0 };
	int64_t number_e4 = 0;

	if (node->is_text)
		value = name_text(description, node);
	else if (evaluate_part(description, node, RULE_RANKING, &number_e4))
		value.length = decimal_write(number_e4, written);
	if (*description->buffer)
		append(description, ", ", 2);
	append_name(description, node);
	append(description, " ", 1);
	append(description, value.bytes, value.length);
}

static void describe_names(struct description *description, const struct rule_node *node)
{
	if (node->op == OP_NAME && !is_seen(description, node))
		describe_name(description, node);
	for (size_t i = 0; i < node->n_arguments; i++)
		describe_names(description, node->arguments[i]);
}

void rule_describe_inputs(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals,
                          candidate_ix candidate, uint16_t choice, char *buffer, size_t size)
{
	struct description description = {
		.tree = tree,
		.dataset = dataset,
		.totals = totals,
		.candidate = candidate,
		.choice = choice,
		.buffer = buffer,
		.size = size,
	};

	if (size == 0)
		return;
	*buffer = '\0';
	for (size_t i = 0; i < tree->n_keys; i++)
		describe_names(&description, tree->keys[i]);
}

/* --- refusal ---------------------------------------------------------------------------------------------------------------- */
static const struct rule_node *find_refusal(const struct description *of, const struct rule_node *node)
{
	const struct rule_node *found = NULL;
	int64_t number_e4;

	for (size_t i = 0; i < node->n_arguments && node->op == OP_AND && !found; i++)
		found = find_refusal(of, node->arguments[i]);
	if (node->op == OP_AND || (evaluate_part(of, node, RULE_PLAN_ELIGIBLE, &number_e4) && number_e4 != 0))
		return found;
	return node;
}

void rule_describe_refusal(const struct rule_tree *tree, const struct dataset *dataset, const struct totals *totals,
                           candidate_ix candidate, uint16_t choice, char *buffer, size_t size)
{
	const struct description of = {
		.tree = tree,
		.dataset = dataset,
		.totals = totals,
		.candidate = candidate,
		.choice = choice,
	};
	const struct rule_node *found = find_refusal(&of, tree->keys[0]);

	if (size == 0)
		return;
	*buffer = '\0';
	if (found)
		text_show(buffer, size, tree->text + found->from, found->to - found->from);
}
