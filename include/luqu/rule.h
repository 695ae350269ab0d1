/* SPDX-License-Identifier: ISC */
/* The rule language (luqu-rules(5)): reading, checking names, and patterns. Shared with the verifier; evaluation is evaluate.h. */
#ifndef LUQU_RULE_H
#define LUQU_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/dataset.h>
#include <luqu/rule_functions.h>

/* Where a rule stands decides which names it may use. */
enum rule_use {
	RULE_FORMULA,       /* subjects.formula: arithmetic over subjects and status.SUBJECT */
	RULE_TOTAL,         /* office total: over subjects, status.SUBJECT and bonus */
	RULE_MERIT,         /* arithmetic, all names but choice, lottery, cutoff */
	RULE_TIER_LINE,     /* the same */
	RULE_TIER_ELIGIBLE, /* a condition, the same names */
	RULE_RANKING,       /* sum { > sum }; also choice, and lottery as a whole key */
	RULE_PLAN_ELIGIBLE, /* a condition; also choice */
	RULE_PLAN_LINE,     /* arithmetic; also cutoff(TIER) */
};

enum rule_op {
	OP_NUMBER, OP_STRING, OP_NAME, OP_CUTOFF, OP_LOTTERY,
	OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, OP_NEGATE,
	OP_AND, OP_OR, OP_NOT,
	OP_EQUAL, OP_NOT_EQUAL, OP_LESS, OP_LESS_EQUAL, OP_GREATER, OP_GREATER_EQUAL, OP_MATCHES,
#define RULE_OP(word, name, least, most, usage) OP_##name,
	RULE_FUNCTIONS(RULE_OP)
#undef RULE_OP
};

enum rule_name {
	NAME_SUBJECT, /* index: subject */
	NAME_STATUS,  /* index: subject */
	NAME_TOTAL, NAME_BONUS, NAME_CANDIDATE_NO, NAME_FEEDER, NAME_DISTRICT, NAME_CATEGORY, NAME_SEX,
	NAME_TAG,     /* text: the tag's name; index unused */
	NAME_CHOICE,
};

/* ADD, SUBTRACT, MULTIPLY, DIVIDE, AND and OR have two or more arguments, taken from the left: a+b+c is one ADD of three, a-b-c is
 * (a-b)-c, a+b-c is SUBTRACT(ADD(a, b), c). So long chains make no deep trees: a tree is at most 1,000 nodes high. Comparisons
 * have two arguments, NOT and NEGATE one, functions what their table says. */
struct rule_node {
	enum rule_op op;
	bool is_text;                 /* the value's type, known when read: strings, status., tag. and the text names are texts; all else numbers */
	uint32_t column;              /* where it stands in the rule's text: characters from 1 */
	int64_t number_e4;            /* OP_NUMBER */
	const char *text; size_t length; /* OP_STRING; NAME_TAG */
	enum rule_name name;          /* OP_NAME */
	uint32_t index;               /* NAME_SUBJECT, NAME_STATUS: subject_ix; OP_CUTOFF: tier_ix */
	struct rule_node **arguments; /* operands from left to right */
	size_t n_arguments;
	uint32_t from, to;            /* bytes of the rule's text it was read from, parentheses around it included */
};

struct rule_tree {
	enum rule_use use;
	const char *text;         /* the rule as written */
	struct rule_node **keys;  /* RULE_RANKING: one per key; all else exactly one */
	size_t n_keys;
};

/* A fault in a rule. */
struct rule_fault {
	uint32_t column;  /* characters from 1 */
	char text[512];   /* translated; for an unknown name it lists the names there are */
};

bool rule_is_word(const char *bytes, size_t length); /* keyword, function or name of the language: no subject or tag may be called so */

/* Reads and checks a rule. dataset: its subjects and tiers must be there (candidates need not). earlier_than: for cutoff(TIER), the
 * tier the rule belongs to; IX_NONE elsewhere. The tree lives in the arena. A pattern that is a constant is compiled once to see whether it is good.
 * NULL: *fault says why (or arena_failed(arena)). Limits: 64 KiB of text, 200 levels. */
const struct rule_tree *rule_read(struct arena *arena, enum rule_use use, const char *text, const struct dataset *dataset,
				  tier_ix earlier_than, struct rule_fault *fault);

/* --- patterns: the only door to PCRE2. UTF without UCP, JIT; limits on match, depth, heap and pattern length; \C, verbs and recursion limits refused. */
struct rule_pattern;
struct rule_pattern *rule_pattern_make(const char *bytes, size_t length, char *why, size_t why_size); /* NULL: *why; "" without memory */
void rule_pattern_free(struct rule_pattern *pattern);
enum pattern_answer { PATTERN_NO, PATTERN_YES, PATTERN_LIMIT, PATTERN_MEMORY };
/* One pattern may be used by several threads. */
enum pattern_answer rule_pattern_match(const struct rule_pattern *pattern, const char *bytes, size_t length);

#endif
