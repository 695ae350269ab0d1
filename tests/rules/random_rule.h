/* SPDX-License-Identifier: ISC */
/* Random rules as trees of their own, written as text, and worked out the plain way: one candidate, one node at a time. */
#ifndef LUQU_TESTS_RULES_RANDOM_RULE_H
#define LUQU_TESTS_RULES_RANDOM_RULE_H

#include <luqu/evaluate.h>

struct random {
	uint64_t state;
};
uint32_t random_below(struct random *random, uint32_t limit);

enum expression_kind {
	EXPRESSION_OR,
	EXPRESSION_AND,
	EXPRESSION_NOT,
	EXPRESSION_COMPARE,
	EXPRESSION_ADD,
	EXPRESSION_SUBTRACT,
	EXPRESSION_MULTIPLY,
	EXPRESSION_DIVIDE,
	EXPRESSION_NEGATE,
	EXPRESSION_CALL,
	EXPRESSION_NUMBER,
	EXPRESSION_STRING,
	EXPRESSION_NAME,
};

struct expression {
	enum expression_kind kind;
	const char *word; /* the comparison, the function, the number, string or name as written */
	struct expression *parts[4];
	size_t n_parts;
};

enum { RULE_BYTES = 60000 };

/* A condition or a sum; may_compare: whether comparisons may stand in it. Lives in the arena. */
struct expression *random_condition(struct random *random, struct arena *arena, unsigned depth);
struct expression *random_sum(struct random *random, struct arena *arena, unsigned depth, bool may_compare);
/* As a rule; parentheses where they are needed, and some where they are not. */
void expression_write(struct random *random, const struct expression *expression, bool is_condition, char text[RULE_BYTES]);

/* A year with random marks, tags and texts out of a small stock, so that equal ones are common. */
struct dataset *random_dataset(struct random *random, size_t n_candidates);

struct plain_value {
	enum rule_failure failure;
	bool is_text;
	int64_t number_e4;
	char text[64];
};
struct plain_row {
	const struct dataset *dataset;
	const struct totals *totals;
	candidate_ix candidate;
	uint16_t choice;
};
struct plain_value plain_evaluate(const struct expression *expression, const struct plain_row *row);
bool plain_truth(const struct plain_value *value);
int64_t plain_number(struct plain_value *value); /* sets the failure of a text that is too large a number */

#endif
