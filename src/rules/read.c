/* SPDX-License-Identifier: ISC */
/* The rule reader: luqu-rules(5)'s grammar, from the top down, into a tree. */
#include "read.h"

#include <string.h>

#include <luqu/i18n.h>

typedef struct rule_node *read_function(struct reader *reader);

static read_function read_condition, read_and_part, read_not_part, read_comparison, read_sum, read_product, read_unary;

/* A chain of operators of one rank, with what they stand between. */
struct chain {
	read_function *operand;
	struct {
		enum token_kind token;
		enum rule_op op;
	} operators[2];
};
static const struct chain chain_or = { read_and_part, { { TOKEN_OR, OP_OR }, { TOKEN_OR, OP_OR } } };
static const struct chain chain_and = { read_not_part, { { TOKEN_AND, OP_AND }, { TOKEN_AND, OP_AND } } };
static const struct chain chain_sum = { read_product, { { TOKEN_PLUS, OP_ADD }, { TOKEN_MINUS, OP_SUBTRACT } } };
static const struct chain chain_product = { read_unary, { { TOKEN_STAR, OP_MULTIPLY }, { TOKEN_SLASH, OP_DIVIDE } } };

static const struct {
	enum token_kind token;
	enum rule_op op;
} comparisons[] = {
	{ TOKEN_EQUAL, OP_EQUAL },           { TOKEN_NOT_EQUAL, OP_NOT_EQUAL }, { TOKEN_LESS, OP_LESS },
	{ TOKEN_LESS_EQUAL, OP_LESS_EQUAL }, { TOKEN_GREATER, OP_GREATER },     { TOKEN_GREATER_EQUAL, OP_GREATER_EQUAL },
	{ TOKEN_MATCHES, OP_MATCHES },
};

static const struct function {
	const char *name;
	enum rule_op op;
	size_t least, most;
	const char *usage;
} functions[] = {
#define FUNCTION(word, name, least, most, usage) { #word, OP_##name, least, most, usage },
	RULE_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

static bool token_is(const struct reader *reader, const struct token *token, const char *word)
{
	const size_t length = strlen(word);

	return token->kind == TOKEN_NAME && token->to - token->from == length &&
	       memcmp(reader->text + token->from, word, length) == 0;
}

/* --- the grammar ------------------------------------------------------------------------------------------------------------ */
static struct rule_node *read_chain(struct reader *reader, const struct chain *chain)
{
	struct rule_node *node = chain->operand(reader);
	uint32_t height = reader->height;

	while (node) {
		const struct token first = reader->token;
		const size_t base = reader->n_stack;
		size_t which = 0;

		while (which < 2 && chain->operators[which].token != first.kind)
			which++;
		if (which == 2)
			break;
		bool is_good = reader_push(reader, node);
		while (is_good && reader->token.kind == first.kind) {
			reader_advance(reader);
			is_good = reader_push(reader, chain->operand(reader));
			height = reader->height > height ? reader->height : height;
		}
		node = reader_pop(reader, chain->operators[which].op, &first, base, height);
		height = reader->height;
	}
	reader->height = height;
	return node;
}

static struct rule_node *read_condition(struct reader *reader)
{
	return read_chain(reader, &chain_or);
}

static struct rule_node *read_and_part(struct reader *reader)
{
	return read_chain(reader, &chain_and);
}

static struct rule_node *read_sum(struct reader *reader)
{
	return read_chain(reader, &chain_sum);
}

static struct rule_node *read_product(struct reader *reader)
{
	return read_chain(reader, &chain_product);
}

/* `not` and `-`: the operator is the current token. */
static struct rule_node *read_prefix(struct reader *reader, enum rule_op op, read_function *operand)
{
	const struct token token = reader->token;
	const size_t base = reader->n_stack;

	if (!reader_enter_level(reader, &token))
		return NULL;
	reader_advance(reader);
	reader_push(reader, operand(reader));
	reader->level--;
	return reader_pop(reader, op, &token, base, reader->height);
}

static struct rule_node *read_not_part(struct reader *reader)
{
	if (reader->token.kind == TOKEN_NOT)
		return read_prefix(reader, OP_NOT, read_not_part);
	return read_comparison(reader);
}

static size_t find_comparison(enum token_kind kind)
{
	size_t which = 0;

	while (which < sizeof(comparisons) / sizeof(*comparisons) && comparisons[which].token != kind)
		which++;
	return which;
}

static bool is_comparison(enum token_kind kind)
{
	return find_comparison(kind) < sizeof(comparisons) / sizeof(*comparisons);
}

/* A ranking that was left out is its tier's merit, whose text may hold comparisons in parentheses; its own text may not. */
static bool may_compare(const struct reader *reader)
{
	bool may = reader->use != RULE_RANKING;

	for (size_t i = 0; i < reader->dataset->n_tiers && !may; i++)
		may = strcmp(reader->dataset->tiers[i].merit, reader->text) == 0;
	return may;
}

static void *refuse_comparison(struct reader *reader)
{
	return reader_fail(
	        reader, reader->token.column,
	        _("a ranking holds no comparison, and `>` stands between its keys only: put the comparison into the formula of a "
	          "subject and rank by that subject"));
}

static void check_pattern(struct reader *reader, const struct rule_node *pattern)
{
	char why[256];

	if (pattern->op != OP_STRING || pattern_check(pattern->text, pattern->length, why, sizeof(why)))
		return;
	if (*why) {
		reader_fail(reader, pattern->column, _("the pattern is refused: %s"), why);
	} else {
		arena_fail(reader->arena);
		reader_fail(reader, pattern->column, _("out of memory"));
	}
}

static struct rule_node *read_comparison(struct reader *reader)
{
	struct rule_node *left = read_sum(reader);
	const struct token token = reader->token;
	const size_t base = reader->n_stack;

	if (!left || !is_comparison(token.kind))
		return left;
	if (!may_compare(reader))
		return refuse_comparison(reader);
	uint32_t height = reader->height;
	bool is_good = reader_push(reader, left);
	reader_advance(reader);
	if (reader->token.kind == TOKEN_EQUAL && reader->token.from == token.to)
		return reader_fail(reader, token.column, _("`==` is no sign of the rule language; write ="));
	if (token.kind == TOKEN_LESS && reader->token.kind == TOKEN_GREATER)
		return reader_fail(reader, token.column, _("`<>` is no sign of the rule language; write !="));
	is_good = is_good && reader_push(reader, read_sum(reader));
	height = reader->height > height ? reader->height : height;
	struct rule_node *node = reader_pop(reader, comparisons[find_comparison(token.kind)].op, &token, base, height);
	if (node && node->op == OP_MATCHES)
		check_pattern(reader, node->arguments[1]);
	if (is_good && is_comparison(reader->token.kind))
		return reader_fail(reader, reader->token.column,
		                   _("comparisons do not follow each other; join two of them by `and`"));
	return node;
}

static void *fail_expected(struct reader *reader)
{
	if (reader->token.kind == TOKEN_NOT)
		return reader_fail(reader, reader->token.column,
		                   _("`not` stands only before a whole condition: put both into parentheses"));
	return reader_fail(reader, reader->token.column, _("a number, a text, a name or `(` is missing before %s"),
	                   reader_show(reader, &reader->token).text);
}

/* The token behind an argument or a condition in parentheses is not the one that closes it. */
static void *fail_unclosed(struct reader *reader, const struct token *open)
{
	const struct token *token = &reader->token;

	if (token->kind == TOKEN_END)
		return reader_fail(reader, open->column, _("the `(` here has no `)`"));
	if (is_comparison(token->kind) && !may_compare(reader))
		return refuse_comparison(reader);
	if (is_comparison(token->kind) || token->kind == TOKEN_AND || token->kind == TOKEN_OR)
		return reader_fail(reader, token->column, _("put what stands around %s into parentheses of its own"),
		                   reader_show(reader, token).text);
	if (token->kind == TOKEN_COMMA)
		return reader_fail(reader, token->column, _("`,` stands only between the arguments of a function"));
	return reader_fail(reader, token->column, _("an operator or `)` is missing before %s"), reader_show(reader, token).text);
}

static struct rule_node *read_parentheses(struct reader *reader)
{
	const struct token open = reader->token;

	if (!reader_enter_level(reader, &open))
		return NULL;
	reader_advance(reader);
	struct rule_node *node = read_condition(reader);
	reader->level--;
	if (!node)
		return NULL;
	if (reader->token.kind != TOKEN_CLOSE)
		return fail_unclosed(reader, &open);
	node->from = open.from;
	node->to = reader->token.to;
	reader_advance(reader);
	return node;
}

static const struct function *find_function(const struct reader *reader, const struct token *name)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (token_is(reader, name, functions[i].name))
			return &functions[i];
	return NULL;
}

static struct rule_node *read_call(struct reader *reader, const struct token *name, const struct function *function)
{
	const struct token open = reader->token;
	const size_t base = reader->n_stack;
	uint32_t height = 0;
	bool is_good = reader_enter_level(reader, name);

	do {
		reader_advance(reader);
		is_good = is_good && reader_push(reader, read_sum(reader));
		height = reader->height > height ? reader->height : height;
	} while (is_good && reader->token.kind == TOKEN_COMMA);
	reader->level--;
	if (is_good && reader->token.kind != TOKEN_CLOSE)
		fail_unclosed(reader, &open);
	const size_t count = reader->n_stack - base;
	const struct token close = reader->token;
	struct rule_node *node = reader_pop(reader, function->op, name, base, height);
	if (!node)
		return NULL;
	if (count < function->least || count > function->most)
		return reader_fail(reader, name->column, _("wrong number of arguments: %s"), function->usage);
	node->to = close.to;
	reader_advance(reader);
	return node;
}

static struct rule_node *read_cutoff(struct reader *reader, const struct token *name)
{
	const struct token code = reader_take_raw(reader);
	const struct token close = reader->token;
	struct rule_node *node = reader->has_failed ? NULL : reader_resolve_cutoff(reader, name, &code);

	if (!node)
		return NULL;
	node->to = close.to;
	reader_advance(reader);
	return node;
}

static struct rule_node *read_name(struct reader *reader)
{
	const struct token name = reader->token;
	const struct function *function = find_function(reader, &name);

	/* cutoff(TIER): the code may be no token of the language, so it is taken before the lexer sees it. */
	reader_advance(reader);
	if (reader->token.kind == TOKEN_OPEN) {
		if (function)
			return read_call(reader, &name, function);
		if (token_is(reader, &name, "cutoff"))
			return read_cutoff(reader, &name);
		return reader_fail_unknown_function(reader, &name);
	}
	if (function)
		return reader_fail(reader, name.column, _("`%s` is a function and needs arguments: %s"), function->name,
		                   function->usage);
	return reader_resolve_name(reader, &name);
}

static struct rule_node *read_number(struct reader *reader)
{
	struct rule_node *node = reader_make_node(reader, OP_NUMBER, &reader->token);

	if (node)
		node->number_e4 = reader->token.number_e4;
	reader_advance(reader);
	return node;
}

static struct rule_node *read_string(struct reader *reader)
{
	const struct token token = reader->token;
	struct rule_node *node = reader_make_node(reader, OP_STRING, &token);

	reader_advance(reader);
	if (!node)
		return NULL;
	node->is_text = true;
	node->length = token.to - token.from - 2;
	node->text = arena_text(reader->arena, reader->text + token.from + 1, node->length);
	return node->text ? node : reader_fail(reader, token.column, _("out of memory"));
}

static struct rule_node *read_unary(struct reader *reader)
{
	if (reader->has_failed)
		return NULL;
	switch (reader->token.kind) {
	case TOKEN_MINUS:
		return read_prefix(reader, OP_NEGATE, read_unary);
	case TOKEN_NUMBER:
		return read_number(reader);
	case TOKEN_STRING:
		return read_string(reader);
	case TOKEN_NAME:
		return read_name(reader);
	case TOKEN_OPEN:
		return read_parentheses(reader);
	default:
		return fail_expected(reader);
	}
}

/* --- the whole -------------------------------------------------------------------------------------------------------------- */
/* `lottery` as a whole key, or a sum. */
static struct rule_node *read_key(struct reader *reader)
{
	const struct token token = reader->token;

	if (!token_is(reader, &token, "lottery"))
		return read_sum(reader);
	reader_advance(reader);
	if (reader->token.kind != TOKEN_GREATER && reader->token.kind != TOKEN_END)
		return reader_fail(reader, token.column, _("`lottery` stands only as a whole key of a ranking: ... > lottery"));
	return reader_make_node(reader, OP_LOTTERY, &token);
}

static void read_keys(struct reader *reader)
{
	bool is_good = reader_push(reader, read_key(reader));

	while (is_good && reader->token.kind == TOKEN_GREATER) {
		reader_advance(reader);
		is_good = reader_push(reader, read_key(reader));
	}
}

/* Something stands behind the rule's last whole part. */
static void fail_rest(struct reader *reader)
{
	const struct token *token = &reader->token;
	const struct shown shown = reader_show(reader, token);

	if (is_comparison(token->kind) && reader->use == RULE_RANKING)
		refuse_comparison(reader);
	else if (is_comparison(token->kind) || token->kind == TOKEN_AND || token->kind == TOKEN_OR)
		reader_fail(reader, token->column, _("this rule is arithmetic: %s stands only in parentheses here"), shown.text);
	else if (token->kind == TOKEN_CLOSE)
		reader_fail(reader, token->column, _("the `)` here has no `(`"));
	else if (token->kind == TOKEN_COMMA)
		reader_fail(reader, token->column, _("`,` stands only between the arguments of a function"));
	else
		reader_fail(reader, token->column, _("an operator is missing before %s"), shown.text);
}

static void read_rule(struct reader *reader)
{
	const bool is_condition = reader->use == RULE_TIER_ELIGIBLE || reader->use == RULE_PLAN_ELIGIBLE;

	if (reader->length > RULE_TEXT_MOST) {
		reader_fail(reader, 1, _("the rule is longer than %d bytes"), RULE_TEXT_MOST);
		return;
	}
	reader_advance(reader);
	if (!reader->has_failed && reader->token.kind == TOKEN_END)
		reader_fail(reader, 1, _("the rule is empty"));
	else if (reader->use == RULE_RANKING)
		read_keys(reader);
	else
		reader_push(reader, is_condition ? read_condition(reader) : read_sum(reader));
	if (!reader->has_failed && reader->token.kind != TOKEN_END)
		fail_rest(reader);
}

static const struct rule_tree *make_tree(struct reader *reader)
{
	struct rule_tree *tree = arena_alloc(reader->arena, 1, sizeof(*tree));
	struct rule_node **keys = arena_alloc(reader->arena, reader->n_stack, sizeof(*keys));

	if (!tree || !keys)
		return reader_fail(reader, 1, _("out of memory"));
	memcpy(keys, reader->stack, reader->n_stack * sizeof(*keys));
	*tree = (struct rule_tree){ .use = reader->use, .keys = keys, .n_keys = reader->n_stack };
	tree->text = arena_text(reader->arena, reader->text, reader->length);
	return tree->text ? tree : reader_fail(reader, 1, _("out of memory"));
}

const struct rule_tree *rule_read(struct arena *arena, enum rule_use use, const char *text, const struct dataset *dataset,
                                  tier_ix earlier_than, struct rule_fault *fault)
{
	struct reader reader = {
		.arena = arena,
		.dataset = dataset,
		.use = use,
		.earlier_than = earlier_than,
		.fault = fault,
		.text = text,
		.length = strlen(text),
		.column = 1,
	};
	const struct rule_tree *tree = NULL;

	*fault = (struct rule_fault){ 0 };
	read_rule(&reader);
	if (!reader.has_failed)
		tree = make_tree(&reader);
	return tree;
}
