/* SPDX-License-Identifier: ISC */
/* What a rule says of a candidate: the tree walked from its root, numbers, truths and texts each by their own function. */
#include "walk.h"

#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

const char *flaw_name(enum flaw flaw)
{
	static const char *const names[] = {
		[FLAW_NONE] = "",
		[FLAW_OVERFLOW] = N_("a number is too large"),
		[FLAW_DIVISION] = N_("division by zero"),
		[FLAW_PATTERN_LIMIT] = N_("the pattern takes too long"),
		[FLAW_PATTERN] = N_("the pattern is not good"),
		[FLAW_MEMORY] = N_("out of memory"),
	};

	return *names[flaw] ? _(names[flaw]) : "";
}

int64_t walk_fail(struct walk *walk, enum flaw flaw)
{
	if (walk->flaw == FLAW_NONE)
		walk->flaw = flaw;
	return 0;
}

/* --- texts --- */

static struct slice slice_of_word(const struct dataset *dataset, uint32_t word)
{
	if (word == STRING_NONE)
		return (struct slice){ "", 0 };
	return (struct slice){ strings_get(dataset->texts, word), strings_length(dataset->texts, word) };
}

static uint32_t tag_word(const struct walk_node *node, const struct walk *walk)
{
	if (node->word == STRING_NONE)
		return STRING_NONE;
	return dataset_tag(walk->figures->dataset, walk->candidate, node->word);
}

static struct slice slice_of_text(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static struct slice status_text(const struct dataset *dataset, subject_ix subject, candidate_ix candidate)
{
	const uint8_t *column = dataset->status[subject];

	return slice_of_text(score_status_name(column ? (enum score_status)column[candidate] : SCORE_NONE));
}

struct slice walk_text(const struct walk_node *node, struct walk *walk)
{
	const struct rule_node *source = node->node;
	const struct dataset *dataset = walk->figures->dataset;
	const candidate_ix c = walk->candidate;

	if (source->op == OP_STRING)
		return (struct slice){ source->text, source->length };
	switch (source->name) {
	case NAME_STATUS:
		return status_text(dataset, source->index, c);
	case NAME_CANDIDATE_NO:
		return slice_of_text(dataset_candidate_no(dataset, c));
	case NAME_FEEDER:
		return slice_of_word(dataset, dataset->feeder[c]);
	case NAME_DISTRICT:
		return slice_of_word(dataset, dataset->district[c]);
	case NAME_CATEGORY:
		return slice_of_word(dataset, dataset->category[c]);
	case NAME_SEX:
		return (struct slice){ &dataset->sex[c], dataset->sex[c] != 0 };
	case NAME_TAG:
		return slice_of_word(dataset, tag_word(node, walk));
	default:
		return (struct slice){ "", 0 };
	}
}

/* A value as text, a number as section 1 writes it. */
static struct slice as_text(const struct walk_node *node, struct walk *walk, char buffer[DECIMAL_TEXT])
{
	if (node->node->is_text)
		return walk_text(node, walk);
	return (struct slice){ buffer, decimal_write(walk_number(node, walk), buffer) };
}

static int slice_compare(struct slice a, struct slice b)
{
	const size_t shorter = a.length < b.length ? a.length : b.length;
	const int order = shorter > 0 ? memcmp(a.bytes, b.bytes, shorter) : 0;

	if (order != 0)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

/* --- truths --- */

static int compare_as_texts(const struct walk_node *node, struct walk *walk)
{
	char left[DECIMAL_TEXT], right[DECIMAL_TEXT];
	const struct slice a = as_text(node->arguments[0], walk, left);
	const struct slice b = as_text(node->arguments[1], walk, right);

	return slice_compare(a, b);
}

static int compare_as_numbers(const struct walk_node *node, struct walk *walk)
{
	const int64_t a = walk_number(node->arguments[0], walk);
	const int64_t b = walk_number(node->arguments[1], walk);

	return (a > b) - (a < b);
}

static bool compares(const struct walk_node *node, struct walk *walk)
{
	const enum rule_op op = node->node->op;
	const bool first = node->arguments[0]->node->is_text, second = node->arguments[1]->node->is_text;
	const bool is_equality = op == OP_EQUAL || op == OP_NOT_EQUAL;
	const bool by_text = is_equality ? first || second : first && second;
	const int order = by_text ? compare_as_texts(node, walk) : compare_as_numbers(node, walk);

	switch (op) {
	case OP_EQUAL:
		return order == 0;
	case OP_NOT_EQUAL:
		return order != 0;
	case OP_LESS:
		return order < 0;
	case OP_LESS_EQUAL:
		return order <= 0;
	case OP_GREATER:
		return order > 0;
	default:
		return order >= 0;
	}
}

static bool matches(const struct walk_node *node, struct walk *walk)
{
	char left[DECIMAL_TEXT], right[DECIMAL_TEXT], why[256];
	const struct slice text = as_text(node->arguments[0], walk, left);
	struct rule_pattern *made = NULL;
	enum pattern_answer answer;

	if (!node->pattern) {
		const struct slice source = as_text(node->arguments[1], walk, right);

		made = walk->flaw == FLAW_NONE ? rule_pattern_make(source.bytes, source.length, why, sizeof why) : NULL;
		if (!made)
			return walk_fail(walk, walk->flaw == FLAW_NONE && walk_says_memory(why) ? FLAW_MEMORY : FLAW_PATTERN);
	}
	answer = rule_pattern_match(made ? made : node->pattern, text.bytes, text.length);
	rule_pattern_free(made);
	if (answer == PATTERN_LIMIT || answer == PATTERN_MEMORY)
		return walk_fail(walk, answer == PATTERN_LIMIT ? FLAW_PATTERN_LIMIT : FLAW_MEMORY);
	return answer == PATTERN_YES;
}

/* Stops at the first argument whose truth is `decisive`. */
static bool chain(const struct walk_node *node, struct walk *walk, bool decisive)
{
	for (size_t i = 0; i < node->node->n_arguments; i++)
		if (walk_truth(node->arguments[i], walk) == decisive)
			return decisive;
	return !decisive;
}

static bool text_is_true(struct slice text)
{
	return text.length > 0 && !(text.length == 1 && text.bytes[0] == '0');
}

bool walk_truth(const struct walk_node *node, struct walk *walk)
{
	switch (node->node->op) {
	case OP_AND:
		return chain(node, walk, false);
	case OP_OR:
		return chain(node, walk, true);
	case OP_NOT:
		return !walk_truth(node->arguments[0], walk);
	case OP_MATCHES:
		return matches(node, walk);
	case OP_EQUAL:
	case OP_NOT_EQUAL:
	case OP_LESS:
	case OP_LESS_EQUAL:
	case OP_GREATER:
	case OP_GREATER_EQUAL:
		return compares(node, walk);
	default:
		return node->node->is_text ? text_is_true(walk_text(node, walk)) : walk_number(node, walk) != 0;
	}
}

/* --- numbers --- */

static int64_t text_number(struct slice text)
{
	int64_t number_e4 = 0;

	return decimal_read(text.bytes, text.length, 4, 4, &number_e4) == DECIMAL_GOOD ? number_e4 : 0;
}

static int64_t name_number(const struct walk_node *node, struct walk *walk)
{
	const struct figures *figures = walk->figures;
	const uint32_t index = node->node->index;

	switch (node->node->name) {
	case NAME_SUBJECT:
		if (figures->derived_e4[index])
			return figures->derived_e4[index][walk->candidate];
		return (int64_t)figures->dataset->mark_e2[index][walk->candidate] * (E4 / E2);
	case NAME_TOTAL:
		return figures->total_e4[walk->candidate];
	case NAME_BONUS:
		return figures->bonus_e4[walk->candidate];
	case NAME_CHOICE:
		return (int64_t)walk->choice * E4;
	default:
		return text_number(walk_text(node, walk));
	}
}

static bool combine(enum rule_op op, int64_t a, int64_t b, int64_t *result)
{
	switch (op) {
	case OP_ADD:
		return decimal_add(a, b, result);
	case OP_SUBTRACT:
		return decimal_subtract(a, b, result);
	case OP_MULTIPLY:
		return decimal_multiply(a, b, result);
	default:
		return decimal_divide(a, b, result);
	}
}

static int64_t fold(const struct walk_node *node, struct walk *walk)
{
	const enum rule_op op = node->node->op;
	int64_t value = walk_number(node->arguments[0], walk);

	for (size_t i = 1; i < node->node->n_arguments; i++) {
		const int64_t next = walk_number(node->arguments[i], walk);

		if (!combine(op, value, next, &value))
			return walk_fail(walk, op == OP_DIVIDE && next == 0 ? FLAW_DIVISION : FLAW_OVERFLOW);
	}
	return value;
}

static int64_t negate(const struct walk_node *node, struct walk *walk)
{
	int64_t result = 0;

	return decimal_negate(walk_number(node->arguments[0], walk), &result) ? result : walk_fail(walk, FLAW_OVERFLOW);
}

int64_t walk_number(const struct walk_node *node, struct walk *walk)
{
	switch (node->node->op) {
	case OP_NUMBER:
	case OP_STRING:
		return node->number_e4;
	case OP_NAME:
		return name_number(node, walk);
	case OP_CUTOFF:
		return walk->cutoffs_e4[node->node->index];
	case OP_LOTTERY:
		return 0;
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MULTIPLY:
	case OP_DIVIDE:
		return fold(node, walk);
	case OP_NEGATE:
		return negate(node, walk);
#define FUNCTION(word, name, least, most, usage) \
	case OP_##name:                          \
		return walk_##word(node, walk);
		RULE_FUNCTIONS(FUNCTION)
#undef FUNCTION
	default:
		return walk_truth(node, walk) ? E4 : 0;
	}
}
