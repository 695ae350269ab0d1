/* SPDX-License-Identifier: ISC */
/* The rule language of the reference: evaluated straight from the text, one recursive descent, nothing kept. */
#ifndef LUQU_TESTS_REFERENCE_RULE_H
#define LUQU_TESTS_REFERENCE_RULE_H

#include <luqu/decimal.h>
#include <luqu/rule.h>

/* A number in 1/10000, or a text that lives elsewhere. */
struct reference_value {
	bool is_text;
	int64_t number_e4;
	const char *bytes;
	size_t length;
};

struct reference_shelf { /* the last pattern, so that a pool does not compile it for every candidate */
	struct rule_pattern *pattern;
	char *text;
};

/* What the names of a rule mean, and what went wrong. */
struct reference_scope {
	void *context;
	bool (*name)(void *context, const char *name, size_t length, struct reference_value *value); /* false: no such name */
	bool (*cutoff)(void *context, const char *tier, size_t length, int64_t *merit_e4);           /* false: nobody taken there */
	struct reference_shelf *shelf;
	const char *failure; /* NULL: none; else the first: "overflow", "division by zero", "pattern limit", "bad rule" */
	bool has_no_line;    /* a cutoff() named had nobody */
};

enum { REFERENCE_KEYS = 8 };

int64_t reference_rule_number(struct reference_scope *scope, const char *text); /* of a text: its number */
bool reference_rule_holds(struct reference_scope *scope, const char *text);
/* The keys of a ranking; a key that is `lottery` alone has the value 0 and its mark set. Returns how many. */
size_t reference_rule_ranking(struct reference_scope *scope, const char *text, int64_t keys[REFERENCE_KEYS],
                              bool is_lottery[REFERENCE_KEYS]);
void reference_shelf_clear(struct reference_shelf *shelf);

int64_t reference_text_number(const char *bytes, size_t length);          /* 0 where it is none */
size_t reference_number_text(int64_t number_e4, char text[DECIMAL_TEXT]); /* as in output files */

#endif
