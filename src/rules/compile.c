/* SPDX-License-Identifier: ISC */
/* From a rule's tree to code: names resolved, texts as numbers, constants worked out once. */
#include "compile.h"

#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { FOLD_LEVELS = 3 };

static struct code *compile_node(struct compiler *compiler, const struct rule_node *node);

static struct code *fail_memory(struct compiler *compiler)
{
	problem_memory(compiler->problem);
	compiler->has_failed = true;
	return NULL;
}

/* --- pieces ---------------------------------------------------------------------------------------------------------------- */
static struct code *make_code(struct compiler *compiler, enum code_op op, size_t n_arguments)
{
	struct rule *rule = compiler->rule;
	struct code *code = &rule->codes[rule->n_codes++];

	code->op = op;
	code->arguments = rule->arguments + rule->n_arguments;
	code->n_arguments = n_arguments;
	rule->n_arguments += n_arguments;
	return code;
}

static struct code *make_constant(struct compiler *compiler, int64_t number_e4)
{
	struct code *code = make_code(compiler, CODE_CONSTANT, 0);

	code->number_e4 = number_e4;
	return code;
}

static const char *keep_bytes(struct compiler *compiler, const char *bytes, size_t length)
{
	char *kept = compiler->rule->bytes + compiler->rule->n_bytes;

	memcpy(kept, bytes, length);
	compiler->rule->n_bytes += length;
	return kept;
}

/* --- constants -------------------------------------------------------------------------------------------------------------- */
static bool is_truth(const struct code *code)
{
	return code->op >= CODE_AND && code->op <= CODE_MATCHES;
}

static bool is_text(const struct code *code)
{
	return code->op == CODE_TEXT;
}

static bool is_constant_text(const struct code *code)
{
	return is_text(code) && code->source == SOURCE_CONSTANT;
}

static bool is_constant(const struct code *code)
{
	if (code->op == CODE_NUMBER_TRUE)
		code = code->arguments[0];
	return code->op == CODE_CONSTANT || is_constant_text(code);
}

/* Works out what depends on constants alone, by the evaluation itself; what fails is left to fail for its candidates. */
static struct code *fold(struct compiler *compiler, struct code *code)
{
	const candidate_ix nobody = 0;
	const struct view view = { .count = 1, .candidates = &nobody };
	const struct rule_batch batch = { .dataset = compiler->dataset, .count = 1, .candidates = &nobody };
	uint8_t failure = FAILURE_NONE;
	uint16_t chosen = 0;
	int64_t number = 0;

	for (size_t i = 0; i < code->n_arguments; i++)
		if (!is_constant(code->arguments[i]))
			return code;
	if (!compiler->scratch)
		compiler->scratch = rule_scratch_make();
	if (!compiler->scratch || !scratch_ensure(compiler->scratch, FOLD_LEVELS))
		return fail_memory(compiler);
	struct run run = { .rule = compiler->rule, .batch = &batch, .scratch = compiler->scratch, .failures = &failure };
	if (is_truth(code))
		number = code_choose(&run, code, &view, 0, &chosen) > 0 ? E4 : 0;
	else
		number = *code_numbers(&run, code, &view, 0);
	if (failure == FAILURE_NONE) {
		code->op = CODE_CONSTANT;
		code->number_e4 = number;
		code->n_arguments = 0;
	}
	return code;
}

/* --- from one type to another ----------------------------------------------------------------------------------------------- */
static struct code *as_number(struct compiler *compiler, struct code *code)
{
	if (!code)
		return NULL;
	if (is_text(code)) {
		code->op = CODE_TEXT_NUMBER;
		return code->source == SOURCE_CONSTANT ? fold(compiler, code) : code;
	}
	if (!is_truth(code))
		return code;
	struct code *number = make_code(compiler, CODE_TRUTH_NUMBER, 1);

	number->arguments[0] = code;
	return number;
}

static struct code *as_truth(struct compiler *compiler, struct code *code)
{
	if (!code || is_truth(code))
		return code;
	if (is_text(code)) {
		code->op = CODE_TEXT_TRUE;
		return code->source == SOURCE_CONSTANT ? as_truth(compiler, fold(compiler, code)) : code;
	}
	struct code *truth = make_code(compiler, CODE_NUMBER_TRUE, 1);

	truth->arguments[0] = code;
	return truth;
}

/* --- texts ------------------------------------------------------------------------------------------------------------------ */
static struct code *compile_string(struct compiler *compiler, const struct rule_node *node)
{
	struct code *code = make_code(compiler, CODE_TEXT, 0);

	code->source = SOURCE_CONSTANT;
	code->text = keep_bytes(compiler, node->text, node->length);
	code->length = node->length;
	return code;
}

/* A constant as a text: a number as it is written. */
static struct text_value constant_text(struct compiler *compiler, const struct code *code)
{
	char written[DECIMAL_TEXT];

	if (code->op != CODE_CONSTANT)
		return (struct text_value){ code->text, code->length };
	const size_t length = decimal_write(code->number_e4, written);
	return (struct text_value){ keep_bytes(compiler, written, length), length };
}

static uint32_t key_in_texts(const struct dataset *dataset, struct text_value text)
{
	const uint32_t number = strings_find(dataset->texts, text.bytes, text.length);

	if (number != STRING_NONE)
		return number;
	return text.length == 0 ? KEY_EMPTY : KEY_NEVER;
}

static uint32_t key_of_sex(struct text_value text)
{
	if (text.length == 0)
		return 0;
	return text.length == 1 && (*text.bytes == 'M' || *text.bytes == 'F') ? (uint32_t)*text.bytes : KEY_NEVER;
}

static uint32_t key_of_status(struct text_value text)
{
	for (int status = SCORE_NONE; status <= SCORE_DEFERRED; status++) {
		const char *name = score_status_name((enum score_status)status);

		if (strlen(name) == text.length && memcmp(name, text.bytes, text.length) == 0)
			return (uint32_t)status;
	}
	return KEY_NEVER;
}

/* The key that a constant has among the texts of a source. */
static uint32_t constant_key(const struct compiler *compiler, enum text_source source, struct text_value text)
{
	if (source == SOURCE_SEX)
		return key_of_sex(text);
	if (source == SOURCE_STATUS)
		return key_of_status(text);
	return key_in_texts(compiler->dataset, text);
}

static bool has_key(const struct code *code)
{
	return is_text(code) && code->source != SOURCE_CONSTANT && code->source != SOURCE_CANDIDATE_NO;
}

/* Sources whose keys mean the same. */
static enum text_source key_kind(enum text_source source)
{
	return source == SOURCE_SEX || source == SOURCE_STATUS ? source : SOURCE_FEEDER;
}

/* --- comparisons ------------------------------------------------------------------------------------------------------------ */
static enum comparison comparison_of(enum rule_op op)
{
	static const enum comparison comparisons[] = {
		[OP_EQUAL] = EQUAL,           [OP_NOT_EQUAL] = NOT_EQUAL, [OP_LESS] = LESS,
		[OP_LESS_EQUAL] = LESS_EQUAL, [OP_GREATER] = GREATER,     [OP_GREATER_EQUAL] = GREATER_EQUAL,
	};

	return comparisons[op];
}

/* `=` and `!=` of a column's text with a constant: its key is known before any candidate is. */
static struct code *compile_key_is(struct compiler *compiler, struct code *column, struct code *constant, bool is_negated)
{
	column->wanted = constant_key(compiler, column->source, constant_text(compiler, constant));
	column->op = CODE_KEY_IS;
	column->is_negated = is_negated;
	return column;
}

static struct code *compile_text_equality(struct compiler *compiler, struct code *left, struct code *right,
                                          enum comparison comparison)
{
	enum code_op op = CODE_COMPARE_TEXT;

	if (has_key(left) && is_constant(right))
		return compile_key_is(compiler, left, right, comparison == NOT_EQUAL);
	if (has_key(right) && is_constant(left))
		return compile_key_is(compiler, right, left, comparison == NOT_EQUAL);
	if (has_key(left) && has_key(right) && key_kind(left->source) == key_kind(right->source))
		op = CODE_KEYS_EQUAL;
	struct code *code = make_code(compiler, op, 2);

	code->comparison = comparison;
	code->is_negated = comparison == NOT_EQUAL;
	code->arguments[0] = left;
	code->arguments[1] = right;
	return fold(compiler, code);
}

static struct code *text_or_number(struct compiler *compiler, struct code *code)
{
	return code && is_text(code) ? code : as_number(compiler, code);
}

static struct code *compile_comparison(struct compiler *compiler, const struct rule_node *node)
{
	const bool is_equality = node->op == OP_EQUAL || node->op == OP_NOT_EQUAL;
	const bool left_is_text = node->arguments[0]->is_text, right_is_text = node->arguments[1]->is_text;
	struct code *left = text_or_number(compiler, compile_node(compiler, node->arguments[0]));
	struct code *right = text_or_number(compiler, compile_node(compiler, node->arguments[1]));
	const bool as_texts = is_equality ? left_is_text || right_is_text : left_is_text && right_is_text;

	if (!as_texts) {
		left = as_number(compiler, left);
		right = as_number(compiler, right);
	}
	if (!left || !right)
		return NULL;
	if (is_equality && as_texts)
		return compile_text_equality(compiler, left, right, comparison_of(node->op));
	struct code *code = make_code(compiler, as_texts ? CODE_COMPARE_TEXT : CODE_COMPARE, 2);

	code->comparison = comparison_of(node->op);
	code->arguments[0] = left;
	code->arguments[1] = right;
	return fold(compiler, code);
}

static struct code *compile_match(struct compiler *compiler, const struct rule_node *node)
{
	struct code *left = text_or_number(compiler, compile_node(compiler, node->arguments[0]));
	struct code *right = text_or_number(compiler, compile_node(compiler, node->arguments[1]));
	char why[256];

	if (!left || !right)
		return NULL;
	struct code *code = make_code(compiler, CODE_MATCHES, 2);
	code->arguments[0] = left;
	code->arguments[1] = right;
	if (!is_constant(right))
		return code;
	const struct text_value text = constant_text(compiler, right);
	code->pattern = rule_pattern_make(text.bytes, text.length, why, sizeof(why));
	if (!code->pattern && !*why)
		return fail_memory(compiler);
	if (!code->pattern) {
		problem_set(compiler->problem, STATUS_FAULT, _("column %u: the pattern is refused: %s"), node->column, why);
		compiler->has_failed = true;
		return NULL;
	}
	return fold(compiler, code);
}

/* --- all else --------------------------------------------------------------------------------------------------------------- */
static struct code *compile_name(struct compiler *compiler, const struct rule_node *node)
{
	static const struct {
		enum code_op op;
		enum text_source source;
	} names[] = {
		[NAME_SUBJECT] = { CODE_MARK, SOURCE_CONSTANT },
		[NAME_STATUS] = { CODE_TEXT, SOURCE_STATUS },
		[NAME_TOTAL] = { CODE_TOTAL, SOURCE_CONSTANT },
		[NAME_BONUS] = { CODE_BONUS, SOURCE_CONSTANT },
		[NAME_CANDIDATE_NO] = { CODE_TEXT, SOURCE_CANDIDATE_NO },
		[NAME_FEEDER] = { CODE_TEXT, SOURCE_FEEDER },
		[NAME_DISTRICT] = { CODE_TEXT, SOURCE_DISTRICT },
		[NAME_CATEGORY] = { CODE_TEXT, SOURCE_CATEGORY },
		[NAME_SEX] = { CODE_TEXT, SOURCE_SEX },
		[NAME_TAG] = { CODE_TEXT, SOURCE_TAG },
		[NAME_CHOICE] = { CODE_CHOICE, SOURCE_CONSTANT },
	};
	struct code *code = make_code(compiler, names[node->name].op, 0);

	code->source = names[node->name].source;
	code->index = node->index;
	if (node->name == NAME_SUBJECT && compiler->dataset->subjects[node->index].formula)
		code->op = CODE_DERIVED;
	if (node->name == NAME_TAG)
		code->index = strings_find(compiler->dataset->texts, node->text, node->length);
	compiler->rule->uses_choice |= node->name == NAME_CHOICE;
	return code;
}

static struct code *compile_cutoff(struct compiler *compiler, const struct rule_node *node)
{
	struct code *code = make_code(compiler, CODE_CUTOFF, 0);

	code->index = node->index;
	compiler->rule->cutoffs[compiler->rule->n_cutoffs++] = node->index;
	return code;
}

static struct code *compile_operator(struct compiler *compiler, const struct rule_node *node)
{
	static const enum code_op ops[] = {
		[OP_ADD] = CODE_ADD,       [OP_SUBTRACT] = CODE_SUBTRACT, [OP_MULTIPLY] = CODE_MULTIPLY,
		[OP_DIVIDE] = CODE_DIVIDE, [OP_NEGATE] = CODE_NEGATE,     [OP_AND] = CODE_AND,
		[OP_OR] = CODE_OR,         [OP_NOT] = CODE_NOT,
#define FUNCTION(word, name, least, most, usage) [OP_##name] = CODE_##name,
		RULE_FUNCTIONS(FUNCTION)
#undef FUNCTION
	};
	const bool of_truths = node->op == OP_AND || node->op == OP_OR || node->op == OP_NOT;
	struct code *code = make_code(compiler, ops[node->op], node->n_arguments);

	for (size_t i = 0; i < node->n_arguments; i++) {
		struct code *argument = compile_node(compiler, node->arguments[i]);

		code->arguments[i] = of_truths ? as_truth(compiler, argument) : as_number(compiler, argument);
		if (!code->arguments[i])
			return NULL;
	}
	return fold(compiler, code);
}

static struct code *compile_node(struct compiler *compiler, const struct rule_node *node)
{
	if (compiler->has_failed)
		return NULL;
	switch (node->op) {
	case OP_NUMBER:
		return make_constant(compiler, node->number_e4);
	case OP_LOTTERY:
		return make_constant(compiler, 0);
	case OP_STRING:
		return compile_string(compiler, node);
	case OP_NAME:
		return compile_name(compiler, node);
	case OP_CUTOFF:
		return compile_cutoff(compiler, node);
	case OP_MATCHES:
		return compile_match(compiler, node);
	case OP_EQUAL:
	case OP_NOT_EQUAL:
	case OP_LESS:
	case OP_LESS_EQUAL:
	case OP_GREATER:
	case OP_GREATER_EQUAL:
		return compile_comparison(compiler, node);
	default:
		return compile_operator(compiler, node);
	}
}

/* A condition that is one constant has been wrapped on its way. */
static struct code *fold_key(struct compiler *compiler, struct code *code)
{
	if (code && code->op == CODE_TRUTH_NUMBER && is_constant(code->arguments[0]))
		return fold(compiler, code);
	return code;
}

struct code *compile_key(struct compiler *compiler, const struct rule_node *node, bool is_condition)
{
	struct code *code = compile_node(compiler, node);

	if (is_condition && code && is_text(code))
		code = as_truth(compiler, code);
	return fold_key(compiler, as_number(compiler, code));
}
