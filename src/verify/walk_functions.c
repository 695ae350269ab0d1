/* SPDX-License-Identifier: ISC */
/* The functions of the rule language, as the verifier works them out: by its own reading of luqu-rules(5), for one candidate. */
#include "walk.h"

#include <luqu/decimal.h>

int64_t walk_min(const struct walk_node *node, struct walk *walk)
{
	int64_t least = walk_number(node->arguments[0], walk);

	for (size_t i = 1; i < node->node->n_arguments; i++) {
		const int64_t next = walk_number(node->arguments[i], walk);

		least = next < least ? next : least;
	}
	return least;
}

int64_t walk_max(const struct walk_node *node, struct walk *walk)
{
	int64_t most = walk_number(node->arguments[0], walk);

	for (size_t i = 1; i < node->node->n_arguments; i++) {
		const int64_t next = walk_number(node->arguments[i], walk);

		most = next > most ? next : most;
	}
	return most;
}

int64_t walk_round(const struct walk_node *node, struct walk *walk)
{
	int64_t whole = 0;

	return decimal_round(walk_number(node->arguments[0], walk), &whole) ? whole : walk_fail(walk, FLAW_OVERFLOW);
}

int64_t walk_floor(const struct walk_node *node, struct walk *walk)
{
	int64_t whole = 0;

	return decimal_floor(walk_number(node->arguments[0], walk), &whole) ? whole : walk_fail(walk, FLAW_OVERFLOW);
}

int64_t walk_grade(const struct walk_node *node, struct walk *walk)
{
	const int64_t value = walk_number(node->arguments[0], walk);
	int64_t reached_e4 = 0;

	for (size_t i = 1; i < node->node->n_arguments; i++)
		if (walk_number(node->arguments[i], walk) <= value)
			reached_e4 += E4;
	return reached_e4;
}
