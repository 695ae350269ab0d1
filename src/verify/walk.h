/* SPDX-License-Identifier: ISC */
/* The verifier's own evaluation of rules: trees as the parser leaves them, walked node by node, one candidate at a time. */
#ifndef LUQU_VERIFY_WALK_H
#define LUQU_VERIFY_WALK_H

#include <luqu/rule.h>

/* What rules read beside the dataset's columns. */
struct figures {
	const struct dataset *dataset;
	int64_t *bonus_e4, *total_e4; /* [candidate] */
	int64_t **derived_e4;         /* [subject]: NULL, or its formula's value by candidate */
};

enum flaw { FLAW_NONE, FLAW_OVERFLOW, FLAW_DIVISION, FLAW_PATTERN_LIMIT, FLAW_PATTERN, FLAW_MEMORY };
const char *flaw_name(enum flaw flaw); /* a translated phrase */

/* A node of the parser with what it names already looked up. */
struct walk_node {
	const struct rule_node *node;
	const struct walk_node *const *arguments; /* as many as the node has */
	uint32_t word;     /* a string or a tag's name: its number in the dataset's texts; STRING_NONE: no candidate has it */
	int64_t number_e4; /* of a number or a string */
	struct rule_pattern *pattern; /* of `~` with a constant on its right */
};

struct walk_rule {
	const char *where;             /* "tiers S1 merit", "plans S1/042032/open line": for messages */
	const struct walk_node **keys; /* one, or a ranking's several */
	size_t n_keys;
	const tier_ix *cutoffs; /* the tiers whose cutoff() it names */
	size_t n_cutoffs;
};

/* All rules of one verification and their memory. */
struct walk_book;
struct walk_book *walk_book_make(const struct dataset *dataset); /* NULL: out of memory */
void walk_book_free(struct walk_book *book);                     /* accepts NULL */
/* Reads a rule. NULL: the problem names `where` (copied) and says why. tier: the one it belongs to; IX_NONE: none. */
const struct walk_rule *walk_book_read(struct walk_book *book, enum rule_use use, const char *text, tier_ix tier, const char *where,
                                       struct problem *problem);

/* Whether what the parser or a pattern says is that memory has run out: they have no other way to say it. */
bool walk_says_memory(const char *why);

/* One candidate before one rule. The first flaw stays; values are 0 from then on. */
struct walk {
	const struct figures *figures;
	candidate_ix candidate;
	uint16_t choice;
	const int64_t *cutoffs_e4; /* by tier */
	enum flaw flaw;
};
int64_t walk_fail(struct walk *walk, enum flaw flaw); /* 0 */
int64_t walk_number(const struct walk_node *node, struct walk *walk); /* a text is its number; true is 1 */
bool walk_truth(const struct walk_node *node, struct walk *walk);

typedef int64_t walk_function(const struct walk_node *node, struct walk *walk);
#define WALK_FUNCTION(word, name, least, most, usage) walk_function walk_##word;
RULE_FUNCTIONS(WALK_FUNCTION) /* walk_functions.c */
#undef WALK_FUNCTION

struct slice {
	const char *bytes;
	size_t length;
};
struct slice walk_text(const struct walk_node *node, struct walk *walk); /* of a node whose value is a text */

#endif
