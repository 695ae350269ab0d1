/* SPDX-License-Identifier: ISC */
/* The making of code from a rule's tree. */
#ifndef LUQU_RULES_COMPILE_H
#define LUQU_RULES_COMPILE_H

#include "code.h"

struct compiler {
	struct rule *rule;
	const struct dataset *dataset;
	struct problem *problem;
	struct rule_scratch *scratch; /* for constants; made when first needed */
	bool has_failed;              /* sticky; *problem is set */
};

/* One key, or the whole of another rule, as a number; the rule's arrays have room for it. NULL: *problem says why. */
struct code *compile_key(struct compiler *compiler, const struct rule_node *node, bool is_condition);

#endif
