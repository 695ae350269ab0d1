/* SPDX-License-Identifier: ISC */
/* What the files of the rule reader share: tokens, the state of one reading, and the steps between them. */
#ifndef LUQU_RULES_READ_H
#define LUQU_RULES_READ_H

#include <luqu/rule.h>

enum {
	RULE_TEXT_MOST = 65536,  /* bytes */
	RULE_LEVELS_MOST = 200,  /* parentheses, functions, `not` and `-` within each other */
	RULE_HEIGHT_MOST = 1000, /* of a tree: chains of alternating operators count too */
};

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_STRING,
	TOKEN_NAME,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_PLUS,
	TOKEN_MINUS,
	TOKEN_STAR,
	TOKEN_SLASH,
	TOKEN_EQUAL,
	TOKEN_NOT_EQUAL,
	TOKEN_LESS,
	TOKEN_LESS_EQUAL,
	TOKEN_GREATER,
	TOKEN_GREATER_EQUAL,
	TOKEN_MATCHES,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_KINDS,
};

struct token {
	enum token_kind kind;
	uint32_t column;   /* characters from 1 */
	uint32_t from, to; /* bytes in the rule's text; a string's quotes are inside */
	int64_t number_e4; /* TOKEN_NUMBER */
};

struct reader {
	struct arena *arena;
	const struct dataset *dataset;
	enum rule_use use;
	tier_ix earlier_than;
	struct rule_fault *fault;
	bool has_failed; /* sticky: the first fault is kept, all further tokens are TOKEN_END */
	const char *text;
	size_t length;
	uint32_t at;              /* the byte behind the token */
	uint32_t column;          /* of that byte */
	struct token token;       /* the one to be looked at next */
	struct token last;        /* the one before it */
	uint32_t level;           /* how deep in parentheses and their like */
	uint32_t height;          /* of the node read last */
	struct rule_node **stack; /* operands of the chains being read */
	size_t n_stack, stack_room;
};

/* read_lex.c */
void reader_advance(struct reader *reader);
/* Everything up to the next `)` as it stands, blanks at both ends left out; the `)` becomes the token. The token `(` is the current
 * one. */
struct token reader_take_raw(struct reader *reader);
/* Always NULL, so that `return reader_fail(...)` reads well. */
__attribute__((format(printf, 3, 4))) void *reader_fail(struct reader *reader, uint32_t column, const char *format, ...);
/* A token in a message: its text in backquotes, or "the end of the rule". */
struct shown {
	char text[160];
};
struct shown reader_show(const struct reader *reader, const struct token *token);

/* read_node.c: all of them fail where the reader has failed. */
struct rule_node *reader_make_node(struct reader *reader, enum rule_op op, const struct token *token);
bool reader_push(struct reader *reader, struct rule_node *node); /* node may be NULL: false */
/* A node over the operands pushed since `base`, which leave the stack. height: of the highest of them. */
struct rule_node *reader_pop(struct reader *reader, enum rule_op op, const struct token *token, size_t base, uint32_t height);
bool reader_enter_level(struct reader *reader, const struct token *token);

/* read_names.c: what a name means where the rule stands. The name is the token before the current one. */
struct rule_node *reader_resolve_name(struct reader *reader, const struct token *name);
struct rule_node *reader_resolve_cutoff(struct reader *reader, const struct token *name, const struct token *code);
void *reader_fail_unknown_function(struct reader *reader, const struct token *name);

/* pattern.c: whether it is good, without the cost of machine code. */
bool pattern_check(const char *bytes, size_t length, char *why, size_t why_size);

#endif
