/* SPDX-License-Identifier: ISC */
/* The rule reader's nodes, the stack on which operands wait for their operator, and how deep it all may go. */
#include "read.h"

#include <string.h>

#include <luqu/i18n.h>

struct rule_node *reader_make_node(struct reader *reader, enum rule_op op, const struct token *token)
{
	struct rule_node *node = arena_alloc(reader->arena, 1, sizeof(*node));

	if (!node)
		return reader_fail(reader, token->column, _("out of memory"));
	node->op = op;
	node->column = token->column;
	node->from = token->from;
	node->to = token->to;
	reader->height = 1;
	return node;
}

/* The stack lies in the arena, so that only the arena can run out of memory. */
static bool grow_stack(struct reader *reader)
{
	const size_t room = 2 * reader->stack_room + 16;
	struct rule_node **stack = arena_alloc(reader->arena, room, sizeof(struct rule_node *));

	if (!stack)
		return false;
	if (reader->n_stack > 0)
		memcpy(stack, reader->stack, reader->n_stack * sizeof(struct rule_node *));
	reader->stack = stack;
	reader->stack_room = room;
	return true;
}

bool reader_push(struct reader *reader, struct rule_node *node)
{
	if (!node)
		return false;
	if (reader->n_stack == reader->stack_room && !grow_stack(reader)) {
		reader_fail(reader, node->column, _("out of memory"));
		return false;
	}
	reader->stack[reader->n_stack++] = node;
	return true;
}

/* A node over the operands pushed since `base`, which leave the stack. height: of the highest of them. */
struct rule_node *reader_pop(struct reader *reader, enum rule_op op, const struct token *token, size_t base, uint32_t height)
{
	const size_t count = reader->n_stack - base;
	struct rule_node *node = reader->has_failed ? NULL : reader_make_node(reader, op, token);

	reader->n_stack = base;
	if (!node)
		return NULL;
	node->arguments = arena_alloc(reader->arena, count, sizeof(*node->arguments));
	if (!node->arguments)
		return reader_fail(reader, token->column, _("out of memory"));
	memcpy(node->arguments, reader->stack + base, count * sizeof(*node->arguments));
	node->n_arguments = count;
	if (node->arguments[0]->from < node->from)
		node->from = node->arguments[0]->from;
	if (node->arguments[count - 1]->to > node->to)
		node->to = node->arguments[count - 1]->to;
	reader->height = height + 1;
	if (reader->height > RULE_HEIGHT_MOST)
		return reader_fail(reader, token->column, _("the rule is too deeply nested"));
	return node;
}

bool reader_enter_level(struct reader *reader, const struct token *token)
{
	if (++reader->level > RULE_LEVELS_MOST)
		reader_fail(reader, token->column, _("more than %d levels of parentheses"), RULE_LEVELS_MOST);
	return !reader->has_failed;
}
