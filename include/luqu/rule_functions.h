/* SPDX-License-Identifier: ISC */
/* The functions of the rule language: their one table, from which parser, engine and verifier make their own. */
#ifndef LUQU_RULE_FUNCTIONS_H
#define LUQU_RULE_FUNCTIONS_H

#include <stdint.h>

/* X(word, name, least, most, usage): the word in rules; OP_name and CODE_name; how many arguments, SIZE_MAX: any number; for messages.
 * All arguments and the value are numbers. The engine works `word` out in number_word (src/rules/evaluate_functions.c), the verifier
 * in walk_word (src/verify/walk_functions.c): a function that is in this table alone does not link. */
#define RULE_FUNCTIONS(X)                                  \
	X(min, MIN, 1, SIZE_MAX, "min(a,b,...)")           \
	X(max, MAX, 1, SIZE_MAX, "max(a,b,...)")           \
	X(round, ROUND, 1, 1, "round(a)")                  \
	X(floor, FLOOR, 1, 1, "floor(a)")                  \
	X(grade, GRADE, 2, SIZE_MAX, "grade(a,t1,t2,...)")

#endif
