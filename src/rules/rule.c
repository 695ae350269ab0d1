/* SPDX-License-Identifier: ISC */
/* A compiled rule as a whole: its room, and what can be asked of it. */
#include "compile.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

/* --- room ------------------------------------------------------------------------------------------------------------------- */
struct room {
	size_t nodes, arguments, bytes, cutoffs;
};

static void count_node(const struct rule_node *node, struct room *room)
{
	room->nodes++;
	room->arguments += node->n_arguments;
	room->cutoffs += node->op == OP_CUTOFF;
	room->bytes += node->op == OP_STRING ? node->length + 1 : 0;
	/* A number beside a text is kept as it is written. */
	room->bytes += node->op == OP_EQUAL || node->op == OP_NOT_EQUAL || node->op == OP_MATCHES ? DECIMAL_TEXT : 0;
	for (size_t i = 0; i < node->n_arguments; i++)
		count_node(node->arguments[i], room);
}

/* A node gives at most its own code and one that turns a truth into a number or back; such a one has one argument. */
static bool make_room(struct rule *rule, const struct rule_tree *tree)
{
	const size_t n_keys = tree->n_keys > 0 ? tree->n_keys : 1; /* calloc of nothing may give NULL */
	struct room room = { 0 };

	for (size_t i = 0; i < tree->n_keys; i++)
		count_node(tree->keys[i], &room);
	rule->keys = calloc(n_keys, sizeof(struct code *));
	rule->codes = calloc(2 * room.nodes + n_keys, sizeof(struct code));
	rule->arguments = calloc(room.arguments + room.nodes + n_keys, sizeof(struct code *));
	rule->bytes = malloc(room.bytes + 1);
	rule->cutoffs = calloc(room.cutoffs + 1, sizeof(tier_ix));
	return rule->keys && rule->codes && rule->arguments && rule->bytes && rule->cutoffs;
}

/* The first argument of a chain is worked out on the level itself, the others one below. */
static size_t depth_of(const struct code *code)
{
	const bool keeps_own = code->op == CODE_OR || code->op == CODE_NOT || code->op == CODE_TRUTH_NUMBER;
	size_t most = 1;

	for (size_t i = 0; i < code->n_arguments; i++) {
		const size_t depth = depth_of(code->arguments[i]) + (i > 0 || keeps_own);

		most = depth > most ? depth : most;
	}
	return most;
}

/* --- the guard -------------------------------------------------------------------------------------------------------------- */
static bool is_column(const struct rule_node *node)
{
	return node->op == OP_NAME && (node->name == NAME_FEEDER || node->name == NAME_DISTRICT || node->name == NAME_CATEGORY);
}

/* The value's number in texts, where the node is a constant. */
static bool find_value(const struct dataset *dataset, const struct rule_node *node, uint32_t *value)
{
	char written[DECIMAL_TEXT];

	if (node->op == OP_STRING)
		*value = strings_find(dataset->texts, node->text, node->length);
	else if (node->op == OP_NUMBER)
		*value = strings_find(dataset->texts, written, decimal_write(node->number_e4, written));
	return node->op == OP_STRING || node->op == OP_NUMBER;
}

static void find_guard(struct rule *rule, const struct rule_tree *tree, const struct dataset *dataset)
{
	const struct rule_node *node = tree->keys[0];

	if (tree->use != RULE_TIER_ELIGIBLE && tree->use != RULE_PLAN_ELIGIBLE)
		return;
	while (node->op == OP_AND)
		node = node->arguments[0];
	if (node->op != OP_EQUAL)
		return;
	const struct rule_node *column = node->arguments[is_column(node->arguments[0]) ? 0 : 1];
	const struct rule_node *value = node->arguments[is_column(node->arguments[0]) ? 1 : 0];
	rule->has_guard = is_column(column) && find_value(dataset, value, &rule->guard_value);
	rule->guard_column = column->name;
}

/* --- making ----------------------------------------------------------------------------------------------------------------- */
static uint32_t find_key(const struct dataset *dataset, const char *text, uint32_t otherwise)
{
	const uint32_t number = strings_find(dataset->texts, text, strlen(text));

	return number == STRING_NONE ? otherwise : number;
}

static bool compile_keys(struct rule *rule, const struct rule_tree *tree, const struct dataset *dataset, struct problem *problem)
{
	const bool is_condition = tree->use == RULE_TIER_ELIGIBLE || tree->use == RULE_PLAN_ELIGIBLE;
	struct compiler compiler = { .rule = rule, .dataset = dataset, .problem = problem };

	rule->is_constant = true;
	for (size_t i = 0; i < tree->n_keys && !compiler.has_failed; i++) {
		const struct rule_node *key = tree->keys[i];
		struct code *code = compile_key(&compiler, key, is_condition);

		if (!code)
			break;
		if (key->op == OP_LOTTERY && rule->lottery_key < 0)
			rule->lottery_key = (int)i;
		rule->is_constant &= code->op == CODE_CONSTANT && key->op != OP_LOTTERY;
		rule->keys[rule->n_keys++] = code;
		const size_t depth = depth_of(code);
		rule->depth = depth > rule->depth ? depth : rule->depth;
	}
	rule_scratch_free(compiler.scratch);
	return rule->n_keys == tree->n_keys;
}

struct rule *rule_compile(const struct rule_tree *tree, const struct dataset *dataset, struct problem *problem)
{
	struct rule *rule = calloc(1, sizeof(*rule));

	if (!rule || !make_room(rule, tree)) {
		rule_free(rule);
		problem_memory(problem);
		return NULL;
	}
	rule->lottery_key = -1;
	rule->key_empty = find_key(dataset, "", KEY_EMPTY);
	rule->key_zero = find_key(dataset, "0", KEY_NEVER);
	if (!compile_keys(rule, tree, dataset, problem)) {
		rule_free(rule);
		return NULL;
	}
	/* A rule that names a cutoff depends on it even where its value would not matter. */
	rule->is_constant &= rule->n_cutoffs == 0;
	find_guard(rule, tree, dataset);
	return rule;
}

void rule_free(struct rule *rule)
{
	if (!rule)
		return;
	for (size_t i = 0; i < rule->n_codes; i++)
		rule_pattern_free(rule->codes[i].pattern);
	free(rule->keys);
	free(rule->codes);
	free(rule->arguments);
	free(rule->bytes);
	free(rule->cutoffs);
	free(rule);
}

/* --- questions -------------------------------------------------------------------------------------------------------------- */
size_t rule_key_count(const struct rule *rule)
{
	return rule->n_keys;
}

bool rule_uses_choice(const struct rule *rule)
{
	return rule->uses_choice;
}

bool rule_uses_cutoff(const struct rule *rule, tier_ix tier)
{
	for (size_t i = 0; i < rule->n_cutoffs; i++)
		if (rule->cutoffs[i] == tier)
			return true;
	return false;
}

int rule_lottery_key(const struct rule *rule)
{
	return rule->lottery_key;
}

bool rule_is_constant(const struct rule *rule)
{
	return rule->is_constant;
}

bool rule_guard(const struct rule *rule, enum rule_name *column, uint32_t *value)
{
	if (!rule->has_guard)
		return false;
	*column = rule->guard_column;
	*value = rule->guard_value;
	return true;
}
